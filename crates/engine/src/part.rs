//! A part of the network that can be computed by itself: a component, or all that can move a promise.
//!
//! The one idea: within a part promises stand in the order in which they are computed, so that whatever one
//! rests on stands before it.

use crate::calendar::OpenDays;
use crate::network::{Gate, Standing, Team, Unit};
use crate::plan::{Network, Planned};
use crate::tally::day_of;
use crate::work::Length;

/// Promises in the order of computing. Their numbers here are not their places: see [`Part::places`].
#[derive(Debug)]
pub(crate) struct Part<'a> {
    pub(crate) network: &'a Network,
    /// By number: the place.
    pub(crate) places: Vec<usize>,
    pub(crate) steps: Vec<Step<'a>>,
    /// The teams that work on a limited number of promises at once.
    pub(crate) queues: Vec<Queue>,
    /// The teams whose promises run late together.
    pub(crate) correlated: Vec<&'a Team>,
}

/// A promise of a part.
#[derive(Debug)]
pub(crate) struct Step<'a> {
    pub(crate) planned: &'a Planned,
    pub(crate) standing: Standing,
    /// The instant at which its due day ends.
    pub(crate) due: f64,
    pub(crate) calendar: &'a OpenDays,
    pub(crate) gates: Vec<LocalGate>,
    /// Whether it needs each promise that it rests on.
    pub(crate) needs_all: bool,
    /// How many promises that aren't done it rests on.
    pub(crate) awaited: usize,
    /// What rests on it, each once.
    pub(crate) downstream: Vec<usize>,
    /// The team in whose queue it stands: a number in [`Part::queues`].
    pub(crate) queue: Option<usize>,
    /// Where it stands among all that waits, over all teams.
    pub(crate) turn: u32,
    /// Its deliverer, where that is a team with correlation: a number in [`Part::correlated`].
    pub(crate) correlated: Option<usize>,
}

/// A gate whose members are numbers in the part.
#[derive(Debug)]
pub(crate) enum LocalGate {
    Member { number: usize, lag: Length },
    AtLeast { count: usize, of: Vec<LocalGate> },
}

/// A team with slots.
#[derive(Debug)]
pub(crate) struct Queue {
    pub(crate) slots: u32,
    /// What stands in it.
    pub(crate) numbers: Vec<usize>,
}

