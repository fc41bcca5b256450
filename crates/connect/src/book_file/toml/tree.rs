//! Builds the tree from the events of the TOML parser, by TOML's rules of what may be defined where.

use std::borrow::Cow;

use toml_parser::decoder::{Encoding, IntegerRadix, ScalarKind};
use toml_parser::parser::EventReceiver;
use toml_parser::{ErrorSink, ParseError, Raw, Source, Span as Place};

use super::definitions::{Key, Path, insert, put_member, put_table, take_table};
use super::sink::{TOO_DEEP, TOO_MANY_DOTS};
use crate::book_file::spare::Spare;
use crate::book_file::value::{Entry, Kind, Origin, Span, Table, Value};
use crate::limits;

/// The tree as far as it was read.
pub(super) struct Tree<'a> {
    source: Source<'a>,
    root: Table<'a>,
    section: Section<'a>,
    /// Lists and tables whose end has not come; the first is the body of the section.
    open: Vec<Open<'a>>,
    keys: Path<'a>,
    spare: Spare<'a>,
    /// A list or table that nests too deep is being passed over.
    passing_over: bool,
    room: usize,
}

/// Where the body of the section under way goes.
enum Section<'a> {
    /// Keys before any header.
    Root,
    /// The parser is still within the header.
    Header {
        is_list: bool,
        start: usize,
    },
    Table(Path<'a>, Span),
    List(Path<'a>, Span),
    /// Nowhere: its header is defective.
    Lost,
}

struct Open<'a> {
    start: usize,
    body: Body<'a>,
}

enum Body<'a> {
    List(Vec<Value<'a>>),
    Table { table: Table<'a>, key: Path<'a> },
}

impl<'a> Tree<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source: Source::new(source),
            root: Table::new(Origin::Header),
            section: Section::Root,
            open: vec![Open::table(0, Table::new(Origin::Header))],
            keys: Path::default(),
            spare: Spare::default(),
            passing_over: false,
            room: limits::TREE_BYTES,
        }
    }

    /// Whether the limit of its size is reached.
    pub(super) fn is_full(&self) -> bool {
        self.room == 0
    }

    /// Ends the body under way where the tokens of a section end.
    pub(super) fn end_section(&mut self, error: &mut dyn ErrorSink) {
        self.passing_over = false;
        self.keys = Path::default();
        self.open_section(error);
    }

    /// Notes that something was reported within the section under way.
    pub(super) fn mark_damaged(&mut self) {
        if let Some(Body::Table { table, .. }) = self.open.first_mut().map(|open| &mut open.body) {
            table.is_damaged = true;
        }
    }

    pub(super) fn finish(mut self, error: &mut dyn ErrorSink) -> Table<'a> {
        self.attach(error);
        self.root
    }

    fn open_header(&mut self, place: Place, is_list: bool, error: &mut dyn ErrorSink) {
        self.attach(error);
        self.keys = Path::default();
        let start = place.start();
        self.section = Section::Header { is_list, start };
    }

    /// Puts the body that ended where its header said.
    fn attach(&mut self, error: &mut dyn ErrorSink) {
        self.open.truncate(1);
        let Some(Body::Table { table, .. }) = self.open.pop().map(|open| open.body) else {
            return;
        };
        match std::mem::replace(&mut self.section, Section::Lost) {
            Section::Root => self.root = table,
            Section::Table(path, span) => {
                let table = self.spare.end_table(span, table);
                put_table(&mut self.root, path, table, error);
            }
            Section::List(path, span) => {
                let table = self.spare.end_table(span, table);
                put_member(&mut self.root, path, table, error);
            }
            Section::Header { .. } | Section::Lost => {}
        }
    }

    /// Begins the body of the section whose header was read.
    fn open_section(&mut self, error: &mut dyn ErrorSink) {
        let Section::Header { is_list, start } = self.section else {
            return;
        };
        let path = std::mem::take(&mut self.keys);
        let end = path
            .last
            .as_ref()
            .map_or(start, |key| key.span.end as usize);
        let span = Span::new(start..end);
        let mut table = Some(Table::new(Origin::Header));
        self.section = match is_list {
            _ if path.is_empty() || path.before.len() >= limits::NESTING => Section::Lost,
            true => Section::List(path, span),
            false => {
                table = take_table(&mut self.root, &path, error);
                match table {
                    Some(_) => Section::Table(path, span),
                    None => Section::Lost,
                }
            }
        };
        let mut table = table.unwrap_or_else(|| Table::new(Origin::Header));
        if table.entries.is_empty() {
            table = self.spare.table(table);
        }
        self.open.push(Open::table(start, table));
        self.spend(size_of::<Table<'_>>() + size_of::<Value<'_>>());
    }

    fn spend(&mut self, bytes: usize) {
        self.room = self.room.saturating_sub(bytes);
    }

    /// Puts a value that ended into the list or table around it.
    fn add(&mut self, value: Value<'a>, error: &mut dyn ErrorSink) {
        let keys = std::mem::take(&mut self.keys);
        let Some(around) = self.open.last_mut() else {
            return;
        };
        let bytes = match &mut around.body {
            Body::List(members) => {
                members.push(value);
                size_of::<Value<'_>>()
            }
            Body::Table { table, key } => {
                let key = std::mem::take(key);
                let key = if key.is_empty() { keys } else { key };
                insert(table, key, value, error);
                size_of::<Entry<'_>>()
            }
        };
        self.spend(bytes);
    }

    fn open_value(&mut self, place: Place, body: Body<'a>, error: &mut dyn ErrorSink) -> bool {
        if let Some(Body::Table { key, .. }) = self.open.last_mut().map(|open| &mut open.body)
            && key.is_empty()
        {
            *key = std::mem::take(&mut self.keys);
        }
        let allowed = self.open.len() < limits::NESTING;
        if allowed {
            self.spend(size_of::<Table<'_>>());
            self.open.push(Open {
                start: place.start(),
                body,
            });
        } else {
            let deep = ParseError::new(TOO_DEEP).with_unexpected(place);
            error.report_error(deep);
            self.add(
                Value {
                    span: span(place),
                    kind: Kind::Broken,
                },
                error,
            );
            self.passing_over = true;
        }
        allowed
    }

    fn close_value(&mut self, place: Place, error: &mut dyn ErrorSink) {
        if std::mem::take(&mut self.passing_over) || self.open.len() < 2 {
            return;
        }
        let Some(open) = self.open.pop() else {
            return;
        };
        let span = Span::new(open.start..place.end());
        let value = match open.body {
            Body::List(members) => self.spare.end_list(span, members),
            Body::Table { table, .. } => self.spare.end_table(span, table),
        };
        self.keys = Path::default();
        self.add(value, error);
    }

    fn raw(&self, place: Place, encoding: Option<Encoding>) -> Option<Raw<'a>> {
        let text = self.source.input().get(place.start()..place.end())?;
        Some(Raw::new_unchecked(text, encoding, place))
    }
}

