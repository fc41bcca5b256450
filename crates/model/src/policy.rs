//! Policy: where the lines between solid, stretch and overreach run.

use std::fmt;

use crate::quantity::Chance;

/// The lines between solid, stretch and overreach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Policy {
    solid: Chance,
    stretch: Chance,
}

/// What a chance is worth as a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It can be stood behind.
    Solid,
    /// It needs approval.
    Stretch,
    /// It needs a written reason and two approvals.
    Overreach,
    /// Nobody has said enough to tell; handled as an overreach is.
    Unknown,
}

impl Policy {
    /// The line of solid at or above that of stretch; `None` where they are the other way round.
    #[must_use]
    pub fn new(solid: Chance, stretch: Chance) -> Option<Self> {
        (stretch <= solid).then_some(Self { solid, stretch })
    }

    /// At or above: a promise that can be stood behind.
    #[must_use]
    pub fn solid(self) -> Chance {
        self.solid
    }

    /// At or above, and below solid: a stretch.
    #[must_use]
    pub fn stretch(self) -> Chance {
        self.stretch
    }

    /// What a chance of being kept is worth; `None` is unknown.
    #[must_use]
    pub fn verdict(self, p_kept: Option<f64>) -> Verdict {
        match p_kept {
            None => Verdict::Unknown,
            Some(p) if p >= self.solid.get() => Verdict::Solid,
            Some(p) if p >= self.stretch.get() => Verdict::Stretch,
            Some(_) => Verdict::Overreach,
        }
    }
}

impl Default for Policy {
    fn default() -> Self {
        let line = |value| Chance::new(value).unwrap_or(Chance::NONE);
        Self {
            solid: line(0.85),
            stretch: line(0.50),
        }
    }
}

impl Verdict {
    /// How many people have to approve before it may be promised, the seller not counted.
    #[must_use]
    pub fn approvals_needed(self) -> usize {
        match self {
            Self::Solid => 0,
            Self::Stretch => 1,
            Self::Overreach | Self::Unknown => 2,
        }
    }

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Stretch => "stretch",
            Self::Overreach => "overreach",
            Self::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_belong_to_the_better_side() {
        let policy = Policy::default();
        let verdicts =
            [Some(0.85), Some(0.849), Some(0.5), Some(0.499), None].map(|p| policy.verdict(p));
        use Verdict::{Overreach, Solid, Stretch, Unknown};
        assert_eq!(verdicts, [Solid, Stretch, Stretch, Overreach, Unknown]);
    }
}
