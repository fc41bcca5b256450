//! The view: what several answers read off a lowered book and its forecast.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use upright_engine::{PromiseForecast, Total};
use upright_model::book::Promise;
use upright_model::day::Day;
use upright_model::id::{PartyId, PromiseId};
use upright_model::promise::State;

use crate::answer::{FinishAnswer, PerAxis, PromiseAnswer, RestingAnswer, UnknownAnswer};
use crate::lower::{Lowered, lower};
use crate::outlook::Outlook;
use crate::question::{Refusal, Standpoint};
use crate::rows::{Stage, is_visible, leaves};
use upright_model::nearest::nearest;

/// A book lowered, seen from a standpoint.
pub(crate) struct View<'a> {
    pub(crate) standpoint: Standpoint<'a>,
    pub(crate) lowered: Lowered<'a>,
}

impl<'a> View<'a> {
    /// Lowers the book for a standpoint.
    ///
    /// # Errors
    /// [`Refusal::NoSuchParty`] where who looks is not in the book.
    pub(crate) fn new(standpoint: &Standpoint<'a>) -> Result<Self, Refusal> {
        if let Some(party) = standpoint.seen_by
            && !standpoint.book.parties.contains_key(party)
        {
            return Err(Refusal::NoSuchParty {
                id: party.to_string(),
                nearest: nearest(
                    party.as_str(),
                    standpoint.book.parties.keys().map(|id| id.as_str()),
                ),
            });
        }
        Ok(Self {
            standpoint: *standpoint,
            lowered: lower(standpoint),
        })
    }

    /// The row of a promise that is asked about.
    ///
    /// # Errors
    /// [`Refusal`] where there is none, or it is not for the one who looks to see.
    pub(crate) fn row(&self, id: &PromiseId) -> Result<usize, Refusal> {
        let rows = &self.lowered.rows;
        let found = rows
            .find(id)
            .and_then(|row| Some((row, rows.promise(row)?)));
        let Some((row, promise)) = found else {
            let visible = rows.iter().filter(|(_, promise)| self.sees(promise));
            let ids = visible.map(|(_, promise)| promise.draft.id.as_str());
            return Err(Refusal::NoSuchPromise {
                id: id.to_string(),
                nearest: nearest(id.as_str(), ids),
            });
        };
        match self.standpoint.seen_by {
            Some(party) if !self.sees(promise) => Err(Refusal::Private {
                id: id.clone(),
                party: party.clone(),
            }),
            _ => Ok(row),
        }
    }

    /// Refuses what is released or withdrawn.
    ///
    /// # Errors
    /// [`Refusal::NotForecast`].
    pub(crate) fn must_stand(&self, row: usize) -> Result<(), Refusal> {
        match (
            self.lowered.outlooks.get(row),
            self.lowered.rows.promise(row),
        ) {
            (Some(Outlook::Gone), Some(promise)) => Err(Refusal::NotForecast {
                id: promise.draft.id.clone(),
                state: promise.past.state,
            }),
            _ => Ok(()),
        }
    }

    /// Whether a promise may be shown.
    pub(crate) fn sees(&self, promise: &Promise) -> bool {
        is_visible(promise, self.standpoint.seen_by)
    }

    /// The civil date of a day counted from day 0; none past the year 9999.
    pub(crate) fn date(&self, day: i64) -> Option<Date> {
        let span = jiff::Span::new().try_days(day).ok()?;
        self.standpoint.as_of.date().checked_add(span).ok()
    }

    /// A day counted from day 0.
    pub(crate) fn day_number(&self, day: Day) -> i64 {
        i64::from(self.lowered.rows.days_to(day))
    }

    /// Why nothing can be said of a row, where that is so.
    pub(crate) fn unknown(&self, row: usize) -> Option<UnknownAnswer> {
        match self.lowered.outlooks.get(row)? {
            Outlook::Unknown { reason, ask } => Some(UnknownAnswer {
                id: self.lowered.rows.promise(row)?.draft.id.clone(),
                reason: *reason,
                ask: ask.clone(),
            }),
            Outlook::Forecast | Outlook::Never | Outlook::Gone => None,
        }
    }

