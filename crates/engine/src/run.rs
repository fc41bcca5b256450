//! A run: how many futures, from which seed, how precise.

use std::fmt;

use crate::limits::{FUTURES_MAX, FUTURES_PER_BLOCK};

/// What a computation is asked for besides the network.
#[derive(Clone, Copy)]
pub struct Run<'a> {
    /// How many futures, 1 to [`FUTURES_MAX`]; what lies outside is brought to the nearer end.
    pub futures: u32,
    /// The seed of all draws.
    pub seed: u64,
    /// Goes on in blocks of [`FUTURES_PER_BLOCK`] until every standard error is under this.
    pub precision: Option<f64>,
    /// Told now and then, from any thread, how far the run is.
    pub progress: &'a (dyn Fn(Progress) + Sync),
}

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Units of work that are done.
    pub done: u64,
    /// Units of work in all, as far as is known; it grows where a run goes on for its precision.
    pub total: u64,
}

impl Default for Run<'_> {
    fn default() -> Self {
        Self {
            futures: 16_384,
            seed: 1,
            precision: None,
            progress: &|_| {},
        }
    }
}

impl fmt::Debug for Run<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Run")
            .field("futures", &self.futures)
            .field("seed", &self.seed)
            .field("precision", &self.precision)
            .finish_non_exhaustive()
    }
}

impl Run<'_> {
    /// The futures that are computed in any case.
    pub(crate) fn first_block(&self) -> u64 {
        u64::from(self.futures).clamp(1, FUTURES_MAX)
    }

    /// How many futures come next where `futures` are done and `error` is their greatest standard error;
    /// 0 where that is enough.
    pub(crate) fn next_block(&self, futures: u64, error: f64) -> u64 {
        match self.precision {
            Some(precision) if error >= precision => FUTURES_PER_BLOCK.min(FUTURES_MAX - futures),
            _ => 0,
        }
    }
}

/// The standard error of a chance that was met in `hits` of `futures`.
///
/// # Formula
/// √(p(1−p)/N), p = hits/N.
pub(crate) fn standard_error(hits: u64, futures: u64) -> f64 {
    let chance = hits as f64 / futures as f64;
    (chance * (1.0 - chance) / futures as f64).sqrt()
}
