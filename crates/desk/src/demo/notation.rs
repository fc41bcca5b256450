//! Short words for writing a story in the nouns of the model.
//!
//! All values are constants of the demo or numbers drawn within bounds; that each is valid is tested by
//! folding every size of the book.
#![expect(
    clippy::expect_used,
    reason = "the demo's own constants: an invalid one is a mistake in the demo, and its tests find it"
)]

use upright_model::Command;
use upright_model::day::Day;
use upright_model::duration::Duration;
use upright_model::gate::Gate;
use upright_model::id::{CalendarId, OfferingId, PartyId, PromiseId, ShockId};
use upright_model::party::{Correlation, Party, PartyKind, Team};
use upright_model::promise::{Draft, Past, State};
use upright_model::quantity::{Amount, Chance, Text};
use upright_model::stake::{Axis, Loss, Stake};
use upright_model::work::{Form, Shape, Work};

pub(super) fn text(words: &str) -> Text {
    Text::new(words).expect("a text")
}

pub(super) fn day(date: &str) -> Day {
    date.parse().expect("a day")
}

pub(super) fn calendar_id(id: &str) -> CalendarId {
    CalendarId::new(id).expect("an id")
}

pub(super) fn party_id(id: &str) -> PartyId {
    PartyId::new(id).expect("an id")
}

pub(super) fn promise_id(id: &str) -> PromiseId {
    PromiseId::new(id).expect("an id")
}

pub(super) fn offering_id(id: &str) -> OfferingId {
    OfferingId::new(id).expect("an id")
}

pub(super) fn shock_id(id: &str) -> ShockId {
    ShockId::new(id).expect("an id")
}

pub(super) fn chance(of_100: u8) -> Chance {
    Chance::new(f64::from(of_100) / 100.0).expect("a chance")
}

pub(super) fn amount(value: f64) -> Amount {
    Amount::new(value).expect("an amount")
}

pub(super) fn duration(length: &str) -> Duration {
    length.parse().expect("a duration")
}

fn work(form: Form) -> Work {
    Work::new(form).expect("a work")
}

pub(super) fn exactly(length: &str) -> Work {
    work(Form::Exact(duration(length)))
}

pub(super) fn bounded(low: &str, likely: &str, high: &str, shape: Shape) -> Work {
    let [low, likely, high] = [low, likely, high].map(duration);
    work(Form::Bounded {
        low,
        likely,
        high,
        shape,
    })
}

pub(super) fn quantiles(p10: &str, p50: &str, p90: &str) -> Work {
    let [p10, p50, p90] = [p10, p50, p90].map(duration);
    work(Form::Quantiles { p10, p50, p90 })
}

pub(super) fn median_and_high(p50: &str, p90: &str) -> Work {
    let [p50, p90] = [p50, p90].map(duration);
    work(Form::MedianAndHigh { p50, p90 })
}

pub(super) fn one_of(lengths: &[&str]) -> Work {
    work(Form::Samples(
        lengths.iter().map(|length| duration(length)).collect(),
    ))
}

pub(super) fn items(items: u32, per_week: &[u32]) -> Work {
    work(Form::Throughput {
        items: f64::from(items),
        per_week: per_week.iter().map(|&done| f64::from(done)).collect(),
    })
}

pub(super) fn on(promise: &str) -> Gate {
    Gate::on(promise_id(promise))
}

pub(super) fn after(promise: &str, lag: &str) -> Gate {
    Gate::Promise {
        on: promise_id(promise),
        lag: duration(lag),
    }
}

/// So much lost at once, when later than `after`.
pub(super) fn lost(axis: Axis, value: f64, after: &str) -> Stake {
    Stake {
        axis,
        amount: amount(value),
        after: duration(after),
        loss: Loss::AtOnce,
    }
}

/// So much lost for each day late, up to a cap.
pub(super) fn lost_daily(axis: Axis, value: f64, cap: f64) -> Stake {
    Stake {
        axis,
        amount: amount(value),
        after: Duration::ZERO,
        loss: Loss::PerDayLate { cap: amount(cap) },
    }
}

