//! Stakes: what is lost, and for whom it is counted, when a promise is broken.

use std::fmt;
use std::str::FromStr;

use crate::duration::Duration;
use crate::quantity::Amount;

/// What harm is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Axis {
    /// Money that does not come in.
    Revenue,
    /// Money that goes out.
    Cost,
    /// People or firms that are let down.
    Customers,
    /// Jobs; counts, never names.
    Jobs,
}

impl Axis {
    /// Every axis, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Revenue, Self::Cost, Self::Customers, Self::Jobs];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Revenue => "revenue",
            Self::Cost => "cost",
            Self::Customers => "customers",
            Self::Jobs => "jobs",
        }
    }

    /// Whether it is counted in the book's currency.
    #[must_use]
    pub fn is_money(self) -> bool {
        matches!(self, Self::Revenue | Self::Cost)
    }
}

impl fmt::Display for Axis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl FromStr for Axis {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|axis| axis.word() == text)
            .ok_or(())
    }
}

/// What is lost on one axis when a promise is broken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stake {
    /// What it is counted in.
    pub axis: Axis,
    /// How much: in all, or for each day late.
    pub amount: Amount,
    /// Nothing is lost until the promise is later than this; calendar time.
    pub after: Duration,
    /// Whether it is lost at once or day by day.
    pub loss: Loss,
}

/// How a stake is lost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Loss {
    /// All of it at once.
    AtOnce,
    /// The amount for each day since due, fractions included, up to a cap.
    PerDayLate {
        /// All that can be lost.
        cap: Amount,
    },
}
