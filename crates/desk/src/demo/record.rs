//! The vendor's record: promises of the last year and a half that came to their end.
//!
//! Most were kept; some late, a few not at all; a few were let go in good time. Teams differ, so that a
//! record has something to say.

use upright_model::Command;
use upright_model::promise::State;

use super::clock::Clock;
use super::notation::{Entry, promise};
use super::random::Variety;

/// Promises in the record.
pub(super) const CLOSED: usize = 130;

const SEED: u64 = 30_06;

/// A team, and in how many of a hundred cases it is in time.
struct Team {
    id: &'static str,
    in_time_of_100: i64,
}

const TEAMS: [Team; 4] = [
    Team {
        id: "platform-team",
        in_time_of_100: 66,
    },
    Team {
        id: "portal-team",
        in_time_of_100: 80,
    },
    Team {
        id: "data-team",
        in_time_of_100: 84,
    },
    Team {
        id: "quality-team",
        in_time_of_100: 92,
    },
];

const CLIENTS: [&str; 4] = ["fennmark", "lindmere", "varnhus", "tarnholm"];

/// What was promised, and what kind of promise that is.
const SUBJECTS: [(&str, &str); 12] = [
    ("The order screens are in use", "rollout"),
    ("The invoice interface is in use", "interface"),
    ("The customer data is moved", "migration"),
    ("The price list is read every night", "interface"),
    ("Access rights follow the staff list", "interface"),
    ("The yearly load test is passed", "test"),
    ("The archive is searched within a second", "build"),
    ("The complaint form is online", "rollout"),
    ("Stock is counted with hand scanners", "rollout"),
    ("The old reports are moved", "migration"),
    ("The release of the quarter is in use", "rollout"),
    ("The findings of the audit are mended", "review"),
];

/// The whole record.
pub(super) fn closed(clock: Clock) -> Vec<Command> {
    let mut variety = Variety::new(SEED);
    (1..=CLOSED)
        .zip(TEAMS.iter().cycle())
        .map(|(number, team)| one(clock, &mut variety, number, team).record())
        .collect()
}

fn one(clock: Clock, variety: &mut Variety, number: usize, team: &Team) -> Entry {
    let (what, kind) = variety.one_of(&SUBJECTS, ("The release is in use", "rollout"));
    let client = variety.one_of(&CLIENTS, "fennmark");
    let due = variety.between(-480, -35);
    let made = due - variety.between(30, 150);
    let entry = promise(
        &format!("closed-{number:03}"),
        what,
        "quillhaven",
        client,
        clock.after(due),
    )
    .by(team.id)
    .made(clock.after(made))
    .tell_by(clock.after(due - variety.between(10, 25)))
    .tag("kind", kind);
    let entry = if variety.in_100(30) {
        entry.requested(clock.after(due - variety.between(0, 21)))
    } else {
        entry
    };
    ended(clock, variety, team, due, entry)
}

/// How it ended.
fn ended(clock: Clock, variety: &mut Variety, team: &Team, due: i64, entry: Entry) -> Entry {
    if variety.in_100(team.in_time_of_100) {
        let done = due - variety.between(0, 14);
        return entry.state(State::Kept).done(clock.after(done));
    }
    if variety.in_100(65) {
        let done = due + variety.between(1, 30);
        let known = clock.after(done + variety.between(0, 3));
        return entry
            .state(State::Kept)
            .done(clock.after(done))
            .known(known);
    }
    let state = variety.one_of(
        &[
            State::Broken,
            State::Broken,
            State::Released,
            State::Withdrawn,
        ],
        State::Broken,
    );
    entry.state(state)
}
