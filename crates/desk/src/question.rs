//! Questions: what is asked of a book, and why an answer may be refused.

use upright_engine::Run;
use upright_model::Book;
use upright_model::day::Day;
use upright_model::id::{PartyId, PromiseId};
use upright_model::promise::State;
use upright_model::rejection::Rejection;
use upright_model::work::Work;

/// What every question stands on.
#[derive(Clone, Copy)]
pub struct Standpoint<'a> {
    /// The book.
    pub book: &'a Book,
    /// Day 0: the answer stands on the morning of this day.
    pub as_of: Day,
    /// The party who looks; `None` sees the whole book.
    pub seen_by: Option<&'a PartyId>,
    /// How many futures, and from which seed.
    pub run: Run<'a>,
}

/// A date asked of a promise in the book.
#[derive(Debug, Clone, PartialEq)]
pub struct DateAsked {
    /// Which promise.
    pub id: PromiseId,
    /// By when; absent: as promised.
    pub by: Option<Day>,
    /// The confidences to name a day for; empty: the usual ones.
    pub confidences: Vec<f64>,
}

/// A date asked of a promise that is not in the book yet.
#[derive(Debug, Clone, PartialEq)]
pub struct NewAsked {
    /// The offering or the promise that it is like.
    pub like: String,
    /// By when.
    pub by: Day,
    /// Who would do the work; absent: who does it in the pattern.
    pub delivered_by: Option<PartyId>,
    /// How long it would take; absent: as in the pattern.
    pub work: Option<Work>,
    /// The confidences to name a day for; empty: the usual ones.
    pub confidences: Vec<f64>,
}

/// Why a question is not answered.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// No promise has that id.
    #[error("no promise {id:?} in this book")]
    NoSuchPromise {
        /// The id as asked.
        id: String,
        /// The id nearest to it.
        nearest: Option<String>,
    },
    /// Neither an offering nor a promise has that id.
    #[error("no offering or promise {like:?} in this book")]
    NoSuchPattern {
        /// The id as asked.
        like: String,
        /// The id nearest to it.
        nearest: Option<String>,
    },
    /// The pattern is under way, and its items are only what remains of them.
    #[error("promise {like:?} is under way: its items are what remains, not the whole work")]
    PatternUnderWay {
        /// The id as asked.
        like: String,
    },
    /// No party has that id.
    #[error("no party {id:?} in this book")]
    NoSuchParty {
        /// The id as asked.
        id: String,
        /// The id nearest to it.
        nearest: Option<String>,
    },
    /// It is no longer promised.
    #[error("promise {id:?} is {state}: it is not forecast", id = id.as_str())]
    NotForecast {
        /// Which promise.
        id: PromiseId,
        /// Released or withdrawn.
        state: State,
    },
    /// What is done can't slip.
    #[error("promise {id:?} is done: it can't slip", id = id.as_str())]
    AlreadyDone {
        /// Which promise.
        id: PromiseId,
    },
    /// What has no forecast can't slip.
    #[error("promise {id:?} has no forecast: how far a slip reaches can't be told", id = id.as_str())]
    WithoutForecast {
        /// Which promise.
        id: PromiseId,
        /// Whom to ask.
        ask: Vec<PartyId>,
    },
    /// The promise is private to another party.
    #[error("promise {id:?} is not for {party:?} to see", id = id.as_str(), party = party.as_str())]
    Private {
        /// Which promise.
        id: PromiseId,
        /// Who looks.
        party: PartyId,
    },
    /// A confidence outside 0 to 1.
    #[error("{value} is not a confidence above 0 and at most 1")]
    NotAConfidence {
        /// The value as asked.
        value: f64,
    },
    /// A slip that is negative, not finite, or beyond a century.
    #[error("{days} is not a number of days from 0 to {limit}", limit = upright_model::limits::DURATION_DAYS)]
    NotASlip {
        /// The value as asked.
        days: f64,
    },
    /// The new promise doesn't fit into the book.
    #[error(transparent)]
    Rejected(#[from] Rejection),
}

impl Refusal {
    /// What the asker can do.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NoSuchPromise {
                nearest: Some(nearest),
                ..
            }
            | Self::NoSuchPattern {
                nearest: Some(nearest),
                ..
            }
            | Self::NoSuchParty {
                nearest: Some(nearest),
                ..
            } => {
                format!("did you mean {nearest:?}?")
            }
            Self::NoSuchPromise { .. } => "`upright forecast BOOK` lists every promise".to_owned(),
            Self::NoSuchPattern { .. } => "name an [[offering]] or an earlier promise".to_owned(),
            Self::PatternUnderWay { .. } => "say how much it is with --work".to_owned(),
            Self::NoSuchParty { .. } => "name a [[party]] of the book".to_owned(),
            Self::NotForecast { .. } => {
                "ask about a promise that still stands, or make a new one like it with --new --like"
                    .to_owned()
            }
            Self::AlreadyDone { .. } => "name a promise that is still open".to_owned(),
            Self::WithoutForecast { ask, .. } => {
                let parties: Vec<&str> = ask.iter().map(PartyId::as_str).collect();
                format!("ask {} for an estimate first", parties.join(", "))
            }
            Self::Private { .. } => {
                "leave --seen-by away, or ask as the party it is private to".to_owned()
            }
            Self::NotAConfidence { .. } => "write a chance such as 0.85".to_owned(),
            Self::NotASlip { .. } => {
                "write how many days later it would finish, such as 14".to_owned()
            }
            Self::Rejected(rejection) => rejection.hint(),
        }
    }
}
