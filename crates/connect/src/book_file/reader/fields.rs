//! Keys of a table: those that must be there, those that may, and all others; and how defects are worded.

use std::fmt;

use super::{Reader, Subject};
use crate::book_file::defect::{Note, code, shown};
use crate::book_file::value::{Entry, Kind, Span, Table, Value};
use upright_model::nearest::nearest;

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
        if table.get(key).is_none() && !table.is_damaged {
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
            self.wrong_type(value, "a table", "write keys and values");
        }
        table
    }

    /// A value that is to be a list.
    pub(super) fn list<'t, 'a>(&mut self, value: &'t Value<'a>) -> Option<&'t [Value<'a>]> {
        let members = value.members();
        if members.is_none() {
            self.wrong_type(value, "a list", "write it in brackets, [ … ]");
        }
        members
    }

    /// Every member of a list, where all are well formed.
    pub(super) fn all<T>(
        &mut self,
        value: &Value<'_>,
        read: impl FnMut(&mut Self, &Value<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let members = self.list(value)?;
        let all = self.well_formed(members, read);
        (all.len() == members.len()).then_some(all)
    }

    /// Those members that are well formed.
    pub(super) fn well_formed<T>(
        &mut self,
        members: &[Value<'_>],
        mut read: impl FnMut(&mut Self, &Value<'_>) -> Option<T>,
    ) -> Vec<T> {
        let mut all = Vec::with_capacity(members.len());
        for member in members {
            all.extend(read(self, member));
        }
        all
    }

    /// Reports every key that is not among the known ones.
    pub(super) fn only(&mut self, table: &Table<'_>, known: &[&'static str]) {
        for entry in &table.entries {
            if !known.contains(&&*entry.key) {
                self.unknown_key(table, entry, known);
            }
        }
    }

    /// Reports a key that means nothing here; meant is rather one that is not there yet.
    pub(super) fn unknown_key(
        &mut self,
        table: &Table<'_>,
        entry: &Entry<'_>,
        known: &[&'static str],
    ) {
        let absent = || known.iter().copied().filter(|key| table.get(key).is_none());
        let meant = match self.defects.is_full() {
            true => None,
            false => {
                nearest(&entry.key, absent()).or_else(|| nearest(&entry.key, known.iter().copied()))
            }
        };
        let hint = match meant {
            Some(meant) => format!("did you mean {meant}?"),
            None => format!("known here: {}", known.join(", ")),
        };
        let key = shown(&entry.key);
        let message = format_args!("the key {key:?} is unknown");
        self.report(entry.key_span, code::UNKNOWN_KEY, message, hint);
    }

    /// Reports a value of another kind than wanted.
    pub(super) fn wrong_type(&mut self, value: &Value<'_>, wanted: &str, hint: &str) {
        let hint = match value.kind {
            Kind::Broken => return,
            Kind::Null => "leave the key out where there is nothing to say",
            _ => hint,
        };
        let written = shown(value.span.of(self.source));
        let message = format_args!("{written} is {}, not {wanted}", value.noun());
        self.report(value.span, code::WRONG_TYPE, message, hint);
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
        // Of gates within gates, the outermost and the innermost are told.
        let passed_over = 1..self.keys.len().saturating_sub(2);
        for (at, key) in self.keys.iter().enumerate() {
            if !passed_over.contains(&at) {
                write!(f, "{key}: ")?;
            }
        }
        Ok(())
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
