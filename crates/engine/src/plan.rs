//! The network, checked and planned.
//!
//! The one idea: all that does not hang on the future is settled here, once: shapes are ready to be drawn,
//! the order of computing is known, and so is what is joined and can't be computed apart.

use crate::calendar::OpenDays;
use crate::check;
use crate::defect::{Defect, Flaw};
use crate::graph::{Components, reachable, topological_order};
use crate::limits::SAME_TIME;
use crate::network::{Gate, Parts, Promise, Standing, Team};
use crate::shape::Tables;
use crate::work::{Elapsed, Sampler, is_used_up};

/// A checked network: nothing that is computed on it can fail.
#[derive(Debug, Clone)]
pub struct Network {
    pub(crate) promises: Vec<Planned>,
    pub(crate) calendars: Vec<OpenDays>,
    pub(crate) teams: Vec<Team>,
    pub(crate) shocks: Vec<PlannedShock>,
    pub(crate) axes: usize,
    /// By place: its number in the order of computing.
    pub(crate) ranks: Vec<usize>,
    pub(crate) components: Components,
    /// By team: the places that stand in its queue, in order.
    queues: Vec<Vec<usize>>,
}

/// A promise, ready to be computed. What is done or given up rests on nothing.
#[derive(Debug, Clone)]
pub(crate) struct Planned {
    pub(crate) promise: Promise,
    pub(crate) sampler: Sampler,
    /// What it rests on, each once, in order.
    pub(crate) upstream: Vec<usize>,
    /// The shocks that hit it, in order.
    pub(crate) shocks: Vec<usize>,
    /// The team whose slots it needs.
    pub(crate) queue: Option<usize>,
}

/// A shock, ready to be drawn.
#[derive(Debug, Clone)]
pub(crate) struct PlannedShock {
    pub(crate) key: u64,
    pub(crate) chance: f64,
    pub(crate) delay: Sampler,
}

impl Network {
    /// Checks the parts and plans how they are computed.
    ///
    /// # Errors
    /// Every defect of the parts. Circles and used-up work are looked for only where all else is well.
    pub fn new(parts: Parts) -> Result<Self, Vec<Defect>> {
        let defects = check::defects(&parts);
        if !defects.is_empty() {
            return Err(defects);
        }
        let edges: Vec<Vec<usize>> = parts
            .promises
            .iter()
            .map(|promise| leaves(&promise.rests_on))
            .collect();
        let calendars: Vec<OpenDays> = parts.calendars.iter().filter_map(OpenDays::new).collect();
        let mut defects = used_up(&parts, &calendars);
        match topological_order(&edges) {
            Ok(order) if defects.is_empty() => Ok(Self::planned(parts, calendars, &order)),
            Ok(_) => Err(defects),
            Err(circle) => {
                defects.push(Defect::Cycle(circle));
                Err(defects)
            }
        }
    }

    fn planned(parts: Parts, calendars: Vec<OpenDays>, order: &[usize]) -> Self {
        let Parts {
            promises,
            teams,
            shocks,
            axes,
            ..
        } = parts;
        let mut tables = Tables::default();
        let mut hit_by = vec![Vec::new(); promises.len()];
        for (shock, of) in shocks.iter().enumerate() {
            of.hits.iter().for_each(|&hit| hit_by[hit].push(shock));
        }
        let promises: Vec<Planned> = promises
            .into_iter()
            .zip(hit_by)
            .map(|(promise, shocks)| Planned::new(promise, shocks, &teams, &calendars, &mut tables))
            .collect();
        let shocks = shocks
            .iter()
            .map(|shock| PlannedShock {
                key: shock.key,
                chance: shock.chance,
                delay: Sampler::new(&shock.delay, None, &mut tables),
            })
            .collect();
        let mut ranks = vec![0; promises.len()];
        order
            .iter()
            .enumerate()
            .for_each(|(rank, &place)| ranks[place] = rank);
        let queues = queues(&promises, teams.len());
        let components = components(&promises, &queues);
        Self {
            promises,
            calendars,
            teams,
            shocks,
            axes,
            ranks,
            components,
            queues,
        }
    }

    /// How many promises there are.
    pub fn len(&self) -> usize {
        self.promises.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.promises.is_empty()
    }

