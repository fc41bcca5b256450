//! A quote: when one promise finishes, and what would bring that forward.

use crate::plan::Network;
use crate::run::{Run, standard_error};
use crate::tally::DayCounts;

/// When one promise finishes.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// How many futures were computed.
    pub futures: u64,
    /// When it finishes.
    pub finish: DayCounts,
    /// In how many futures it is kept by its own due.
    pub kept: u64,
    /// What would bring the solid date forward, the most first; all that would.
    pub reasons: Vec<Reason>,
}

/// A promise that would bring the solid date forward if its remaining work took no time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// Its place.
    pub place: usize,
    /// By how many days; `None` where without that there is no solid date at all.
    pub days: Option<i64>,
}

impl Quote {
    /// The day by whose end the share `confidence` of the futures has finished; `None` where never.
    pub fn day_at(&self, confidence: f64) -> Option<i64> {
        self.finish.day_at(confidence, self.futures)
    }

    /// In how many futures it has finished by the end of a day.
    pub fn count_by_end_of(&self, day: i64) -> u64 {
        self.finish.count_by_end_of(day)
    }

    /// The chance that it has finished by the end of a day.
    pub fn p_by_end_of(&self, day: i64) -> f64 {
        self.count_by_end_of(day) as f64 / self.futures as f64
    }

    /// The standard error of [`Self::p_by_end_of`].
    pub fn p_by_end_of_se(&self, day: i64) -> f64 {
        standard_error(self.count_by_end_of(day), self.futures)
    }
}

/// Quotes one promise; the reasons are for the date at `solid` confidence.
pub fn quote(_network: &Network, _place: usize, _solid: f64, _run: &Run<'_>) -> Quote {
    unimplemented!()
}
