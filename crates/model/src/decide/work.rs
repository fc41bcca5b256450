//! The work: how long it takes, what it rests on, how it goes on.

use super::promise::{drawable_work, not_ahead};
use super::{Addressed, gates};
use crate::day::Day;
use crate::gate::Gate;
use crate::life::Evidence;
use crate::quantity::{Chance, Text};
use crate::rejection::Rejection;
use crate::turn::Turn;
use crate::work::{Form, Work};

/// Without work there is nothing that an estimate could stand on: its evidence is then nothing.
pub(super) fn estimate(
    at: Addressed<'_>,
    work: Option<&Work>,
    never: Chance,
    evidence: Evidence,
) -> Result<Turn, Rejection> {
    let draft = &at.promise.draft;
    if let Some(work) = work {
        drawable_work(at.ctx, draft.id.as_str(), work, draft.deliverer())?;
    }
    Ok(Turn::EstimateGiven {
        work: work.cloned(),
        never,
        evidence: work.map_or(Evidence::Nothing, |_| evidence),
    })
}

pub(super) fn start(at: Addressed<'_>, started: Day) -> Result<Turn, Rejection> {
    if let Some(started) = at.promise.past.started {
        return Err(Rejection::AlreadyStarted {
            id: at.id(),
            started,
        });
    }
    not_ahead(at.ctx, started)?;
    Ok(Turn::WorkStarted { started })
}

pub(super) fn progress(
    at: Addressed<'_>,
    note: &Text,
    items_left: Option<f64>,
) -> Result<Turn, Rejection> {
    if let Some(value) = items_left {
        let form = at.promise.draft.work.as_ref().map(Work::form);
        let Some(Form::Throughput { per_week, .. }) = form else {
            return Err(Rejection::NoItems { id: at.id() });
        };
        let remaining = Form::Throughput {
            items: value,
            per_week: per_week.clone(),
        };
        Work::new(remaining).map_err(|_| Rejection::NotACount { value })?;
    }
    Ok(Turn::ProgressReported {
        note: note.clone(),
        items_left,
    })
}

pub(super) fn add_rests_on(at: Addressed<'_>, gate: &Gate) -> Result<Turn, Rejection> {
    gates::of_existing(at, gate)?;
    Ok(Turn::RestsOnAdded { gate: gate.clone() })
}

pub(super) fn remove_rests_on(at: Addressed<'_>, gate: &Gate) -> Result<Turn, Rejection> {
    if !at.promise.draft.rests_on.contains(gate) {
        return Err(Rejection::NotRestedOn { id: at.id() });
    }
    Ok(Turn::RestsOnRemoved { gate: gate.clone() })
}
