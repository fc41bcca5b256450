//! What holds for every network.

#[path = "../common/mod.rs"]
mod common;
mod strategies;

use common::*;
use proptest::prelude::*;
use strategies::*;
use upright_engine::network::{Parts, Promise, Standing, Unit, Work};
use upright_engine::{Forecast, Network, Run, Total, forecast, forecast_part, quote, slip};

fn computed(parts: &Parts, futures: u32) -> Forecast {
    forecast(&network(parts.clone()), &run(futures))
}

/// The finishes of one future, to the bit as far as counts and sums can tell.
fn same_finishes(one: &Forecast, other: &Forecast) -> bool {
    let of = |forecast: &Forecast| {
        let finishes = forecast.promises.iter();
        finishes
            .map(|promise| (promise.finish.clone(), promise.late, promise.never))
            .collect::<Vec<_>>()
    };
    of(one) == of(other)
}

/// Asks all that can be asked of a network, where the parts make one.
fn ask_everything(parts: Parts, number: f64) {
    let Ok(network) = Network::new(parts) else {
        return;
    };
    let run = run(9);
    forecast(&network, &run);
    for place in 0..network.len() {
        slip(&network, place, number, &run);
        quote(&network, place, number, &run);
        forecast_part(&network, &[place], &run);
    }
}

