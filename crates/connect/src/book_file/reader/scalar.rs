//! Texts, numbers, days and durations.

use std::fmt;

use upright_model::day::{Day, DayDefect};
use upright_model::duration::{Duration, DurationDefect};
use upright_model::limits;
use upright_model::quantity::{Amount, Chance, QuantityDefect, Text};

use super::Reader;
use crate::book_file::defect::{code, shown};
use crate::book_file::value::{Kind, Span, Value};
use upright_model::nearest::nearest;

/// How durations are written.
const DURATIONS: &str = "write hours \"36h\", days \"5d\", weeks \"3w\" or working days \"15wd\"";

impl Reader<'_> {
    /// The characters of a text.
    pub(super) fn characters<'v>(&mut self, value: &'v Value<'_>) -> Option<&'v str> {
        if let Kind::Text(text) = &value.kind {
            return Some(text);
        }
        self.wrong_type(value, "a text", "write a text in quotes");
        None
    }

    /// A text that a person reads, where there may be none.
    pub(super) fn text(&mut self, value: &Value<'_>) -> Option<Text> {
        let text = self.characters(value)?;
        self.checked_text(value.span, text, "write something, or leave the key out")
    }

    /// A text that a person reads, where there has to be one.
    pub(super) fn needed_text(&mut self, value: &Value<'_>) -> Option<Text> {
        let text = self.characters(value)?;
        self.checked_text(value.span, text, "write something in the quotes")
    }

    /// A text within its limits; `mend` says what to do where it is empty.
    pub(super) fn checked_text(&mut self, span: Span, text: &str, mend: &str) -> Option<Text> {
        match Text::new(text) {
            Ok(text) => Some(text),
            Err(defect @ QuantityDefect::TextTooLong { .. }) => {
                self.report(span, code::LIMIT, format_args!("{defect}"), "shorten it");
                None
            }
            Err(defect) => {
                self.bad_value(span, format_args!("{defect}"), mend);
                None
            }
        }
    }

    /// A chance from 0 to 1.
    pub(super) fn chance(&mut self, value: &Value<'_>) -> Option<Chance> {
        let read = Chance::new(self.number(value)?).ok();
        self.within_range(
            value,
            read,
            format_args!("a chance from 0 to 1"),
            "one in five is 0.2",
        )
    }

    /// An amount of some axis.
    pub(super) fn amount(&mut self, value: &Value<'_>) -> Option<Amount> {
        let read = Amount::new(self.number(value)?).ok();
        let wanted = format_args!("an amount from 0 to {:e}", limits::AMOUNT);
        let hint = "what is lost is written without a sign";
        self.within_range(value, read, wanted, hint)
    }

    /// What was read of a number, or a report that it lies outside its range.
    pub(super) fn within_range<T>(
        &mut self,
        value: &Value<'_>,
        read: Option<T>,
        wanted: fmt::Arguments<'_>,
        hint: &str,
    ) -> Option<T> {
        if read.is_none() {
            let written = shown(value.span.of(self.source));
            self.bad_value(value.span, format_args!("{written} is not {wanted}"), hint);
        }
        read
    }

    /// A number, whole or not; never infinite.
    pub(super) fn number(&mut self, value: &Value<'_>) -> Option<f64> {
        let number = match value.kind {
            // Every whole number up to 2⁵³ is exact, and no limit lies beyond.
            Kind::Integer(whole) => whole as f64,
            Kind::Float(number) => number,
            _ => {
                self.wrong_type(value, "a number", "write a number, without quotes");
                return None;
            }
        };
        if !number.is_finite() {
            let written = shown(value.span.of(self.source));
            let message = format_args!("{written} is not a finite number");
            self.bad_value(value.span, message, "write a number that can be counted to");
            return None;
        }
        Some(number)
    }

    /// A whole number within bounds.
    pub(super) fn whole(&mut self, value: &Value<'_>, least: u32, most: u32) -> Option<u32> {
        match value.kind {
            Kind::Integer(whole) => {
                let read = u32::try_from(whole).ok();
                let read = read.filter(|read| (least..=most).contains(read));
                let wanted = format_args!("a whole number from {least} to {most}");
                self.within_range(value, read, wanted, "write a whole number between them")
            }
            Kind::Float(_) => {
                let hint = "write it without a point";
                self.within_range(value, None, format_args!("a whole number"), hint)
            }
            _ => {
                self.wrong_type(
                    value,
                    "a whole number",
                    "write a whole number, without quotes",
                );
                None
            }
        }
    }

    /// A day: a date of TOML, or a text of the same form.
    pub(super) fn day(&mut self, value: &Value<'_>) -> Option<Day> {
        let written = match &value.kind {
            Kind::Text(text) => text,
            Kind::Date => value.span.of(self.source),
            _ => {
                self.wrong_type(value, "a day", "write it as 2026-06-30");
                return None;
            }
        };
        let defect = match written.parse() {
            Ok(day) => return Some(day),
            Err(defect) => defect,
        };
        let span = value.span;
        let text = shown(written);
        match defect {
            DayDefect::OutsideYears { .. } => {
                self.report(
                    span,
                    code::LIMIT,
                    format_args!("{defect}"),
                    "write a day within them",
                );
            }
            DayDefect::NotADay { .. } if is_moment(written) => {
                let message = format_args!("{text} is a moment, not a day");
                self.bad_value(span, message, "write the day alone, as 2026-06-30");
            }
            DayDefect::NotADay { .. } => {
                let message = format_args!("{text:?} is not a day");
                self.bad_value(span, message, "write year, month and day, as 2026-06-30");
            }
        }
        None
    }

    /// A duration, of calendar time or working days.
    pub(super) fn duration(&mut self, value: &Value<'_>) -> Option<Duration> {
        let Kind::Text(text) = &value.kind else {
            self.wrong_type(value, "a duration", DURATIONS);
            return None;
        };
        let defect = match text.parse() {
            Ok(duration) => return Some(duration),
            Err(defect) => defect,
        };
        let written = shown(text);
        match defect {
            DurationDefect::NotADuration { .. } => {
                self.bad_value(
                    value.span,
                    format_args!("{written:?} is not a duration"),
                    DURATIONS,
                );
            }
            DurationDefect::Negative { .. } => {
                let message = format_args!("the duration {written} is negative");
                self.bad_value(value.span, message, "a duration is zero or more");
            }
            DurationDefect::TooLong { .. } => {
                let most = limits::DURATION_DAYS;
                let message = format_args!("the duration {written} is longer than {most} days");
                self.report(value.span, code::LIMIT, message, "shorten it");
            }
        }
        None
    }

    /// A duration of calendar time.
    pub(super) fn calendar_time(&mut self, value: &Value<'_>) -> Option<Duration> {
        let duration = self.duration(value)?;
        if !duration.is_working() {
            return Some(duration);
        }
        self.bad_value(
            value.span,
            format_args!("{duration} are working days"),
            "this is calendar time: write \"36h\", \"5d\" or \"3w\"",
        );
        None
    }

    /// One of a few words.
    pub(super) fn word<T: Copy>(
        &mut self,
        value: &Value<'_>,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let text = self.characters(value)?;
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == text) {
            return Some(*meaning);
        }
        let known = || words.iter().map(|(word, _)| *word);
        let hint = match nearest(text, known()) {
            Some(meant) => format!("did you mean \"{meant}\"?"),
            None => format!("it is one of {}", known().collect::<Vec<_>>().join(", ")),
        };
        let text = shown(text);
        self.bad_value(
            value.span,
            format_args!("{text:?} means nothing here"),
            hint,
        );
        None
    }

    /// The name of a time zone, as the database spells it.
    pub(super) fn time_zone(&mut self, value: &Value<'_>) -> Option<Text> {
        let name = self.characters(value)?;
        let zone = jiff::tz::TimeZoneDatabase::bundled().get(name).ok();
        let spelt = zone.as_ref().and_then(|zone| zone.iana_name());
        if spelt == Some(name) {
            return self.text(value);
        }
        let hint = match spelt {
            Some(spelt) => format!("did you mean \"{spelt}\"?"),
            None => "write a name of the IANA database, as \"Europe/Berlin\"".into(),
        };
        let name = shown(name);
        self.bad_value(
            value.span,
            format_args!("{name:?} is not a time zone"),
            hint,
        );
        None
    }

    pub(super) fn bad_value(
        &mut self,
        span: Span,
        message: fmt::Arguments<'_>,
        hint: impl fmt::Display,
    ) {
        self.report(span, code::BAD_VALUE, message, hint);
    }
}

/// Whether what was written tells a time of day.
fn is_moment(written: &str) -> bool {
    written.contains(':')
}
