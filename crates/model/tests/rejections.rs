//! Rejections: each code is reached, and the order of the checks is as documented.

mod world;

use std::collections::BTreeSet;

use upright_model::book::Role;
use upright_model::forecast::Sequence;
use upright_model::gate::Gate;
use upright_model::id::{CalendarId, OfferingId, ShockId};
use upright_model::life::Evidence;
use upright_model::limits;
use upright_model::offering::Offering;
use upright_model::party::{Correlation, Party, PartyKind, Team};
use upright_model::policy::{Policy, Verdict};
use upright_model::promise::{Draft, Past, State};
use upright_model::quantity::{Amount, Chance};
use upright_model::shock::{Hit, Shock};
use upright_model::stake::{Axis, Loss, Stake};
use upright_model::step::Speaker;
use upright_model::term::Side;
use upright_model::work::{Form, Work};
use upright_model::{Actor, Command, Rejection, Step};
use world::{
    World, add_party, at_desk, by_link, chance, day, draft, forecast, mixed_samples, on, party,
    person, promise, record, take, text, working_days, write,
};

const TODAY: &str = "2026-03-02";
const DUE: &str = "2026-06-30";

/// A draft "plan", recorded promises "api", "portal" (which rests on it) and "done" (declared so by bo),
/// and a role for everybody but eve.
fn a_desk() -> World {
    let mut world = World::with_parties();
    let sam = at_desk("sam");
    world.must(&sam, TODAY, write(draft("plan", DUE)));
    for id in ["api", "done", "kept"] {
        world.must(&sam, TODAY, record(draft(id, DUE), Past::default()));
    }
    let mut portal = draft("portal", DUE);
    portal.rests_on = vec![on("api")];
    world.must(&sam, TODAY, record(portal, Past::default()));
    let declared = Step::DeclareDone { done: day(TODAY) };
    for id in ["done", "kept"] {
        world.must(&at_desk("bo"), TODAY, take(id, declared.clone()));
    }
    world.must(&sam, TODAY, take("kept", Step::AcceptDone));
    let roles = [
        ("sam", Role::Admin),
        ("sam", Role::Seller),
        ("sam", Role::Approver),
        ("bo", Role::Backer),
        ("bo", Role::Seller),
        ("ada", Role::Approver),
    ];
    for (who, role) in roles {
        let person = person(who);
        world.must(&sam, TODAY, Command::GrantRole { person, role });
    }
    world
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "commands are written where they are given"
)]
fn refusal(world: &World, actor: &Actor, command: Command) -> Rejection {
    let before = world.book.clone();
    let mut world = world.clone();
    let refused = world
        .try_to(actor, TODAY, command.clone())
        .expect_err(&format!("{command:?}"));
    assert_eq!(world.book, before);
    refused
}

fn a_draft(change: impl FnOnce(&mut Draft)) -> Command {
    let mut new = draft("new", DUE);
    change(&mut new);
    write(new)
}

fn resting_on(gates: Vec<Gate>) -> Command {
    a_draft(|draft| draft.rests_on = gates)
}

fn a_stake() -> Stake {
    Stake {
        axis: Axis::Cost,
        amount: Amount::new(1.0).expect("an amount"),
        after: working_days(1.0),
        loss: Loss::AtOnce,
    }
}

fn a_shock(delay: Work, hits: Vec<Hit>) -> Command {
    Command::AddShock(Shock {
        id: ShockId::new("flood").expect("an id"),
        chance: chance(0.1),
        delay,
        hits,
    })
}

fn an_offering(change: impl FnOnce(&mut Offering)) -> Command {
    let mut offering = Offering {
        id: OfferingId::new("rollout").expect("an id"),
        what: None,
        done_when: None,
        delivered_by: None,
        priority: None,
        rests_on: Vec::new(),
        work: None,
        never: Chance::NONE,
        stakes: Vec::new(),
        tags: Default::default(),
    };
    change(&mut offering);
    Command::AddOffering(offering)
}

fn a_party(id: &str, change: impl FnOnce(&mut Party)) -> Command {
    let Command::AddParty(mut party) = add_party(id, PartyKind::Group) else {
        unreachable!("it adds a party")
    };
    change(&mut party);
    Command::AddParty(party)
}

fn with_slots(slots: u32) -> PartyKind {
    PartyKind::Team(Team {
        slots: Some(slots),
        correlation: Correlation::default(),
    })
}

