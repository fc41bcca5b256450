//! The story of June 30, chapter by chapter.

mod banked;
mod beside;
mod delivery;
mod parties;
mod patterns;

use upright_model::Command;

use super::clock::Clock;
use super::notation::Entry;

pub(super) use parties::parties;
pub(super) use patterns::{offerings, shocks};

/// Every promise of the story, each after those that it rests on.
pub(super) fn promises(clock: Clock) -> impl Iterator<Item = Command> {
    delivery::promises(clock)
        .into_iter()
        .chain(banked::promises(clock))
        .chain(beside::promises(clock))
        .map(Entry::record)
}
