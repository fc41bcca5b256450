//! `upright show`: the story of one promise.

use crate::cli::Show;
use crate::failure::Failure;
use crate::print::{show, terminal};
use crate::{input, output};

/// Answers.
pub(crate) fn run(asked: &Show) -> Result<(), Failure> {
    let opened = input::open(&asked.book.path)?;
    let id = input::promise_id(&asked.id)?;
    let answer = opened.ask(&asked.run, |standpoint| upright_desk::show(standpoint, &id))?;
    if asked.json.json {
        return output::document(&answer);
    }
    output::page(&show::show(&opened.book, &answer, terminal::width()))
}
