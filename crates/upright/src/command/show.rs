//! `upright show`: the story of one promise.

use crate::cli::Show;
use crate::failure::Failure;
use crate::print::{show, terminal};
use crate::{input, output};

/// Answers.
pub(crate) fn run(asked: &Show) -> Result<(), Failure> {
    let opened = input::open(&asked.of.book.path)?;
    let id = input::promise_id(&asked.id)?;
    let answer = opened.ask(&asked.of.run, |standpoint| {
        upright_desk::show(standpoint, &id)
    })?;
    if asked.of.json.json {
        return output::document(&answer);
    }
    output::page(&show::show(&opened.book, &answer, terminal::width()))
}
