//! Networks whose answers are known exactly or were published.
//!
//! Distributions that the book lacks are given as samples: the mean of each of many equally likely slices,
//! so that means are exact and what is cut off a variance is bounded. Time is counted in thousandths of a
//! day where a finish is read off the days, so that days are fine enough.

mod common;

use common::*;
use upright_engine::network::{Parts, Promise, Team, Unit, Work};
use upright_engine::{Forecast, forecast};

const FUTURES: u32 = 1 << 17;
const SLICES: usize = 20_000;
/// Thousandths of a day.
const FINE: f64 = 1_000.0;

/// The means of equally likely slices of a distribution, from its quantile function and the integral of
/// that from 0.
fn sliced(scale: f64, integral: impl Fn(f64) -> f64) -> Work {
    let slices = SLICES as f64;
    let edge = |at: usize| integral(at as f64 / slices);
    let means = (0..SLICES).map(|at| (edge(at + 1) - edge(at)) * slices * scale);
    Work::Samples(means.map(|days| (days.max(0.0), Unit::Calendar)).collect())
}

/// Exp(rate): the integral of −ln(1−u) is (1−u)·ln(1−u) + u.
fn exponential(rate: f64) -> Work {
    let integral = |u: f64| {
        if u >= 1.0 {
            1.0
        } else {
            (1.0 - u) * (-u).ln_1p() + u
        }
    };
    sliced(FINE / rate, integral)
}

fn uniform(high: f64) -> Work {
    sliced(FINE * high, |u| u * u / 2.0)
}

fn triangular(low: f64, likely: f64, high: f64) -> Work {
    let unit = Unit::Calendar;
    Work::Triangular {
        low: low * FINE,
        likely: likely * FINE,
        high: high * FINE,
        unit,
    }
}

/// Promises in a row, each with work and what it rests on; all are late in every future.
fn networked(works: Vec<Work>, rests_on: &[&[usize]]) -> Parts {
    let promises = (1..).zip(works).zip(rests_on);
    let promises = promises.map(|((key, work), members)| after(open(key, work), members));
    parts(promises.collect(), &[])
}

fn computed(parts: &Parts) -> Forecast {
    forecast(&network(parts.clone()), &run(FUTURES))
}

/// Mean and variance of the last promise, in days of the published network.
fn last(parts: &Parts) -> (f64, f64) {
    let (mean, variance) = moments(&computed(parts), parts.promises.len() - 1);
    (mean / FINE, variance / FINE / FINE)
}

/// Within so many standard errors of a mean.
fn assert_mean(mean: f64, variance: f64, expected: f64) {
    let error = (variance / f64::from(FUTURES)).sqrt();
    assert!(
        (mean - expected).abs() < 4.0 * error,
        "{mean} ± {error} is not {expected}"
    );
}

/// Within so many standard errors of a variance, for a kurtosis of up to so much: 3 of a normal, 9 of an
/// exponential.
fn assert_variance(variance: f64, expected: f64, kurtosis: f64) {
    let error = expected * ((kurtosis - 1.0) / f64::from(FUTURES)).sqrt();
    assert!(
        (variance - expected).abs() < 4.0 * error,
        "{variance} ± {error} is not {expected}"
    );
}

fn assert_chance(count: u64, expected: f64) {
    let chance = count as f64 / f64::from(FUTURES);
    let error = (expected * (1.0 - expected) / f64::from(FUTURES)).sqrt();
    assert!(
        (chance - expected).abs() < 4.0 * error + 1e-12,
        "{chance} ± {error} is not {expected}"
    );
}

#[test]
fn the_latest_of_n_exponentials_takes_the_harmonic_number() {
    let milestone = 10;
    let mut promises: Vec<Promise> = (1..=10).map(|key| open(key, exponential(1.0))).collect();
    for (members, expected) in [
        (2, 1.5),
        (3, 11.0 / 6.0),
        (4, 25.0 / 12.0),
        (5, 137.0 / 60.0),
        (10, 7381.0 / 2520.0),
    ] {
        let members: Vec<usize> = (0..members).collect();
        promises.truncate(milestone);
        promises.push(after(open(99, exact(0.0)), &members));
        let (mean, variance) = last(&parts(promises.clone(), &[]));
        assert_mean(mean, variance, expected);
    }
}

/// The bridge of five: arcs 1–2, 1–3, 2–3, 2–4, 3–4, and the milestone at node 4.
const BRIDGE: [&[usize]; 6] = [&[], &[], &[0], &[0], &[1, 2], &[3, 4]];

fn bridge(work: impl Fn(usize) -> Work) -> Parts {
    networked((0..5).map(work).chain([exact(0.0)]).collect(), &BRIDGE)
}

