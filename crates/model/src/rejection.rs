//! Rejections: every reason for which a command is refused.
//!
//! The one idea: codes are stable and the order of the checks is fixed, so that a program can branch on
//! a refusal and a person can mend one thing after the other. The order:
//!
//! 1. **unknown**: the promise that the command addresses doesn't exist (`unknown_promise`);
//! 2. **role**: this actor may not (`role_missing`, `not_for_this_link`);
//! 3. **state**: it is not the time for it (`wrong_state`, then `already_done`, then `day_behind`);
//! 4. **rule**: what the command says can't be. Within it: ids taken or unknown first, in the order in
//!    which the command names them; then limits and shapes; then what people must have said before.

mod hint;

use crate::book::Role;
use crate::day::Day;
use crate::id::{CalendarId, PartyId, PersonId, PromiseId};
use crate::limits;
use crate::policy::Verdict;
use crate::promise::State;
use crate::term::Side;

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Rejection {
    /// A promise is named that the book doesn't have.
    #[error("there is no promise \"{id}\"")]
    UnknownPromise {
        /// The id as written.
        id: PromiseId,
    },
    /// The actor holds none of the roles that may do this.
    #[error("\"{person}\" is not {}", any_of(needs))]
    RoleMissing {
        /// Who tried.
        person: PersonId,
        /// Any of these may.
        needs: &'static [Role],
    },
    /// The link speaks for a party that has no say in this.
    #[error("a link of \"{party}\" has no say in this")]
    NotForThisLink {
        /// Whom the link speaks for.
        party: PartyId,
    },
    /// It isn't the time for this in the promise's life.
    #[error("promise \"{id}\" is {state}")]
    WrongState {
        /// The promise.
        id: PromiseId,
        /// Where it stands.
        state: State,
        /// Where it would have to stand.
        needs: &'static [State],
    },
    /// An id is taken.
    #[error("there already is a {thing} \"{id}\"")]
    DuplicateId {
        /// What sort of thing.
        thing: &'static str,
        /// The id as written.
        id: String,
    },
    /// A party is named that the book doesn't have.
    #[error("there is no party \"{id}\"")]
    UnknownParty {
        /// The id as written.
        id: PartyId,
    },
    /// A calendar is named that the book doesn't have.
    #[error("there is no calendar \"{id}\"")]
    UnknownCalendar {
        /// The id as written.
        id: CalendarId,
    },
    /// More of something than a book may hold.
    #[error("{count} {things}, at most {limit} are allowed")]
    LimitExceeded {
        /// Of what.
        things: &'static str,
        /// How many there would be.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// A gate without members: it could never be told whether it is satisfied.
    #[error("a gate of \"{id}\" is empty")]
    EmptyGate {
        /// Whose gate.
        id: String,
    },
    /// A gate that wants none, or more than it has.
    #[error("a gate of \"{id}\" wants {count} of {members}")]
    GateCount {
        /// Whose gate.
        id: String,
        /// How many it wants.
        count: usize,
        /// How many it has.
        members: usize,
    },
    /// The promise would rest on itself.
    #[error("\"{id}\" would rest on itself through \"{through}\"")]
    Cycle {
        /// The promise.
        id: PromiseId,
        /// The member that leads back to it.
        through: PromiseId,
    },
    /// A team with no slot, or with more than there may be.
    #[error("{slots} slots, from 1 to {limit} are allowed", limit = limits::SLOTS)]
    SlotsOutOfRange {
        /// The slots as written.
        slots: u32,
    },
    /// A fact of a day that hasn't come.
    #[error("{day} lies after {on}")]
    DayAhead {
        /// The day as written.
        day: Day,
        /// The day on which it was said.
        on: Day,
    },
    /// Something is said of a promise on a day before the last word on it.
    #[error("{on} lies before {last}, the day of the last word on \"{id}\"")]
    DayBehind {
        /// The promise.
        id: PromiseId,
        /// The day on which it was said.
        on: Day,
        /// The day of the last word.
        last: Day,
    },
    /// Kept, but never done.
    #[error("promise \"{id}\" is kept but not done")]
    KeptNeedsDone {
        /// The promise.
        id: PromiseId,
    },
    /// Samples in calendar time and in working days, whose order is needed under correlation.
    #[error(
        "the samples of \"{id}\" mix calendar time and working days, and \"{team}\" is correlated"
    )]
    MixedUnits {
        /// The promise or offering.
        id: String,
        /// Who delivers it.
        team: PartyId,
    },
    /// Working days where only calendar time has a meaning.
    #[error("{what} of \"{id}\" is in working days")]
    NotCalendarTime {
        /// What is counted so.
        what: &'static str,
        /// Of what.
        id: String,
    },
    /// It is done, or declared so; only the promisee's word is still open.
    #[error("promise \"{id}\" was done on {done}")]
    AlreadyDone {
        /// The promise.
        id: PromiseId,
        /// When it was done.
        done: Day,
    },
    /// Work is under way already.
    #[error("promise \"{id}\" is under way since {started}")]
    AlreadyStarted {
        /// The promise.
        id: PromiseId,
        /// Since when.
        started: Day,
    },
    /// What was known then was said once, and stays.
    #[error("the forecast of \"{id}\" is frozen already")]
    AlreadyFrozen {
        /// The promise.
        id: PromiseId,
    },
    /// Only what was recorded is frozen after the fact.
    #[error("promise \"{id}\" was made at the desk")]
    NotRecorded {
        /// The promise.
        id: PromiseId,
    },
    /// There is no claim to accept or dispute.
    #[error("nobody has declared \"{id}\" done")]
    NotDeclaredDone {
        /// The promise.
        id: PromiseId,
    },
    /// It is so already.
    #[error("{what} of \"{id}\" is {value} already")]
    NothingChanges {
        /// The promise.
        id: PromiseId,
        /// What would be set.
        what: &'static str,
        /// To what.
        value: String,
    },
    /// A role is granted to somebody who holds it.
    #[error("\"{person}\" is {role} already")]
    RoleHeld {
        /// To whom.
        person: PersonId,
        /// Which.
        role: Role,
    },
    /// A role is taken from somebody who doesn't hold it.
    #[error("\"{person}\" is not {role}")]
    RoleNotHeld {
        /// From whom.
        person: PersonId,
        /// Which.
        role: Role,
    },
    /// A promise would be assigned to whoever makes it.
    #[error("\"{party}\" makes \"{id}\", and nobody owes themselves")]
    ToOneself {
        /// The promise.
        id: PromiseId,
        /// Who makes it.
        party: PartyId,
    },
    /// A gate is to be removed that isn't there.
    #[error("\"{id}\" doesn't rest on that")]
    NotRestedOn {
        /// The promise.
        id: PromiseId,
    },
    /// Items that remain are reported of work that isn't counted in items.
    #[error("the work of \"{id}\" is not counted in items")]
    NoItems {
        /// The promise.
        id: PromiseId,
    },
    /// No number of items.
    #[error("{value} is not a number of items from 0 to {limit:e}", limit = limits::ITEMS)]
    NotACount {
        /// The value as given.
        value: f64,
    },
    /// A party would be told of a promise that is private to another.
    #[error("promise \"{id}\" is private to \"{private_to}\"")]
    PrivateToAnother {
        /// The promise.
        id: PromiseId,
        /// Who alone may see it.
        private_to: PartyId,
    },
    /// What is said speaks of another date than the one in question.
    #[error("that is about {said}, but \"{id}\" is about {due}")]
    DateMoved {
        /// The promise.
        id: PromiseId,
        /// The date spoken of.
        said: Day,
        /// The date in question.
        due: Day,
    },
    /// The lines between solid, stretch and overreach were drawn anew since the forecast.
    #[error("the forecast of \"{id}\" says {said}, the policy says {verdict}")]
    ForecastContradictsPolicy {
        /// The promise.
        id: PromiseId,
        /// What the forecast says.
        said: Verdict,
        /// What the policy makes of its chance.
        verdict: Verdict,
    },
    /// An overreach or an unknown is made without a written reason.
    #[error("\"{id}\" by {due} is {verdict}, and no reason is given")]
    ReasonMissing {
        /// The promise.
        id: PromiseId,
        /// The date.
        due: Day,
        /// What it is.
        verdict: Verdict,
    },
    /// Fewer people have approved than have to.
    #[error("\"{id}\" by {due} is {verdict}: {given} of {needed} approvals are there")]
    ApprovalMissing {
        /// The promise.
        id: PromiseId,
        /// The date.
        due: Day,
        /// What it is.
        verdict: Verdict,
        /// How many have to.
        needed: usize,
        /// How many have.
        given: usize,
    },
    /// What is solid needs no approval.
    #[error("\"{id}\" is solid")]
    NothingToApprove {
        /// The promise.
        id: PromiseId,
    },
    /// Whoever stands on the seller's side of a promise doesn't approve it.
    #[error("\"{person}\" wants to promise \"{id}\"")]
    OwnApproval {
        /// Who.
        person: PersonId,
        /// The promise.
        id: PromiseId,
    },
    /// Done is not a private claim: whoever made it doesn't accept it.
    #[error("\"{person}\" declared \"{id}\" done")]
    OwnClaim {
        /// Who.
        person: PersonId,
        /// The promise.
        id: PromiseId,
    },
    /// There is no date to accept, counter or decline.
    #[error("no other date for \"{id}\" is on the table")]
    NothingOnTheTable {
        /// The promise.
        id: PromiseId,
    },
    /// A side answers its own date.
    #[error("the {side} put {due} on the table")]
    OwnDate {
        /// Which side.
        side: Side,
        /// The date.
        due: Day,
    },
    /// Nobody speaks for both sides: whoever put a date on the table doesn't accept it.
    #[error("\"{person}\" put {due} on the table for \"{id}\"")]
    OwnOffer {
        /// Who.
        person: PersonId,
        /// The promise.
        id: PromiseId,
        /// The date.
        due: Day,
    },
    /// A date is offered while the other side's waits for an answer.
    #[error("the {side} put {due} on the table")]
    OtherDateOnTheTable {
        /// Which side.
        side: Side,
        /// The date.
        due: Day,
    },
    /// The first role granted is admin: else nobody could grant another.
    #[error("nobody is admin, and \"{person}\" would be {role}")]
    AdminFirst {
        /// To whom.
        person: PersonId,
        /// Which.
        role: Role,
    },
    /// The last admin stays.
    #[error("\"{person}\" is the only admin")]
    LastAdmin {
        /// Who.
        person: PersonId,
    },
}

