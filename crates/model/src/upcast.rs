//! Upcasting: the one place that knows which kinds and versions of events there ever were.
//!
//! The one idea: kinds live for ever. A kind is never renamed and never means something else; where its
//! shape has to change, its version goes up, and what was written before is lifted here, once, when it is
//! read. So far there is one version of each kind, and nothing to lift.

use crate::event::{Event, Fact};
use crate::turn::Turn;

/// Every kind of event, with the version in which it is written today.
pub const KINDS: &[(&str, u16)] = &[
    ("settings_set", 1),
    ("policy_set", 1),
    ("calendar_defined", 1),
    ("party_added", 1),
    ("shock_added", 1),
    ("offering_added", 1),
    ("promise_recorded", 1),
    ("forecast_frozen", 1),
    ("role_granted", 1),
    ("role_revoked", 1),
    ("promise_drafted", 1),
    ("date_requested", 1),
    ("due_proposed", 1),
    ("backing_asked", 1),
    ("backing_given", 1),
    ("other_date_offered", 1),
    ("backing_refused", 1),
    ("approval_asked", 1),
    ("approval_given", 1),
    ("approval_declined", 1),
    ("promise_made", 1),
    ("estimate_given", 1),
    ("work_started", 1),
    ("progress_reported", 1),
    ("rests_on_added", 1),
    ("rests_on_removed", 1),
    ("stakes_set", 1),
    ("tell_by_set", 1),
    ("done_declared", 1),
    ("done_accepted", 1),
    ("done_disputed", 1),
    ("promise_kept", 1),
    ("promise_kept_late", 1),
    ("promise_broken", 1),
    ("renegotiation_offered", 1),
    ("renegotiation_countered", 1),
    ("renegotiation_accepted", 1),
    ("renegotiation_declined", 1),
    ("promise_released", 1),
    ("promise_withdrawn", 1),
    ("promise_delegated", 1),
    ("promise_assigned", 1),
    ("party_told", 1),
];

/// The version in which a kind is written today; `None` for what was never a kind.
#[must_use]
pub fn version_of(kind: &str) -> Option<u16> {
    let (_, version) = KINDS.iter().find(|(known, _)| *known == kind)?;
    Some(*version)
}

impl Event {
    /// The stable name of what happened.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.fact.kind()
    }

    /// The version in which it is written.
    #[must_use]
    pub fn version(&self) -> u16 {
        version_of(self.kind()).unwrap_or(1)
    }
}

impl Fact {
    /// The stable name of what happened.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::SettingsSet(_) => "settings_set",
            Self::PolicySet(_) => "policy_set",
            Self::CalendarDefined { .. } => "calendar_defined",
            Self::PartyAdded(_) => "party_added",
            Self::ShockAdded(_) => "shock_added",
            Self::OfferingAdded(_) => "offering_added",
            Self::PromiseRecorded { .. } => "promise_recorded",
            Self::RoleGranted { .. } => "role_granted",
            Self::RoleRevoked { .. } => "role_revoked",
            Self::PromiseDrafted { .. } => "promise_drafted",
            Self::Turned { turn, .. } => turn.kind(),
        }
    }
}

impl Turn {
    /// The stable name of what happened.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::ForecastFrozen { .. } => "forecast_frozen",
            Self::DateRequested { .. } => "date_requested",
            Self::DueProposed { .. } => "due_proposed",
            Self::BackingAsked { .. } => "backing_asked",
            Self::BackingGiven { .. } => "backing_given",
            Self::OtherDateOffered { .. } => "other_date_offered",
            Self::BackingRefused { .. } => "backing_refused",
            Self::ApprovalAsked { .. } => "approval_asked",
            Self::ApprovalGiven { .. } => "approval_given",
            Self::ApprovalDeclined { .. } => "approval_declined",
            Self::PromiseMade { .. } => "promise_made",
            Self::EstimateGiven { .. } => "estimate_given",
            Self::WorkStarted { .. } => "work_started",
            Self::ProgressReported { .. } => "progress_reported",
            Self::RestsOnAdded { .. } => "rests_on_added",
            Self::RestsOnRemoved { .. } => "rests_on_removed",
            Self::StakesSet { .. } => "stakes_set",
            Self::TellBySet { .. } => "tell_by_set",
            Self::DoneDeclared { .. } => "done_declared",
            Self::DoneAccepted => "done_accepted",
            Self::DoneDisputed { .. } => "done_disputed",
            Self::PromiseKept { .. } => "promise_kept",
            Self::PromiseKeptLate { .. } => "promise_kept_late",
            Self::PromiseBroken { .. } => "promise_broken",
            Self::RenegotiationOffered { .. } => "renegotiation_offered",
            Self::RenegotiationCountered { .. } => "renegotiation_countered",
            Self::RenegotiationAccepted { .. } => "renegotiation_accepted",
            Self::RenegotiationDeclined { .. } => "renegotiation_declined",
            Self::PromiseReleased { .. } => "promise_released",
            Self::PromiseWithdrawn { .. } => "promise_withdrawn",
            Self::PromiseDelegated { .. } => "promise_delegated",
            Self::PromiseAssigned { .. } => "promise_assigned",
            Self::PartyTold { .. } => "party_told",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_kind_is_listed_twice() {
        let kinds: BTreeSet<_> = KINDS.iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds.len(), KINDS.len());
        assert_eq!(version_of("promise_made"), Some(1));
        assert_eq!(version_of("promise_committed"), None);
    }
}
