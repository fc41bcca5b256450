//! Before a promise is made, and what is written about it at any time.

use super::promise::{countable_stakes, drawable_work, known_party};
use super::{Addressed, nothing_changes};
use crate::day::Day;
use crate::id::PartyId;
use crate::rejection::Rejection;
use crate::stake::Stake;
use crate::turn::Turn;

pub(super) fn propose_due(at: Addressed<'_>, due: Day) -> Result<Turn, Rejection> {
    nothing_changes(at, "the due", due == at.promise.draft.due, &due)?;
    Ok(Turn::DueProposed { due })
}

pub(super) fn set_stakes(at: Addressed<'_>, stakes: &[Stake]) -> Result<Turn, Rejection> {
    countable_stakes(at.promise.draft.id.as_str(), stakes)?;
    Ok(Turn::StakesSet {
        stakes: stakes.to_vec(),
    })
}

pub(super) fn delegate(at: Addressed<'_>, to: &PartyId) -> Result<Turn, Rejection> {
    let draft = &at.promise.draft;
    known_party(at.ctx, to)?;
    nothing_changes(at, "the deliverer", to == draft.deliverer(), to)?;
    if let Some(work) = &draft.work {
        drawable_work(at.ctx, draft.id.as_str(), work, to)?;
    }
    Ok(Turn::PromiseDelegated { to: to.clone() })
}

pub(super) fn assign(at: Addressed<'_>, to: &PartyId) -> Result<Turn, Rejection> {
    known_party(at.ctx, to)?;
    nothing_changes(at, "the promisee", *to == at.promise.draft.promisee, to)?;
    if *to == at.promise.draft.promisor {
        return Err(Rejection::ToOneself {
            id: at.id(),
            party: to.clone(),
        });
    }
    Ok(Turn::PromiseAssigned { to: to.clone() })
}