impl<'a> Part<'a> {
    /// `places` hold whatever can move any of them.
    pub(crate) fn new(network: &'a Network, places: &[usize]) -> Self {
        let mut ordered = places.to_vec();
        ordered.sort_unstable_by_key(|&place| network.ranks[place]);
        let mut numbers: Vec<(usize, usize)> = ordered.iter().copied().zip(0..).collect();
        numbers.sort_unstable();
        let number_of = |place: usize| {
            let found = numbers.binary_search_by_key(&place, |&(place, _)| place);
            numbers[found.expect("a part holds whatever can move it")].1
        };
        let mut steps: Vec<Step<'a>> = ordered
            .iter()
            .map(|&place| Step::new(network, place, &number_of))
            .collect();
        for (number, &place) in ordered.iter().enumerate() {
            for &member in &network.promises[place].upstream {
                steps[number_of(member)].downstream.push(number);
            }
        }
        let queues = queues(network, &ordered, &mut steps);
        let correlated = correlated(network, &mut steps);
        Self {
            network,
            places: ordered,
            steps,
            queues,
            correlated,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    /// The number of a place of the part.
    pub(crate) fn number_of(&self, place: usize) -> usize {
        let found = self.places.iter().position(|&at| at == place);
        found.expect("the place is of the part")
    }

    /// Of two promises the one with the smaller place.
    pub(crate) fn smaller(&self, one: usize, other: usize) -> usize {
        if self.places[one] <= self.places[other] {
            one
        } else {
            other
        }
    }
}

impl<'a> Step<'a> {
    fn new(network: &'a Network, place: usize, number_of: &impl Fn(usize) -> usize) -> Self {
        let planned = &network.promises[place];
        let gates = planned.promise.rests_on.iter();
        let is_awaited = |&&member: &&usize| {
            !matches!(
                network.promises[member].promise.standing,
                Standing::Done { .. }
            )
        };
        Self {
            planned,
            standing: planned.promise.standing,
            due: planned.promise.due,
            calendar: &network.calendars[planned.promise.calendar],
            gates: gates.map(|gate| LocalGate::new(gate, number_of)).collect(),
            needs_all: planned
                .promise
                .rests_on
                .iter()
                .all(|gate| matches!(gate, Gate::Member { .. })),
            awaited: planned.upstream.iter().filter(is_awaited).count(),
            downstream: Vec::new(),
            queue: None,
            turn: 0,
            correlated: None,
        }
    }

    /// The day in which a finish falls: none before day 0 but of what is done.
    pub(crate) fn finish_day(&self, finish: f64) -> i64 {
        let day = day_of(finish);
        if self.planned.can_move() {
            day.max(0)
        } else {
            day
        }
    }

    /// The earliest start that it was given.
    pub(crate) fn not_before(&self) -> f64 {
        match self.standing {
            Standing::Open { not_before } => not_before,
            _ => 0.0,
        }
    }

    /// The instant by which so much work, begun at another, has ended.
    pub(crate) fn advance(&self, from: f64, length: Length) -> f64 {
        match length.unit {
            Unit::Calendar => from + length.days,
            Unit::Working => self.calendar.advance(from, length.days),
        }
    }
}

impl LocalGate {
    fn new(gate: &Gate, number_of: &impl Fn(usize) -> usize) -> Self {
        match gate {
            Gate::Member { promise, lag, unit } => Self::Member {
                number: number_of(*promise),
                lag: Length {
                    days: *lag,
                    unit: *unit,
                },
            },
            Gate::AtLeast { count, of } => Self::AtLeast {
                count: *count,
                of: of
                    .iter()
                    .map(|member| Self::new(member, number_of))
                    .collect(),
            },
        }
    }
}

/// The queues of the part; tells each step its own, and its turn: lower priority, then the earlier due, then
/// the smaller place.
fn queues(network: &Network, places: &[usize], steps: &mut [Step<'_>]) -> Vec<Queue> {
    let mut waiting: Vec<usize> = (0..steps.len())
        .filter(|&number| steps[number].planned.queue.is_some())
        .collect();
    waiting.sort_unstable_by(|&one, &other| {
        let of = |number: usize| steps[number].planned.promise.priority;
        (of(one).cmp(&of(other)))
            .then_with(|| steps[one].due.total_cmp(&steps[other].due))
            .then_with(|| places[one].cmp(&places[other]))
    });
    let mut queue_of_team = vec![None; network.teams.len()];
    let mut queues: Vec<Queue> = Vec::new();
    for (turn, number) in (0..).zip(waiting) {
        let step = &mut steps[number];
        let Some(team) = step.planned.queue else {
            continue;
        };
        let queue = *queue_of_team[team].get_or_insert_with(|| {
            let slots = network.teams[team].slots.unwrap_or(u32::MAX);
            queues.push(Queue {
                slots,
                numbers: Vec::new(),
            });
            queues.len() - 1
        });
        queues[queue].numbers.push(number);
        (step.queue, step.turn) = (Some(queue), turn);
    }
    queues
}

/// The teams of the part whose promises run late together; tells each step its own.
fn correlated<'a>(network: &'a Network, steps: &mut [Step<'a>]) -> Vec<&'a Team> {
    let mut number_of_team = vec![None; network.teams.len()];
    let mut correlated = Vec::new();
    for step in steps {
        let team = step.planned.promise.team;
        let Some(team) = team.filter(|&team| network.teams[team].correlation > 0.0) else {
            continue;
        };
        step.correlated = Some(*number_of_team[team].get_or_insert_with(|| {
            correlated.push(&network.teams[team]);
            correlated.len() - 1
        }));
    }
    correlated
}
