//! Work, made ready to be drawn.
//!
//! The one idea: a draw is a chance with its complement, and a shape turns it into a length. Work under way
//! is drawn from what lies beyond the time already spent, so its chances are scaled before they are turned.

use crate::limits::{CHANCE_LEFT_MIN, SAME_TIME, WEEKS_MAX};
use crate::network::{Unit, Work};
use crate::random::{Chance, Stream};
use crate::shape::{Shape, Tables};

/// How long something took in one future.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Length {
    pub(crate) days: f64,
    pub(crate) unit: Unit,
}

impl Length {
    pub(crate) const NONE: Self = Self {
        days: 0.0,
        unit: Unit::Calendar,
    };

    fn is_none(self) -> bool {
        self.days <= SAME_TIME
    }
}

/// The time that has been spent on work under way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Elapsed {
    pub(crate) calendar: f64,
    pub(crate) working: f64,
}

impl Elapsed {
    fn of(self, unit: Unit) -> f64 {
        match unit {
            Unit::Calendar => self.calendar,
            Unit::Working => self.working,
        }
    }
}

/// Work that can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Sampler {
    /// Always the same.
    Exact(Length),
    /// One of these, in order of length.
    Samples(Vec<Length>),
    /// By the quantiles of a shape, given that it is longer than what was spent.
    Continuous(Conditional),
    /// Weeks until the items are done.
    Throughput(Throughput),
}

impl Sampler {
    /// For work that is well formed; what was spent on it has not used it up.
    pub(crate) fn new(work: &Work, spent: Option<Elapsed>, tables: &mut Tables) -> Self {
        match work {
            Work::Samples(samples) => Self::Samples(still_possible(samples, spent)),
            Work::Throughput { items, per_week } => {
                Self::Throughput(Throughput::new(*items, per_week))
            }
            _ => match Shape::of(work, tables) {
                Some((shape, unit)) => Self::Continuous(Conditional::new(shape, unit, spent)),
                None => Self::Exact(only_length(work)),
            },
        }
    }

    pub(crate) const NOTHING: Self = Self::Exact(Length::NONE);

    /// Whether it never takes any time.
    pub(crate) fn is_always_none(&self) -> bool {
        match self {
            Self::Exact(length) => length.is_none(),
            Self::Samples(samples) => samples.iter().all(|length| length.is_none()),
            Self::Continuous(_) => false,
            Self::Throughput(throughput) => throughput.items <= 0.0,
        }
    }
}

/// A shape, given that the work is longer than what was spent on it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Conditional {
    shape: Shape,
    unit: Unit,
    spent: f64,
    given: Chance,
}

impl Conditional {
    fn new(shape: Shape, unit: Unit, spent: Option<Elapsed>) -> Self {
        let spent = spent.map_or(0.0, |spent| spent.of(unit));
        let given = shape.chance_at(spent);
        Self {
            shape,
            unit,
            spent,
            given,
        }
    }

    /// # Formula
    /// With F and S what lies below and beyond the time spent, a uniform v becomes F + S·v, and its
    /// complement S·(1 − v).
    pub(crate) fn length(&self, chance: Chance) -> Length {
        let scaled = Chance {
            below: self.given.below + self.given.beyond * chance.below,
            beyond: self.given.beyond * chance.beyond,
        };
        Length {
            days: self.shape.quantile(scaled).max(self.spent),
            unit: self.unit,
        }
    }
}

/// Picks one of the samples, each equally likely; a greater chance picks a longer one.
pub(crate) fn pick<T: Copy>(sorted: &[T], chance: Chance) -> T {
    let at = (chance.below * sorted.len() as f64) as usize;
    sorted[at.min(sorted.len() - 1)]
}

fn still_possible(samples: &[(f64, Unit)], spent: Option<Elapsed>) -> Vec<Length> {
    let mut lengths: Vec<Length> = samples
        .iter()
        .map(|&(days, unit)| Length { days, unit })
        .filter(|length| spent.is_none_or(|spent| is_left(*length, spent)))
        .collect();
    lengths.sort_unstable_by(|one, other| {
        one.days
            .total_cmp(&other.days)
            .then_with(|| (one.unit as u8).cmp(&(other.unit as u8)))
    });
    lengths
}

