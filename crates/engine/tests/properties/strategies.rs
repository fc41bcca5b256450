//! Networks as they come: well formed, odd, and with anything in them.

use proptest::prelude::*;
use upright_engine::network::{
    Calendar, Gate, Parts, Promise, Shock, Stake, Standing, Team, Unit, Work,
};

use super::common::*;

/// Numbers as they come, and as they shouldn't.
pub(crate) fn any_number() -> BoxedStrategy<f64> {
    prop_oneof![
        4 => 0.0..50.0_f64,
        1 => -30.0..0.0_f64,
        1 => prop::sample::select(vec![
            0.0, -0.0, 1.0, 1e-320, 1e-9, 1e15, 1e18, f64::MAX, f64::INFINITY, f64::NEG_INFINITY, f64::NAN,
        ]),
    ]
    .boxed()
}

/// Numbers that are allowed almost everywhere, however odd.
pub(crate) fn odd_number() -> BoxedStrategy<f64> {
    let odd = [
        0.0,
        -0.0,
        1e-320,
        1e-9,
        1.0,
        36_525.0,
        1e14,
        1e15,
        1e18,
        1e300,
        f64::MAX,
    ];
    prop_oneof![0.0..50.0_f64, prop::sample::select(odd.to_vec())].boxed()
}

/// Puts odd numbers in the place of ordinary ones.
pub(crate) fn made_odd(mut parts: Parts, odd: &[f64]) -> Parts {
    let mut odd = odd.iter().copied().cycle();
    let mut next = || odd.next().unwrap_or_default();
    for promise in &mut parts.promises {
        promise.due = next();
        promise.stakes[0].after = next();
        match &mut promise.standing {
            Standing::Open { not_before } => *not_before = next(),
            Standing::Started { since } => *since = -next(),
            Standing::Done { .. } | Standing::GivenUp => {}
        }
        for gate in &mut promise.rests_on {
            if let Gate::Member { lag, .. } = gate {
                *lag = next();
            }
        }
        match &mut promise.work {
            Work::Exact { days, .. } => *days = next(),
            Work::Samples(samples) => samples.iter_mut().for_each(|(days, _)| *days = next()),
            Work::Throughput { items, per_week } => {
                *items = next();
                per_week[0] = next();
            }
            Work::Pert { high, .. } | Work::Triangular { high, .. } => *high += next(),
            Work::Metalog { .. } | Work::Lognormal { .. } => {
                promise.work = Work::Lognormal {
                    p50: next(),
                    p90: next(),
                    unit: Unit::Working,
                };
            }
        }
    }
    parts
}

pub(crate) fn unit() -> impl Strategy<Value = Unit> {
    prop_oneof![Just(Unit::Calendar), Just(Unit::Working)]
}

pub(crate) fn work_of(
    number: impl Strategy<Value = f64> + Clone + 'static,
) -> impl Strategy<Value = Work> {
    let n = move || number.clone();
    prop_oneof![
        (n(), unit()).prop_map(|(days, unit)| Work::Exact { days, unit }),
        (n(), n(), n(), unit()).prop_map(|(low, likely, high, unit)| Work::Pert {
            low,
            likely,
            high,
            unit
        }),
        (n(), n(), n(), unit()).prop_map(|(low, likely, high, unit)| Work::Triangular {
            low,
            likely,
            high,
            unit
        }),
        (n(), n(), n(), unit()).prop_map(|(p10, p50, p90, unit)| Work::Metalog {
            p10,
            p50,
            p90,
            unit
        }),
        (n(), n(), unit()).prop_map(|(p50, p90, unit)| Work::Lognormal { p50, p90, unit }),
        prop::collection::vec((n(), unit()), 0..4).prop_map(Work::Samples),
        (n(), prop::collection::vec(n(), 0..4))
            .prop_map(|(items, per_week)| Work::Throughput { items, per_week }),
    ]
}

