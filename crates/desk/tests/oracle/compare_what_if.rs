//! The slips and quotes that the desk gives, held to the enumerated ones.

use std::collections::BTreeSet;

use upright_desk::answer::{QuoteAnswer, SlipAnswer};

use super::book::AXES;
use super::compare::{Complaints, UNIT, day_of, on_axis, right_touched_by, right_verdict};
use super::figures::{Figures, Spread, figures};
use super::near::quantile_days;
use super::plan::{Part, Plan};
use super::what_if::{Slipped, finish_days, quoted, resting, slip, without_work_of_others};

/// Holds a slip of a promise to the plan.
pub(crate) fn compare_slip(plan: &Plan, place: usize, days: i64, told: &SlipAnswer) -> Complaints {
    let right = slip(plan, place, days);
    let mut complaints = Complaints::new(plan, told.futures);
    let mut order: Vec<usize> = (0..plan.parts.len()).collect();
    order.sort_by_key(|place| told_first(plan, *place));
    let mut falls = told.falls.iter().peekable();
    for place in order {
        let id = &plan.book.promises[place].id;
        let fall = falls.next_if(|fall| fall.id.as_str() == id);
        let (before, after) =
            fall.map_or((0.0, 0.0), |fall| (fall.p_kept_before, fall.p_kept_after));
        let what = |figure: &str| format!("slip: {id} {figure}");
        let change = &right.change[place];
        complaints.mean(&what("change"), after - before, change, 1.0);
        if fall.is_some() {
            compare_fall(&what, (before, after), &right, place, &mut complaints);
        }
    }
    complaints.unless(falls.next().is_none(), || {
        format!("slip: order of {:?}", told.falls)
    });
    for (axis, spread) in right.harm_added.iter().enumerate() {
        let added = on_axis(&told.harm_added, axis).copied().unwrap_or(0.0);
        let what = format!("slip: harm added on {}", AXES[axis]);
        complaints.mean(&what, added, spread, UNIT);
    }
    complaints
}

fn compare_fall(
    what: &impl Fn(&str) -> String,
    (before, after): (f64, f64),
    right: &Slipped,
    place: usize,
    complaints: &mut Complaints,
) {
    complaints.unless(before != after, || {
        what("is listed, and its chance is the same")
    });
    complaints.mean(&what("before"), before, &right.before[place], 1.0);
    complaints.mean(&what("after"), after, &right.after[place], 1.0);
}

/// Orders by tell-by, absent last, then by id.
fn told_first(plan: &Plan, place: usize) -> (bool, Option<i64>, &[u8]) {
    let own = &plan.book.promises[place];
    (own.tell_by.is_none(), own.tell_by, own.id.as_bytes())
}

/// Holds a quote of a promise that has a forecast to the plan.
pub(crate) fn compare_quote(plan: &Plan, place: usize, told: &QuoteAnswer) -> Complaints {
    let plan = &quoted(plan, place);
    let right = figures(plan);
    let mut complaints = Complaints::new(plan, told.futures);
    let finish = finish_days(plan, &right.finish[place], place);
    let own = &plan.book.promises[place];
    let by = day_of(plan, &told.by.date.to_string());
    complaints.same("quote: by", &by, &(own.due - plan.book.as_of));
    let p_kept = told.by.p_kept.unwrap_or(f64::NAN);
    complaints.chance("quote: by", p_kept, finish.up_to(by));
    let verdict = right_verdict(&plan.book, told.by.p_kept);
    complaints.same("quote: verdict", &told.by.verdict.word(), &verdict);
    for date in &told.dates {
        let days = finish.map(|day| day.max(0));
        let admissible = quantile_days(&days, date.confidence, complaints.allowance);
        let day = date.date.map(|date| day_of(plan, &date.to_string()));
        complaints.unless(admissible.contains(&day), || {
            format!(
                "quote: {}: told {day:?}, right is {admissible:?}",
                date.confidence
            )
        });
    }
    compare_reasons(plan, place, &finish, told, &mut complaints);
    compare_resting(plan, place, &right, told, &mut complaints);
    let touched_by: Vec<String> = told.touched_by.iter().map(ToString::to_string).collect();
    complaints.same(
        "quote: touched_by",
        &touched_by,
        &widely_touched_by(plan, place),
    );
    complaints
}