impl<'a> Open<'a> {
    fn table(start: usize, table: Table<'a>) -> Self {
        let key = Path::default();
        Self {
            start,
            body: Body::Table { table, key },
        }
    }
}

impl EventReceiver for Tree<'_> {
    fn std_table_open(&mut self, place: Place, error: &mut dyn ErrorSink) {
        self.open_header(place, false, error);
    }

    fn std_table_close(&mut self, _: Place, error: &mut dyn ErrorSink) {
        self.open_section(error);
    }

    fn array_table_open(&mut self, place: Place, error: &mut dyn ErrorSink) {
        self.open_header(place, true, error);
    }

    fn array_table_close(&mut self, _: Place, error: &mut dyn ErrorSink) {
        self.open_section(error);
    }

    fn inline_table_open(&mut self, place: Place, error: &mut dyn ErrorSink) -> bool {
        let table = self.spare.table(Table::new(Origin::Braces));
        self.open_value(
            place,
            Body::Table {
                table,
                key: Path::default(),
            },
            error,
        )
    }

    fn inline_table_close(&mut self, place: Place, error: &mut dyn ErrorSink) {
        self.close_value(place, error);
    }

    fn array_open(&mut self, place: Place, error: &mut dyn ErrorSink) -> bool {
        let list = Body::List(self.spare.list());
        self.open_value(place, list, error)
    }

    fn array_close(&mut self, place: Place, error: &mut dyn ErrorSink) {
        self.close_value(place, error);
    }

    fn simple_key(&mut self, place: Place, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let mut text = Cow::Borrowed("");
        if let Some(raw) = self.raw(place, encoding) {
            raw.decode_key(&mut text, error);
        }
        if self.keys.before.len() == limits::NESTING {
            error.report_error(ParseError::new(TOO_MANY_DOTS).with_unexpected(place));
        }
        if self.keys.before.len() <= limits::NESTING {
            self.keys.push(Key {
                text: text.into(),
                span: span(place),
            });
        }
    }

    fn key_val_sep(&mut self, _: Place, _: &mut dyn ErrorSink) {
        let keys = std::mem::take(&mut self.keys);
        if let Some(Body::Table { key, .. }) = self.open.last_mut().map(|open| &mut open.body) {
            *key = keys;
        }
    }

    fn scalar(&mut self, place: Place, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let kind = match self.raw(place, encoding) {
            Some(raw) if !raw.is_empty() => scalar(raw, error),
            _ => {
                let missing = ParseError::new("a value is missing").with_unexpected(place);
                error.report_error(missing);
                Kind::Broken
            }
        };
        self.add(
            Value {
                span: span(place),
                kind,
            },
            error,
        );
    }

    fn comment(&mut self, place: Place, error: &mut dyn ErrorSink) {
        if let Some(raw) = self.raw(place, None) {
            raw.decode_comment(error);
        }
    }

    fn newline(&mut self, place: Place, error: &mut dyn ErrorSink) {
        if let Some(raw) = self.raw(place, None) {
            raw.decode_newline(error);
        }
        self.open_section(error);
        if self.open.len() == 1 {
            self.keys = Path::default();
        }
    }
}

fn span(place: Place) -> Span {
    Span::new(place.start()..place.end())
}

/// A text, number, truth value or date; broken where its defects were reported.
fn scalar<'a>(raw: Raw<'a>, error: &mut dyn ErrorSink) -> Kind<'a> {
    let mut text = Cow::Borrowed("");
    let mut is_broken = false;
    let kind = raw.decode_scalar(&mut text, &mut |defect: ParseError| {
        is_broken = true;
        error.report_error(defect);
    });
    match kind {
        _ if is_broken => Kind::Broken,
        ScalarKind::String => Kind::Text(text.into()),
        ScalarKind::Boolean(_) => Kind::Bool,
        ScalarKind::DateTime => Kind::Date,
        ScalarKind::Float => Kind::Float(text.parse().unwrap_or(f64::NAN)),
        ScalarKind::Integer(radix) => integer(&text, radix),
    }
}

/// A whole number, or the nearest number where it is beyond 64 bits.
fn integer<'a>(digits: &str, radix: IntegerRadix) -> Kind<'a> {
    match i64::from_str_radix(digits, radix.value()) {
        Ok(value) => Kind::Integer(value),
        Err(_) => Kind::Float(digits.parse().unwrap_or(f64::INFINITY)),
    }
}