#[test]
fn the_bridge_of_exponentials() {
    // Kulkarni and Adlakha (1986).
    let (mean, variance) = last(&bridge(|_| exponential(1.0)));
    assert_mean(mean, variance, 83.0 / 24.0);
    assert_variance(variance, 1663.0 / 576.0, 6.0);
    let (mean, variance) = last(&bridge(|arc| exponential(arc as f64 + 1.0)));
    assert_mean(mean, variance, 57_241.0 / 34_020.0);
    assert_variance(variance, 1_252_302_713.0 / 1_157_360_400.0, 6.0);
}

#[test]
fn the_bridge_of_uniforms() {
    for (time, expected) in [(1.0, 11.0 / 120.0), (1.5, 0.442_969), (2.0, 5.0 / 6.0)] {
        let mut parts = bridge(|_| uniform(1.0));
        parts.promises[5].due = time * FINE;
        assert_chance(computed(&parts).promises[5].kept, expected);
    }
}

/// A normal through the integral of its quantile function, −φ(z) from −∞, at z by halving.
fn normal(mean: f64, deviation: f64) -> Work {
    let below = |z: f64| libm::erfc(-z / std::f64::consts::SQRT_2) / 2.0;
    let integral = |u: f64| {
        let (mut low, mut high) = (-9.0, 9.0);
        for _ in 0..60 {
            let middle = (low + high) / 2.0;
            if below(middle) < u {
                low = middle;
            } else {
                high = middle;
            }
        }
        let density = (-low * low / 2.0_f64).exp() / (2.0 * std::f64::consts::PI).sqrt();
        mean * u - deviation * if u == 0.0 || u == 1.0 { 0.0 } else { density }
    };
    sliced(FINE, integral)
}

#[test]
fn the_later_of_two_normals() {
    // Clark (1961); both moved up by 10, so that none is negative.
    let works = || vec![normal(20.0, 2.0), normal(21.0, 3.0), exact(0.0)];
    let mut parts = networked(works(), &[&[], &[], &[0, 1]]);
    let (mean, variance) = last(&parts);
    assert_mean(mean, variance, 10.0 + 11.993_378_260_8);
    assert_variance(variance, 5.066_043_132_7, 3.5);
    parts.teams = vec![Team {
        key: 77,
        slots: None,
        correlation: 0.5,
    }];
    parts
        .promises
        .iter_mut()
        .for_each(|promise| promise.team = Some(0));
    let (mean, variance) = last(&parts);
    assert_mean(mean, variance, 10.0 + 11.630_010_190_2);
    assert_variance(variance, 6.209_434_504_7, 3.5);
}

#[test]
fn at_least_k_of_n() {
    let cases: [(usize, &[f64], f64); 4] = [
        (2, &[0.9; 3], 0.972),
        (3, &[0.8; 5], 0.942_08),
        (2, &[0.9, 0.8, 0.7, 0.6], 0.957_2),
        (3, &[0.9, 0.8, 0.7, 0.6], 0.742_8),
    ];
    for (count, chances, expected) in cases {
        let mut promises: Vec<Promise> = (1..)
            .zip(chances)
            .map(|(key, chance)| Promise {
                never: 1.0 - chance,
                ..open(key, exact(1.0))
            })
            .collect();
        let members: Vec<usize> = (0..chances.len()).collect();
        let gate = vec![at_least(count, &members)];
        promises.push(Promise {
            due: 1.0,
            rests_on: gate,
            ..open(99, exact(0.0))
        });
        assert_chance(
            computed(&parts(promises, &[])).promises[chances.len()].kept,
            expected,
        );
    }
}

#[test]
fn n_independent_feeders_are_there_with_p_to_the_n() {
    for feeders in [1, 3, 8, 20] {
        let feeder = |key| {
            open(
                key,
                samples(&[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 9.0]),
            )
        };
        let mut promises: Vec<Promise> = (1..=feeders).map(feeder).collect();
        let members: Vec<usize> = (0..promises.len()).collect();
        promises.push(Promise {
            due: 1.0,
            ..after(open(99, exact(0.0)), &members)
        });
        let kept = computed(&parts(promises, &[])).promises[feeders as usize].kept;
        assert_chance(kept, 0.9_f64.powi(feeders as i32));
    }
}

/// How often each promise lies on the path that bound the last one: all upstream of it are kept and all else
/// is broken, so that a walk that comes by ends there.
fn criticalities(parts: &Parts) -> Vec<f64> {
    let last = parts.promises.len() - 1;
    let upstream = |place: usize| {
        let mut reached = vec![false; parts.promises.len()];
        let mut open = vec![place];
        while let Some(at) = open.pop() {
            for gate in &parts.promises[at].rests_on {
                let upright_engine::network::Gate::Member { promise, .. } = gate else {
                    continue;
                };
                reached[*promise] = true;
                open.push(*promise);
            }
        }
        reached
    };
    let of = |place: usize| {
        let mut parts = parts.clone();
        for (promise, is_upstream) in parts.promises.iter_mut().zip(upstream(place)) {
            promise.due = if is_upstream { f64::MAX } else { -1.0 };
        }
        parts.promises[last].stakes = vec![stake(1.0)];
        computed(&parts).promises[place].responsibility[0].mean(u64::from(FUTURES))
    };
    (0..last).map(of).collect()
}

