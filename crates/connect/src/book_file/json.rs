//! JSON into the tree: RFC 8259 and nothing else, in one loop with a stack of its own.
//!
//! Libraries either give no places of values, or no borrowed texts, or recurse; what is left to do is
//! small. A test holds it to another reader. After a defect of syntax nothing more is read: JSON has no
//! lines to begin again at.

use std::borrow::Cow;

use super::defect::{Defects, Note, code, shown};
use super::spare::Spare;
use super::toml::duplicate_key;
use super::value::{Entry, Kind, Origin, Span, Table, Text, Value};
use crate::limits;

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

/// Why reading ended.
struct Fault {
    at: usize,
    code: &'static str,
    what: String,
    hint: &'static str,
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
            return Err(Fault::limit(start, "lists and tables nest too deep"));
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

impl Fault {
    fn syntax(at: usize, what: String) -> Self {
        let hint = "see https://www.json.org for how it is written";
        Self {
            at,
            code: code::SYNTAX,
            what,
            hint,
        }
    }

    fn limit(at: usize, what: &str) -> Self {
        let hint = "split the book";
        Self {
            at,
            code: code::LIMIT,
            what: what.to_owned(),
            hint,
        }
    }
}

/// The text and how far it was read.
struct Scan<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    /// Passes over white space; where what follows begins.
    fn skip_blank(&mut self) -> usize {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.at
    }

    fn end(&mut self) -> Result<(), Fault> {
        self.skip_blank();
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.expected("the end")),
        }
    }

    fn expected(&self, what: &str) -> Fault {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let found = match rest.chars().next() {
            None => "the end of the file".to_owned(),
            Some(c) => format!("`{}`", shown(&c.to_string())),
        };
        Fault::syntax(self.at, format!("expected {what}, found {found}"))
    }

    fn scalar(&mut self) -> Result<Value<'a>, Fault> {
        let start = self.at;
        let kind = match self.peek() {
            Some(b'"') => Kind::Text(self.text()?.into()),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.literal()?,
        };
        let span = Span::new(start..self.at);
        Ok(Value { span, kind })
    }

    fn literal(&mut self) -> Result<Kind<'a>, Fault> {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let literals = [
            ("true", Kind::Bool),
            ("false", Kind::Bool),
            ("null", Kind::Null),
        ];
        for (word, kind) in literals {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(kind);
            }
        }
        Err(self.expected("a value"))
    }

    fn number(&mut self) -> Result<Kind<'a>, Fault> {
        let start = self.at;
        self.pass(b"-");
        let leads_with_zero = self.peek() == Some(b'0');
        let digits = self.digits()?;
        if leads_with_zero && digits > 1 {
            return Err(Fault::syntax(start, "a number begins with 0".into()));
        }
        let mut is_whole = true;
        if self.pass(b".") {
            is_whole = false;
            self.digits()?;
        }
        if self.pass(b"eE") {
            is_whole = false;
            self.pass(b"+-");
            self.digits()?;
        }
        let written = self.source.get(start..self.at).unwrap_or_default();
        let whole = written.parse().ok().filter(|_| is_whole);
        Ok(match whole {
            Some(whole) => Kind::Integer(whole),
            None => Kind::Float(written.parse().unwrap_or(f64::NAN)),
        })
    }

    fn pass(&mut self, any_of: &[u8]) -> bool {
        let is_there = self.peek().is_some_and(|byte| any_of.contains(&byte));
        self.at += usize::from(is_there);
        is_there
    }

    fn digits(&mut self) -> Result<usize, Fault> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        match self.at - start {
            0 => Err(self.expected("a digit")),
            count => Ok(count),
        }
    }

    /// A text between quotes, borrowed where it holds no escape.
    fn text(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.at += 1;
        let mut text = Cow::Borrowed("");
        loop {
            let start = self.at;
            while self
                .peek()
                .is_some_and(|byte| byte >= 0x20 && byte != b'"' && byte != b'\\')
            {
                self.at += 1;
            }
            text += self.source.get(start..self.at).unwrap_or_default();
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.to_mut().push(self.escape()?),
                Some(_) => return Err(self.expected("no control character within a text")),
                None => return Err(self.expected("`\"` at the end of the text")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let start = self.at;
        self.at += 1;
        let short = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(start),
            _ => return Err(self.expected("one of `\"\\/bfnrtu`")),
        };
        self.at += 1;
        Ok(short)
    }

    /// A character written as one or, beyond the basic plane, two escapes of four digits.
    fn unicode(&mut self, start: usize) -> Result<char, Fault> {
        let mut units = vec![self.unit()?];
        if matches!(units.first(), Some(0xD800..0xDC00)) && self.pass(b"\\") {
            units.push(self.unit()?);
        }
        let mut chars = char::decode_utf16(units);
        match (chars.next(), chars.next()) {
            (Some(Ok(c)), None) => Ok(c),
            _ => Err(Fault::syntax(start, "half of a pair of surrogates".into())),
        }
    }

    fn unit(&mut self) -> Result<u16, Fault> {
        if !self.pass(b"u") {
            return Err(self.expected("`u`"));
        }
        let digits = self.source.get(self.at..self.at + 4).unwrap_or_default();
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        match u16::from_str_radix(digits, 16) {
            Ok(unit) if is_hex => {
                self.at += 4;
                Ok(unit)
            }
            _ => Err(self.expected("four hexadecimal digits")),
        }
    }
}
