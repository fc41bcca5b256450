//! Futures: when each promise of a part finishes, and what bound it.

use crate::draws::Draws;
use crate::gate::{Finishes, decider, opening};
use crate::limits::SAME_TIME;
use crate::network::Standing;
use crate::part::{Part, Step};
use crate::queues::{Replay, Simulation};
use crate::work::{Length, Sampler};

/// What is otherwise than drawn. Promises are numbers in the part.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Scenario {
    /// Finishes so many days later.
    pub(crate) delayed: Option<(usize, f64)>,
    /// Its remaining work takes no time.
    pub(crate) idle: Option<usize>,
}

/// How neighbouring futures came out.
#[derive(Debug, Default)]
pub(crate) struct Outcomes {
    lanes: usize,
    /// By promise and lane.
    finishes: Vec<f64>,
    /// By promise and lane, where the part has queues.
    servings: Vec<Serving>,
    simulation: Simulation,
    scratch: Vec<f64>,
}

/// When, in the order of all that happened in a future, a promise had its turn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Serving {
    /// Its work was begun at this instant on day 0 or later.
    pub(crate) start: f64,
    /// Its work ended.
    pub(crate) end: f64,
    /// It started, or, begun before day 0, finished.
    pub(crate) began: u32,
    /// Its finish became known.
    pub(crate) ended: u32,
    /// The promise whose work freed the slot that it waited for.
    pub(crate) freed_by: Option<u32>,
}

impl Serving {
    /// Not served.
    pub(crate) const NONE: Self = Self {
        start: f64::INFINITY,
        end: f64::INFINITY,
        began: 0,
        ended: 0,
        freed_by: None,
    };
}

impl Outcomes {
    /// Computes all lanes of some draws.
    pub(crate) fn compute(
        &mut self,
        part: &Part<'_>,
        draws: &Draws,
        lanes: usize,
        scenario: Scenario,
    ) {
        self.lanes = lanes;
        // All cells are written anew.
        self.finishes.resize(part.len() * lanes, f64::INFINITY);
        if part.queues.is_empty() {
            self.compute_in_order(part, draws, scenario);
        } else {
            self.simulate(part, draws, scenario);
        }
    }

    /// Computes when one promise finishes where the work of another takes no time, given how the same draws
    /// came out as drawn.
    pub(crate) fn compute_idle(
        &mut self,
        part: &Part<'_>,
        draws: &Draws,
        drawn: &Self,
        (idle, only): (usize, usize),
    ) {
        let lanes = drawn.lanes;
        let scenario = Scenario {
            delayed: None,
            idle: Some(idle),
        };
        if part.queues.is_empty() {
            return self.compute(part, draws, lanes, scenario);
        }
        self.lanes = lanes;
        self.finishes.resize(part.len() * lanes, f64::INFINITY);
        for lane in 0..lanes {
            self.finishes[only * lanes + lane] = if drawn.can_move(part, draws, (idle, only), lane)
            {
                let replay = Replay {
                    only,
                    drawn: &drawn.servings,
                };
                self.simulation
                    .run(part, draws, (lane, lanes), scenario, Some(replay));
                self.simulation.finish_of(only)
            } else {
                drawn.finishes[only * lanes + lane]
            };
        }
    }

    /// Whether a promise could finish at another time if the work of another took none: not where that one
    /// takes none anyway, or starts no earlier than the promise itself. Up to its start nothing changes.
    fn can_move(
        &self,
        part: &Part<'_>,
        draws: &Draws,
        (idle, only): (usize, usize),
        lane: usize,
    ) -> bool {
        let began = |number: usize| self.servings[number * self.lanes + lane].began;
        match part.steps[idle].standing {
            Standing::Open { .. } => {
                let begins_before = began(only) == 0 || began(idle) < began(only);
                draws.works[idle * self.lanes + lane].days > 0.0 && began(idle) > 0 && begins_before
            }
            _ => true,
        }
    }

