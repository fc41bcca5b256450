//! The figures of a book over all its futures.

use std::collections::BTreeMap;

use super::book::{AXES, Stake};
use super::days::{DAY, NEVER};
use super::enumerate::for_each;
use super::future::{Outcome, play};
use super::plan::Plan;

/// A quantity and the chance of each of its values; what chance is left over belongs to `rest`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spread {
    rest: i64,
    values: BTreeMap<i64, f64>,
}

/// One amount for each axis, in units of amount × ticks, so that part days are exact.
pub(crate) type Losses = [i64; AXES.len()];

/// What is told of a book.
#[derive(Debug, Clone)]
pub(crate) struct Figures {
    /// For each promise, 1 where it is kept.
    pub(crate) kept: Vec<Spread>,
    /// In ticks.
    pub(crate) finish: Vec<Spread>,
    /// In ticks, none counting for more than 365 days.
    pub(crate) late: Vec<Spread>,
    pub(crate) responsibility: Vec<[Spread; AXES.len()]>,
    pub(crate) own_harm: Vec<[Spread; AXES.len()]>,
    pub(crate) harm: [Spread; AXES.len()],
}

impl Spread {
    fn new(rest: i64) -> Self {
        Self {
            rest,
            values: BTreeMap::new(),
        }
    }

    pub(crate) fn add(&mut self, value: i64, weight: f64) {
        if value != self.rest {
            *self.values.entry(value).or_default() += weight;
        }
    }

    /// Every value with its chance, in rising order; none of no chance.
    pub(crate) fn chances(&self) -> Vec<(i64, f64)> {
        let mut all = self.values.clone();
        let left = 1.0 - self.values.values().sum::<f64>();
        if left > 1e-9 {
            all.insert(self.rest, left);
        }
        all.into_iter().collect()
    }

    /// The chance of a value up to this one.
    pub(crate) fn up_to(&self, most: i64) -> f64 {
        let chances = self.chances();
        let within = chances.iter().filter(|(value, _)| *value <= most);
        if within.clone().count() == chances.len() {
            return 1.0;
        }
        within.map(|(_, chance)| chance).sum()
    }

    pub(crate) fn mean(&self) -> f64 {
        let chances = self.chances();
        let of = |(value, chance): &(i64, f64)| *value as f64 * chance;
        match chances.as_slice() {
            [(only, _)] => *only as f64,
            several => several.iter().map(of).sum(),
        }
    }

    pub(crate) fn variance(&self) -> f64 {
        let mean = self.mean();
        let of = |(value, chance): &(i64, f64)| (*value as f64 - mean).powi(2) * chance;
        self.chances().iter().map(of).sum()
    }

    /// The distance from the smallest value to the greatest.
    pub(crate) fn range(&self) -> f64 {
        let chances = self.chances();
        match (chances.first(), chances.last()) {
            (Some((low, _)), Some((high, _))) => (high - low) as f64,
            _ => 0.0,
        }
    }

    /// The same chances over other values.
    pub(crate) fn map(&self, of: impl Fn(i64) -> i64) -> Self {
        let mut mapped = Self::new(of(self.rest));
        for (value, chance) in &self.values {
            mapped.add(of(*value), *chance);
        }
        mapped
    }
}

/// Plays every future and counts.
pub(crate) fn figures(plan: &Plan) -> Figures {
    let promises = plan.parts.len();
    let none = || std::array::from_fn(|_| Spread::new(0));
    let mut told = Figures {
        kept: vec![Spread::new(0); promises],
        finish: vec![Spread::new(NEVER); promises],
        late: vec![Spread::new(0); promises],
        responsibility: (0..promises).map(|_| none()).collect(),
        own_harm: (0..promises).map(|_| none()).collect(),
        harm: none(),
    };
    for_each(plan, |weight, choices| {
        told.count(plan, &play(plan, choices), weight);
    });
    told
}

impl Figures {
    fn count(&mut self, plan: &Plan, outcome: &Outcome, weight: f64) {
        for place in 0..plan.parts.len() {
            let late = late(plan, outcome, place);
            self.kept[place].add(i64::from(late <= 0), weight);
            self.finish[place].add(outcome.finish[place], weight);
            self.late[place].add(late.clamp(0, 365 * DAY), weight);
            for (spread, loss) in self.own_harm[place]
                .iter_mut()
                .zip(losses(plan, late, place))
            {
                spread.add(loss, weight);
            }
        }
        let answered = answered(plan, outcome);
        for (spreads, losses) in self.responsibility.iter_mut().zip(&answered) {
            for (spread, loss) in spreads.iter_mut().zip(losses) {
                spread.add(*loss, weight);
            }
        }
        for (spread, loss) in self.harm.iter_mut().zip(harm(plan, outcome)) {
            spread.add(loss, weight);
        }
    }
}

/// What is lost on each axis in one future.
pub(crate) fn harm(plan: &Plan, outcome: &Outcome) -> Losses {
    let mut sum = Losses::default();
    for losses in answered(plan, outcome) {
        sum.iter_mut()
            .zip(losses)
            .for_each(|(all, own)| *all += own);
    }
    sum
}

/// Whether a promise is kept in one future.
pub(crate) fn is_kept(plan: &Plan, outcome: &Outcome, place: usize) -> bool {
    late(plan, outcome, place) <= 0
}

/// By how many ticks a promise is late; negative where it is early.
fn late(plan: &Plan, outcome: &Outcome, place: usize) -> i64 {
    let book = &plan.book;
    let evening = (book.promises[place].due - book.as_of + 1) * DAY;
    outcome.finish[place] - evening
}

/// What is lost because a promise is so late.
fn losses(plan: &Plan, late: i64, place: usize) -> Losses {
    let own = &plan.book.promises[place];
    let mut sum = Losses::default();
    if own.does_harm() && plan.is_known(place) {
        own.stakes
            .iter()
            .for_each(|stake| sum[stake.axis] += loss(stake, late));
    }
    sum
}

fn loss(stake: &Stake, late: i64) -> i64 {
    if late <= stake.after.unwrap_or(0) {
        return 0;
    }
    match stake.cap {
        None => stake.amount * DAY,
        // Never is later than any number of days.
        Some(cap) if late >= NEVER / 2 => cap * DAY,
        Some(cap) => (stake.amount * late).min(cap * DAY),
    }
}

/// For each promise, what it answers for as the first domino.
fn answered(plan: &Plan, outcome: &Outcome) -> Vec<Losses> {
    let mut answered = vec![Losses::default(); plan.parts.len()];
    for place in 0..plan.parts.len() {
        let late = late(plan, outcome, place);
        if late > 0 {
            let domino = first_domino(plan, outcome, place);
            for (sum, loss) in answered[domino].iter_mut().zip(losses(plan, late, place)) {
                *sum += loss;
            }
        }
    }
    answered
}

/// Upstream through what bound it, for as long as that one was broken too and not yet passed.
fn first_domino(plan: &Plan, outcome: &Outcome, broken: usize) -> usize {
    let mut passed = vec![broken];
    let mut last = broken;
    while let Some(next) = outcome.binder[last] {
        if is_kept(plan, outcome, next) || passed.contains(&next) {
            break;
        }
        passed.push(next);
        last = next;
    }
    last
}
