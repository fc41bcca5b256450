//! What would be otherwise: a slip, a quote, and the promises that stand in its way.

use super::book::{AXES, State};
use super::days::{DAY, NEVER};
use super::enumerate::for_each;
use super::figures::{Losses, Spread, figures, harm, is_kept};
use super::future::play;
use super::plan::{Part, Plan};

/// What a slip changes, future by future.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slipped {
    /// For each promise, 1 where it is kept without the slip.
    pub(crate) before: Vec<Spread>,
    /// For each promise, 1 where it is kept with it.
    pub(crate) after: Vec<Spread>,
    /// For each promise, 1 where it is kept only with the slip, -1 where only without.
    pub(crate) change: Vec<Spread>,
    /// What it adds to the harm, in units of amount × ticks.
    pub(crate) harm_added: [Spread; AXES.len()],
}

/// Every future with and without `place` finishing `days` later.
pub(crate) fn slip(plan: &Plan, place: usize, days: i64) -> Slipped {
    let slipped = plan.clone().slipped(place, days * DAY);
    let promises = plan.parts.len();
    let mut told = Slipped {
        before: vec![Spread::default(); promises],
        after: vec![Spread::default(); promises],
        change: vec![Spread::default(); promises],
        ..Slipped::default()
    };
    for_each(plan, |weight, choices| {
        let (was, is) = (play(plan, choices), play(&slipped, choices));
        for place in 0..promises {
            let before = i64::from(is_kept(plan, &was, place));
            let after = i64::from(is_kept(plan, &is, place));
            told.before[place].add(before, weight);
            told.after[place].add(after, weight);
            told.change[place].add(after - before, weight);
        }
        let (was, is): (Losses, Losses) = (harm(plan, &was), harm(plan, &is));
        for (axis, spread) in told.harm_added.iter_mut().enumerate() {
            spread.add(is[axis] - was[axis], weight);
        }
    });
    told
}

/// The plan in which a promise is quoted: a draft as if it were active.
pub(crate) fn quoted(plan: &Plan, place: usize) -> Plan {
    let mut book = plan.book.clone();
    if book.promises[place].state == State::Draft {
        book.promises[place].state = State::Active;
    }
    Plan {
        futures: plan.futures,
        ..Plan::new(&book)
    }
}

/// The days, counted from `as_of`, in which a promise finishes; [`NEVER`] where it does not.
pub(crate) fn finish_days(plan: &Plan, finish: &Spread, place: usize) -> Spread {
    let earliest = match plan.parts[place] {
        Part::Done(_) => -NEVER,
        _ => 0,
    };
    finish.map(|instant| match instant {
        NEVER.. => NEVER,
        _ => ((instant + DAY - 1).div_euclid(DAY) - 1).max(earliest),
    })
}

/// For each promise that can move the quoted one, the days of the quoted one were its work no time.
pub(crate) fn without_work_of_others(plan: &Plan, place: usize) -> Vec<(usize, Spread)> {
    let movers = movers(plan, place).into_iter();
    let with_work =
        movers.filter(|own| matches!(plan.parts[*own], Part::Started(_) | Part::Waiting));
    with_work
        .map(|own| {
            let finish = figures(&plan.clone().without_work(own)).finish;
            (own, finish_days(plan, &finish[place], place))
        })
        .collect()
}

/// All that is upstream, all that stands in the same queues, and so on; not the promise itself.
fn movers(plan: &Plan, place: usize) -> Vec<usize> {
    let mut reached = vec![place];
    let mut next = 0;
    while let Some(own) = reached.get(next).copied() {
        next += 1;
        let mates = (0..plan.parts.len())
            .filter(|mate| plan.queue(own).is_some() && plan.queue(*mate) == plan.queue(own));
        for mover in plan.gate(own).leaves().into_iter().chain(mates) {
            if !reached.contains(&mover) {
                reached.push(mover);
            }
        }
    }
    reached.split_off(1)
}

/// All that rests on a promise, directly or through others, of what is still open.
pub(crate) fn resting(plan: &Plan, place: usize) -> Vec<usize> {
    let mut reached = vec![place];
    for own in place + 1..plan.parts.len() {
        let promise = &plan.book.promises[own];
        let open = promise.done.is_none()
            && matches!(promise.state, State::Draft | State::Offered | State::Active);
        if open
            && plan
                .gate(own)
                .leaves()
                .iter()
                .any(|leaf| reached.contains(leaf))
        {
            reached.push(own);
        }
    }
    reached.split_off(1)
}
