//! What the client has built on the date: customers, finance, IT; behind them the street, the budget,
//! marketing, employees; down to the programme of the champion who repeated the date upwards.

use upright_model::gate::Gate;
use upright_model::stake::Axis;
use upright_model::work::{Shape, Work};

use crate::demo::clock::Clock;
use crate::demo::notation::{
    Entry, after, bounded, exactly, items, lost, lost_daily, median_and_high, on, one_of, promise,
};

/// The client's own dominoes.
pub(super) fn promises(clock: Clock) -> Vec<Entry> {
    let mut chapter = customers(clock);
    chapter.extend(finance(clock));
    chapter.extend(systems(clock));
    chapter.extend(employees(clock));
    chapter.extend(above(clock));
    chapter
}

fn customers(clock: Clock) -> Vec<Entry> {
    vec![
        promise(
            "online-claims",
            "240,000 policy holders can claim online",
            "ambertal-service",
            "policy-holders",
            clock.on("2026-07-15"),
        )
        .done_when("The letter with the new address has gone to every policy holder")
        .made(clock.on("2026-02-18"))
        .rests_on([after("claims-portal", "5d")])
        .work(exactly("4wd"))
        .tell_by(clock.on("2026-06-12"))
        .stake(lost(Axis::Customers, 240_000.0, "14d"))
        .stake(lost_daily(Axis::Cost, 9_000.0, 540_000.0))
        .tag("kind", "launch"),
        promise(
            "campaign",
            "The campaign for online claims runs in its booked slot",
            "ambertal-marketing",
            "stellwand",
            clock.on("2026-07-27"),
        )
        .made(clock.on("2026-02-25"))
        .rests_on([on("online-claims")])
        .work(exactly("5wd"))
        .tell_by(clock.on("2026-06-19"))
        .stake(lost(Axis::Cost, 310_000.0, "0d"))
        .tag("kind", "campaign"),
        promise(
            "broker-view",
            "Brokers see the claims of their clients",
            "ambertal",
            "brokers",
            clock.on("2026-09-15"),
        )
        .by("ambertal-it")
        .made(clock.on("2026-02-26"))
        .rests_on([on("online-claims")])
        .tell_by(clock.on("2026-08-07"))
        .stake(lost(Axis::Customers, 1_150.0, "30d"))
        .tag("kind", "launch"),
    ]
}

fn finance(clock: Clock) -> Vec<Entry> {
    vec![
        promise(
            "old-licence-ended",
            "The licence of the old claims system is not renewed",
            "ambertal-finance",
            "ambertal-board",
            clock.on("2026-07-24"),
        )
        .done_when("Notice was given in time, and the old system is off")
        .made(clock.on("2026-02-20"))
        .rests_on([after("claims-portal", "14d")])
        .work(Work::none())
        .tell_by(clock.on("2026-05-29"))
        .stake(lost(Axis::Cost, 640_000.0, "0d"))
        .tag("kind", "licence"),
        promise(
            "budget-freed",
            "The money of the old licence is in the programme's budget",
            "ambertal-finance",
            "programme-lead",
            clock.on("2026-08-03"),
        )
        .made(clock.on("2026-02-27"))
        .rests_on([on("old-licence-ended")])
        .work(exactly("5wd"))
        .tell_by(clock.on("2026-06-24"))
        .stake(lost(Axis::Cost, 260_000.0, "30d"))
        .tag("kind", "budget"),
    ]
}

