//! Rejections: every reason for which a command is refused.
//!
//! The one idea: codes are stable and the order of the checks is fixed, so that a program can branch on
//! a refusal and a person can mend one thing after the other. The order:
//!
//! 1. **unknown**: the promise that the command addresses doesn't exist (`unknown_promise`);
//! 2. **role**: this actor may not (`role_missing`, `not_for_this_link`);
//! 3. **state**: it is not the time for it (`wrong_state`);
//! 4. **rule**: what the command says can't be. Within it: ids taken or unknown first, in the order in
//!    which the command names them; then limits and shapes; then what people must have said before.

use crate::book::Role;
use crate::day::Day;
use crate::id::{CalendarId, PartyId, PersonId, PromiseId};
use crate::limits;
use crate::policy::Verdict;
use crate::promise::State;

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
            Self::KeptNeedsDone { .. } => "kept_needs_done",
            Self::MixedUnits { .. } => "mixed_units",
            Self::NotCalendarTime { .. } => "not_calendar_time",
        }
    }
}
