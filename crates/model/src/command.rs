//! Commands: what somebody wants to happen.

use crate::book::Settings;
use crate::id::CalendarId;
use crate::offering::Offering;
use crate::party::{Calendar, Party};
use crate::policy::Policy;
use crate::promise::{Draft, Past};
use crate::shock::Shock;

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
}
