//! The forecast that the desk gives, held to the enumerated one.

use upright_desk::answer::{ForecastAnswer, HarmAnswer, PerAxis, PromiseAnswer, UnknownAnswer};
use upright_model::stake::Axis;

use super::book::{AXES, Book, State};
use super::days::{DAY, NEVER, day};
use super::figures::{Figures, Spread, figures};
use super::near::{Allowance, quantile_days, quantiles, slack, slack_of_chance};
use super::plan::{Part, Plan};
use super::standing::{Reason, Standing};
use super::what_if::finish_days;

/// What does not agree, in words; empty where all does.
#[derive(Debug)]
pub(crate) struct Complaints {
    pub(crate) said: Vec<String>,
    pub(crate) allowance: Allowance,
}

impl Complaints {
    /// None yet, of an answer from so many simulated futures.
    pub(crate) fn new(plan: &Plan, futures: u64) -> Self {
        Self {
            said: Vec::new(),
            allowance: Allowance::new(plan.futures, futures),
        }
    }

    /// Complains unless it holds.
    pub(crate) fn unless(&mut self, holds: bool, complaint: impl FnOnce() -> String) {
        if !holds {
            self.said.push(complaint());
        }
    }

    /// Complains unless the two are the same.
    pub(crate) fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, told: &T, right: &T) {
        self.unless(told == right, || {
            format!("{what}: told {told:?}, right is {right:?}")
        });
    }

    /// Complains unless a mean over futures may be that of a spread; `unit` is one of what is told.
    pub(crate) fn mean(&mut self, what: &str, told: f64, right: &Spread, unit: f64) {
        let (mean, slack) = (right.mean() / unit, slack(right, self.allowance) / unit);
        let most = slack + 1e-6 * (1.0 + mean.abs());
        self.unless((told - mean).abs() <= most, || {
            format!("{what}: told {told}, right is {mean} within {most:.1e}")
        });
    }

    /// Complains unless a counted chance may be the enumerated one.
    pub(crate) fn chance(&mut self, what: &str, told: f64, right: f64) {
        let most = slack_of_chance(right, self.allowance) + 1e-9;
        self.unless((told - right).abs() <= most, || {
            format!("{what}: told {told}, right is {right} within {most:.1e}")
        });
    }
}

/// A tick of a day, and of an amount for a day.
pub(crate) const UNIT: f64 = DAY as f64;

/// Holds a forecast to the plan.
pub(crate) fn compare_forecast(plan: &Plan, told: &ForecastAnswer) -> Complaints {
    let right = figures(plan);
    let mut complaints = Complaints::new(plan, told.futures);
    let mut listed: Vec<usize> = (0..plan.parts.len())
        .filter(|own| is_listed(plan, *own))
        .collect();
    listed.sort_by_key(|place| plan.book.promises[*place].id.as_bytes());
    let ids = |place: &usize| plan.book.promises[*place].id.clone();
    let told_ids: Vec<String> = told.promises.iter().map(|own| own.id.to_string()).collect();
    complaints.same("promises", &told_ids, &listed.iter().map(ids).collect());
    for (place, answer) in listed.iter().zip(&told.promises) {
        compare_promise(plan, &right, *place, answer, &mut complaints);
    }
    compare_harm(plan, &right, told, &mut complaints);
    let unknown = |place: &usize| right_unknown(plan, *place);
    let right_unknown: Vec<_> = listed.iter().filter_map(unknown).collect();
    let told_unknown: Vec<_> = told.unknown.iter().map(told_unknown).collect();
    complaints.same("unknown", &told_unknown, &right_unknown);
    complaints
}

/// Released and withdrawn promises are not listed.
fn is_listed(plan: &Plan, place: usize) -> bool {
    plan.standings[place] != Standing::Gone
}

fn compare_promise(
    plan: &Plan,
    right: &Figures,
    place: usize,
    told: &PromiseAnswer,
    complaints: &mut Complaints,
) {
    let own = &plan.book.promises[place];
    let what = |figure: &str| format!("{} {figure}", own.id);
    let touched_by: Vec<String> = told.touched_by.iter().map(ToString::to_string).collect();
    complaints.same(
        &what("touched_by"),
        &touched_by,
        &right_touched_by(plan, place),
    );
    let verdict = right_verdict(&plan.book, told.p_kept);
    complaints.same(&what("verdict"), &told.verdict.word(), &verdict);
    let (true, Some(p_kept), Some(p_never)) = (plan.is_known(place), told.p_kept, told.p_never)
    else {
        complaints.same(
            &what("is known"),
            &told.p_kept.is_some(),
            &plan.is_known(place),
        );
        return;
    };
    let never = 1.0 - right.finish[place].up_to(NEVER - 1);
    complaints.chance(&what("p_never"), p_never, never);
    complaints.mean(&what("p_kept"), p_kept, &right.kept[place], 1.0);
    let late = told.mean_days_late.unwrap_or(f64::NAN);
    complaints.mean(&what("mean_days_late"), late, &right.late[place], UNIT);
    let finish = finish_days(plan, &right.finish[place], place);
    let days = [
        told.finish.p10,
        told.finish.p50,
        told.finish.p80,
        told.finish.p90,
    ];
    for (q, date) in [0.1, 0.5, 0.8, 0.9].into_iter().zip(days) {
        let admissible = quantile_days(&finish, q, complaints.allowance);
        let told = date.map(|date| day_of(plan, &date.to_string()));
        complaints.unless(admissible.contains(&told), || {
            format!(
                "{} finish {q}: told {told:?}, right is {admissible:?}",
                own.id
            )
        });
    }
    for (axis, right) in right.responsibility[place].iter().enumerate() {
        let told = on_axis(&told.responsibility, axis).copied().unwrap_or(0.0);
        let what = what(&format!("responsibility for {}", AXES[axis]));
        complaints.mean(&what, told, right, UNIT);
    }
}

