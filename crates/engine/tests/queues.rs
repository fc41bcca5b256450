//! Teams with slots: one case for each corner of the book.

mod common;

use common::*;
use upright_engine::forecast;
use upright_engine::network::{Promise, Shock, Work};

const NEVER: f64 = f64::INFINITY;

/// Work that takes for ever, of a started promise: 520 weeks are not enough.
fn endless() -> Work {
    Work::Throughput {
        items: 1e6,
        per_week: vec![1.0],
    }
}

#[test]
fn one_slot_serves_in_the_order_of_priority_then_due_then_place() {
    let of = |key, priority, due| Promise {
        due,
        ..queued(open(key, exact(2.0)), 0, priority)
    };
    let book = parts(
        vec![of(1, 2, 0.0), of(2, 1, 0.0), of(3, 2, -9.0), of(4, 2, 0.0)],
        &[1],
    );
    let late: Vec<f64> = finishes(&book);
    // The third is due nine days before the others, and its days late count from there.
    assert_eq!(late, [6.0, 2.0, 4.0 + 9.0, 8.0]);
}

#[test]
fn a_team_never_idles_while_one_is_ready() {
    let first_later = not_before(queued(open(1, exact(1.0)), 0, 1), 1.0);
    let book = parts(vec![first_later, queued(open(2, exact(5.0)), 0, 2)], &[1]);
    assert_eq!(
        finishes(&book),
        [6.0, 5.0],
        "the second is not interrupted for the first in turn"
    );
    assert_eq!(binder(&book, 0), Some(1));
}

#[test]
fn whoever_waited_is_bound_by_the_work_that_freed_the_slot() {
    let book = parts(
        vec![
            queued(open(1, exact(3.0)), 0, 9),
            queued(open(2, exact(2.0)), 0, 1),
            queued(open(3, exact(2.0)), 0, 2),
        ],
        &[2],
    );
    assert_eq!(finishes(&book), [5.0, 2.0, 2.0]);
    assert_eq!(
        binder(&book, 0),
        Some(1),
        "of several freed at once the smallest place"
    );
    assert_eq!(binder(&book, 1), None);
}

#[test]
fn whoever_is_ready_at_the_very_instant_did_not_wait() {
    let gate = open(1, exact(2.0));
    let book = parts(
        vec![
            gate,
            queued(open(2, exact(2.0)), 0, 1),
            after(queued(open(3, exact(1.0)), 0, 2), &[0]),
        ],
        &[1],
    );
    assert_eq!(finishes(&book)[2], 3.0);
    assert_eq!(binder(&book, 2), Some(0));
}

#[test]
fn a_zero_length_work_ends_before_the_next_choice() {
    // When 1 ends, 2 takes the slot for no time, which makes 3 (first in turn) ready before 0 is chosen.
    let book = parts(
        vec![
            queued(open(1, exact(1.0)), 0, 5),
            queued(open(2, exact(2.0)), 0, 1),
            queued(open(3, exact(0.0)), 0, 2),
            after(queued(open(4, exact(4.0)), 0, 0), &[2]),
        ],
        &[1],
    );
    assert_eq!(finishes(&book), [7.0, 2.0, 2.0, 6.0]);
    assert_eq!(binder(&book, 3), Some(2));
}

#[test]
fn zero_length_works_that_ended_at_the_instant_freed_the_slot_too() {
    let book = parts(
        vec![
            queued(open(1, exact(0.0)), 0, 2),
            queued(open(2, exact(3.0)), 0, 1),
            queued(open(3, exact(1.0)), 0, 3),
        ],
        &[1],
    );
    assert_eq!(finishes(&book), [3.0, 3.0, 4.0]);
    assert_eq!(
        binder(&book, 2),
        Some(0),
        "0 ended at that instant, before 2 started"
    );
    assert_eq!(binder(&book, 0), Some(1));
}

#[test]
fn promises_without_a_queue_pass_the_instant_on() {
    // 0 ends at 2; 1 and 2 have no queue and no length; 3 is then first in turn, before 4.
    let book = parts(
        vec![
            queued(open(1, exact(2.0)), 0, 1),
            after(open(2, exact(0.0)), &[0]),
            after(open(3, exact(0.0)), &[1]),
            after(queued(open(4, exact(1.0)), 0, 2), &[2]),
            queued(open(5, exact(1.0)), 0, 3),
        ],
        &[1],
    );
    assert_eq!(finishes(&book), [2.0, 2.0, 2.0, 3.0, 4.0]);
    assert_eq!(
        binder(&book, 3),
        Some(2),
        "it was ready at that instant and did not wait"
    );
    assert_eq!(binder(&book, 4), Some(3));
}

