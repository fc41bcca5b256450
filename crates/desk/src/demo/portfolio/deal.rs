//! One client: who they are, what is delivered to them, and what they build on it.

use upright_model::Command;
use upright_model::gate::Gate;
use upright_model::party::PartyKind;
use upright_model::promise::State;
use upright_model::stake::Axis;
use upright_model::work::{Shape, Work};

use super::names::{BANKED, DELIVERED, STAGES, client};
use crate::demo::clock::Clock;
use crate::demo::notation::{
    Entry, bounded, exactly, items, lost, lost_daily, median_and_high, on, one_of, part, party,
    promise, quantiles, team,
};
use crate::demo::random::Variety;

/// Of a hundred promises around a client, so many are the vendor's; the rest is what the client builds.
const VENDOR_OF_100: usize = 65;
/// Of a hundred, the first so many are under way or done already.
const BEGUN_OF_100: usize = 18;
/// One crew for so many promises.
const CREW: usize = 45;

/// A deal being written.
struct Deal<'a> {
    clock: Clock,
    variety: &'a mut Variety,
    /// What all its ids begin with.
    slug: String,
    size: usize,
    /// Id, and the day by which it may roughly be finished, of each promise so far.
    so_far: Vec<(String, i64)>,
}

/// A duration to be planned with: as written in the book, and roughly in calendar days.
struct Effort {
    work: Work,
    days: i64,
}

/// All that makes one client's part of the book.
pub(super) fn commands(
    clock: Clock,
    variety: &mut Variety,
    number: usize,
    size: usize,
) -> Vec<Command> {
    let name = client(number);
    let slug = name.to_lowercase().replace(' ', "-");
    let mut commands = parties(&slug, &name, size, variety);
    let mut deal = Deal {
        clock,
        variety,
        slug,
        size,
        so_far: Vec::new(),
    };
    commands.extend((0..size).map(|at| deal.next(at).record()));
    commands
}

fn parties(slug: &str, name: &str, size: usize, variety: &mut Variety) -> Vec<Command> {
    let mut parties = vec![
        party(slug, name, PartyKind::Organisation),
        part(
            slug,
            &format!("{slug}-business"),
            &format!("{name}, the business"),
            PartyKind::Group,
        ),
    ];
    for crew in 0..=size / CREW {
        let slots = u32::try_from(variety.between(2, 5)).ok();
        let correlation = variety.one_of(&[0, 10, 20, 30], 0);
        let kind = team(slots.filter(|_| variety.in_100(60)), correlation);
        let title = format!("Crew {} for {name}", crew + 1);
        parties.push(part(
            "quillhaven",
            &format!("{slug}-crew-{}", crew + 1),
            &title,
            kind,
        ));
    }
    parties.into_iter().map(Command::AddParty).collect()
}

