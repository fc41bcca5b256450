//! Keys of a table: those that must be there, those that may, and all others; and how defects are worded.

use std::fmt;

use super::{Reader, Subject};
use crate::book_file::defect::{Note, code, shown};
use crate::book_file::nearest::nearest;
use crate::book_file::value::{Span, Table, Value};

impl<'s> Reader<'s> {
    /// Begins to read something: what is reported from here on names it.
    pub(super) fn begin(&mut self, kind: &'static str, id: Option<&str>) {
        let id = id.map(str::to_owned);
        self.subject = Subject { kind, id };
    }

    /// Ends it.
    pub(super) fn end(&mut self) {
        self.subject = Subject::default();
    }

    /// Reads within a key: what is reported names it.
    pub(super) fn within<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.keys.push(key);
        let read = read(self);
        self.keys.pop();
        read
    }

    /// What may be there: read where it is.
    pub(super) fn optional<T>(
        &mut self,
        table: &Table<'_>,
        key: &'static str,
        read: impl FnOnce(&mut Self, &Value<'_>) -> Option<T>,
    ) -> Option<T> {
        let entry = table.get(key)?;
        if entry.value.is_broken() {
            return None;
        }
        self.within(key, |reader| read(reader, &entry.value))
    }

    /// What must be there: read, or reported as missing at `span`.
    pub(super) fn required<T>(
        &mut self,
        table: &Table<'_>,
        span: Span,
        key: &'static str,
        read: impl FnOnce(&mut Self, &Value<'_>) -> Option<T>,
    ) -> Option<T> {
        if table.get(key).is_none() {
            self.report(
                span,
                code::MISSING_KEY,
                format_args!("{key} is missing"),
                format_args!("add {key} = {}", example(key)),
            );
        }
        self.optional(table, key, read)
    }

    /// A table that may be there.
    pub(super) fn optional_table<'t, 'a>(
        &mut self,
        table: &'t Table<'a>,
        key: &'static str,
    ) -> Option<(&'t Value<'a>, &'t Table<'a>)> {
        let value = &table.get(key)?.value;
        let inner = self.within(key, |reader| reader.table(value))?;
        Some((value, inner))
    }

    /// A value that is to be a table.
    pub(super) fn table<'t, 'a>(&mut self, value: &'t Value<'a>) -> Option<&'t Table<'a>> {
        let table = value.table();
        if table.is_none() {
            self.wrong_type(value, "a table of keys and values");
        }
        table
    }

    /// A value that is to be a list.
    pub(super) fn list<'t, 'a>(&mut self, value: &'t Value<'a>) -> Option<&'t [Value<'a>]> {
        let members = value.members();
        if members.is_none() {
            self.wrong_type(value, "a list");
        }
        members
    }

    /// Reports every key that is not among the known ones.
    pub(super) fn only(&mut self, table: &Table<'_>, known: &[&str]) {
        for entry in &table.entries {
            if !known.contains(&&*entry.key) {
                self.unknown_key(&entry.key, entry.key_span, known);
            }
        }
    }

    /// Reports a key that means nothing here.
    pub(super) fn unknown_key(&mut self, key: &str, span: Span, known: &[&str]) {
        let hint = match nearest(key, known).filter(|_| !self.defects.is_full()) {
            Some(meant) => format!("did you mean {meant}?"),
            None => format!("known here: {}", known.join(", ")),
        };
        let key = shown(key);
        self.report(
            span,
            code::UNKNOWN_KEY,
            format_args!("the key {key:?} is unknown"),
            hint,
        );
    }

    /// Reports a value of another kind than wanted.
    pub(super) fn wrong_type(&mut self, value: &Value<'_>, wanted: &str) {
        if value.is_broken() {
            return;
        }
        let written = shown(value.span.of(self.source));
        self.report(
            value.span,
            code::WRONG_TYPE,
            format_args!("{written} is {}, not {wanted}", value.noun()),
            format_args!("write {wanted} here"),
        );
    }

    /// Reports a defect of what is being read.
    pub(super) fn report(
        &mut self,
        span: Span,
        code: &'static str,
        message: fmt::Arguments<'_>,
        hint: impl fmt::Display,
    ) {
        self.report_second(span, None, code, message, hint);
    }

    /// Reports the second of two, and where the first is.
    pub(super) fn report_second(
        &mut self,
        span: Span,
        first: Option<u32>,
        code: &'static str,
        message: fmt::Arguments<'_>,
        hint: impl fmt::Display,
    ) {
        let id = self.subject.id.as_deref();
        let note = Note {
            span,
            code,
            id,
            first,
        };
        let place = Location {
            subject: &self.subject,
            keys: &self.keys,
        };
        self.defects
            .add(note, format_args!("{place}{message}"), hint);
    }
}

/// What a message begins with: `promise "x": stakes: `.
struct Location<'r> {
    subject: &'r Subject,
    keys: &'r [&'static str],
}

impl fmt::Display for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.subject.kind, &self.subject.id) {
            (&"", _) => {}
            (kind, Some(id)) => write!(f, "{kind} \"{}\": ", shown(id))?,
            (kind, None) => write!(f, "{kind}: ")?,
        }
        self.keys.iter().try_for_each(|key| write!(f, "{key}: "))
    }
}

/// How a missing key could be written.
fn example(key: &str) -> &'static str {
    match key {
        "upright" => "1",
        "as_of" | "due" => "2026-06-30",
        "chance" => "0.1",
        "amount" | "cap" => "1000",
        "delay" => "\"5d\"",
        "hits" | "of" | "per_week" => "[…]",
        "at_least" | "items" => "2",
        "axis" => "\"revenue\"",
        _ => "\"…\"",
    }
}