fn make(p_kept: Option<f64>, reason: Option<&str>) -> Step {
    Step::MakePromise {
        frozen: forecast(day(DUE), p_kept),
        reason: reason.map(text),
    }
}

fn approve(verdict: Verdict) -> Step {
    Step::GiveApproval {
        due: day(DUE),
        verdict,
        reason: text("why"),
    }
}

fn estimate(work: Work) -> Step {
    Step::GiveEstimate {
        work: Some(work),
        never: Chance::NONE,
        evidence: Evidence::OneGuess,
    }
}

fn progress(items_left: f64) -> Step {
    Step::ReportProgress {
        note: text("on it"),
        items_left: Some(items_left),
    }
}

fn tell(whom: &str) -> Step {
    Step::TellParty {
        party: party(whom),
        p_kept: None,
        stood_on: Sequence(1),
    }
}

fn offer(due: &str, speaker: Speaker) -> Step {
    Step::OfferRenegotiation {
        due: day(due),
        speaker,
        reason: None,
    }
}

fn counter(due: &str, speaker: Speaker) -> Step {
    Step::CounterRenegotiation {
        due: day(due),
        speaker,
        reason: None,
    }
}

fn accept(speaker: Speaker) -> Step {
    Step::AcceptRenegotiation {
        speaker,
        reason: None,
    }
}

fn solid(due: &str) -> Speaker {
    Speaker::Promisor(forecast(day(due), Some(0.9)))
}

/// What the whole book is told, and why it can't be.
fn about_the_book() -> Vec<(&'static str, Actor, Command)> {
    let sam = || at_desk("sam");
    let grant = |who, role| Command::GrantRole {
        person: person(who),
        role,
    };
    let kept = Past {
        state: State::Kept,
        ..Past::default()
    };
    let tomorrow = Past {
        done: Some(day("2026-03-03")),
        ..Past::default()
    };
    vec![
        (
            "role_missing",
            at_desk("eve"),
            Command::SetPolicy(Policy::default()),
        ),
        ("role_missing", at_desk("bo"), grant("bo", Role::Admin)),
        (
            "not_for_this_link",
            by_link("eve", "halyard"),
            write(draft("new", DUE)),
        ),
        ("duplicate_id", sam(), write(draft("api", DUE))),
        (
            "duplicate_id",
            sam(),
            record(draft("api", DUE), Past::default()),
        ),
        (
            "duplicate_id",
            sam(),
            add_party("halyard", PartyKind::Group),
        ),
        (
            "unknown_party",
            sam(),
            a_draft(|new| new.promisee = party("nobody")),
        ),
        (
            "unknown_party",
            sam(),
            a_draft(|new| new.private_to = Some(party("nobody"))),
        ),
        (
            "unknown_party",
            sam(),
            a_party("new", |new| new.part_of = Some(party("nobody"))),
        ),
        (
            "unknown_party",
            sam(),
            a_shock(Work::none(), vec![Hit::Party(party("nobody"))]),
        ),
        (
            "unknown_party",
            sam(),
            an_offering(|new| new.delivered_by = Some(party("nobody"))),
        ),
        (
            "unknown_calendar",
            sam(),
            a_party("new", |new| new.calendar = CalendarId::new("gulf").ok()),
        ),
        ("unknown_promise", sam(), resting_on(vec![on("nothing")])),
        (
            "unknown_promise",
            sam(),
            a_shock(Work::none(), vec![Hit::Promise(promise("nothing"))]),
        ),
        (
            "unknown_promise",
            sam(),
            an_offering(|new| new.rests_on = vec![on("nothing")]),
        ),
        ("empty_gate", sam(), resting_on(vec![Gate::Any(Vec::new())])),
        (
            "gate_count",
            sam(),
            resting_on(vec![Gate::AtLeast {
                count: 0,
                of: vec![on("api")],
            }]),
        ),
        (
            "gate_count",
            sam(),
            resting_on(vec![Gate::AtLeast {
                count: 2,
                of: vec![on("api")],
            }]),
        ),
        ("cycle", sam(), resting_on(vec![Gate::All(vec![on("new")])])),
        (
            "slots_out_of_range",
            sam(),
            a_party("new", |new| new.kind = with_slots(0)),
        ),
        (
            "slots_out_of_range",
            sam(),
            a_party("new", |new| new.kind = with_slots(limits::SLOTS + 1)),
        ),
        ("kept_needs_done", sam(), record(draft("new", DUE), kept)),
        ("day_ahead", sam(), record(draft("new", DUE), tomorrow)),
        (
            "mixed_units",
            sam(),
            a_draft(|new| new.work = Some(mixed_samples())),
        ),
        (
            "not_calendar_time",
            sam(),
            a_draft(|new| new.stakes = vec![a_stake()]),
        ),
        (
            "not_calendar_time",
            sam(),
            a_shock(
                Work::new(Form::Exact(working_days(1.0))).expect("work"),
                Vec::new(),
            ),
        ),
        ("nothing_changes", sam(), grant("ada", Role::Approver)),
        (
            "nothing_changes",
            sam(),
            Command::RevokeRole {
                person: person("eve"),
                role: Role::Admin,
            },
        ),
        (
            "last_admin",
            sam(),
            Command::RevokeRole {
                person: person("sam"),
                role: Role::Admin,
            },
        ),
    ]
}