/// The unknown promises in any queue that can move one: its own, or one upstream of it.
fn widely_touched_by(plan: &Plan, place: usize) -> Vec<String> {
    if !plan.is_known(place) {
        return right_touched_by(plan, place);
    }
    let (mut reached, mut next) = (vec![place], 0);
    let mut touched = BTreeSet::new();
    while let Some(own) = reached.get(next).copied() {
        next += 1;
        let is_fixed = matches!(plan.parts[own], Part::Done(_) | Part::GivenUp);
        if is_fixed || !plan.is_known(own) {
            continue;
        }
        touched.extend(right_touched_by(plan, own));
        let mates = (0..plan.parts.len())
            .filter(|mate| plan.queue(own).is_some() && plan.queue(*mate) == plan.queue(own));
        for mover in plan.gate(own).leaves().into_iter().chain(mates) {
            if !reached.contains(&mover) {
                reached.push(mover);
            }
        }
    }
    touched.remove(&plan.book.promises[place].id);
    touched.into_iter().collect()
}

/// The least and the most days by which a promise's work may be told to hold up the solid date.
fn gain(with: &[Option<i64>], without: &[Option<i64>]) -> (i64, i64) {
    // Without a solid date at all as it stands, any day is worth more than every number of days.
    let gains = with.iter().flat_map(|with| {
        without.iter().map(move |without| match (with, without) {
            (Some(with), Some(without)) => with - without,
            (None, Some(_)) => i64::MAX,
            (_, None) => 0,
        })
    });
    let gains: Vec<i64> = gains.collect();
    let bound = |bound: Option<&i64>| bound.copied().unwrap_or(0);
    (bound(gains.iter().min()), bound(gains.iter().max()))
}

fn compare_reasons(
    plan: &Plan,
    place: usize,
    finish: &Spread,
    told: &QuoteAnswer,
    complaints: &mut Complaints,
) {
    let allowance = complaints.allowance;
    let solid = |spread: &Spread| {
        let days = spread.map(|day| day.max(0));
        quantile_days(&days, plan.book.solid(), allowance)
    };
    let with = solid(finish);
    let listed = |id: &str| told.reasons.iter().find(|own| own.id.as_str() == id);
    let worth = |days: Option<i64>| days.unwrap_or(i64::MAX);
    let least_listed = match told.reasons.as_slice() {
        [_, _, third] => worth(third.days),
        _ => 0,
    };
    let others = without_work_of_others(plan, place);
    for (other, finish) in &others {
        let id = &plan.book.promises[*other].id;
        let (least, most) = gain(&with, &solid(finish));
        let told = listed(id).map(|own| worth(own.days));
        let fits = match told {
            Some(days) => days > 0 && (least..=most).contains(&days),
            None => least <= least_listed,
        };
        complaints.unless(fits, || {
            format!("quote: reason {id}: told {told:?}, right is {least} to {most}")
        });
    }
    let known = |id: &str| others.iter().any(|own| plan.book.promises[own.0].id == id);
    let days: Vec<i64> = told.reasons.iter().map(|own| worth(own.days)).collect();
    let fair = told.reasons.iter().all(|own| known(own.id.as_str()));
    complaints.unless(
        fair && days.is_sorted_by(|left, right| left >= right),
        || format!("quote: reasons {:?}", told.reasons),
    );
}

fn compare_resting(
    plan: &Plan,
    place: usize,
    right: &Figures,
    told: &QuoteAnswer,
    complaints: &mut Complaints,
) {
    let mut order = resting(plan, place);
    order.sort_by_key(|place| told_first(plan, *place));
    let ids = order.iter().map(|own| plan.book.promises[*own].id.clone());
    let told_ids = told.rests_on_it.iter().map(|own| own.id.to_string());
    complaints.same(
        "quote: rests on it",
        &told_ids.collect::<Vec<_>>(),
        &ids.collect(),
    );
    for (own, answer) in order.iter().zip(&told.rests_on_it) {
        let what = format!("quote: harm of {}", answer.id);
        complaints.same(&what, &answer.harm.is_some(), &plan.is_known(*own));
        for (axis, spread) in right.own_harm[*own].iter().enumerate() {
            if let Some(harm) = &answer.harm {
                let harm = on_axis(harm, axis).copied().unwrap_or(0.0);
                complaints.mean(&what, harm, spread, UNIT);
            }
        }
    }
}
