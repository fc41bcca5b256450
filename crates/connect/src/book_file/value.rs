//! The one tree that both formats are read into, with the place of every key and value.
//!
//! It keeps texts borrowed from the file where they hold no escape, so that a tree is little larger
//! than its file.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// A place in the file, in bytes. Files are far shorter than 4 GiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Span {
    pub(super) start: u32,
    pub(super) end: u32,
}

/// A value and its place.
#[derive(Debug)]
pub(super) struct Value<'a> {
    pub(super) span: Span,
    pub(super) kind: Kind<'a>,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Kind<'a> {
    Text(Cow<'a, str>),
    Integer(i64),
    Float(f64),
    Bool,
    /// A date or time as TOML writes it, not yet read.
    Date,
    Null,
    List(Vec<Value<'a>>),
    /// Tables that were written as sections, `[[promise]]`.
    Sections(Vec<Value<'a>>),
    Table(Box<Table<'a>>),
    /// Something whose defect has been reported.
    Broken,
}

/// Keys and values in file order; each key once.
#[derive(Debug, Default)]
pub(super) struct Table<'a> {
    pub(super) entries: Vec<Entry<'a>>,
    pub(super) origin: Origin,
    /// Something within could not be read, so that a key that isn't there proves nothing.
    pub(super) is_damaged: bool,
    index: Option<Box<Index<'a>>>,
}

/// Where each key of a large table stands.
#[derive(Debug)]
struct Index<'a>(HashMap<Cow<'a, str>, usize>);

/// One key and its value.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) key: Cow<'a, str>,
    pub(super) key_span: Span,
    pub(super) value: Value<'a>,
}

/// How a table came to be, which decides what TOML lets be added to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Origin {
    /// Between braces: closed.
    #[default]
    Braces,
    /// Under a header of its own.
    Header,
    /// On the way to a header further down.
    Implicit,
    /// By a dotted key.
    Dotted,
}

/// Places that a list may hold in reserve.
const SPARE: usize = 4;

/// From how many keys on a table keeps an index of them.
const INDEXED: usize = 16;

impl Span {
    pub(super) fn new(range: Range<usize>) -> Self {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            start: place(range.start),
            end: place(range.end),
        }
    }

    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(super) fn of(self, source: &str) -> &str {
        source.get(self.range()).unwrap_or_default()
    }
}

impl<'a> Value<'a> {
    /// A list that ended.
    pub(super) fn list(span: Span, mut members: Vec<Self>) -> Self {
        trim(&mut members);
        let kind = Kind::List(members);
        Self { span, kind }
    }

    /// A table that ended.
    pub(super) fn of_table(span: Span, mut table: Table<'a>) -> Self {
        trim(&mut table.entries);
        let kind = Kind::Table(Box::new(table));
        Self { span, kind }
    }

    /// The members of a list, however it was written; none are left in it.
    pub(super) fn take_members(&mut self) -> Vec<Self> {
        match &mut self.kind {
            Kind::List(members) | Kind::Sections(members) => std::mem::take(members),
            _ => Vec::new(),
        }
    }

    /// The members of a list, however it was written.
    pub(super) fn members(&self) -> Option<&[Value<'a>]> {
        match &self.kind {
            Kind::List(members) | Kind::Sections(members) => Some(members),
            _ => None,
        }
    }

    pub(super) fn table(&self) -> Option<&Table<'a>> {
        match &self.kind {
            Kind::Table(table) => Some(table),
            _ => None,
        }
    }

    pub(super) fn is_broken(&self) -> bool {
        matches!(self.kind, Kind::Broken)
    }

    /// What it is, with its article, for a message.
    pub(super) fn noun(&self) -> &'static str {
        match self.kind {
            Kind::Text(_) => "a text",
            Kind::Integer(_) => "a whole number",
            Kind::Float(_) => "a number",
            Kind::Bool => "a truth value",
            Kind::Date => "a day",
            Kind::Null => "nothing",
            Kind::List(_) | Kind::Sections(_) => "a list",
            Kind::Table(_) => "a table",
            Kind::Broken => "not readable",
        }
    }
}

/// Gives back room that a list has grown beyond its need; for little it isn't worth the time.
fn trim<T>(list: &mut Vec<T>) {
    if list.capacity() - list.len() > SPARE {
        list.shrink_to_fit();
    }
}

impl<'a> Table<'a> {
    pub(super) fn new(origin: Origin) -> Self {
        Self {
            entries: Vec::new(),
            origin,
            is_damaged: false,
            index: None,
        }
    }

    /// A table under a header, with room for the keys that a promise usually has.
    pub(super) fn of_section() -> Self {
        Self {
            entries: Vec::with_capacity(12),
            ..Self::new(Origin::Header)
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Entry<'a>> {
        self.entries.get(self.position(key)?)
    }

    /// The members of a list under a key; none are left in it.
    pub(super) fn take_members(&mut self, key: &str) -> Vec<Value<'a>> {
        let entry = self.position(key).and_then(|at| self.entries.get_mut(at));
        entry.map_or_else(Vec::new, |entry| entry.value.take_members())
    }

    /// Where a key stands.
    pub(super) fn position(&self, key: &str) -> Option<usize> {
        match &self.index {
            Some(index) => index.0.get(key).copied(),
            None => self.entries.iter().position(|entry| entry.key == key),
        }
    }

    /// Adds an entry whose key is not there yet.
    pub(super) fn push(&mut self, entry: Entry<'a>) {
        if let Some(index) = &mut self.index {
            index.0.insert(entry.key.clone(), self.entries.len());
        }
        self.entries.push(entry);
        if self.index.is_none() && self.entries.len() > INDEXED {
            let keys = self.entries.iter().enumerate();
            let index = keys.map(|(at, entry)| (entry.key.clone(), at)).collect();
            self.index = Some(Box::new(Index(index)));
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.entries.len() >= crate::limits::KEYS
    }
}
