//! One future: gates, ties, started work, shocks, harm and first dominoes, one case for each reading.

mod common;

use common::*;
use upright_engine::network::{Gate, Promise, Shock, Stake, Unit, Work};
use upright_engine::{Network, Run, forecast, quote, slip};

const NEVER: f64 = f64::INFINITY;

fn single(promise: Promise) -> f64 {
    finishes(&parts(vec![promise], &[]))[0]
}

#[test]
fn ready_is_the_greatest_of_day_0_not_before_and_the_gates() {
    assert_eq!(single(not_before(open(1, exact(2.0)), 3.0)), 5.0);
    assert_eq!(single(not_before(open(1, exact(2.0)), -3.0)), 2.0);
    let early = done(open(1, exact(9.0)), -4.0);
    let book = parts(vec![early, after(open(2, exact(2.0)), &[0])], &[]);
    assert_eq!(finishes(&book)[1], 2.0);
    assert_eq!(binder(&book, 1), None);
}

#[test]
fn ties_go_to_day_0_and_not_before_first_then_to_the_smallest_place() {
    let member = |key| open(key, exact(2.0));
    let resting = |not_before| Promise {
        standing: upright_engine::network::Standing::Open { not_before },
        ..after(open(3, exact(1.0)), &[1, 0])
    };
    let book = |begin| parts(vec![member(1), member(2), resting(begin)], &[]);
    assert_eq!(binder(&book(2.0), 2), None);
    assert_eq!(binder(&book(1.0), 2), Some(0));
}

#[test]
fn the_k_th_member_with_its_lag_decides() {
    let mut promises: Vec<Promise> = (1..=3).map(|at| open(at, exact(at as f64))).collect();
    let gate = Gate::AtLeast {
        count: 2,
        of: vec![lagged(0, 5.0), on(1), on(2)],
    };
    promises.push(Promise {
        rests_on: vec![gate],
        ..open(4, exact(1.0))
    });
    let book = parts(promises, &[]);
    assert_eq!(finishes(&book)[3], 4.0);
    assert_eq!(binder(&book, 3), Some(2));
}

#[test]
fn in_a_gate_of_gates_the_leaf_that_shares_the_time_in_members_that_share_it_decides() {
    // Any of (0 and 3), (1 and 2): the second decides at 4. Leaf 3 ties with it, but in a later member.
    let all = |of: &[usize]| at_least(2, of);
    let gate = Gate::AtLeast {
        count: 1,
        of: vec![all(&[0, 3]), all(&[1, 2])],
    };
    let works = [6.0, 3.0, 4.0, 4.0];
    let mut promises: Vec<Promise> = (1..)
        .zip(works)
        .map(|(key, days)| open(key, exact(days)))
        .collect();
    promises.push(Promise {
        rests_on: vec![gate],
        ..open(5, exact(1.0))
    });
    let book = parts(promises, &[]);
    assert_eq!(finishes(&book)[4], 5.0);
    assert_eq!(binder(&book, 4), Some(2));
}

#[test]
fn a_gate_that_asks_for_more_than_there_are_is_never() {
    let gate = |count| Promise {
        rests_on: vec![at_least(count, &[0, 1])],
        ..open(3, exact(1.0))
    };
    let book = parts(
        vec![open(1, exact(1.0)), given_up(open(2, exact(1.0))), gate(3)],
        &[],
    );
    assert_eq!(finishes(&book)[2], NEVER);
    assert_eq!(binder(&book, 2), Some(1), "the smallest leaf that is never");
    let book = parts(vec![open(1, exact(1.0)), open(2, exact(1.0)), gate(3)], &[]);
    assert_eq!((finishes(&book)[2], binder(&book, 2)), (NEVER, None));
}

#[test]
fn given_up_is_bound_by_nothing_and_can_bind() {
    let book = parts(
        vec![
            open(1, exact(1.0)),
            after(given_up(open(2, exact(1.0))), &[0]),
            after(open(3, exact(1.0)), &[1]),
        ],
        &[],
    );
    assert_eq!(finishes(&book), [1.0, NEVER, NEVER]);
    assert_eq!((binder(&book, 1), binder(&book, 2)), (None, Some(1)));
}