    /// The places of all that is joined with a promise by gates or queues, itself among them, in order.
    pub fn component_of(&self, place: usize) -> &[usize] {
        &self.components.groups[self.components.group_of[place]]
    }

    /// The places of all that can move some promises, themselves among them, in order: what they rest on,
    /// those in a queue with one of these that waits for a slot, and what these rest on.
    pub(crate) fn influences(&self, places: &[usize]) -> Vec<usize> {
        reachable(self.len(), places.iter().copied(), |place| {
            let planned = &self.promises[place];
            let waits = matches!(planned.promise.standing, Standing::Open { .. });
            let mates = planned
                .queue
                .filter(|_| waits)
                .map(|team| self.queues[team].iter());
            planned.upstream.iter().chain(mates.into_iter().flatten())
        })
    }
}

impl Planned {
    fn new(
        mut promise: Promise,
        mut shocks: Vec<usize>,
        teams: &[Team],
        calendars: &[OpenDays],
        tables: &mut Tables,
    ) -> Self {
        let sampler = match promise.standing {
            Standing::Open { .. } => Sampler::new(&promise.work, None, tables),
            Standing::Started { since } => {
                let spent = elapsed(since, &calendars[promise.calendar]);
                Sampler::new(&promise.work, Some(spent), tables)
            }
            Standing::Done { .. } | Standing::GivenUp => {
                promise.rests_on.clear();
                Sampler::NOTHING
            }
        };
        let is_moved = matches!(
            promise.standing,
            Standing::Open { .. } | Standing::Started { .. }
        );
        shocks.dedup();
        let queue = promise
            .team
            .filter(|&team| is_moved && promise.priority.is_some() && teams[team].slots.is_some());
        Self {
            upstream: leaves(&promise.rests_on),
            promise,
            sampler,
            shocks,
            queue,
        }
    }

    /// Whether a promise can move at all: neither done nor given up.
    pub(crate) fn can_move(&self) -> bool {
        matches!(
            self.promise.standing,
            Standing::Open { .. } | Standing::Started { .. }
        )
    }
}

/// The promises that gates name, each once, in order.
fn leaves(gates: &[Gate]) -> Vec<usize> {
    fn collect(gates: &[Gate], into: &mut Vec<usize>) {
        for gate in gates {
            match gate {
                Gate::Member { promise, .. } => into.push(*promise),
                Gate::AtLeast { of, .. } => collect(of, into),
            }
        }
    }
    let mut leaves = Vec::new();
    collect(gates, &mut leaves);
    leaves.sort_unstable();
    leaves.dedup();
    leaves
}

/// The time from an instant to the morning of day 0.
fn elapsed(since: f64, calendar: &OpenDays) -> Elapsed {
    Elapsed {
        calendar: -since,
        working: calendar.between(since, 0.0),
    }
}

fn used_up(parts: &Parts, calendars: &[OpenDays]) -> Vec<Defect> {
    let is_used_up = |promise: &Promise| match promise.standing {
        Standing::Started { since } => {
            is_used_up(&promise.work, elapsed(since, &calendars[promise.calendar]))
        }
        _ => false,
    };
    let used_up = parts
        .promises
        .iter()
        .enumerate()
        .filter(|(_, promise)| is_used_up(promise));
    used_up
        .map(|(promise, _)| Defect::Promise {
            promise,
            flaw: Flaw::UsedUp,
        })
        .collect()
}

fn queues(promises: &[Planned], teams: usize) -> Vec<Vec<usize>> {
    let mut queues = vec![Vec::new(); teams];
    for (place, planned) in promises.iter().enumerate() {
        if let Some(team) = planned.queue {
            queues[team].push(place);
        }
    }
    queues
}

fn components(promises: &[Planned], queues: &[Vec<usize>]) -> Components {
    let gates = promises
        .iter()
        .enumerate()
        .flat_map(|(place, planned)| planned.upstream.iter().map(move |&member| (place, member)));
    let mates = queues
        .iter()
        .flat_map(|queue| queue.windows(2).map(|pair| (pair[0], pair[1])));
    Components::new(promises.len(), gates.chain(mates))
}

/// Whether two instants are equal.
pub(crate) fn is_same(one: f64, other: f64) -> bool {
    one == other || (one - other).abs() <= SAME_TIME
}