fn is_left(length: Length, spent: Elapsed) -> bool {
    length.days > spent.of(length.unit) + SAME_TIME
}

/// Of work that can take but one length.
fn only_length(work: &Work) -> Length {
    match *work {
        Work::Exact { days, unit }
        | Work::Pert {
            high: days, unit, ..
        }
        | Work::Triangular {
            high: days, unit, ..
        }
        | Work::Metalog {
            p90: days, unit, ..
        }
        | Work::Lognormal {
            p90: days, unit, ..
        } => Length { days, unit },
        Work::Samples(_) | Work::Throughput { .. } => Length::NONE,
    }
}

/// Weeks drawn with replacement until the items that remain are done.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Throughput {
    items: f64,
    /// Sorted.
    per_week: Vec<f64>,
}

/// The share of a week that is lost in rounding.
const SAME_WEEK: f64 = SAME_TIME / 7.0;

impl Throughput {
    /// The draw of the first week.
    const FIRST_WEEK: u32 = 2;

    fn new(items: f64, per_week: &[f64]) -> Self {
        let mut per_week = per_week.to_vec();
        per_week.sort_unstable_by(f64::total_cmp);
        Self { items, per_week }
    }

    /// Whole weeks, and of the last the share that was needed; never where 520 are not enough.
    pub(crate) fn length(&self, stream: Stream, future: u64) -> Length {
        let mut left = self.items;
        if left <= 0.0 {
            return Length::NONE;
        }
        for week in 0..WEEKS_MAX {
            let stream = Stream {
                draw: Self::FIRST_WEEK + week,
                ..stream
            };
            let done = pick(&self.per_week, Chance::of_word(stream.word(future)));
            if left <= done * (1.0 + SAME_WEEK) {
                let weeks = f64::from(week) + (left / done).min(1.0);
                return Length {
                    days: 7.0 * weeks,
                    unit: Unit::Calendar,
                };
            }
            left -= done;
        }
        Length {
            days: f64::INFINITY,
            unit: Unit::Calendar,
        }
    }
}

/// See [`Work::is_used_up`].
pub(crate) fn is_used_up(work: &Work, spent: Elapsed) -> bool {
    match work {
        Work::Samples(samples) => !samples
            .iter()
            .any(|&(days, unit)| is_left(Length { days, unit }, spent)),
        Work::Throughput { .. } => false,
        _ => match Shape::of(work, &mut Tables::default()) {
            None => !is_left(only_length(work), spent),
            Some((shape, unit)) => {
                let spent = spent.of(unit);
                shape.is_past_end(spent) || shape.chance_at(spent).beyond < CHANCE_LEFT_MIN
            }
        },
    }
}