#[test]
fn done_stays_where_it_is_and_can_be_the_first_domino() {
    let mut book = parts(
        vec![
            done(open(1, exact(1.0)), 1.0),
            after(open(2, exact(1.0)), &[0]),
        ],
        &[],
    );
    book.promises[0].never = 1.0;
    book.shocks = vec![Shock {
        key: 5,
        chance: 1.0,
        delay: exact(4.0),
        hits: vec![0],
    }];
    assert_eq!(finishes(&book), [1.0, 2.0]);
    assert_eq!(binder(&book, 1), Some(0));
    let past = parts(vec![done(open(1, exact(1.0)), -6.0)], &[]);
    let finish = forecast(&network(past), &run(10)).promises.remove(0);
    assert_eq!(
        finish.day_at_percent(50),
        Some(-7),
        "a day before day 0 is shown where it is done"
    );
}

#[test]
fn a_lag_in_working_days_runs_on_the_calendar_of_the_resting_promise() {
    let lag = Gate::Member {
        promise: 0,
        lag: 1.0,
        unit: Unit::Working,
    };
    let resting = Promise {
        calendar: WEEKDAYS,
        rests_on: vec![lag],
        ..open(2, exact(0.0))
    };
    assert_eq!(
        finishes(&parts(vec![open(1, exact(5.5)), resting], &[]))[1],
        8.0
    );
}

#[test]
fn started_work_ends_counted_from_its_start() {
    assert_eq!(single(started(open(1, exact(5.0)), -2.0)), 3.0);
    let weekdays = |work, since| Promise {
        calendar: WEEKDAYS,
        ..started(open(1, work), since)
    };
    // Since the Monday before: five working days have gone.
    assert_eq!(single(weekdays(working(6.0), -7.0)), 1.0);
    let items = Work::Throughput {
        items: 2.0,
        per_week: vec![4.0],
    };
    assert_eq!(
        single(started(open(1, items), -30.0)),
        3.5,
        "items are what remains"
    );
}

#[test]
fn started_work_is_drawn_from_what_is_still_possible() {
    let works = [1.0, 2.0, 4.0, 8.0];
    let book = parts(vec![started(open(1, samples(&works)), -2.0)], &[]);
    let forecast = forecast(&network(book), &run(40_000));
    let days: Vec<(i64, u64)> = forecast.promises[0].finish.iter().collect();
    assert_eq!(days.iter().map(|&(day, _)| day).collect::<Vec<_>>(), [1, 5]);
    assert!((days[0].1 as f64 / 40_000.0 - 0.5).abs() < 0.012);
}

#[test]
fn a_started_promise_finishes_at_the_later_of_its_work_and_its_gates() {
    let book = |gate| {
        parts(
            vec![
                open(1, exact(gate)),
                after(started(open(2, exact(5.0)), -1.0), &[0]),
            ],
            &[],
        )
    };
    assert_eq!(
        (finishes(&book(9.0))[1], binder(&book(9.0), 1)),
        (9.0, Some(0))
    );
    assert_eq!(
        (finishes(&book(4.0))[1], binder(&book(4.0), 1)),
        (4.0, None)
    );
    assert_eq!(
        (finishes(&book(2.0))[1], binder(&book(2.0), 1)),
        (4.0, None)
    );
}

#[test]
fn shocks_add_up_and_strike_all_they_hit_in_the_same_futures() {
    let mut book = parts(vec![open(1, exact(1.0)), open(2, exact(1.0))], &[]);
    let shock = |key, days| Shock {
        key,
        chance: 0.5,
        delay: exact(days),
        hits: vec![0, 1],
    };
    book.shocks = vec![shock(7, 10.0), shock(8, 20.0)];
    let forecast = forecast(&network(book), &run(40_000));
    let days: Vec<(i64, u64)> = forecast.promises[0].finish.iter().collect();
    assert_eq!(
        days.iter().map(|&(day, _)| day).collect::<Vec<_>>(),
        [0, 10, 20, 30]
    );
    assert!(
        days.iter()
            .all(|&(_, count)| (count as f64 - 10_000.0).abs() < 400.0),
        "{days:?}"
    );
    assert_eq!(forecast.promises[0].finish, forecast.promises[1].finish);
}

#[test]
fn an_instant_that_ends_a_day_belongs_to_it() {
    let at = |days| {
        let parts = parts(vec![open(1, exact(days))], &[]);
        forecast(&network(parts), &run(4)).promises[0].day_at(0.8)
    };
    let days = [0.0, 0.5, 1.0, 1.0 + 1e-10, 1.0 + 1e-8].map(at);
    assert_eq!(days, [Some(0), Some(0), Some(0), Some(0), Some(1)]);
}

