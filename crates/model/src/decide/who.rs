//! Who may do what.
//!
//! The one idea: one table. At the desk a person needs one of the roles that a command names, or any role
//! table that is empty: then the desk is single-handed, and whoever sits at it holds every role. A link
//! holds no role; it may do what concerns the party that it was given to, on that party's promises.

use super::Context;
use crate::actor::KnownBy;
use crate::book::{Promise, Role};
use crate::command::Command;
use crate::id::PartyId;
use crate::life::Evidence;
use crate::rejection::Rejection;
use crate::step::Step;
use crate::term::Side;

/// Who may take a step.
struct Needs {
    /// Any of these roles may, at the desk.
    roles: &'static [Role],
    /// A link of any of these parties to the promise may.
    links: &'static [Part],
}

/// A party's part in a promise.
#[derive(Clone, Copy)]
enum Part {
    Promisor,
    Promisee,
    Deliverer,
}

/// Refuses a command that its actor may not give. A step is asked about once its promise is found.
pub(super) fn may(ctx: Context<'_>, command: &Command) -> Result<(), Rejection> {
    match (roles(command), &ctx.actor.known_by) {
        (None, _) => Ok(()),
        (Some(_), KnownBy::Link(party)) => Err(Rejection::NotForThisLink {
            party: party.clone(),
        }),
        (Some(roles), KnownBy::Terminal | KnownBy::Token) => holds_any(ctx, roles),
    }
}

/// Refuses a step that its actor may not take.
pub(super) fn may_step(ctx: Context<'_>, step: &Step, promise: &Promise) -> Result<(), Rejection> {
    let Needs { roles, links } = needs(step);
    match &ctx.actor.known_by {
        KnownBy::Link(party) if !links.iter().any(|part| part.of(promise) == party) => {
            Err(Rejection::NotForThisLink {
                party: party.clone(),
            })
        }
        KnownBy::Link(_) => Ok(()),
        KnownBy::Terminal | KnownBy::Token => holds_any(ctx, roles),
    }
}

fn holds_any(ctx: Context<'_>, needs: &'static [Role]) -> Result<(), Rejection> {
    let person = &ctx.actor.person;
    if needs.iter().any(|role| ctx.book.holds(person, *role)) {
        return Ok(());
    }
    Err(Rejection::RoleMissing {
        person: person.clone(),
        needs,
    })
}

impl Part {
    fn of(self, promise: &Promise) -> &PartyId {
        match self {
            Self::Promisor => &promise.draft.promisor,
            Self::Promisee => &promise.draft.promisee,
            Self::Deliverer => promise.draft.deliverer(),
        }
    }
}

fn roles(command: &Command) -> Option<&'static [Role]> {
    use Role::{Admin, Seller};
    match command {
        Command::SetSettings(_)
        | Command::SetPolicy(_)
        | Command::DefineCalendar { .. }
        | Command::GrantRole { .. }
        | Command::RevokeRole { .. } => Some(&[Admin]),
        Command::AddParty(_)
        | Command::AddShock(_)
        | Command::AddOffering(_)
        | Command::RecordPromise { .. } => Some(&[Seller, Admin]),
        Command::DraftPromise { .. } => Some(&[Seller]),
        Command::Take { .. } => None,
    }
}

fn needs(step: &Step) -> Needs {
    use Part::{Deliverer, Promisee, Promisor};
    use Role::{Admin, Approver, Backer, Seller};
    let (roles, links): (&[Role], &[Part]) = match step {
        Step::FreezeForecast { .. } => (&[Seller, Admin], &[]),
        Step::ProposeDue { .. }
        | Step::AskBacking { .. }
        | Step::AskApproval { .. }
        | Step::MakePromise { .. } => (&[Seller], &[]),
        Step::RequestDate { .. }
        | Step::SetStakes { .. }
        | Step::SetTellBy { .. }
        | Step::AcceptDone
        | Step::DisputeDone { .. }
        | Step::ReleasePromise { .. }
        | Step::AssignPromise { .. } => (&[Seller], &[Promisee]),
        Step::GiveEstimate { evidence, .. } if *evidence < Evidence::OneGuess => {
            (&[Backer], &[Deliverer])
        }
        Step::GiveBacking { .. } | Step::OfferOtherDate { .. } | Step::RefuseBacking { .. } => {
            (&[Backer], &[Deliverer])
        }
        Step::GiveEstimate { .. }
        | Step::StartWork { .. }
        | Step::ReportProgress { .. }
        | Step::AddRestsOn { .. }
        | Step::RemoveRestsOn { .. }
        | Step::DelegatePromise { .. }
        | Step::DeclareDone { .. } => (&[Seller, Backer], &[Deliverer]),
        Step::GiveUp { .. } => (&[Seller, Backer], &[Deliverer, Promisor]),
        Step::GiveApproval { .. } | Step::DeclineApproval { .. } => (&[Approver], &[]),
        Step::WithdrawPromise { .. } => (&[Seller], &[Promisor]),
        Step::TellParty { .. } => (&[Seller, Backer, Admin], &[]),
        Step::OfferRenegotiation { speaker, .. }
        | Step::CounterRenegotiation { speaker, .. }
        | Step::AcceptRenegotiation { speaker, .. } => (&[Seller], links_of(speaker.side())),
        Step::DeclineRenegotiation { side, .. } => (&[Seller], links_of(*side)),
    };
    Needs { roles, links }
}

fn links_of(side: Side) -> &'static [Part] {
    match side {
        Side::Promisor => &[Part::Promisor],
        Side::Promisee => &[Part::Promisee],
    }
}
