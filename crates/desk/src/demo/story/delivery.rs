//! What the claims portal rests on: the vendor's teams, two laboratories, and the client's own security.

use upright_model::gate::Gate;
use upright_model::promise::State;
use upright_model::stake::Axis;
use upright_model::work::Shape;

use crate::demo::clock::Clock;
use crate::demo::notation::{
    Entry, bounded, exactly, items, lost, lost_daily, median_and_high, on, one_of, promise,
    quantiles,
};

/// The promise that the call is about, and everything before it.
pub(super) fn promises(clock: Clock) -> Vec<Entry> {
    let mut chapter = platform(clock);
    chapter.extend(other_client(clock));
    chapter.extend(build(clock));
    chapter.extend(data(clock));
    chapter.extend(proof(clock));
    chapter.push(portal(clock));
    chapter
}

/// "Can we have it by June 30?"
fn portal(clock: Clock) -> Entry {
    promise(
        "claims-portal",
        "The claims portal is in production",
        "quillhaven",
        "ambertal",
        clock.on("2026-06-30"),
    )
    .done_when("A policy holder has filed a claim online and has been paid")
    .by("portal-team")
    .requested(clock.on("2026-06-30"))
    .tell_by(clock.on("2026-05-29"))
    .state(State::Offered)
    .rests_on([
        on("claims-screens"),
        on("single-sign-on"),
        on("policy-data-moved"),
        on("security-review"),
        on("load-test"),
        Gate::Any(vec![on("corvane-certificate"), on("ostrel-certificate")]),
    ])
    .work(quantiles("5wd", "7wd", "15wd"))
    .priority(10)
    .stake(lost_daily(Axis::Revenue, 6_000.0, 360_000.0))
    .tag("kind", "rollout")
    .tag("industry", "insurance")
}

/// The platform team: two clients wait for its two slots, and helping one harms the other.
fn platform(clock: Clock) -> Vec<Entry> {
    let ours = |id, what, due| {
        promise(id, what, "platform-team", "portal-team", clock.on(due))
            .made(clock.on("2026-01-19"))
            .tag("kind", "interface")
    };
    vec![
        ours(
            "core-api",
            "The core API serves claims and policies",
            "2026-04-30",
        )
        .done_when("All 31 calls answer in the portal's test environment")
        .started(clock.on("2026-02-09"))
        .work(quantiles("40wd", "52wd", "70wd"))
        .priority(10),
        ours(
            "payout-api",
            "Payouts are made through the API",
            "2026-05-22",
        )
        .done_when("A test payout of each kind has arrived")
        .work(quantiles("13wd", "19wd", "30wd"))
        .priority(20),
    ]
}

/// The other client of the same team, and what it has built on that.
fn other_client(clock: Clock) -> Vec<Entry> {
    let theirs = |id, what, due| {
        promise(id, what, "quillhaven", "fennmark", clock.on(due))
            .by("platform-team")
            .tag("kind", "interface")
            .tag("industry", "logistics")
    };
    vec![
        theirs(
            "fennmark-gateway",
            "Fennmark's shipment gateway is in use",
            "2026-05-15",
        )
        .done_when("A day's shipments have passed through it")
        .made(clock.on("2025-11-24"))
        .started(clock.on("2026-02-16"))
        .work(median_and_high("36wd", "58wd"))
        .priority(15)
        .tell_by(clock.on("2026-04-17"))
        .stake(lost_daily(Axis::Revenue, 4_500.0, 180_000.0)),
        theirs(
            "fennmark-tracking",
            "Fennmark's shippers see where their parcels are",
            "2026-07-10",
        )
        .done_when("Every parcel of a day is shown within a minute")
        .made(clock.on("2026-01-12"))
        .rests_on([on("fennmark-gateway")])
        .work(quantiles("22wd", "30wd", "48wd"))
        .priority(30)
        .tell_by(clock.on("2026-06-05"))
        .stake(lost_daily(Axis::Revenue, 7_500.0, 300_000.0)),
        promise(
            "fennmark-peak",
            "Fennmark's shippers plan their autumn with live parcel times",
            "fennmark",
            "fennmark-shippers",
            clock.on("2026-08-14"),
        )
        .made(clock.on("2026-01-26"))
        .rests_on([on("fennmark-tracking")])
        .work(exactly("10wd"))
        .tell_by(clock.on("2026-06-26"))
        .stake(lost(Axis::Customers, 640.0, "7d")),
    ]
}

