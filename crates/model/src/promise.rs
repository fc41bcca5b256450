//! The promise: what was said, to whom, by when, and what became of it.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use crate::day::Day;
use crate::gate::Gate;
use crate::id::{PartyId, PromiseId};
use crate::quantity::{Chance, Text};
use crate::stake::Stake;
use crate::work::Work;

/// The place in a team's queue of a promise that names none.
pub const DEFAULT_PRIORITY: u32 = 100;

/// A promise as it is written down: everything but what has become of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// What it is called by, for life.
    pub id: PromiseId,
    /// What is promised.
    pub what: Text,
    /// How it is known to be done.
    pub done_when: Option<Text>,
    /// Who promises.
    pub promisor: PartyId,
    /// To whom.
    pub promisee: PartyId,
    /// Who does the work; absent: the promisor.
    pub delivered_by: Option<PartyId>,
    /// Kept if finished by the end of this day.
    pub due: Day,
    /// The day that the promisee asked for.
    pub requested: Option<Day>,
    /// The promisee's point of no return: told later, they can no longer re-plan.
    pub tell_by: Option<Day>,
    /// Its place in the team's queue; absent: [`DEFAULT_PRIORITY`].
    pub priority: Option<u32>,
    /// Not started before the morning of this day.
    pub not_before: Option<Day>,
    /// What it rests on: all of these.
    pub rests_on: Vec<Gate>,
    /// How long it takes once it can start; absent: unknown.
    pub work: Option<Work>,
    /// The chance that it is never delivered at all.
    pub never: Chance,
    /// What is lost when it is broken.
    pub stakes: Vec<Stake>,
    /// By what it is like others.
    pub tags: BTreeMap<Text, Text>,
    /// Seen by this party alone, and in no figure shown to others.
    pub private_to: Option<PartyId>,
}

/// What has become of a promise that was made outside the desk, as told when it is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Past {
    /// Where it stands.
    pub state: State,
    /// The day on which it was made.
    pub made: Option<Day>,
    /// The day first promised, where it was renegotiated since.
    pub first_due: Option<Day>,
    /// Work is under way since the morning of this day.
    pub started: Option<Day>,
    /// Finished on this day.
    pub done: Option<Day>,
    /// The day on which the outcome became known; absent: the day it was done.
    pub known: Option<Day>,
}

/// Where a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum State {
    /// Written down, not said to anybody.
    Draft,
    /// Said as an offer, not yet banked.
    Offered,
    /// Made, and being worked towards.
    #[default]
    Active,
    /// Done; in time or late follows from the dates.
    Kept,
    /// Not kept in time; given up where it was never done.
    Broken,
    /// The promisee no longer needs it.
    Released,
    /// The promisor took it back.
    Withdrawn,
}

impl State {
    /// Every state, in the order of a promise's life.
    pub const ALL: [Self; 7] = [
        Self::Draft,
        Self::Offered,
        Self::Active,
        Self::Kept,
        Self::Broken,
        Self::Released,
        Self::Withdrawn,
    ];

    /// The word for it in a book.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Offered => "offered",
            Self::Active => "active",
            Self::Kept => "kept",
            Self::Broken => "broken",
            Self::Released => "released",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl FromStr for State {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|state| state.word() == text)
            .ok_or(())
    }
}

impl Draft {
    /// A promise with what every promise needs, and nothing more.
    #[must_use]
    pub fn new(id: PromiseId, what: Text, promisor: PartyId, promisee: PartyId, due: Day) -> Self {
        Self {
            id,
            what,
            done_when: None,
            promisor,
            promisee,
            delivered_by: None,
            due,
            requested: None,
            tell_by: None,
            priority: None,
            not_before: None,
            rests_on: Vec::new(),
            work: None,
            never: Chance::NONE,
            stakes: Vec::new(),
            tags: BTreeMap::new(),
            private_to: None,
        }
    }

    /// Who does the work: whose calendar and slots apply.
    #[must_use]
    pub fn deliverer(&self) -> &PartyId {
        self.delivered_by.as_ref().unwrap_or(&self.promisor)
    }

    /// Its place in the team's queue: lower first.
    #[must_use]
    pub fn place(&self) -> u32 {
        self.priority.unwrap_or(DEFAULT_PRIORITY)
    }
}
