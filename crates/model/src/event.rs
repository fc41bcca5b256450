//! Events: what happened, who brought it about, and on which day it became known.
//!
//! The one idea: an event says all that folding needs, so that the book of any day can be seen again from
//! events alone. Ids, dates and numbers are its frame; names, texts and quotes are its words.

use std::sync::Arc;

use crate::actor::Actor;
use crate::book::{Role, Settings};
use crate::day::Day;
use crate::id::{CalendarId, PersonId, PromiseId};
use crate::offering::Offering;
use crate::party::{Calendar, Party};
use crate::policy::Policy;
use crate::promise::{Draft, Past};
use crate::shock::Shock;
use crate::turn::Turn;

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
    OfferingAdded(Box<Offering>),
    /// A promise that was made outside the desk was written down.
    PromiseRecorded {
        /// The promise as it was written.
        draft: Arc<Draft>,
        /// What had become of it.
        past: Past,
    },
    /// Somebody was given a role.
    RoleGranted {
        /// Who.
        person: PersonId,
        /// Which.
        role: Role,
    },
    /// A role was taken from somebody.
    RoleRevoked {
        /// From whom.
        person: PersonId,
        /// Which.
        role: Role,
    },
    /// A promise that hadn't been made was written down.
    PromiseDrafted {
        /// The promise as it was written.
        draft: Arc<Draft>,
    },
    /// The life of a promise took a turn.
    Turned {
        /// Which promise.
        promise: PromiseId,
        /// Which turn.
        turn: Turn,
    },
}

impl Fact {
    /// The promise that it is about, where it is about one.
    #[must_use]
    pub fn promise(&self) -> Option<&PromiseId> {
        match self {
            Self::SettingsSet(_)
            | Self::PolicySet(_)
            | Self::CalendarDefined { .. }
            | Self::PartyAdded(_)
            | Self::ShockAdded(_)
            | Self::OfferingAdded(_)
            | Self::RoleGranted { .. }
            | Self::RoleRevoked { .. } => None,
            Self::PromiseRecorded { draft, .. } | Self::PromiseDrafted { draft } => Some(&draft.id),
            Self::Turned { promise, .. } => Some(promise),
        }
    }
}
