//! Warnings: whose chance is below its line, and whom to tell, in the order in which they can still act.

use std::collections::HashMap;

use upright_engine::PromiseForecast;
use upright_model::day::Day;
use upright_model::id::{PartyId, PromiseId};
use upright_model::promise::State;

use crate::answer::{WarningAnswer, WarningsAnswer};
use crate::question::{Refusal, Standpoint};
use crate::rows::Stage;
use crate::view::View;

/// Every promise said to somebody whose chance is below the policy's solid line, the first to be told first;
/// each with its own consequence only.
///
/// # Errors
/// [`Refusal::NoSuchParty`] where who looks is not in the book.
pub fn warnings(standpoint: &Standpoint<'_>) -> Result<WarningsAnswer, Refusal> {
    let view = View::new(standpoint)?;
    let forecast = upright_engine::forecast(&view.lowered.network, &standpoint.run);
    let mut rows: Vec<usize> = (0..view.lowered.rows.len()).collect();
    rows.sort_by_key(|&row| (view.tell_by_key(row), row));
    let queues = view.unknown_in_queues();
    let warnings = rows
        .into_iter()
        .filter_map(|row| {
            let forecast = forecast.promises.get(view.lowered.place(row)?)?;
            warning(&view, row, forecast, &queues)
        })
        .collect();
    Ok(WarningsAnswer {
        as_of: standpoint.as_of.date(),
        futures: forecast.futures,
        seed: standpoint.run.seed,
        line: standpoint.book.policy.solid().get(),
        warnings,
        unknown: view.all_unknown(),
    })
}

fn warning(
    view: &View<'_>,
    row: usize,
    forecast: &PromiseForecast,
    queues: &HashMap<&PartyId, Vec<PromiseId>>,
) -> Option<WarningAnswer> {
    let policy = view.standpoint.book.policy;
    let promise = view
        .lowered
        .rows
        .promise(row)
        .filter(|promise| view.sees(promise))?;
    let is_said = promise.past.state != State::Draft
        && matches!(
            view.lowered.rows.stage(promise),
            Stage::Open | Stage::GivenUp
        );
    let p_kept = forecast.p_kept();
    if !is_said || p_kept >= policy.solid().get() {
        return None;
    }
    let draft = &promise.draft;
    Some(WarningAnswer {
        id: draft.id.clone(),
        party: draft.promisee.clone(),
        tell_by: draft.tell_by.map(Day::date),
        days_left: draft.tell_by.map(|day| view.day_number(day)),
        due: draft.due.date(),
        p_kept,
        verdict: policy.verdict(Some(p_kept)),
        solid_date: forecast
            .day_at(policy.solid().get())
            .and_then(|day| view.date(day.max(0))),
        harm: view.own_harm(forecast),
        touched_by: view.touched_in_queue(promise, queues),
    })
}
