//! The life of a promise: what was said and known about it, in order.
//!
//! The one idea: nothing said is ever taken out again. Each list only grows, a later word does not
//! replace an earlier one but stands after it, and what counts now is found by reading from the end.

use std::collections::BTreeSet;

use crate::day::Day;
use crate::forecast::Sequence;
use crate::id::{PartyId, PersonId};
use crate::policy::Verdict;
use crate::quantity::{Chance, Text};
use crate::term::{Renegotiation, Term};
use crate::work::Work;

/// What was said and known about a promise.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Life {
    /// Who stands on the seller's side of it: nobody among them approves it. See [`Turn::sells`].
    ///
    /// [`Turn::sells`]: crate::turn::Turn::sells
    pub sellers: BTreeSet<PersonId>,
    /// The day of the last word on it; what is said next isn't said earlier.
    pub last_on: Option<Day>,
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
