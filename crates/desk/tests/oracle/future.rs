//! One future, every choice made: instant by instant through the rules of the book.

use super::days::NEVER;
use super::gates::{Finishes, smallest};
use super::plan::{Choices, Part, Plan};

/// What became of each promise in one future.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Ticks since the morning of `as_of`.
    pub(crate) finish: Vec<i64>,
    /// What bound it.
    pub(crate) binder: Vec<Option<usize>>,
}

/// Steps through one future.
pub(crate) fn play(plan: &Plan, choices: &Choices) -> Outcome {
    let mut table = Table::set(plan, choices);
    loop {
        table.settle();
        match table.next_instant() {
            Some(instant) => table.now = instant,
            None => break,
        }
    }
    table.close();
    Outcome {
        finish: table.finish,
        binder: table.binder,
    }
}

/// Everything as it stands at one instant.
struct Table<'a> {
    plan: &'a Plan,
    choices: &'a Choices,
    now: i64,
    /// Not known before it has started: never.
    finish: Vec<i64>,
    binder: Vec<Option<usize>>,
    /// Whether it has started, or where it was under way, its finish is known.
    settled: Vec<bool>,
    /// For each party, who holds a slot, and until when.
    held: Vec<Vec<(usize, i64)>>,
    /// For each party, whose work ended at this instant.
    freed: Vec<Vec<usize>>,
}

impl<'a> Table<'a> {
    /// The morning of `as_of`: what is done is done, what is under way holds its slot.
    fn set(plan: &'a Plan, choices: &'a Choices) -> Self {
        let (promises, parties) = (plan.book.promises.len(), plan.book.parties.len());
        let mut table = Self {
            plan,
            choices,
            now: 0,
            finish: vec![NEVER; promises],
            binder: vec![None; promises],
            settled: vec![false; promises],
            held: vec![Vec::new(); parties],
            freed: vec![Vec::new(); parties],
        };
        for place in 0..promises {
            match plan.parts[place] {
                Part::Done(finish) => table.finish[place] = finish,
                Part::Started(since) => {
                    if let Some(team) = plan.queue(place) {
                        let end = table.work_end(place, since);
                        table.held[team].push((place, end));
                    }
                    continue;
                }
                Part::Waiting => continue,
                Part::GivenUp | Part::Absent => {}
            }
            table.settled[place] = true;
        }
        table
    }

    /// All that ends at this instant ends; then one start after the other, each with what follows.
    fn settle(&mut self) {
        self.freed.iter_mut().for_each(Vec::clear);
        loop {
            self.end_work();
            self.start_without_queue();
            let Some(place) = self.first_in_queue() else {
                return;
            };
            self.start_in_queue(place);
        }
    }

    fn end_work(&mut self) {
        for (held, freed) in self.held.iter_mut().zip(&mut self.freed) {
            let ended = held.iter().filter(|(_, end)| *end <= self.now);
            freed.extend(ended.map(|(place, _)| *place));
            held.retain(|(_, end)| *end > self.now);
        }
    }

    /// In dependency order, so that what takes no time reaches the next within the same step.
    fn start_without_queue(&mut self) {
        for place in 0..self.finish.len() {
            if self.settled[place] {
                continue;
            }
            match self.plan.parts[place] {
                Part::Started(since) if self.gate(place) <= self.now => {
                    self.finish_started(place, since);
                }
                Part::Waiting if self.starts_by_itself(place) => {
                    self.start(place, self.decided_by(place));
                }
                _ => {}
            }
        }
    }

    fn starts_by_itself(&self, place: usize) -> bool {
        self.plan.queue(place).is_none() && self.ready(place) <= self.now
    }

    /// Its gate holds its end instead of its start.
    fn finish_started(&mut self, place: usize, since: i64) {
        let (end, gate) = (self.work_end(place, since), self.gate(place));
        if gate > end {
            self.binder[place] = self.finishes().decider(place);
        }
        self.settle_finish(place, end.max(gate));
    }