fn compare_harm(plan: &Plan, right: &Figures, told: &ForecastAnswer, complaints: &mut Complaints) {
    let stakes: Vec<usize> = plan
        .book
        .promises
        .iter()
        .flat_map(|own| &own.stakes)
        .map(|own| own.axis)
        .collect();
    let named = (0..AXES.len()).filter(|axis| stakes.contains(axis));
    let axes: Vec<&str> = named.map(|axis| AXES[axis]).collect();
    let told_axes: Vec<&str> = told.harm.0.iter().map(|(axis, _)| axis.word()).collect();
    complaints.same("axes of harm", &told_axes, &axes);
    for (axis, spread) in right.harm.iter().enumerate() {
        let Some(harm) = on_axis(&told.harm, axis) else {
            continue;
        };
        let what = |figure: &str| format!("harm on {} {figure}", AXES[axis]);
        complaints.mean(&what("expected"), harm.expected, spread, UNIT);
        compare_p95(&what("p95"), harm, spread, complaints);
        complaints.same(
            &what("left_out"),
            &harm.left_out,
            &right_left_out(plan, axis),
        );
    }
}

fn compare_p95(what: &str, told: &HarmAnswer, right: &Spread, complaints: &mut Complaints) {
    let admissible = quantiles(right, 0.95, complaints.allowance).into_iter();
    let admissible: Vec<f64> = admissible.map(|value| value as f64 / UNIT).collect();
    let near = |right: &f64| (told.p95 - right).abs() <= 1e-6 * (1.0 + right);
    complaints.unless(admissible.iter().any(near), || {
        format!("{what}: told {}, right is one of {admissible:?}", told.p95)
    });
}

/// The value on one of the oracle's axes.
pub(crate) fn on_axis<T>(values: &PerAxis<T>, axis: usize) -> Option<&T> {
    let own = Axis::ALL.into_iter().find(|own| own.word() == AXES[axis])?;
    values.get(own)
}

/// A written day, counted from `as_of`.
pub(crate) fn day_of(plan: &Plan, written: &str) -> i64 {
    let parts: Vec<i64> = written
        .split('-')
        .map(|part| part.parse().expect("a number"))
        .collect();
    day(parts[0], parts[1], parts[2]) - plan.book.as_of
}

/// What a chance is worth.
pub(crate) fn right_verdict(book: &Book, p_kept: Option<f64>) -> &'static str {
    let (solid, stretch) = book.policy.unwrap_or((0.85, 0.5));
    match p_kept {
        None => "unknown",
        Some(p) if p >= solid => "solid",
        Some(p) if p >= stretch => "stretch",
        Some(_) => "overreach",
    }
}

/// The other promises in its queue of which nothing can be said, in the order of ids.
pub(crate) fn right_touched_by(plan: &Plan, place: usize) -> Vec<String> {
    let promises = &plan.book.promises;
    let team = promises[place].deliverer();
    let stands = |place: usize| {
        let own = &promises[place];
        let open = !matches!(plan.parts[place], Part::Done(_) | Part::GivenUp) && !own.gone();
        open && own.state != State::Draft && own.deliverer() == team
    };
    if plan.book.parties[team].slots.is_none() || !stands(place) {
        return Vec::new();
    }
    let mates = (0..promises.len()).filter(|mate| *mate != place && stands(*mate));
    let unknown = mates.filter(|mate| !plan.is_known(*mate));
    let mut ids: Vec<String> = unknown.map(|mate| promises[mate].id.clone()).collect();
    ids.sort();
    ids
}

/// How many unknown promises have a stake that would count.
fn right_left_out(plan: &Plan, axis: usize) -> usize {
    let promises = plan.book.promises.iter().zip(&plan.standings);
    let left_out = promises.filter(|(own, standing)| {
        let unknown = matches!(standing, Standing::Unknown(..));
        unknown && own.does_harm() && own.stakes.iter().any(|stake| stake.axis == axis)
    });
    left_out.count()
}

fn right_unknown(plan: &Plan, place: usize) -> Option<(String, Reason, Vec<String>)> {
    let Standing::Unknown(reason, ask) = &plan.standings[place] else {
        return None;
    };
    let ids = ask.iter().map(|party| plan.book.parties[*party].id.clone());
    let mut ids: Vec<String> = ids.collect();
    ids.sort();
    Some((plan.book.promises[place].id.clone(), *reason, ids))
}

fn told_unknown(told: &UnknownAnswer) -> (String, Reason, Vec<String>) {
    use upright_desk::answer::Reason as Told;
    let reason = match told.reason {
        Told::NoWork => Reason::NoWork,
        Told::UsedUp => Reason::UsedUp,
        Told::Orphaned => Reason::Orphaned,
        Told::RestsOnUnknown => Reason::RestsOnUnknown,
    };
    let ask = told.ask.iter().map(ToString::to_string).collect();
    (told.id.to_string(), reason, ask)
}
