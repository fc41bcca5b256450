//! Parties: who promises, who delivers and who stands on it; and the calendars they work by.

use std::collections::BTreeSet;

use jiff::civil::Weekday;

use crate::day::Day;
use crate::id::{CalendarId, PartyId};
use crate::limits;
use crate::quantity::Text;

/// An organisation, a team, a person or a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    /// What it is called by.
    pub id: PartyId,
    /// Its name for people; absent: the id.
    pub name: Option<Text>,
    /// What it is, and for a team how it works.
    pub kind: PartyKind,
    /// The party it is a part of.
    pub part_of: Option<PartyId>,
    /// The calendar it works by; absent: the default calendar, never the parent's.
    pub calendar: Option<CalendarId>,
}

/// What a party is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PartyKind {
    /// A company, an agency, a client.
    Organisation,
    /// People who deliver together, perhaps from one queue.
    Team(Team),
    /// One human being.
    Person,
    /// Many, as "employees" or "the street".
    Group,
}

/// How a team works.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Team {
    /// How many promises it works on at once, at least 1; absent: as many as come.
    pub slots: Option<u32>,
    /// How strongly its promises run late together.
    pub correlation: Correlation,
}

/// How strongly a team's promises run late together: 0 to below 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Correlation(f64);

/// A calendar without an open day: work on it would never end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalendarDefect {
    /// No day of the week is open.
    #[error("the week has no open day")]
    NoOpenDay,
    /// More holidays than [`limits::HOLIDAYS`].
    #[error("{count} holidays, at most {limit} are allowed", limit = limits::HOLIDAYS)]
    TooManyHolidays {
        /// How many were written.
        count: usize,
    },
}

/// Which days are open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    week: BTreeSet<Wday>,
    holidays: BTreeSet<Day>,
}

/// A weekday, in the order of a week that begins on Monday.
type Wday = i8;

impl Correlation {
    /// Takes a number from 0 to below 1; `None` for any other.
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        (0.0..1.0).contains(&value).then_some(Self(value + 0.0))
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

impl PartyKind {
    /// How it works, where it is a team.
    #[must_use]
    pub fn team(self) -> Option<Team> {
        match self {
            Self::Team(team) => Some(team),
            Self::Organisation | Self::Person | Self::Group => None,
        }
    }

    /// The word for it in a book.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Team(_) => "team",
            Self::Person => "person",
            Self::Group => "group",
        }
    }
}

impl Calendar {
    /// A calendar open on these days of the week but for the holidays.
    ///
    /// # Errors
    /// [`CalendarDefect`] where no weekday is open or the holidays are too many.
    pub fn new(
        week: impl IntoIterator<Item = Weekday>,
        holidays: impl IntoIterator<Item = Day>,
    ) -> Result<Self, CalendarDefect> {
        let week: BTreeSet<Wday> = week
            .into_iter()
            .map(Weekday::to_monday_one_offset)
            .collect();
        let holidays: BTreeSet<Day> = holidays.into_iter().collect();
        if week.is_empty() {
            return Err(CalendarDefect::NoOpenDay);
        }
        if holidays.len() > limits::HOLIDAYS {
            return Err(CalendarDefect::TooManyHolidays {
                count: holidays.len(),
            });
        }
        Ok(Self { week, holidays })
    }

    /// Whether work may be done on this weekday, holidays apart.
    #[must_use]
    pub fn opens_on(&self, weekday: Weekday) -> bool {
        self.week.contains(&weekday.to_monday_one_offset())
    }

    /// The days of the week on which it is open, Monday first.
    pub fn week(&self) -> impl Iterator<Item = Weekday> {
        self.week
            .iter()
            .filter_map(|&day| Weekday::from_monday_one_offset(day).ok())
    }

    /// The holidays, in order.
    pub fn holidays(&self) -> impl Iterator<Item = Day> {
        self.holidays.iter().copied()
    }
}

impl Default for Calendar {
    /// Monday to Friday, no holidays.
    fn default() -> Self {
        Self {
            week: (1..=5).collect(),
            holidays: BTreeSet::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_week_is_monday_to_friday() {
        let calendar = Calendar::default();
        assert!(calendar.opens_on(Weekday::Monday) && calendar.opens_on(Weekday::Friday));
        assert!(!calendar.opens_on(Weekday::Saturday) && !calendar.opens_on(Weekday::Sunday));
        assert_eq!(calendar.week().count(), 5);
    }

    #[test]
    fn a_calendar_opens_some_day() {
        assert_eq!(Calendar::new([], []), Err(CalendarDefect::NoOpenDay));
    }

    #[test]
    fn correlation_stays_below_one() {
        assert!(Correlation::new(0.0).is_some() && Correlation::new(0.999).is_some());
        for bad in [-0.1, 1.0, f64::NAN] {
            assert_eq!(Correlation::new(bad), None);
        }
    }
}