/// A data centre closes once three of four systems have moved out of it.
fn systems(clock: Clock) -> Vec<Entry> {
    let moved = |id, what, due| {
        promise(id, what, "ambertal-it", "ambertal", clock.on(due))
            .made(clock.on("2026-02-23"))
            .tag("kind", "move")
    };
    vec![
        moved(
            "claims-archive-moved",
            "The claims archive is moved",
            "2026-07-31",
        )
        .rests_on([on("claims-portal")])
        .work(median_and_high("12wd", "20wd")),
        moved("letters-moved", "The letter system is moved", "2026-05-13")
            .started(clock.on("2026-02-23"))
            .work(one_of(&["30wd", "34wd", "41wd", "46wd", "58wd"])),
        moved(
            "fraud-check-moved",
            "The fraud check is moved",
            "2026-08-14",
        )
        .rests_on([on("online-claims")])
        .work(bounded("8wd", "12wd", "22wd", Shape::Pert)),
        moved(
            "partner-desk-moved",
            "The partner desk is moved",
            "2026-07-17",
        )
        .not_before(clock.on("2026-05-04"))
        .work(items(9, &[1, 2, 0, 1, 1, 2])),
        promise(
            "data-centre-closed",
            "The old data centre is handed back",
            "ambertal-it",
            "graustein",
            clock.on("2026-08-14"),
        )
        .done_when("The halls are empty and the keys are handed over")
        .made(clock.on("2026-02-24"))
        .rests_on([Gate::AtLeast {
            count: 3,
            of: vec![
                on("claims-archive-moved"),
                on("letters-moved"),
                on("fraud-check-moved"),
                on("partner-desk-moved"),
            ],
        }])
        .work(exactly("8wd"))
        .tell_by(clock.on("2026-06-30"))
        .stake(lost_daily(Axis::Cost, 4_500.0, 405_000.0))
        .tag("kind", "closing"),
    ]
}

fn employees(clock: Clock) -> Vec<Entry> {
    vec![
        promise(
            "agents-retrained",
            "85 claims agents are retrained",
            "ambertal-people",
            "claims-agents",
            clock.on("2026-08-07"),
        )
        .done_when("Every agent has settled ten claims on the portal")
        .made(clock.on("2026-02-25"))
        .rests_on([on("claims-portal")])
        .work(bounded("15wd", "20wd", "30wd", Shape::Triangular))
        .tell_by(clock.on("2026-06-05"))
        .stake(lost_daily(Axis::Cost, 1_200.0, 60_000.0))
        .tag("kind", "training"),
        promise(
            "clerks-placed",
            "22 claims clerks have new posts before their contracts end",
            "ambertal-people",
            "claims-clerks",
            clock.on("2026-09-30"),
        )
        .done_when("Each has signed for a post, or has said that they want none")
        .made(clock.on("2026-02-27"))
        .rests_on([on("agents-retrained"), on("online-claims")])
        .work(median_and_high("28wd", "36wd"))
        .tell_by(clock.on("2026-07-03"))
        .stake(lost(Axis::Jobs, 22.0, "0d"))
        .private_to("ambertal")
        .tag("kind", "posts"),
    ]
}

/// What was said above and outside: to the street, and to the board.
fn above(clock: Clock) -> Vec<Entry> {
    vec![
        promise(
            "cost-guidance",
            "Costs of claims fall as the street was told",
            "ambertal-board",
            "the-street",
            clock.on("2026-08-20"),
        )
        .made(clock.on("2026-02-26"))
        .rests_on([on("old-licence-ended"), on("data-centre-closed")])
        .work(Work::none())
        .tell_by(clock.on("2026-07-23"))
        .stake(lost(Axis::Cost, 1_900_000.0, "0d"))
        .tag("kind", "guidance"),
        promise(
            "digital-claims-programme",
            "The digital claims programme has reached its first year's goal",
            "programme-lead",
            "ambertal-board",
            clock.on("2026-09-30"),
        )
        .done_when("Six of ten claims come in online, at the cost that was planned")
        .made(clock.on("2026-02-27"))
        .rests_on([
            on("online-claims"),
            on("agents-retrained"),
            on("data-centre-closed"),
            on("budget-freed"),
        ])
        .work(bounded("25wd", "32wd", "50wd", Shape::Pert))
        .tell_by(clock.on("2026-08-14"))
        .stake(lost(Axis::Revenue, 1_500_000.0, "14d"))
        .stake(lost(Axis::Jobs, 1.0, "30d"))
        .tag("kind", "programme"),
    ]
}
