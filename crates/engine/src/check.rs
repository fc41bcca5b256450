//! Checks the parts of a network, so that nothing can fail on it later.

use crate::defect::{Defect, Flaw};
use crate::limits::{AMOUNT_MAX, AXES_MAX, GATE_DEPTH_MAX};
use crate::network::{Calendar, Gate, Parts, Promise, Shock, Stake, Standing, Team, Unit, Work};

/// Every defect of the parts, circles and used-up work apart.
pub(crate) fn defects(parts: &Parts) -> Vec<Defect> {
    let mut defects = Vec::new();
    if parts.axes > AXES_MAX {
        defects.push(Defect::TooManyAxes(parts.axes));
    }
    for (calendar, of) in parts.calendars.iter().enumerate() {
        let flaws = calendar_flaws(of).into_iter();
        defects.extend(flaws.map(|flaw| Defect::Calendar { calendar, flaw }));
    }
    for (team, of) in parts.teams.iter().enumerate() {
        defects.extend(
            team_flaws(of)
                .into_iter()
                .map(|flaw| Defect::Team { team, flaw }),
        );
    }
    for (shock, of) in parts.shocks.iter().enumerate() {
        defects.extend(
            shock_flaws(of, parts)
                .into_iter()
                .map(|flaw| Defect::Shock { shock, flaw }),
        );
    }
    for (promise, of) in parts.promises.iter().enumerate() {
        let flaws = promise_flaws(of, parts).into_iter();
        defects.extend(flaws.map(|flaw| Defect::Promise { promise, flaw }));
    }
    defects
}

fn calendar_flaws(calendar: &Calendar) -> Option<Flaw> {
    (!calendar.open.contains(&true)).then_some(Flaw::NoOpenDay)
}

fn team_flaws(team: &Team) -> Option<Flaw> {
    bad("correlation", (0.0..1.0).contains(&team.correlation))
}

fn shock_flaws(shock: &Shock, parts: &Parts) -> Vec<Flaw> {
    let missing = shock
        .hits
        .iter()
        .filter(|&&hit| hit >= parts.promises.len());
    let mut flaws: Vec<Flaw> = missing.map(|&hit| Flaw::NoSuchPromise(hit)).collect();
    flaws.extend(bad("chance", is_chance(shock.chance)));
    flaws.extend(work_flaw(&shock.delay));
    if has_working_days(&shock.delay) {
        flaws.push(Flaw::WorkingDelay);
    }
    flaws
}

fn has_working_days(work: &Work) -> bool {
    match work {
        Work::Exact { unit, .. }
        | Work::Pert { unit, .. }
        | Work::Triangular { unit, .. }
        | Work::Metalog { unit, .. }
        | Work::Lognormal { unit, .. } => *unit == Unit::Working,
        Work::Samples(samples) => samples.iter().any(|&(_, unit)| unit == Unit::Working),
        Work::Throughput { .. } => false,
    }
}

fn promise_flaws(promise: &Promise, parts: &Parts) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    flaws.extend(bad("due", promise.due.is_finite()));
    flaws.extend(bad("chance of never", is_chance(promise.never)));
    if promise.calendar >= parts.calendars.len() {
        flaws.push(Flaw::NoSuchCalendar(promise.calendar));
    }
    if let Some(team) = promise.team.filter(|&team| team >= parts.teams.len()) {
        flaws.push(Flaw::NoSuchTeam(team));
    }
    flaws.extend(match promise.standing {
        Standing::Open { not_before } => bad("earliest start", not_before.is_finite()),
        Standing::Started { since } => bad("start", since.is_finite() && since <= 0.0),
        Standing::Done { finish } => bad("finish", finish.is_finite()),
        Standing::GivenUp => None,
    });
    if matches!(
        promise.standing,
        Standing::Open { .. } | Standing::Started { .. }
    ) {
        flaws.extend(work_flaw(&promise.work));
    }
    flaws.extend(gate_flaws(&promise.rests_on, parts.promises.len()));
    flaws.extend(
        promise
            .stakes
            .iter()
            .flat_map(|stake| stake_flaws(stake, parts.axes)),
    );
    flaws
}

