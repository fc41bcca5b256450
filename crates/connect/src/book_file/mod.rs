//! The book file: everything promised, written by hand or exported, in TOML or as the same tree in JSON.
//!
//! The one idea: both formats become one tree with the place of every value, one reader checks all that
//! the format asks and reports every defect at once, and what it lets through is lowered to commands in
//! an order in which the model accepts each. The format itself is described in `docs/book.md`.

mod defect;
mod graph;
mod json;
mod names;
mod reader;
mod spare;
mod spoken;
mod toml;
mod value;
mod write;

use upright_model::Command;
use upright_model::day::Day;

use crate::limits;
use defect::{Defects, Lines, Note};
use value::Span;

pub use defect::{Defect, code};
pub use spoken::parse_work;
pub use write::write;

/// How a book file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// `book.toml`.
    Toml,
    /// `book.json`.
    Json,
}

/// A book file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct BookFile {
    /// Day 0: the forecast stands on the morning of this day.
    pub as_of: Day,
    /// What the file says, each after all that it names: every one is accepted in turn.
    pub commands: Vec<Command>,
    offsets: Vec<u32>,
}

impl BookFile {
    /// The line of the file on which what a command says begins.
    #[must_use]
    pub fn line_of(&self, command: usize, file: &[u8]) -> Option<usize> {
        let offset = *self.offsets.get(command)?;
        let lines = Lines::of(std::str::from_utf8(file).ok()?, std::iter::once(offset));
        Some(lines.place(offset).0)
    }
}

/// Reads a book file.
///
/// # Errors
/// Every defect in the file, in order of place; at most [`limits::DEFECTS`] are listed, then how many more.
pub fn read(file: &[u8], format: Format) -> Result<BookFile, Vec<Defect>> {
    if file.len() > limits::FILE_BYTES {
        return Err(too_large(file.len()));
    }
    let text = utf8(file)?;
    let mut defects = Defects::default();
    let root = match format {
        Format::Toml => Some(toml::parse(text, &mut defects)),
        Format::Json => json::parse(text, &mut defects),
    };
    let Some(root) = root else {
        return Err(defects.finish(text));
    };
    let (reading, defects) = reader::read_document(text, root, defects);
    match reading.as_of {
        Some(as_of) if defects.is_empty() => Ok(BookFile {
            as_of,
            commands: reading.commands,
            offsets: reading.offsets,
        }),
        _ => Err(defects.finish(text)),
    }
}

fn too_large(bytes: usize) -> Vec<Defect> {
    let mut defects = Defects::default();
    let limit = limits::FILE_BYTES;
    let note = Note::at(Span::default(), code::FILE_TOO_LARGE);
    defects.add(
        note,
        format_args!("the file has {bytes} bytes, at most {limit} are read"),
        "split the book",
    );
    defects.finish("")
}

fn utf8(file: &[u8]) -> Result<&str, Vec<Defect>> {
    let defect = match std::str::from_utf8(file) {
        Ok(text) => return Ok(text),
        Err(defect) => defect,
    };
    let at = defect.valid_up_to();
    let readable = file
        .get(..at)
        .and_then(|file| std::str::from_utf8(file).ok());
    let mut defects = Defects::default();
    let note = Note::at(Span::new(at..at + 1), code::NOT_UTF8);
    let byte = file.get(at).copied().unwrap_or_default();
    defects.add(
        note,
        format_args!("the byte {byte:#04x} is not UTF-8"),
        "save the file as UTF-8",
    );
    Err(defects.finish(readable.unwrap_or_default()))
}