impl Deal<'_> {
    fn next(&mut self, at: usize) -> Entry {
        let (gates, ready) = self.gates(at);
        let effort = self.effort();
        let finish = ready + effort.days;
        let due = finish + self.variety.between(finish / 20, 10 + finish / 4);
        let vendors = at * 100 < self.size * VENDOR_OF_100;
        let entry = if vendors {
            self.delivered(at, due)
        } else {
            self.banked(at, due)
        };
        self.so_far.push((entry.draft.id.to_string(), finish));
        let entry = entry.rests_on(gates);
        if at * 100 < self.size * BEGUN_OF_100 {
            return self.begun(entry, effort);
        }
        self.open(at, entry, effort)
    }

    /// Up to three promises of the later part of those so far, and the day by which they may be there.
    fn gates(&mut self, at: usize) -> (Vec<Gate>, i64) {
        if at == 0 {
            return (Vec::new(), 0);
        }
        let mut members: Vec<(String, i64)> = Vec::new();
        for _ in 0..self.variety.between(1, 3) {
            let picked = self.earlier(at);
            members.extend(picked.filter(|picked| !members.contains(picked)));
        }
        let last = members.iter().map(|(_, day)| *day).max().unwrap_or(0);
        let gates: Vec<Gate> = members.iter().map(|(id, _)| on(id)).collect();
        (self.grouped(gates), last)
    }

    fn earlier(&mut self, at: usize) -> Option<(String, i64)> {
        let low = i64::try_from(at * 2 / 5).unwrap_or(0);
        let high = i64::try_from(at).unwrap_or(1) - 1;
        let picked = usize::try_from(self.variety.between(low, high)).unwrap_or(0);
        self.so_far.get(picked).cloned()
    }

    /// Mostly all are needed; sometimes one is enough, or two of three.
    fn grouped(&mut self, gates: Vec<Gate>) -> Vec<Gate> {
        match gates.len() {
            2.. if self.variety.in_100(8) => vec![Gate::Any(gates)],
            3 if self.variety.in_100(12) => vec![Gate::AtLeast {
                count: 2,
                of: gates,
            }],
            _ => gates,
        }
    }

    fn effort(&mut self) -> Effort {
        let likely = self.variety.between(3, 14);
        let high = likely + self.variety.between(likely / 2 + 1, likely * 2);
        let [low, likely_text, high_text] =
            [(likely + 1) / 2, likely, high].map(|days| format!("{days}wd"));
        let work = match self.variety.between(1, 100) {
            1..=35 => quantiles(&low, &likely_text, &high_text),
            36..=60 => median_and_high(&likely_text, &high_text),
            61..=80 => bounded(&low, &likely_text, &high_text, Shape::Pert),
            81..=88 => one_of(&[&low, &likely_text, &likely_text, &high_text]),
            89..=94 => exactly(&likely_text),
            _ => items(
                self.variety.between(4, 20).unsigned_abs() as u32,
                &[2, 4, 0, 3, 5],
            ),
        };
        Effort {
            work,
            days: likely * 8 / 5 + 1,
        }
    }

    fn delivered(&mut self, at: usize, due: i64) -> Entry {
        let (id, what) = self
            .variety
            .one_of(&DELIVERED, ("order-import", "The order import"));
        let (stage, how) = self.variety.one_of(&STAGES, ("live", "is in use"));
        let crew = at / CREW + 1;
        promise(
            &format!("{}-{id}-{stage}-{:03}", self.slug, at + 1),
            &format!("{what} {how}"),
            "quillhaven",
            &self.slug,
            self.clock.after(due),
        )
        .by(&format!("{}-crew-{crew}", self.slug))
        .tag("kind", stage)
    }

    fn banked(&mut self, at: usize, due: i64) -> Entry {
        let (id, what) = self
            .variety
            .one_of(&BANKED, ("staff-trained", "The staff is trained"));
        let entry = promise(
            &format!("{}-{id}-{:03}", self.slug, at + 1),
            what,
            &self.slug,
            &format!("{}-business", self.slug),
            self.clock.after(due),
        )
        .tell_by(
            self.clock
                .after((due - self.variety.between(10, 60)).max(1)),
        )
        .tag("kind", id);
        self.staked(entry)
    }

    fn staked(&mut self, entry: Entry) -> Entry {
        let thousands = self.variety.between(2, 90) as f64;
        match self.variety.between(1, 100) {
            1..=35 => entry.stake(lost(Axis::Revenue, thousands * 4_000.0, "0d")),
            36..=65 => entry.stake(lost_daily(
                Axis::Cost,
                thousands * 100.0,
                thousands * 6_000.0,
            )),
            66..=85 => entry.stake(lost(Axis::Customers, thousands * 20.0, "14d")),
            86..=90 => entry.stake(lost(Axis::Jobs, (thousands / 30.0).ceil(), "30d")),
            _ => entry,
        }
    }

    /// Done lately, or under way.
    fn begun(&mut self, entry: Entry, effort: Effort) -> Entry {
        let made = self.clock.after(-self.variety.between(60, 150));
        let entry = entry.made(made);
        if self.variety.in_100(45) {
            let done = self.clock.after(-self.variety.between(1, 30));
            return entry.state(State::Kept).done(done);
        }
        let started = self.clock.after(-self.variety.between(1, 4));
        entry.started(started).work(effort.work)
    }

    /// Not begun: promised mostly, a few offered or thought of; of a few nobody has said how long they take.
    fn open(&mut self, at: usize, entry: Entry, effort: Effort) -> Entry {
        let is_late_one = at * 100 >= self.size * 90;
        let entry = if is_late_one && self.variety.in_100(8) {
            entry
        } else {
            entry.work(effort.work)
        };
        match self.variety.between(1, 100) {
            1..=3 => entry.state(State::Draft),
            4..=9 => entry.state(State::Offered),
            10..=12 => entry.never(2).made(self.made()),
            _ => entry.made(self.made()),
        }
    }

    fn made(&mut self) -> upright_model::day::Day {
        self.clock.after(-self.variety.between(5, 120))
    }
}
