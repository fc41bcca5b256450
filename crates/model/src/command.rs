//! Commands: what somebody wants to happen.

use crate::actor::Actor;
use crate::book::{Role, Settings};
use crate::day::Day;
use crate::id::{CalendarId, PersonId, PromiseId};
use crate::offering::Offering;
use crate::party::{Calendar, Party};
use crate::policy::Policy;
use crate::promise::{Draft, Past};
use crate::shock::Shock;
use crate::step::Step;

/// A command, by whom it is given and on which day.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// Who gives it.
    pub actor: Actor,
    /// The day on which it is given, or on which what it says became known.
    pub on: Day,
    /// What they want to happen.
    pub command: Command,
}

/// What somebody wants to happen.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Say what the whole book is kept in.
    SetSettings(Settings),
    /// Draw the lines between solid, stretch and overreach.
    SetPolicy(Policy),
    /// Define a calendar, or define it anew.
    DefineCalendar {
        /// What it is called by.
        id: CalendarId,
        /// Which days are open.
        calendar: Calendar,
    },
    /// Add a party.
    AddParty(Party),
    /// Add a shock.
    AddShock(Shock),
    /// Add an offering.
    AddOffering(Offering),
    /// Write down a promise that was made outside the desk.
    RecordPromise {
        /// The promise as it is written.
        draft: Box<Draft>,
        /// What has become of it.
        past: Past,
    },
    /// Give somebody a role.
    GrantRole {
        /// To whom.
        person: PersonId,
        /// Which.
        role: Role,
    },
    /// Take a role from somebody.
    RevokeRole {
        /// From whom.
        person: PersonId,
        /// Which.
        role: Role,
    },
    /// Write down a promise that hasn't been made.
    DraftPromise {
        /// The promise as it is written.
        draft: Box<Draft>,
    },
    /// Take a step in the life of a promise that the book has.
    Take {
        /// Which promise.
        promise: PromiseId,
        /// Which step.
        step: Step,
    },
}
