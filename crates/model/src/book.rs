//! The book: everything promised, folded from the journal.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::day::Day;
use crate::graph::Graph;
use crate::id::{CalendarId, OfferingId, PartyId, PersonId, PromiseId, ShockId};
use crate::life::Life;
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
    /// Who may do what; while it is empty, whoever is at the desk may do all.
    pub roles: BTreeMap<PersonId, BTreeSet<Role>>,
    /// What rests on what, derived from the promises.
    pub(crate) graph: Graph,
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

/// A promise in the book: as it is written now, and its life so far. Its large parts are shared, so that
/// a copy of a book for readers is cheap.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise {
    /// As it is written now; its due is the latest promised.
    pub draft: Arc<Draft>,
    /// What has become of it.
    pub past: Past,
    /// Made outside the desk: no approval was asked, and it is marked so for ever. A draft or an offer
    /// that was written down elsewhere is not: it is made at the desk, if ever.
    pub recorded: bool,
    /// What was said and known about it, in order.
    pub life: Arc<Life>,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] = [
        Self::Seller,
        Self::Backer,
        Self::Approver,
        Self::Auditor,
        Self::Admin,
    ];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Seller => "seller",
            Self::Backer => "backer",
            Self::Approver => "approver",
            Self::Auditor => "auditor",
            Self::Admin => "admin",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl FromStr for Role {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|role| role.word() == text)
            .ok_or(())
    }
}

impl Promise {
    /// The day first promised: the first term's, which no renegotiation moves.
    #[must_use]
    pub fn first_due(&self) -> Day {
        self.past.first_due.unwrap_or(self.draft.due)
    }
}

impl Book {
    /// The promises that rest directly on this one, in the order in which they were added; an id that
    /// the book doesn't know has none.
    pub fn resting_on(&self, id: &PromiseId) -> impl Iterator<Item = &PromiseId> {
        let below = self
            .graph
            .node(id)
            .map_or(&[][..], |node| self.graph.below(node));
        below.iter().filter_map(|node| self.graph.id(*node))
    }

    /// Whether the role table is empty: a desk kept by whoever sits at it.
    #[must_use]
    pub fn is_single_handed(&self) -> bool {
        self.roles.is_empty()
    }

    /// Whether somebody holds a role; at a single-handed desk everybody holds every one.
    #[must_use]
    pub fn holds(&self, person: &PersonId, role: Role) -> bool {
        let held = self.roles.get(person);
        self.is_single_handed() || held.is_some_and(|held| held.contains(&role))
    }

    /// The calendar of whoever does not name another.
    #[must_use]
    pub fn default_calendar(&self) -> Calendar {
        self.calendars
            .get(DEFAULT_CALENDAR)
            .cloned()
            .unwrap_or_default()
    }
}
