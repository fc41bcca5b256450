//! Steps: commands about one promise that the book has, in the order of a promise's life.

use std::sync::Arc;

use crate::day::Day;
use crate::forecast::{Forecast, Sequence};
use crate::gate::Gate;
use crate::id::PartyId;
use crate::life::Evidence;
use crate::policy::Verdict;
use crate::quantity::{Chance, Text};
use crate::stake::Stake;
use crate::term::Side;
use crate::work::Work;

/// What somebody wants to happen to a promise.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Freeze what was known of a recorded promise at the moment of its recording. The desk supplies it.
    FreezeForecast {
        /// What was known.
        frozen: Arc<Forecast>,
    },
    /// Note the day that the promisee asks for.
    RequestDate {
        /// The day.
        requested: Day,
    },
    /// Give a promise that hasn't been made another due.
    ProposeDue {
        /// The day.
        due: Day,
    },
    /// Ask those who deliver to stand behind a date.
    AskBacking {
        /// The date.
        due: Day,
    },
    /// Stand behind a date, in one's own words.
    GiveBacking {
        /// The date.
        due: Day,
        /// The deliverer's own restatement.
        restatement: Text,
    },
    /// Offer to stand behind another date than the one asked for.
    OfferOtherDate {
        /// The date they would stand behind.
        instead: Day,
        /// Why.
        reason: Option<Text>,
    },
    /// Refuse to stand behind the date asked for.
    RefuseBacking {
        /// Why.
        reason: Text,
    },
    /// Ask approvers to let a date be promised.
    AskApproval {
        /// The date.
        due: Day,
        /// Why.
        reason: Option<Text>,
    },
    /// Let a date be promised.
    GiveApproval {
        /// The date.
        due: Day,
        /// What is approved: a stretch, or an overreach with all that is milder.
        verdict: Verdict,
        /// Why.
        reason: Text,
    },
    /// Don't let a date be promised.
    DeclineApproval {
        /// The date.
        due: Day,
        /// Why.
        reason: Text,
        /// The day they would approve.
        alternative: Option<Day>,
    },
    /// Make a promise. The desk supplies what is frozen, never a client.
    MakePromise {
        /// What is known, as it was shown.
        frozen: Arc<Forecast>,
        /// Why it is made though it is an overreach or unknown.
        reason: Option<Text>,
    },
    /// Say how long it takes, or that nobody can say any more.
    GiveEstimate {
        /// How long it takes once it can start; absent: unknown.
        work: Option<Work>,
        /// The chance that it is never delivered at all.
        never: Chance,
        /// What the estimate stands on.
        evidence: Evidence,
    },
    /// Say that work is under way.
    StartWork {
        /// Since the morning of this day.
        started: Day,
    },
    /// Say how the work goes on.
    ReportProgress {
        /// How.
        note: Text,
        /// Items that remain, where they are counted.
        items_left: Option<f64>,
    },
    /// Let a promise rest on something more.
    AddRestsOn {
        /// On what.
        gate: Gate,
    },
    /// Let a promise no longer rest on something.
    RemoveRestsOn {
        /// On what, as it is written there.
        gate: Gate,
    },
    /// Say what is lost when the promise is broken.
    SetStakes {
        /// All that is at stake.
        stakes: Vec<Stake>,
    },
    /// Set the promisee's point of no return.
    SetTellBy {
        /// The day; absent: none is known.
        tell_by: Option<Day>,
    },
    /// Declare a promise done, for those who deliver.
    DeclareDone {
        /// The day on which it was done.
        done: Day,
    },
    /// Accept that it is done, for the promisee.
    AcceptDone,
    /// Dispute that it is done, for the promisee.
    DisputeDone {
        /// Why.
        reason: Text,
    },
    /// Give a promise up: it will never be done.
    GiveUp {
        /// Why.
        reason: Text,
    },
    /// Put another date on the table.
    OfferRenegotiation {
        /// The date.
        due: Day,
        /// For whom.
        speaker: Speaker,
        /// Why.
        reason: Option<Text>,
    },
    /// Answer the date on the table with another.
    CounterRenegotiation {
        /// The date.
        due: Day,
        /// For whom.
        speaker: Speaker,
        /// Why.
        reason: Option<Text>,
    },
    /// Accept the date on the table: a new term begins.
    AcceptRenegotiation {
        /// For whom.
        speaker: Speaker,
        /// Why.
        reason: Option<Text>,
    },
    /// Decline the date on the table: the one promised stands.
    DeclineRenegotiation {
        /// For whom.
        side: Side,
        /// Why.
        reason: Option<Text>,
    },
    /// Let the promisor off, for the promisee.
    ReleasePromise {
        /// Why.
        reason: Option<Text>,
    },
    /// Take a promise back, for the promisor.
    WithdrawPromise {
        /// Why.
        reason: Text,
    },
    /// Let another party do the work.
    DelegatePromise {
        /// Who does it from now on.
        to: PartyId,
    },
    /// Let another party be the promisee.
    AssignPromise {
        /// To whom it is promised from now on.
        to: PartyId,
    },
    /// Note that somebody was told how a promise stands.
    TellParty {
        /// Whom.
        party: PartyId,
        /// The chance they were told; `None` is unknown.
        p_kept: Option<Chance>,
        /// The last entry of the journal that it stood on.
        stood_on: Sequence,
    },
}

/// For whom a date is said, and what is put behind it.
#[derive(Debug, Clone, PartialEq)]
pub enum Speaker {
    /// The promisor, who promises by it: with what is known, as it was shown. The desk supplies it.
    Promisor(Arc<Forecast>),
    /// The promisee, who asks for it.
    Promisee,
}

impl Speaker {
    /// The side spoken for.
    #[must_use]
    pub fn side(&self) -> Side {
        match self {
            Self::Promisor(_) => Side::Promisor,
            Self::Promisee => Side::Promisee,
        }
    }
}