/// What the portal team builds itself.
fn build(clock: Clock) -> Vec<Entry> {
    let ours = |id, what, due| {
        promise(id, what, "portal-team", "quillhaven", clock.on(due)).tag("kind", "build")
    };
    vec![
        ours(
            "claims-screens",
            "All screens of the claims portal are accepted",
            "2026-05-29",
        )
        .done_when("Customer service has signed for each of the 62 screens")
        .made(clock.on("2026-01-19"))
        .started(clock.on("2026-01-26"))
        .work(items(62, &[5, 7, 4, 6, 0, 8, 5, 6])),
        ours(
            "single-sign-on",
            "Policy holders sign in with what they have",
            "2026-05-13",
        )
        .done_when("A policy holder has signed in with an account from before")
        .made(clock.on("2026-02-02"))
        .rests_on([on("core-api")])
        .work(bounded("5wd", "8wd", "15wd", Shape::Pert)),
    ]
}

/// The move of the policy data, and where it moves to.
fn data(clock: Clock) -> Vec<Entry> {
    vec![
        promise(
            "production-hosting",
            "Production hosting is ready",
            "graustein",
            "quillhaven",
            clock.on("2026-04-15"),
        )
        .done_when("The portal's empty shell answers from both halls")
        .made(clock.on("2026-02-16"))
        .work(exactly("30d"))
        .tag("kind", "hosting"),
        promise(
            "migration-tool",
            "The migration tool moves every kind of policy",
            "data-team",
            "portal-team",
            clock.on("2026-04-10"),
        )
        .done_when("One policy of each of the 118 kinds has been moved")
        .made(clock.on("2026-01-26"))
        .work(one_of(&["15wd", "17wd", "18wd", "21wd", "23wd", "31wd"]))
        .tag("kind", "migration"),
        promise(
            "policy-data-moved",
            "The policies of 240,000 holders are moved",
            "data-team",
            "ambertal",
            clock.on("2026-06-12"),
        )
        .done_when("The sums of old and new agree for all 24 lots")
        .made(clock.on("2026-01-26"))
        .rests_on([on("migration-tool"), on("production-hosting")])
        .work(items(24, &[3, 2, 4, 0, 3, 2, 3, 4]))
        .tell_by(clock.on("2026-05-15"))
        .tag("kind", "migration"),
    ]
}

/// What shows that it holds: load, security, a certificate from either laboratory.
fn proof(clock: Clock) -> Vec<Entry> {
    let certificate = |id, laboratory| {
        promise(
            id,
            "The certificate of accessibility is issued",
            laboratory,
            "quillhaven",
            clock.on("2026-06-12"),
        )
        .rests_on([on("core-api")])
        .tag("kind", "certificate")
    };
    vec![
        certificate("corvane-certificate", "corvane-lab")
            .made(clock.on("2026-02-20"))
            .work(median_and_high("18wd", "34wd")),
        certificate("ostrel-certificate", "ostrel-lab")
            .made(clock.on("2026-02-24"))
            .not_before(clock.on("2026-05-11"))
            .work(bounded("8wd", "12wd", "20wd", Shape::Triangular)),
        promise(
            "security-review",
            "Ambertal's security has cleared the portal",
            "ambertal-security",
            "quillhaven",
            clock.on("2026-06-05"),
        )
        .done_when("The review is closed without a finding that blocks")
        .made(clock.on("2026-02-11"))
        .rests_on([on("core-api"), on("payout-api")])
        .work(bounded("7wd", "11wd", "22wd", Shape::Pert))
        .tag("kind", "review"),
        promise(
            "load-test",
            "The portal has borne 3,000 claims an hour",
            "quality-team",
            "portal-team",
            clock.on("2026-06-12"),
        )
        .done_when("Two hours at 3,000 claims, no answer above a second")
        .made(clock.on("2026-02-02"))
        .rests_on([on("core-api"), on("payout-api"), on("production-hosting")])
        .work(bounded("5wd", "8wd", "16wd", Shape::Pert))
        .tag("kind", "test"),
    ]
}