#[test]
fn kept_to_the_end_of_the_due_day() {
    let kept = |finish: f64| {
        let parts = parts(
            vec![Promise {
                due: 3.0,
                ..open(1, exact(finish))
            }],
            &[],
        );
        forecast(&network(parts), &run(1)).promises[0].kept
    };
    assert_eq!([3.0, 3.0 + 1e-10, 3.0 + 1e-8].map(kept), [1, 1, 0]);
}

#[test]
fn no_future_counts_for_more_than_365_days_late() {
    assert_eq!(single(open(1, exact(400.0))), 365.0);
    let lost = parts(
        vec![Promise {
            never: 1.0,
            ..open(1, exact(1.0))
        }],
        &[],
    );
    let forecast = forecast(&network(lost), &run(3));
    assert_eq!(
        (
            forecast.promises[0].mean_days_late(),
            forecast.promises[0].p_never()
        ),
        (365.0, 1.0)
    );
    assert_eq!(forecast.promises[0].day_at_percent(10), None);
}

#[test]
fn the_first_domino_answers_and_the_walk_stops_at_what_is_kept() {
    let chain = |dues: [f64; 4]| {
        let mut promises: Vec<Promise> = (0..4).map(|at| open(at, exact(1.0))).collect();
        for (at, promise) in promises.iter_mut().skip(1).enumerate() {
            promise.rests_on = vec![on(at)];
        }
        promises
            .iter_mut()
            .zip(dues)
            .for_each(|(promise, due)| promise.due = due);
        promises[3].stakes = vec![stake(5.0)];
        let forecast = forecast(&network(parts(promises, &[])), &run(8));
        let answers = forecast
            .promises
            .iter()
            .map(|promise| promise.responsibility[0].mean(8));
        answers.collect::<Vec<f64>>()
    };
    assert_eq!(chain([0.0; 4]), [5.0, 0.0, 0.0, 0.0]);
    assert_eq!(chain([0.0, 9.0, 0.0, 0.0]), [0.0, 0.0, 5.0, 0.0]);
    assert_eq!(chain([0.0, 0.0, 9.0, 0.0]), [0.0, 0.0, 0.0, 5.0]);
    assert_eq!(chain([0.0, 0.0, 0.0, 9.0]), [0.0; 4]);
}

#[test]
fn harm_is_expected_and_at_its_95th_percentile() {
    let mut book = parts(
        vec![Promise {
            never: 0.1,
            ..open(1, exact(0.0))
        }],
        &[],
    );
    book.axes = 2;
    let by_day = Stake {
        axis: 1,
        amount: 1.0,
        after: 3.0,
        cap_per_day: Some(30.0),
    };
    book.promises[0].stakes = vec![stake(100.0), by_day];
    let forecast = forecast(&network(book), &run(20_000));
    let lost = forecast.promises[0].never as f64 / 20_000.0;
    assert!((lost - 0.1).abs() < 0.01);
    assert!((forecast.harm[0].expected() - 100.0 * lost).abs() < 1e-9);
    assert!((forecast.harm[1].expected() - 30.0 * lost).abs() < 1e-9);
    assert_eq!(
        (forecast.harm[0].p95(), forecast.harm[1].p95()),
        (100.0, 30.0)
    );
}

#[test]
fn a_slip_moves_what_rests_on_it_and_tells_the_harm_added() {
    let mut promises = vec![
        open(1, exact(2.0)),
        after(open(2, exact(1.0)), &[0]),
        open(3, exact(1.0)),
    ];
    promises.iter_mut().for_each(|promise| promise.due = 4.0);
    promises[1].stakes = vec![stake(7.0)];
    let network = network(parts(promises, &[]));
    let nothing = slip(&network, 0, 1.0, &run(16));
    assert_eq!(
        (nothing.falls.len(), nothing.harm_added.clone()),
        (0, vec![0.0])
    );
    let moved = slip(&network, 0, 1.5, &run(16));
    assert_eq!((moved.futures, moved.harm_added), (16, vec![7.0]));
    let fall = moved.falls[0];
    assert_eq!(
        (
            moved.falls.len(),
            fall.place,
            fall.kept_before,
            fall.kept_after
        ),
        (1, 1, 16, 0)
    );
}

