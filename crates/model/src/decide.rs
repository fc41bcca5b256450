//! Deciding: from the book as it is and a command, to what happens or why it can't.
//!
//! The one idea: every check is here and none in [`Book::apply`], in the one order that
//! [`rejection`](crate::rejection) documents: does the promise exist, may this actor, is it the time, can
//! what is said be. Pure and total: no clock, no chance, no panic.

mod who;

mod when;

mod book_level;
mod gates;
mod people;
mod promise;

mod approval;
mod backing;
mod done;
mod draft;
mod renegotiation;
mod work;

use std::fmt::Display;

use crate::actor::{Actor, KnownBy};
use crate::book::{Book, Promise};
use crate::command::{Command, Order};
use crate::day::Day;
use crate::event::{Event, Fact};
use crate::id::PromiseId;
use crate::rejection::Rejection;
use crate::step::Step;
use crate::turn::Turn;

/// What a command is decided upon.
#[derive(Clone, Copy)]
struct Context<'a> {
    book: &'a Book,
    actor: &'a Actor,
    on: Day,
}

/// What a command about one promise is decided upon.
#[derive(Clone, Copy)]
struct Addressed<'a> {
    ctx: Context<'a>,
    promise: &'a Promise,
}

impl Addressed<'_> {
    fn id(self) -> PromiseId {
        self.promise.draft.id.clone()
    }

    /// Whether one person at a single-handed desk writes down what everybody said.
    fn is_one_hand(self) -> bool {
        let by_link = matches!(self.ctx.actor.known_by, KnownBy::Link(_));
        self.ctx.book.is_single_handed() && !by_link
    }
}

/// Decides what an order brings about.
///
/// # Errors
/// The first [`Rejection`] in its documented order.
pub fn decide(book: &Book, order: &Order) -> Result<Vec<Event>, Rejection> {
    let Order { actor, on, command } = order;
    let ctx = Context {
        book,
        actor,
        on: *on,
    };
    let event = |fact| Event {
        actor: actor.clone(),
        on: *on,
        fact,
    };
    Ok(facts(ctx, command)?.into_iter().map(event).collect())
}

fn facts(ctx: Context<'_>, command: &Command) -> Result<Vec<Fact>, Rejection> {
    who::may(ctx, command)?;
    let fact = match command {
        Command::SetSettings(settings) => Fact::SettingsSet(settings.clone()),
        Command::SetPolicy(policy) => Fact::PolicySet(*policy),
        Command::DefineCalendar { id, calendar } => book_level::calendar(ctx, id, calendar)?,
        Command::AddParty(party) => book_level::party(ctx, party)?,
        Command::AddShock(shock) => book_level::shock(ctx, shock)?,
        Command::AddOffering(offering) => book_level::offering(ctx, offering)?,
        Command::GrantRole { person, role } => people::grant(ctx, person, *role)?,
        Command::RevokeRole { person, role } => people::revoke(ctx, person, *role)?,
        Command::RecordPromise { draft, past } => promise::record(ctx, draft, *past)?,
        Command::DraftPromise { draft } => promise::draft(ctx, draft)?,
        Command::Take { promise, step } => return take(ctx, promise, step),
    };
    Ok(vec![fact])
}

fn take(ctx: Context<'_>, id: &PromiseId, step: &Step) -> Result<Vec<Fact>, Rejection> {
    let unknown = || Rejection::UnknownPromise { id: id.clone() };
    let promise = ctx.book.promises.get(id).ok_or_else(unknown)?;
    who::may_step(ctx, step, promise)?;
    when::time_for(ctx, step, promise)?;
    let turned = |turn| Fact::Turned {
        promise: id.clone(),
        turn,
    };
    let turns = turns(Addressed { ctx, promise }, step)?;
    Ok(turns.into_iter().map(turned).collect())
}

fn turns(at: Addressed<'_>, step: &Step) -> Result<Vec<Turn>, Rejection> {
    let turn = match step {
        Step::FreezeForecast { frozen } => promise::freeze(at, frozen)?,
        Step::RequestDate { requested } => Turn::DateRequested {
            requested: *requested,
        },
        Step::ProposeDue { due } => draft::propose_due(at, *due)?,
        Step::AskBacking { due } => Turn::BackingAsked { due: *due },
        Step::GiveBacking { due, restatement } => backing::give(at, *due, restatement)?,
        Step::OfferOtherDate { instead, reason } => {
            backing::offer_other_date(at, *instead, reason.as_ref())?
        }
        Step::RefuseBacking { reason } => backing::refuse(at, reason),
        Step::AskApproval { due, reason } => approval::ask(*due, reason.as_ref()),
        Step::GiveApproval {
            due,
            verdict,
            reason,
        } => approval::give(at, *due, *verdict, reason)?,
        Step::DeclineApproval {
            due,
            reason,
            alternative,
        } => approval::decline(*due, reason, *alternative),
        Step::MakePromise { frozen, reason } => approval::make(at, frozen, reason.as_ref())?,
        Step::GiveEstimate {
            work,
            never,
            evidence,
        } => work::estimate(at, work.as_ref(), *never, *evidence)?,
        Step::StartWork { started } => work::start(at, *started)?,
        Step::ReportProgress { note, items_left } => work::progress(at, note, *items_left)?,
        Step::AddRestsOn { gate } => work::add_rests_on(at, gate)?,
        Step::RemoveRestsOn { gate } => work::remove_rests_on(at, gate)?,
        Step::SetStakes { stakes } => draft::set_stakes(at, stakes)?,
        Step::SetTellBy { tell_by } => Turn::TellBySet { tell_by: *tell_by },
        Step::DeclareDone { done } => done::declare(at, *done)?,
        Step::AcceptDone => return done::accept(at),
        Step::DisputeDone { reason } => done::dispute(at, reason)?,
        Step::GiveUp { reason } => Turn::PromiseBroken {
            reason: reason.clone(),
        },
        Step::OfferRenegotiation {
            due,
            speaker,
            reason,
        } => renegotiation::offer(at, *due, speaker, reason.as_ref())?,
        Step::CounterRenegotiation {
            due,
            speaker,
            reason,
        } => renegotiation::counter(at, *due, speaker, reason.as_ref())?,
        Step::AcceptRenegotiation { speaker, reason } => {
            renegotiation::accept(at, speaker, reason.as_ref())?
        }
        Step::DeclineRenegotiation { side, reason } => {
            renegotiation::decline(at, *side, reason.as_ref())?
        }
        Step::ReleasePromise { reason } => Turn::PromiseReleased {
            reason: reason.clone(),
        },
        Step::WithdrawPromise { reason } => Turn::PromiseWithdrawn {
            reason: reason.clone(),
        },
        Step::DelegatePromise { to } => draft::delegate(at, to)?,
        Step::AssignPromise { to } => draft::assign(at, to)?,
        Step::TellParty {
            party,
            p_kept,
            stood_on,
        } => people::tell(at, party, *p_kept, *stood_on)?,
    };
    Ok(vec![turn])
}

/// Refuses to set what is so already.
fn nothing_changes(
    at: Addressed<'_>,
    what: &'static str,
    is_so: bool,
    value: &dyn Display,
) -> Result<(), Rejection> {
    if !is_so {
        return Ok(());
    }
    Err(Rejection::NothingChanges {
        id: at.id(),
        what,
        value: value.to_string(),
    })
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