    /// Everything unknown that may be shown.
    pub(crate) fn all_unknown(&self) -> Vec<UnknownAnswer> {
        let rows = self.lowered.rows.iter();
        rows.filter(|(_, promise)| self.sees(promise))
            .filter_map(|(row, _)| self.unknown(row))
            .collect()
    }

    /// A value for each axis of the book.
    pub(crate) fn per_axis<T>(&self, mut value: impl FnMut(usize) -> T) -> PerAxis<T> {
        let axes = self.lowered.axes.iter().enumerate();
        PerAxis(axes.map(|(number, &axis)| (axis, value(number))).collect())
    }

    /// The expected harm of a promise's own stakes.
    pub(crate) fn own_harm(&self, forecast: &PromiseForecast) -> PerAxis<f64> {
        self.per_axis(|axis| mean(&forecast.harm, axis, forecast.futures))
    }

    /// The days by which a promise has finished.
    pub(crate) fn finish(&self, forecast: &PromiseForecast) -> FinishAnswer {
        let date = |percent| {
            forecast
                .day_at_percent(percent)
                .and_then(|day| self.date(day))
        };
        FinishAnswer {
            p10: date(10),
            p50: date(50),
            p80: date(80),
            p90: date(90),
        }
    }

    /// The forecast of a row; none for what is released or withdrawn.
    pub(crate) fn promise_answer(
        &self,
        row: usize,
        forecast: Option<&PromiseForecast>,
        touched_by: Vec<PromiseId>,
    ) -> Option<PromiseAnswer> {
        let promise = self.lowered.rows.promise(row)?;
        if self.lowered.outlooks.get(row) == Some(&Outlook::Gone) {
            return None;
        }
        let p_kept = forecast.map(PromiseForecast::p_kept);
        Some(PromiseAnswer {
            id: promise.draft.id.clone(),
            verdict: self.standpoint.book.policy.verdict(p_kept),
            p_kept,
            p_kept_se: forecast.map(PromiseForecast::p_kept_se),
            p_never: forecast.map(PromiseForecast::p_never),
            finish: forecast
                .map(|forecast| self.finish(forecast))
                .unwrap_or_default(),
            mean_days_late: forecast.map(PromiseForecast::mean_days_late),
            responsibility: self.per_axis(|axis| {
                forecast.map_or(0.0, |forecast| {
                    mean(&forecast.responsibility, axis, forecast.futures)
                })
            }),
            touched_by,
        })
    }

    /// The promises without a forecast in any queue that can move these rows, themselves left out. Nothing
    /// moves what is unknown itself; of that, the ones in its own queue are named.
    pub(crate) fn touched_by(&self, asked: &[usize]) -> Vec<PromiseId> {
        let rows = &self.lowered.rows;
        let unknown = self.unknown_in_queues();
        let moving = self.all_moving(asked);
        let touched: BTreeSet<PromiseId> = asked
            .iter()
            .chain(&moving)
            .filter_map(|&row| rows.promise(row))
            .flat_map(|promise| self.touched_in_queue(promise, &unknown))
            .collect();
        let is_asked = |id: &PromiseId| rows.find(id).is_some_and(|row| asked.contains(&row));
        touched.into_iter().filter(|id| !is_asked(id)).collect()
    }

    /// Every row with a forecast that can move one of these: upstream, beside it in a queue, and so on.
    fn all_moving(&self, asked: &[usize]) -> BTreeSet<usize> {
        let mut queues = self.queues_by_deliverer();
        let mut seen = BTreeSet::new();
        let mut found: Vec<usize> = asked.to_vec();
        while let Some(row) = found.pop() {
            if self.unknown(row).is_none() && seen.insert(row) {
                found.extend(self.moving(row, &mut queues));
            }
        }
        seen
    }

    /// The unknown promises in the queue of each team with slots, where they may be shown.
    pub(crate) fn unknown_in_queues(&self) -> HashMap<&PartyId, Vec<PromiseId>> {
        let mut queues: HashMap<&PartyId, Vec<PromiseId>> = HashMap::new();
        for (row, promise) in self.lowered.rows.iter() {
            if self.unknown(row).is_some() && self.queues(promise) && self.sees(promise) {
                let queue = queues.entry(promise.draft.deliverer()).or_default();
                queue.push(promise.draft.id.clone());
            }
        }
        queues
    }

