//! Backing: those who deliver say whether they stand behind a date.
//!
//! The one idea: backing names its date. It counts for that date alone, and lapses when the work goes to
//! somebody else.

use super::{Addressed, nothing_changes};
use crate::day::Day;
use crate::life::{Backing, BackingSaid};
use crate::quantity::Text;
use crate::rejection::Rejection;
use crate::turn::Turn;

pub(super) fn give(at: Addressed<'_>, due: Day, restatement: &Text) -> Result<Turn, Rejection> {
    let asked = date_asked(at);
    if due != asked && due != at.promise.draft.due {
        return Err(Rejection::DateMoved {
            id: at.id(),
            said: due,
            due: asked,
        });
    }
    Ok(Turn::BackingGiven {
        due,
        restatement: restatement.clone(),
    })
}

pub(super) fn offer_other_date(
    at: Addressed<'_>,
    instead: Day,
    reason: Option<&Text>,
) -> Result<Turn, Rejection> {
    let due = date_asked(at);
    nothing_changes(at, "the date asked for", instead == due, &due)?;
    Ok(Turn::OtherDateOffered {
        due,
        instead,
        reason: reason.cloned(),
    })
}

pub(super) fn refuse(at: Addressed<'_>, reason: &Text) -> Turn {
    Turn::BackingRefused {
        due: date_asked(at),
        reason: reason.clone(),
    }
}

/// The date that backing was last asked for; where nobody asked, the due.
fn date_asked(at: Addressed<'_>) -> Day {
    let is_asked = |backing: &&Backing| backing.said == BackingSaid::Asked;
    let asked = at.promise.life.backings.iter().rfind(is_asked);
    asked.map_or(at.promise.draft.due, |backing| backing.due)
}