#[test]
fn one_start_at_a_time_over_all_teams() {
    // Both teams are free at 1. The start of no length at team 1 (turn 1) makes 3 ready for team 0 before
    // 2 (turn 5) is chosen there.
    let book = parts(
        vec![
            queued(open(1, exact(1.0)), 0, 0),
            queued(open(2, exact(1.0)), 1, 0),
            queued(open(3, exact(1.0)), 0, 5),
            after(queued(open(4, exact(1.0)), 0, 4), &[4]),
            queued(open(5, exact(0.0)), 1, 1),
        ],
        &[1, 1],
    );
    assert_eq!(finishes(&book), [1.0, 1.0, 3.0, 2.0, 1.0]);
}

#[test]
fn a_shock_moves_the_finish_but_holds_no_slot() {
    let hit = queued(open(1, exact(2.0)), 0, 1);
    let next = queued(open(2, exact(1.0)), 0, 2);
    let mut book = parts(vec![hit, next, after(open(3, exact(0.0)), &[0])], &[1]);
    book.shocks = vec![Shock {
        key: 9,
        chance: 1.0,
        delay: exact(10.0),
        hits: vec![0],
    }];
    assert_eq!(finishes(&book), [12.0, 3.0, 12.0]);
    assert_eq!(binder(&book, 1), Some(0));
}

#[test]
fn never_moves_the_finish_but_holds_no_slot() {
    let lost = Promise {
        never: 1.0,
        ..queued(open(1, exact(3.0)), 0, 1)
    };
    let book = parts(vec![lost, queued(open(2, exact(1.0)), 0, 2)], &[1]);
    assert_eq!(finishes(&book), [NEVER, 4.0]);
    assert_eq!(binder(&book, 1), Some(0));
}

#[test]
fn a_lag_counts_from_the_finish() {
    let book = parts(
        vec![
            queued(open(1, exact(2.0)), 0, 1),
            Promise {
                rests_on: vec![lagged(0, 1.0)],
                ..queued(open(2, exact(1.0)), 0, 2)
            },
            queued(open(3, exact(3.0)), 0, 3),
        ],
        &[1],
    );
    // 2 takes the slot at 2, as 1 is not ready before 3.
    assert_eq!(finishes(&book), [2.0, 6.0, 5.0]);
    assert_eq!(binder(&book, 1), Some(2));
}

#[test]
fn a_gate_of_some_opens_with_the_first_that_come() {
    let book = parts(
        vec![
            queued(open(1, exact(4.0)), 0, 1),
            queued(open(2, exact(2.0)), 0, 2),
            queued(open(3, exact(7.0)), 0, 3),
            Promise {
                rests_on: vec![at_least(2, &[0, 1, 2])],
                ..open(4, exact(1.0))
            },
        ],
        &[2],
    );
    assert_eq!(finishes(&book), [4.0, 2.0, 9.0, 5.0]);
    assert_eq!(binder(&book, 3), Some(0));
}

#[test]
fn started_promises_hold_their_slots_from_the_first() {
    let book = parts(
        vec![
            started(queued(open(1, exact(5.0)), 0, 9), -2.0),
            queued(open(2, exact(1.0)), 0, 1),
        ],
        &[1],
    );
    assert_eq!(finishes(&book), [3.0, 4.0]);
    assert_eq!(binder(&book, 1), Some(0));
}

#[test]
fn more_started_than_slots_others_wait_until_fewer_are_held() {
    let book = parts(
        vec![
            queued(open(1, exact(1.0)), 0, 1),
            started(queued(open(2, exact(2.0)), 0, 2), 0.0),
            started(queued(open(3, exact(4.0)), 0, 3), 0.0),
            started(queued(open(4, exact(6.0)), 0, 4), 0.0),
        ],
        &[2],
    );
    assert_eq!(finishes(&book), [5.0, 2.0, 4.0, 6.0]);
    assert_eq!(binder(&book, 0), Some(2));
}

#[test]
fn a_started_promise_frees_its_slot_when_its_work_ends_not_when_its_gates_open() {
    let book = parts(
        vec![
            open(1, exact(8.0)),
            after(started(queued(open(2, exact(3.0)), 0, 1), -1.0), &[0]),
            queued(open(3, exact(1.0)), 0, 2),
        ],
        &[1],
    );
    assert_eq!(finishes(&book), [8.0, 8.0, 3.0]);
    assert_eq!(binder(&book, 1), Some(0));
    assert_eq!(binder(&book, 2), Some(1));
}

