//! The demo book "June 30": one sentence on a call, and all that comes to rest on it.
//!
//! A software vendor is asked by an insurer: can the claims portal be in production by 30 June? The book
//! holds the story itself, and in its larger sizes the vendor's record and the rest of what it has
//! promised. The one idea: it is written with the nouns of the model, so that it goes the way of every other
//! book, and nothing in it knows what the engine will say of it.

mod calendars;
mod clock;
mod notation;
mod portfolio;
mod random;
mod record;
mod story;

use upright_model::Command;
use upright_model::book::Settings;
use upright_model::day::Day;
use upright_model::policy::Policy;

use clock::Clock;
use notation::text;

/// How much of the vendor's business the book holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Size {
    /// The story alone: 34 promises.
    Small,
    /// With the record and a few other clients: 400 promises.
    Medium,
    /// With the record and several hundred other clients: 10,000 promises.
    Large,
}

/// The demo book as commands, and the day it stands on.
#[derive(Debug, Clone, PartialEq)]
pub struct Demo {
    /// Day 0.
    pub as_of: Day,
    /// What makes the book, in an order in which each command finds what it needs.
    pub commands: Vec<Command>,
}

/// Promises of the story.
const STORY: usize = 34;

impl Size {
    /// How many promises the book holds.
    #[must_use]
    pub fn promises(self) -> usize {
        match self {
            Self::Small => STORY,
            Self::Medium => 400,
            Self::Large => 10_000,
        }
    }

    /// How many of them belong neither to the story nor to the record.
    fn others(self) -> usize {
        self.promises()
            .saturating_sub(STORY)
            .saturating_sub(record::CLOSED)
    }
}

/// The demo book of a size, with all its dates moved so that day 0 is `today`.
///
/// As told, day 0 is Monday, 2 March 2026, and 30 June is 120 days ahead.
#[must_use]
pub fn book(size: Size, today: Day) -> Demo {
    let clock = Clock::new(today);
    let mut commands = vec![
        Command::SetSettings(Settings {
            currency: Some(text("EUR")),
            time_zone: Some(text("Europe/Berlin")),
        }),
        Command::SetPolicy(Policy::default()),
    ];
    commands.extend(calendars::all(today));
    commands.extend(story::parties());
    commands.extend(story::promises(clock));
    if size != Size::Small {
        commands.extend(record::closed(clock));
        commands.extend(portfolio::others(clock, size.others()));
    }
    commands.extend(story::shocks());
    commands.extend(story::offerings());
    Demo {
        as_of: today,
        commands,
    }
}