/// Work that is well formed.
pub(crate) fn good_work() -> impl Strategy<Value = Work> {
    let days = || 0.0..20.0_f64;
    prop_oneof![
        (0_u8..4, unit()).prop_map(|(days, unit)| Work::Exact {
            days: f64::from(days),
            unit
        }),
        (days(), days(), 0.1..9.0_f64, unit()).prop_map(|(low, more, most, unit)| {
            Work::Pert {
                low,
                likely: low + more,
                high: low + more + most,
                unit,
            }
        }),
        (days(), days(), 0.1..9.0_f64, unit()).prop_map(|(low, more, most, unit)| {
            Work::Triangular {
                low,
                likely: low + more,
                high: low + more + most,
                unit,
            }
        }),
        (1.0..9.0_f64, 1.3..2.0_f64, 1.3..2.0_f64, unit()).prop_map(|(p10, up, more, unit)| {
            Work::Metalog {
                p10,
                p50: p10 * up,
                p90: p10 * up * more,
                unit,
            }
        }),
        (1.0..9.0_f64, 1.0..3.0_f64, unit()).prop_map(|(p50, up, unit)| Work::Lognormal {
            p50,
            p90: p50 * up,
            unit
        }),
        prop::collection::vec(((0_u8..6).prop_map(f64::from), unit()), 1..4)
            .prop_map(Work::Samples),
        (0.0..20.0_f64, prop::collection::vec(0.0..4.0_f64, 0..4)).prop_map(
            |(items, mut per_week)| {
                per_week.push(1.0);
                Work::Throughput { items, per_week }
            }
        ),
    ]
}

pub(crate) fn gate_of(
    members: impl Strategy<Value = usize> + Clone + 'static,
    number: impl Strategy<Value = f64> + Clone + 'static,
) -> impl Strategy<Value = Gate> {
    let member = (members, number, unit()).prop_map(|(promise, lag, unit)| Gate::Member {
        promise,
        lag,
        unit,
    });
    member.prop_recursive(2, 6, 3, |gate| {
        (0_usize..4, prop::collection::vec(gate, 0..4))
            .prop_map(|(count, of)| Gate::AtLeast { count, of })
    })
}

pub(crate) fn standing_of(
    number: impl Strategy<Value = f64> + Clone,
) -> impl Strategy<Value = Standing> {
    prop_oneof![
        4 => number.clone().prop_map(|not_before| Standing::Open { not_before }),
        2 => number.clone().prop_map(|since| Standing::Started { since: -since.abs() }),
        1 => number.prop_map(|finish| Standing::Done { finish }),
        1 => Just(Standing::GivenUp),
    ]
}

pub(crate) fn any_promise(promises: usize) -> impl Strategy<Value = Promise> {
    let stakes = (
        0_usize..3,
        any_number(),
        any_number(),
        prop::option::of(any_number()),
    );
    let stakes = stakes.prop_map(|(axis, amount, after, cap_per_day)| Stake {
        axis,
        amount,
        after,
        cap_per_day,
    });
    (
        (
            any::<u64>(),
            any_number(),
            standing_of(any_number()),
            work_of(any_number()),
        ),
        (
            0_usize..3,
            prop::option::of(0_usize..3),
            prop::option::of(0_u32..3),
            any_number(),
        ),
        prop::collection::vec(gate_of(0..promises + 1, any_number()), 0..3),
        prop::collection::vec(stakes, 0..2),
    )
        .prop_map(
            |((key, due, standing, work), (calendar, team, priority, never), rests_on, stakes)| {
                Promise {
                    key,
                    due,
                    standing,
                    work,
                    calendar,
                    team,
                    priority,
                    never,
                    rests_on,
                    stakes,
                }
            },
        )
}

pub(crate) fn any_parts() -> impl Strategy<Value = Parts> {
    let calendar = (
        prop::array::uniform7(any::<bool>()),
        prop::collection::vec(any::<i32>(), 0..3),
    )
        .prop_map(|(open, holidays)| Calendar { open, holidays });
    let team = (any::<u64>(), prop::option::of(0_u32..3), any_number()).prop_map(
        |(key, slots, correlation)| Team {
            key,
            slots,
            correlation,
        },
    );
    let shock = (
        any::<u64>(),
        any_number(),
        work_of(any_number()),
        prop::collection::vec(0_usize..5, 0..3),
    )
        .prop_map(|(key, chance, delay, hits)| Shock {
            key,
            chance,
            delay,
            hits,
        });
    (
        prop::collection::vec(any_promise(3), 0..4),
        prop::collection::vec(calendar, 0..3),
        prop::collection::vec(team, 0..3),
        prop::collection::vec(shock, 0..2),
        prop_oneof![8 => 0_usize..4, 1 => any::<usize>()],
    )
        .prop_map(|(promises, calendars, teams, shocks, axes)| Parts {
            promises,
            calendars,
            teams,
            shocks,
            axes,
        })
}

