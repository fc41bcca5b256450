//! Every defect is named, and all of them at once.

mod common;

use common::*;
use upright_engine::limits::{AXES_MAX, GATE_DEPTH_MAX};
use upright_engine::network::{Gate, Parts, Promise, Shock, Stake, Unit, Work};
use upright_engine::{Defect, Flaw, Network};

fn defects(parts: Parts) -> Vec<Defect> {
    Network::new(parts).err().unwrap_or_default()
}

/// The flaws of one promise that stands alone.
fn flaws(promise: Promise) -> Vec<Flaw> {
    let flaw = |defect| match defect {
        Defect::Promise { promise: 0, flaw } => flaw,
        other => panic!("{other}"),
    };
    defects(parts(vec![promise], &[1]))
        .into_iter()
        .map(flaw)
        .collect()
}

fn flaws_of_work(work: Work) -> Vec<Flaw> {
    flaws(open(1, work))
}

#[test]
fn a_sound_promise_has_none() {
    assert_eq!(flaws(open(1, exact(1.0))), []);
}

#[test]
fn every_index_is_checked() {
    let promise = Promise {
        calendar: 9,
        team: Some(3),
        rests_on: vec![on(7)],
        stakes: vec![Stake {
            axis: 4,
            ..stake(1.0)
        }],
        ..open(1, exact(1.0))
    };
    let expected = [
        Flaw::NoSuchCalendar(9),
        Flaw::NoSuchTeam(3),
        Flaw::NoSuchPromise(7),
        Flaw::NoSuchAxis(4),
    ];
    assert_eq!(flaws(promise), expected);
}

#[test]
fn every_number_is_checked() {
    let bad = f64::NAN;
    let promise = || open(1, exact(1.0));
    let staked = |stake| Promise {
        stakes: vec![stake],
        ..promise()
    };
    let after = Stake {
        after: -1.0,
        ..stake(1.0)
    };
    let capped = Stake {
        cap_per_day: Some(bad),
        ..stake(1.0)
    };
    let cases = [
        (
            "due",
            Promise {
                due: bad,
                ..promise()
            },
        ),
        (
            "chance of never",
            Promise {
                never: 1.1,
                ..promise()
            },
        ),
        ("earliest start", not_before(promise(), f64::INFINITY)),
        ("start", started(promise(), 0.5)),
        ("finish", done(promise(), bad)),
        ("work", open(1, exact(-1.0))),
        (
            "lag",
            Promise {
                rests_on: vec![lagged(0, -1.0)],
                ..promise()
            },
        ),
        ("amount", staked(stake(1e16))),
        ("days after due", staked(after)),
        ("cap", staked(capped)),
    ];
    for (name, promise) in cases {
        assert_eq!(flaws(promise), [Flaw::BadNumber(name)]);
    }
}

#[test]
fn work_that_no_distribution_fits_is_refused() {
    let unit = Unit::Calendar;
    let metalog = |p10, p50, p90| {
        flaws_of_work(Work::Metalog {
            p10,
            p50,
            p90,
            unit,
        })
    };
    assert_eq!(metalog(15.0, 25.0, 60.0), []);
    assert_eq!(metalog(5.0, 5.0, 5.0), []);
    assert_eq!(metalog(5.0, 5.0, 9.0), [Flaw::NoIncreasingQuantile]);
    assert_eq!(metalog(10.0, 11.0, 200.0), [Flaw::NoIncreasingQuantile]);
    assert_eq!(metalog(9.0, 5.0, 10.0), [Flaw::OutOfOrder]);
    assert_eq!(metalog(0.0, 5.0, 10.0), [Flaw::BadNumber("work")]);
    let backwards = Work::Pert {
        low: 3.0,
        likely: 2.0,
        high: 9.0,
        unit,
    };
    assert_eq!(flaws_of_work(backwards), [Flaw::OutOfOrder]);
    assert_eq!(
        flaws_of_work(Work::Lognormal {
            p50: 9.0,
            p90: 3.0,
            unit
        }),
        [Flaw::OutOfOrder]
    );
    assert_eq!(flaws_of_work(Work::Samples(vec![])), [Flaw::NothingToDraw]);
    let idle = Work::Throughput {
        items: 3.0,
        per_week: vec![0.0],
    };
    assert_eq!(flaws_of_work(idle), [Flaw::NothingToDraw]);
}

#[test]
fn the_work_of_what_is_done_or_given_up_is_not_looked_at() {
    assert_eq!(flaws(done(open(1, exact(f64::NAN)), 0.0)), []);
    assert_eq!(flaws(given_up(open(1, exact(f64::NAN)))), []);
}

#[test]
fn gates_ask_for_at_least_one_and_are_not_nested_too_deeply() {
    let resting = |gate| {
        flaws(Promise {
            rests_on: vec![gate],
            ..open(1, exact(1.0))
        })
    };
    assert_eq!(resting(at_least(0, &[])), [Flaw::AtLeastNone]);
    let nested = |depth| {
        (1..depth).fold(at_least(1, &[]), |gate, _| Gate::AtLeast {
            count: 1,
            of: vec![gate],
        })
    };
    assert_eq!(resting(nested(GATE_DEPTH_MAX)), []);
    assert_eq!(resting(nested(GATE_DEPTH_MAX + 1)), [Flaw::TooDeep]);
}

#[test]
fn used_up_work_is_named() {
    assert_eq!(flaws(started(open(1, exact(5.0)), -5.0)), [Flaw::UsedUp]);
    assert_eq!(flaws(started(open(1, exact(5.0)), -4.9)), []);
}

#[test]
fn circles_name_those_on_them() {
    let promises = vec![
        after(open(1, exact(1.0)), &[2]),
        open(2, exact(1.0)),
        after(open(3, exact(1.0)), &[0, 1]),
        after(open(4, exact(1.0)), &[0]),
    ];
    assert_eq!(defects(parts(promises, &[])), [Defect::Cycle(vec![0, 2])]);
}

#[test]
fn calendars_teams_shocks_and_axes_are_checked_all_at_once() {
    let mut book = parts(vec![], &[1]);
    book.axes = AXES_MAX + 1;
    book.calendars[1].open = [false; 7];
    book.teams[0].correlation = 1.0;
    book.shocks = vec![Shock {
        key: 1,
        chance: -0.1,
        delay: working(1.0),
        hits: vec![0],
    }];
    let shock = |flaw| Defect::Shock { shock: 0, flaw };
    let expected = [
        Defect::TooManyAxes(AXES_MAX + 1),
        Defect::Calendar {
            calendar: 1,
            flaw: Flaw::NoOpenDay,
        },
        Defect::Team {
            team: 0,
            flaw: Flaw::BadNumber("correlation"),
        },
        shock(Flaw::NoSuchPromise(0)),
        shock(Flaw::BadNumber("chance")),
        shock(Flaw::WorkingDelay),
    ];
    assert_eq!(defects(book), expected);
    assert_eq!(
        expected[1].to_string(),
        "calendar 1: no day of the week is open"
    );
}

#[test]
fn no_promises_are_a_network_too() {
    let empty = network(Parts::default());
    let forecast = upright_engine::forecast(&empty, &run(8));
    assert!(empty.is_empty() && forecast.promises.is_empty() && forecast.futures == 8);
}
