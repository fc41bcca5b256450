//! `upright check`: is the book well formed?

use serde::Serialize;
use upright_connect::book_file::Defect;

use crate::cli::Check;
use crate::failure::Failure;
use crate::input::{self, Ill, Opened};
use crate::output;
use crate::print::words::several;
use crate::print::{dates, defects};

/// The answer as a document.
#[derive(Serialize)]
struct CheckAnswer<'a> {
    ok: bool,
    promises: usize,
    parties: usize,
    as_of: Option<String>,
    defects: Vec<DefectAnswer<'a>>,
}

/// One defect in it.
#[derive(Serialize)]
struct DefectAnswer<'a> {
    line: usize,
    column: usize,
    id: Option<&'a str>,
    code: &'a str,
    message: &'a str,
    hint: &'a str,
}

/// Says that all is well, or names every defect.
pub(crate) fn run(asked: &Check) -> Result<(), Failure> {
    let path = &asked.book.path;
    let source = input::read(path)?;
    match input::opened(&source) {
        Ok(opened) if asked.json.json => output::document(&well(&opened)),
        Ok(opened) => output::page(&(sentence(&opened) + "\n")),
        Err(Ill::Defects(found)) if asked.json.json => {
            output::document(&ill(&found))?;
            Err(Failure::Said)
        }
        Err(Ill::Defects(found)) => {
            Err(Failure::Defects(defects::told(path, &source.bytes, &found)))
        }
        Err(Ill::Rejected(rejection)) => Err(rejection.into()),
    }
}

fn sentence(opened: &Opened) -> String {
    let book = &opened.book;
    format!(
        "ok: {}, {} as of {}",
        several(book.promises.len(), "promise", "promises"),
        several(book.parties.len(), "party", "parties"),
        dates::weekday_date(opened.as_of.date()),
    )
}

fn well(opened: &Opened) -> CheckAnswer<'static> {
    CheckAnswer {
        ok: true,
        promises: opened.book.promises.len(),
        parties: opened.book.parties.len(),
        as_of: Some(opened.as_of.to_string()),
        defects: Vec::new(),
    }
}

fn ill(found: &[Defect]) -> CheckAnswer<'_> {
    CheckAnswer {
        ok: false,
        promises: 0,
        parties: 0,
        as_of: None,
        defects: found.iter().map(DefectAnswer::of).collect(),
    }
}

impl<'a> DefectAnswer<'a> {
    fn of(defect: &'a Defect) -> Self {
        Self {
            line: defect.line,
            column: defect.column,
            id: defect.id.as_deref(),
            code: defect.code,
            message: &defect.message,
            hint: &defect.hint,
        }
    }
}
