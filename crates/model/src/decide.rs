//! Deciding: from the book as it is and a command, to what happens or why it can't.
//!
//! The one idea: every check is here and none in [`Book::apply`], in the one order that
//! [`Rejection`](crate::rejection) documents. Pure and total: no clock, no chance, no panic.

mod book_level;
mod gates;
mod promise;

use crate::actor::Actor;
use crate::book::Book;
use crate::command::{Command, Order};
use crate::day::Day;
use crate::event::{Event, Fact};
use crate::rejection::Rejection;

/// What a command is decided upon.
#[derive(Clone, Copy)]
struct Context<'a> {
    book: &'a Book,
    on: Day,
}

/// Decides what a command brings about.
///
/// # Errors
/// The first [`Rejection`] in its documented order.
pub fn decide(book: &Book, order: &Order) -> Result<Vec<Event>, Rejection> {
    let ctx = Context { book, on: order.on };
    let facts = facts(ctx, &order.actor, &order.command)?;
    let event = |fact| Event {
        actor: order.actor.clone(),
        on: order.on,
        fact,
    };
    Ok(facts.into_iter().map(event).collect())
}

fn facts(ctx: Context<'_>, _actor: &Actor, command: &Command) -> Result<Vec<Fact>, Rejection> {
    let fact = match command {
        Command::SetSettings(settings) => Fact::SettingsSet(settings.clone()),
        Command::SetPolicy(policy) => Fact::PolicySet(*policy),
        Command::DefineCalendar { id, calendar } => book_level::calendar(ctx, id, calendar)?,
        Command::AddParty(party) => book_level::party(ctx, party)?,
        Command::AddShock(shock) => book_level::shock(ctx, shock)?,
        Command::AddOffering(offering) => book_level::offering(ctx, offering)?,
        Command::RecordPromise { draft, past } => promise::record(ctx, draft, *past)?,
    };
    Ok(vec![fact])
}

/// Refuses more of something than there may be.
fn at_most(things: &'static str, count: usize, limit: usize) -> Result<(), Rejection> {
    if count <= limit {
        return Ok(());
    }
    Err(Rejection::LimitExceeded {
        things,
        count,
        limit,
    })
}
