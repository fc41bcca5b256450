//! Renegotiation: the only way in which the date of a made promise changes.
//!
//! The one idea: a date that the promisor says is promised anew, so it carries what a making carries: the
//! forecast of that moment, and the approvals that its verdict demands. A date that the promisee says
//! carries nothing; the promisor's forecast comes with their yes. Nobody speaks for both sides: whoever
//! put a date on the table isn't the one who accepts it.

use std::sync::Arc;

use super::{Addressed, approval, nothing_changes};
use crate::day::Day;
use crate::quantity::Text;
use crate::rejection::Rejection;
use crate::step::Speaker;
use crate::term::{Assent, Renegotiation, Side, Stand};
use crate::turn::Turn;

pub(super) fn offer(
    at: Addressed<'_>,
    due: Day,
    speaker: &Speaker,
    reason: Option<&Text>,
) -> Result<Turn, Rejection> {
    match &at.promise.life.renegotiation {
        Some(table) if table.side != speaker.side() => Err(Rejection::OtherDateOnTheTable {
            side: table.side,
            due: table.due,
        }),
        _ => Ok(Turn::RenegotiationOffered {
            offer: proposed(at, due, speaker, reason)?,
        }),
    }
}

pub(super) fn counter(
    at: Addressed<'_>,
    due: Day,
    speaker: &Speaker,
    reason: Option<&Text>,
) -> Result<Turn, Rejection> {
    let table = others_date(at, speaker.side())?;
    nothing_changes(at, "the date on the table", due == table.due, &due)?;
    Ok(Turn::RenegotiationCountered {
        offer: proposed(at, due, speaker, reason)?,
    })
}

pub(super) fn accept(
    at: Addressed<'_>,
    speaker: &Speaker,
    reason: Option<&Text>,
) -> Result<Turn, Rejection> {
    let table = others_date(at, speaker.side())?;
    said_by_another(at, table)?;
    let stand = match (speaker, &table.stand) {
        (Speaker::Promisor(frozen), _) => approval::stand(at, table.due, frozen, reason)?,
        (Speaker::Promisee, Some(stand)) => backed_anew(at, table.due, stand),
        (Speaker::Promisee, None) => return Err(own_date(table)),
    };
    let days_before = |tell_by: Day| tell_by.days_since(at.ctx.on);
    Ok(Turn::RenegotiationAccepted {
        due: table.due,
        days_before_tell_by: at.promise.draft.tell_by.map(days_before),
        stand,
    })
}

pub(super) fn decline(
    at: Addressed<'_>,
    side: Side,
    reason: Option<&Text>,
) -> Result<Turn, Rejection> {
    others_date(at, side)?;
    Ok(Turn::RenegotiationDeclined {
        side,
        reason: reason.cloned(),
    })
}

fn proposed(
    at: Addressed<'_>,
    due: Day,
    speaker: &Speaker,
    reason: Option<&Text>,
) -> Result<Renegotiation, Rejection> {
    nothing_changes(at, "the due", due == at.promise.draft.due, &due)?;
    let behind = |frozen: &Arc<_>| approval::stand(at, due, frozen, reason);
    let stand: Option<Stand> = match speaker {
        Speaker::Promisor(frozen) => Some(behind(frozen)?),
        Speaker::Promisee => None,
    };
    Ok(Renegotiation {
        side: speaker.side(),
        by: at.ctx.actor.person.clone(),
        on: at.ctx.on,
        due,
        reason: reason.cloned(),
        stand,
    })
}

/// The other side's date on the table; refuses where there is none, or where it is this side's own.
fn others_date(at: Addressed<'_>, side: Side) -> Result<&Renegotiation, Rejection> {
    match &at.promise.life.renegotiation {
        None => Err(Rejection::NothingOnTheTable { id: at.id() }),
        Some(table) if table.side == side => Err(own_date(table)),
        Some(table) => Ok(table),
    }
}

/// At a single-handed desk the one person there writes down what either side said.
fn said_by_another(at: Addressed<'_>, table: &Renegotiation) -> Result<(), Rejection> {
    if table.by != at.ctx.actor.person || at.is_one_hand() {
        return Ok(());
    }
    Err(Rejection::OwnOffer {
        person: table.by.clone(),
        id: at.id(),
        due: table.due,
    })
}

/// Those who deliver may have said another word on this date since it was put on the table.
fn backed_anew(at: Addressed<'_>, due: Day, stand: &Stand) -> Stand {
    let backed_by = at.promise.life.backed_by(due).cloned();
    let assent = Assent {
        backed_by,
        ..Assent::clone(&stand.assent)
    };
    Stand {
        assent: Arc::new(assent),
        ..stand.clone()
    }
}

fn own_date(table: &Renegotiation) -> Rejection {
    Rejection::OwnDate {
        side: table.side,
        due: table.due,
    }
}