#[test]
fn a_started_promise_may_wait_for_one_that_waited_for_its_slot() {
    let mut book = parts(
        vec![
            after(started(queued(open(1, exact(3.0)), 0, 1), -1.0), &[1]),
            queued(open(2, exact(4.0)), 0, 2),
        ],
        &[1],
    );
    assert_eq!(finishes(&book), [6.0, 6.0]);
    assert_eq!((binder(&book, 0), binder(&book, 1)), (Some(1), Some(0)));
    // A circle: the walk never returns to what it came through.
    for promise in &mut book.promises {
        promise.stakes = vec![stake(1.0)];
    }
    let forecast = forecast(&network(book), &run(64));
    let answers: Vec<f64> = forecast
        .promises
        .iter()
        .map(|promise| promise.responsibility[0].sum())
        .collect();
    assert_eq!(answers, [64.0, 64.0]);
}

#[test]
fn slots_held_for_ever_leave_the_others_waiting_bound_by_the_smallest_that_holds() {
    let book = parts(
        vec![
            queued(open(1, exact(1.0)), 0, 1),
            started(queued(open(2, endless()), 0, 9), 0.0),
            started(queued(open(3, endless()), 0, 9), 0.0),
            after(open(4, exact(1.0)), &[0]),
        ],
        &[2],
    );
    assert_eq!(finishes(&book), [NEVER; 4]);
    assert_eq!(binder(&book, 0), Some(1));
    assert_eq!(
        binder(&book, 3),
        Some(1),
        "through 0, which never finishes either"
    );
    assert_eq!(binder(&book, 1), None);
}

#[test]
fn whoever_waits_for_what_never_comes_is_bound_by_its_gate_not_by_the_queue() {
    let book = parts(
        vec![
            started(queued(open(1, endless()), 0, 1), 0.0),
            given_up(open(2, exact(1.0))),
            after(queued(open(3, exact(1.0)), 0, 2), &[1]),
        ],
        &[1],
    );
    assert_eq!(binder(&book, 2), Some(1));
}

#[test]
fn drafts_hold_no_slot_and_wait_for_none() {
    let draft = Promise {
        priority: None,
        ..queued(open(1, exact(5.0)), 0, 0)
    };
    let book = parts(vec![draft, queued(open(2, exact(2.0)), 0, 1)], &[1]);
    assert_eq!(finishes(&book), [5.0, 2.0]);
}

#[test]
fn given_up_and_done_hold_no_slot() {
    let book = parts(
        vec![
            given_up(queued(open(1, exact(5.0)), 0, 0)),
            done(queued(open(2, exact(5.0)), 0, 0), -3.0),
            queued(open(3, exact(2.0)), 0, 1),
        ],
        &[1],
    );
    assert_eq!(finishes(&book)[2], 2.0);
    assert_eq!(binder(&book, 2), None);
}

#[test]
fn of_members_that_tie_only_those_that_had_ended_count() {
    // 1 and 0 both finish at 2, but 0 (of no length) takes its slot after 2 has started without one.
    let book = parts(
        vec![
            queued(open(1, exact(0.0)), 0, 2),
            queued(open(2, exact(2.0)), 0, 1),
            Promise {
                rests_on: vec![at_least(1, &[0, 1])],
                ..open(3, exact(1.0))
            },
        ],
        &[1],
    );
    assert_eq!(finishes(&book), [2.0, 2.0, 3.0]);
    assert_eq!(binder(&book, 2), Some(1));
}

#[test]
fn instants_a_rounding_apart_are_one() {
    // 0.1 + 0.2 is a little more than 0.3: both works end at one instant, so both slots are free.
    let book = parts(
        vec![
            queued(open(1, exact(0.2)), 0, 3),
            queued(open(2, exact(0.1)), 0, 1),
            queued(open(3, exact(0.3)), 0, 2),
            queued(open(4, exact(1.0)), 0, 5),
            queued(open(5, exact(1.0)), 0, 4),
        ],
        &[2],
    );
    let finishes = finishes(&book);
    assert!(
        (finishes[3] - 1.3).abs() < 2e-9 && (finishes[4] - 1.3).abs() < 2e-9,
        "{finishes:?}"
    );
    assert_eq!((binder(&book, 3), binder(&book, 4)), (Some(0), Some(0)));
}

#[test]
fn working_days_hold_the_slot_over_the_weekend() {
    let of = |key, days, priority| Promise {
        calendar: WEEKDAYS,
        ..queued(open(key, working(days)), 0, priority)
    };
    let book = parts(vec![of(1, 4.5, 1), of(2, 1.0, 2)], &[1]);
    assert_eq!(finishes(&book), [4.5, 7.5]);
}
