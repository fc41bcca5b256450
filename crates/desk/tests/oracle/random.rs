//! Random books, small and rich in corners. Each hangs on its seed alone.

use super::book::{AXES, Book, Gate, Hit, Party, Promise, Shock, Stake, State, Work};
use super::days::{Calendar, DAY, Length, day};

/// What is left to chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Chance {
    /// Nothing: the book has one future.
    None,
    /// Works, shocks, and whether a promise is delivered at all: few enough to play all futures.
    Some,
    /// More of the same, and works that run late together.
    Much,
}

/// A book of its own for each seed.
pub(crate) fn book(seed: u64, chance: Chance) -> Book {
    let mut dice = Dice {
        state: seed,
        chance,
    };
    let monday = day(2026, 11, 23);
    let mut book = Book::bare(monday + dice.below(14));
    book.policy = dice
        .one_in(3)
        .then(|| (dice.pick(&[0.7, 0.8, 0.9, 1.0]), 0.4));
    dice.calendars(&mut book);
    dice.parties(&mut book);
    let most = if chance == Chance::Some { 8 } else { 10 };
    let promises = dice.within(3, most) as usize;
    for id in dice.ids().into_iter().take(promises) {
        dice.promise(&mut book, id);
    }
    for shock in 0..dice.below(3) {
        dice.shock(&mut book, &format!("shock-{shock}"));
    }
    book.file_order = dice.shuffled((0..book.promises.len()).collect());
    book
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Dice {
    state: u64,
    chance: Chance,
}

impl Dice {
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: i64) -> i64 {
        (self.next() % bound.unsigned_abs()).cast_signed()
    }

    fn within(&mut self, low: i64, high: i64) -> i64 {
        low + self.below(high - low + 1)
    }

    fn one_in(&mut self, of: i64) -> bool {
        self.below(of) == 0
    }

    fn place(&mut self, of: usize) -> usize {
        (self.next() % of as u64) as usize
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.place(from.len())]
    }

    fn shuffled<T>(&mut self, mut all: Vec<T>) -> Vec<T> {
        for last in (1..all.len()).rev() {
            let other = self.place(last + 1);
            all.swap(last, other);
        }
        all
    }

    /// Ids whose order by bytes is not that of a dictionary, in any order.
    fn ids(&mut self) -> Vec<&'static str> {
        let ids = [
            "a", "a-1", "b10", "b9", "c", "k", "k2", "m", "x", "z0", "zz",
        ];
        self.shuffled(ids.to_vec())
    }

    fn calendars(&mut self, book: &mut Book) {
        for place in 0..self.below(3) {
            let mut open = [true; 7].map(|_| !self.one_in(3));
            open[self.place(7)] = true;
            let holidays = self.below(4);
            let holidays = (0..holidays).map(|_| book.as_of + self.within(-8, 12));
            let mut holidays: Vec<i64> = holidays.collect();
            holidays.sort_unstable();
            holidays.dedup();
            let own = Calendar {
                id: format!("cal-{place}"),
                open,
                holidays,
            };
            book.calendars.push(own);
        }
    }

    fn parties(&mut self, book: &mut Book) {
        for place in 0..self.within(1, 3) {
            let slots = self.pick(&[None, Some(1), Some(1), Some(2)]);
            let team = book.team(&format!("team-{place}"), slots);
            let correlated = self.chance == Chance::Much && self.one_in(3);
            book.parties[team].correlation = correlated.then(|| self.pick(&[0.0, 0.3, 0.75]));
            book.parties[team].part_of = self.one_in(2).then_some(1);
        }
        let parties = book.parties.len();
        book.parties.push(Party {
            kind: "person",
            ..Party::new("person")
        });
        for place in 0..=parties {
            let own = self.place(book.calendars.len());
            book.parties[place].calendar = self.one_in(2).then_some(own);
        }
    }

    fn promise(&mut self, book: &mut Book, id: &str) {
        let work = self.work();
        let rests_on = self.gates(book);
        let place = book.promise(id, work, rests_on);
        let as_of = book.as_of;
        let (promisor, deliverer) = (self.deliverer(book), self.deliverer(book));
        let own = &mut book.promises[place];
        own.promisor = promisor;
        own.delivered_by = (!self.one_in(3)).then_some(deliverer);
        own.due = as_of + self.within(-2, 12);
        own.tell_by = self.one_in(2).then(|| as_of + self.within(-3, 9));
        own.priority = self.one_in(2).then(|| self.pick(&[1, 2, 2, 100, 300]));
        own.not_before = self.one_in(6).then(|| as_of + self.within(-2, 6));
        own.never = self.never();
        self.past(as_of, own);
        own.stakes = (0..self.below(4))
            .map(|nth| self.stake(place, nth))
            .collect();
        if book.parties[book.promises[place].deliverer()]
            .correlation
            .is_some()
        {
            in_one_unit(&mut book.promises[place].work);
        }
    }

    /// The first team more often than not, so that there are queues.
    fn deliverer(&mut self, book: &Book) -> usize {
        match self.below(5) {
            0..=2 => 2,
            _ => 1 + self.place(book.parties.len() - 1),
        }
    }

    fn never(&mut self) -> f64 {
        match (self.chance, self.below(16)) {
            (_, 0) => 1.0,
            (Chance::Some | Chance::Much, 1 | 2) => 0.25,
            _ => 0.0,
        }
    }

    /// What has become of it: most are active and not begun.
    fn past(&mut self, as_of: i64, own: &mut Promise) {
        match self.below(32) {
            0..=2 => own.state = State::Draft,
            3..=5 => own.state = State::Offered,
            6 => own.state = State::Broken,
            7 => own.state = self.pick(&[State::Released, State::Withdrawn]),
            8..=10 => {
                let done = as_of - self.below(6);
                own.done = Some(done);
                own.started = self.one_in(3).then(|| done - self.below(3));
                let states = [State::Active, State::Kept, State::Broken, State::Released];
                own.state = self.pick(&states);
            }
            11..=16 => {
                own.started = Some(as_of - self.below(4));
                let states = [State::Active, State::Offered, State::Draft, State::Broken];
                own.state = states[self.pick(&[0, 0, 0, 0, 1, 1, 2, 3])];
                if !self.one_in(4) {
                    lengthen(&mut own.work);
                }
            }
            _ => {}
        }
    }

    fn work(&mut self) -> Work {
        match (self.chance, self.below(30)) {
            (_, 0) => Work::Absent,
            (_, 1) => self.items(),
            (_, 2..=5) => Work::Exact(Length::ZERO),
            (Chance::Some | Chance::Much, 6..=24) => {
                let most = if self.chance == Chance::Much { 6 } else { 3 };
                let samples = self.within(2, most);
                Work::Samples((0..samples).map(|_| self.length()).collect())
            }
            _ => Work::Exact(self.length()),
        }
    }

    /// Rates that divide a week's ticks; the first never gets there.
    fn items(&mut self) -> Work {
        let items = self.pick(&[0, 1, 2, 2, 3, 521]);
        let per_week = match self.chance {
            Chance::Some | Chance::Much if items < 4 => {
                self.pick(&[&[1, 2], &[2, 4], &[3, 1]]).to_vec()
            }
            _ => vec![1],
        };
        Work::Items { items, per_week }
    }

    /// Short, and often the same, so that there are ties.
    fn length(&mut self) -> Length {
        let quarters = self.pick(&[0, 1, 2, 4, 4, 4, 6, 8, 8, 12, 12, 20, 28]);
        Length {
            ticks: quarters * DAY / 4,
            working: self.one_in(2),
        }
    }

    fn gates(&mut self, book: &Book) -> Vec<Gate> {
        if book.promises.is_empty() {
            return Vec::new();
        }
        let most = book.promises.len().min(3) as i64;
        let members = self.pick(&[0, 1, 1, 2, 3]).min(most);
        self.members(book, members, 2)
    }

    /// So many promises before this one, some of them in groups, some of them twice.
    fn members(&mut self, book: &Book, count: i64, nesting: i64) -> Vec<Gate> {
        let members = (0..count).map(|_| {
            let place = self.place(book.promises.len());
            self.member(book, place, nesting)
        });
        members.collect()
    }

    fn member(&mut self, book: &Book, place: usize, nesting: i64) -> Gate {
        if nesting > 0 && self.one_in(2) {
            let count = self.within(1, 3).min(book.promises.len() as i64);
            let of = self.members(book, count, nesting - 1);
            return match self.below(3) {
                0 => Gate::All(of),
                1 => Gate::Any(of),
                _ => Gate::AtLeast(1 + self.place(of.len()), of),
            };
        }
        match self.below(4) {
            0 => Gate::lagged(place, self.length()),
            _ => Gate::on(place),
        }
    }

    /// Amounts that add up to another sum for each set of promises, so that a wrong domino shows.
    fn stake(&mut self, place: usize, nth: i64) -> Stake {
        let amount = (1 << (2 * place)) + nth;
        Stake {
            axis: self.place(AXES.len()),
            amount,
            after: self
                .one_in(3)
                .then(|| self.pick(&[0, 2, 4, 8, 20]) * DAY / 4),
            cap: self.one_in(2).then(|| amount * self.pick(&[2, 5, 30])),
        }
    }

    fn shock(&mut self, book: &mut Book, id: &str) {
        let hits = self.within(1, 3);
        let hits = (0..hits).map(|_| match self.below(3) {
            0 => Hit::Party(1 + self.place(book.parties.len() - 1)),
            _ => Hit::Promise(self.place(book.promises.len())),
        });
        let hits = hits.collect();
        let (chance, delays) = match self.chance {
            Chance::None => (self.pick(&[0.0, 1.0]), 1),
            Chance::Some => (self.pick(&[0.25, 0.5, 1.0]), self.within(1, 2)),
            Chance::Much => (self.pick(&[0.2, 0.5, 0.9]), self.within(1, 4)),
        };
        let delays = (0..delays).map(|_| self.pick(&[0, 2, 4, 4, 8, 12]) * DAY / 4);
        let own = Shock {
            id: id.to_owned(),
            chance,
            delays: delays.collect(),
            hits,
        };
        book.shocks.push(own);
    }
}

/// Samples that are dealt by their order must be in one unit.
fn in_one_unit(work: &mut Work) {
    if let Work::Samples(samples) = work {
        let working = samples.iter().any(|sample| sample.working);
        samples
            .iter_mut()
            .for_each(|sample| sample.working = working);
    }
}

/// So that something is left of work under way.
fn lengthen(work: &mut Work) {
    match work {
        Work::Exact(exact) => exact.ticks += 2 * DAY,
        Work::Samples(samples) => samples.iter_mut().for_each(|own| own.ticks += 2 * DAY),
        Work::Absent | Work::Items { .. } => {}
    }
}
