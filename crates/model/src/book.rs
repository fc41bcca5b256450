//! The book: everything promised, folded from the journal.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::{CalendarId, OfferingId, PartyId, PersonId, PromiseId, ShockId};
use crate::offering::Offering;
use crate::party::{Calendar, Party};
use crate::policy::Policy;
use crate::promise::{Draft, Past};
use crate::quantity::Text;
use crate::shock::Shock;

/// The id of the calendar of whoever names none.
pub const DEFAULT_CALENDAR: &str = "default";

/// Everything promised, and everything that rests on it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Book {
    /// What the whole book is kept in.
    pub settings: Settings,
    /// Where the lines between solid, stretch and overreach run.
    pub policy: Policy,
    /// Calendars by id; the default calendar need not be among them.
    pub calendars: BTreeMap<CalendarId, Calendar>,
    /// Parties by id.
    pub parties: BTreeMap<PartyId, Party>,
    /// Shocks by id.
    pub shocks: BTreeMap<ShockId, Shock>,
    /// What we sell, by id.
    pub offerings: BTreeMap<OfferingId, Offering>,
    /// Promises by id.
    pub promises: BTreeMap<PromiseId, Promise>,
    /// Who may do what.
    pub roles: BTreeMap<PersonId, BTreeSet<Role>>,
}

/// What the whole book is kept in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The currency of revenue and cost, as "EUR".
    pub currency: Option<Text>,
    /// The time zone in which days end, as "Europe/Berlin"; absent: UTC.
    pub time_zone: Option<Text>,
}

/// What somebody may do at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Promises.
    Seller,
    /// Backs promises for those who deliver.
    Backer,
    /// Approves stretches and overreaches.
    Approver,
    /// Reads everything, the past too.
    Auditor,
    /// Grants roles.
    Admin,
}

/// A promise in the book: as it is written now, and its life so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise {
    /// As it is written now; its due is the latest promised.
    pub draft: Draft,
    /// What has become of it.
    pub past: Past,
    /// Made outside the desk: no approval was asked, and it is marked so for ever.
    pub recorded: bool,
}

impl Book {
    /// The calendar of whoever does not name another.
    #[must_use]
    pub fn default_calendar(&self) -> Calendar {
        self.calendars
            .get(DEFAULT_CALENDAR)
            .cloned()
            .unwrap_or_default()
    }
}
