//! The life of a promise: what was said and known about it, in order.
//!
//! The one idea: nothing said is ever taken out again. Each list only grows, a later word does not
//! replace an earlier one but stands after it, and what counts now is found by reading from the end.

use std::fmt;
use std::sync::Arc;

use crate::day::Day;
use crate::forecast::{Forecast, Sequence};
use crate::id::{PartyId, PersonId};
use crate::policy::Verdict;
use crate::promise::{Draft, Past, State};
use crate::quantity::{Chance, Text};
use crate::work::Work;

/// What was said and known about a promise.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Life {
    /// Who drafted it at the desk.
    pub drafted_by: Option<PersonId>,
    /// How often what its forecast hangs on was changed. An approval is good for the edition it was
    /// given for and for no other.
    pub edition: u32,
    /// Every estimate since the first was changed, that first one included; the last one counts. Empty
    /// while the estimate that it was written with stands.
    pub estimates: Vec<Estimate>,
    /// What was asked of those who deliver, and what they said.
    pub backings: Vec<Backing>,
    /// What was asked of approvers, and what they said.
    pub approvals: Vec<Approval>,
    /// Each date that it was promised for, in order; all but the last are renegotiated.
    pub terms: Vec<Term>,
    /// The date on the table, where one is.
    pub renegotiation: Option<Renegotiation>,
    /// How the work went on.
    pub progress: Vec<Progress>,
    /// Each time it was declared done, and what the promisee said to that.
    pub claims: Vec<Claim>,
    /// Who was told, and what.
    pub warnings: Vec<Warning>,
}

/// How long it was thought to take, by whom and on what ground.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// How long it takes once it can start; absent: unknown.
    pub work: Option<Work>,
    /// The chance that it is never delivered at all.
    pub never: Chance,
    /// What it stands on.
    pub evidence: Evidence,
    /// Who gave it; absent for the one that the promise was written with.
    pub by: Option<PersonId>,
    /// The day on which it was given; absent for the one that the promise was written with.
    pub on: Option<Day>,
}

/// What an estimate stands on, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// Grade A: a tracker and the record.
    TrackerAndRecord,
    /// Grade B: an estimate that the deliverer signed.
    SignedEstimate,
    /// Grade C: one person's guess.
    OneGuess,
    /// Grade D: nothing that anybody has said.
    Nothing,
}

/// A word between who promises and who delivers.
#[derive(Debug, Clone, PartialEq)]
pub struct Backing {
    /// Who said it.
    pub by: PersonId,
    /// On which day.
    pub on: Day,
    /// The date that it is about.
    pub due: Day,
    /// What was said.
    pub said: BackingSaid,
}

/// What is said about backing a date.
#[derive(Debug, Clone, PartialEq)]
pub enum BackingSaid {
    /// Will you stand behind it?
    Asked,
    /// Yes, and this in my own words.
    Given {
        /// The deliverer's own restatement.
        restatement: Text,
    },
    /// No, but by that day.
    OtherDate {
        /// The day they would stand behind.
        instead: Day,
        /// Why.
        reason: Option<Text>,
    },
    /// No.
    Refused {
        /// Why.
        reason: Text,
    },
    /// It went to another deliverer, or to another promisee: whoever backed it backed something else.
    Lapsed,
}

/// A word between who promises and who approves.
#[derive(Debug, Clone, PartialEq)]
pub struct Approval {
    /// Who said it.
    pub by: PersonId,
    /// On which day.
    pub on: Day,
    /// The date that it is about.
    pub due: Day,
    /// The edition of the promise that it is about.
    pub edition: u32,
    /// What was said.
    pub said: ApprovalSaid,
}

/// What is said about approving a date.
#[derive(Debug, Clone, PartialEq)]
pub enum ApprovalSaid {
    /// May I?
    Asked {
        /// Why the seller wants it.
        reason: Option<Text>,
    },
    /// Yes.
    Given {
        /// What is approved: a stretch, or an overreach with all that is milder.
        verdict: Verdict,
        /// Why.
        reason: Text,
    },
    /// No. It takes back an earlier yes of the same person.
    Declined {
        /// Why.
        reason: Text,
        /// The day they would approve.
        alternative: Option<Day>,
    },
}

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
    /// Who put it there.
    pub side: Side,
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

/// How the work went on.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// Who said so.
    pub by: PersonId,
    /// On which day.
    pub on: Day,
    /// What they said.
    pub note: Text,
    /// Items that remained, where they are counted.
    pub items_left: Option<f64>,
}

/// That it is done, as the deliverer says.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Who declared it.
    pub by: PersonId,
    /// On which day.
    pub on: Day,
    /// The day on which it was done.
    pub done: Day,
    /// What the promisee said; absent while they haven't.
    pub answer: Option<ClaimAnswer>,
}

/// What a promisee says to a claim.
#[derive(Debug, Clone, PartialEq)]
pub enum ClaimAnswer {
    /// It is.
    Accepted {
        /// Who said so.
        by: PersonId,
        /// On which day.
        on: Day,
    },
    /// It isn't.
    Disputed {
        /// Who said so.
        by: PersonId,
        /// On which day.
        on: Day,
        /// Why.
        reason: Text,
    },
}

/// That somebody was told how a promise stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Warning {
    /// Who told them.
    pub by: PersonId,
    /// On which day.
    pub on: Day,
    /// Whom.
    pub party: PartyId,
    /// The chance they were told; `None` is unknown.
    pub p_kept: Option<Chance>,
    /// The last entry of the journal that it stood on.
    pub stood_on: Sequence,
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

impl Evidence {
    /// Its grade, from A to D.
    #[must_use]
    pub fn grade(self) -> char {
        match self {
            Self::TrackerAndRecord => 'A',
            Self::SignedEstimate => 'B',
            Self::OneGuess => 'C',
            Self::Nothing => 'D',
        }
    }
}

impl Life {
    /// Who backs this date: the deliverer's last word, where it is a yes to that very date.
    #[must_use]
    pub fn backed_by(&self, due: Day) -> Option<&PersonId> {
        let answers = |backing: &&Backing| backing.said != BackingSaid::Asked;
        let last = self.backings.iter().rfind(answers)?;
        let given = matches!(last.said, BackingSaid::Given { .. });
        (given && last.due == due).then_some(&last.by)
    }

    /// The claim that waits for the promisee's word.
    #[must_use]
    pub fn open_claim(&self) -> Option<&Claim> {
        self.claims.last().filter(|claim| claim.answer.is_none())
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
