//! Networks made by hand.

#![allow(dead_code, reason = "each test uses some of it")]

use upright_engine::network::{Calendar, Gate, Parts, Promise, Stake, Standing, Team, Unit, Work};
use upright_engine::{Forecast, Network, Run, forecast};

/// Later than anything.
pub(crate) const FAR: f64 = 1e7;

pub(crate) const EVERY_DAY: usize = 0;
/// Day 0 is a Monday.
pub(crate) const WEEKDAYS: usize = 1;

/// Work of exactly so many calendar days.
pub(crate) fn exact(days: f64) -> Work {
    Work::Exact {
        days,
        unit: Unit::Calendar,
    }
}

pub(crate) fn working(days: f64) -> Work {
    Work::Exact {
        days,
        unit: Unit::Working,
    }
}

pub(crate) fn samples(days: &[f64]) -> Work {
    Work::Samples(days.iter().map(|&days| (days, Unit::Calendar)).collect())
}

/// An open promise, due at the end of day −1, so that its days late are its finish.
pub(crate) fn open(key: u64, work: Work) -> Promise {
    Promise {
        key,
        due: 0.0,
        standing: Standing::Open { not_before: 0.0 },
        work,
        calendar: EVERY_DAY,
        team: None,
        priority: Some(100),
        never: 0.0,
        rests_on: Vec::new(),
        stakes: Vec::new(),
    }
}

pub(crate) fn after(promise: Promise, members: &[usize]) -> Promise {
    Promise {
        rests_on: members.iter().map(|&member| on(member)).collect(),
        ..promise
    }
}

pub(crate) fn queued(promise: Promise, team: usize, priority: u32) -> Promise {
    Promise {
        team: Some(team),
        priority: Some(priority),
        ..promise
    }
}

pub(crate) fn started(promise: Promise, since: f64) -> Promise {
    Promise {
        standing: Standing::Started { since },
        ..promise
    }
}

pub(crate) fn done(promise: Promise, finish: f64) -> Promise {
    Promise {
        standing: Standing::Done { finish },
        ..promise
    }
}

pub(crate) fn given_up(promise: Promise) -> Promise {
    Promise {
        standing: Standing::GivenUp,
        ..promise
    }
}

pub(crate) fn not_before(promise: Promise, not_before: f64) -> Promise {
    Promise {
        standing: Standing::Open { not_before },
        ..promise
    }
}

pub(crate) fn on(promise: usize) -> Gate {
    lagged(promise, 0.0)
}

pub(crate) fn lagged(promise: usize, lag: f64) -> Gate {
    Gate::Member {
        promise,
        lag,
        unit: Unit::Calendar,
    }
}

pub(crate) fn at_least(count: usize, members: &[usize]) -> Gate {
    Gate::AtLeast {
        count,
        of: members.iter().map(|&member| on(member)).collect(),
    }
}

pub(crate) fn stake(amount: f64) -> Stake {
    Stake {
        axis: 0,
        amount,
        after: 0.0,
        cap_per_day: None,
    }
}

/// Parts with two calendars, and teams with so many slots each.
pub(crate) fn parts(promises: Vec<Promise>, slots: &[u32]) -> Parts {
    Parts {
        promises,
        calendars: vec![
            Calendar {
                open: [true; 7],
                holidays: vec![],
            },
            Calendar {
                open: [true, true, true, true, true, false, false],
                holidays: vec![],
            },
        ],
        teams: (0..)
            .zip(slots)
            .map(|(team, &slots)| Team {
                key: 1_000 + team,
                slots: Some(slots),
                correlation: 0.0,
            })
            .collect(),
        shocks: vec![],
        axes: 1,
    }
}

pub(crate) fn network(parts: Parts) -> Network {
    Network::new(parts).expect("parts without a defect")
}

pub(crate) fn run(futures: u32) -> Run<'static> {
    Run {
        futures,
        ..Run::default()
    }
}

/// The finish of each promise where nothing is random; all are due at 0.
pub(crate) fn finishes(parts: &Parts) -> Vec<f64> {
    let forecast = forecast(&network(parts.clone()), &run(1));
    let finish = |promise: &upright_engine::PromiseForecast| {
        if promise.never == 1 {
            f64::INFINITY
        } else {
            promise.mean_days_late()
        }
    };
    forecast.promises.iter().map(finish).collect()
}

/// What bound a promise where nothing is random: the one that answers for it, if both alone are broken. What
/// never finishes is broken in any case, and so is walked through.
pub(crate) fn binder(parts: &Parts, place: usize) -> Option<usize> {
    (0..parts.promises.len()).find(|&candidate| {
        let mut parts = parts.clone();
        for (at, promise) in parts.promises.iter_mut().enumerate() {
            let is_broken = at == place || at == candidate;
            promise.due = if is_broken { -1.0 } else { f64::MAX };
            promise.stakes = if at == place {
                vec![stake(1.0)]
            } else {
                vec![]
            };
        }
        let forecast = forecast(&network(parts), &run(1));
        candidate != place && forecast.promises[candidate].responsibility[0].sum() == 1.0
    })
}

/// Mean and variance of a finish that was counted by day.
pub(crate) fn moments(forecast: &Forecast, place: usize) -> (f64, f64) {
    let counts = || forecast.promises[place].finish.iter();
    let mean_of = |of: &dyn Fn(f64) -> f64| {
        let sum: f64 = counts()
            .map(|(day, count)| of(day as f64 + 0.5) * count as f64)
            .sum();
        sum / forecast.futures as f64
    };
    let mean = mean_of(&|day| day);
    (mean, mean_of(&|day| (day - mean) * (day - mean)))
}