/// A party by the default calendar.
pub(super) fn party(id: &str, name: &str, kind: PartyKind) -> Party {
    Party {
        id: party_id(id),
        name: Some(text(name)),
        kind,
        part_of: None,
        calendar: None,
    }
}

/// A part of another party.
pub(super) fn part(of: &str, id: &str, name: &str, kind: PartyKind) -> Party {
    Party {
        part_of: Some(party_id(of)),
        ..party(id, name, kind)
    }
}

/// A team that works on so many promises at once, and runs late together as strongly as this.
pub(super) fn team(slots: Option<u32>, correlation_of_100: u8) -> PartyKind {
    let correlation = Correlation::new(f64::from(correlation_of_100) / 100.0);
    PartyKind::Team(Team {
        slots,
        correlation: correlation.expect("a correlation"),
    })
}

/// A promise being written: what it says, and what has become of it.
pub(super) struct Entry {
    pub(super) draft: Draft,
    pub(super) past: Past,
}

/// `from` promises `to` that `what` holds by the end of `due`.
pub(super) fn promise(id: &str, what: &str, from: &str, to: &str, due: Day) -> Entry {
    let parties = [from, to].map(party_id);
    let [from, to] = parties;
    Entry {
        draft: Draft::new(promise_id(id), text(what), from, to, due),
        past: Past::default(),
    }
}

impl Entry {
    pub(super) fn done_when(mut self, said: &str) -> Self {
        self.draft.done_when = Some(text(said));
        self
    }

    pub(super) fn by(mut self, deliverer: &str) -> Self {
        self.draft.delivered_by = Some(party_id(deliverer));
        self
    }

    pub(super) fn requested(mut self, day: Day) -> Self {
        self.draft.requested = Some(day);
        self
    }

    pub(super) fn tell_by(mut self, day: Day) -> Self {
        self.draft.tell_by = Some(day);
        self
    }

    pub(super) fn priority(mut self, place: u32) -> Self {
        self.draft.priority = Some(place);
        self
    }

    pub(super) fn not_before(mut self, day: Day) -> Self {
        self.draft.not_before = Some(day);
        self
    }

    pub(super) fn rests_on(mut self, gates: impl IntoIterator<Item = Gate>) -> Self {
        self.draft.rests_on.extend(gates);
        self
    }

    pub(super) fn work(mut self, work: Work) -> Self {
        self.draft.work = Some(work);
        self
    }

    pub(super) fn never(mut self, of_100: u8) -> Self {
        self.draft.never = chance(of_100);
        self
    }

    pub(super) fn stake(mut self, stake: Stake) -> Self {
        self.draft.stakes.push(stake);
        self
    }

    pub(super) fn tag(mut self, key: &str, value: &str) -> Self {
        self.draft.tags.insert(text(key), text(value));
        self
    }

    pub(super) fn private_to(mut self, party: &str) -> Self {
        self.draft.private_to = Some(party_id(party));
        self
    }

    pub(super) fn state(mut self, state: State) -> Self {
        self.past.state = state;
        self
    }

    pub(super) fn made(mut self, day: Day) -> Self {
        self.past.made = Some(day);
        self
    }

    pub(super) fn first_due(mut self, day: Day) -> Self {
        self.past.first_due = Some(day);
        self
    }

    pub(super) fn started(mut self, day: Day) -> Self {
        self.past.started = Some(day);
        self
    }

    pub(super) fn done(mut self, day: Day) -> Self {
        self.past.done = Some(day);
        self
    }

    pub(super) fn known(mut self, day: Day) -> Self {
        self.past.known = Some(day);
        self
    }

    /// The command that writes it down.
    pub(super) fn record(self) -> Command {
        Command::RecordPromise {
            draft: Box::new(self.draft),
            past: self.past,
        }
    }
}
