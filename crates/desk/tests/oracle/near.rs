//! How near a simulated figure has to be to an enumerated one.
//!
//! The one idea: Bernstein's inequality, which holds for any bounded quantity and any number of futures,
//! not only where the bell curve is near: with chance 1 − δ the mean of N futures lies within
//! L·r/3N + √((L·r/3N)² + 2L·σ²/N) of the true one, with L = ln(2/δ), σ² the variance and r the range.
//! What has no variance must be met exactly.

use super::days::NEVER;
use super::figures::Spread;
use super::plan::Futures;

/// ln(2/δ) for δ = 10⁻¹³: with fewer than a million comparisons, one false alarm in ten million suites.
const L: f64 = 30.6;

/// By how much what is told may differ.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Allowance {
    /// Not at all: the same futures were played.
    Nothing,
    /// As far as so many drawn futures may lie from all that there are.
    Of(u64),
}

impl Allowance {
    /// What the desk's simulation of so many futures is allowed against those that the oracle plays.
    pub(crate) fn new(played: Futures, simulated: u64) -> Self {
        match played {
            Futures::All => Self::Of(simulated),
            Futures::Drawn(..) => Self::Nothing,
        }
    }
}

/// How far the mean over so many futures may lie from the enumerated one.
pub(crate) fn slack(spread: &Spread, allowance: Allowance) -> f64 {
    within(spread.variance(), spread.range(), allowance)
}

/// How far a counted chance may lie from the enumerated one.
pub(crate) fn slack_of_chance(chance: f64, allowance: Allowance) -> f64 {
    match chance {
        0.0 | 1.0 => 0.0,
        _ => within(chance * (1.0 - chance), 1.0, allowance),
    }
}

fn within(variance: f64, range: f64, allowance: Allowance) -> f64 {
    let Allowance::Of(futures) = allowance else {
        return 0.0;
    };
    let futures = futures as f64;
    let linear = L * range / (3.0 * futures);
    linear + (linear * linear + 2.0 * L * variance / futures).sqrt()
}

/// The values that may be told as the smallest one reached by a share `q` of so many futures.
pub(crate) fn quantiles(spread: &Spread, q: f64, allowance: Allowance) -> Vec<i64> {
    let values: Vec<i64> = spread
        .chances()
        .into_iter()
        .map(|(value, _)| value)
        .collect();
    let mut below = 0.0;
    let mut admissible = Vec::new();
    for value in values {
        let up_to = spread.up_to(value);
        let enough = up_to + slack_of_chance(up_to, allowance) >= q - 1e-9;
        let not_before = below - slack_of_chance(below, allowance) < q - 1e-9;
        if enough && not_before {
            admissible.push(value);
        }
        below = up_to;
    }
    admissible
}

/// The same of days, none where it is never.
pub(crate) fn quantile_days(spread: &Spread, q: f64, allowance: Allowance) -> Vec<Option<i64>> {
    let days = quantiles(spread, q, allowance).into_iter();
    days.map(|day| Some(day).filter(|day| *day < NEVER))
        .collect()
}
