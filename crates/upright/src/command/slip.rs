//! `upright slip`: what falls if a promise finishes later?

use crate::cli::Slip;
use crate::failure::Failure;
use crate::print::{slip, terminal};
use crate::{input, output};

/// Answers.
pub(crate) fn run(asked: &Slip) -> Result<(), Failure> {
    let opened = input::open(&asked.of.book.path)?;
    let id = input::promise_id(&asked.id)?;
    let answer = opened.ask(&asked.of.run, |standpoint| {
        upright_desk::slip(standpoint, &id, asked.days)
    })?;
    if asked.of.json.json {
        return output::document(&answer);
    }
    let as_of = opened.as_of.date();
    output::page(&slip::slip(&opened.book, as_of, &answer, terminal::width()))
}
