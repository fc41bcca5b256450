//! The demo's clock: dates as they are told, moved to the day on which the demo is given.

use jiff::civil::Weekday;

use upright_model::day::Day;

use super::notation::day;

/// Day 0 as the story tells it.
const TOLD_ON: &str = "2026-03-02";

/// Moves dates from the story to the day on which it is told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    today: Day,
}

impl Clock {
    pub(super) fn new(today: Day) -> Self {
        Self { today }
    }

    /// A date of the story, such as "2026-06-30", as far from today as it is from the story's day 0.
    pub(super) fn on(self, told: &str) -> Day {
        self.after(i64::from(day(told).days_since(day(TOLD_ON))))
    }

    /// So many days from today; nobody promises anything for a weekend, so what falls on one moves away
    /// from today to the nearest day that is none.
    pub(super) fn after(self, days: i64) -> Day {
        let moved = self.exactly(days);
        match (moved.weekday(), days > 0) {
            (Weekday::Saturday, true) => self.exactly(days + 2),
            (Weekday::Sunday, true) | (Weekday::Saturday, false) => {
                self.exactly(days + if days > 0 { 1 } else { -1 })
            }
            (Weekday::Sunday, false) => self.exactly(days - 2),
            _ => moved,
        }
    }

    /// The day itself, or the end of the years that a book speaks of.
    fn exactly(self, days: i64) -> Day {
        let end = if days > 0 { Day::LAST } else { Day::FIRST };
        self.today.plus_days(days).unwrap_or(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told_on(today: &str) -> Clock {
        Clock::new(day(today))
    }

    #[test]
    fn on_the_first_telling_dates_are_as_written() {
        for told in ["2025-12-19", "2026-03-02", "2026-06-30", "2026-07-17"] {
            assert_eq!(told_on(TOLD_ON).on(told), day(told));
        }
    }

    #[test]
    fn later_the_dates_move_along_and_miss_the_weekend() {
        // 120 days after a Wednesday is a Thursday, after a Thursday a Friday, after a Friday a Saturday.
        assert_eq!(told_on("2026-03-04").on("2026-06-30"), day("2026-07-02"));
        assert_eq!(told_on("2026-03-06").on("2026-06-30"), day("2026-07-06"));
        assert_eq!(told_on("2026-03-07").on("2026-02-27"), day("2026-03-04"));
        assert_eq!(told_on("2026-03-04").on("2026-02-27"), day("2026-02-27"));
    }

    #[test]
    fn at_the_end_of_all_years_the_clock_stands() {
        assert_eq!(Clock::new(Day::LAST).after(100), Day::LAST);
        assert_eq!(Clock::new(Day::FIRST).after(-100), Day::FIRST);
    }
}
