//! Days and the time between them, in whole ticks, so that ties are exact.

/// Ticks in a day: quarters of an hour.
pub(crate) const DAY: i64 = 96;
/// A time that never comes.
pub(crate) const NEVER: i64 = i64::MAX / 4;

/// A stretch of time: calendar time, or time on open days only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Length {
    pub(crate) ticks: i64,
    pub(crate) working: bool,
}

impl Length {
    pub(crate) const ZERO: Self = Self::calendar(0);

    pub(crate) const fn calendar(ticks: i64) -> Self {
        Self {
            ticks,
            working: false,
        }
    }

    pub(crate) const fn working(ticks: i64) -> Self {
        Self {
            ticks,
            working: true,
        }
    }
}

/// Which days are open.
#[derive(Debug, Clone)]
pub(crate) struct Calendar {
    pub(crate) id: String,
    /// Monday first.
    pub(crate) open: [bool; 7],
    /// Days since 1970-01-01.
    pub(crate) holidays: Vec<i64>,
}

impl Calendar {
    /// Monday to Friday, no holidays: what a book without calendars means.
    pub(crate) fn monday_to_friday() -> Self {
        Self {
            id: "default".to_owned(),
            open: [true, true, true, true, true, false, false],
            holidays: Vec::new(),
        }
    }

    /// Whether a day, counted since 1970-01-01, is open.
    pub(crate) fn is_open(&self, day: i64) -> bool {
        self.open[weekday(day)] && !self.holidays.contains(&day)
    }

    /// The instant at which `length` has passed since `from`, both in ticks from the morning of `as_of`.
    pub(crate) fn after(&self, as_of: i64, from: i64, length: Length) -> i64 {
        if from >= NEVER || length.ticks >= NEVER {
            return NEVER;
        }
        if !length.working {
            return from + length.ticks;
        }
        let (mut now, mut left) = (from, length.ticks);
        while left > 0 {
            let day = now.div_euclid(DAY);
            let evening = (day + 1) * DAY;
            if self.is_open(as_of + day) {
                let worked = left.min(evening - now);
                left -= worked;
                now += worked;
            } else {
                now = evening;
            }
        }
        now
    }

    /// The time that has passed from the morning of `day` to that of `as_of`, in the unit asked for.
    pub(crate) fn passed(&self, day: i64, as_of: i64, working: bool) -> i64 {
        let counted = (day..as_of).filter(|day| !working || self.is_open(*day));
        i64::try_from(counted.count()).expect("few days") * DAY
    }
}

/// Monday is 0; 1970-01-01 was a Thursday.
pub(crate) fn weekday(day: i64) -> usize {
    usize::try_from((day + 3).rem_euclid(7)).expect("below 7")
}

/// The day as it is written, `2026-11-23`, found by walking from 1970 year by year and month by month.
pub(crate) fn written(day: i64) -> String {
    let (mut year, mut left) = (1970, day);
    while left >= days_in_year(year) {
        left -= days_in_year(year);
        year += 1;
    }
    let mut month = 1;
    while left >= days_in_month(year, month) {
        left -= days_in_month(year, month);
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", left + 1)
}

/// The day of a year, month and day of the month.
pub(crate) fn day(year: i64, month: i64, of_month: i64) -> i64 {
    let years: i64 = (1970..year).map(days_in_year).sum();
    let months: i64 = (1..month).map(|month| days_in_month(year, month)).sum();
    years + months + of_month - 1
}

fn days_in_year(year: i64) -> i64 {
    (1..=12).map(|month| days_in_month(year, month)).sum()
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
