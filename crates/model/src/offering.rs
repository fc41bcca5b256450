//! Offerings: what we sell, as a pattern for a new promise.

use std::collections::BTreeMap;

use crate::gate::Gate;
use crate::id::{OfferingId, PartyId};
use crate::quantity::{Chance, Text};
use crate::stake::Stake;
use crate::work::Work;

/// A pattern for a new promise: all of a promise but who promises to whom, the dates and the state.
#[derive(Debug, Clone, PartialEq)]
pub struct Offering {
    /// What it is called by.
    pub id: OfferingId,
    /// What is promised.
    pub what: Option<Text>,
    /// How it is known to be done.
    pub done_when: Option<Text>,
    /// Who does the work.
    pub delivered_by: Option<PartyId>,
    /// Its place in the team's queue.
    pub priority: Option<u32>,
    /// What it rests on.
    pub rests_on: Vec<Gate>,
    /// How long it takes.
    pub work: Option<Work>,
    /// The chance that it is never delivered.
    pub never: Chance,
    /// What is lost when it is broken.
    pub stakes: Vec<Stake>,
    /// By what it is like others.
    pub tags: BTreeMap<Text, Text>,
}