fn assert_criticalities(parts: &Parts, expected: &[f64]) {
    for (found, expected) in criticalities(parts).iter().zip(expected) {
        // Published to four places.
        let error = (expected * (1.0 - expected) / f64::from(FUTURES)).sqrt();
        assert!(
            (found - expected).abs() < 4.0 * error + 1e-3,
            "{found} is not {expected}"
        );
    }
}

#[test]
fn pritskers_pert_network() {
    let works = [
        (1.0, 3.0, 5.0),
        (3.0, 6.0, 9.0),
        (10.0, 13.0, 19.0),
        (3.0, 9.0, 12.0),
        (1.0, 3.0, 8.0),
        (8.0, 9.0, 16.0),
        (4.0, 7.0, 13.0),
        (3.0, 6.0, 9.0),
        (1.0, 3.0, 8.0),
    ];
    let works = works.map(|(low, likely, high)| triangular(low, likely, high));
    let works = works.into_iter().chain([exact(0.0)]).collect();
    let rests_on: [&[usize]; 10] = [
        &[],
        &[],
        &[],
        &[0],
        &[0],
        &[1, 4],
        &[1, 4],
        &[3],
        &[2, 6],
        &[5, 7, 8],
    ];
    let parts = networked(works, &rests_on);
    let forecast = computed(&parts);
    let (mean, variance) = moments(&forecast, 9);
    assert!((mean / FINE - 20.7554).abs() < 4.0 * (0.0007 + 2.0864 / f64::from(FUTURES).sqrt()));
    assert!(
        (variance.sqrt() / FINE - 2.0864).abs() < 0.015,
        "{variance}"
    );
    let quantiles = [5, 50, 80, 85, 90, 95].map(|at| forecast.promises[9].day_at_percent(at));
    let expected = [17.530, 20.637, 22.463, 22.915, 23.499, 24.392];
    for (day, expected) in quantiles.into_iter().zip(expected) {
        let day = day.map_or(f64::NAN, |day| day as f64 / FINE);
        assert!((day - expected).abs() < 0.03, "{day} is not {expected}");
    }
    let expected = [
        0.5982, 0.2038, 0.1980, 0.1287, 0.4695, 0.2439, 0.4295, 0.1287, 0.6275,
    ];
    assert_criticalities(&parts, &expected);
}

#[test]
fn leemis_and_parks_network() {
    let highs = [3.0, 6.0, 13.0, 9.0, 3.0, 9.0, 7.0, 6.0, 3.0];
    let works = highs.map(uniform).into_iter().chain([exact(0.0)]).collect();
    // Arcs 1–2, 1–3, 1–4, 2–3, 2–5, 3–4, 3–6, 4–6, 5–6, and the milestone at node 6.
    let rests_on: [&[usize]; 10] = [
        &[],
        &[],
        &[],
        &[0],
        &[0],
        &[1, 3],
        &[1, 3],
        &[2, 5],
        &[4],
        &[6, 7, 8],
    ];
    let parts = networked(works, &rests_on);
    let (mean, variance) = last(&parts);
    assert!(
        (mean - 14.5878).abs() < 4.0 * (0.0011 + 3.3919 / f64::from(FUTURES).sqrt()),
        "{mean}"
    );
    assert!((variance.sqrt() - 3.3919).abs() < 0.02, "{variance}");
    // Paths 1-4-6-8, 3-8, 2-6-8, 1-4-7, 2-7, 1-5-9.
    let [a, b, c, d, e, f] = [0.5734, 0.1962, 0.1180, 0.0934, 0.0177, 0.0013];
    let by_arc = [a + d + f, c + e, b, a + d, f, a + c, d + e, a + b + c, f];
    assert_criticalities(&parts, &by_arc);
}

#[test]
fn correlation_leaves_each_distribution_as_it_is() {
    let work = Work::Lognormal {
        p50: 10.0 * FINE,
        p90: 30.0 * FINE,
        unit: Unit::Calendar,
    };
    let mut parts = parts((1..4).map(|key| open(key, work.clone())).collect(), &[]);
    parts.teams = vec![Team {
        key: 50,
        slots: None,
        correlation: 0.6,
    }];
    parts
        .promises
        .iter_mut()
        .for_each(|promise| promise.team = Some(0));
    for promise in computed(&parts).promises {
        assert_chance(promise.finish.count_by_end_of(10_000 - 1), 0.5);
        assert_chance(promise.finish.count_by_end_of(30_000 - 1), 0.9);
    }
}