/// A step that can't be taken, and why.
fn about_a_promise() -> Vec<(&'static str, Actor, &'static str, Step)> {
    let (sam, bo, ada) = (|| at_desk("sam"), || at_desk("bo"), || at_desk("ada"));
    let due = || day(DUE);
    let july = || day("2026-07-17");
    vec![
        ("unknown_promise", sam(), "nothing", Step::AcceptDone),
        ("role_missing", at_desk("eve"), "api", Step::AcceptDone),
        ("role_missing", bo(), "plan", approve(Verdict::Stretch)),
        (
            "not_for_this_link",
            by_link("eve", "acquirer"),
            "done",
            Step::AcceptDone,
        ),
        (
            "not_for_this_link",
            by_link("eve", "brightwater"),
            "api",
            Step::DeclareDone { done: due() },
        ),
        ("wrong_state", sam(), "api", make(Some(0.9), None)),
        (
            "wrong_state",
            sam(),
            "api",
            Step::ProposeDue { due: july() },
        ),
        ("wrong_state", sam(), "plan", tell("acquirer")),
        ("wrong_state", sam(), "kept", Step::AcceptDone),
        (
            "already_done",
            sam(),
            "done",
            Step::GiveUp {
                reason: text("why"),
            },
        ),
        (
            "already_done",
            bo(),
            "done",
            Step::DeclareDone { done: day(TODAY) },
        ),
        (
            "already_done",
            sam(),
            "done",
            offer("2026-07-17", solid("2026-07-17")),
        ),
        (
            "nothing_changes",
            sam(),
            "plan",
            Step::ProposeDue { due: due() },
        ),
        (
            "nothing_changes",
            sam(),
            "api",
            Step::DelegatePromise {
                to: party("platform-team"),
            },
        ),
        (
            "nothing_changes",
            sam(),
            "api",
            Step::AssignPromise {
                to: party("brightwater"),
            },
        ),
        (
            "to_oneself",
            sam(),
            "api",
            Step::AssignPromise {
                to: party("halyard"),
            },
        ),
        (
            "role_missing",
            sam(),
            "api",
            Step::GiveEstimate {
                work: Some(Work::none()),
                never: Chance::NONE,
                evidence: Evidence::SignedEstimate,
            },
        ),
        ("own_offer", sam(), "begun", accept(Speaker::Promisee)),
        ("nothing_changes", sam(), "api", offer(DUE, solid(DUE))),
        (
            "nothing_changes",
            bo(),
            "api",
            Step::OfferOtherDate {
                instead: due(),
                reason: None,
            },
        ),
        (
            "unknown_party",
            sam(),
            "api",
            Step::DelegatePromise {
                to: party("nobody"),
            },
        ),
        (
            "unknown_party",
            sam(),
            "api",
            Step::AssignPromise {
                to: party("nobody"),
            },
        ),
        ("unknown_party", sam(), "api", tell("nobody")),
        ("private_to_another", sam(), "secret", tell("acquirer")),
        (
            "date_moved",
            bo(),
            "api",
            Step::GiveBacking {
                due: july(),
                restatement: text("yes"),
            },
        ),
        (
            "date_moved",
            sam(),
            "plan",
            Step::MakePromise {
                frozen: forecast(july(), None),
                reason: None,
            },
        ),
        ("reason_missing", sam(), "plan", make(Some(0.1), None)),
        ("reason_missing", sam(), "plan", make(None, None)),
        ("approval_missing", sam(), "plan", make(Some(0.6), None)),
        (
            "approval_missing",
            sam(),
            "plan",
            make(Some(0.1), Some("why")),
        ),
        (
            "approval_missing",
            sam(),
            "api",
            offer("2026-07-17", Speaker::Promisor(forecast(july(), Some(0.6)))),
        ),
        ("nothing_to_approve", ada(), "plan", approve(Verdict::Solid)),
        ("own_approval", sam(), "plan", approve(Verdict::Stretch)),
        (
            "already_started",
            sam(),
            "begun",
            Step::StartWork {
                started: day(TODAY),
            },
        ),
        (
            "day_ahead",
            sam(),
            "api",
            Step::StartWork { started: due() },
        ),
        ("day_ahead", sam(), "api", Step::DeclareDone { done: due() }),
        ("no_items", sam(), "api", progress(3.0)),
        ("not_a_count", sam(), "begun", progress(-3.0)),
        ("not_a_count", sam(), "begun", progress(f64::NAN)),
        ("mixed_units", sam(), "api", estimate(mixed_samples())),
        (
            "mixed_units",
            sam(),
            "elsewhere",
            Step::DelegatePromise {
                to: party("platform-team"),
            },
        ),
        (
            "not_calendar_time",
            sam(),
            "api",
            Step::SetStakes {
                stakes: vec![a_stake()],
            },
        ),
        ("cycle", sam(), "api", Step::AddRestsOn { gate: on("api") }),
        (
            "cycle",
            sam(),
            "api",
            Step::AddRestsOn {
                gate: Gate::Any(vec![on("plan"), on("portal")]),
            },
        ),
        (
            "unknown_promise",
            sam(),
            "api",
            Step::AddRestsOn {
                gate: on("nothing"),
            },
        ),
        (
            "empty_gate",
            sam(),
            "api",
            Step::AddRestsOn {
                gate: Gate::All(Vec::new()),
            },
        ),
        (
            "not_rested_on",
            sam(),
            "api",
            Step::RemoveRestsOn { gate: on("portal") },
        ),
        ("not_declared_done", sam(), "api", Step::AcceptDone),
        (
            "not_declared_done",
            sam(),
            "api",
            Step::DisputeDone {
                reason: text("why"),
            },
        ),
        ("own_claim", bo(), "done", Step::AcceptDone),
        (
            "not_recorded",
            sam(),
            "made",
            Step::FreezeForecast {
                frozen: forecast(due(), None),
            },
        ),
        (
            "already_frozen",
            sam(),
            "begun",
            Step::FreezeForecast {
                frozen: forecast(due(), None),
            },
        ),
        (
            "date_moved",
            sam(),
            "api",
            Step::FreezeForecast {
                frozen: forecast(july(), None),
            },
        ),
        (
            "nothing_on_the_table",
            sam(),
            "api",
            accept(Speaker::Promisee),
        ),
        (
            "nothing_on_the_table",
            sam(),
            "api",
            counter("2026-07-17", solid("2026-07-17")),
        ),
        ("own_date", sam(), "begun", accept(solid("2026-07-17"))),
        (
            "own_date",
            sam(),
            "begun",
            Step::DeclineRenegotiation {
                side: Side::Promisor,
                reason: None,
            },
        ),
        (
            "nothing_changes",
            sam(),
            "begun",
            counter("2026-07-17", Speaker::Promisee),
        ),
        (
            "other_date_on_the_table",
            sam(),
            "begun",
            offer("2026-07-18", Speaker::Promisee),
        ),
    ]
}

