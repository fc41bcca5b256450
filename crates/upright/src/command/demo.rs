//! `upright demo`: a guided tour for a newcomer. It writes the sample book, and asks it what a seller asks.

use serde::Serialize;
use upright_connect::book_file;
use upright_desk::answer::{ForecastAnswer, QuoteAnswer, SlipAnswer};
use upright_desk::demo::{self, Size};
use upright_desk::question::DateAsked;

use crate::cli::{Demo, RunArgs, SizeArg};
use crate::failure::Failure;
use crate::input::{self, Opened};
use crate::output::{self, Existing};
use crate::print::{terminal, tour};

/// The promise that the sample is about.
const PORTAL: &str = "claims-portal";
/// By how many days it slips in the tour.
const SLIP_DAYS: f64 = 14.0;

/// The answers as a document.
#[derive(Serialize)]
pub(crate) struct Tour {
    /// The file that holds the sample book.
    pub(crate) book: String,
    /// Can we promise it?
    pub(crate) quote: QuoteAnswer,
    /// What falls if it slips two weeks?
    pub(crate) slip: SlipAnswer,
    /// And the whole book.
    pub(crate) forecast: ForecastAnswer,
}

/// Writes the book and prints the tour.
pub(crate) fn run(asked: &Demo) -> Result<(), Failure> {
    let opened = sample(asked)?;
    write(asked, &opened)?;
    let tour = tour(asked, &opened)?;
    if asked.json.json {
        return output::document(&tour);
    }
    output::page(&tour::tour(&opened.book, &tour, terminal::width()))
}

fn sample(asked: &Demo) -> Result<Opened, Failure> {
    let size = match asked.size {
        SizeArg::Small => Size::Small,
        SizeArg::Medium => Size::Medium,
        SizeArg::Large => Size::Large,
    };
    let sample = demo::book(size, asked.today);
    let as_of = sample.as_of;
    let book = upright_desk::fold(sample.commands, as_of).map_err(|rejection| {
        Failure::refused(
            format!("the sample can't stand on {}: {rejection}", asked.today),
            "give --today a day nearer to now",
        )
    })?;
    Ok(Opened { book, as_of })
}

/// Writes the book, unless the very same is there already.
fn write(asked: &Demo, opened: &Opened) -> Result<(), Failure> {
    let format = input::format_of(&asked.output)?;
    let text = book_file::write(&opened.book, opened.as_of, format);
    if output::holds(&asked.output, &text) {
        return Ok(());
    }
    let existing = if asked.force {
        Existing::Replace
    } else {
        Existing::Keep
    };
    output::file(&asked.output, &text, existing)
}

fn tour(asked: &Demo, opened: &Opened) -> Result<Tour, Failure> {
    let run = RunArgs::usual();
    let id = input::promise_id(PORTAL)?;
    let question = DateAsked {
        id: id.clone(),
        by: None,
        confidences: Vec::new(),
    };
    Ok(Tour {
        book: asked.output.display().to_string(),
        quote: opened.ask(&run, |standpoint| {
            upright_desk::quote(standpoint, &question)
        })?,
        slip: opened.ask(&run, |standpoint| {
            upright_desk::slip(standpoint, &id, SLIP_DAYS)
        })?,
        forecast: opened.ask(&run, upright_desk::forecast)?,
    })
}
