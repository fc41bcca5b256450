//! What comes in: the book, from a file that a person or a program wrote.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use upright_connect::book_file::{self, Defect, Format};
use upright_connect::limits;
use upright_desk::question::{Refusal, Standpoint};
use upright_desk::{Progress, Run};
use upright_model::Book;
use upright_model::day::Day;
use upright_model::id::PromiseId;
use upright_model::rejection::Rejection;

use crate::cli::RunArgs;
use crate::failure::Failure;
use crate::print::defects;
use crate::progress::Meter;

/// A book as it was read.
pub(crate) struct Opened {
    /// The book.
    pub(crate) book: Book,
    /// Day 0.
    pub(crate) as_of: Day,
}

/// A file as it was found.
pub(crate) struct Source {
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// What its name says it is.
    pub(crate) format: Format,
}

/// Opens a book; what is wrong with it is told defect by defect.
pub(crate) fn open(path: &Path) -> Result<Opened, Failure> {
    let source = read(path)?;
    opened(&source).map_err(|found| match found {
        Ill::Defects(found) => Failure::Defects(defects::told(path, &source.bytes, &found)),
        Ill::Rejected(rejection) => rejection.into(),
    })
}

/// What is wrong with a book.
pub(crate) enum Ill {
    /// With the file.
    Defects(Vec<Defect>),
    /// With the commands in it.
    Rejected(Rejection),
}

/// Parses and folds.
pub(crate) fn opened(source: &Source) -> Result<Opened, Ill> {
    let read = book_file::read(&source.bytes, source.format).map_err(Ill::Defects)?;
    let as_of = read.as_of;
    let book = upright_desk::fold(read.commands, as_of).map_err(Ill::Rejected)?;
    Ok(Opened { book, as_of })
}

/// Reads the file, if its name says that it is a book.
pub(crate) fn read(path: &Path) -> Result<Source, Failure> {
    let format = format_of(path)?;
    let failed = |error: std::io::Error| Failure::file("read", path, &error);
    if path.is_dir() {
        return Err(failed(ErrorKind::IsADirectory.into()));
    }
    let file = File::open(path).map_err(failed)?;
    // One byte more than is allowed, so that a longer file is seen to be longer.
    let most = limits::FILE_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes).map_err(failed)?;
    Ok(Source { bytes, format })
}

/// Which form a book has, by the name of its file.
pub(crate) fn format_of(path: &Path) -> Result<Format, Failure> {
    let name = path.to_string_lossy();
    let is_database = ["sqlite:", "postgres://", "postgresql://"]
        .iter()
        .any(|scheme| name.starts_with(scheme));
    if is_database {
        return Err(Failure::refused(
            format!("{name:?} is a database, and this version reads files only"),
            "databases come with a later version; until then hand over the book as a .toml or .json file",
        ));
    }
    let extension = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("toml") => Ok(Format::Toml),
        Some("json") => Ok(Format::Json),
        _ => Err(Failure::refused(
            format!("{path:?} does not say whether it is TOML or JSON"),
            "end its name in .toml or .json",
        )),
    }
}

impl Opened {
    /// Asks the desk, with a meter on long runs.
    pub(crate) fn ask<A>(
        &self,
        args: &RunArgs,
        question: impl FnOnce(&Standpoint<'_>) -> Result<A, Refusal>,
    ) -> Result<A, Failure> {
        let meter = Meter::start();
        let progress = |progress: Progress| meter.tell(progress);
        let standpoint = Standpoint {
            book: &self.book,
            as_of: self.as_of,
            seen_by: args.seen_by.as_ref(),
            run: Run {
                futures: args.futures,
                seed: args.seed,
                precision: args.precision,
                progress: &progress,
            },
        };
        Ok(question(&standpoint)?)
    }
}

/// An id as it was typed. What can't be one is the id of no promise.
pub(crate) fn promise_id(text: &str) -> Result<PromiseId, Failure> {
    PromiseId::new(text).map_err(|_| {
        let refusal = Refusal::NoSuchPromise {
            id: text.to_owned(),
            nearest: None,
        };
        refusal.into()
    })
}