/// The desk, and a few promises further on in their lives.
fn a_desk_further_on() -> World {
    let mut world = a_desk();
    let sam = at_desk("sam");
    let mut secret = draft("secret", DUE);
    secret.private_to = Some(party("brightwater"));
    let mut elsewhere = draft("elsewhere", DUE);
    elsewhere.delivered_by = Some(party("acquirer"));
    elsewhere.work = Some(mixed_samples());
    let mut begun = draft("begun", DUE);
    let items = Form::Throughput {
        items: 8.0,
        per_week: vec![1.0],
    };
    begun.work = Work::new(items).ok();
    for draft in [secret, elsewhere, begun] {
        world.must(&sam, TODAY, record(draft, Past::default()));
    }
    world.must(&sam, TODAY, write(draft("made", DUE)));
    world.must(&sam, TODAY, take("made", make(Some(0.9), None)));
    let begun = [
        Step::StartWork {
            started: day(TODAY),
        },
        Step::FreezeForecast {
            frozen: forecast(day(DUE), None),
        },
        offer("2026-07-17", solid("2026-07-17")),
    ];
    for step in begun {
        world.must(&sam, TODAY, take("begun", step));
    }
    world
}

#[test]
fn every_code_is_reached() {
    let world = a_desk_further_on();
    let mut reached = BTreeSet::from(["limit_exceeded"]);
    let steps = about_a_promise().into_iter();
    let steps = steps.map(|(code, actor, id, step)| (code, actor, take(id, step)));
    for (code, actor, command) in about_the_book().into_iter().chain(steps) {
        let refused = refusal(&world, &actor, command.clone());
        assert_eq!(refused.code(), code, "{refused}: {command:?}");
        assert!(!refused.to_string().is_empty() && !refused.hint().is_empty());
        reached.insert(code);
    }
    reached.insert(refused_on_an_empty_table().code());
    reached.insert(refused_under_another_policy().code());
    reached.insert(refused_a_day_later().code());
    let documented = include_str!("../src/rejection.rs");
    let (_, said) = documented.split_once("fn code(").expect("the codes");
    let codes: BTreeSet<_> = said
        .lines()
        .filter_map(|line| line.split('"').nth(1))
        .collect();
    assert_eq!(reached, codes);
}

