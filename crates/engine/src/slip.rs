//! A slip: what falls where one promise finishes some days later, in the same futures.

use crate::plan::Network;
use crate::run::Run;

/// What a slip does.
#[derive(Debug, Clone, PartialEq)]
pub struct Slip {
    /// How many futures were computed.
    pub futures: u64,
    /// The promises whose chance changes, by place.
    pub falls: Vec<Fall>,
    /// The expected harm that is added, by axis.
    pub harm_added: Vec<f64>,
}

/// A promise whose chance changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fall {
    /// Its place.
    pub place: usize,
    /// In how many futures it was kept.
    pub kept_before: u64,
    /// In how many it is kept with the slip.
    pub kept_after: u64,
}

/// Computes what follows where a promise finishes `days` calendar days later in every future. What is done
/// or given up doesn't move.
pub fn slip(_network: &Network, _place: usize, _days: f64, _run: &Run<'_>) -> Slip {
    unimplemented!()
}
