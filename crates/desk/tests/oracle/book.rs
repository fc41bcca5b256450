//! A small book, in the oracle's own words. Parties and promises are named by their place in a list;
//! a promise rests only on promises before it, so that the list is already in dependency order.

use super::days::{Calendar, Length};

/// The axes on which harm is counted.
pub(crate) const AXES: [&str; 4] = ["revenue", "cost", "customers", "jobs"];

#[derive(Debug, Clone)]
pub(crate) struct Book {
    /// Days since 1970-01-01, as is every other date.
    pub(crate) as_of: i64,
    /// The solid and the stretch line; none: as in a book without a policy.
    pub(crate) policy: Option<(f64, f64)>,
    /// The first is the default one.
    pub(crate) calendars: Vec<Calendar>,
    pub(crate) parties: Vec<Party>,
    pub(crate) shocks: Vec<Shock>,
    pub(crate) promises: Vec<Promise>,
    /// The order in which promises stand in the file.
    pub(crate) file_order: Vec<usize>,
}

#[derive(Debug, Clone)]
pub(crate) struct Party {
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    pub(crate) part_of: Option<usize>,
    pub(crate) calendar: Option<usize>,
    pub(crate) slots: Option<usize>,
    pub(crate) correlation: Option<f64>,
}

#[derive(Debug, Clone)]
pub(crate) struct Shock {
    pub(crate) id: String,
    pub(crate) chance: f64,
    /// Calendar ticks, each equally likely.
    pub(crate) delays: Vec<i64>,
    pub(crate) hits: Vec<Hit>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Hit {
    Promise(usize),
    /// Every promise that this very party delivers.
    Party(usize),
}

#[derive(Debug, Clone)]
pub(crate) struct Promise {
    pub(crate) id: String,
    pub(crate) promisor: usize,
    pub(crate) promisee: usize,
    pub(crate) delivered_by: Option<usize>,
    pub(crate) due: i64,
    pub(crate) tell_by: Option<i64>,
    pub(crate) state: State,
    pub(crate) priority: Option<u32>,
    pub(crate) not_before: Option<i64>,
    pub(crate) started: Option<i64>,
    pub(crate) done: Option<i64>,
    pub(crate) rests_on: Vec<Gate>,
    pub(crate) work: Work,
    pub(crate) never: f64,
    pub(crate) stakes: Vec<Stake>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Draft,
    Offered,
    Active,
    Kept,
    Broken,
    Released,
    Withdrawn,
}

#[derive(Debug, Clone)]
pub(crate) enum Work {
    Absent,
    Exact(Length),
    Samples(Vec<Length>),
    Items { items: i64, per_week: Vec<i64> },
}

#[derive(Debug, Clone)]
pub(crate) enum Gate {
    On { promise: usize, lag: Length },
    All(Vec<Gate>),
    Any(Vec<Gate>),
    AtLeast(usize, Vec<Gate>),
}

#[derive(Debug, Clone)]
pub(crate) struct Stake {
    /// A place in [`AXES`].
    pub(crate) axis: usize,
    pub(crate) amount: i64,
    /// Calendar ticks.
    pub(crate) after: Option<i64>,
    /// Where it is lost per day late: at most so much.
    pub(crate) cap: Option<i64>,
}

impl Book {
    /// A book of one deliverer and one promisee, to which self-tests add.
    pub(crate) fn bare(as_of: i64) -> Self {
        Self {
            as_of,
            policy: None,
            calendars: vec![Calendar::monday_to_friday()],
            parties: vec![Party::new("client"), Party::new("vendor")],
            shocks: Vec::new(),
            promises: Vec::new(),
            file_order: Vec::new(),
        }
    }

    /// Adds an active promise of the vendor's, due on day 0; its place.
    pub(crate) fn promise(&mut self, id: &str, work: Work, rests_on: Vec<Gate>) -> usize {
        let place = self.promises.len();
        self.file_order.push(place);
        self.promises.push(Promise {
            id: id.to_owned(),
            promisor: 1,
            promisee: 0,
            delivered_by: None,
            due: self.as_of,
            tell_by: None,
            state: State::Active,
            priority: None,
            not_before: None,
            started: None,
            done: None,
            rests_on,
            work,
            never: 0.0,
            stakes: Vec::new(),
        });
        place
    }

    /// Adds a team; its place.
    pub(crate) fn team(&mut self, id: &str, slots: Option<usize>) -> usize {
        self.parties.push(Party {
            kind: "team",
            slots,
            ..Party::new(id)
        });
        self.parties.len() - 1
    }

    /// The calendar on which a promise's deliverer works.
    pub(crate) fn calendar_of(&self, promise: usize) -> &Calendar {
        let party = &self.parties[self.promises[promise].deliverer()];
        &self.calendars[party.calendar.unwrap_or(0)]
    }

    /// The chance at or above which a promise can be stood behind.
    pub(crate) fn solid(&self) -> f64 {
        self.policy.map_or(0.85, |(solid, _)| solid)
    }
}

impl Party {
    pub(crate) fn new(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            kind: "organisation",
            part_of: None,
            calendar: None,
            slots: None,
            correlation: None,
        }
    }
}

impl Promise {
    pub(crate) fn deliverer(&self) -> usize {
        self.delivered_by.unwrap_or(self.promisor)
    }

    /// Never to be done, and said so.
    pub(crate) fn given_up(&self) -> bool {
        self.state == State::Broken && self.done.is_none()
    }

    /// No longer needed, or taken back, and not done before.
    pub(crate) fn gone(&self) -> bool {
        matches!(self.state, State::Released | State::Withdrawn) && self.done.is_none()
    }

    /// Whether what its promisee loses counts as harm.
    pub(crate) fn does_harm(&self) -> bool {
        let counts = matches!(self.state, State::Offered | State::Active | State::Broken);
        counts && self.done.is_none()
    }
}

impl Stake {
    /// All of it lost once broken.
    pub(crate) fn at_once(axis: usize, amount: i64) -> Self {
        Self {
            axis,
            amount,
            after: None,
            cap: None,
        }
    }
}

impl Gate {
    pub(crate) fn on(promise: usize) -> Self {
        Self::lagged(promise, Length::ZERO)
    }

    pub(crate) fn lagged(promise: usize, lag: Length) -> Self {
        Self::On { promise, lag }
    }

    /// How many members have to be there, and the members; none for a single promise.
    pub(crate) fn group(&self) -> Option<(usize, &[Gate])> {
        match self {
            Self::On { .. } => None,
            Self::All(members) => Some((members.len(), members)),
            Self::Any(members) => Some((1, members)),
            Self::AtLeast(count, members) => Some((*count, members)),
        }
    }

    /// Every promise named in it.
    pub(crate) fn leaves(&self) -> Vec<usize> {
        match self {
            Self::On { promise, .. } => vec![*promise],
            Self::All(members) | Self::Any(members) | Self::AtLeast(_, members) => {
                members.iter().flat_map(Self::leaves).collect()
            }
        }
    }
}
