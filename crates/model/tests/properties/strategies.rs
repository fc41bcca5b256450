//! Orders as they come: any actor, any command, in any order.

use super::world::{
    self, World, add_party, chance, day, forecast, mixed_samples, party, person, promise, team,
    text,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use upright_model::book::Role;
use upright_model::day::Day;
use upright_model::gate::Gate;
use upright_model::id::{PersonId, PromiseId};
use upright_model::life::Evidence;
use upright_model::party::PartyKind;
use upright_model::policy::Verdict;
use upright_model::promise::{Draft, Past, State};
use upright_model::stake::{Axis, Loss, Stake};
use upright_model::step::Speaker;
use upright_model::term::Side;
use upright_model::work::{Form, Work};
use upright_model::{Actor, Command, KnownBy, Order, Step};

pub(crate) const PROMISES: [&str; 4] = ["a", "b", "c", "d"];
pub(crate) const DUES: [&str; 2] = ["2026-06-30", "2026-07-17"];

pub(crate) fn a_day() -> impl Strategy<Value = Day> {
    select(&["2026-03-02", "2026-05-01", "2026-07-01"][..]).prop_map(day)
}

pub(crate) fn a_due() -> impl Strategy<Value = Day> {
    select(&DUES[..]).prop_map(day)
}

pub(crate) fn a_person() -> impl Strategy<Value = PersonId> {
    select(&["sam", "ada", "bo", "cy"][..]).prop_map(person)
}

pub(crate) fn a_party() -> impl Strategy<Value = &'static str> {
    select(&["halyard", "platform-team", "brightwater", "nobody"][..])
}

pub(crate) fn a_promise() -> impl Strategy<Value = PromiseId> {
    prop_oneof![
        6 => Just("c"),
        6 => select(&PROMISES[..2]),
        1 => Just(PROMISES[3]),
    ]
    .prop_map(promise)
}

pub(crate) fn an_actor() -> impl Strategy<Value = Actor> {
    let known_by = prop_oneof![
        8 => Just(KnownBy::Terminal),
        1 => Just(KnownBy::Token),
        2 => a_party().prop_map(|id| KnownBy::Link(party(id))),
    ];
    (a_person(), known_by).prop_map(|(person, known_by)| Actor { person, known_by })
}

pub(crate) fn a_gate() -> impl Strategy<Value = Gate> {
    let leaf = a_promise().prop_map(Gate::on);
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Gate::All),
            vec(inner.clone(), 0..3).prop_map(Gate::Any),
            (0_usize..3, vec(inner, 0..3)).prop_map(|(count, of)| Gate::AtLeast { count, of }),
        ]
    })
}

pub(crate) fn a_work() -> impl Strategy<Value = Option<Work>> {
    let throughput = Work::new(Form::Throughput {
        items: 10.0,
        per_week: vec![2.0, 0.0],
    });
    select(vec![
        None,
        Some(Work::none()),
        Some(mixed_samples()),
        throughput.ok(),
    ])
}

pub(crate) fn a_draft() -> impl Strategy<Value = Box<Draft>> {
    let parties = (a_party(), a_party(), proptest::option::of(a_party()));
    let rest = (a_due(), vec(a_gate(), 0..2), a_work());
    (a_promise(), parties, rest).prop_map(|(id, (by, to, delivers), (due, rests_on, work))| {
        let mut draft = Draft::new(id, text("it works"), party(by), party(to), due);
        draft.delivered_by = delivers.map(party);
        draft.rests_on = rests_on;
        draft.work = work;
        draft.tell_by = Some(day("2026-06-01"));
        Box::new(draft)
    })
}

pub(crate) fn a_past() -> impl Strategy<Value = Past> {
    let days = (proptest::option::of(a_day()), proptest::option::of(a_due()));
    (select(&State::ALL[..]), days).prop_map(|(state, (done, first_due))| Past {
        state,
        done,
        first_due,
        ..Past::default()
    })
}

pub(crate) fn a_chance() -> impl Strategy<Value = Option<f64>> {
    select(vec![Some(0.9), Some(0.6), Some(0.2), None])
}

pub(crate) fn a_speaker() -> impl Strategy<Value = Speaker> {
    prop_oneof![
        2 => Just(Speaker::Promisee),
        3 => (a_due(), a_chance()).prop_map(|(due, p)| Speaker::Promisor(forecast(due, p))),
    ]
}

pub(crate) fn a_step_before_making() -> impl Strategy<Value = Step> {
    let verdicts = [
        Verdict::Solid,
        Verdict::Stretch,
        Verdict::Overreach,
        Verdict::Unknown,
    ];
    let reason = proptest::option::weighted(0.7, Just(text("we can")));
    prop_oneof![
        1 => a_due().prop_map(|requested| Step::RequestDate { requested }),
        1 => a_due().prop_map(|due| Step::ProposeDue { due }),
        1 => a_due().prop_map(|due| Step::AskBacking { due }),
        1 => a_due().prop_map(|due| Step::GiveBacking { due, restatement: text("by then") }),
        1 => a_due().prop_map(|instead| Step::OfferOtherDate { instead, reason: None }),
        1 => Just(Step::RefuseBacking { reason: text("no") }),
        1 => a_due().prop_map(|due| Step::AskApproval { due, reason: None }),
        4 => (a_due(), select(verdicts.to_vec())).prop_map(|(due, verdict)| Step::GiveApproval {
            due,
            verdict,
            reason: text("worth it"),
        }),
        1 => a_due().prop_map(|due| Step::DeclineApproval {
            due,
            reason: text("no"),
            alternative: None,
        }),
        6 => (a_due(), a_chance(), reason).prop_map(|(due, p, reason)| Step::MakePromise {
            frozen: forecast(due, p),
            reason,
        }),
    ]
}

