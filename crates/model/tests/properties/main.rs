//! What holds of any orders, by anybody, in any order.

mod strategies;
#[path = "../world/mod.rs"]
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::RngAlgorithm;
use strategies::*;
use upright_model::book::{Promise, Role};
use upright_model::gate::Gate;
use upright_model::id::{PersonId, PromiseId};
use upright_model::life::Claim;
use upright_model::policy::Verdict;
use upright_model::term::{Assent, Side, Term};
use upright_model::{Book, Event, Fact, Order, Turn, decide};
use world::World;

/// What the orders bring about, each event with the book before and after it.
fn run(mut world: World, orders: &[Order], mut see: impl FnMut(&Book, &Event, &Book)) -> World {
    for order in orders {
        for event in decide(&world.book, order).unwrap_or_default() {
            let before = world.book.clone();
            world.book.apply(&event);
            see(&before, &event, &world.book);
            world.events.push(event);
        }
    }
    world
}

/// Promises on the longest path to each promise; fails on a cycle.
fn depths(book: &Book) -> BTreeMap<&PromiseId, usize> {
    let mut depths = BTreeMap::new();
    for _ in &book.promises {
        for (id, promise) in &book.promises {
            let on: BTreeSet<_> = promise
                .draft
                .rests_on
                .iter()
                .flat_map(Gate::promises)
                .collect();
            let above: Option<Vec<usize>> = on.iter().map(|on| depths.get(on).copied()).collect();
            if let Some(above) = above {
                depths.insert(id, above.into_iter().max().unwrap_or(0) + 1);
            }
        }
    }
    assert_eq!(
        depths.len(),
        book.promises.len(),
        "something rests on itself"
    );
    depths
}

fn resting_on_by_search<'a>(book: &'a Book, id: &PromiseId) -> BTreeSet<&'a PromiseId> {
    let names = |promise: &Promise| {
        let mut named = promise.draft.rests_on.iter().flat_map(Gate::promises);
        named.any(|on| on == id)
    };
    let resting = book.promises.iter().filter(|(_, promise)| names(promise));
    resting.map(|(resting, _)| resting).collect()
}

fn same_term_further_on(earlier: &Term, later: &Term) -> bool {
    let kept = |was: bool, same: bool| !was || same;
    earlier.due == later.due
        && earlier.made == later.made
        && earlier.assent == later.assent
        && kept(earlier.frozen.is_some(), earlier.frozen == later.frozen)
        && kept(earlier.outcome.is_some(), earlier.outcome == later.outcome)
}

fn same_claim_further_on(earlier: &Claim, later: &Claim) -> bool {
    let mut answered = earlier.clone();
    answered.answer = earlier.answer.clone().or_else(|| later.answer.clone());
    answered == *later
}

fn only_grows(before: &Promise, after: &Promise) {
    let (before, after) = (&before.life, &after.life);
    assert!(after.backings.starts_with(&before.backings));
    assert!(after.approvals.starts_with(&before.approvals));
    assert!(after.estimates.starts_with(&before.estimates));
    assert!(after.progress.starts_with(&before.progress));
    assert!(after.warnings.starts_with(&before.warnings));
    let (terms, claims) = (before.terms.len(), before.claims.len());
    assert!(after.terms.len() >= terms && after.claims.len() >= claims);
    for (earlier, later) in before.terms.iter().zip(&after.terms) {
        assert!(
            same_term_further_on(earlier, later),
            "{earlier:?} {later:?}"
        );
    }
    for (earlier, later) in before.claims.iter().zip(&after.claims) {
        assert!(same_claim_further_on(earlier, later));
    }
}

/// A promise that was made, and isn't merely written down.
fn is_made(promise: &Promise) -> bool {
    !promise.life.terms.is_empty()
}

