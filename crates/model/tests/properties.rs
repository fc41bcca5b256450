//! What holds of any orders, by anybody, in any order.

mod world;

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngAlgorithm;
use upright_model::book::{Promise, Role};
use upright_model::day::Day;
use upright_model::gate::Gate;
use upright_model::id::{PersonId, PromiseId};
use upright_model::life::{Claim, Evidence};
use upright_model::party::PartyKind;
use upright_model::policy::Verdict;
use upright_model::promise::{Draft, Past, State};
use upright_model::stake::{Axis, Loss, Stake};
use upright_model::step::Speaker;
use upright_model::term::{Side, Term};
use upright_model::work::{Form, Work};
use upright_model::{Actor, Book, Command, Event, Fact, KnownBy, Order, Step, Turn, decide};
use world::{
    World, add_party, chance, day, forecast, mixed_samples, party, person, promise, team, text,
};

const PROMISES: [&str; 4] = ["a", "b", "c", "d"];
const DUES: [&str; 2] = ["2026-06-30", "2026-07-17"];

fn a_day() -> impl Strategy<Value = Day> {
    select(&["2026-03-02", "2026-05-01", "2026-07-01"][..]).prop_map(day)
}

fn a_due() -> impl Strategy<Value = Day> {
    select(&DUES[..]).prop_map(day)
}

fn a_person() -> impl Strategy<Value = PersonId> {
    select(&["sam", "ada", "bo", "cy"][..]).prop_map(person)
}

fn a_party() -> impl Strategy<Value = &'static str> {
    select(&["halyard", "platform-team", "brightwater", "nobody"][..])
}

fn a_promise() -> impl Strategy<Value = PromiseId> {
    prop_oneof![
        6 => Just("c"),
        6 => select(&PROMISES[..2]),
        1 => Just(PROMISES[3]),
    ]
    .prop_map(promise)
}

fn an_actor() -> impl Strategy<Value = Actor> {
    let known_by = prop_oneof![
        8 => Just(KnownBy::Terminal),
        1 => Just(KnownBy::Token),
        2 => a_party().prop_map(|id| KnownBy::Link(party(id))),
    ];
    (a_person(), known_by).prop_map(|(person, known_by)| Actor { person, known_by })
}

fn a_gate() -> impl Strategy<Value = Gate> {
    let leaf = a_promise().prop_map(Gate::on);
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Gate::All),
            vec(inner.clone(), 0..3).prop_map(Gate::Any),
            (0_usize..3, vec(inner, 0..3)).prop_map(|(count, of)| Gate::AtLeast { count, of }),
        ]
    })
}

fn a_work() -> impl Strategy<Value = Option<Work>> {
    let throughput = Work::new(Form::Throughput {
        items: 10.0,
        per_week: vec![2.0, 0.0],
    });
    select(vec![
        None,
        Some(Work::none()),
        Some(mixed_samples()),
        throughput.ok(),
    ])
}

fn a_draft() -> impl Strategy<Value = Box<Draft>> {
    let parties = (a_party(), a_party(), proptest::option::of(a_party()));
    let rest = (a_due(), vec(a_gate(), 0..2), a_work());
    (a_promise(), parties, rest).prop_map(|(id, (by, to, delivers), (due, rests_on, work))| {
        let mut draft = Draft::new(id, text("it works"), party(by), party(to), due);
        draft.delivered_by = delivers.map(party);
        draft.rests_on = rests_on;
        draft.work = work;
        draft.tell_by = Some(day("2026-06-01"));
        Box::new(draft)
    })
}

fn a_past() -> impl Strategy<Value = Past> {
    let days = (proptest::option::of(a_day()), proptest::option::of(a_due()));
    (select(&State::ALL[..]), days).prop_map(|(state, (done, first_due))| Past {
        state,
        done,
        first_due,
        ..Past::default()
    })
}

fn a_chance() -> impl Strategy<Value = Option<f64>> {
    select(vec![Some(0.9), Some(0.6), Some(0.2), None])
}

fn a_speaker() -> impl Strategy<Value = Speaker> {
    prop_oneof![
        2 => Just(Speaker::Promisee),
        3 => (a_due(), a_chance()).prop_map(|(due, p)| Speaker::Promisor(forecast(due, p))),
    ]
}

fn a_step_before_making() -> impl Strategy<Value = Step> {
    let verdicts = [
        Verdict::Solid,
        Verdict::Stretch,
        Verdict::Overreach,
        Verdict::Unknown,
    ];
    let reason = proptest::option::weighted(0.7, Just(text("we can")));
    prop_oneof![
        1 => a_due().prop_map(|requested| Step::RequestDate { requested }),
        1 => a_due().prop_map(|due| Step::ProposeDue { due }),
        1 => a_due().prop_map(|due| Step::AskBacking { due }),
        1 => a_due().prop_map(|due| Step::GiveBacking { due, restatement: text("by then") }),
        1 => a_due().prop_map(|instead| Step::OfferOtherDate { instead, reason: None }),
        1 => Just(Step::RefuseBacking { reason: text("no") }),
        1 => a_due().prop_map(|due| Step::AskApproval { due, reason: None }),
        4 => (a_due(), select(verdicts.to_vec())).prop_map(|(due, verdict)| Step::GiveApproval {
            due,
            verdict,
            reason: text("worth it"),
        }),
        1 => a_due().prop_map(|due| Step::DeclineApproval {
            due,
            reason: text("no"),
            alternative: None,
        }),
        6 => (a_due(), a_chance(), reason).prop_map(|(due, p, reason)| Step::MakePromise {
            frozen: forecast(due, p),
            reason,
        }),
    ]
}

