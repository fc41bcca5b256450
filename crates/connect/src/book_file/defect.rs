//! Defects: what is wrong in a file, where, and how to mend it.
//!
//! They are gathered by byte offset while reading; lines and columns are counted in one sweep at the end,
//! so that a file with a hundred million lines needs no table of them.

use std::fmt;
use std::ops::Range;

use super::value::Span;
use crate::limits;

/// One thing that is wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// A stable name for this kind of defect.
    pub code: &'static str,
    /// The id of the promise, party, shock, offering or calendar that it stands in.
    pub id: Option<String>,
    /// What is wrong; lower case, names the value as written.
    pub message: String,
    /// How to mend it.
    pub hint: String,
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            line,
            message,
            hint,
            ..
        } = self;
        write!(f, "line {line}: {message}; hint: {hint}")
    }
}

impl std::error::Error for Defect {}

/// The names of the kinds of defects.
pub mod code {
    /// Larger than a book file may be.
    pub const FILE_TOO_LARGE: &str = "file_too_large";
    /// Not UTF-8.
    pub const NOT_UTF8: &str = "not_utf8";
    /// Not TOML, or not JSON.
    pub const SYNTAX: &str = "syntax";
    /// More defects than are reported one by one.
    pub const MORE: &str = "more";
    /// A key written twice.
    pub const DUPLICATE_KEY: &str = "duplicate_key";
    /// A key that means nothing there.
    pub const UNKNOWN_KEY: &str = "unknown_key";
    /// A key that has to be there.
    pub const MISSING_KEY: &str = "missing_key";
    /// A key that can't stand beside the others.
    pub const MISPLACED_KEY: &str = "misplaced_key";
    /// A list where a text is wanted, and the like.
    pub const WRONG_TYPE: &str = "wrong_type";
    /// A text, number, day, duration or word outside what is allowed.
    pub const BAD_VALUE: &str = "bad_value";
    /// An estimate that no distribution of lengths fits.
    pub const BAD_WORK: &str = "bad_work";
    /// A gate that can't be.
    pub const BAD_GATE: &str = "bad_gate";
    /// An id of nothing in the file.
    pub const UNKNOWN_ID: &str = "unknown_id";
    /// An id given twice.
    pub const DUPLICATE_ID: &str = "duplicate_id";
    /// An id that names a promise and a party.
    pub const AMBIGUOUS_ID: &str = "ambiguous_id";
    /// Promises that rest on one another, or parties that are part of one another.
    pub const CYCLE: &str = "cycle";
    /// More, longer or deeper than a limit allows.
    pub const LIMIT: &str = "limit";
}

/// Defects as they are found.
#[derive(Debug, Default)]
pub(super) struct Defects {
    found: Vec<Found>,
    left_out: usize,
    hides_something: bool,
}

/// A defect whose line is not yet known.
#[derive(Debug)]
struct Found {
    span: Span,
    first: Option<u32>,
    code: &'static str,
    id: Option<String>,
    message: String,
    hint: String,
}

/// Where a defect stands and what it is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Note<'n> {
    pub(super) span: Span,
    pub(super) code: &'static str,
    pub(super) id: Option<&'n str>,
    /// Where the first of two stands; its line ends the message.
    pub(super) first: Option<u32>,
}

impl Note<'_> {
    /// A note on something that stands alone.
    pub(super) fn at(span: Span, code: &'static str) -> Self {
        Self {
            span,
            code,
            id: None,
            first: None,
        }
    }
}

impl Defects {
    /// Keeps a defect, or only counts it where enough are kept.
    pub(super) fn add(
        &mut self,
        note: Note<'_>,
        message: fmt::Arguments<'_>,
        hint: impl fmt::Display,
    ) {
        if self.is_full() {
            self.left_out += 1;
            return;
        }
        self.found.push(Found {
            span: note.span,
            first: note.first,
            code: note.code,
            id: note.id.map(str::to_owned),
            message: message.to_string(),
            hint: hint.to_string(),
        });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether no further message will be kept.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() >= limits::DEFECTS
    }

    /// Notes that some of the file could not be read.
    pub(super) fn hide_something(&mut self) {
        self.hides_something = true;
    }

    /// Whether some of the file could not be read, so that an id that is not there proves nothing.
    pub(super) fn hides_something(&self) -> bool {
        self.hides_something
    }

    /// All of them in order of place, with lines and columns.
    pub(super) fn finish(mut self, source: &str) -> Vec<Defect> {
        let place = |found: &Found| (found.span.start, found.span.end);
        self.found.sort_by(|a, b| {
            place(a)
                .cmp(&place(b))
                .then_with(|| a.message.cmp(&b.message))
        });
        self.found
            .dedup_by(|a, b| place(a) == place(b) && a.message == b.message);
        let offsets = self.found.iter().map(|found| found.span.start);
        let firsts = self.found.iter().filter_map(|found| found.first);
        let lines = Lines::of(source, offsets.chain(firsts));
        let left_out = self.left_out;
        let mut defects: Vec<Defect> = self
            .found
            .into_iter()
            .map(|found| found.placed(&lines))
            .collect();
        if let Some(last) = defects.last().filter(|_| left_out > 0) {
            defects.push(more(left_out, last));
        }
        defects
    }
}

fn more(left_out: usize, last: &Defect) -> Defect {
    Defect {
        code: code::MORE,
        id: None,
        message: format!("{left_out} more defects are not listed"),
        hint: "mend these first".into(),
        ..last.clone()
    }
}

impl Found {
    fn placed(self, lines: &Lines) -> Defect {
        let (line, column) = lines.place(self.span.start);
        let mut message = self.message;
        if let Some(first) = self.first {
            message.push_str(&format!("; the first is on line {}", lines.place(first).0));
        }
        Defect {
            line,
            column,
            span: self.span.range(),
            code: self.code,
            id: self.id,
            message,
            hint: self.hint,
        }
    }
}

/// Lines and columns of the offsets that were asked for.
#[derive(Debug)]
pub(super) struct Lines(Vec<(u32, usize, usize)>);

impl Lines {
    /// Counts lines and columns up to each offset, in one sweep over the file.
    pub(super) fn of(source: &str, offsets: impl Iterator<Item = u32>) -> Self {
        let mut wanted: Vec<u32> = offsets.collect();
        wanted.sort_unstable();
        wanted.dedup();
        let bytes = source.as_bytes();
        let (mut at, mut line, mut column) = (0, 1, 1);
        let places = wanted.into_iter().map(|offset| {
            let end = (offset as usize).clamp(at, bytes.len());
            let passed = bytes.get(at..end).unwrap_or_default();
            at = end;
            line += passed.iter().filter(|&&byte| byte == b'\n').count();
            match passed.iter().rposition(|&byte| byte == b'\n') {
                Some(newline) => column = 1 + chars(passed.get(newline + 1..).unwrap_or_default()),
                None => column += chars(passed),
            }
            (offset, line, column)
        });
        Self(places.collect())
    }

    /// Line and column of an offset that was asked for.
    pub(super) fn place(&self, offset: u32) -> (usize, usize) {
        let found = self.0.binary_search_by_key(&offset, |place| place.0);
        let place = found.ok().and_then(|at| self.0.get(at));
        place.map_or((1, 1), |&(_, line, column)| (line, column))
    }
}

/// Characters in UTF-8: every byte but those that continue one.
fn chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// A value as a message shows it: on one line, and not too long.
pub(super) fn shown(text: &str) -> String {
    let mut chars = text.chars();
    let mut shown: String = (&mut chars)
        .take(limits::SHOWN_CHARS)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if chars.next().is_some() {
        shown.push('…');
    }
    shown
}