fn any_of(roles: &[Role]) -> String {
    let words: Vec<_> = roles.iter().map(|role| role.word()).collect();
    words.join(" or ")
}

impl Rejection {
    /// The stable code by which programs tell refusals apart.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownPromise { .. } => "unknown_promise",
            Self::RoleMissing { .. } => "role_missing",
            Self::NotForThisLink { .. } => "not_for_this_link",
            Self::WrongState { .. } => "wrong_state",
            Self::DuplicateId { .. } => "duplicate_id",
            Self::UnknownParty { .. } => "unknown_party",
            Self::UnknownCalendar { .. } => "unknown_calendar",
            Self::LimitExceeded { .. } => "limit_exceeded",
            Self::EmptyGate { .. } => "empty_gate",
            Self::GateCount { .. } => "gate_count",
            Self::Cycle { .. } => "cycle",
            Self::SlotsOutOfRange { .. } => "slots_out_of_range",
            Self::DayAhead { .. } => "day_ahead",
            Self::DayBehind { .. } => "day_behind",
            Self::KeptNeedsDone { .. } => "kept_needs_done",
            Self::MixedUnits { .. } => "mixed_units",
            Self::NotCalendarTime { .. } => "not_calendar_time",
            Self::AlreadyDone { .. } => "already_done",
            Self::AlreadyStarted { .. } => "already_started",
            Self::AlreadyFrozen { .. } => "already_frozen",
            Self::NotRecorded { .. } => "not_recorded",
            Self::NotDeclaredDone { .. } => "not_declared_done",
            Self::NothingChanges { .. } | Self::RoleHeld { .. } | Self::RoleNotHeld { .. } => {
                "nothing_changes"
            }
            Self::ToOneself { .. } => "to_oneself",
            Self::NotRestedOn { .. } => "not_rested_on",
            Self::NoItems { .. } => "no_items",
            Self::NotACount { .. } => "not_a_count",
            Self::PrivateToAnother { .. } => "private_to_another",
            Self::DateMoved { .. } => "date_moved",
            Self::ForecastContradictsPolicy { .. } => "forecast_contradicts_policy",
            Self::ReasonMissing { .. } => "reason_missing",
            Self::ApprovalMissing { .. } => "approval_missing",
            Self::NothingToApprove { .. } => "nothing_to_approve",
            Self::OwnApproval { .. } => "own_approval",
            Self::OwnClaim { .. } => "own_claim",
            Self::NothingOnTheTable { .. } => "nothing_on_the_table",
            Self::OwnDate { .. } => "own_date",
            Self::OwnOffer { .. } => "own_offer",
            Self::OtherDateOnTheTable { .. } => "other_date_on_the_table",
            Self::AdminFirst { .. } => "admin_first",
            Self::LastAdmin { .. } => "last_admin",
        }
    }
}
