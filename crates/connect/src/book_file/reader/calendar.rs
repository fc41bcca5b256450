//! Calendars: which days of the week are open, and which days are not.

use jiff::civil::Weekday;
use upright_model::Command;
use upright_model::id::CalendarId;
use upright_model::limits;
use upright_model::party::{Calendar, CalendarDefect};

use super::Reader;
use crate::book_file::defect::code;
use crate::book_file::names::Place;
use crate::book_file::value::{Entry, Table, Value};

/// The days of the week as a book writes them.
pub(in crate::book_file) const WEEKDAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

impl Reader<'_> {
    pub(super) fn calendars(&mut self, root: &Table<'_>) {
        let Some((_, table)) = self.optional_table(root, "calendars") else {
            return;
        };
        let count = table.entries.len();
        if let Some(over) = table.entries.get(limits::CALENDARS) {
            let limit = limits::CALENDARS;
            let message = format_args!("{count} calendars, at most {limit} are allowed");
            self.report(
                over.key_span,
                code::LIMIT,
                message,
                "share calendars between parties",
            );
        }
        for entry in table.entries.iter().take(limits::CALENDARS) {
            self.begin("calendar", Some(&entry.key));
            if let Some((id, calendar)) = self.calendar(entry) {
                self.say(
                    entry.key_span.start,
                    Command::DefineCalendar { id, calendar },
                );
            }
        }
        self.end();
    }

    fn calendar(&mut self, entry: &Entry<'_>) -> Option<(CalendarId, Calendar)> {
        let id = self.id(entry.key_span, &entry.key, CalendarId::new, |names| {
            &mut names.calendars
        });
        if let Some(id) = &id {
            let place = Place {
                index: 0,
                offset: entry.key_span.start,
            };
            self.names.calendars.enter(id.clone(), place);
        }
        let table = self.table(&entry.value)?;
        self.only(table, &["week", "holidays"]);
        let week = self.optional(table, "week", |reader, value| {
            reader.all(value, Self::weekday)
        });
        let holidays = self.optional(table, "holidays", |reader, value| {
            reader.all(value, Self::day)
        });
        let week = week.unwrap_or_else(|| Calendar::default().week().collect());
        match Calendar::new(week, holidays.unwrap_or_default()) {
            Ok(calendar) => Some((id?, calendar)),
            Err(defect) => {
                let (code, hint) = match defect {
                    CalendarDefect::NoOpenDay => (
                        code::BAD_VALUE,
                        "open a day, or leave week out for Monday to Friday",
                    ),
                    CalendarDefect::TooManyHolidays { .. } => {
                        (code::LIMIT, "list only the years that the book speaks of")
                    }
                };
                self.report(entry.key_span, code, format_args!("{defect}"), hint);
                None
            }
        }
    }

    fn weekday(&mut self, value: &Value<'_>) -> Option<Weekday> {
        self.word(value, &WEEKDAYS)
    }
}
