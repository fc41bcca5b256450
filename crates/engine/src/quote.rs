//! A quote: when one promise finishes, and what would bring that forward.

use std::cmp::Reverse;

use crate::draws::{Draws, Lanes};
use crate::future::{Outcomes, Scenario};
use crate::part::Part;
use crate::plan::Network;
use crate::run::{Run, Tiles, standard_error};
use crate::tally::{DayCounts, is_kept};

/// When one promise finishes.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// How many futures were computed.
    pub futures: u64,
    /// When it finishes.
    pub finish: DayCounts,
    /// In how many futures it is kept by its own due.
    pub kept: u64,
    /// What would bring the solid date forward, the most first; all that would.
    pub reasons: Vec<Reason>,
}

/// A promise that would bring the solid date forward if its remaining work took no time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// Its place.
    pub place: usize,
    /// By how many days; `None` where without that there is no solid date at all.
    pub days: Option<i64>,
}

impl Quote {
    /// The day by whose end the share `confidence` of the futures has finished; `None` where never.
    pub fn day_at(&self, confidence: f64) -> Option<i64> {
        self.finish.day_at(confidence, self.futures)
    }

    /// In how many futures it has finished by the end of a day.
    pub fn count_by_end_of(&self, day: i64) -> u64 {
        self.finish.count_by_end_of(day)
    }

    /// The chance that it has finished by the end of a day.
    pub fn p_by_end_of(&self, day: i64) -> f64 {
        self.count_by_end_of(day) as f64 / self.futures as f64
    }

    /// The standard error of [`Self::p_by_end_of`].
    pub fn p_by_end_of_se(&self, day: i64) -> f64 {
        standard_error(self.count_by_end_of(day), self.futures)
    }
}

/// Quotes one promise; the reasons are for the date at `solid` confidence.
pub fn quote(network: &Network, place: usize, solid: f64, run: &Run<'_>) -> Quote {
    let part = Part::new(network, &network.influences(&[place]));
    let quoted = part.number_of(place);
    let candidates: Vec<usize> = (0..part.len())
        .filter(|&number| number != quoted && has_work(&part, number))
        .collect();
    let begin = || Trial::new(&part, quoted, &candidates);
    let computed = part.len() * (1 + candidates.len());
    let mut trial = begin();
    let futures = run.until_precise(computed, |block, meter| {
        let compute = |trial: &mut Trial<'_>, lanes: Lanes| {
            trial.compute(lanes);
            meter.tick(computed * lanes.count);
        };
        trial.merge(&Tiles::new(block, part.len(), run.seed).count(begin, compute, Trial::merge));
        standard_error(trial.drawn.kept, block.first + block.futures)
    });
    let reasons = trial.reasons(solid, futures);
    Quote {
        futures,
        finish: trial.drawn.finish,
        kept: trial.drawn.kept,
        reasons,
    }
}

/// Whether a promise has work that could take no time.
fn has_work(part: &Part<'_>, number: usize) -> bool {
    let planned = part.steps[number].planned;
    planned.can_move() && !planned.sampler.is_always_none()
}

/// By how many days a date comes earlier: `Some(None)` where without that there is none at all, `None`
/// where it doesn't.
fn brought_forward(from: Option<i64>, to: Option<i64>) -> Option<Option<i64>> {
    match (from, to) {
        (None, Some(_)) => Some(None),
        (Some(from), Some(to)) if to < from => Some(Some(from - to)),
        _ => None,
    }
}

/// How the quoted promise comes out.
#[derive(Debug, Clone, Default)]
struct Count {
    finish: DayCounts,
    kept: u64,
}

impl Count {
    fn add(&mut self, part: &Part<'_>, quoted: usize, outcomes: &Outcomes) {
        let step = &part.steps[quoted];
        for &finish in outcomes.finishes_of(quoted) {
            self.kept += u64::from(is_kept(finish, step.due));
            if finish.is_finite() {
                self.finish.count(step.finish_day(finish));
            }
        }
    }

    fn merge(&mut self, other: &Self) {
        self.finish.merge(&other.finish);
        self.kept += other.kept;
    }
}

/// Computes tiles as drawn, and again with each candidate's work taking no time.
struct Trial<'a> {
    part: &'a Part<'a>,
    quoted: usize,
    candidates: &'a [usize],
    draws: Draws,
    outcomes: Outcomes,
    replayed: Outcomes,
    drawn: Count,
    idle: Vec<Count>,
}

impl<'a> Trial<'a> {
    fn new(part: &'a Part<'a>, quoted: usize, candidates: &'a [usize]) -> Self {
        Self {
            part,
            quoted,
            candidates,
            draws: Draws::default(),
            outcomes: Outcomes::default(),
            replayed: Outcomes::default(),
            drawn: Count::default(),
            idle: vec![Count::default(); candidates.len()],
        }
    }

    fn compute(&mut self, lanes: Lanes) {
        self.draws.draw(self.part, lanes);
        self.outcomes
            .compute(self.part, &self.draws, lanes.count, Scenario::default());
        self.drawn.add(self.part, self.quoted, &self.outcomes);
        for (&candidate, count) in self.candidates.iter().zip(&mut self.idle) {
            let pair = (candidate, self.quoted);
            self.replayed
                .compute_idle(self.part, &self.draws, &self.outcomes, pair);
            count.add(self.part, self.quoted, &self.replayed);
        }
    }

    fn merge(&mut self, other: &Self) {
        self.drawn.merge(&other.drawn);
        self.idle
            .iter_mut()
            .zip(&other.idle)
            .for_each(|(count, more)| count.merge(more));
    }

    /// What opens a date at all first, then the most days, then the smaller place.
    fn reasons(&self, solid: f64, futures: u64) -> Vec<Reason> {
        let from = self.drawn.finish.day_at(solid, futures);
        let reasons = self
            .candidates
            .iter()
            .zip(&self.idle)
            .filter_map(|(&number, count)| {
                let days = brought_forward(from, count.finish.day_at(solid, futures))?;
                Some(Reason {
                    place: self.part.places[number],
                    days,
                })
            });
        let mut reasons: Vec<Reason> = reasons.collect();
        reasons.sort_unstable_by_key(|reason| (reason.days.map(Reverse), reason.place));
        reasons
    }
}
