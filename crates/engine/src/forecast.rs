//! The forecast: how all promises come out, what is lost, and who answers for it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::domino::Walker;
use crate::draws::{Draws, Lanes};
use crate::future::{Outcomes, Scenario};
use crate::limits::LATE_DAYS_MAX;
use crate::part::{Part, Step};
use crate::plan::Network;
use crate::run::{Block, Meter, Run, Tiles, standard_error};
use crate::stake::losses;
use crate::tally::{DayCounts, Harm, Total, is_kept};

/// How all promises come out.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// How many futures were computed.
    pub futures: u64,
    /// By place.
    pub promises: Vec<PromiseForecast>,
    /// By axis.
    pub harm: Vec<Harm>,
}

/// How some promises come out, computed from no more than what can move them.
#[derive(Debug, Clone, PartialEq)]
pub struct PartForecast {
    /// How many futures were computed.
    pub futures: u64,
    /// The promises asked for, by place. Their responsibility is empty: it hangs on all the others.
    pub promises: BTreeMap<usize, PromiseForecast>,
}

/// How one promise comes out.
#[derive(Debug, Clone, PartialEq)]
pub struct PromiseForecast {
    /// How many futures were computed.
    pub futures: u64,
    /// In how many it is kept.
    pub kept: u64,
    /// In how many it never finishes.
    pub never: u64,
    /// When it finishes.
    pub finish: DayCounts,
    /// Days late, no future counting for more than 365.
    pub late: Total,
    /// What is lost of its own stakes, by axis.
    pub harm: Vec<Total>,
    /// What it answers for as the first domino, by axis.
    pub responsibility: Vec<Total>,
}

impl PromiseForecast {
    /// The chance that it is kept.
    pub fn p_kept(&self) -> f64 {
        self.kept as f64 / self.futures as f64
    }

    /// The standard error of [`Self::p_kept`].
    pub fn p_kept_se(&self) -> f64 {
        standard_error(self.kept, self.futures)
    }

    /// The chance that it never finishes, from any cause.
    pub fn p_never(&self) -> f64 {
        self.never as f64 / self.futures as f64
    }

    /// Mean days late over all futures, kept ones as 0, none counting for more than 365.
    pub fn mean_days_late(&self) -> f64 {
        self.late.mean(self.futures)
    }

    /// The day by whose end so many percent of the futures have finished; `None` where never.
    pub fn day_at_percent(&self, percent: u32) -> Option<i64> {
        self.finish.day_at_percent(percent, self.futures)
    }

    /// The day by whose end the share `confidence` of the futures has finished; `None` where never.
    pub fn day_at(&self, confidence: f64) -> Option<i64> {
        self.finish.day_at(confidence, self.futures)
    }
}

/// Forecasts every promise of a network.
pub fn forecast(network: &Network, run: &Run<'_>) -> Forecast {
    let parts: Vec<Part<'_>> = network
        .components
        .groups
        .iter()
        .map(|places| Part::new(network, places))
        .collect();
    let mut promises = vec![PromiseForecast::new(network.axes); network.len()];
    let mut losses = Losses::new(network.axes);
    let futures = run.until_precise(network.len(), |block, meter| {
        let rows = losses.extend(block);
        for part in &parts {
            let tallies = tallies(part, block, run.seed, rows, meter);
            for (&place, tally) in part.places.iter().zip(&tallies) {
                promises[place].merge(tally);
            }
        }
        greatest_error(&promises)
    });
    promises
        .iter_mut()
        .for_each(|promise| promise.futures = futures);
    Forecast {
        futures,
        promises,
        harm: losses.harm(),
    }
}

/// Forecasts some promises, from no more than what can move them.
///
/// The numbers are those that [`forecast`] gives with as many futures.
pub fn forecast_part(network: &Network, places: &[usize], run: &Run<'_>) -> PartForecast {
    let mut part = forecast_places(network, places, &network.influences(places), run);
    for promise in part.promises.values_mut() {
        promise.responsibility.clear();
    }
    part
}

/// Forecasts one promise with all that hangs together with it, so that what it answers for is known too.
///
/// The numbers are those that [`forecast`] gives with as many futures.
pub fn forecast_one(network: &Network, place: usize, run: &Run<'_>) -> PromiseForecast {
    let component = network.component_of(place);
    let mut part = forecast_places(network, &[place], component, run);
    let alone = part.promises.remove(&place);
    alone.expect("what was asked for is told")
}

/// Forecasts some promises of those that are computed.
fn forecast_places(
    network: &Network,
    places: &[usize],
    computed: &[usize],
    run: &Run<'_>,
) -> PartForecast {
    let part = Part::new(network, computed);
    let mut promises: BTreeMap<usize, PromiseForecast> = places
        .iter()
        .map(|&place| (place, PromiseForecast::new(network.axes)))
        .collect();
    let mut losses = Losses::new(network.axes);
    let futures = run.until_precise(part.len(), |block, meter| {
        let tallies = tallies(&part, block, run.seed, losses.extend(block), meter);
        for (place, tally) in part.places.iter().zip(&tallies) {
            if let Some(promise) = promises.get_mut(place) {
                promise.merge(tally);
            }
        }
        greatest_error(promises.values())
    });
    for promise in promises.values_mut() {
        promise.futures = futures;
    }
    PartForecast { futures, promises }
}

fn greatest_error<'a>(promises: impl IntoIterator<Item = &'a PromiseForecast>) -> f64 {
    promises
        .into_iter()
        .map(PromiseForecast::p_kept_se)
        .fold(0.0, f64::max)
}