fn a_step_of_work() -> impl Strategy<Value = Step> {
    let stake = Stake {
        axis: Axis::Jobs,
        amount: upright_model::quantity::Amount::new(1.0).expect("an amount"),
        after: upright_model::duration::Duration::ZERO,
        loss: Loss::AtOnce,
    };
    prop_oneof![
        2 => a_work().prop_map(|work| Step::GiveEstimate {
            work,
            never: chance(0.1),
            evidence: Evidence::OneGuess,
        }),
        2 => a_day().prop_map(|started| Step::StartWork { started }),
        2 => select(vec![None, Some(3.0), Some(-1.0), Some(f64::NAN)]).prop_map(|items_left| {
            Step::ReportProgress { note: text("on it"), items_left }
        }),
        3 => a_gate().prop_map(|gate| Step::AddRestsOn { gate }),
        2 => a_gate().prop_map(|gate| Step::RemoveRestsOn { gate }),
        2 => Just(Step::SetStakes { stakes: vec![stake] }),
        2 => proptest::option::of(a_due()).prop_map(|tell_by| Step::SetTellBy { tell_by }),
        2 => a_party().prop_map(|to| Step::DelegatePromise { to: party(to) }),
        1 => a_party().prop_map(|to| Step::AssignPromise { to: party(to) }),
        2 => a_party().prop_map(|to| Step::TellParty {
            party: party(to),
            p_kept: None,
            stood_on: Default::default(),
        }),
    ]
}

fn a_step_of_its_end() -> impl Strategy<Value = Step> {
    let side = select(vec![Side::Promisor, Side::Promisee]);
    let why = || proptest::option::weighted(0.7, Just(text("it grew")));
    prop_oneof![
        2 => (a_due(), a_chance()).prop_map(|(due, p)| Step::FreezeForecast {
            frozen: forecast(due, p),
        }),
        4 => a_day().prop_map(|done| Step::DeclareDone { done }),
        6 => Just(Step::AcceptDone),
        4 => Just(Step::DisputeDone { reason: text("it fails") }),
        1 => Just(Step::GiveUp { reason: text("no way") }),
        24 => (a_due(), a_speaker(), why()).prop_map(|(due, speaker, reason)| {
            Step::OfferRenegotiation { due, speaker, reason }
        }),
        18 => (a_due(), a_speaker(), why()).prop_map(|(due, speaker, reason)| {
            Step::CounterRenegotiation { due, speaker, reason }
        }),
        24 => (a_speaker(), why()).prop_map(|(speaker, reason)| {
            Step::AcceptRenegotiation { speaker, reason }
        }),
        3 => side.prop_map(|side| Step::DeclineRenegotiation { side, reason: None }),
        1 => Just(Step::ReleasePromise { reason: None }),
        1 => Just(Step::WithdrawPromise { reason: text("no") }),
    ]
}

fn a_command() -> impl Strategy<Value = Command> {
    let role = select(&Role::ALL[..]);
    let step = prop_oneof![
        a_step_before_making(),
        a_step_of_work(),
        a_step_of_its_end()
    ];
    prop_oneof![
        1 => a_party().prop_map(|id| add_party(id, PartyKind::Group)),
        1 => (a_person(), role.clone()).prop_map(|(person, role)| {
            Command::GrantRole { person, role }
        }),
        1 => (a_person(), role).prop_map(|(person, role)| Command::RevokeRole { person, role }),
        1 => (a_draft(), a_past()).prop_map(|(draft, past)| {
            Command::RecordPromise { draft, past }
        }),
        1 => a_draft().prop_map(|draft| Command::DraftPromise { draft }),
        60 => (a_promise(), step).prop_map(|(promise, step)| Command::Take { promise, step }),
    ]
}

fn orders() -> impl Strategy<Value = Vec<Order>> {
    let order = (an_actor(), a_day(), a_command()).prop_map(|(actor, on, command)| Order {
        actor,
        on,
        command,
    });
    vec(order, 0..300)
}

/// A desk with its parties and two drafts, kept single-handed or with a role for everybody.
fn a_beginning() -> impl Strategy<Value = World> {
    proptest::bool::weighted(0.3).prop_map(|with_roles| {
        let mut world = World::with_parties();
        let sam = world::at_desk("sam");
        world.must(&sam, "2026-03-02", add_party("second-team", team()));
        for id in ["a", "b"] {
            let draft = world::draft(id, DUES[0]);
            world.must(&sam, "2026-03-02", world::write(draft));
        }
        let made_before = world::record(world::draft("c", DUES[0]), Past::default());
        world.must(&sam, "2026-03-02", made_before);
        let roles = [
            ("sam", Role::Admin),
            ("sam", Role::Seller),
            ("sam", Role::Backer),
            ("ada", Role::Approver),
            ("bo", Role::Approver),
            ("bo", Role::Backer),
            ("cy", Role::Seller),
            ("cy", Role::Approver),
        ];
        for (who, role) in roles.into_iter().filter(|_| with_roles) {
            let person = person(who);
            world.must(&sam, "2026-03-02", Command::GrantRole { person, role });
        }
        world
    })
}

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
            Fact::RoleGranted { .. } | Fact::RoleRevoked { .. } | Fact::Turned {
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
        run(beginning, &orders, |before, _, after| {
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
        run(beginning, &orders, |_, event, _| {
            let Fact::Turned { promise, turn } = &event.fact else { return };
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