/// Who drafted or recorded a promise, moved its date or asked for its approval.
fn seller(event: &Event) -> Option<(PromiseId, PersonId)> {
    let promise = match &event.fact {
        Fact::PromiseRecorded { draft, .. } | Fact::PromiseDrafted { draft } => &draft.id,
        Fact::Turned {
            promise,
            turn:
                Turn::DueProposed { .. }
                | Turn::ApprovalAsked { .. }
                | Turn::EstimateGiven { .. }
                | Turn::PromiseMade { .. }
                | Turn::RenegotiationOffered { .. }
                | Turn::RenegotiationCountered { .. }
                | Turn::RenegotiationAccepted { .. },
        } => promise,
        _ => return None,
    };
    Some((promise.clone(), event.actor.person.clone()))
}

fn sellers_of(events: &[Event]) -> BTreeSet<(PromiseId, PersonId)> {
    events.iter().filter_map(seller).collect()
}

/// What somebody puts behind a date by this very event.
fn stands(before: &Book, event: &Event) -> Option<Arc<Assent>> {
    let Fact::Turned { promise, turn } = &event.fact else {
        return None;
    };
    let table = || before.promises[promise].life.renegotiation.as_ref();
    match turn {
        Turn::PromiseMade { assent, .. } => Some(Arc::clone(assent)),
        Turn::RenegotiationOffered { offer } | Turn::RenegotiationCountered { offer } => {
            offer.stand.as_ref().map(|stand| Arc::clone(&stand.assent))
        }
        Turn::RenegotiationAccepted { stand, .. } => table()
            .is_some_and(|table| table.side == Side::Promisee)
            .then(|| Arc::clone(&stand.assent)),
        _ => None,
    }
}

