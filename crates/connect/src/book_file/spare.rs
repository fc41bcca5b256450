//! Lists that grow while they are read, and are used again for the next.
//!
//! The one idea: how long a list is, is known when it ends. What is kept is then made to measure, so
//! that a tree of many small lists wastes no memory, and takes it from the system but once.

use super::value::{Entry, Kind, Span, Table, Value};

/// Lists that wait to be used again.
#[derive(Debug, Default)]
pub(super) struct Spare<'a> {
    members: Vec<Vec<Value<'a>>>,
    entries: Vec<Vec<Entry<'a>>>,
}

/// Longer lists than this are kept as they are, cut to measure.
const LONG: usize = 64;

impl<'a> Spare<'a> {
    /// An empty list to grow.
    pub(super) fn list(&mut self) -> Vec<Value<'a>> {
        self.members.pop().unwrap_or_default()
    }

    /// An empty table to grow.
    pub(super) fn table(&mut self, mut table: Table<'a>) -> Table<'a> {
        table.entries = self.entries.pop().unwrap_or_default();
        table
    }

    /// A list that ended.
    pub(super) fn end_list(&mut self, span: Span, members: Vec<Value<'a>>) -> Value<'a> {
        let kind = Kind::List(to_measure(members, &mut self.members).into_boxed_slice());
        Value { span, kind }
    }

    /// A table that ended.
    pub(super) fn end_table(&mut self, span: Span, mut table: Table<'a>) -> Value<'a> {
        table.entries = to_measure(table.entries, &mut self.entries);
        let kind = Kind::Table(Box::new(table));
        Value { span, kind }
    }
}

fn to_measure<T>(mut grown: Vec<T>, spare: &mut Vec<Vec<T>>) -> Vec<T> {
    if grown.capacity() > LONG {
        grown.shrink_to_fit();
        return grown;
    }
    let exact = Vec::from_iter(grown.drain(..));
    spare.push(grown);
    exact
}