impl PromiseForecast {
    fn new(axes: usize) -> Self {
        Self {
            futures: 0,
            kept: 0,
            never: 0,
            finish: DayCounts::default(),
            late: Total::default(),
            harm: vec![Total::default(); axes],
            responsibility: vec![Total::default(); axes],
        }
    }

    /// Adds what other futures came to.
    fn merge(&mut self, other: &Self) {
        self.futures += other.futures;
        self.kept += other.kept;
        self.never += other.never;
        self.finish.merge(&other.finish);
        self.late += other.late;
        for (total, more) in self.harm.iter_mut().zip(&other.harm) {
            *total += *more;
        }
        for (total, more) in self.responsibility.iter_mut().zip(&other.responsibility) {
            *total += *more;
        }
    }

    /// Counts how one future came out.
    fn count(&mut self, step: &Step<'_>, finish: f64) {
        self.futures += 1;
        if is_kept(finish, step.due) {
            self.kept += 1;
        } else {
            self.late += Total::of((finish - step.due).min(LATE_DAYS_MAX));
        }
        if finish.is_infinite() {
            self.never += 1;
        } else {
            self.finish.count(step.finish_day(finish));
        }
    }
}

/// What is lost in each future, by future and axis.
struct Losses {
    axes: usize,
    rows: Vec<Total>,
}

impl Losses {
    fn new(axes: usize) -> Self {
        Self {
            axes,
            rows: Vec::new(),
        }
    }

    /// Makes room for a block of futures.
    fn extend(&mut self, block: Block) -> &mut [Total] {
        let begin = self.rows.len();
        self.rows.resize(
            begin + block.futures as usize * self.axes.max(1),
            Total::default(),
        );
        &mut self.rows[begin..]
    }

    fn harm(&self) -> Vec<Harm> {
        (0..self.axes)
            .map(|axis| {
                let rows = self.rows.chunks_exact(self.axes);
                Harm::of(&mut rows.map(|row| row[axis]).collect::<Vec<Total>>())
            })
            .collect()
    }
}

/// The tallies of a part over a block of futures, by number; what is lost is added to the rows.
fn tallies(
    part: &Part<'_>,
    block: Block,
    seed: u64,
    rows: &mut [Total],
    meter: &Meter<'_>,
) -> Vec<PromiseForecast> {
    let axes = part.network.axes;
    let tiles = Tiles::new(block, part.len(), seed);
    let width = tiles.lanes * axes.max(1);
    rows.par_chunks_mut(width)
        .enumerate()
        .with_min_len(tiles.least_in_a_row())
        .fold(
            || Teller::new(part),
            |mut teller, (tile, rows)| {
                let lanes = tiles.lanes_of(tile);
                teller.tell(lanes, rows);
                meter.tick(part.len() * lanes.count);
                teller
            },
        )
        .map(|teller| teller.tallies)
        .reduce(Vec::new, merged)
}

fn merged(mut ours: Vec<PromiseForecast>, theirs: Vec<PromiseForecast>) -> Vec<PromiseForecast> {
    if ours.is_empty() {
        return theirs;
    }
    for (tally, more) in ours.iter_mut().zip(&theirs) {
        tally.merge(more);
    }
    ours
}

/// Computes tiles of a part and counts how they came out.
struct Teller<'a> {
    part: &'a Part<'a>,
    draws: Draws,
    outcomes: Outcomes,
    walker: Walker,
    lost: Vec<Lost>,
    tallies: Vec<PromiseForecast>,
}

/// A stake that was lost.
#[derive(Debug, Clone, Copy)]
struct Lost {
    lane: usize,
    number: usize,
    axis: usize,
    loss: Total,
}

impl<'a> Teller<'a> {
    fn new(part: &'a Part<'a>) -> Self {
        Self {
            part,
            draws: Draws::default(),
            outcomes: Outcomes::default(),
            walker: Walker::new(part),
            lost: Vec::new(),
            tallies: vec![PromiseForecast::new(part.network.axes); part.len()],
        }
    }

    fn tell(&mut self, lanes: Lanes, rows: &mut [Total]) {
        self.draws.draw(self.part, lanes);
        self.outcomes
            .compute(self.part, &self.draws, lanes.count, Scenario::default());
        for (number, step) in self.part.steps.iter().enumerate() {
            for (lane, &finish) in self.outcomes.finishes_of(number).iter().enumerate() {
                self.tallies[number].count(step, finish);
                for (axis, loss) in losses(step, finish) {
                    self.lost.push(Lost {
                        lane,
                        number,
                        axis,
                        loss,
                    });
                }
            }
        }
        self.attribute(rows);
    }

    /// Adds each loss to its promise, to its future, and to the first domino that answers for it.
    fn attribute(&mut self, rows: &mut [Total]) {
        let axes = self.part.network.axes;
        self.lost.sort_by_key(|lost| lost.lane);
        let mut lane = None;
        for lost in self.lost.drain(..) {
            if lane.replace(lost.lane) != Some(lost.lane) {
                self.walker.forget();
            }
            let (part, draws, outcomes) = (self.part, &self.draws, &self.outcomes);
            let first = self
                .walker
                .first_domino(part, draws, outcomes, lost.number, lost.lane);
            self.tallies[lost.number].harm[lost.axis] += lost.loss;
            self.tallies[first].responsibility[lost.axis] += lost.loss;
            rows[lost.lane * axes + lost.axis] += lost.loss;
        }
    }
}