/// See [`Work::never_ends`].
pub(crate) fn never_ends(work: &Work) -> bool {
    let Work::Throughput { items, per_week } = work else {
        return false;
    };
    let best = per_week.iter().copied().fold(0.0, f64::max);
    *items > best * (f64::from(WEEKS_MAX) + SAME_WEEK)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CALENDAR: Unit = Unit::Calendar;

    fn spent(calendar: f64, working: f64) -> Elapsed {
        Elapsed { calendar, working }
    }

    fn sampler(work: &Work, spent: Option<Elapsed>) -> Sampler {
        Sampler::new(work, spent, &mut Tables::default())
    }

    fn at(below: f64) -> Chance {
        Chance {
            below,
            beyond: 1.0 - below,
        }
    }

    fn weeks(items: f64, per_week: &[f64]) -> f64 {
        let stream = Stream {
            key: 1,
            draw: 0,
            seed: 1,
        };
        Throughput::new(items, per_week).length(stream, 0).days / 7.0
    }

    #[test]
    fn degenerate_works_are_exact() {
        let same = [
            Work::Pert {
                low: 3.0,
                likely: 3.0,
                high: 3.0,
                unit: CALENDAR,
            },
            Work::Triangular {
                low: 3.0,
                likely: 3.0,
                high: 3.0,
                unit: CALENDAR,
            },
            Work::Metalog {
                p10: 3.0,
                p50: 3.0,
                p90: 3.0,
                unit: CALENDAR,
            },
            Work::Lognormal {
                p50: 3.0,
                p90: 3.0,
                unit: CALENDAR,
            },
        ];
        for work in same {
            let exact = Sampler::Exact(Length {
                days: 3.0,
                unit: CALENDAR,
            });
            assert_eq!(sampler(&work, None), exact);
            assert!(is_used_up(&work, spent(3.0, 0.0)) && !is_used_up(&work, spent(2.9, 9.0)));
        }
    }

    #[test]
    fn samples_are_picked_in_order_of_length_each_equally_often() {
        let work = Work::Samples(vec![(4.0, CALENDAR), (1.0, Unit::Working), (1.0, CALENDAR)]);
        let Sampler::Samples(sorted) = sampler(&work, None) else {
            panic!("no samples")
        };
        let picked = [0.1, 0.34, 0.66, 0.67, 0.999_999].map(|below| pick(&sorted, at(below)));
        assert_eq!(picked.map(|length| length.days), [1.0, 1.0, 1.0, 4.0, 4.0]);
        assert_eq!((picked[0].unit, picked[1].unit), (CALENDAR, Unit::Working));
    }

    #[test]
    fn of_samples_under_way_one_of_those_still_possible() {
        let work = Work::Samples(vec![(2.0, CALENDAR), (3.0, CALENDAR), (2.0, Unit::Working)]);
        let Sampler::Samples(left) = sampler(&work, Some(spent(2.0, 1.0))) else {
            panic!("no samples")
        };
        assert_eq!(left.len(), 2);
        assert!(!is_used_up(&work, spent(3.0, 1.0)));
        assert!(is_used_up(&work, spent(3.0, 2.0)));
    }

    #[test]
    fn work_under_way_is_longer_than_what_was_spent_by_the_conditional_chance() {
        let work = Work::Lognormal {
            p50: 10.0,
            p90: 30.0,
            unit: CALENDAR,
        };
        let (Sampler::Continuous(fresh), Sampler::Continuous(begun)) =
            (sampler(&work, None), sampler(&work, Some(spent(10.0, 7.0))))
        else {
            panic!("not continuous")
        };
        // Half has gone: the middle of what is left is the third quartile.
        let (middle, quartile) = (begun.length(at(0.5)).days, fresh.length(at(0.75)).days);
        assert!((middle - quartile).abs() < 1e-12, "{middle}, {quartile}");
        assert!(begun.length(at(1e-10)).days >= 10.0);
    }

    #[test]
    fn past_its_end_an_estimate_is_used_up() {
        let work = Work::Pert {
            low: 1.0,
            likely: 2.0,
            high: 5.0,
            unit: Unit::Working,
        };
        assert!(!is_used_up(&work, spent(9.0, 4.999)));
        assert!(is_used_up(&work, spent(0.0, 5.0)));
        let thin = Work::Lognormal {
            p50: 1.0,
            p90: 1.1,
            unit: CALENDAR,
        };
        assert!(!is_used_up(&thin, spent(15.0, 0.0)));
        assert!(is_used_up(&thin, spent(17.0, 0.0)));
    }

    #[test]
    fn throughput_takes_whole_weeks_and_the_share_of_the_last() {
        assert_eq!(weeks(9.0, &[4.0]), 2.25);
        assert_eq!(weeks(8.0, &[4.0]), 2.0);
        assert_eq!(weeks(0.0, &[4.0]), 0.0);
        assert!((weeks(0.3, &[0.1]) - 3.0).abs() < 1e-9);
    }

    #[test]
    fn exactly_520_weeks_still_finish() {
        assert!((weeks(52.0, &[0.1]) - 520.0).abs() < 1e-9);
        assert_eq!(weeks(520.1, &[1.0]), f64::INFINITY);
        let work = |items| Work::Throughput {
            items,
            per_week: vec![0.0, 0.1],
        };
        assert!(!never_ends(&work(52.0)) && never_ends(&work(52.1)));
    }
}