#[test]
fn a_slip_moves_only_the_finish_and_no_slot() {
    let mut promises = vec![
        queued(open(1, exact(2.0)), 0, 1),
        queued(open(2, exact(1.0)), 0, 2),
    ];
    promises.iter_mut().for_each(|promise| promise.due = 3.0);
    let slip = slip(&network(parts(promises, &[1])), 0, 30.0, &run(4));
    assert_eq!(
        slip.falls.iter().map(|fall| fall.place).collect::<Vec<_>>(),
        [0]
    );
}

#[test]
fn a_quote_names_what_would_bring_the_date_forward() {
    // 3 rests on 0 (5 days) and 1 (3 days), and shares a slot with 2 (4 days, first in turn).
    let book = parts(
        vec![
            open(1, exact(5.0)),
            open(2, exact(3.0)),
            queued(not_before(open(3, exact(4.0)), 4.0), 0, 1),
            after(queued(open(4, exact(2.0)), 0, 2), &[0, 1]),
            open(5, exact(50.0)),
        ],
        &[1],
    );
    let quote = quote(&network(book), 3, 0.85, &run(64));
    assert_eq!(quote.day_at(0.85), Some(9));
    let reasons: Vec<_> = quote
        .reasons
        .iter()
        .map(|reason| (reason.place, reason.days))
        .collect();
    // Without 0, 3 takes the slot before 2 is ready.
    assert_eq!(reasons, [(0, Some(5)), (2, Some(3))]);
    assert_eq!(
        (quote.count_by_end_of(8), quote.count_by_end_of(9)),
        (0, 64)
    );
}

#[test]
fn where_there_is_no_date_at_all_a_reason_has_no_days_and_comes_first() {
    let endless = Work::Throughput {
        items: 1e6,
        per_week: vec![1.0],
    };
    let book = parts(
        vec![
            open(1, endless),
            open(2, exact(3.0)),
            after(open(3, exact(2.0)), &[0, 1]),
        ],
        &[],
    );
    let quote = quote(&network(book), 2, 0.85, &run(64));
    assert_eq!(quote.day_at(0.5), None);
    let reasons: Vec<_> = quote
        .reasons
        .iter()
        .map(|reason| (reason.place, reason.days))
        .collect();
    assert_eq!(reasons, [(0, None)]);
}

#[test]
fn a_started_promise_that_takes_no_time_has_ended_on_the_morning_of_day_0() {
    let book = parts(
        vec![
            started(open(1, exact(9.0)), -3.0),
            after(open(2, exact(1.0)), &[0]),
        ],
        &[],
    );
    let reasons = quote(&network(book), 1, 0.85, &run(4)).reasons;
    assert_eq!((reasons[0].place, reasons[0].days), (0, Some(6)));
}

#[test]
fn precision_goes_on_in_blocks_until_every_error_is_under_it() {
    let book = parts(
        vec![Promise {
            due: FAR,
            never: 0.5,
            ..open(1, exact(1.0))
        }],
        &[],
    );
    let network = network(book);
    let run = Run {
        futures: 1_000,
        precision: Some(0.005),
        ..Run::default()
    };
    let forecast = forecast(&network, &run);
    assert_eq!(forecast.futures, 1_000 + 3 * 4_096);
    assert!(forecast.promises[0].p_kept_se() < 0.005);
    assert_eq!(quote(&network, 0, 0.85, &run).futures, forecast.futures);
}

#[test]
fn components_are_joined_by_gates_and_queues() {
    let book = parts(
        vec![
            queued(open(1, exact(1.0)), 0, 1),
            open(2, exact(1.0)),
            after(open(3, exact(1.0)), &[1]),
            queued(open(4, exact(1.0)), 0, 1),
            given_up(queued(open(5, exact(1.0)), 0, 1)),
        ],
        &[2],
    );
    let network: Network = network(book);
    let components: Vec<&[usize]> = (0..5).map(|place| network.component_of(place)).collect();
    assert_eq!(components, [&[0, 3][..], &[1, 2], &[1, 2], &[0, 3], &[4]]);
}

#[test]
fn a_chain_of_fifty_thousand_is_walked_once_a_future() {
    let link = |place: usize| {
        let members: Vec<usize> = place.checked_sub(1).into_iter().collect();
        Promise {
            stakes: vec![stake(1.0)],
            ..after(open(place as u64, exact(1.0)), &members)
        }
    };
    let chain = network(parts((0..50_000).map(link).collect(), &[]));
    let forecast = forecast(&chain, &run(4));
    assert_eq!(forecast.promises[0].responsibility[0].mean(4), 50_000.0);
}
