//! `upright forecast`: the chance of every promise, and the harm of the whole book.

use crate::cli::Question;
use crate::failure::Failure;
use crate::print::{forecast, terminal};
use crate::{input, output};

/// Answers.
pub(crate) fn run(asked: &Question) -> Result<(), Failure> {
    let opened = input::open(&asked.book.path)?;
    let answer = opened.ask(&asked.run, upright_desk::forecast)?;
    if asked.json.json {
        return output::document(&answer);
    }
    output::page(&forecast::forecast(
        &opened.book,
        &answer,
        terminal::width(),
    ))
}
