//! The way from a book's text to the desk's answers: the only place that knows how it is called.

use upright_connect::book_file::{self, Format};
use upright_desk::answer::{ForecastAnswer, QuoteAnswer, SlipAnswer};
use upright_desk::question::{DateAsked, Standpoint};
use upright_desk::{Progress, Run};
use upright_model::Book;
use upright_model::day::Day;
use upright_model::id::PromiseId;

/// How many futures are simulated, from which seed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Simulated {
    pub(crate) futures: u32,
    pub(crate) seed: u64,
}

/// A book that was read and folded.
pub(crate) struct Opened {
    book: Book,
    as_of: Day,
    simulated: Simulated,
}

impl Opened {
    /// Reads a book file; what is wrong with it, where something is.
    pub(crate) fn read(text: &str, simulated: Simulated) -> Result<Self, String> {
        let read = book_file::read(text.as_bytes(), Format::Toml);
        let file = read.map_err(|defects| format!("{defects:#?}"))?;
        let as_of = file.as_of;
        let book = upright_desk::fold(file.commands, as_of).map_err(|error| error.to_string())?;
        Ok(Self {
            book,
            as_of,
            simulated,
        })
    }

    pub(crate) fn forecast(&self) -> ForecastAnswer {
        let told = self.ask(upright_desk::forecast);
        told.expect("a forecast")
    }

    pub(crate) fn slip(&self, id: &str, days: i64) -> Result<SlipAnswer, String> {
        self.ask(|standpoint| upright_desk::slip(standpoint, &promise_id(id), days as f64))
    }

    pub(crate) fn quote(&self, id: &str, confidences: &[f64]) -> Result<QuoteAnswer, String> {
        let asked = DateAsked {
            id: promise_id(id),
            by: None,
            confidences: confidences.to_vec(),
        };
        self.ask(|standpoint| upright_desk::quote(standpoint, &asked))
    }

    fn ask<A, E: ToString>(
        &self,
        question: impl FnOnce(&Standpoint<'_>) -> Result<A, E>,
    ) -> Result<A, String> {
        let quiet = |_: Progress| {};
        let standpoint = Standpoint {
            book: &self.book,
            as_of: self.as_of,
            seen_by: None,
            run: Run {
                futures: self.simulated.futures,
                seed: self.simulated.seed,
                precision: None,
                progress: &quiet,
            },
        };
        question(&standpoint).map_err(|refusal| refusal.to_string())
    }
}

fn promise_id(id: &str) -> PromiseId {
    PromiseId::new(id).expect("an id")
}
