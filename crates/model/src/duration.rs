//! Durations, as people write them: calendar time or working days.

use std::fmt;
use std::str::FromStr;

use crate::limits;

/// A length of time as it was written, zero or more.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Duration {
    amount: f64,
    unit: Unit,
}

/// What a duration is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Hours of calendar time, written `h`.
    Hours,
    /// Days of calendar time, written `d`.
    Days,
    /// Weeks of calendar time, written `w`.
    Weeks,
    /// Working days of 24 hours on somebody's calendar, written `wd`.
    WorkingDays,
}

/// Why something is no duration.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DurationDefect {
    /// Not a number with a unit.
    #[error("{text:?} is not a duration")]
    NotADuration {
        /// The text as written.
        text: String,
    },
    /// Below zero.
    #[error("the duration {text} is negative")]
    Negative {
        /// The duration as written.
        text: String,
    },
    /// Not a finite number, or longer than [`limits::DURATION_DAYS`].
    #[error("the duration {text} is longer than {limit} days", limit = limits::DURATION_DAYS)]
    TooLong {
        /// The duration as written.
        text: String,
    },
}

impl Unit {
    /// How it is written after the number.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Hours => "h",
            Self::Days => "d",
            Self::Weeks => "w",
            Self::WorkingDays => "wd",
        }
    }

    /// Whether it counts working days, not calendar time.
    #[must_use]
    pub fn is_working(self) -> bool {
        self == Self::WorkingDays
    }

    fn in_days(self, amount: f64) -> f64 {
        match self {
            Self::Hours => amount / 24.0,
            Self::Days | Self::WorkingDays => amount,
            Self::Weeks => amount * 7.0,
        }
    }
}

impl Duration {
    /// No time at all.
    pub const ZERO: Self = Self {
        amount: 0.0,
        unit: Unit::Days,
    };

    /// So many of a unit.
    ///
    /// # Errors
    /// [`DurationDefect`] where the amount is negative, not finite or beyond the limit.
    pub fn new(amount: f64, unit: Unit) -> Result<Self, DurationDefect> {
        let text = || format!("{amount}{}", unit.suffix());
        if amount < 0.0 {
            return Err(DurationDefect::Negative { text: text() });
        }
        if !amount.is_finite() || unit.in_days(amount) > limits::DURATION_DAYS {
            return Err(DurationDefect::TooLong { text: text() });
        }
        Ok(Self {
            amount: amount + 0.0,
            unit,
        })
    }

    /// Its length in days: of calendar time, or working days of 24 hours.
    #[must_use]
    pub fn days(self) -> f64 {
        self.unit.in_days(self.amount)
    }

    /// What it is counted in.
    #[must_use]
    pub fn unit(self) -> Unit {
        self.unit
    }

    /// Whether it counts working days, not calendar time.
    #[must_use]
    pub fn is_working(self) -> bool {
        self.unit.is_working()
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}{}", self.amount, self.unit.suffix()))
    }
}

impl FromStr for Duration {
    type Err = DurationDefect;

    fn from_str(text: &str) -> Result<Self, DurationDefect> {
        let not_a_duration = || DurationDefect::NotADuration {
            text: text.to_owned(),
        };
        let split = text
            .find(|c: char| c.is_ascii_alphabetic())
            .ok_or_else(not_a_duration)?;
        let (number, suffix) = text.split_at(split);
        let unit = [Unit::Hours, Unit::Days, Unit::Weeks, Unit::WorkingDays]
            .into_iter()
            .find(|unit| unit.suffix() == suffix)
            .ok_or_else(not_a_duration)?;
        let digits = number.strip_prefix('-').unwrap_or(number);
        let shaped = digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.ends_with(|c: char| c.is_ascii_digit())
            && digits
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'.');
        if !shaped {
            return Err(not_a_duration());
        }
        Self::new(number.parse().map_err(|_| not_a_duration())?, unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_and_written_alike() {
        for (text, days, working) in [
            ("36h", 1.5, false),
            ("5d", 5.0, false),
            ("3w", 21.0, false),
            ("0.1wd", 0.1, true),
        ] {
            let duration = text.parse::<Duration>();
            assert_eq!(duration.clone().map(Duration::days), Ok(days));
            assert_eq!(duration.clone().map(Duration::is_working), Ok(working));
            assert_eq!(duration.map(|d| d.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_no_duration_is_refused() {
        for text in [
            "", "5", "d", "5 d", "5m", "1e3d", "five d", "+5d", ".5d", "5.d", "1.2.3d", "NaNd",
        ] {
            assert!(
                matches!(
                    text.parse::<Duration>(),
                    Err(DurationDefect::NotADuration { .. })
                ),
                "{text}"
            );
        }
        assert!(matches!(
            "-1d".parse::<Duration>(),
            Err(DurationDefect::Negative { .. })
        ));
        assert!(matches!(
            "36526d".parse::<Duration>(),
            Err(DurationDefect::TooLong { .. })
        ));
        assert!("36525d".parse::<Duration>().is_ok());
        assert!(Duration::new(f64::NAN, Unit::Days).is_err());
        assert!(Duration::new(f64::INFINITY, Unit::Hours).is_err());
    }
}
