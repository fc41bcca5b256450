//! Open days, counted by arithmetic: no table reaches up to a horizon, no loop runs over days.
//!
//! The one idea: open days are numbered in order, so that advancing through working time is adding to a
//! number. The week's pattern gives the number, and holidays, sorted, correct it by how many came before.

use crate::limits::SAME_TIME;
use crate::network::Calendar;
use crate::rounding::{ceiling, floor};

/// Beyond this no instant can be told from the next: working time there is not measured.
const FAR: f64 = 1e15;

/// Most work passes fewer holidays than this: so many are counted before the others are searched.
const NEAR: usize = 4;

/// A calendar made ready for counting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OpenDays {
    open: [bool; 7],
    /// How many days of the pattern are open before each day of the week.
    open_before: [i64; 7],
    /// The open days of the week, in order.
    opens_at: Vec<i64>,
    /// Holidays on days that the pattern opens, sorted, each once.
    holidays: Vec<i32>,
    /// The number of the open day that follows each holiday.
    number_after: Vec<i64>,
}

impl OpenDays {
    /// `None` where no day is ever open.
    pub(crate) fn new(calendar: &Calendar) -> Option<Self> {
        let open = calendar.open;
        let opens_at: Vec<i64> = (0..7).filter(|&day| open[day as usize]).collect();
        if opens_at.is_empty() {
            return None;
        }
        let open_before =
            std::array::from_fn(|day| open[..day].iter().filter(|&&is| is).count() as i64);
        let mut holidays = calendar.holidays.clone();
        holidays.retain(|day| open[day.rem_euclid(7) as usize]);
        holidays.sort_unstable();
        holidays.dedup();
        let mut days = Self {
            open,
            open_before,
            opens_at,
            holidays,
            number_after: Vec::new(),
        };
        let numbers = days
            .holidays
            .iter()
            .map(|&day| days.locate(f64::from(day)).number);
        days.number_after = numbers.collect();
        Some(days)
    }

    /// Working days from an instant to another; negative where that one is earlier.
    pub(crate) fn between(&self, from: f64, to: f64) -> f64 {
        if from.abs() >= FAR || to.abs() >= FAR {
            return to - from;
        }
        let (begin, end) = (self.locate(from), self.locate(to));
        (end.number - begin.number) as f64 + end.passed - begin.passed
    }

    /// The earliest instant by which so many working days have passed; no length ends at once.
    pub(crate) fn advance(&self, from: f64, days: f64) -> f64 {
        if days <= SAME_TIME {
            return from;
        }
        if from.abs() + days >= FAR || days.is_nan() {
            return from + days;
        }
        let begin = self.locate(from);
        let into_first = begin.passed + days;
        // Work that fills a day to its end ends with it, and not on the morning of the next open one.
        let filled = ceiling(into_first - SAME_TIME) - 1;
        let last = self.day_of(begin.number + filled, begin.holidays_before) as f64;
        let into_last = into_first - filled as f64;
        let end = if into_last >= 1.0 - SAME_TIME {
            last + 1.0
        } else {
            last + into_last
        };
        end.max(from)
    }

    /// Where an instant lies in working time. One that ends a day lies in the next.
    fn locate(&self, instant: f64) -> Located {
        let day = floor(instant);
        let holidays_before = self.holidays_before(day);
        let next_holiday = self.holidays.get(holidays_before);
        let is_open = self.open[day.rem_euclid(7) as usize]
            && next_holiday.is_none_or(|&holiday| i64::from(holiday) != day);
        Located {
            number: self.number_by_pattern(day) - holidays_before as i64,
            passed: if is_open { instant - day as f64 } else { 0.0 },
            holidays_before,
        }
    }

    /// How many holidays there are before a day. A short list is sooner counted than searched.
    fn holidays_before(&self, day: i64) -> usize {
        const SHORT: usize = 96;
        match i32::try_from(day) {
            Ok(day) if self.holidays.len() <= SHORT => {
                let before = self
                    .holidays
                    .iter()
                    .map(|&holiday| i32::from(holiday < day));
                before.sum::<i32>() as usize
            }
            _ => self
                .holidays
                .partition_point(|&holiday| i64::from(holiday) < day),
        }
    }

    /// How many days of the pattern are open from day 0 until the morning of a day.
    fn number_by_pattern(&self, day: i64) -> i64 {
        day.div_euclid(7) * self.opens_at.len() as i64
            + self.open_before[day.rem_euclid(7) as usize]
    }

