//! The book made ready to be stepped through: each promise's part in it, and the dice to be cast.

use super::book::{Book, Gate, Hit, State};
use super::days::{DAY, Length};
use super::standing::{Standing, lengths, standings};

/// What is the same in every future.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) book: Book,
    pub(crate) standings: Vec<Standing>,
    pub(crate) parts: Vec<Part>,
    /// For each promise, the lengths that its work can have, with their weights.
    pub(crate) lengths: Vec<Vec<(f64, Length)>>,
    /// For each shock, the promises that it hits.
    pub(crate) struck: Vec<Vec<usize>>,
    /// Ticks added to the finish of each promise in every future.
    pub(crate) slip: Vec<i64>,
    pub(crate) futures: Futures,
}

/// Which futures are played.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Futures {
    /// Every one, by its weight.
    All,
    /// Those that are drawn: so many, from a seed.
    Drawn(u32, u64),
}

/// What a promise does in a future.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Finished at this instant, whatever happens.
    Done(i64),
    /// Given up: it takes no part, and finishes never.
    GivenUp,
    /// Without a forecast: it takes no part, and nothing is bound by it.
    Absent,
    /// Under way since the morning of this day, counted from `as_of`.
    Started(i64),
    /// It starts when it is ready, for a team with slots when its turn has come.
    Waiting,
}

/// The choices of one future.
#[derive(Debug, Clone)]
pub(crate) struct Choices {
    /// For each promise, the length of its work.
    pub(crate) work: Vec<Length>,
    /// For each promise, whether it is never delivered.
    pub(crate) never: Vec<bool>,
    /// For each shock, the delay that it brings; 0 where it does not strike.
    pub(crate) shocks: Vec<i64>,
}

impl Plan {
    pub(crate) fn new(book: &Book) -> Self {
        let standings = standings(book);
        let places = 0..book.promises.len();
        let parts = places
            .clone()
            .map(|place| part(book, place, &standings))
            .collect();
        Self {
            lengths: places.map(|place| lengths(book, place)).collect(),
            struck: (0..book.shocks.len())
                .map(|shock| struck(book, shock))
                .collect(),
            slip: vec![0; book.promises.len()],
            book: book.clone(),
            futures: Futures::All,
            standings,
            parts,
        }
    }

    /// The same over the futures that a seed draws.
    pub(crate) fn drawn(mut self, futures: u32, seed: u64) -> Self {
        self.futures = Futures::Drawn(futures, seed);
        self
    }

    /// The team in whose queue a promise stands: one with slots, and not for a draft.
    pub(crate) fn queue(&self, place: usize) -> Option<usize> {
        let own = &self.book.promises[place];
        let stands = matches!(self.parts[place], Part::Started(_) | Part::Waiting);
        let team = own.deliverer();
        let queues = stands && own.state != State::Draft && self.book.parties[team].slots.is_some();
        queues.then_some(team)
    }

    /// All that a promise rests on, as one gate.
    pub(crate) fn gate(&self, place: usize) -> Gate {
        Gate::All(self.book.promises[place].rests_on.clone())
    }

    /// Whether a promise has a forecast.
    pub(crate) fn is_known(&self, place: usize) -> bool {
        self.parts[place] != Part::Absent
    }

    /// The promise's work takes no time; work under way has ended on the morning of `as_of`.
    pub(crate) fn without_work(mut self, place: usize) -> Self {
        self.lengths[place] = vec![(1.0, Length::ZERO)];
        if let Part::Started(since) = &mut self.parts[place] {
            *since = 0;
        }
        self
    }

    /// The promise finishes so many ticks later in every future.
    pub(crate) fn slipped(mut self, place: usize, ticks: i64) -> Self {
        self.slip[place] = ticks;
        self
    }
}

fn part(book: &Book, place: usize, standings: &[Standing]) -> Part {
    let own = &book.promises[place];
    if let Some(done) = own.done {
        return Part::Done((done - book.as_of + 1) * DAY);
    }
    if own.given_up() {
        return Part::GivenUp;
    }
    if matches!(standings[place], Standing::Unknown(..) | Standing::Gone) {
        return Part::Absent;
    }
    match own.started {
        // Items are what remains: their weeks are counted from the morning of `as_of`.
        Some(_) if matches!(own.work, super::book::Work::Items { .. }) => Part::Started(0),
        Some(since) => Part::Started((since - book.as_of) * DAY),
        None => Part::Waiting,
    }
}

/// The promises that a shock hits, each once.
fn struck(book: &Book, shock: usize) -> Vec<usize> {
    let is_hit = |place: &usize| {
        book.shocks[shock].hits.iter().any(|hit| match hit {
            Hit::Promise(own) => own == place,
            Hit::Party(party) => *party == book.promises[*place].deliverer(),
        })
    };
    (0..book.promises.len()).filter(is_hit).collect()
}