/// Walks gates with a list of its own, so that no depth overflows the stack.
fn gate_flaws(gates: &[Gate], promises: usize) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut open: Vec<(&Gate, usize)> = gates.iter().map(|gate| (gate, 1)).collect();
    while let Some((gate, depth)) = open.pop() {
        if depth > GATE_DEPTH_MAX {
            flaws.push(Flaw::TooDeep);
            continue;
        }
        match gate {
            Gate::Member { promise, lag, .. } => {
                flaws.extend((*promise >= promises).then_some(Flaw::NoSuchPromise(*promise)));
                flaws.extend(bad("lag", is_length(*lag)));
            }
            Gate::AtLeast { count, of } => {
                flaws.extend((*count == 0).then_some(Flaw::AtLeastNone));
                open.extend(of.iter().map(|member| (member, depth + 1)));
            }
        }
    }
    flaws
}

fn stake_flaws(stake: &Stake, axes: usize) -> Vec<Flaw> {
    let is_amount = |amount: f64| (0.0..=AMOUNT_MAX).contains(&amount);
    let mut flaws = Vec::new();
    flaws.extend((stake.axis >= axes).then_some(Flaw::NoSuchAxis(stake.axis)));
    flaws.extend(bad("amount", is_amount(stake.amount)));
    flaws.extend(bad("days after due", is_length(stake.after)));
    flaws.extend(bad("cap", stake.cap_per_day.is_none_or(is_amount)));
    flaws
}

fn work_flaw(work: &Work) -> Option<Flaw> {
    match work {
        Work::Exact { days, .. } => bad("work", is_length(*days)),
        Work::Pert {
            low, likely, high, ..
        }
        | Work::Triangular {
            low, likely, high, ..
        } => bad("work", is_length(*low)).or_else(|| out_of_order(&[*low, *likely, *high])),
        Work::Metalog { p10, p50, p90, .. } => bad("work", is_length(*p10) && *p10 > 0.0)
            .or_else(|| out_of_order(&[*p10, *p50, *p90]))
            .or_else(|| not_increasing(*p10, *p50, *p90)),
        Work::Lognormal { p50, p90, .. } => {
            bad("work", is_length(*p50) && *p50 > 0.0).or_else(|| out_of_order(&[*p50, *p90]))
        }
        Work::Samples(samples) if samples.is_empty() => Some(Flaw::NothingToDraw),
        Work::Samples(samples) => bad("work", samples.iter().all(|&(days, _)| is_length(days))),
        Work::Throughput { items, per_week } => bad("work", is_length(*items))
            .or_else(|| bad("work", per_week.iter().all(|&done| is_length(done))))
            .or_else(|| (!per_week.iter().any(|&done| done > 0.0)).then_some(Flaw::NothingToDraw)),
    }
}

/// Whether no increasing log-metalog goes through the three.
///
/// # Formula
/// With L = ln(y/(1−y)) the slope of ln x over L is a₂ + a₃·g(y), g(y) = y − ½ + y(1−y)·L, and g has its
/// extremes ±0.59984 where (2y − 1)·L = 2: the slope stays positive for |a₃|/a₂ below 1.66711, and
/// a₃/a₂ = 2.5·ln(p10·p90/p50²)/ln(p90/p10). Keelin (2016), table 2.
fn not_increasing(p10: f64, p50: f64, p90: f64) -> Option<Flaw> {
    const RATIO_MAX: f64 = 1.667_113_119_201_929_5 * (1.0 + 1e-12);
    let (low, median, high) = (libm::log(p10), libm::log(p50), libm::log(p90));
    let skew = 2.5 * (low + high - 2.0 * median).abs();
    (skew > RATIO_MAX * (high - low)).then_some(Flaw::NoIncreasingQuantile)
}

fn out_of_order(lengths: &[f64]) -> Option<Flaw> {
    let ordered = lengths.is_sorted() && lengths.iter().all(|&length| is_length(length));
    (!ordered).then_some(Flaw::OutOfOrder)
}

fn bad(name: &'static str, is_good: bool) -> Option<Flaw> {
    (!is_good).then_some(Flaw::BadNumber(name))
}

fn is_chance(chance: f64) -> bool {
    (0.0..=1.0).contains(&chance)
}

fn is_length(days: f64) -> bool {
    days.is_finite() && days >= 0.0
}
