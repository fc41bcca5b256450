//! The draws of a part for some neighbouring futures.
//!
//! The one idea: all that is random is drawn before anything is computed, so that several scenarios can be
//! computed on the very same draws.

use crate::normal::{chance_at, score_of};
use crate::part::{Part, Step};
use crate::random::{Chance, Stream};
use crate::work::{Length, Sampler, pick};

/// The draw that picks the work; of a shock its delay, of a team its factor.
const WORK: u32 = 0;
/// The draw that says never; of a shock whether it strikes.
const CHANCE: u32 = 1;

/// Neighbouring futures, at most [`LANES_MAX`] of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lanes {
    pub(crate) seed: u64,
    pub(crate) first: u64,
    pub(crate) count: usize,
}

/// No more futures are computed side by side.
pub(crate) const LANES_MAX: usize = 64;

/// What was drawn, by promise and lane.
#[derive(Debug, Default)]
pub(crate) struct Draws {
    /// How long the work takes.
    pub(crate) works: Vec<Length>,
    /// How much later than its work a promise finishes: by shocks, and for ever where it is never delivered.
    pub(crate) delays: Vec<f64>,
    /// The scores that promises of one team share, by correlated team of the part.
    factors: Vec<[f64; LANES_MAX]>,
}

impl Draws {
    /// Draws anew.
    pub(crate) fn draw(&mut self, part: &Part<'_>, lanes: Lanes) {
        let cells = part.len() * lanes.count;
        self.works.clear();
        self.works.resize(cells, Length::NONE);
        self.delays.clear();
        self.delays.resize(cells, 0.0);
        let teams = part.correlated.iter();
        self.factors.clear();
        self.factors
            .extend(teams.map(|team| lanes.chances(team.key, WORK).map(score_of)));
        let works = self.works.chunks_exact_mut(lanes.count);
        let delays = self.delays.chunks_exact_mut(lanes.count);
        for ((step, works), delays) in part.steps.iter().zip(works).zip(delays) {
            lanes.draw_work(part, step, &self.factors, works);
            lanes.add_delays(part, step, delays);
        }
    }
}

impl Lanes {
    fn draw_work(
        self,
        part: &Part<'_>,
        step: &Step<'_>,
        factors: &[[f64; LANES_MAX]],
        works: &mut [Length],
    ) {
        let key = step.planned.promise.key;
        match step.correlated {
            None => self.draw_lengths(&step.planned.sampler, key, works, |_, chance| chance),
            Some(team) => {
                let factors = &factors[team];
                let correlation = part.correlated[team].correlation;
                let shared = correlation.sqrt();
                let own = (1.0 - correlation).sqrt();
                // The score of each is √ρ·(the team's factor) + √(1−ρ)·(its own).
                self.draw_lengths(&step.planned.sampler, key, works, |lane, chance| {
                    chance_at(shared * factors[lane] + own * score_of(chance))
                });
            }
        }
    }

    fn draw_lengths(
        self,
        sampler: &Sampler,
        key: u64,
        lengths: &mut [Length],
        dependent: impl Fn(usize, Chance) -> Chance,
    ) {
        match sampler {
            Sampler::Exact(length) => lengths.fill(*length),
            Sampler::Samples(sorted) => {
                let chances = self.chances(key, WORK);
                for (lane, length) in lengths.iter_mut().enumerate() {
                    *length = pick(sorted, dependent(lane, chances[lane]));
                }
            }
            Sampler::Continuous(conditional) => {
                let chances = self.chances(key, WORK);
                for (lane, length) in lengths.iter_mut().enumerate() {
                    *length = conditional.length(dependent(lane, chances[lane]));
                }
            }
            Sampler::Throughput(throughput) => {
                for (future, length) in (self.first..).zip(lengths) {
                    *length = throughput.length(self.stream(key, WORK), future);
                }
            }
        }
    }

