//! Days as people say them.

use jiff::civil::Date;

/// "30 Jun 2026".
pub(crate) fn date(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// "Tue 30 Jun 2026".
pub(crate) fn weekday_date(date: Date) -> String {
    date.strftime("%a %-d %b %Y").to_string()
}

/// Whole days from one day to another; negative where the other is the earlier one.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// "1 day", "17 days".
pub(crate) fn days(count: i64) -> String {
    let number = super::amounts::whole(usize::try_from(count.unsigned_abs()).unwrap_or(usize::MAX));
    match count {
        1 => "1 day".to_owned(),
        _ => format!("{number} days"),
    }
}

/// A number of days that need not be whole: "2.5 days".
pub(crate) fn day_count(count: f64) -> String {
    if count == 1.0 {
        "1 day".to_owned()
    } else {
        format!("{count} days")
    }
}

/// "17 days later", "5 days earlier", "the same day".
pub(crate) fn shift(from: Date, to: Date) -> String {
    match days_between(from, to) {
        0 => "the same day".to_owned(),
        later @ 1.. => format!("{} later", days(later)),
        earlier => format!("{} earlier", days(-earlier)),
    }
}

/// Until a day: "44 days left", "today", "3 days ago".
pub(crate) fn left(days_left: i64) -> String {
    match days_left {
        0 => "today".to_owned(),
        left @ 1.. => format!("{} left", days(left)),
        passed => format!("{} ago", days(-passed)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as civil;

    #[test]
    fn dates_read_as_people_say_them() {
        assert_eq!(date(civil(2026, 7, 3)), "3 Jul 2026");
        assert_eq!(weekday_date(civil(2026, 6, 30)), "Tue 30 Jun 2026");
    }

    #[test]
    fn shifts_have_a_direction() {
        let due = civil(2026, 6, 30);
        assert_eq!(shift(due, civil(2026, 7, 17)), "17 days later");
        assert_eq!(shift(due, civil(2026, 6, 29)), "1 day earlier");
        assert_eq!(shift(due, due), "the same day");
        assert_eq!(
            [left(44), left(0), left(-1)],
            ["44 days left", "today", "1 day ago"]
        );
    }
}
