//! A slip: what falls where one promise finishes some days later, in the same futures.

use crate::draws::{Draws, Lanes};
use crate::future::{Outcomes, Scenario};
use crate::part::Part;
use crate::plan::Network;
use crate::run::{Run, Tiles, standard_error};
use crate::stake::losses;
use crate::tally::{Total, is_kept};

/// What a slip does.
#[derive(Debug, Clone, PartialEq)]
pub struct Slip {
    /// How many futures were computed.
    pub futures: u64,
    /// The promises whose chance changes, by place.
    pub falls: Vec<Fall>,
    /// The expected harm that is added, by axis.
    pub harm_added: Vec<f64>,
}

/// A promise whose chance changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fall {
    /// Its place.
    pub place: usize,
    /// In how many futures it was kept.
    pub kept_before: u64,
    /// In how many it is kept with the slip.
    pub kept_after: u64,
}

/// Computes what follows where a promise finishes `days` calendar days later in every future. What is done
/// or given up doesn't move; less than no days are none.
pub fn slip(network: &Network, place: usize, days: f64, run: &Run<'_>) -> Slip {
    let part = Part::new(network, network.component_of(place));
    let days = if network.promises[place].can_move() {
        days.max(0.0)
    } else {
        0.0
    };
    let delayed = Scenario {
        delayed: Some((part.number_of(place), days)),
        idle: None,
    };
    let begin = || Comparison::new(&part);
    let mut all = begin();
    let futures = run.until_precise(part.len(), |block, meter| {
        let compute = |comparison: &mut Comparison<'_>, lanes: Lanes| {
            comparison.compare(lanes, delayed);
            meter.tick(part.len() * lanes.count);
        };
        let tiles = Tiles::new(block, part.len(), run.seed);
        all.merge(&tiles.count(begin, compute, Comparison::merge));
        greatest_error(&all.before, &all.after, block.first + block.futures)
    });
    answer(&part, futures, &all.before, &all.after)
}

/// The greatest standard error of a chance that changes.
fn greatest_error(before: &Count, after: &Count, futures: u64) -> f64 {
    let pairs = before
        .kept
        .iter()
        .zip(&after.kept)
        .filter(|(before, after)| before != after);
    let errors = pairs.flat_map(|(&before, &after)| [before, after]);
    errors
        .map(|kept| standard_error(kept, futures))
        .fold(0.0, f64::max)
}

fn answer(part: &Part<'_>, futures: u64, before: &Count, after: &Count) -> Slip {
    let kept = before.kept.iter().zip(&after.kept);
    let mut falls: Vec<Fall> = (part.places.iter().zip(kept))
        .filter(|(_, (before, after))| before != after)
        .map(|(&place, (&kept_before, &kept_after))| Fall {
            place,
            kept_before,
            kept_after,
        })
        .collect();
    falls.sort_unstable_by_key(|fall| fall.place);
    let harm = before.harm.iter().zip(&after.harm);
    let harm_added = harm
        .map(|(&before, &after)| (after - before).mean(futures))
        .collect();
    Slip {
        futures,
        falls,
        harm_added,
    }
}

/// In how many futures promises are kept, and what is lost in all.
struct Count {
    kept: Vec<u64>,
    harm: Vec<Total>,
}

impl Count {
    fn new(part: &Part<'_>) -> Self {
        Self {
            kept: vec![0; part.len()],
            harm: vec![Total::default(); part.network.axes],
        }
    }

    fn add(&mut self, part: &Part<'_>, outcomes: &Outcomes) {
        for (number, step) in part.steps.iter().enumerate() {
            for &finish in outcomes.finishes_of(number) {
                self.kept[number] += u64::from(is_kept(finish, step.due));
                for (axis, loss) in losses(step, finish) {
                    self.harm[axis] += loss;
                }
            }
        }
    }

    fn merge(&mut self, other: &Self) {
        for (kept, more) in self.kept.iter_mut().zip(&other.kept) {
            *kept += more;
        }
        for (harm, more) in self.harm.iter_mut().zip(&other.harm) {
            *harm += *more;
        }
    }
}

/// Computes tiles with and without the slip.
struct Comparison<'a> {
    part: &'a Part<'a>,
    draws: Draws,
    outcomes: Outcomes,
    before: Count,
    after: Count,
}

impl<'a> Comparison<'a> {
    fn new(part: &'a Part<'a>) -> Self {
        Self {
            part,
            draws: Draws::default(),
            outcomes: Outcomes::default(),
            before: Count::new(part),
            after: Count::new(part),
        }
    }

    fn compare(&mut self, lanes: Lanes, delayed: Scenario) {
        self.draws.draw(self.part, lanes);
        self.outcomes
            .compute(self.part, &self.draws, lanes.count, Scenario::default());
        self.before.add(self.part, &self.outcomes);
        self.outcomes
            .compute(self.part, &self.draws, lanes.count, delayed);
        self.after.add(self.part, &self.outcomes);
    }

    fn merge(&mut self, other: &Self) {
        self.before.merge(&other.before);
        self.after.merge(&other.after);
    }
}
