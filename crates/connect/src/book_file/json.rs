//! JSON into the tree: RFC 8259 and nothing else, in one loop with a stack of its own.
//!
//! Libraries either give no places of values, or no borrowed texts, or recurse; what is left to do is
//! small. A test holds it to another reader. After a defect of syntax nothing more is read: JSON has no
//! lines to begin again at.

mod scan;

use super::defect::{Defects, Note, code};
use super::spare::Spare;
use super::toml::duplicate_key;
use super::value::{Entry, Kind, Origin, Span, Table, Text, Value};
use crate::limits;
use scan::{Fault, Scan};

/// The tree of a JSON file; none where its syntax is defective.
pub(super) fn parse<'a>(source: &'a str, defects: &mut Defects) -> Option<Table<'a>> {
    let mut scan = Scan {
        source,
        at: if source.starts_with('\u{feff}') { 3 } else { 0 },
    };
    let mut tree = Tree {
        source,
        open: Vec::new(),
        spare: Spare::default(),
        room: limits::TREE_BYTES,
        defects,
    };
    let read = tree.document(&mut scan);
    match read.map(|value| (value.span, value.kind)) {
        Ok((_, Kind::Table(table))) => Some(*table),
        Ok((span, _)) => {
            let note = Note::at(span, code::WRONG_TYPE);
            let hint = "write { \"upright\": 1, \"as_of\": \"2026-06-30\", … }";
            defects.add(note, format_args!("a book is a table"), hint);
            None
        }
        Err(fault) => {
            let note = Note::at(Span::new(fault.at..fault.at + 1), fault.code);
            defects.add(note, format_args!("not JSON: {}", fault.what), fault.hint);
            None
        }
    }
}

/// The lists and tables whose end has not come.
struct Tree<'a, 'd> {
    source: &'a str,
    open: Vec<Open<'a>>,
    spare: Spare<'a>,
    room: usize,
    defects: &'d mut Defects,
}

struct Open<'a> {
    start: usize,
    body: Body<'a>,
}

enum Body<'a> {
    List(Vec<Value<'a>>),
    Table {
        table: Table<'a>,
        key: Text<'a>,
        key_span: Span,
    },
}

impl<'a> Tree<'a, '_> {
    fn document(&mut self, scan: &mut Scan<'a>) -> Result<Value<'a>, Fault> {
        loop {
            let Some(mut value) = self.begin(scan)? else {
                continue;
            };
            // A value that ended may end what is around it.
            loop {
                let Some(around) = self.open.pop() else {
                    return scan.end().map(|()| value);
                };
                match self.add(around, value, scan)? {
                    Some(ended) => value = ended,
                    None => break,
                }
            }
        }
    }

    /// Reads a scalar or an empty list or table; opens one that is not empty.
    fn begin(&mut self, scan: &mut Scan<'a>) -> Result<Option<Value<'a>>, Fault> {
        let start = scan.skip_blank();
        let (body, close, empty) = match scan.peek() {
            Some(b'[') => (
                Body::List(self.spare.list()),
                b']',
                Kind::List(Box::default()),
            ),
            Some(b'{') => (
                Body::table(&mut self.spare),
                b'}',
                Kind::Table(Box::default()),
            ),
            _ => return scan.scalar().map(Some),
        };
        scan.at += 1;
        self.spend(size_of::<Table<'_>>(), start)?;
        if self.open.len() >= limits::NESTING {
            return Err(Fault::too_deep(start));
        }
        scan.skip_blank();
        if scan.peek() == Some(close) {
            scan.at += 1;
            let span = Span::new(start..scan.at);
            return Ok(Some(Value { span, kind: empty }));
        }
        let mut open = Open { start, body };
        open.key(scan)?;
        self.open.push(open);
        Ok(None)
    }

    /// Adds a value to what is around it, and goes on to the next or ends that too.
    fn add(
        &mut self,
        mut around: Open<'a>,
        value: Value<'a>,
        scan: &mut Scan<'a>,
    ) -> Result<Option<Value<'a>>, Fault> {
        self.spend(size_of::<Entry<'_>>(), scan.at)?;
        let close = match &mut around.body {
            Body::List(members) => {
                members.push(value);
                b']'
            }
            Body::Table {
                table,
                key,
                key_span,
            } => {
                let key = std::mem::replace(key, Text::Borrowed(""));
                self.insert(table, key, *key_span, value)?;
                b'}'
            }
        };
        scan.skip_blank();
        match scan.peek() {
            Some(b',') => {
                scan.at += 1;
                around.key(scan)?;
                self.open.push(around);
                Ok(None)
            }
            Some(byte) if byte == close => {
                scan.at += 1;
                Ok(Some(around.ended(scan.at, &mut self.spare)))
            }
            _ => Err(scan.expected(match close {
                b']' => "`,` or `]`",
                _ => "`,` or `}`",
            })),
        }
    }

    fn insert(
        &mut self,
        table: &mut Table<'a>,
        key: Text<'a>,
        key_span: Span,
        value: Value<'a>,
    ) -> Result<(), Fault> {
        if let Some(first) = table.get(&key) {
            let first = Some(first.key_span);
            duplicate_key(self.defects, self.source, key_span, first);
            return Ok(());
        }
        if table.is_full() {
            return Err(Fault::limit(
                key_span.start as usize,
                "a table has too many keys",
            ));
        }
        table.push(Entry {
            key,
            key_span,
            value,
        });
        Ok(())
    }

    fn spend(&mut self, bytes: usize, at: usize) -> Result<(), Fault> {
        self.room = self.room.saturating_sub(bytes);
        match self.room {
            0 => Err(Fault::limit(at, "more values than are read in one file")),
            _ => Ok(()),
        }
    }
}

impl<'a> Body<'a> {
    fn table(spare: &mut Spare<'a>) -> Self {
        Self::Table {
            table: spare.table(Table::new(Origin::Braces)),
            key: Text::Borrowed(""),
            key_span: Span::default(),
        }
    }
}

impl<'a> Open<'a> {
    /// Reads the key of the next value, where it has one.
    fn key(&mut self, scan: &mut Scan<'a>) -> Result<(), Fault> {
        let Body::Table { key, key_span, .. } = &mut self.body else {
            return Ok(());
        };
        let start = scan.skip_blank();
        if scan.peek() != Some(b'"') {
            return Err(scan.expected("a key in double quotes"));
        }
        *key = scan.text()?.into();
        *key_span = Span::new(start..scan.at);
        scan.skip_blank();
        if scan.peek() != Some(b':') {
            return Err(scan.expected("`:`"));
        }
        scan.at += 1;
        Ok(())
    }

    fn ended(self, end: usize, spare: &mut Spare<'a>) -> Value<'a> {
        let span = Span::new(self.start..end);
        match self.body {
            Body::List(members) => spare.end_list(span, members),
            Body::Table { table, .. } => spare.end_table(span, table),
        }
    }
}
