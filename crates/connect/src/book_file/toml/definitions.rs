//! What TOML lets be defined where: a key once, a table once, and nothing more between closed braces.

use toml_parser::{ErrorSink, ParseError, Span as Place};

use super::sink::{DUPLICATE_KEY, TOO_MANY_KEYS};
use crate::book_file::value::{Entry, Kind, Origin, Sections, Span, Table, Text, Value};

/// A key, dotted or not.
#[derive(Default)]
pub(super) struct Path<'a> {
    pub(super) before: Vec<Key<'a>>,
    pub(super) last: Option<Key<'a>>,
}

pub(super) struct Key<'a> {
    pub(super) text: Text<'a>,
    pub(super) span: Span,
}

impl<'a> Path<'a> {
    pub(super) fn push(&mut self, key: Key<'a>) {
        self.before.extend(self.last.replace(key));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.last.is_none()
    }
}

fn place(span: Span) -> Place {
    Place::new_unchecked(span.start as usize, span.end as usize)
}

fn duplicate(key: Span, first: Option<Span>, error: &mut dyn ErrorSink) {
    let defect = ParseError::new(DUPLICATE_KEY).with_unexpected(place(key));
    error.report_error(match first {
        Some(first) => defect.with_context(place(first)),
        None => defect,
    });
}

/// Puts a value under a key, dotted or not.
pub(super) fn insert<'a>(
    table: &mut Table<'a>,
    path: Path<'a>,
    value: Value<'a>,
    error: &mut dyn ErrorSink,
) {
    let Some(key) = path.last else {
        return;
    };
    let is_dotted = !path.before.is_empty();
    let Some(table) = descend(table, &path.before, Origin::Dotted, error) else {
        return;
    };
    match table.get(&key.text) {
        Some(first) => duplicate(key.span, Some(first.key_span), error),
        None if is_dotted && table.origin == Origin::Header => duplicate(key.span, None, error),
        None => push(table, key, value, error),
    }
}

fn push<'a>(table: &mut Table<'a>, key: Key<'a>, value: Value<'a>, error: &mut dyn ErrorSink) {
    if table.is_full() {
        // Said once of each table.
        if !std::mem::replace(&mut table.is_damaged, true) {
            let full = ParseError::new(TOO_MANY_KEYS).with_unexpected(place(key.span));
            error.report_error(full);
        }
        return;
    }
    table.push(Entry {
        key: key.text,
        key_span: key.span,
        value,
    });
}

/// Goes down a path, making tables where there are none yet.
fn descend<'t, 'a>(
    mut table: &'t mut Table<'a>,
    path: &[Key<'a>],
    origin: Origin,
    error: &mut dyn ErrorSink,
) -> Option<&'t mut Table<'a>> {
    for key in path {
        let at = match table.position(&key.text) {
            Some(at) => at,
            None => {
                let made = Box::new(Table::new(origin));
                let value = Value {
                    span: key.span,
                    kind: Kind::Table(made),
                };
                let made = Key {
                    text: key.text.clone(),
                    span: key.span,
                };
                push(table, made, value, error);
                table.entries.len().checked_sub(1)?
            }
        };
        let entry = table.entries.get_mut(at)?;
        let first = entry.key_span;
        let next = step(&mut entry.value, origin == Origin::Dotted);
        if next.is_none() {
            duplicate(key.span, Some(first), error);
        }
        table = next?;
    }
    Some(table)
}

/// The table that a header or a dotted key may go on into.
fn step<'t, 'a>(value: &'t mut Value<'a>, is_dotted: bool) -> Option<&'t mut Table<'a>> {
    match &mut value.kind {
        Kind::Table(table) => {
            let is_open = match table.origin {
                Origin::Braces => false,
                Origin::Header => !is_dotted,
                Origin::Implicit | Origin::Dotted => true,
            };
            if is_dotted && table.origin == Origin::Implicit {
                table.origin = Origin::Dotted;
            }
            is_open.then_some(&mut **table)
        }
        Kind::Sections(sections) if !is_dotted => match &mut sections.0.last_mut()?.kind {
            Kind::Table(table) => Some(table),
            _ => None,
        },
        _ => None,
    }
}

/// The table that a header opens: a new one, or one that was on the way to another.
pub(super) fn take_table<'a>(
    root: &mut Table<'a>,
    path: &Path<'a>,
    error: &mut dyn ErrorSink,
) -> Option<Table<'a>> {
    let key = path.last.as_ref()?;
    let parent = descend(root, &path.before, Origin::Implicit, error)?;
    let Some(at) = parent.position(&key.text) else {
        return Some(Table::new(Origin::Header));
    };
    let entry = parent.entries.get_mut(at)?;
    match &mut entry.value.kind {
        Kind::Table(table) if table.origin == Origin::Implicit => {
            let mut table = std::mem::take(&mut **table);
            table.origin = Origin::Header;
            Some(table)
        }
        _ => {
            duplicate(key.span, Some(entry.key_span), error);
            None
        }
    }
}

/// The table in which a path ends, its last key, and where that stands in the table already.
fn end_of<'t, 'a>(
    root: &'t mut Table<'a>,
    path: Path<'a>,
    error: &mut dyn ErrorSink,
) -> Option<(&'t mut Table<'a>, Key<'a>, Option<usize>)> {
    let key = path.last?;
    let parent = descend(root, &path.before, Origin::Implicit, error)?;
    let at = parent.position(&key.text);
    Some((parent, key, at))
}

pub(super) fn put_table<'a>(
    root: &mut Table<'a>,
    path: Path<'a>,
    value: Value<'a>,
    error: &mut dyn ErrorSink,
) {
    let Some((parent, key, at)) = end_of(root, path, error) else {
        return;
    };
    match at.and_then(|at| parent.entries.get_mut(at)) {
        Some(entry) => entry.value = value,
        None => push(parent, key, value, error),
    }
}

pub(super) fn put_member<'a>(
    root: &mut Table<'a>,
    path: Path<'a>,
    value: Value<'a>,
    error: &mut dyn ErrorSink,
) {
    let Some((parent, key, at)) = end_of(root, path, error) else {
        return;
    };
    match at.and_then(|at| parent.entries.get_mut(at)) {
        None => {
            let span = value.span;
            let kind = Kind::Sections(Box::new(Sections(vec![value])));
            push(parent, key, Value { span, kind }, error);
        }
        Some(entry) => match &mut entry.value.kind {
            Kind::Sections(sections) => sections.0.push(value),
            _ => duplicate(key.span, Some(entry.key_span), error),
        },
    }
}
