//! Done, and what comes of it.
//!
//! The one idea: done is not a private claim. Those who deliver declare it, the promisee accepts or
//! disputes it, and only what was accepted is kept.

use super::Addressed;
use super::promise::not_ahead;
use crate::day::Day;
use crate::quantity::Text;
use crate::rejection::Rejection;
use crate::turn::Turn;

pub(super) fn declare(at: Addressed<'_>, done: Day) -> Result<Turn, Rejection> {
    not_ahead(at.ctx, done)?;
    Ok(Turn::DoneDeclared { done })
}

/// Accepted, and so kept or kept late.
pub(super) fn accept(at: Addressed<'_>) -> Result<Vec<Turn>, Rejection> {
    let done = declared(at)?;
    not_own_claim(at)?;
    let days_late = done.days_since(at.promise.draft.due);
    let days_after_first_due = done.days_since(at.promise.first_due());
    let outcome = if days_late <= 0 {
        Turn::PromiseKept {
            done,
            days_after_first_due,
        }
    } else {
        Turn::PromiseKeptLate {
            done,
            days_late,
            days_after_first_due,
        }
    };
    Ok(vec![Turn::DoneAccepted, outcome])
}

pub(super) fn dispute(at: Addressed<'_>, reason: &Text) -> Result<Turn, Rejection> {
    declared(at)?;
    Ok(Turn::DoneDisputed {
        reason: reason.clone(),
    })
}

fn declared(at: Addressed<'_>) -> Result<Day, Rejection> {
    let nobody = || Rejection::NotDeclaredDone { id: at.id() };
    at.promise.past.done.ok_or_else(nobody)
}

/// At a single-handed desk the one person there also writes down what the promisee said.
fn not_own_claim(at: Addressed<'_>) -> Result<(), Rejection> {
    let actor = at.ctx.actor;
    if at.is_one_hand() {
        return Ok(());
    }
    match at.promise.life.open_claim() {
        Some(claim) if claim.by == actor.person => Err(Rejection::OwnClaim {
            person: actor.person.clone(),
            id: at.id(),
        }),
        _ => Ok(()),
    }
}
