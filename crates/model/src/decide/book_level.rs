//! What concerns the whole book: calendars, parties, shocks and offerings.

use super::promise::{Parts, known_party, within_limits};
use super::{Context, at_most, gates};
use crate::book::{Book, DEFAULT_CALENDAR};
use crate::event::Fact;
use crate::id::{CalendarId, PartyId};
use crate::limits;
use crate::offering::Offering;
use crate::party::{Calendar, Party, Team};
use crate::rejection::Rejection;
use crate::shock::{Hit, Shock};

pub(super) fn calendar(
    ctx: Context<'_>,
    id: &CalendarId,
    calendar: &Calendar,
) -> Result<Fact, Rejection> {
    let calendars = &ctx.book.calendars;
    let others = calendars.len() - usize::from(calendars.contains_key(id));
    at_most("calendars", others + 1, limits::CALENDARS)?;
    Ok(Fact::CalendarDefined {
        id: id.clone(),
        calendar: calendar.clone(),
    })
}

pub(super) fn party(ctx: Context<'_>, party: &Party) -> Result<Fact, Rejection> {
    let Party { id, part_of, .. } = party;
    unused("party", id.as_str(), ctx.book.parties.contains_key(id))?;
    if let Some(parent) = part_of {
        known_party(ctx, parent)?;
        at_most(
            "parties above a party",
            parties_above(ctx.book, parent) + 1,
            limits::PARTY_DEPTH,
        )?;
    }
    if let Some(calendar) = &party.calendar {
        known_calendar(ctx, calendar)?;
    }
    at_most("parties", ctx.book.parties.len() + 1, limits::PARTIES)?;
    match party.kind.team() {
        Some(Team {
            slots: Some(slots), ..
        }) if !(1..=limits::SLOTS).contains(&slots) => Err(Rejection::SlotsOutOfRange { slots }),
        _ => Ok(Fact::PartyAdded(party.clone())),
    }
}

/// How many parties this one is a part of, one inside the other; a parent is there before its parts, so
/// the walk ends.
fn parties_above(book: &Book, party: &PartyId) -> usize {
    let parent = |id: &PartyId| book.parties.get(id)?.part_of.clone();
    std::iter::successors(parent(party), parent)
        .take(limits::PARTY_DEPTH)
        .count()
}

fn known_calendar(ctx: Context<'_>, id: &CalendarId) -> Result<(), Rejection> {
    if id.as_str() == DEFAULT_CALENDAR || ctx.book.calendars.contains_key(id) {
        Ok(())
    } else {
        Err(Rejection::UnknownCalendar { id: id.clone() })
    }
}

pub(super) fn shock(ctx: Context<'_>, shock: &Shock) -> Result<Fact, Rejection> {
    let id = shock.id.as_str();
    unused("shock", id, ctx.book.shocks.contains_key(&shock.id))?;
    at_most("hits of a shock", shock.hits.len(), limits::HITS)?;
    for hit in &shock.hits {
        known_hit(ctx, hit)?;
    }
    at_most("shocks", ctx.book.shocks.len() + 1, limits::SHOCKS)?;
    if shock.delay.has_working_days() {
        return Err(Rejection::NotCalendarTime {
            what: "the delay",
            id: id.to_owned(),
        });
    }
    Ok(Fact::ShockAdded(shock.clone()))
}

fn known_hit(ctx: Context<'_>, hit: &Hit) -> Result<(), Rejection> {
    match hit {
        Hit::Promise(id) if ctx.book.graph.node(id).is_none() => {
            Err(Rejection::UnknownPromise { id: id.clone() })
        }
        Hit::Party(id) => known_party(ctx, id),
        Hit::Promise(_) => Ok(()),
    }
}

pub(super) fn offering(ctx: Context<'_>, offering: &Offering) -> Result<Fact, Rejection> {
    let id = offering.id.as_str();
    unused(
        "offering",
        id,
        ctx.book.offerings.contains_key(&offering.id),
    )?;
    if let Some(deliverer) = &offering.delivered_by {
        known_party(ctx, deliverer)?;
    }
    gates::well_formed(id, &offering.rests_on)?;
    gates::known(ctx, &offering.rests_on)?;
    at_most("offerings", ctx.book.offerings.len() + 1, limits::OFFERINGS)?;
    within_limits(
        ctx,
        &Parts {
            id,
            priority: offering.priority,
            stakes: &offering.stakes,
            tags: offering.tags.len(),
            work: offering.work.as_ref(),
            deliverer: offering.delivered_by.as_ref(),
        },
    )?;
    Ok(Fact::OfferingAdded(Box::new(offering.clone())))
}

fn unused(thing: &'static str, id: &str, taken: bool) -> Result<(), Rejection> {
    if !taken {
        return Ok(());
    }
    Err(Rejection::DuplicateId {
        thing,
        id: id.to_owned(),
    })
}
