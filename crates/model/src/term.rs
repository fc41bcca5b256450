//! Terms: the dates that a promise was made for, one after the other.
//!
//! The one idea: an accepted renegotiation ends one term and begins the next. What ended keeps its date,
//! what was known when it was made, who stood behind it, and what became of it.

use std::fmt;
use std::sync::Arc;

use crate::day::Day;
use crate::forecast::Forecast;
use crate::id::PersonId;
use crate::promise::{Draft, Past, State};
use crate::quantity::Text;

/// A date that was promised, from its making to its end.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The day promised.
    pub due: Day,
    /// The day on which it was; absent where nobody wrote it down.
    pub made: Option<Day>,
    /// What was known then.
    pub frozen: Option<Arc<Forecast>>,
    /// Who stood behind it; absent where it was made outside the desk.
    pub assent: Option<Arc<Assent>>,
    /// What became of it; absent while it runs.
    pub outcome: Option<TermOutcome>,
}

/// Who stood behind a date when it was promised.
#[derive(Debug, Clone, PartialEq)]
pub struct Assent {
    /// Who promised it.
    pub seller: PersonId,
    /// Who had approved it, none of them the seller.
    pub approved_by: Vec<PersonId>,
    /// Who had backed it for those who deliver.
    pub backed_by: Option<PersonId>,
    /// Why it was promised though it was an overreach or unknown.
    pub reason: Option<Text>,
}

/// What became of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermOutcome {
    /// Another date was agreed on.
    Renegotiated {
        /// The day of the agreement.
        on: Option<Day>,
        /// How long before the promisee's point of no return; negative after it.
        days_before_tell_by: Option<i32>,
    },
    /// Done in time.
    Kept {
        /// The day on which it was done.
        done: Day,
    },
    /// Done, but late.
    KeptLate {
        /// The day on which it was done.
        done: Day,
        /// Days after this term's due.
        days_late: i32,
    },
    /// Given up, or not kept.
    Broken {
        /// The day on which that became known.
        on: Option<Day>,
    },
    /// The promisee no longer needed it.
    Released {
        /// The day on which they said so.
        on: Option<Day>,
    },
    /// The promisor took it back.
    Withdrawn {
        /// The day on which they did.
        on: Option<Day>,
    },
}

/// One of the two who make a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Who promises.
    Promisor,
    /// To whom.
    Promisee,
}

/// A date on the table, to take the place of the one promised.
#[derive(Debug, Clone, PartialEq)]
pub struct Renegotiation {
    /// Which side put it there.
    pub side: Side,
    /// Who said so for that side; somebody else accepts it.
    pub by: PersonId,
    /// Since which day.
    pub on: Day,
    /// The date.
    pub due: Day,
    /// Why.
    pub reason: Option<Text>,
    /// What the promisor's side put behind it; absent where it is the promisee's date.
    pub stand: Option<Stand>,
}

/// What the promisor's side puts behind a date.
#[derive(Debug, Clone, PartialEq)]
pub struct Stand {
    /// What was known.
    pub frozen: Arc<Forecast>,
    /// Who stood behind it.
    pub assent: Arc<Assent>,
}

impl Side {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Promisor => "promisor",
            Self::Promisee => "promisee",
        }
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl Term {
    /// The terms of a promise that was made outside the desk, as far as they are known.
    pub(crate) fn recorded(draft: &Draft, past: Past) -> Vec<Self> {
        if matches!(past.state, State::Draft | State::Offered) {
            return Vec::new();
        }
        let term = |due, made, outcome| Self {
            due,
            made,
            frozen: None,
            assent: None,
            outcome,
        };
        let outcome = recorded_outcome(draft.due, past);
        let Some(first_due) = past.first_due.filter(|first| *first != draft.due) else {
            return vec![term(draft.due, past.made, outcome)];
        };
        let renegotiated = TermOutcome::Renegotiated {
            on: None,
            days_before_tell_by: None,
        };
        vec![
            term(first_due, past.made, Some(renegotiated)),
            term(draft.due, None, outcome),
        ]
    }
}

fn recorded_outcome(due: Day, past: Past) -> Option<TermOutcome> {
    let on = past.known;
    match past.state {
        State::Draft | State::Offered | State::Active => None,
        State::Kept => past.done.map(|done| TermOutcome::of_done(due, done)),
        State::Broken => Some(TermOutcome::Broken { on }),
        State::Released => Some(TermOutcome::Released { on }),
        State::Withdrawn => Some(TermOutcome::Withdrawn { on }),
    }
}

impl TermOutcome {
    /// Kept or kept late, by the two days.
    pub(crate) fn of_done(due: Day, done: Day) -> Self {
        if done <= due {
            return Self::Kept { done };
        }
        Self::KeptLate {
            done,
            days_late: done.days_since(due),
        }
    }
}
