//! Days: whole dates of the civil calendar, without a time and without a zone.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Weekday, date};

use crate::limits;

/// A day of the civil calendar, from 1 January 1900 to 31 December 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// Why something is no day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DayDefect {
    /// Not of the form 2026-06-30, or no day of the calendar.
    #[error("{text:?} is not a day")]
    NotADay {
        /// The text as written.
        text: String,
    },
    /// Outside the years a book may speak of.
    #[error(
        "{text} lies outside the years {first} to {last}",
        first = limits::FIRST_YEAR,
        last = limits::LAST_YEAR
    )]
    OutsideYears {
        /// The day as written.
        text: String,
    },
}

impl Day {
    /// The first day a book may speak of.
    pub const FIRST: Self = Self(date(limits::FIRST_YEAR, 1, 1));
    /// The last day a book may speak of.
    pub const LAST: Self = Self(date(limits::LAST_YEAR, 12, 31));

    /// Takes a civil date as a day.
    ///
    /// # Errors
    /// [`DayDefect::OutsideYears`] before 1900 or after 2199.
    pub fn new(date: Date) -> Result<Self, DayDefect> {
        if (limits::FIRST_YEAR..=limits::LAST_YEAR).contains(&date.year()) {
            Ok(Self(date))
        } else {
            Err(DayDefect::OutsideYears {
                text: date.to_string(),
            })
        }
    }

    /// The civil date.
    #[must_use]
    pub fn date(self) -> Date {
        self.0
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// Whole days from `earlier` to this day; negative where this day is the earlier one.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i32 {
        (self.0 - earlier.0).get_days()
    }

    /// The day so many days later (earlier where negative); `None` outside the years of a book.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let span = jiff::Span::new().try_days(days).ok()?;
        Self::new(self.0.checked_add(span).ok()?).ok()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.to_string())
    }
}

impl FromStr for Day {
    type Err = DayDefect;

    fn from_str(text: &str) -> Result<Self, DayDefect> {
        let not_a_day = || DayDefect::NotADay {
            text: text.to_owned(),
        };
        let shaped = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shaped {
            return Err(not_a_day());
        }
        Self::new(text.parse::<Date>().map_err(|_| not_a_day())?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_strictly() {
        assert_eq!(
            "2026-06-30".parse::<Day>().map(|day| day.to_string()),
            Ok("2026-06-30".into())
        );
        for text in [
            "2026-6-30",
            "2026-02-29",
            "30.06.2026",
            "2026-06-30T00:00",
            "",
        ] {
            assert_eq!(
                text.parse::<Day>(),
                Err(DayDefect::NotADay { text: text.into() })
            );
        }
        for text in ["0000-01-01", "1899-12-31", "2200-01-01", "9999-12-31"] {
            assert_eq!(
                text.parse::<Day>(),
                Err(DayDefect::OutsideYears { text: text.into() })
            );
        }
    }

    #[test]
    fn days_count_across_leap_days() {
        let day = |text: &str| text.parse::<Day>();
        assert_eq!(
            day("2028-03-01").map(|d| d.days_since(Day(date(2028, 2, 28)))),
            Ok(2)
        );
        assert_eq!(Day::LAST.plus_days(1), None);
        assert_eq!(Day::FIRST.plus_days(-1), None);
        assert_eq!(Day::FIRST.plus_days(i64::MAX), None);
        assert_eq!(
            Day::FIRST.plus_days(i64::from(Day::LAST.days_since(Day::FIRST))),
            Some(Day::LAST)
        );
    }
}