/// A well-formed promise at a place: it rests on what stands before it.
pub(crate) fn good_promise(place: usize) -> impl Strategy<Value = Promise> {
    let gates = if place == 0 {
        Just(Vec::new()).boxed()
    } else {
        let days = prop::sample::select(vec![0.0, 0.0, 1.0, 2.5]);
        prop::collection::vec(gate_of(0..place, days), 0..3).boxed()
    };
    let standing = prop_oneof![
        6 => (-1_i8..5).prop_map(|day| Standing::Open { not_before: f64::from(day) }),
        2 => (0_u8..9).prop_map(|days| Standing::Started { since: -f64::from(days) }),
        1 => (-5_i8..2).prop_map(|day| Standing::Done { finish: f64::from(day) }),
        1 => Just(Standing::GivenUp),
    ];
    (
        (-5_i8..40, standing, good_work(), 0_usize..2),
        (prop::option::of(0_usize..2), prop::option::of(0_u32..3)),
        (
            prop::sample::select(vec![0.0, 0.0, 0.1, 1.0]),
            gates,
            0_usize..2,
            0.0..9.0_f64,
        ),
    )
        .prop_map(
            move |(
                (due, standing, work, calendar),
                (team, priority),
                (never, gates, axis, after),
            )| {
                let stake = Stake {
                    axis,
                    amount: 3.3,
                    after,
                    cap_per_day: (axis == 1).then_some(40.0),
                };
                let spent = if let Standing::Started { since } = standing {
                    -since
                } else {
                    0.0
                };
                let standing = match standing {
                    Standing::Started { .. } if work.is_used_up(spent, spent) => Standing::GivenUp,
                    other => other,
                };
                Promise {
                    key: place as u64 * 7 + 1,
                    due: f64::from(due),
                    standing,
                    work,
                    calendar,
                    team,
                    priority,
                    never,
                    rests_on: gates.into_iter().map(at_least_one).collect(),
                    stakes: vec![stake],
                }
            },
        )
}

pub(crate) fn at_least_one(gate: Gate) -> Gate {
    match gate {
        Gate::AtLeast { count, of } => Gate::AtLeast {
            count: count.max(1),
            of: of.into_iter().map(at_least_one).collect(),
        },
        member => member,
    }
}

pub(crate) fn promises() -> impl Strategy<Value = Vec<Promise>> {
    (1_usize..9).prop_flat_map(|count| (0..count).map(good_promise).collect::<Vec<_>>())
}

/// Two calendars, two teams, a shock; slots as given.
pub(crate) fn good_parts(slots: [Option<u32>; 2]) -> impl Strategy<Value = Parts> {
    let correlation = prop::sample::select(vec![0.0, 0.6]);
    (
        promises(),
        correlation,
        prop::collection::vec(0_usize..9, 0..3),
    )
        .prop_map(move |(promises, correlation, hits)| {
            let hits = hits
                .into_iter()
                .filter(|&hit| hit < promises.len())
                .collect();
            let mut parts = parts(promises, &[]);
            let of = |key, slots, correlation| Team {
                key,
                slots,
                correlation,
            };
            parts.teams = vec![of(501, slots[0], correlation), of(502, slots[1], 0.0)];
            let delay = Work::Lognormal {
                p50: 2.0,
                p90: 5.0,
                unit: Unit::Calendar,
            };
            parts.shocks = vec![Shock {
                key: 601,
                chance: 0.4,
                delay,
                hits,
            }];
            parts.axes = 2;
            parts
        })
}

pub(crate) fn with_queues() -> impl Strategy<Value = Parts> {
    (1_u32..3, 1_u32..3).prop_flat_map(|(one, other)| good_parts([Some(one), Some(other)]))
}
