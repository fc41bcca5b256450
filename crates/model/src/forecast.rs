//! Forecasts as they are frozen: what was known, and shown, when a promise was made.
//!
//! The one idea: the numbers come from the desk and are never computed here; together with the seed, the
//! engine's version and the digest of the book they can be had again to the bit.

use std::collections::BTreeMap;

use crate::day::Day;
use crate::id::PromiseId;
use crate::policy::Verdict;
use crate::quantity::{Amount, Chance, Text};
use crate::stake::Axis;

/// A place in the journal: 1, 2, … with no gap; 0 before the first entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Sequence(pub u64);

/// What was known of a promise on a day of its making.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// The due day that it speaks of.
    pub due: Day,
    /// The chance of being kept; `None` is unknown.
    pub p_kept: Option<Chance>,
    /// What that chance was worth by the policy of that moment.
    pub verdict: Verdict,
    /// How many futures it was counted in.
    pub futures: u64,
    /// The seed of their draws.
    pub seed: u64,
    /// The engine that counted them.
    pub engine_version: Text,
    /// A digest of the book that it stood on.
    pub book_digest: [u8; 32],
    /// The last entry of the journal that it stood on.
    pub stood_on: Sequence,
    /// The promises that rest on it.
    pub rests_on_it: Vec<PromiseId>,
    /// Expected harm by axis.
    pub harm: BTreeMap<Axis, Amount>,
    /// The first point of no return of somebody downstream.
    pub first_tell_by: Option<Day>,
}
