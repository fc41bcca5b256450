//! The forecast: how all promises come out, what is lost, and who answers for it.

use std::collections::BTreeMap;

use crate::plan::Network;
use crate::run::{Run, standard_error};
use crate::tally::{DayCounts, Harm, Total};

/// How all promises come out.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// How many futures were computed.
    pub futures: u64,
    /// By place.
    pub promises: Vec<PromiseForecast>,
    /// By axis.
    pub harm: Vec<Harm>,
}

/// How some promises come out, computed from no more than what can move them.
#[derive(Debug, Clone, PartialEq)]
pub struct PartForecast {
    /// How many futures were computed.
    pub futures: u64,
    /// The promises asked for, by place. Their responsibility is empty: it hangs on all the others.
    pub promises: BTreeMap<usize, PromiseForecast>,
}

/// How one promise comes out.
#[derive(Debug, Clone, PartialEq)]
pub struct PromiseForecast {
    /// How many futures were computed.
    pub futures: u64,
    /// In how many it is kept.
    pub kept: u64,
    /// In how many it never finishes.
    pub never: u64,
    /// When it finishes.
    pub finish: DayCounts,
    /// Days late, no future counting for more than 365.
    pub late: Total,
    /// What is lost of its own stakes, by axis.
    pub harm: Vec<Total>,
    /// What it answers for as the first domino, by axis.
    pub responsibility: Vec<Total>,
}

impl PromiseForecast {
    /// The chance that it is kept.
    pub fn p_kept(&self) -> f64 {
        self.kept as f64 / self.futures as f64
    }

    /// The standard error of [`Self::p_kept`].
    pub fn p_kept_se(&self) -> f64 {
        standard_error(self.kept, self.futures)
    }

    /// The chance that it never finishes, from any cause.
    pub fn p_never(&self) -> f64 {
        self.never as f64 / self.futures as f64
    }

    /// Mean days late over all futures, kept ones as 0, none counting for more than 365.
    pub fn mean_days_late(&self) -> f64 {
        self.late.mean(self.futures)
    }

    /// The day by whose end so many percent of the futures have finished; `None` where never.
    pub fn day_at_percent(&self, percent: u32) -> Option<i64> {
        self.finish.day_at_percent(percent, self.futures)
    }

    /// The day by whose end the share `confidence` of the futures has finished; `None` where never.
    pub fn day_at(&self, confidence: f64) -> Option<i64> {
        self.finish.day_at(confidence, self.futures)
    }
}

/// Forecasts every promise of a network.
pub fn forecast(_network: &Network, _run: &Run<'_>) -> Forecast {
    unimplemented!()
}

/// Forecasts some promises, from no more than what can move them.
///
/// The numbers are those that [`forecast`] gives with as many futures.
pub fn forecast_part(_network: &Network, _places: &[usize], _run: &Run<'_>) -> PartForecast {
    unimplemented!()
}
