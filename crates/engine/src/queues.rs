//! One future of a part in which promises wait for slots, event by event.
//!
//! The one idea: one instant at a time. First all that ends by then ends, and what follows from that without
//! a slot follows; then one promise at a time, the first in turn of all teams with a free slot, starts.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::draws::Draws;
use crate::events::{Event, Happening};
use crate::future::{Scenario, Serving};
use crate::gate::{Finishes, opening};
use crate::limits::SAME_TIME;
use crate::network::Standing;
use crate::part::{Part, Step};
use crate::slots::Slots;

/// What a future is simulated in; kept between futures, so that none allocates.
#[derive(Debug, Default)]
pub(crate) struct Simulation {
    /// When each promise finishes: never, as long as that isn't known.
    finishes: Vec<f64>,
    states: Vec<State>,
    slots: Slots,
    events: BinaryHeap<Reverse<Event>>,
    /// Promises whose gates are open and that have not been looked at yet, first in the order of computing.
    arrivals: BinaryHeap<Reverse<usize>>,
    scratch: Vec<f64>,
}

/// A future that was computed as drawn, and is computed again otherwise, until one finish is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Replay<'a> {
    pub(crate) only: usize,
    /// By promise and lane.
    pub(crate) drawn: &'a [Serving],
}

/// How far a promise is.
#[derive(Debug, Clone, Copy)]
struct State {
    /// How many of those that it rests on are not known to finish.
    awaited: usize,
    /// When it is ready; of a started promise when its gates are open. Falls while members become known.
    ready: f64,
    /// Whether that instant has come.
    is_ready: bool,
    /// Whether its work is under way.
    is_running: bool,
    serving: Serving,
}

impl Simulation {
    /// Computes one lane of some draws, `(lane, lanes)`: all of it, or as much as a replay asks for.
    pub(crate) fn run(
        &mut self,
        part: &Part<'_>,
        draws: &Draws,
        lane: (usize, usize),
        scenario: Scenario,
        replay: Option<Replay<'_>>,
    ) {
        self.reset(part);
        let mut course = Course {
            simulation: self,
            part,
            draws,
            lane,
            scenario,
            replay,
            now: 0.0,
            instant: 0,
            clock: 0,
        };
        course.begin();
        course.pass(0.0);
        while let Some(now) = course.next_instant() {
            if replay.is_some_and(|replay| course.is_known(replay.only)) {
                return;
            }
            course.pass(now);
        }
        course.close();
    }

    /// When a promise finishes.
    pub(crate) fn finish_of(&self, number: usize) -> f64 {
        self.finishes[number]
    }

    /// When each promise finishes and how it was served.
    pub(crate) fn results(&self) -> impl Iterator<Item = (f64, &Serving)> + '_ {
        self.finishes
            .iter()
            .zip(&self.states)
            .map(|(&finish, state)| (finish, &state.serving))
    }

    fn reset(&mut self, part: &Part<'_>) {
        self.finishes.clear();
        self.finishes.resize(part.len(), f64::INFINITY);
        self.states.clear();
        self.states.extend(part.steps.iter().map(State::new));
        self.slots.reset(part);
        self.events.clear();
    }
}

impl State {
    fn new(step: &Step<'_>) -> Self {
        Self {
            awaited: step.awaited,
            ready: f64::INFINITY,
            is_ready: false,
            is_running: false,
            serving: Serving::NONE,
        }
    }
}

/// The course of one future.
struct Course<'a> {
    simulation: &'a mut Simulation,
    part: &'a Part<'a>,
    draws: &'a Draws,
    lane: (usize, usize),
    scenario: Scenario,
    replay: Option<Replay<'a>>,
    now: f64,
    /// The number of the instant.
    instant: u32,
    /// Counts all that happens, from 1.
    clock: u32,
}

