//! The slip: what falls if one promise finishes later.

use upright_model::id::PromiseId;
use upright_model::limits;

use crate::answer::{FallAnswer, SlipAnswer};
use crate::outlook::Outlook;
use crate::question::{Refusal, Standpoint};
use crate::rows::Stage;
use crate::view::View;

/// Whose chance changes, and what harm is added, if a promise finishes so many calendar days later in every
/// future.
///
/// # Errors
/// [`Refusal`] where it is done, gone, unknown or not to be seen, or the days are no slip.
pub fn slip(standpoint: &Standpoint<'_>, id: &PromiseId, days: f64) -> Result<SlipAnswer, Refusal> {
    if !(0.0..=limits::DURATION_DAYS).contains(&days) {
        return Err(Refusal::NotASlip { days });
    }
    let view = View::new(standpoint)?;
    let place = slipping_place(&view, id)?;
    let slip = upright_engine::slip(&view.lowered.network, place, days, &standpoint.run);
    #[expect(
        clippy::cast_precision_loss,
        reason = "futures are far fewer than 2^53"
    )]
    let chance = |kept: u64| kept as f64 / slip.futures as f64;
    let mut falls: Vec<(usize, FallAnswer)> = slip
        .falls
        .iter()
        .filter_map(|fall| {
            let row = *view.lowered.row_of.get(fall.place)?;
            let promise = view
                .lowered
                .rows
                .promise(row)
                .filter(|promise| view.sees(promise))?;
            let answer = FallAnswer {
                id: promise.draft.id.clone(),
                p_kept_before: chance(fall.kept_before),
                p_kept_after: chance(fall.kept_after),
                tell_by: promise.draft.tell_by.map(|day| day.date()),
            };
            Some((row, answer))
        })
        .collect();
    falls.sort_by_key(|(row, _)| (view.tell_by_key(*row), *row));
    let moved: Vec<usize> = falls
        .iter()
        .map(|(row, _)| *row)
        .chain(view.row(id))
        .collect();
    Ok(SlipAnswer {
        id: id.clone(),
        days,
        futures: slip.futures,
        seed: standpoint.run.seed,
        falls: falls.into_iter().map(|(_, fall)| fall).collect(),
        touched_by: view.touched_by(&moved),
        harm_added: view.per_axis(|axis| slip.harm_added.get(axis).copied().unwrap_or(0.0)),
    })
}

/// The place of a promise that can slip.
fn slipping_place(view: &View<'_>, id: &PromiseId) -> Result<usize, Refusal> {
    let row = view.row(id)?;
    view.must_stand(row)?;
    let done = view
        .lowered
        .rows
        .promise(row)
        .map(|promise| view.lowered.rows.stage(promise));
    if matches!(done, Some(Stage::Done(_))) {
        return Err(Refusal::AlreadyDone { id: id.clone() });
    }
    let ask = match view.lowered.outlooks.get(row) {
        Some(Outlook::Unknown { ask, .. }) => ask.clone(),
        _ => Vec::new(),
    };
    view.lowered.place(row).ok_or(Refusal::WithoutForecast {
        id: id.clone(),
        ask,
    })
}
