//! Patterns: a promise that is not in the book yet, made after an offering or an earlier promise.
//!
//! The one idea: the new promise is put into a copy of the book, under the id it would get, and then quoted
//! like any other. No draw of another promise moves.

use upright_model::Book;
use upright_model::book::Promise;
use upright_model::command::Command;
use upright_model::id::{OfferingId, PartyId, PromiseId};
use upright_model::limits;
use upright_model::offering::Offering;
use upright_model::party::{Party, PartyKind};
use upright_model::promise::{Draft, Past};
use upright_model::quantity::Text;
use upright_model::work::{Form, Work};

use crate::answer::QuoteAnswer;
use crate::fold::admit;
use crate::question::{DateAsked, NewAsked, Refusal, Standpoint};
use crate::quote::quote;
use crate::rows::is_visible;
use upright_model::nearest::nearest;

/// Answers whether a promise that is not in the book yet can be kept by a day. Where neither the pattern nor
/// the question names who would deliver, it stands in no queue and works by the default calendar.
///
/// # Errors
/// [`Refusal`] where there is no such pattern or deliverer, or the work doesn't fit the deliverer.
pub fn quote_new(standpoint: &Standpoint<'_>, asked: &NewAsked) -> Result<QuoteAnswer, Refusal> {
    let pattern = pattern(standpoint, &asked.like)?;
    if asked.work.is_none() && is_remainder(standpoint.book, &pattern) {
        return Err(Refusal::PatternUnderWay {
            like: asked.like.clone(),
        });
    }
    let mut book = standpoint.book.clone();
    let deliverer = deliverer(&mut book, asked, &pattern, standpoint)?;
    let id = new_id(&book, &asked.like)?;
    let draft = drafted(&id, pattern, deliverer, asked)?;
    let command = Command::RecordPromise {
        draft: Box::new(draft),
        past: Past::default(),
    };
    admit(&mut book, command, standpoint.as_of)?;
    let asked = DateAsked {
        id,
        by: Some(asked.by),
        confidences: asked.confidences.clone(),
    };
    quote(
        &Standpoint {
            book: &book,
            ..*standpoint
        },
        &asked,
    )
}

/// What is carried over: neither to whom, nor the dates, nor what became of it.
fn pattern(standpoint: &Standpoint<'_>, like: &str) -> Result<Offering, Refusal> {
    let book = standpoint.book;
    if let Some(offering) = book.offerings.get(like) {
        return Ok(offering.clone());
    }
    let visible = |promise: &&Promise| is_visible(promise, standpoint.seen_by);
    if let Some(promise) = book.promises.get(like).filter(visible)
        && let Ok(id) = OfferingId::new(like)
    {
        return Ok(after(&promise.draft, id));
    }
    let offerings = book.offerings.keys().map(OfferingId::as_str);
    let promises = book
        .promises
        .values()
        .filter(visible)
        .map(|promise| promise.draft.id.as_str());
    let nearest = nearest(like, offerings.chain(promises));
    Err(Refusal::NoSuchPattern {
        like: like.to_owned(),
        nearest,
    })
}

fn after(draft: &Draft, id: OfferingId) -> Offering {
    Offering {
        id,
        what: Some(draft.what.clone()),
        done_when: draft.done_when.clone(),
        delivered_by: Some(draft.deliverer().clone()),
        priority: draft.priority,
        rests_on: draft.rests_on.clone(),
        work: draft.work.clone(),
        never: draft.never,
        stakes: draft.stakes.clone(),
        tags: draft.tags.clone(),
    }
}

/// Whether a pattern's work is only what remains of a promise's items.
fn is_remainder(book: &Book, pattern: &Offering) -> bool {
    let counts_items = matches!(
        pattern.work.as_ref().map(Work::form),
        Some(Form::Throughput { .. })
    );
    let id = pattern.id.as_str();
    let promise = book
        .promises
        .get(id)
        .filter(|_| !book.offerings.contains_key(id));
    counts_items && promise.is_some_and(|promise| promise.past.started.is_some())
}

/// Who would do the work; where nobody is named, a party of its own that nobody else shares.
fn deliverer(
    book: &mut Book,
    asked: &NewAsked,
    pattern: &Offering,
    standpoint: &Standpoint<'_>,
) -> Result<PartyId, Refusal> {
    if let Some(id) = asked
        .delivered_by
        .as_ref()
        .or(pattern.delivered_by.as_ref())
    {
        let nearest = || nearest(id.as_str(), book.parties.keys().map(PartyId::as_str));
        return match book.parties.contains_key(id) {
            true => Ok(id.clone()),
            false => Err(Refusal::NoSuchParty {
                id: id.to_string(),
                nearest: nearest(),
            }),
        };
    }
    let id = unused(
        &asked.like,
        |text| PartyId::new(text).ok(),
        |id| book.parties.contains_key(id),
    )?;
    let kind = PartyKind::Group;
    let party = Party {
        id: id.clone(),
        name: None,
        kind,
        part_of: None,
        calendar: None,
    };
    admit(book, Command::AddParty(party), standpoint.as_of)?;
    Ok(id)
}

/// The id that the new promise would get: that of its pattern with the first number that is free.
fn new_id(book: &Book, like: &str) -> Result<PromiseId, Refusal> {
    unused(
        like,
        |text| PromiseId::new(text).ok(),
        |id| book.promises.contains_key(id),
    )
}

fn unused<T>(
    like: &str,
    id: impl Fn(&str) -> Option<T>,
    taken: impl Fn(&T) -> bool,
) -> Result<T, Refusal> {
    let room = limits::ID_BYTES - "-1000000".len();
    let stem: String = like
        .char_indices()
        .take_while(|(at, letter)| at + letter.len_utf8() <= room)
        .map(|(_, letter)| letter)
        .collect();
    (1..=limits::PROMISES + 1)
        .filter_map(|number| id(&format!("{stem}-{number}")))
        .find(|id| !taken(id))
        .ok_or_else(|| Refusal::NoSuchPattern {
            like: like.to_owned(),
            nearest: None,
        })
}

fn drafted(
    id: &PromiseId,
    pattern: Offering,
    deliverer: PartyId,
    asked: &NewAsked,
) -> Result<Draft, Refusal> {
    let what = pattern.what.or_else(|| Text::new(id.as_str()).ok());
    let what = what.ok_or_else(|| Refusal::NoSuchPattern {
        like: asked.like.clone(),
        nearest: None,
    })?;
    Ok(Draft {
        done_when: pattern.done_when,
        priority: pattern.priority,
        rests_on: pattern.rests_on,
        work: asked.work.clone().or(pattern.work),
        never: pattern.never,
        stakes: pattern.stakes,
        tags: pattern.tags,
        ..Draft::new(id.clone(), what, deliverer.clone(), deliverer, asked.by)
    })
}
