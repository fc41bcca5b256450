//! The one tree that both formats are read into, with the place of every key and value.
//!
//! It keeps texts borrowed from the file where they hold no escape, so that a tree is little larger
//! than its file.

use std::borrow::{Borrow, Cow};
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, Range};

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
    Text(Text<'a>),
    Integer(i64),
    Float(f64),
    Bool,
    /// A date or time as TOML writes it, not yet read.
    Date,
    Null,
    List(Box<[Value<'a>]>),
    /// Tables that were written as sections, `[[promise]]`.
    Sections(Box<Sections<'a>>),
    Table(Box<Table<'a>>),
    /// Something whose defect has been reported.
    Broken,
}

/// A text, borrowed from the file where it holds no escape.
#[derive(Debug, Clone)]
pub(super) enum Text<'a> {
    Borrowed(&'a str),
    Owned(Box<Unescaped>),
}

/// A text that is written otherwise in the file.
#[derive(Debug, Clone)]
pub(super) struct Unescaped(String);

/// Tables of one name, in file order.
#[derive(Debug, Default)]
pub(super) struct Sections<'a>(pub(super) Vec<Value<'a>>);

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
struct Index<'a>(HashMap<Text<'a>, usize>);

/// One key and its value.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) key: Text<'a>,
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
    /// The members of a list, however it was written; none are left in it.
    pub(super) fn take_members(&mut self) -> Vec<Self> {
        match &mut self.kind {
            Kind::List(members) => std::mem::take(members).into_vec(),
            Kind::Sections(sections) => std::mem::take(&mut sections.0),
            _ => Vec::new(),
        }
    }

    /// The members of a list, however it was written.
    pub(super) fn members(&self) -> Option<&[Value<'a>]> {
        match &self.kind {
            Kind::List(members) => Some(members),
            Kind::Sections(sections) => Some(&sections.0),
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

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Owned(text) => &text.0,
        }
    }
}

impl<'a> From<Cow<'a, str>> for Text<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        match text {
            Cow::Borrowed(text) => Self::Borrowed(text),
            Cow::Owned(text) => Self::Owned(Box::new(Unescaped(text))),
        }
    }
}

impl Borrow<str> for Text<'_> {
    fn borrow(&self) -> &str {
        self
    }
}

impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Text<'_> {}

impl Hash for Text<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
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
            None => self.entries.iter().position(|entry| *entry.key == *key),
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