    /// The unknown promises in a promise's own queue, itself left out.
    pub(crate) fn touched_in_queue(
        &self,
        promise: &Promise,
        unknown: &HashMap<&PartyId, Vec<PromiseId>>,
    ) -> Vec<PromiseId> {
        let mates = unknown
            .get(promise.draft.deliverer())
            .filter(|_| self.queues(promise));
        let others = mates
            .into_iter()
            .flatten()
            .filter(|id| **id != promise.draft.id);
        others.cloned().collect()
    }

    /// The rows that stand in the queue of each team with slots.
    fn queues_by_deliverer(&self) -> HashMap<&PartyId, Vec<usize>> {
        let mut queues: HashMap<&PartyId, Vec<usize>> = HashMap::new();
        for (row, promise) in self.lowered.rows.iter() {
            if self.queues(promise) {
                queues
                    .entry(promise.draft.deliverer())
                    .or_default()
                    .push(row);
            }
        }
        queues
    }

    /// The rows that can move an open one: what it rests on, and who waits where it waits. A queue is told of
    /// once.
    fn moving(&self, row: usize, queues: &mut HashMap<&PartyId, Vec<usize>>) -> Vec<usize> {
        let Some(promise) = self.lowered.rows.promise(row).filter(|_| self.is_open(row)) else {
            return Vec::new();
        };
        let mut moving = Vec::new();
        let gates = self.lowered.rows.gates(row);
        gates.iter().for_each(|gate| leaves(gate, &mut moving));
        if self.queues(promise) {
            let mates = queues.remove(promise.draft.deliverer());
            moving.extend(mates.into_iter().flatten());
        }
        moving
    }

    /// Whether a promise stands in the queue of a team with slots.
    pub(crate) fn queues(&self, promise: &Promise) -> bool {
        let deliverer = self.standpoint.book.parties.get(promise.draft.deliverer());
        let slots = deliverer
            .and_then(|party| party.kind.team())
            .and_then(|team| team.slots);
        slots.is_some()
            && promise.past.state != State::Draft
            && self.lowered.rows.stage(promise) == Stage::Open
    }

    /// The open promises that rest on a row, directly or through others that are open, in the order of
    /// tell-by and then id.
    pub(crate) fn downstream(&self, row: usize) -> Vec<usize> {
        let resting = self.lowered.rows.resting();
        let mut reached = vec![false; self.lowered.rows.len()];
        let (mut found, mut next) = (vec![row], 0);
        while let Some(&from) = found.get(next) {
            next += 1;
            for &later in resting.get(from).into_iter().flatten() {
                if let Some(seen) = reached.get_mut(later)
                    && !std::mem::replace(seen, true)
                    && self.is_open(later)
                {
                    found.push(later);
                }
            }
        }
        found.remove(0);
        found.sort_by_key(|&row| (self.tell_by_key(row), row));
        found
    }

    fn is_open(&self, row: usize) -> bool {
        let rows = &self.lowered.rows;
        rows.promise(row)
            .is_some_and(|promise| rows.stage(promise) == Stage::Open)
    }

    /// Orders by tell-by, absent last.
    pub(crate) fn tell_by_key(&self, row: usize) -> (bool, Option<Day>) {
        let tell_by = self
            .lowered
            .rows
            .promise(row)
            .and_then(|promise| promise.draft.tell_by);
        (tell_by.is_none(), tell_by)
    }

    /// What rests on something, where it may be shown.
    pub(crate) fn resting_answers(
        &self,
        rows: &[usize],
        forecast: impl Fn(usize) -> Option<PromiseForecast>,
    ) -> Vec<RestingAnswer> {
        rows.iter()
            .filter_map(|&row| Some((row, self.lowered.rows.promise(row)?)))
            .filter(|(_, promise)| self.sees(promise))
            .map(|(row, promise)| {
                let forecast = forecast(row);
                RestingAnswer {
                    id: promise.draft.id.clone(),
                    party: promise.draft.promisee.clone(),
                    tell_by: promise.draft.tell_by.map(Day::date),
                    p_kept: forecast.as_ref().map(PromiseForecast::p_kept),
                    harm: forecast.map(|forecast| self.own_harm(&forecast)),
                }
            })
            .collect()
    }
}

fn mean(totals: &[Total], axis: usize, futures: u64) -> f64 {
    totals.get(axis).map_or(0.0, |total| total.mean(futures))
}
