//! A promise as it is written: whether the book can hold it.

use std::sync::Arc;

use super::approval::speaks_of;
use super::{Addressed, Context, at_most, gates};
use crate::day::Day;
use crate::event::Fact;
use crate::forecast::Forecast;
use crate::id::PartyId;
use crate::limits;
use crate::party::Correlation;
use crate::promise::{Draft, Past, State};
use crate::rejection::Rejection;
use crate::stake::Stake;
use crate::turn::Turn;
use crate::work::Work;

/// What a promise and an offering have alike.
pub(super) struct Parts<'a> {
    pub(super) id: &'a str,
    pub(super) priority: Option<u32>,
    pub(super) stakes: &'a [Stake],
    pub(super) tags: usize,
    pub(super) work: Option<&'a Work>,
    pub(super) deliverer: Option<&'a PartyId>,
}

pub(super) fn record(ctx: Context<'_>, draft: &Draft, past: Past) -> Result<Fact, Rejection> {
    writable(ctx, draft)?;
    for day in [past.started, past.done, past.known].into_iter().flatten() {
        not_ahead(ctx, day)?;
    }
    if past.state == State::Kept && past.done.is_none() {
        return Err(Rejection::KeptNeedsDone {
            id: draft.id.clone(),
        });
    }
    Ok(Fact::PromiseRecorded {
        draft: Arc::new(draft.clone()),
        past,
    })
}

pub(super) fn draft(ctx: Context<'_>, draft: &Draft) -> Result<Fact, Rejection> {
    writable(ctx, draft)?;
    Ok(Fact::PromiseDrafted {
        draft: Arc::new(draft.clone()),
    })
}

/// Freezes what was known when a promise was recorded, once.
pub(super) fn freeze(at: Addressed<'_>, frozen: &Arc<Forecast>) -> Result<Turn, Rejection> {
    let promise = at.promise;
    if !promise.recorded {
        return Err(Rejection::NotRecorded { id: at.id() });
    }
    if promise
        .life
        .terms
        .last()
        .is_some_and(|term| term.frozen.is_some())
    {
        return Err(Rejection::AlreadyFrozen { id: at.id() });
    }
    speaks_of(at, promise.draft.due, frozen)?;
    Ok(Turn::ForecastFrozen {
        frozen: Arc::clone(frozen),
    })
}

/// Refuses a new promise that the book can't hold.
fn writable(ctx: Context<'_>, draft: &Draft) -> Result<(), Rejection> {
    if ctx.book.graph.node(&draft.id).is_some() {
        return Err(Rejection::DuplicateId {
            thing: "promise",
            id: draft.id.to_string(),
        });
    }
    for party in parties(draft) {
        known_party(ctx, party)?;
    }
    gates::of_new(ctx, &draft.id, &draft.rests_on)?;
    at_most("promises", ctx.book.promises.len() + 1, limits::PROMISES)?;
    within_limits(
        ctx,
        &Parts {
            id: draft.id.as_str(),
            priority: draft.priority,
            stakes: &draft.stakes,
            tags: draft.tags.len(),
            work: draft.work.as_ref(),
            deliverer: Some(draft.deliverer()),
        },
    )
}

fn parties(draft: &Draft) -> impl Iterator<Item = &PartyId> {
    [&draft.promisor, &draft.promisee]
        .into_iter()
        .chain(&draft.delivered_by)
        .chain(&draft.private_to)
}

/// Refuses a party that the book doesn't have.
pub(super) fn known_party(ctx: Context<'_>, id: &PartyId) -> Result<(), Rejection> {
    if ctx.book.parties.contains_key(id) {
        Ok(())
    } else {
        Err(Rejection::UnknownParty { id: id.clone() })
    }
}

/// Refuses a fact of a day that hasn't come.
pub(super) fn not_ahead(ctx: Context<'_>, day: Day) -> Result<(), Rejection> {
    if day <= ctx.on {
        Ok(())
    } else {
        Err(Rejection::DayAhead { day, on: ctx.on })
    }
}

/// Refuses parts of a promise or an offering that are too many, or counted in what has no meaning.
pub(super) fn within_limits(ctx: Context<'_>, parts: &Parts<'_>) -> Result<(), Rejection> {
    let place = parts.priority.unwrap_or(0);
    at_most(
        "places in a queue",
        usize::try_from(place).unwrap_or(usize::MAX),
        usize::try_from(limits::PRIORITY).unwrap_or(usize::MAX),
    )?;
    at_most("tags of a promise", parts.tags, limits::TAGS)?;
    countable_stakes(parts.id, parts.stakes)?;
    match (parts.work, parts.deliverer) {
        (Some(work), Some(deliverer)) => drawable_work(ctx, parts.id, work, deliverer),
        _ => Ok(()),
    }
}

/// Refuses too many stakes, and one that waits for working days.
pub(super) fn countable_stakes(id: &str, stakes: &[Stake]) -> Result<(), Rejection> {
    at_most("stakes of a promise", stakes.len(), limits::STAKES)?;
    if stakes.iter().any(|stake| stake.after.is_working()) {
        return Err(Rejection::NotCalendarTime {
            what: "a stake's after",
            id: id.to_owned(),
        });
    }
    Ok(())
}

/// Refuses mixed samples under a correlated team: which of them is longer depends on the day.
pub(super) fn drawable_work(
    ctx: Context<'_>,
    id: &str,
    work: &Work,
    deliverer: &PartyId,
) -> Result<(), Rejection> {
    let team = ctx
        .book
        .parties
        .get(deliverer)
        .and_then(|party| party.kind.team());
    let correlated = team.is_some_and(|team| team.correlation > Correlation::default());
    if correlated && work.mixes_units() {
        return Err(Rejection::MixedUnits {
            id: id.to_owned(),
            team: deliverer.clone(),
        });
    }
    Ok(())
}
