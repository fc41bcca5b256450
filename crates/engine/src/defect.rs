//! What is wrong with the parts of a network: everything that is, not only the first.

use crate::limits::{AXES_MAX, GATE_DEPTH_MAX};

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Defect {
    /// Harm is counted on too many axes.
    #[error("{0} axes are more than {AXES_MAX}")]
    TooManyAxes(usize),
    /// In a promise.
    #[error("promise {promise}: {flaw}")]
    Promise {
        /// Its place.
        promise: usize,
        /// What is wrong.
        flaw: Flaw,
    },
    /// In a calendar.
    #[error("calendar {calendar}: {flaw}")]
    Calendar {
        /// Its place.
        calendar: usize,
        /// What is wrong.
        flaw: Flaw,
    },
    /// In a team.
    #[error("team {team}: {flaw}")]
    Team {
        /// Its place.
        team: usize,
        /// What is wrong.
        flaw: Flaw,
    },
    /// In a shock.
    #[error("shock {shock}: {flaw}")]
    Shock {
        /// Its place.
        shock: usize,
        /// What is wrong.
        flaw: Flaw,
    },
    /// Promises that rest on one another in a circle.
    #[error("promises {0:?} rest on one another in a circle")]
    Cycle(Vec<usize>),
}

/// What is wrong with a part.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Flaw {
    /// It names a promise that isn't there.
    #[error("there is no promise {0}")]
    NoSuchPromise(usize),
    /// It names a calendar that isn't there.
    #[error("there is no calendar {0}")]
    NoSuchCalendar(usize),
    /// It names a team that isn't there.
    #[error("there is no team {0}")]
    NoSuchTeam(usize),
    /// It names an axis that isn't there.
    #[error("there is no axis {0}")]
    NoSuchAxis(usize),
    /// A number is not finite, or outside of what it can be.
    #[error("its {0} is no number, not finite, or out of range")]
    BadNumber(&'static str),
    /// Quantiles or bounds are out of order.
    #[error("the quantiles of its work are out of order")]
    OutOfOrder,
    /// No increasing quantile function goes through the three.
    #[error("no increasing quantile function goes through the quantiles of its work")]
    NoIncreasingQuantile,
    /// There are no samples, or no week in which anything was done.
    #[error("its work has nothing to draw from")]
    NothingToDraw,
    /// Nothing is left of the work of a started promise.
    #[error("nothing is left of its work")]
    UsedUp,
    /// A delay is in working days.
    #[error("its delay is not in calendar time")]
    WorkingDelay,
    /// At least none of some members.
    #[error("a gate asks for at least 0")]
    AtLeastNone,
    /// Gates are nested too deeply.
    #[error("gates are nested deeper than {GATE_DEPTH_MAX}")]
    TooDeep,
    /// No day is ever open.
    #[error("no day of the week is open")]
    NoOpenDay,
}
