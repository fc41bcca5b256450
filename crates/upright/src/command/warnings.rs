//! `upright warnings`: whom to tell, in the order in which they can still act.

use crate::cli::Question;
use crate::failure::Failure;
use crate::print::{terminal, warnings};
use crate::{input, output};

/// Answers.
pub(crate) fn run(asked: &Question) -> Result<(), Failure> {
    let opened = input::open(&asked.book.path)?;
    let answer = opened.ask(&asked.run, upright_desk::warnings)?;
    if asked.json.json {
        return output::document(&answer);
    }
    output::page(&warnings::warnings(
        &opened.book,
        asked.run.seen_by.as_ref(),
        &answer,
        terminal::width(),
    ))
}