    /// The open day with a number, which has at least so many holidays before it.
    fn day_of(&self, number: i64, holidays_at_least: usize) -> i64 {
        let mut holidays_before = holidays_at_least;
        let ahead = &self.number_after[holidays_at_least..];
        let (near, far) = ahead.split_at(ahead.len().min(NEAR));
        let is_before = |after: &&i64| **after <= number;
        holidays_before += near.iter().filter(is_before).count();
        if near.last().is_some_and(|last| *last <= number) {
            holidays_before += far.partition_point(|&after| after <= number);
        }
        let by_pattern = number + holidays_before as i64;
        let a_week = self.opens_at.len() as i64;
        by_pattern.div_euclid(a_week) * 7 + self.opens_at[by_pattern.rem_euclid(a_week) as usize]
    }
}

/// An instant in working time.
struct Located {
    /// The number of its day among the open ones: that of the next open day where it isn't open itself.
    number: i64,
    /// The share of its day that has passed; none of a day that is not open.
    passed: f64,
    holidays_before: usize,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn open_days(open: [bool; 7], holidays: Vec<i32>) -> OpenDays {
        OpenDays::new(&Calendar { open, holidays }).expect("some day is open")
    }

    /// Day 0 is a Monday.
    fn weekdays(holidays: Vec<i32>) -> OpenDays {
        open_days([true, true, true, true, true, false, false], holidays)
    }

    #[test]
    fn work_that_fills_its_last_open_day_ends_with_it() {
        let days = weekdays(vec![]);
        assert_eq!(days.advance(0.0, 5.0), 5.0);
        assert_eq!(days.advance(0.0, 5.0 + 1e-10), 5.0);
        assert_eq!(days.advance(0.0, 5.0 - 1e-10), 5.0);
        assert_eq!(days.advance(0.0, 5.25), 7.25);
        assert_eq!(days.advance(2.5, 2.5), 5.0);
    }

    #[test]
    fn work_of_no_length_ends_at_once_on_any_day() {
        assert_eq!(weekdays(vec![]).advance(5.5, 0.0), 5.5);
    }

    #[test]
    fn what_begins_on_a_closed_day_waits_for_the_next_open_one() {
        let days = weekdays(vec![7]);
        assert_eq!(days.advance(5.5, 0.5), 8.5);
        assert_eq!(days.advance(5.0, 1.0), 9.0);
    }

    #[test]
    fn a_holiday_is_not_open_named_once_or_twice() {
        assert_eq!(weekdays(vec![2, 2, 5]).advance(0.0, 3.0), 4.0);
        assert_eq!(weekdays(vec![2, 3, 4, 7, 8]).advance(1.0, 1.5), 9.5);
    }

    #[test]
    fn time_before_day_0_counts_too() {
        let days = weekdays(vec![-3]);
        assert_eq!(days.between(-7.0, 0.0), 4.0);
        assert_eq!(days.between(-2.5, 0.5), 0.5);
        assert_eq!(days.advance(-7.0, 4.5), 0.5);
    }

    #[test]
    fn a_million_days_ahead_costs_no_more() {
        assert_eq!(weekdays(vec![10]).advance(0.0, 1_000_000.0), 1_400_001.0);
    }

    #[test]
    fn no_open_day_is_no_calendar() {
        assert_eq!(
            OpenDays::new(&Calendar {
                open: [false; 7],
                holidays: vec![]
            }),
            None
        );
    }

    fn is_open(days: &OpenDays, day: i64) -> bool {
        days.open[day.rem_euclid(7) as usize] && !days.holidays.contains(&(day as i32))
    }

    /// Walks day by day, as a person counts on fingers.
    fn walked(days: &OpenDays, from: f64, mut left: f64) -> f64 {
        let mut now = from;
        loop {
            let end = now.floor() + 1.0;
            let room = if is_open(days, now.floor() as i64) {
                end - now
            } else {
                0.0
            };
            if left <= room + SAME_TIME && room > 0.0 {
                return if left >= room - SAME_TIME {
                    end
                } else {
                    now + left
                };
            }
            left -= room;
            now = end;
        }
    }

    proptest! {
        #[test]
        fn advancing_is_walking(
            mut open in proptest::array::uniform7(any::<bool>()),
            always in 0_usize..7,
            holidays in proptest::collection::vec(-40_i32..80, 0..40),
            from in -30_i32..30, quarter in 0_u8..4, length in 1_u16..120,
        ) {
            open[always] = true;
            let days = open_days(open, holidays);
            let (from, length) = (f64::from(from) + f64::from(quarter) / 4.0, f64::from(length) / 4.0);
            let end = days.advance(from, length);
            prop_assert_eq!(end, walked(&days, from, length));
            prop_assert!((days.between(from, end) - length).abs() < 1e-9);
        }

        #[test]
        fn advancing_keeps_the_order(from in -1e6..1e6_f64, gap in 0.0..20.0_f64, length in 0.0..1e4_f64) {
            let days = weekdays(vec![3, 17, 170]);
            prop_assert!(days.advance(from, length) <= days.advance(from + gap, length) + SAME_TIME);
            prop_assert!(days.advance(from, length) <= days.advance(from, length + gap) + SAME_TIME);
        }
    }
}
