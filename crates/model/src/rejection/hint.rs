//! What to do about a rejection.

use super::{Rejection, any_of};
use crate::promise::State;

impl Rejection {
    /// What to do about it, in one line.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::UnknownPromise { .. } => "add it first, or check the id by its bytes".into(),
            Self::RoleMissing { needs, .. } => {
                format!("an admin can grant the role of {}", any_of(needs))
            }
            Self::NotForThisLink { .. } => "another party may, or somebody at the desk".into(),
            Self::WrongState { needs, .. } => format!("it has to be {}", any_state_of(needs)),
            Self::AlreadyDone { .. } => "the promisee can accept or dispute that it is done".into(),
            Self::DuplicateId { thing, .. } => format!("choose another id for this {thing}"),
            Self::UnknownParty { .. } => "add the party first".into(),
            Self::UnknownCalendar { .. } => "define it first, or leave it out".into(),
            Self::LimitExceeded { limit, .. } => {
                format!("split it so that each part stays within {limit}")
            }
            Self::EmptyGate { .. } => "name its members, or leave the gate out".into(),
            Self::GateCount { members, .. } => {
                format!("a gate wants from 1 to all {members} of its members")
            }
            Self::Cycle { .. } => "take out one of the links that lead back to it".into(),
            Self::SlotsOutOfRange { .. } => "leave slots out for a team without a queue".into(),
            Self::DayAhead { .. } => "only what has happened can be written down".into(),
            Self::DayBehind { last, .. } => format!("say it as of {last} or later"),
            Self::KeptNeedsDone { .. } => "say on which day it was done".into(),
            Self::MixedUnits { .. } => "write all samples in one of the two".into(),
            Self::NotCalendarTime { .. } => "write it in hours, days or weeks".into(),
            Self::AlreadyStarted { .. } => "report progress, or give a new estimate".into(),
            Self::AlreadyFrozen { .. } => "a forecast of today stands beside it".into(),
            Self::NotRecorded { .. } => "its forecast was frozen when it was made".into(),
            Self::NotDeclaredDone { .. } => "first those who deliver declare it done".into(),
            Self::NothingChanges { .. } => "name another".into(),
            Self::RoleHeld { .. } | Self::RoleNotHeld { .. } => "name another role".into(),
            Self::ToOneself { .. } => "assign it to another party, or release it".into(),
            Self::NotRestedOn { .. } => "write the gate just as it stands in the promise".into(),
            Self::NoItems { .. } => "leave the items out, or give a new estimate".into(),
            Self::NotACount { .. } => "count what remains, from 0".into(),
            Self::PrivateToAnother { private_to, .. } => format!("tell \"{private_to}\" alone"),
            Self::DateMoved { due, .. } => format!("look at it again, and speak of {due}"),
            Self::ForecastContradictsPolicy { .. } => {
                "forecast it again under the policy of today".into()
            }
            Self::ReasonMissing { .. } => "write down why it is promised all the same".into(),
            Self::ApprovalMissing { .. } => {
                "ask approvers who don't sell it, or promise a day that is solid".into()
            }
            Self::NothingToApprove { .. } => "it can be made as it is".into(),
            Self::OwnApproval { .. } => "somebody else has to approve it".into(),
            Self::OwnClaim { .. } => {
                "the promisee has to accept it, or somebody else for them".into()
            }
            Self::NothingOnTheTable { .. } => "offer a date".into(),
            Self::OwnDate { .. } => "it is for the other side to answer".into(),
            Self::OwnOffer { .. } => "somebody else accepts it, or the other side by link".into(),
            Self::OtherDateOnTheTable { .. } => "accept, counter or decline it".into(),
            Self::AdminFirst { .. } => "grant admin first".into(),
            Self::LastAdmin { .. } => "make somebody else admin first".into(),
        }
    }
}

fn any_state_of(states: &[State]) -> String {
    let words: Vec<_> = states.iter().map(|state| state.word()).collect();
    words.join(" or ")
}
