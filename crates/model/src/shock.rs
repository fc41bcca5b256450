//! Shocks: risks that strike several promises at once.

use crate::id::{PartyId, PromiseId, ShockId};
use crate::quantity::Chance;
use crate::work::Work;

/// A risk that strikes several promises at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Shock {
    /// What it is called by.
    pub id: ShockId,
    /// The chance that it strikes.
    pub chance: Chance,
    /// How much later everything hit finishes where it strikes; calendar time.
    pub delay: Work,
    /// What it hits; twice named is hit once.
    pub hits: Vec<Hit>,
}

/// What a shock hits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hit {
    /// This promise.
    Promise(PromiseId),
    /// Every promise that this very party delivers, not those of its parts.
    Party(PartyId),
}