    fn add_delays(self, part: &Part<'_>, step: &Step<'_>, delays: &mut [f64]) {
        for &shock in &step.planned.shocks {
            let shock = &part.network.shocks[shock];
            let strikes = self.chances(shock.key, CHANCE);
            let mut lengths = [Length::NONE; LANES_MAX];
            let lengths = &mut lengths[..self.count];
            self.draw_lengths(&shock.delay, shock.key, lengths, |_, chance| chance);
            for (lane, delay) in delays.iter_mut().enumerate() {
                if strikes[lane].below < shock.chance {
                    *delay += lengths[lane].days;
                }
            }
        }
        let promise = &step.planned.promise;
        if promise.never > 0.0 {
            let chances = self.chances(promise.key, CHANCE);
            for (delay, chance) in delays.iter_mut().zip(chances) {
                if chance.below < promise.never {
                    *delay = f64::INFINITY;
                }
            }
        }
    }

    fn stream(self, key: u64, draw: u32) -> Stream {
        Stream {
            key,
            draw,
            seed: self.seed,
        }
    }

    /// One draw of every lane; those beyond the count mean nothing.
    fn chances(self, key: u64, draw: u32) -> [Chance; LANES_MAX] {
        let mut words = [0; LANES_MAX];
        self.stream(key, draw)
            .words(self.first, &mut words[..self.count]);
        words.map(Chance::of_word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{Calendar, Parts, Promise, Shock, Standing, Team, Unit, Work};
    use crate::plan::Network;

    fn network() -> Network {
        let works = [
            Work::Lognormal {
                p50: 3.0,
                p90: 9.0,
                unit: Unit::Working,
            },
            Work::Pert {
                low: 1.0,
                likely: 2.0,
                high: 9.0,
                unit: Unit::Calendar,
            },
            Work::Samples(vec![(1.0, Unit::Calendar), (2.0, Unit::Working)]),
            Work::Throughput {
                items: 9.0,
                per_week: vec![0.0, 2.0, 5.0],
            },
        ];
        let promise = |(key, work)| Promise {
            key,
            due: 0.0,
            standing: Standing::Open { not_before: 0.0 },
            work,
            calendar: 0,
            team: Some(0),
            priority: None,
            never: 0.2,
            rests_on: vec![],
            stakes: vec![],
        };
        let delay = Work::Exact {
            days: 2.0,
            unit: Unit::Calendar,
        };
        let parts = Parts {
            promises: (1..).zip(works).map(promise).collect(),
            calendars: vec![Calendar {
                open: [true; 7],
                holidays: vec![],
            }],
            teams: vec![Team {
                key: 90,
                slots: None,
                correlation: 0.4,
            }],
            shocks: vec![Shock {
                key: 91,
                chance: 0.5,
                delay,
                hits: vec![0, 3],
            }],
            axes: 0,
        };
        Network::new(parts).expect("parts without a defect")
    }

    /// The draws of each promise in some futures, computed so many side by side.
    fn drawn(part: &Part<'_>, futures: u64, side_by_side: usize) -> Vec<Vec<(Length, f64)>> {
        let mut all = vec![Vec::new(); part.len()];
        let mut draws = Draws::default();
        for first in (0..futures).step_by(side_by_side) {
            let count = side_by_side.min((futures - first) as usize);
            draws.draw(
                part,
                Lanes {
                    seed: 5,
                    first,
                    count,
                },
            );
            let cells = draws
                .works
                .iter()
                .copied()
                .zip(draws.delays.iter().copied());
            for (cell, drawn) in cells.enumerate() {
                all[cell / count].push(drawn);
            }
        }
        all
    }

    #[test]
    fn how_many_futures_are_drawn_side_by_side_changes_nothing() {
        let network = network();
        let part = Part::new(&network, &[0, 1, 2, 3]);
        let one_by_one = drawn(&part, 200, 1);
        for side_by_side in [3, 4, 17, LANES_MAX] {
            assert_eq!(drawn(&part, 200, side_by_side), one_by_one);
        }
    }
}
