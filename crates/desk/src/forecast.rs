//! The forecast of a whole book.

use upright_engine::PromiseForecast;
use upright_model::promise::State;

use crate::answer::{ForecastAnswer, HarmAnswer, PromiseAnswer};
use crate::outlook::Outlook;
use crate::question::{Refusal, Standpoint};
use crate::view::View;

/// What will become of every promise, and what harm is to be expected.
///
/// # Errors
/// [`Refusal::NoSuchParty`] where who looks is not in the book.
pub fn forecast(standpoint: &Standpoint<'_>) -> Result<ForecastAnswer, Refusal> {
    let view = View::new(standpoint)?;
    let forecast = upright_engine::forecast(&view.lowered.network, &standpoint.run);
    let harm = view.per_axis(|axis| {
        let harm = forecast.harm.get(axis);
        HarmAnswer {
            expected: harm.map_or(0.0, |harm| harm.expected()),
            p95: harm.map_or(0.0, |harm| harm.p95()),
            left_out: left_out(&view, axis),
        }
    });
    Ok(ForecastAnswer {
        as_of: standpoint.as_of.date(),
        futures: forecast.futures,
        seed: standpoint.run.seed,
        promises: promises(&view, &forecast.promises),
        harm,
        unknown: view.all_unknown(),
    })
}

fn promises(view: &View<'_>, forecasts: &[PromiseForecast]) -> Vec<PromiseAnswer> {
    let unknown = view.unknown_in_queues();
    let rows = view
        .lowered
        .rows
        .iter()
        .filter(|(_, promise)| view.sees(promise));
    rows.filter_map(|(row, promise)| {
        let forecast = view
            .lowered
            .place(row)
            .and_then(|place| forecasts.get(place));
        let touched_by = view.touched_in_queue(promise, &unknown);
        view.promise_answer(row, forecast, touched_by)
    })
    .collect()
}

/// How many unknown promises have a stake on an axis that would count.
fn left_out(view: &View<'_>, axis: usize) -> usize {
    let axis = view.lowered.axes.get(axis);
    let counts = view.lowered.rows.iter().filter(|(row, promise)| {
        matches!(
            view.lowered.outlooks.get(*row),
            Some(Outlook::Unknown { .. })
        ) && promise.past.state != State::Draft
            && view.sees(promise)
            && promise
                .draft
                .stakes
                .iter()
                .any(|stake| Some(&stake.axis) == axis)
    });
    counts.count()
}
