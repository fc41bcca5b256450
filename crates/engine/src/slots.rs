//! The slots of teams: which are held, what waits for one, and whose work freed one last.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::part::Part;

/// The slots of all teams of a part, in one future.
#[derive(Debug, Default)]
pub(crate) struct Slots {
    teams: Vec<Team>,
    /// How many promises wait for a slot, over all teams: mostly none.
    waiting: usize,
}

#[derive(Debug, Default)]
struct Team {
    held: u32,
    /// Promises that wait for a slot, by turn.
    waiting: BinaryHeap<Reverse<(u32, usize)>>,
    /// The number of the instant at which work ended last, and the smallest place whose work that was.
    freed: Option<(u32, usize)>,
}

impl Slots {
    /// All slots are free and nothing waits.
    pub(crate) fn reset(&mut self, part: &Part<'_>) {
        self.waiting = 0;
        self.teams.resize_with(part.queues.len(), Team::default);
        for team in &mut self.teams {
            team.held = 0;
            team.waiting.clear();
            team.freed = None;
        }
    }

    /// A promise waits from now on.
    pub(crate) fn wait(&mut self, team: usize, turn: u32, number: usize) {
        self.waiting += 1;
        self.teams[team].waiting.push(Reverse((turn, number)));
    }

    pub(crate) fn nothing_waits(&self) -> bool {
        self.waiting == 0
    }

    /// Of all that waits for a team with a free slot, what is first in turn.
    pub(crate) fn take_first_in_turn(&mut self, part: &Part<'_>) -> Option<usize> {
        if self.nothing_waits() {
            return None;
        }
        let free = self.teams.iter_mut().zip(&part.queues);
        let free = free
            .filter(|(team, queue)| team.held < queue.slots)
            .map(|(team, _)| team);
        let first = free.filter_map(|team| Some((*team.waiting.peek()?, team)));
        let (_, team) = first.max_by_key(|&(first, _)| first)?;
        let Reverse((_, number)) = team.waiting.pop()?;
        self.waiting -= 1;
        Some(number)
    }

    pub(crate) fn hold(&mut self, team: usize) {
        self.teams[team].held += 1;
    }

    /// The work of a promise ends at an instant and frees its slot.
    pub(crate) fn free(&mut self, part: &Part<'_>, team: usize, instant: u32, number: usize) {
        let earlier = self.freed_at(team, instant);
        let smallest = earlier.map_or(number, |by| part.smaller(by, number));
        let team = &mut self.teams[team];
        team.held -= 1;
        team.freed = Some((instant, smallest));
    }

    /// The smallest place whose work freed a slot of a team at an instant, if that was the last to do so.
    pub(crate) fn freed_at(&self, team: usize, instant: u32) -> Option<usize> {
        let freed = self.teams[team].freed.filter(|&(at, _)| at == instant);
        freed.map(|(_, by)| by)
    }

    /// What still waits for a team's slots.
    pub(crate) fn waiting_for(&self, team: usize) -> impl Iterator<Item = usize> + '_ {
        let waiting = self.teams[team].waiting.iter();
        waiting.map(|&Reverse((_, number))| number)
    }
}