impl Course<'_> {
    /// What stands on the morning of day 0.
    fn begin(&mut self) {
        for (number, step) in self.part.steps.iter().enumerate() {
            match step.standing {
                Standing::Done { finish } => self.simulation.finishes[number] = finish,
                Standing::GivenUp => {}
                Standing::Open { .. } => self.look_at_gates(number),
                Standing::Started { since } => {
                    self.run_until(number, self.end_of_started(number, since));
                    self.look_at_gates(number);
                }
            }
        }
    }

    fn next_instant(&self) -> Option<f64> {
        self.simulation
            .events
            .peek()
            .map(|Reverse(event)| event.time())
    }

    fn pass(&mut self, now: f64) {
        self.now = now;
        self.instant += 1;
        while self.next_instant().is_some_and(|time| self.has_come(time)) {
            match self
                .simulation
                .events
                .pop()
                .map(|Reverse(event)| event.what())
            {
                Some((number, Happening::WorkEnds)) => self.end(number),
                Some((number, Happening::GatesOpen)) => {
                    self.simulation.arrivals.push(Reverse(number));
                }
                None => {}
            }
        }
        self.settle();
        while let Some(number) = self.simulation.slots.take_first_in_turn(self.part) {
            self.serve(number);
            self.settle();
        }
    }

    /// Lets all happen that needs no slot, in the order of computing.
    fn settle(&mut self) {
        while let Some(Reverse(number)) = self.simulation.arrivals.pop() {
            if !self.simulation.states[number].is_ready {
                self.arrive(number);
            }
        }
    }

    fn arrive(&mut self, number: usize) {
        let state = &mut self.simulation.states[number];
        state.is_ready = true;
        let ready = state.ready;
        let step = &self.part.steps[number];
        match (step.standing, step.queue) {
            (Standing::Started { .. }, _) => {
                if !state.is_running {
                    self.finish(number);
                }
            }
            (_, Some(team)) => {
                self.simulation.slots.wait(team, step.turn, number);
            }
            (_, None) => self.start(number, ready),
        }
    }

    /// Starts a promise on a free slot.
    fn serve(&mut self, number: usize) {
        let ready = self.simulation.states[number].ready;
        if self.now <= ready + SAME_TIME {
            return self.start(number, ready);
        }
        let team = self.part.steps[number].queue;
        let freed_by = team.and_then(|team| self.simulation.slots.freed_at(team, self.instant));
        self.simulation.states[number].serving.freed_by = freed_by.map(|by| by as u32);
        self.start(number, self.now);
    }

    fn start(&mut self, number: usize, at: f64) {
        let end = self.end_of(number, at);
        self.simulation.states[number].serving.began = self.tick();
        self.simulation.states[number].serving.start = at;
        self.run_until(number, end);
    }

    /// When work ends that is begun at an instant; as drawn, where it begins as drawn.
    fn end_of(&self, number: usize, at: f64) -> f64 {
        let cell = self.cell(number);
        match self.replay.map(|replay| &replay.drawn[cell]) {
            Some(drawn) if drawn.start == at && self.scenario.idle != Some(number) => drawn.end,
            _ => {
                let work = self.scenario.work(number, self.draws.works[cell]);
                self.part.steps[number].advance(at, work)
            }
        }
    }

    /// When work ends that was begun before day 0; as drawn, where it isn't idle.
    fn end_of_started(&self, number: usize, since: f64) -> f64 {
        let cell = self.cell(number);
        match self.replay.map(|replay| &replay.drawn[cell]) {
            Some(drawn) if self.scenario.idle != Some(number) => drawn.end,
            _ => {
                let step = &self.part.steps[number];
                let work = self.draws.works[cell];
                self.scenario.started_end(number, step, since, work)
            }
        }
    }

    /// Puts work under way; what has no length ends at once.
    fn run_until(&mut self, number: usize, end: f64) {
        let state = &mut self.simulation.states[number];
        state.is_running = true;
        state.serving.end = end;
        if let Some(team) = self.part.steps[number].queue {
            self.simulation.slots.hold(team);
        }
        if self.has_come(end) {
            self.end(number);
        } else {
            self.expect(end, number, Happening::WorkEnds);
        }
    }

    /// Ends work, which frees its slot.
    fn end(&mut self, number: usize) {
        let step = &self.part.steps[number];
        if let Some(team) = step.queue {
            let slots = &mut self.simulation.slots;
            slots.free(self.part, team, self.instant, number);
        }
        let state = &mut self.simulation.states[number];
        state.is_running = false;
        let gates_hold = matches!(step.standing, Standing::Started { .. }) && !state.is_ready;
        if !gates_hold {
            self.finish(number);
        }
    }

    /// Makes the finish known and looks at what rests on it.
    fn finish(&mut self, number: usize) {
        let state = &self.simulation.states[number];
        let is_started = matches!(self.part.steps[number].standing, Standing::Started { .. });
        let ended = if is_started {
            state.serving.end.max(state.ready)
        } else {
            state.serving.end
        };
        let later = self.draws.delays[self.cell(number)] + self.scenario.delay(number);
        if is_started {
            self.simulation.states[number].serving.began = self.tick();
        }
        self.simulation.states[number].serving.ended = self.tick();
        self.simulation.finishes[number] = ended + later;
        if later.is_finite() {
            for &next in &self.part.steps[number].downstream {
                self.simulation.states[next].awaited -= 1;
                self.look_at_gates(next);
            }
        }
    }

    /// Finds out when the gates of a promise open, as far as its members are known. The others finish now
    /// at the earliest, so that an opening up to now is certain.
    fn look_at_gates(&mut self, number: usize) {
        let step = &self.part.steps[number];
        let state = &self.simulation.states[number];
        if state.is_ready || (step.needs_all && state.awaited > 0) {
            return;
        }
        let finishes = Finishes {
            of: &self.simulation.finishes,
            lanes: 1,
            lane: 0,
        };
        let gates = opening(step, finishes, &mut self.simulation.scratch);
        let ready = gates.max(step.not_before()).max(0.0);
        if ready < state.ready {
            self.simulation.states[number].ready = ready;
            if self.has_come(ready) {
                self.simulation.arrivals.push(Reverse(number));
            } else {
                self.expect(ready, number, Happening::GatesOpen);
            }
        }
    }

    /// Where all slots are held for ever, what waits is bound by the smallest place that holds one.
    fn close(&mut self) {
        let Simulation { slots, states, .. } = &mut *self.simulation;
        if slots.nothing_waits() {
            return;
        }
        for (team, queue) in self.part.queues.iter().enumerate() {
            let holders = queue.numbers.iter().copied();
            let holders = holders.filter(|&number| states[number].is_running);
            let holder = holders.reduce(|one, other| self.part.smaller(one, other));
            for number in slots.waiting_for(team) {
                states[number].serving.freed_by = holder.map(|holder| holder as u32);
            }
        }
    }

    fn expect(&mut self, time: f64, number: usize, what: Happening) {
        if time.is_finite() {
            self.simulation
                .events
                .push(Reverse(Event::new(time, number, what)));
        }
    }

    fn is_known(&self, number: usize) -> bool {
        self.simulation.states[number].serving.ended > 0
    }

    fn has_come(&self, time: f64) -> bool {
        time <= self.now + SAME_TIME
    }

    fn cell(&self, number: usize) -> usize {
        number * self.lane.1 + self.lane.0
    }

    fn tick(&mut self) -> u32 {
        self.clock += 1;
        self.clock
    }
}
