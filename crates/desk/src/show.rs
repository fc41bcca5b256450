//! All that is known of one promise: what was said, what it needs, what rests on it, what will become of it.

use upright_engine::PromiseForecast;
use upright_model::book::Promise;
use upright_model::day::Day;
use upright_model::id::PromiseId;
use upright_model::life::Evidence;

use crate::answer::{NeedAnswer, ShowAnswer};
use crate::question::{Refusal, Standpoint};
use crate::rows::leaves;
use crate::view::View;

/// All that is known of one promise.
///
/// # Errors
/// [`Refusal`] where it is not in the book, or not to be seen.
pub fn show(standpoint: &Standpoint<'_>, id: &PromiseId) -> Result<ShowAnswer, Refusal> {
    let view = View::new(standpoint)?;
    let row = view.row(id)?;
    let needs = needed_rows(&view, row);
    let downstream = view.downstream(row);
    let shown = needs.iter().chain(&downstream);
    let places: Vec<usize> = shown.filter_map(|&row| view.lowered.place(row)).collect();
    let part = upright_engine::forecast_part(&view.lowered.network, &places, &standpoint.run);
    let forecast = |row| part.promises.get(&view.lowered.place(row)?);
    let own = view
        .lowered
        .place(row)
        .map(|place| upright_engine::forecast_one(&view.lowered.network, place, &standpoint.run));
    let no_such = || Refusal::NoSuchPromise {
        id: id.to_string(),
        nearest: None,
    };
    let promise = view.lowered.rows.promise(row).ok_or_else(no_such)?;
    let touched_in_queue = view.touched_in_queue(promise, &view.unknown_in_queues());
    let story = told(promise);
    Ok(ShowAnswer {
        as_of: standpoint.as_of.date(),
        futures: own.as_ref().map_or(part.futures, |own| own.futures),
        seed: standpoint.run.seed,
        forecast: view.promise_answer(row, own.as_ref(), touched_in_queue),
        touched_by: view.touched_by(&[row]),
        unknown: view.unknown(row),
        needs: needs
            .iter()
            .filter_map(|&need| need_answer(&view, need, forecast(need)))
            .collect(),
        rests_on_it: view.resting_answers(&downstream, |row| forecast(row).cloned()),
        ..story
    })
}

/// What was said and has happened, before any number.
fn told(promise: &Promise) -> ShowAnswer {
    let (draft, past) = (&promise.draft, &promise.past);
    ShowAnswer {
        id: draft.id.clone(),
        as_of: draft.due.date(),
        futures: 0,
        seed: 0,
        what: draft.what.to_string(),
        done_when: draft.done_when.as_ref().map(ToString::to_string),
        state: past.state,
        recorded: promise.recorded,
        promisor: draft.promisor.clone(),
        promisee: draft.promisee.clone(),
        delivered_by: draft.deliverer().clone(),
        made: past.made.map(Day::date),
        requested: draft.requested.map(Day::date),
        first_due: promise.first_due().date(),
        due: draft.due.date(),
        tell_by: draft.tell_by.map(Day::date),
        started: past.started.map(Day::date),
        done: past.done.map(Day::date),
        evidence: evidence(promise),
        forecast: None,
        unknown: None,
        touched_by: Vec::new(),
        needs: Vec::new(),
        rests_on_it: Vec::new(),
    }
}

/// What its estimate stands on: as was said with the last one given. Of one that was only written down, as in
/// a file, nobody has said it.
fn evidence(promise: &Promise) -> Evidence {
    let last = promise.life.estimates.last();
    last.map_or(Evidence::Nothing, |estimate| estimate.evidence)
}

fn needed_rows(view: &View<'_>, row: usize) -> Vec<usize> {
    let mut needs = Vec::new();
    view.lowered
        .rows
        .gates(row)
        .iter()
        .for_each(|gate| leaves(gate, &mut needs));
    needs.sort_unstable();
    needs.dedup();
    needs
}

fn need_answer(
    view: &View<'_>,
    row: usize,
    forecast: Option<&PromiseForecast>,
) -> Option<NeedAnswer> {
    let promise = view
        .lowered
        .rows
        .promise(row)
        .filter(|promise| view.sees(promise))?;
    Some(NeedAnswer {
        id: promise.draft.id.clone(),
        state: promise.past.state,
        due: promise.draft.due.date(),
        p_kept: forecast.map(PromiseForecast::p_kept),
        finish: forecast
            .map(|forecast| view.finish(forecast))
            .unwrap_or_default(),
    })
}
