//! Stakes: what is lost when a promise is late.

use crate::limits::SAME_TIME;
use crate::network::Stake;
use crate::part::Step;
use crate::tally::{Total, is_kept};

/// What is lost of the stakes of a promise that finishes at some instant, by axis.
pub(crate) fn losses(step: &Step<'_>, finish: f64) -> impl Iterator<Item = (usize, Total)> {
    let late = if is_kept(finish, step.due) {
        None
    } else {
        Some(finish - step.due)
    };
    let stakes = late.into_iter().flat_map(|late| {
        let stakes = step.planned.promise.stakes.iter();
        stakes.filter_map(move |stake| Some((stake.axis, Total::of(loss(stake, late)?))))
    });
    stakes.filter(|&(_, loss)| loss != Total::default())
}

/// A stake is lost where its promise is late by more than its `after`. Lost for each day it costs no more
/// than its cap, and all of that where the promise never finishes.
fn loss(stake: &Stake, late: f64) -> Option<f64> {
    let is_lost = late > stake.after + SAME_TIME;
    is_lost.then(|| match stake.cap_per_day {
        None => stake.amount,
        Some(cap) if late.is_infinite() => cap,
        Some(cap) => cap.min(stake.amount * late),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stake(after: f64, cap_per_day: Option<f64>) -> Stake {
        Stake {
            axis: 0,
            amount: 10.0,
            after,
            cap_per_day,
        }
    }

    #[test]
    fn lost_at_once_beyond_its_after() {
        assert_eq!(loss(&stake(2.0, None), 2.0), None);
        assert_eq!(loss(&stake(2.0, None), 2.0 + 1e-10), None);
        assert_eq!(loss(&stake(2.0, None), 2.1), Some(10.0));
        assert_eq!(loss(&stake(2.0, None), f64::INFINITY), Some(10.0));
    }

    #[test]
    fn lost_by_the_day_since_due_up_to_its_cap() {
        assert_eq!(loss(&stake(2.0, Some(100.0)), 1.5), None);
        assert_eq!(loss(&stake(2.0, Some(100.0)), 2.5), Some(25.0));
        assert_eq!(loss(&stake(0.0, Some(100.0)), 11.0), Some(100.0));
        assert_eq!(loss(&stake(0.0, Some(100.0)), f64::INFINITY), Some(100.0));
    }

    #[test]
    fn never_costs_the_cap_even_of_nothing_a_day() {
        let free = Stake {
            amount: 0.0,
            ..stake(0.0, Some(5.0))
        };
        assert_eq!(loss(&free, 3.0), Some(0.0));
        assert_eq!(loss(&free, f64::INFINITY), Some(5.0));
    }
}