/// Long sequences, drawn by the generator that is quick without optimisation.
fn a_few_long_ones() -> ProptestConfig {
    ProptestConfig {
        cases: 64,
        rng_algorithm: RngAlgorithm::XorShift,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(a_few_long_ones())]

    #[test]
    fn any_orders_are_decided_alike_and_replay_to_the_live_book(
        beginning in a_beginning(),
        orders in orders(),
    ) {
        let mut world = beginning;
        for order in &orders {
            let decided = decide(&world.book, order).map_err(|refused| refused.code());
            let again = decide(&world.book, order).map_err(|refused| refused.code());
            prop_assert_eq!(&decided, &again);
            for event in decided.unwrap_or_default() {
                world.book.apply(&event);
                world.events.push(event);
            }
        }
        let mut replayed = Book::default();
        for event in &world.events {
            replayed.apply(event);
        }
        prop_assert_eq!(replayed, world.book);
    }

    #[test]
    fn every_event_of_an_order_changes_the_book(
        beginning in a_beginning(),
        orders in orders(),
    ) {
        let repeats = |fact: &Fact| matches!(
            fact,
            Fact::Turned {
                turn: Turn::DateRequested { .. } | Turn::RenegotiationOffered { .. },
                ..
            }
        );
        run(beginning, &orders, |before, event, after| {
            assert!(before != after || repeats(&event.fact), "{event:?}");
        });
    }

    #[test]
    fn nothing_ever_rests_on_itself(beginning in a_beginning(), orders in orders()) {
        let world = run(beginning, &orders, |_, _, after| {
            depths(after);
        });
        for id in world.book.promises.keys() {
            let listed: BTreeSet<_> = world.book.resting_on(id).collect();
            prop_assert_eq!(listed, resting_on_by_search(&world.book, id));
        }
    }

    #[test]
    fn only_an_accepted_renegotiation_moves_a_made_date(
        beginning in a_beginning(),
        orders in orders(),
    ) {
        run(beginning, &orders, |before, event, after| {
            for (id, was) in before.promises.iter().filter(|(_, promise)| is_made(promise)) {
                let is = &after.promises[id];
                let accepted = matches!(
                    &event.fact,
                    Fact::Turned { promise, turn: Turn::RenegotiationAccepted { .. } } if promise == id
                );
                assert!(was.draft.due == is.draft.due || accepted, "{event:?}");
                assert_eq!(was.first_due(), is.first_due());
                assert_eq!(was.draft.requested, is.draft.requested);
                assert_eq!(is.life.terms.first().map(|term| term.due), Some(is.first_due()));
                assert_eq!(is.life.terms.last().map(|term| term.due), Some(is.draft.due));
            }
        });
    }

    #[test]
    fn what_was_said_stays(beginning in a_beginning(), orders in orders()) {
        let mut last = BTreeMap::new();
        run(beginning, &orders, |before, event, after| {
            if let Fact::Turned { promise, .. } = &event.fact {
                let said_before = last.insert(promise.clone(), event.on);
                assert!(said_before.is_none_or(|before| before <= event.on), "{event:?}");
            }
            for (id, was) in &before.promises {
                let is = &after.promises[id];
                only_grows(was, is);
                assert_eq!(was.recorded, is.recorded);
            }
        });
    }

    #[test]
    fn nobody_overreaches_alone(beginning in a_beginning(), orders in orders()) {
        let mut yes = BTreeSet::new();
        let mut sellers = sellers_of(&beginning.events);
        run(beginning, &orders, |before, event, _| {
            sellers.extend(seller(event));
            let Fact::Turned { promise, turn } = &event.fact else { return };
            for approver in stands(before, event).iter().flat_map(|stand| &stand.approved_by) {
                assert!(!sellers.contains(&(promise.clone(), approver.clone())), "{event:?}");
                assert!(before.holds(approver, Role::Approver), "{event:?}");
            }
            let (due, frozen, assent) = match turn {
                Turn::ApprovalGiven { due, verdict, .. } => {
                    yes.insert((promise.clone(), *due, *verdict, event.actor.person.clone()));
                    return;
                }
                Turn::PromiseMade { due, frozen, assent } => (due, frozen, assent),
                Turn::RenegotiationAccepted { due, stand, .. } => {
                    (due, &stand.frozen, &stand.assent)
                }
                _ => return,
            };
            let said_yes = |person: &PersonId| {
                [Verdict::Stretch, Verdict::Overreach, Verdict::Unknown].into_iter().any(|verdict| {
                    verdict.approvals_needed() >= frozen.verdict.approvals_needed()
                        && yes.contains(&(promise.clone(), *due, verdict, person.clone()))
                })
            };
            let approvers: BTreeSet<_> = assent.approved_by.iter().collect();
            assert!(approvers.len() >= frozen.verdict.approvals_needed());
            assert!(!approvers.contains(&assent.seller));
            assert!(frozen.verdict == Verdict::Solid || approvers.into_iter().all(said_yes));
            let overreach = matches!(frozen.verdict, Verdict::Overreach | Verdict::Unknown);
            assert!(!overreach || assent.reason.is_some());
            assert_eq!(frozen.due, *due);
        });
    }

    #[test]
    fn nobody_speaks_for_both_sides(beginning in a_beginning(), orders in orders()) {
        let mut at_the_table = BTreeMap::new();
        run(beginning, &orders, |before, event, _| {
            let Fact::Turned { promise, turn } = &event.fact else { return };
            let person = &event.actor.person;
            match turn {
                Turn::RenegotiationOffered { .. } | Turn::RenegotiationCountered { .. } => {
                    at_the_table.insert(promise.clone(), person.clone());
                }
                Turn::RenegotiationAccepted { .. } if !before.is_single_handed() => {
                    assert_ne!(at_the_table.get(promise), Some(person));
                }
                _ => {}
            }
        });
    }

    #[test]
    fn folding_is_total_over_any_events_in_any_order(
        beginning in a_beginning(),
        orders in orders(),
        seed in any::<u64>(),
    ) {
        let mut events = run(beginning, &orders, |_, _, _| {}).events;
        let mut state = seed | 1;
        events.sort_by_cached_key(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            state >> 33
        });
        let mut book = Book::default();
        for event in &events {
            book.apply(event);
        }
        prop_assert!(book.promises.len() <= PROMISES.len());
    }
}
