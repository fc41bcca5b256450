//! Turns: what happened to one promise, in the order of a promise's life.

use std::sync::Arc;

use crate::day::Day;
use crate::forecast::{Forecast, Sequence};
use crate::gate::Gate;
use crate::id::PartyId;
use crate::life::Evidence;
use crate::policy::Verdict;
use crate::quantity::{Chance, Text};
use crate::stake::Stake;
use crate::term::{Assent, Renegotiation, Side, Stand};
use crate::work::Work;

/// What happened to a promise.
#[derive(Debug, Clone, PartialEq)]
pub enum Turn {
    /// What was known of a recorded promise was frozen.
    ForecastFrozen {
        /// What was known.
        frozen: Arc<Forecast>,
    },
    /// The promisee asked for a day.
    DateRequested {
        /// The day.
        requested: Day,
    },
    /// A promise that hadn't been made was given another due.
    DueProposed {
        /// The day.
        due: Day,
    },
    /// Those who deliver were asked to stand behind a date.
    BackingAsked {
        /// The date.
        due: Day,
    },
    /// Those who deliver stand behind a date.
    BackingGiven {
        /// The date.
        due: Day,
        /// The deliverer's own restatement.
        restatement: Text,
    },
    /// Those who deliver would stand behind another date.
    OtherDateOffered {
        /// The date asked for.
        due: Day,
        /// The date they would stand behind.
        instead: Day,
        /// Why.
        reason: Option<Text>,
    },
    /// Those who deliver won't stand behind a date.
    BackingRefused {
        /// The date asked for.
        due: Day,
        /// Why.
        reason: Text,
    },
    /// Approvers were asked to let a date be promised.
    ApprovalAsked {
        /// The date.
        due: Day,
        /// Why.
        reason: Option<Text>,
    },
    /// An approver lets a date be promised.
    ApprovalGiven {
        /// The date.
        due: Day,
        /// What is approved: a stretch, or an overreach with all that is milder.
        verdict: Verdict,
        /// Why.
        reason: Text,
    },
    /// An approver doesn't let a date be promised.
    ApprovalDeclined {
        /// The date.
        due: Day,
        /// Why.
        reason: Text,
        /// The day they would approve.
        alternative: Option<Day>,
    },
    /// A promise was made; its actor is the seller.
    PromiseMade {
        /// Kept if finished by the end of this day.
        due: Day,
        /// What was known, as it was shown.
        frozen: Arc<Forecast>,
        /// Who stood behind it.
        assent: Arc<Assent>,
    },
    /// An estimate was given, or changed.
    EstimateGiven {
        /// How long it takes once it can start; absent: unknown.
        work: Option<Work>,
        /// The chance that it is never delivered at all.
        never: Chance,
        /// What the estimate stands on.
        evidence: Evidence,
    },
    /// Work got under way.
    WorkStarted {
        /// Since the morning of this day.
        started: Day,
    },
    /// It was said how the work goes on.
    ProgressReported {
        /// How.
        note: Text,
        /// Items that remain, where they are counted.
        items_left: Option<f64>,
    },
    /// A promise rests on something more.
    RestsOnAdded {
        /// On what.
        gate: Gate,
    },
    /// A promise no longer rests on something.
    RestsOnRemoved {
        /// On what.
        gate: Gate,
    },
    /// It was said what is lost when the promise is broken.
    StakesSet {
        /// All that is at stake.
        stakes: Vec<Stake>,
    },
    /// The promisee's point of no return was set.
    TellBySet {
        /// The day; absent: none is known.
        tell_by: Option<Day>,
    },
    /// Those who deliver declared it done.
    DoneDeclared {
        /// The day on which it was done.
        done: Day,
    },
    /// The promisee accepted that it is done.
    DoneAccepted,
    /// The promisee disputed that it is done.
    DoneDisputed {
        /// Why.
        reason: Text,
    },
    /// A promise was kept.
    PromiseKept {
        /// The day on which it was done.
        done: Day,
        /// Days from the day first promised to that day; negative where it was earlier.
        days_after_first_due: i32,
    },
    /// A promise was kept, but late.
    PromiseKeptLate {
        /// The day on which it was done.
        done: Day,
        /// Days after the day last promised.
        days_late: i32,
        /// Days from the day first promised to that day.
        days_after_first_due: i32,
    },
    /// A promise was given up.
    PromiseBroken {
        /// Why.
        reason: Text,
    },
    /// Another date was put on the table.
    RenegotiationOffered {
        /// The date, and what is behind it.
        offer: Renegotiation,
    },
    /// The date on the table was answered with another.
    RenegotiationCountered {
        /// The date, and what is behind it.
        offer: Renegotiation,
    },
    /// The date on the table was accepted: a new term began.
    RenegotiationAccepted {
        /// The date.
        due: Day,
        /// How long before the promisee's point of no return; negative after it.
        days_before_tell_by: Option<i32>,
        /// What the promisor's side put behind it.
        stand: Stand,
    },
    /// The date on the table was declined.
    RenegotiationDeclined {
        /// By whom.
        side: Side,
        /// Why.
        reason: Option<Text>,
    },
    /// The promisee let the promisor off.
    PromiseReleased {
        /// Why.
        reason: Option<Text>,
    },
    /// The promisor took the promise back.
    PromiseWithdrawn {
        /// Why.
        reason: Text,
    },
    /// Another party does the work; the backing lapsed.
    PromiseDelegated {
        /// Who does it from then on.
        to: PartyId,
    },
    /// Another party is the promisee; the backing lapsed.
    PromiseAssigned {
        /// To whom it is promised from then on.
        to: PartyId,
    },
    /// Somebody was told how a promise stands.
    PartyTold {
        /// Whom.
        party: PartyId,
        /// The chance they were told; `None` is unknown.
        p_kept: Option<Chance>,
        /// The last entry of the journal that it stood on.
        stood_on: Sequence,
    },
}

impl Turn {
    /// Whether whoever said it stands on the seller's side from then on: they gave the promise its date,
    /// its work, what it rests on, who delivers it or whose it is, asked somebody to stand behind it, or
    /// spoke for it.
    #[must_use]
    pub fn sells(&self) -> bool {
        matches!(
            self,
            Self::DueProposed { .. }
                | Self::EstimateGiven { .. }
                | Self::RestsOnAdded { .. }
                | Self::RestsOnRemoved { .. }
                | Self::PromiseDelegated { .. }
                | Self::PromiseAssigned { .. }
                | Self::BackingAsked { .. }
                | Self::ApprovalAsked { .. }
                | Self::PromiseMade { .. }
                | Self::RenegotiationOffered { .. }
                | Self::RenegotiationCountered { .. }
                | Self::RenegotiationAccepted { .. }
        )
    }
}