pub(crate) fn a_step_of_work() -> impl Strategy<Value = Step> {
    let stake = Stake {
        axis: Axis::Jobs,
        amount: upright_model::quantity::Amount::new(1.0).expect("an amount"),
        after: upright_model::duration::Duration::ZERO,
        loss: Loss::AtOnce,
    };
    prop_oneof![
        2 => a_work().prop_map(|work| Step::GiveEstimate {
            work,
            never: chance(0.1),
            evidence: Evidence::OneGuess,
        }),
        2 => a_day().prop_map(|started| Step::StartWork { started }),
        2 => select(vec![None, Some(3.0), Some(-1.0), Some(f64::NAN)]).prop_map(|items_left| {
            Step::ReportProgress { note: text("on it"), items_left }
        }),
        3 => a_gate().prop_map(|gate| Step::AddRestsOn { gate }),
        2 => a_gate().prop_map(|gate| Step::RemoveRestsOn { gate }),
        2 => Just(Step::SetStakes { stakes: vec![stake] }),
        2 => proptest::option::of(a_due()).prop_map(|tell_by| Step::SetTellBy { tell_by }),
        2 => a_party().prop_map(|to| Step::DelegatePromise { to: party(to) }),
        1 => a_party().prop_map(|to| Step::AssignPromise { to: party(to) }),
        2 => a_party().prop_map(|to| Step::TellParty {
            party: party(to),
            p_kept: None,
            stood_on: Default::default(),
        }),
    ]
}

pub(crate) fn a_step_of_its_end() -> impl Strategy<Value = Step> {
    let side = select(vec![Side::Promisor, Side::Promisee]);
    let why = || proptest::option::weighted(0.7, Just(text("it grew")));
    prop_oneof![
        2 => (a_due(), a_chance()).prop_map(|(due, p)| Step::FreezeForecast {
            frozen: forecast(due, p),
        }),
        4 => a_day().prop_map(|done| Step::DeclareDone { done }),
        6 => Just(Step::AcceptDone),
        4 => Just(Step::DisputeDone { reason: text("it fails") }),
        1 => Just(Step::GiveUp { reason: text("no way") }),
        24 => (a_due(), a_speaker(), why()).prop_map(|(due, speaker, reason)| {
            Step::OfferRenegotiation { due, speaker, reason }
        }),
        18 => (a_due(), a_speaker(), why()).prop_map(|(due, speaker, reason)| {
            Step::CounterRenegotiation { due, speaker, reason }
        }),
        24 => (a_speaker(), why()).prop_map(|(speaker, reason)| {
            Step::AcceptRenegotiation { speaker, reason }
        }),
        3 => side.prop_map(|side| Step::DeclineRenegotiation { side, reason: None }),
        1 => Just(Step::ReleasePromise { reason: None }),
        1 => Just(Step::WithdrawPromise { reason: text("no") }),
    ]
}

pub(crate) fn a_command() -> impl Strategy<Value = Command> {
    let role = select(&Role::ALL[..]);
    let step = prop_oneof![
        a_step_before_making(),
        a_step_of_work(),
        a_step_of_its_end()
    ];
    prop_oneof![
        1 => a_party().prop_map(|id| add_party(id, PartyKind::Group)),
        1 => (a_person(), role.clone()).prop_map(|(person, role)| {
            Command::GrantRole { person, role }
        }),
        1 => (a_person(), role).prop_map(|(person, role)| Command::RevokeRole { person, role }),
        1 => (a_draft(), a_past()).prop_map(|(draft, past)| {
            Command::RecordPromise { draft, past }
        }),
        1 => a_draft().prop_map(|draft| Command::DraftPromise { draft }),
        60 => (a_promise(), step).prop_map(|(promise, step)| Command::Take { promise, step }),
    ]
}

/// Orders on one day after the other, but for a few that are dated as it pleases.
pub(crate) fn orders() -> impl Strategy<Value = Vec<Order>> {
    let stray = proptest::bool::weighted(0.03);
    let order = (an_actor(), a_day(), stray, a_command());
    vec(order, 0..300).prop_map(|drawn| {
        let mut days: Vec<_> = drawn.iter().map(|(_, on, ..)| *on).collect();
        days.sort_unstable();
        let dated = drawn.into_iter().zip(days);
        let order = |((actor, own, stray, command), in_turn)| Order {
            actor,
            on: if stray { own } else { in_turn },
            command,
        };
        dated.map(order).collect()
    })
}

/// A desk with its parties and two drafts, kept single-handed or with a role for everybody.
pub(crate) fn a_beginning() -> impl Strategy<Value = World> {
    proptest::bool::weighted(0.3).prop_map(|with_roles| {
        let mut world = World::with_parties();
        let sam = world::at_desk("sam");
        world.must(&sam, "2026-03-02", add_party("second-team", team()));
        for id in ["a", "b"] {
            let draft = world::draft(id, DUES[0]);
            world.must(&sam, "2026-03-02", world::write(draft));
        }
        let made_before = world::record(world::draft("c", DUES[0]), Past::default());
        world.must(&sam, "2026-03-02", made_before);
        let roles = [
            ("sam", Role::Admin),
            ("sam", Role::Seller),
            ("sam", Role::Backer),
            ("ada", Role::Approver),
            ("bo", Role::Approver),
            ("bo", Role::Backer),
            ("cy", Role::Seller),
            ("cy", Role::Approver),
        ];
        for (who, role) in roles.into_iter().filter(|_| with_roles) {
            let person = person(who);
            world.must(&sam, "2026-03-02", Command::GrantRole { person, role });
        }
        world
    })
}
