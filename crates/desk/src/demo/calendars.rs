//! The calendars of the story: three neighbouring regions, and a machine hall that never closes.

use jiff::civil::{Date, Weekday};

use upright_model::Command;
use upright_model::book::DEFAULT_CALENDAR;
use upright_model::day::Day;
use upright_model::party::Calendar;

use super::notation::calendar_id;

/// Years before and after today for which holidays are written.
const YEARS: i16 = 2;

const WORKDAYS: [Weekday; 5] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
];
const WEEKEND: [Weekday; 2] = [Weekday::Saturday, Weekday::Sunday];

/// The holidays of a region: fixed ones as month and day, others as days after Easter Sunday.
struct Region {
    fixed: &'static [(i8, i8)],
    after_easter: &'static [i32],
}

/// Good Friday, Easter Monday, Ascension, Whit Monday; New Year, Labour Day, Unity Day, Christmas.
const GERMANY: Region = Region {
    fixed: &[(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)],
    after_easter: &[-2, 1, 39, 50],
};
/// Besides: Epiphany, Corpus Christi, Assumption, All Saints.
const BAVARIA: Region = Region {
    fixed: &[
        (1, 1),
        (1, 6),
        (5, 1),
        (8, 15),
        (10, 3),
        (11, 1),
        (12, 25),
        (12, 26),
    ],
    after_easter: &[-2, 1, 39, 50, 60],
};
/// No Good Friday, but the National Day and the Immaculate Conception.
const AUSTRIA: Region = Region {
    fixed: &[
        (1, 1),
        (1, 6),
        (5, 1),
        (8, 15),
        (10, 26),
        (11, 1),
        (12, 8),
        (12, 25),
        (12, 26),
    ],
    after_easter: &[1, 39, 50, 60],
};

/// Every calendar of the demo, with the holidays around today.
pub(super) fn all(today: Day) -> Vec<Command> {
    let around = |region| Calendar::new(WORKDAYS, holidays(region, today));
    let always = Calendar::new(WORKDAYS.into_iter().chain(WEEKEND), []);
    [
        (DEFAULT_CALENDAR, around(&GERMANY)),
        ("bavaria", around(&BAVARIA)),
        ("austria", around(&AUSTRIA)),
        ("always-open", always),
    ]
    .into_iter()
    .map(|(id, calendar)| Command::DefineCalendar {
        id: calendar_id(id),
        calendar: calendar.unwrap_or_default(),
    })
    .collect()
}

fn holidays(region: &Region, today: Day) -> Vec<Day> {
    let year = today.date().year();
    (year - YEARS..=year + YEARS)
        .flat_map(|year| holidays_of(region, year))
        .collect()
}

fn holidays_of(region: &Region, year: i16) -> Vec<Day> {
    let fixed = region
        .fixed
        .iter()
        .filter_map(move |&(month, day)| Day::new(Date::new(year, month, day).ok()?).ok());
    let moving = region
        .after_easter
        .iter()
        .filter_map(move |&days| easter(year)?.plus_days(i64::from(days)));
    fixed.chain(moving).collect()
}

/// Easter Sunday.
///
/// # Formula
/// The anonymous Gregorian computus, as in Meeus, "Astronomical Algorithms", chapter 8.
fn easter(year: i16) -> Option<Day> {
    let years = i32::from(year);
    let (golden, century, in_century) = (years % 19, years / 100, years % 100);
    let epact =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let shift = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * shift + 114;
    let (month, day) = (
        i8::try_from(sum / 31).ok()?,
        i8::try_from(sum % 31 + 1).ok()?,
    );
    Day::new(Date::new(year, month, day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::notation::day;

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for (year, sunday) in [
            (1954, "1954-04-18"),
            (2000, "2000-04-23"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(easter(year), Some(day(sunday)));
        }
    }

    #[test]
    fn the_regions_differ() {
        let on = |region, date: &str| holidays(region, day("2026-03-02")).contains(&day(date));
        assert!(on(&GERMANY, "2026-04-03") && !on(&AUSTRIA, "2026-04-03"));
        assert!(on(&BAVARIA, "2026-06-04") && !on(&GERMANY, "2026-06-04"));
    }
}