fn refused_on_an_empty_table() -> Rejection {
    let seller_first = Command::GrantRole {
        person: person("sam"),
        role: Role::Seller,
    };
    refusal(&World::with_parties(), &at_desk("sam"), seller_first)
}

fn refused_a_day_later() -> Rejection {
    let mut world = a_desk();
    let later = take("plan", Step::SetTellBy { tell_by: None });
    world.must(&at_desk("sam"), "2026-03-03", later);
    // Once it is the time for it, and before what it says.
    let says = |id, p_kept| {
        let step = take(id, make(Some(p_kept), None));
        refusal(&world, &at_desk("sam"), step)
    };
    assert_eq!(says("api", 0.9).code(), "wrong_state");
    says("plan", 0.1)
}

fn refused_under_another_policy() -> Rejection {
    let mut world = a_desk();
    let strict = Policy::new(chance(0.99), chance(0.5)).expect("in order");
    world.must(&at_desk("sam"), TODAY, Command::SetPolicy(strict));
    refusal(&world, &at_desk("sam"), take("plan", make(Some(0.9), None)))
}

#[test]
fn the_first_in_order_is_said() {
    let world = a_desk();
    let says = |actor: &Actor, command| refusal(&world, actor, command).code();
    let (eve, sam) = (at_desk("eve"), at_desk("sam"));
    let wrong = || make(Some(0.1), None);
    // Unknown before role, role before state, state before rule.
    assert_eq!(says(&eve, take("nothing", wrong())), "unknown_promise");
    assert_eq!(says(&eve, take("api", wrong())), "role_missing");
    assert_eq!(
        says(&by_link("eve", "acquirer"), take("api", wrong())),
        "not_for_this_link"
    );
    assert_eq!(says(&sam, take("api", wrong())), "wrong_state");
    assert_eq!(says(&sam, take("plan", wrong())), "reason_missing");
    // Where it stands before whether it is done.
    assert_eq!(
        says(
            &sam,
            take(
                "kept",
                Step::GiveUp {
                    reason: text("why")
                }
            )
        ),
        "wrong_state"
    );
    // Ids taken, then parties, then gates, then limits and parts; the day and the outcome last.
    let flawed = |id: &str, promisee: &str, gate: Gate| {
        let mut flawed = draft(id, DUE);
        flawed.promisee = party(promisee);
        flawed.rests_on = vec![gate];
        flawed.stakes = vec![a_stake()];
        let past = Past {
            state: State::Kept,
            started: Some(day(DUE)),
            ..Past::default()
        };
        record(flawed, past)
    };
    let empty = || Gate::Any(vec![on("nothing"), Gate::Any(Vec::new())]);
    assert_eq!(says(&sam, flawed("api", "nobody", empty())), "duplicate_id");
    assert_eq!(
        says(&sam, flawed("new", "nobody", empty())),
        "unknown_party"
    );
    assert_eq!(says(&sam, flawed("new", "halyard", empty())), "empty_gate");
    assert_eq!(
        says(&sam, flawed("new", "halyard", on("nothing"))),
        "unknown_promise"
    );
    assert_eq!(
        says(&sam, flawed("new", "halyard", on("api"))),
        "not_calendar_time"
    );
}