    fn first_in_queue(&self) -> Option<usize> {
        let waiting = (0..self.finish.len()).filter(|place| self.may_start(*place));
        waiting.min_by_key(|place| {
            let own = &self.plan.book.promises[*place];
            (own.priority.unwrap_or(100), own.due, own.id.as_bytes())
        })
    }

    fn may_start(&self, place: usize) -> bool {
        let waits = self.plan.parts[place] == Part::Waiting && !self.settled[place];
        let Some(team) = self.plan.queue(place).filter(|_| waits) else {
            return false;
        };
        let slots = self.plan.book.parties[team]
            .slots
            .expect("a team with slots");
        self.held[team].len() < slots && self.ready(place) <= self.now
    }

    fn start_in_queue(&mut self, place: usize) {
        let team = self.plan.queue(place).expect("it stands in one");
        let waited = self.now > self.ready(place);
        let binder = match waited {
            true => smallest(self.plan, &self.freed[team]),
            false => self.decided_by(place),
        };
        let end = self.start(place, binder);
        self.held[team].push((place, end));
    }

    /// Starts a promise at this instant; when its work ends.
    fn start(&mut self, place: usize, binder: Option<usize>) -> i64 {
        self.binder[place] = binder;
        let end = self.work_end(place, self.now);
        self.settle_finish(place, end);
        end
    }

    /// Shocks, slips and `never` move the finish, and nothing else.
    fn settle_finish(&mut self, place: usize, end: i64) {
        self.settled[place] = true;
        let strikes = self.choices.shocks.iter().zip(&self.plan.struck);
        let hit = strikes.filter(|(_, struck)| struck.contains(&place));
        let delay: i64 = hit.map(|(delay, _)| delay).sum();
        let finish = end + delay + self.plan.slip[place];
        if end < NEVER && !self.choices.never[place] {
            self.finish[place] = finish;
        }
    }

    /// The next instant at which something ends or can begin.
    fn next_instant(&self) -> Option<i64> {
        let ends = self.held.iter().flatten().map(|(_, end)| *end);
        let begins = (0..self.finish.len()).filter(|place| !self.settled[*place]);
        let begins = begins.map(|place| match self.plan.parts[place] {
            Part::Started(_) => self.gate(place),
            _ => self.ready(place),
        });
        ends.chain(begins)
            .filter(|instant| *instant > self.now && *instant < NEVER)
            .min()
    }

    /// What has not begun by now never will.
    fn close(&mut self) {
        for place in 0..self.finish.len() {
            if self.settled[place] {
                continue;
            }
            self.binder[place] = match (self.plan.parts[place], self.plan.queue(place)) {
                (Part::Started(since), _) if self.work_end(place, since) >= NEVER => None,
                (Part::Waiting, Some(team)) if self.ready(place) < NEVER => {
                    let holding: Vec<usize> = self.held[team].iter().map(|own| own.0).collect();
                    smallest(self.plan, &holding)
                }
                _ => self.finishes().decider(place),
            };
        }
    }

    /// What decided its gate; nobody where `as_of` or `not_before` did.
    fn decided_by(&self, place: usize) -> Option<usize> {
        (self.gate(place) > self.earliest(place))
            .then(|| self.finishes().decider(place))
            .flatten()
    }

    fn ready(&self, place: usize) -> i64 {
        self.gate(place).max(self.earliest(place))
    }

    /// The greater of `as_of` and `not_before`.
    fn earliest(&self, place: usize) -> i64 {
        let book = &self.plan.book;
        let not_before = book.promises[place].not_before;
        not_before
            .map_or(0, |day| (day - book.as_of) * super::days::DAY)
            .max(0)
    }

    fn gate(&self, place: usize) -> i64 {
        self.finishes().time(place)
    }

    fn work_end(&self, place: usize, start: i64) -> i64 {
        let book = &self.plan.book;
        let work = self.choices.work[place];
        book.calendar_of(place).after(book.as_of, start, work)
    }

    fn finishes(&self) -> Finishes<'_> {
        Finishes {
            plan: self.plan,
            known: &self.finish,
        }
    }
}
