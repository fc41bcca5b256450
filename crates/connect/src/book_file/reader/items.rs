//! Lists of things with ids: gathering the ids, finding what names them, and reading each in turn.

use std::borrow::Borrow;
use std::hash::Hash;

use upright_model::book::DEFAULT_CALENDAR;
use upright_model::id::{CalendarId, IdDefect, OfferingId, PartyId, PromiseId, ShockId};
use upright_model::limits;

use super::Reader;
use crate::book_file::defect::{code, shown};
use crate::book_file::names::{Names, Place, Register};
use crate::book_file::value::{Kind, Span, Table, Value};
use upright_model::nearest::Search;

/// One of a list of things with ids, as it was written.
pub(super) struct Item<'t, 'a> {
    pub(super) table: &'t Table<'a>,
    pub(super) span: Span,
}

/// The names of one kind.
type Kindred<I> = fn(&mut Names) -> &mut Register<I>;

impl Reader<'_> {
    /// Enters every id of the file, so that what names one can be checked where it stands.
    pub(super) fn gather_ids(&mut self, root: &Table<'_>) {
        self.gather(root, "party", limits::PARTIES, PartyId::new, |names| {
            &mut names.parties
        });
        self.gather(root, "promise", limits::PROMISES, PromiseId::new, |names| {
            &mut names.promises
        });
        self.gather(
            root,
            "offering",
            limits::OFFERINGS,
            OfferingId::new,
            |names| &mut names.offerings,
        );
        self.gather(root, "shock", limits::SHOCKS, ShockId::new, |names| {
            &mut names.shocks
        });
    }

    fn gather<I: Borrow<str> + Hash + Eq + Clone>(
        &mut self,
        root: &Table<'_>,
        kind: &'static str,
        limit: usize,
        new: fn(&str) -> Result<I, IdDefect>,
        kindred: Kindred<I>,
    ) {
        let Some(entry) = root.get(kind) else {
            return;
        };
        let Some(members) = self.within(kind, |reader| reader.list(&entry.value)) else {
            return;
        };
        if members.len() > limit {
            let count = members.len();
            let message = format_args!("{count} are written, at most {limit} are allowed");
            self.within(kind, |reader| {
                reader.report(entry.key_span, code::LIMIT, message, "split the book");
            });
        }
        let mut index = 0;
        for value in members.iter().take(limit) {
            self.begin(kind, None);
            if let Some(table) = self.table(value) {
                self.gather_one(table, value.span, index, new, kindred);
                index += 1;
            }
        }
        self.end();
    }

    fn gather_one<I: Borrow<str> + Hash + Eq + Clone>(
        &mut self,
        table: &Table<'_>,
        span: Span,
        index: u32,
        new: fn(&str) -> Result<I, IdDefect>,
        kindred: Kindred<I>,
    ) {
        self.required(table, span, "id", |reader, value| {
            let text = reader.characters(value)?;
            let id = reader.id(value.span, text, new, kindred)?;
            let place = Place {
                index,
                offset: value.span.start,
            };
            let first = kindred(&mut reader.names).enter(id, place);
            if let Some(first) = first {
                reader.duplicate_id(text, value.span, first);
            }
            Some(())
        });
    }

    /// Takes a text as an id of a kind.
    pub(super) fn id<I: Borrow<str> + Hash + Eq + Clone>(
        &mut self,
        span: Span,
        text: &str,
        new: fn(&str) -> Result<I, IdDefect>,
        kindred: Kindred<I>,
    ) -> Option<I> {
        let defect = match new(text) {
            Ok(id) => return Some(id),
            Err(defect) => defect,
        };
        kindred(&mut self.names).refuse(text);
        let (code, hint) = match defect {
            IdDefect::Empty => (code::BAD_VALUE, "give it a name of its own"),
            IdDefect::TooLong { .. } => (code::LIMIT, "shorten it; what it is goes into what"),
            IdDefect::Unprintable { .. } => (
                code::BAD_VALUE,
                "leave out tabs, line ends and white space at its ends",
            ),
        };
        let written = shown(text);
        match defect {
            IdDefect::Unprintable { .. } => {
                let message =
                    format_args!("{written:?} holds a control character, or white space at an end");
                self.report(span, code, message, hint);
            }
            defect => self.report(span, code, format_args!("{defect}"), hint),
        }
        None
    }

    fn duplicate_id(&mut self, id: &str, span: Span, first: Place) {
        self.subject.id = Some(id.to_owned());
        self.report_second(
            span,
            Some(first.offset),
            code::DUPLICATE_ID,
            format_args!("it is given twice"),
            "give one of the two another id",
        );
    }

    /// Reads each of a list whose ids were gathered, and lets go of it.
    pub(super) fn each(
        &mut self,
        root: &mut Table<'_>,
        kind: &'static str,
        limit: usize,
        mut read: impl FnMut(&mut Self, &Item<'_, '_>),
    ) {
        for value in root.take_members(kind).into_iter().take(limit) {
            let Some(table) = value.table() else {
                continue;
            };
            let id = id_of(table);
            self.begin(kind, id);
            let span = value.span;
            read(self, &Item { table, span });
        }
        self.end();
    }

    /// A party that the file names.
    pub(super) fn party_id(&mut self, value: &Value<'_>) -> Option<PartyId> {
        Some(self.party_named(value)?.0)
    }

    pub(super) fn party_named(&mut self, value: &Value<'_>) -> Option<(PartyId, Place)> {
        self.named(value, "party", |names| &mut names.parties)
    }

    /// A promise that the file names.
    pub(super) fn promise_named(&mut self, value: &Value<'_>) -> Option<(PromiseId, Place)> {
        self.named(value, "promise", |names| &mut names.promises)
    }

    /// A calendar that the file names; the default is always there.
    pub(super) fn calendar_id(&mut self, value: &Value<'_>) -> Option<CalendarId> {
        match &value.kind {
            Kind::Text(text) if **text == *DEFAULT_CALENDAR => CalendarId::new(text).ok(),
            _ => Some(
                self.named(value, "calendar", |names| &mut names.calendars)?
                    .0,
            ),
        }
    }

    fn named<I: Borrow<str> + Hash + Eq + Clone>(
        &mut self,
        value: &Value<'_>,
        kind: &'static str,
        kindred: Kindred<I>,
    ) -> Option<(I, Place)> {
        let text = self.characters(value)?;
        let register = kindred(&mut self.names);
        let found = register.get(text);
        if found.is_none() && !register.is_refused(text) {
            self.unknown_id(text, value.span, kind, kindred);
        }
        found
    }

    /// Reports an id of nothing, unless something unreadable may have been it.
    fn unknown_id<I: Borrow<str> + Hash + Eq + Clone>(
        &mut self,
        text: &str,
        span: Span,
        kind: &'static str,
        kindred: Kindred<I>,
    ) {
        if self.defects.hides_something() {
            return;
        }
        let mut search = Search::new(text, &mut self.budget);
        if !self.defects.is_full() {
            kindred(&mut self.names).offer(&mut search);
        }
        let hint = match search.found() {
            Some(meant) => format!("did you mean {meant:?}?"),
            None => format!("add the {kind}, or correct the id"),
        };
        let text = shown(text);
        self.report(
            span,
            code::UNKNOWN_ID,
            format_args!("there is no {kind} {text:?}"),
            hint,
        );
    }
}

/// The id of a thing as it was written.
fn id_of<'t>(table: &'t Table<'_>) -> Option<&'t str> {
    match &table.get("id")?.value.kind {
        Kind::Text(id) => Some(id),
        _ => None,
    }
}
