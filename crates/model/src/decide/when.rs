//! When in a promise's life something may be done.
//!
//! The one idea: one table of the states in which a step makes sense, and one of what can't be done
//! any more once the work is done, or is declared so. And nothing is said on a day before the last word.

use super::Context;
use crate::book::Promise;
use crate::promise::State;
use crate::rejection::Rejection;
use crate::step::Step;

/// Refuses a step for which it isn't the time.
pub(super) fn time_for(ctx: Context<'_>, step: &Step, promise: &Promise) -> Result<(), Rejection> {
    let (id, state) = (&promise.draft.id, promise.past.state);
    let needs = states(step);
    if !needs.contains(&state) {
        let id = id.clone();
        return Err(Rejection::WrongState { id, state, needs });
    }
    match promise.past.done {
        Some(done) if !makes_sense_once_done(step) => {
            let id = id.clone();
            Err(Rejection::AlreadyDone { id, done })
        }
        _ => not_before_the_last_word(ctx, promise),
    }
}

/// An order that is dated back would tell another story than the one that happened.
fn not_before_the_last_word(ctx: Context<'_>, promise: &Promise) -> Result<(), Rejection> {
    match promise.life.last_on {
        Some(last) if ctx.on < last => Err(Rejection::DayBehind {
            id: promise.draft.id.clone(),
            on: ctx.on,
            last,
        }),
        _ => Ok(()),
    }
}

fn states(step: &Step) -> &'static [State] {
    use State::{Active, Broken, Draft, Offered, Released, Withdrawn};
    match step {
        Step::RequestDate { .. } | Step::ProposeDue { .. } | Step::MakePromise { .. } => {
            &[Draft, Offered]
        }
        Step::AskBacking { .. }
        | Step::GiveBacking { .. }
        | Step::OfferOtherDate { .. }
        | Step::RefuseBacking { .. }
        | Step::AskApproval { .. }
        | Step::GiveApproval { .. }
        | Step::DeclineApproval { .. }
        | Step::GiveEstimate { .. }
        | Step::StartWork { .. }
        | Step::ReportProgress { .. }
        | Step::AddRestsOn { .. }
        | Step::RemoveRestsOn { .. }
        | Step::SetStakes { .. }
        | Step::SetTellBy { .. }
        | Step::WithdrawPromise { .. }
        | Step::DelegatePromise { .. }
        | Step::AssignPromise { .. } => &[Draft, Offered, Active],
        Step::ReleasePromise { .. } => &[Offered, Active],
        Step::FreezeForecast { .. }
        | Step::DeclareDone { .. }
        | Step::AcceptDone
        | Step::DisputeDone { .. }
        | Step::GiveUp { .. }
        | Step::OfferRenegotiation { .. }
        | Step::CounterRenegotiation { .. }
        | Step::AcceptRenegotiation { .. }
        | Step::DeclineRenegotiation { .. } => &[Active],
        Step::TellParty { .. } => &[Offered, Active, Broken, Released, Withdrawn],
    }
}

fn makes_sense_once_done(step: &Step) -> bool {
    matches!(
        step,
        Step::AcceptDone
            | Step::DisputeDone { .. }
            | Step::FreezeForecast { .. }
            | Step::SetStakes { .. }
            | Step::SetTellBy { .. }
            | Step::AssignPromise { .. }
            | Step::TellParty { .. }
    )
}
