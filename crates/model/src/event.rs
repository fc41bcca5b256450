//! Events: what happened, who brought it about, and on which day it became known.
//!
//! The one idea: an event says all that folding needs, so that the book of any day can be seen again from
//! events alone. Ids, dates and numbers are its frame; names, texts and quotes are its words.

use crate::actor::Actor;
use crate::book::Settings;
use crate::day::Day;
use crate::id::CalendarId;
use crate::offering::Offering;
use crate::party::{Calendar, Party};
use crate::policy::Policy;
use crate::promise::{Draft, Past};
use crate::shock::Shock;

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Who brought it about.
    pub actor: Actor,
    /// The day on which it became known.
    pub on: Day,
    /// What happened.
    pub fact: Fact,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// It was said what the whole book is kept in.
    SettingsSet(Settings),
    /// The lines between solid, stretch and overreach were drawn.
    PolicySet(Policy),
    /// A calendar was defined, or defined anew.
    CalendarDefined {
        /// What it is called by.
        id: CalendarId,
        /// Which days are open.
        calendar: Calendar,
    },
    /// A party was added.
    PartyAdded(Party),
    /// A shock was added.
    ShockAdded(Shock),
    /// An offering was added.
    OfferingAdded(Offering),
    /// A promise that was made outside the desk was written down.
    PromiseRecorded {
        /// The promise as it was written.
        draft: Box<Draft>,
        /// What had become of it.
        past: Past,
    },
}
