//! The quote: can this date be promised, which date can be stood behind, what stands in the way, and what
//! rests on it.

use upright_engine::Quote;
use upright_model::day::Day;
use upright_model::promise::State;

use crate::answer::{ByAnswer, DateAnswer, QuoteAnswer, ReasonAnswer};
use crate::question::{DateAsked, Refusal, Standpoint};
use crate::view::View;

/// The confidences named where none is asked for, beside the policy's solid line.
const USUAL_CONFIDENCES: [f64; 3] = [0.5, 0.8, 0.95];

/// How many reasons are named.
const REASONS: usize = 3;

/// Answers whether a promise of the book can be kept by a day. A draft is quoted as if it were active.
///
/// # Errors
/// [`Refusal`] where it is not in the book, gone or not to be seen, or a confidence is none.
pub fn quote(standpoint: &Standpoint<'_>, asked: &DateAsked) -> Result<QuoteAnswer, Refusal> {
    let confidences = confidences(standpoint, &asked.confidences)?;
    let state = standpoint
        .book
        .promises
        .get(&asked.id)
        .map(|promise| promise.past.state);
    if state != Some(State::Draft) {
        return answer(standpoint, asked, &confidences);
    }
    let mut book = standpoint.book.clone();
    if let Some(draft) = book.promises.get_mut(&asked.id) {
        draft.past.state = State::Active;
    }
    answer(
        &Standpoint {
            book: &book,
            ..*standpoint
        },
        asked,
        &confidences,
    )
}

fn confidences(standpoint: &Standpoint<'_>, asked: &[f64]) -> Result<Vec<f64>, Refusal> {
    if let Some(&value) = asked.iter().find(|&&value| !(value > 0.0 && value <= 1.0)) {
        return Err(Refusal::NotAConfidence { value });
    }
    if !asked.is_empty() {
        return Ok(asked.to_vec());
    }
    let mut usual = USUAL_CONFIDENCES.to_vec();
    usual.push(standpoint.book.policy.solid().get());
    usual.sort_by(f64::total_cmp);
    usual.dedup();
    Ok(usual)
}

fn answer(
    standpoint: &Standpoint<'_>,
    asked: &DateAsked,
    confidences: &[f64],
) -> Result<QuoteAnswer, Refusal> {
    let view = View::new(standpoint)?;
    let row = view.row(&asked.id)?;
    view.must_stand(row)?;
    let due = view
        .lowered
        .rows
        .promise(row)
        .map_or(standpoint.as_of, |promise| promise.draft.due);
    let by = asked.by.unwrap_or(due);
    let solid = standpoint.book.policy.solid().get();
    let quoted = view
        .lowered
        .place(row)
        .map(|place| upright_engine::quote(&view.lowered.network, place, solid, &standpoint.run));
    let downstream = view.downstream(row);
    let places: Vec<usize> = downstream
        .iter()
        .filter_map(|&row| view.lowered.place(row))
        .collect();
    let part = upright_engine::forecast_part(&view.lowered.network, &places, &standpoint.run);
    let quoted = quoted.as_ref();
    Ok(QuoteAnswer {
        id: asked.id.clone(),
        as_of: standpoint.as_of.date(),
        futures: quoted.map_or(part.futures, |quoted| quoted.futures),
        seed: standpoint.run.seed,
        by: by_answer(&view, by, quoted),
        dates: dates(&view, confidences, quoted),
        reasons: quoted.map_or_else(Vec::new, |quoted| reasons(&view, &quoted.reasons)),
        rests_on_it: view.resting_answers(&downstream, |row| {
            part.promises.get(&view.lowered.place(row)?).cloned()
        }),
        unknown: view.unknown(row),
        touched_by: view.touched_by(&[row]),
    })
}

fn by_answer(view: &View<'_>, by: Day, quoted: Option<&Quote>) -> ByAnswer {
    let day = view.day_number(by);
    let p_kept = quoted.map(|quoted| quoted.p_by_end_of(day));
    ByAnswer {
        date: by.date(),
        p_kept,
        p_kept_se: quoted.map(|quoted| quoted.p_by_end_of_se(day)),
        verdict: view.standpoint.book.policy.verdict(p_kept),
    }
}

fn dates(view: &View<'_>, confidences: &[f64], quoted: Option<&Quote>) -> Vec<DateAnswer> {
    let date = |confidence| {
        let day = quoted?.day_at(confidence)?;
        view.date(day.max(0))
    };
    confidences
        .iter()
        .map(|&confidence| DateAnswer {
            confidence,
            date: date(confidence),
        })
        .collect()
}

fn reasons(view: &View<'_>, reasons: &[upright_engine::Reason]) -> Vec<ReasonAnswer> {
    let visible = reasons.iter().filter_map(|reason| {
        let row = *view.lowered.row_of.get(reason.place)?;
        let promise = view
            .lowered
            .rows
            .promise(row)
            .filter(|promise| view.sees(promise))?;
        Some(ReasonAnswer {
            id: promise.draft.id.clone(),
            days: reason.days,
        })
    });
    visible.take(REASONS).collect()
}