fn in_pool<T: Send>(threads: usize, compute: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .expect("a pool")
        .install(compute)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, ..ProptestConfig::default() })]

    #[test]
    fn no_parts_make_it_panic(parts in any_parts(), number in any_number()) {
        ask_everything(parts, number);
    }

    #[test]
    fn no_odd_numbers_make_it_panic(
        parts in with_queues(), odd in prop::collection::vec(odd_number(), 1..40), number in any_number(),
    ) {
        ask_everything(made_odd(parts, &odd), number);
    }

    #[test]
    fn questions_about_any_work_are_answered(
        work in work_of(any_number()), calendar in any_number(), working in any_number(),
    ) {
        work.is_used_up(calendar, working);
        work.never_ends();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn well_formed_networks_with_queues_are_computed(parts in with_queues()) {
        prop_assert!(Network::new(parts).is_ok());
    }

    #[test]
    fn responsibilities_add_up_to_the_harm_exactly(parts in with_queues()) {
        let forecast = computed(&parts, 100);
        for axis in 0..2 {
            let answered: Total =
                forecast.promises.iter().map(|promise| promise.responsibility[axis]).sum();
            let lost: Total = forecast.promises.iter().map(|promise| promise.harm[axis]).sum();
            prop_assert_eq!(answered, lost);
            prop_assert_eq!(forecast.harm[axis].total, lost);
        }
    }

    #[test]
    fn enough_slots_are_as_good_as_no_queue(parts in good_parts([Some(99), Some(99)])) {
        let mut free = parts.clone();
        free.teams.iter_mut().for_each(|team| team.slots = None);
        prop_assert_eq!(computed(&parts, 100), computed(&free, 100));
    }

    #[test]
    fn a_part_is_as_in_the_whole(parts in with_queues()) {
        let network = network(parts);
        let whole = forecast(&network, &run(500));
        for (place, expected) in whole.promises.iter().enumerate() {
            let part = forecast_part(&network, &[place], &run(500)).promises.remove(&place);
            let mut expected = expected.clone();
            expected.responsibility.clear();
            prop_assert_eq!(part.as_ref(), Some(&expected));
            let quote = quote(&network, place, 0.85, &run(500));
            prop_assert_eq!((quote.finish, quote.kept), (expected.finish, expected.kept));
        }
    }

    #[test]
    fn threads_change_nothing(parts in with_queues()) {
        let network = network(parts);
        let run = run(700);
        let all = |threads: usize| {
            in_pool(threads, || (forecast(&network, &run), slip(&network, 0, 2.0, &run), quote(&network, 0, 0.8, &run)))
        };
        let one = all(1);
        prop_assert_eq!(&all(2), &one);
        prop_assert_eq!(&all(3), &one);
    }

    #[test]
    fn where_the_run_is_split_changes_nothing(parts in with_queues(), first in 1_u32..300) {
        // A run for a precision that is never met within the first blocks goes on where it stood.
        let network = network(parts);
        let split = Run { precision: Some(0.0075), ..run(first) };
        let split = forecast(&network, &split);
        let whole = forecast(&network, &run(split.futures as u32));
        prop_assert_eq!(split, whole);
    }

    #[test]
    fn a_promise_more_leaves_the_others_as_they_were(parts in good_parts([None, None]), more in good_promise(0)) {
        let before = computed(&parts, 100);
        let mut grown = parts;
        grown.promises.push(Promise { key: 99_999, rests_on: vec![], ..more });
        let mut after = computed(&grown, 100);
        after.promises.pop();
        prop_assert!(same_finishes(&before, &after));
    }

    #[test]
    fn later_by_a_shift_is_later_by_a_shift(parts in good_parts([None, None]), shift in 1_u8..9) {
        // Weeks, so that calendars shift onto themselves; shifted by not_before at every root.
        let shift = f64::from(shift) * 7.0;
        let mut early = parts;
        for promise in &mut early.promises {
            promise.due = 0.0;
            promise.standing = Standing::Open { not_before: 0.0 };
        }
        let mut late = early.clone();
        for promise in &mut late.promises {
            promise.standing = Standing::Open { not_before: shift };
        }
        let days = |parts: &Parts| -> Vec<Vec<(i64, u64)>> {
            computed(parts, 64).promises.iter().map(|promise| promise.finish.iter().collect()).collect()
        };
        let moved: Vec<Vec<(i64, u64)>> = days(&early)
            .into_iter()
            .map(|days| days.into_iter().map(|(day, count)| (day + shift as i64, count)).collect())
            .collect();
        // An instant at 0 belongs to day 0, as no day is before it; at the shift it ends the day before.
        let mut late = days(&late);
        for days in &mut late {
            let at_once = days.iter().position(|&(day, _)| day == shift as i64 - 1);
            if let Some((_, count)) = at_once.map(|at| days.remove(at)) {
                match days.first_mut() {
                    Some((day, more)) if *day == shift as i64 => *more += count,
                    _ => days.insert(0, (shift as i64, count)),
                }
            }
        }
        prop_assert_eq!(late, moved);
    }

    #[test]
    fn longer_work_makes_nothing_earlier(parts in good_parts([None, None]), place in 0_usize..9, more in 0.0..9.0_f64) {
        let place = place % parts.promises.len();
        let mut longer = parts.clone();
        if let Work::Exact { days, .. } = &mut longer.promises[place].work {
            *days += more;
        }
        if let Work::Samples(samples) = &mut longer.promises[place].work {
            let is_calendar = samples.iter().all(|&(_, unit)| unit == Unit::Calendar);
            samples.iter_mut().filter(|_| is_calendar).for_each(|(days, _)| *days += more);
        }
        let started = matches!(longer.promises[place].standing, Standing::Started { .. });
        prop_assume!(!started);
        for future in [1, 2, 64] {
            let (before, after) = (computed(&parts, future), computed(&longer, future));
            for (before, after) in before.promises.iter().zip(&after.promises) {
                prop_assert!(after.kept <= before.kept);
                prop_assert!(after.late >= before.late);
                prop_assert!(after.never >= before.never);
            }
        }
    }

    #[test]
    fn any_comes_before_at_least_k_before_all(parts in good_parts([None, None]), count in 1_usize..5) {
        let members: Vec<usize> = (0..parts.promises.len()).collect();
        let count = count.min(members.len());
        let mut parts = parts;
        for (key, count) in [(901, 1), (902, count), (903, members.len())] {
            let gate = vec![at_least(count, &members)];
            parts.promises.push(Promise { rests_on: gate, ..open(key, exact(0.0)) });
        }
        let last = members.len();
        let forecast = computed(&parts, 64);
        let [any, some, all] = [0, 1, 2].map(|at| &forecast.promises[last + at]);
        prop_assert!(any.late <= some.late && some.late <= all.late);
        prop_assert!(any.never <= some.never && some.never <= all.never);
        for day in 0..60 {
            let by = [any, some, all].map(|promise| promise.finish.count_by_end_of(day));
            prop_assert!(by[0] >= by[1] && by[1] >= by[2]);
        }
    }

    #[test]
    fn a_slip_of_nothing_changes_nothing(parts in with_queues()) {
        let slip = slip(&network(parts), 0, 0.0, &run(64));
        prop_assert!(slip.falls.is_empty() && slip.harm_added == [0.0, 0.0]);
    }

    #[test]
    fn a_quote_replays_as_if_the_work_were_gone(parts in with_queues(), place in 0_usize..9) {
        // A reason's days are those of a network in which that promise's work takes no time.
        let place = place % parts.promises.len();
        let told = quote(&network(parts.clone()), place, 0.8, &run(200));
        for candidate in (0..parts.promises.len()).filter(|&candidate| candidate != place) {
            let mut idle = parts.clone();
            let promise = &mut idle.promises[candidate];
            if !matches!(promise.standing, Standing::Open { .. }) {
                continue;
            }
            promise.work = exact(0.0);
            let day = quote(&network(idle), place, 0.8, &run(200)).day_at(0.8);
            let days = match (told.day_at(0.8), day) {
                (None, Some(_)) => Some(None),
                (Some(from), Some(to)) if to < from => Some(Some(from - to)),
                _ => None,
            };
            let reason = told.reasons.iter().find(|reason| reason.place == candidate);
            prop_assert_eq!(reason.map(|reason| reason.days), days);
        }
    }
}
