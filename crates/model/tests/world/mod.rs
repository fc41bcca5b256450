//! A small world for tests: a few people, a few parties, and short words for what they say.
#![allow(dead_code, reason = "each test file uses its own part of the world")]

use std::collections::BTreeMap;
use std::sync::Arc;

use upright_model::day::Day;
use upright_model::duration::{Duration, Unit};
use upright_model::forecast::{Forecast, Sequence};
use upright_model::gate::Gate;
use upright_model::id::{PartyId, PersonId, PromiseId};
use upright_model::party::{Correlation, Party, PartyKind, Team};
use upright_model::policy::Policy;
use upright_model::promise::{Draft, Past};
use upright_model::quantity::{Chance, Text};
use upright_model::work::{Form, Work};
use upright_model::{Actor, Book, Command, Event, KnownBy, Order, Rejection, Step, decide};

/// The parties that the world begins with.
pub(crate) const PARTIES: [&str; 4] = ["halyard", "platform-team", "brightwater", "acquirer"];

pub(crate) fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

pub(crate) fn text(text: &str) -> Text {
    Text::new(text).expect("a text")
}

pub(crate) fn promise(id: &str) -> PromiseId {
    PromiseId::new(id).expect("an id")
}

pub(crate) fn party(id: &str) -> PartyId {
    PartyId::new(id).expect("an id")
}

pub(crate) fn person(id: &str) -> PersonId {
    PersonId::new(id).expect("an id")
}

pub(crate) fn chance(value: f64) -> Chance {
    Chance::new(value).expect("a chance")
}

pub(crate) fn days(amount: f64) -> Duration {
    Duration::new(amount, Unit::Days).expect("a duration")
}

pub(crate) fn working_days(amount: f64) -> Duration {
    Duration::new(amount, Unit::WorkingDays).expect("a duration")
}

pub(crate) fn work(form: Form) -> Work {
    Work::new(form).expect("work")
}

/// Samples that mix calendar time and working days.
pub(crate) fn mixed_samples() -> Work {
    work(Form::Samples(vec![days(1.0), working_days(1.0)]))
}

pub(crate) fn on(id: &str) -> Gate {
    Gate::on(promise(id))
}

pub(crate) fn at_desk(who: &str) -> Actor {
    Actor {
        person: person(who),
        known_by: KnownBy::Token,
    }
}

/// Somebody who came by a link that was given to a party.
pub(crate) fn by_link(who: &str, of: &str) -> Actor {
    Actor {
        person: person(who),
        known_by: KnownBy::Link(party(of)),
    }
}

/// A promise of halyard to brightwater that the platform team delivers.
pub(crate) fn draft(id: &str, due: &str) -> Draft {
    let mut draft = Draft::new(
        promise(id),
        text("The claims portal is in production"),
        party("halyard"),
        party("brightwater"),
        day(due),
    );
    draft.delivered_by = Some(party("platform-team"));
    draft
}

/// A forecast of this chance, under the policy that a book has where nobody draws the lines.
pub(crate) fn forecast(due: Day, p_kept: Option<f64>) -> Arc<Forecast> {
    Arc::new(Forecast {
        due,
        p_kept: p_kept.map(chance),
        verdict: Policy::default().verdict(p_kept),
        futures: 16_384,
        seed: 1,
        engine_version: text("1"),
        book_digest: [7; 32],
        stood_on: Sequence(41),
        rests_on_it: Vec::new(),
        harm: BTreeMap::new(),
        first_tell_by: None,
    })
}

pub(crate) fn record(draft: Draft, past: Past) -> Command {
    Command::RecordPromise {
        draft: Box::new(draft),
        past,
    }
}

pub(crate) fn write(draft: Draft) -> Command {
    Command::DraftPromise {
        draft: Box::new(draft),
    }
}

pub(crate) fn take(id: &str, step: Step) -> Command {
    Command::Take {
        promise: promise(id),
        step,
    }
}

pub(crate) fn add_party(id: &str, kind: PartyKind) -> Command {
    Command::AddParty(Party {
        id: party(id),
        name: None,
        kind,
        part_of: None,
        calendar: None,
    })
}

/// A team with two slots whose promises run late together.
pub(crate) fn team() -> PartyKind {
    PartyKind::Team(Team {
        slots: Some(2),
        correlation: Correlation::new(0.3).expect("below one"),
    })
}

/// The book, and every event that made it.
#[derive(Debug, Clone, Default)]
pub(crate) struct World {
    pub(crate) book: Book,
    pub(crate) events: Vec<Event>,
}

impl World {
    /// A book with its parties and nothing else.
    pub(crate) fn with_parties() -> Self {
        let mut world = Self::default();
        for id in PARTIES {
            let kind = if id == "platform-team" {
                team()
            } else {
                PartyKind::Organisation
            };
            world.must(&at_desk("sam"), "2026-03-02", add_party(id, kind));
        }
        world
    }

    /// Gives an order and applies what it brings about.
    pub(crate) fn try_to(
        &mut self,
        actor: &Actor,
        on: &str,
        command: Command,
    ) -> Result<Vec<Event>, Rejection> {
        let order = Order {
            actor: actor.clone(),
            on: day(on),
            command,
        };
        let events = decide(&self.book, &order)?;
        for event in &events {
            self.book.apply(event);
        }
        self.events.extend(events.iter().cloned());
        Ok(events)
    }

    /// Gives an order that can't be refused.
    pub(crate) fn must(&mut self, actor: &Actor, on: &str, command: Command) -> Vec<Event> {
        match self.try_to(actor, on, command) {
            Ok(events) => events,
            Err(refused) => panic!("{}: {refused}", refused.code()),
        }
    }
}
