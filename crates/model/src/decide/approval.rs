//! Approval, and the making that needs it.
//!
//! The one idea: an approval names the date and the edition of the promise that it is about, and how far
//! it goes. At the making only those count that speak of this very date and edition, go as far as the
//! forecast's verdict, and come from people who are approvers still and don't sell: none of them shaped
//! the promise, asked for its approval or makes it. The last word of each counts.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Addressed;
use crate::book::Role;
use crate::day::Day;
use crate::forecast::Forecast;
use crate::id::PersonId;
use crate::life::ApprovalSaid;
use crate::policy::Verdict;
use crate::quantity::Text;
use crate::rejection::Rejection;
use crate::term::{Assent, Stand};
use crate::turn::Turn;

pub(super) fn ask(due: Day, reason: Option<&Text>) -> Turn {
    Turn::ApprovalAsked {
        due,
        reason: reason.cloned(),
    }
}

pub(super) fn decline(due: Day, reason: &Text, alternative: Option<Day>) -> Turn {
    Turn::ApprovalDeclined {
        due,
        reason: reason.clone(),
        alternative,
    }
}

pub(super) fn give(
    at: Addressed<'_>,
    due: Day,
    verdict: Verdict,
    reason: &Text,
) -> Result<Turn, Rejection> {
    if verdict == Verdict::Solid {
        return Err(Rejection::NothingToApprove { id: at.id() });
    }
    let person = &at.ctx.actor.person;
    if at.promise.life.sellers.contains(person) {
        return Err(Rejection::OwnApproval {
            person: person.clone(),
            id: at.id(),
        });
    }
    Ok(Turn::ApprovalGiven {
        due,
        verdict,
        reason: reason.clone(),
    })
}

pub(super) fn make(
    at: Addressed<'_>,
    frozen: &Arc<Forecast>,
    reason: Option<&Text>,
) -> Result<Turn, Rejection> {
    let due = at.promise.draft.due;
    let Stand { frozen, assent } = stand(at, due, frozen, reason)?;
    Ok(Turn::PromiseMade {
        due,
        frozen,
        assent,
    })
}

/// What the promisor's side puts behind a date; refuses where what its verdict demands isn't there.
pub(super) fn stand(
    at: Addressed<'_>,
    due: Day,
    frozen: &Arc<Forecast>,
    reason: Option<&Text>,
) -> Result<Stand, Rejection> {
    speaks_of(at, due, frozen)?;
    let (verdict, needed) = (frozen.verdict, frozen.verdict.approvals_needed());
    let id = || at.id();
    if needed > 1 && reason.is_none() {
        let id = id();
        return Err(Rejection::ReasonMissing { id, due, verdict });
    }
    let approved_by = standing(at, due, needed);
    if approved_by.len() < needed {
        return Err(Rejection::ApprovalMissing {
            id: id(),
            due,
            verdict,
            needed,
            given: approved_by.len(),
        });
    }
    let assent = Assent {
        seller: at.ctx.actor.person.clone(),
        approved_by,
        backed_by: at.promise.life.backed_by(due).cloned(),
        reason: reason.cloned(),
    };
    Ok(Stand {
        frozen: Arc::clone(frozen),
        assent: Arc::new(assent),
    })
}

/// Refuses a forecast of another date, or one whose verdict isn't what the policy makes of its chance.
pub(super) fn speaks_of(at: Addressed<'_>, due: Day, frozen: &Forecast) -> Result<(), Rejection> {
    if frozen.due != due {
        return Err(Rejection::DateMoved {
            id: at.id(),
            said: frozen.due,
            due,
        });
    }
    let chance = frozen.p_kept.map(crate::quantity::Chance::get);
    let verdict = at.ctx.book.policy.verdict(chance);
    if frozen.verdict == verdict {
        return Ok(());
    }
    Err(Rejection::ForecastContradictsPolicy {
        id: at.id(),
        said: frozen.verdict,
        verdict,
    })
}

/// Who approved this date as far as a verdict that needs so many approvals, each once.
fn standing(at: Addressed<'_>, due: Day, needed: usize) -> Vec<PersonId> {
    let life = &at.promise.life;
    let about_this = |due_of, edition| due_of == due && edition == life.edition;
    let mut last_words = BTreeMap::new();
    for approval in &life.approvals {
        let goes_far_enough = match approval.said {
            ApprovalSaid::Asked { .. } => continue,
            ApprovalSaid::Given { verdict, .. } => verdict.approvals_needed() >= needed,
            ApprovalSaid::Declined { .. } => false,
        };
        if about_this(approval.due, approval.edition) {
            last_words.insert(&approval.by, goes_far_enough);
        }
    }
    let counts = |person: &PersonId| {
        *person != at.ctx.actor.person
            && !life.sellers.contains(person)
            && at.ctx.book.holds(person, Role::Approver)
    };
    last_words
        .into_iter()
        .filter(|(person, approves)| *approves && counts(person))
        .map(|(person, _)| person.clone())
        .collect()
}
