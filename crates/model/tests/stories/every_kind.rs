//! One of every kind, so that no kind is listed that never happens.

use std::collections::BTreeSet;

use super::telling::*;
use super::world::{
    World, at_desk, chance, day, draft, forecast, on, party, person, record, take, text, write,
};
use upright_model::book::Role;
use upright_model::forecast::Sequence;
use upright_model::life::Evidence;
use upright_model::policy::{Policy, Verdict};
use upright_model::promise::Past;
use upright_model::step::Speaker;
use upright_model::term::Side;
use upright_model::work::Work;
use upright_model::{Command, Step, upcast};

#[test]
fn every_kind_of_event_happens() {
    use upright_model::{book, id, offering, party as parties, quantity, shock};
    let mut world = World::with_parties();
    let sam = at_desk("sam");
    let mut run = |on: &str, command| {
        world.must(&sam, on, command);
    };
    let offering = offering::Offering {
        id: id::OfferingId::new("rollout").expect("an id"),
        what: None,
        done_when: None,
        delivered_by: None,
        priority: None,
        rests_on: Vec::new(),
        work: None,
        never: quantity::Chance::NONE,
        stakes: Vec::new(),
        tags: Default::default(),
    };
    let shock = shock::Shock {
        id: id::ShockId::new("flood").expect("an id"),
        chance: chance(0.1),
        delay: Work::none(),
        hits: Vec::new(),
    };
    let calendar = id::CalendarId::new("gulf").expect("an id");
    run(
        "2026-03-02",
        Command::SetSettings(book::Settings::default()),
    );
    run("2026-03-02", Command::SetPolicy(Policy::default()));
    let defined = parties::Calendar::default();
    run(
        "2026-03-02",
        Command::DefineCalendar {
            id: calendar,
            calendar: defined,
        },
    );
    run("2026-03-02", Command::AddOffering(offering));
    run("2026-03-02", Command::AddShock(shock));
    for id in ["late", "broken", "released", "withdrawn", "api"] {
        run(
            "2026-03-02",
            record(draft(id, "2026-06-30"), Past::default()),
        );
    }
    run("2026-03-02", write(draft("portal", "2026-07-17")));
    let july_17 = day("2026-07-17");
    let reason = || Some(text("why"));
    let speaker = |due: &str| Speaker::Promisor(forecast(day(due), Some(0.9)));
    let tell = Step::TellParty {
        party: party("acquirer"),
        p_kept: None,
        stood_on: Sequence(9),
    };
    let told = [
        (
            "api",
            Step::FreezeForecast {
                frozen: forecast(day("2026-06-30"), None),
            },
        ),
        ("portal", Step::RequestDate { requested: july_17 }),
        (
            "portal",
            Step::ProposeDue {
                due: day("2026-07-10"),
            },
        ),
        ("portal", Step::AskBacking { due: july_17 }),
        (
            "portal",
            Step::GiveBacking {
                due: july_17,
                restatement: text("yes"),
            },
        ),
        (
            "portal",
            Step::OfferOtherDate {
                instead: day("2026-07-18"),
                reason: None,
            },
        ),
        ("portal", Step::RefuseBacking { reason: text("no") }),
        (
            "portal",
            Step::AskApproval {
                due: july_17,
                reason: reason(),
            },
        ),
        (
            "portal",
            Step::DeclineApproval {
                due: july_17,
                reason: text("no"),
                alternative: None,
            },
        ),
        ("portal", Step::SetStakes { stakes: Vec::new() }),
        ("portal", Step::SetTellBy { tell_by: None }),
        ("portal", Step::AddRestsOn { gate: on("api") }),
        ("portal", Step::RemoveRestsOn { gate: on("api") }),
        (
            "portal",
            Step::StartWork {
                started: day("2026-03-02"),
            },
        ),
        (
            "portal",
            Step::ReportProgress {
                note: text("half"),
                items_left: None,
            },
        ),
        (
            "portal",
            Step::GiveEstimate {
                work: None,
                never: chance(0.0),
                evidence: Evidence::Nothing,
            },
        ),
        (
            "portal",
            Step::DelegatePromise {
                to: party("acquirer"),
            },
        ),
        (
            "portal",
            Step::AssignPromise {
                to: party("acquirer"),
            },
        ),
        ("portal", make("2026-07-10", 0.9, None)),
        ("portal", tell),
        (
            "portal",
            Step::OfferRenegotiation {
                due: july_17,
                speaker: speaker("2026-07-17"),
                reason: None,
            },
        ),
        (
            "portal",
            Step::DeclineRenegotiation {
                side: Side::Promisee,
                reason: None,
            },
        ),
        (
            "portal",
            Step::OfferRenegotiation {
                due: july_17,
                speaker: Speaker::Promisee,
                reason: None,
            },
        ),
        (
            "portal",
            Step::CounterRenegotiation {
                due: day("2026-07-18"),
                speaker: speaker("2026-07-18"),
                reason: None,
            },
        ),
        (
            "portal",
            Step::AcceptRenegotiation {
                speaker: Speaker::Promisee,
                reason: None,
            },
        ),
        (
            "portal",
            Step::DeclareDone {
                done: day("2026-03-02"),
            },
        ),
        ("portal", Step::DisputeDone { reason: text("no") }),
        (
            "portal",
            Step::DeclareDone {
                done: day("2026-03-02"),
            },
        ),
        ("portal", Step::AcceptDone),
        (
            "broken",
            Step::GiveUp {
                reason: text("no way"),
            },
        ),
        ("released", Step::ReleasePromise { reason: None }),
        ("withdrawn", Step::WithdrawPromise { reason: text("no") }),
    ];
    for (id, step) in told {
        run("2026-03-02", take(id, step));
    }
    run(
        "2026-07-01",
        take(
            "late",
            Step::DeclareDone {
                done: day("2026-07-01"),
            },
        ),
    );
    run("2026-07-01", take("late", Step::AcceptDone));
    let ada = at_desk("ada");
    let approval = take("api", approve("2026-06-30", Verdict::Stretch, "yes"));
    world.must(&ada, "2026-03-02", approval);
    for role in [Role::Admin, Role::Seller] {
        world.must(
            &sam,
            "2026-03-02",
            Command::GrantRole {
                person: person("sam"),
                role,
            },
        );
    }
    let revoke = Command::RevokeRole {
        person: person("sam"),
        role: Role::Seller,
    };
    world.must(&sam, "2026-03-02", revoke);
    let happened: BTreeSet<_> = world
        .events
        .iter()
        .map(|e| (e.kind(), e.version()))
        .collect();
    assert_eq!(happened, upcast::KINDS.iter().copied().collect());
}