    /// Where nothing waits for a slot each promise follows from those before it.
    fn compute_in_order(&mut self, part: &Part<'_>, draws: &Draws, scenario: Scenario) {
        let lanes = self.lanes;
        for (number, step) in part.steps.iter().enumerate() {
            let (before, own) = self.finishes.split_at_mut(number * lanes);
            for (lane, finish) in own[..lanes].iter_mut().enumerate() {
                let finishes = Finishes {
                    of: before,
                    lanes,
                    lane,
                };
                let gates = opening(step, finishes, &mut self.scratch);
                let cell = number * lanes + lane;
                let ended = match step.standing {
                    Standing::Done { finish: done } => {
                        *finish = done;
                        continue;
                    }
                    Standing::GivenUp => {
                        *finish = f64::INFINITY;
                        continue;
                    }
                    Standing::Open { not_before } => {
                        let ready = gates.max(not_before).max(0.0);
                        step.advance(ready, scenario.work(number, draws.works[cell]))
                    }
                    Standing::Started { since } => scenario
                        .started_end(number, step, since, draws.works[cell])
                        .max(gates),
                };
                *finish = ended + draws.delays[cell] + scenario.delay(number);
            }
        }
    }

    fn simulate(&mut self, part: &Part<'_>, draws: &Draws, scenario: Scenario) {
        self.servings.resize(part.len() * self.lanes, Serving::NONE);
        for lane in 0..self.lanes {
            self.simulation
                .run(part, draws, (lane, self.lanes), scenario, None);
            for (number, (finish, serving)) in self.simulation.results().enumerate() {
                let cell = number * self.lanes + lane;
                self.finishes[cell] = finish;
                self.servings[cell] = *serving;
            }
        }
    }

    /// When a promise finishes, in each lane.
    pub(crate) fn finishes_of(&self, number: usize) -> &[f64] {
        &self.finishes[number * self.lanes..(number + 1) * self.lanes]
    }

    /// What bound a promise in a lane.
    ///
    /// It is looked for only when asked: most promises of most futures are kept.
    pub(crate) fn bound_by(
        &self,
        part: &Part<'_>,
        draws: &Draws,
        number: usize,
        lane: usize,
    ) -> Option<usize> {
        let serving = self.servings.get(number * self.lanes + lane);
        if let Some(freed_by) = serving.and_then(|serving| serving.freed_by) {
            return Some(freed_by as usize);
        }
        let step = &part.steps[number];
        let without_gates = match step.standing {
            Standing::Open { not_before } => not_before.max(0.0),
            Standing::Started { since } => Scenario::default().started_end(
                number,
                step,
                since,
                draws.works[number * self.lanes + lane],
            ),
            Standing::Done { .. } | Standing::GivenUp => return None,
        };
        let finishes = Finishes {
            of: &self.finishes,
            lanes: self.lanes,
            lane,
        };
        let gates = opening(step, finishes, &mut Vec::new());
        if gates <= without_gates + SAME_TIME {
            return None;
        }
        let counts = |member: usize| match serving {
            // Of members that tie, only those that had ended when it started.
            Some(serving) if gates.is_finite() => {
                self.servings[member * self.lanes + lane].ended < serving.began
            }
            _ => true,
        };
        decider(part, number, gates, finishes, &counts)
    }
}

impl Scenario {
    /// How long a promise's work takes.
    pub(crate) fn work(&self, number: usize, drawn: Length) -> Length {
        if self.idle == Some(number) {
            Length::NONE
        } else {
            drawn
        }
    }

    /// When the work of a started promise ends: not before the morning of day 0.
    pub(crate) fn started_end(
        &self,
        number: usize,
        step: &Step<'_>,
        since: f64,
        drawn: Length,
    ) -> f64 {
        if self.idle == Some(number) {
            return 0.0;
        }
        // Of throughput the items are what remains on that morning.
        let is_what_remains = matches!(step.planned.sampler, Sampler::Throughput(_));
        let from = if is_what_remains { 0.0 } else { since };
        step.advance(from, drawn).max(0.0)
    }

    /// By how much a promise finishes later.
    pub(crate) fn delay(&self, number: usize) -> f64 {
        match self.delayed {
            Some((delayed, days)) if delayed == number => days,
            _ => 0.0,
        }
    }
}
