//! Who is in the story. All are invented.

use upright_model::Command;
use upright_model::party::{Party, PartyKind};

use crate::demo::notation::{calendar_id, part, party, team};

use PartyKind::{Group, Organisation, Person};

/// Everybody in the story, each after those that they are a part of.
pub(in crate::demo) fn parties() -> impl Iterator<Item = Command> {
    vendor()
        .into_iter()
        .chain(client())
        .chain(others())
        .map(Command::AddParty)
}

/// The vendor and its teams.
fn vendor() -> Vec<Party> {
    let ours = |id, name, kind| part("quillhaven", id, name, kind);
    vec![
        party("quillhaven", "Quillhaven Software", Organisation),
        ours("platform-team", "Platform team", team(Some(2), 30)),
        ours("portal-team", "Portal team", team(Some(3), 20)),
        ours("data-team", "Data team", team(None, 20)),
        ours("quality-team", "Quality team", team(None, 0)),
    ]
}

/// The insurer, its departments, and those who stand on them.
fn client() -> Vec<Party> {
    let theirs = |id, name, kind| at("bavaria", part("ambertal", id, name, kind));
    vec![
        at(
            "bavaria",
            party("ambertal", "Ambertal Insurance", Organisation),
        ),
        theirs("ambertal-board", "Ambertal, the board", Group),
        theirs(
            "ambertal-service",
            "Ambertal, customer service",
            team(None, 0),
        ),
        theirs("ambertal-finance", "Ambertal, finance", team(None, 0)),
        theirs("ambertal-it", "Ambertal, IT", team(Some(2), 20)),
        theirs("ambertal-security", "Ambertal, security", team(Some(1), 0)),
        theirs("ambertal-marketing", "Ambertal, marketing", team(None, 0)),
        theirs(
            "ambertal-people",
            "Ambertal, people and training",
            team(None, 0),
        ),
        theirs("claims-agents", "85 claims agents", Group),
        theirs(
            "claims-clerks",
            "22 claims clerks on contracts that end",
            Group,
        ),
        theirs(
            "programme-lead",
            "Lead of the digital claims programme",
            Person,
        ),
        party("policy-holders", "240,000 policy holders", Group),
        party("brokers", "1,150 brokers", Group),
    ]
}

/// Everybody else.
fn others() -> Vec<Party> {
    vec![
        party("the-street", "The street", Group),
        party("fennmark", "Fennmark Logistics", Organisation),
        party("fennmark-shippers", "640 shippers of Fennmark", Group),
        at(
            "austria",
            party("corvane-lab", "Corvane Test Laboratory", Organisation),
        ),
        party("ostrel-lab", "Ostrel Test Laboratory", Organisation),
        at(
            "always-open",
            party("graustein", "Graustein Data Centres", Organisation),
        ),
        party("stellwand", "Stellwand Media", Organisation),
        party("lindmere", "Lindmere Retail", Organisation),
        party("varnhus", "Varnhus Energy", Organisation),
        party("tarnholm", "Tarnholm Clinics", Organisation),
    ]
}

fn at(calendar: &str, party: Party) -> Party {
    Party {
        calendar: Some(calendar_id(calendar)),
        ..party
    }
}