#[test]
fn limits_hold_on_both_sides() {
    let world = a_desk();
    let sam = at_desk("sam");
    let nested = |levels: usize| {
        resting_on(vec![
            (0..levels).fold(on("api"), |inner, _| Gate::All(vec![inner])),
        ])
    };
    let wide = |members: usize| resting_on(vec![Gate::Any(vec![on("api"); members])]);
    let stakes = |count: usize| {
        let stake = Stake {
            after: upright_model::duration::Duration::ZERO,
            ..a_stake()
        };
        a_draft(|new| new.stakes = vec![stake; count])
    };
    let tags = |count: usize| {
        let tag = |number: usize| (text(&number.to_string()), text("x"));
        a_draft(|new| new.tags = (0..count).map(tag).collect())
    };
    let place = |place: usize| a_draft(|new| new.priority = u32::try_from(place).ok());
    let hits = |count: usize| a_shock(Work::none(), vec![Hit::Promise(promise("api")); count]);
    let priority = usize::try_from(limits::PRIORITY).expect("a place");
    let cases: [(usize, &dyn Fn(usize) -> Command); 6] = [
        (limits::GATE_NESTING, &nested),
        (limits::GATE_MEMBERS, &wide),
        (limits::STAKES, &stakes),
        (limits::TAGS, &tags),
        (priority, &place),
        (limits::HITS, &hits),
    ];
    for (limit, command) in cases {
        assert!(
            world.clone().try_to(&sam, TODAY, command(limit)).is_ok(),
            "{limit}"
        );
        let over = command(limit + 1);
        let refused = world
            .clone()
            .try_to(&sam, TODAY, over)
            .expect_err("over the limit");
        let exceeded =
            matches!(refused, Rejection::LimitExceeded { count, .. } if count == limit + 1);
        assert!(exceeded, "{refused}");
    }
}

#[test]
fn parties_and_calendars_have_an_end() {
    let mut world = World::with_parties();
    let sam = at_desk("sam");
    let part_of = |id: &str, whole: &str| a_party(id, |new| new.part_of = Some(party(whole)));
    world.must(&sam, TODAY, part_of("part-1", "halyard"));
    for depth in 2..=limits::PARTY_DEPTH {
        let (id, whole) = (format!("part-{depth}"), format!("part-{}", depth - 1));
        world.must(&sam, TODAY, part_of(&id, &whole));
    }
    let too_deep = part_of("last", &format!("part-{}", limits::PARTY_DEPTH));
    assert_eq!(refusal(&world, &sam, too_deep).code(), "limit_exceeded");
    let define = |number: usize| Command::DefineCalendar {
        id: CalendarId::new(&number.to_string()).expect("an id"),
        calendar: Default::default(),
    };
    for number in 0..limits::CALENDARS {
        world.must(&sam, TODAY, define(number));
    }
    world.must(&sam, TODAY, define(0));
    assert_eq!(
        refusal(&world, &sam, define(limits::CALENDARS)).code(),
        "limit_exceeded"
    );
}

#[test]
fn no_path_is_longer_than_the_limit_however_it_came_about() {
    let mut world = World::with_parties();
    let sam = at_desk("sam");
    let chain = |id: &str, gate: Option<String>| {
        let mut link = draft(id, DUE);
        link.rests_on = gate.iter().map(|on| world::on(on)).collect();
        record(link, Past::default())
    };
    let half = limits::DEPTH / 2;
    for name in ["upper", "lower"] {
        for number in 0..half {
            let above = number.checked_sub(1).map(|above| format!("{name}-{above}"));
            world.must(&sam, TODAY, chain(&format!("{name}-{number}"), above));
        }
    }
    let join = || Step::AddRestsOn {
        gate: on(&format!("upper-{}", half - 1)),
    };
    world.must(&sam, TODAY, take("lower-0", join()));
    let end = format!("lower-{}", half - 1);
    let longer = |id: &str| chain(id, Some(end.clone()));
    assert_eq!(
        refusal(&world, &sam, longer("last")).code(),
        "limit_exceeded"
    );
    world.must(&sam, TODAY, chain("before", None));
    let before = || take("upper-0", Step::AddRestsOn { gate: on("before") });
    assert_eq!(refusal(&world, &sam, before()).code(), "limit_exceeded");
    world.must(
        &sam,
        TODAY,
        take(
            "lower-0",
            Step::RemoveRestsOn {
                gate: on(&format!("upper-{}", half - 1)),
            },
        ),
    );
    world.must(&sam, TODAY, longer("last"));
    world.must(&sam, TODAY, before());
}
