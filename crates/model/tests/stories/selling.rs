//! Two approvals are two people, neither the seller: how one might get round it, and why one can't.

use super::telling::{Story, approve, make};
use super::world::{at_desk, by_link, day, draft, forecast, person, record, text, write};
use upright_model::book::Role;
use upright_model::policy::Verdict;
use upright_model::promise::{Past, State};
use upright_model::step::Speaker;
use upright_model::{Command, Step};

const TODAY: &str = "2026-03-02";
const JUNE: &str = "2026-06-30";
const JULY: &str = "2026-07-17";
const WHY: Option<&str> = Some("They bank on it");

/// A desk where sam and sue sell and approve, and ada and cy approve.
fn a_desk() -> Story {
    let mut story = Story::new();
    for (who, role) in [
        ("sam", Role::Approver),
        ("sue", Role::Seller),
        ("sue", Role::Approver),
    ] {
        let person = person(who);
        let grant = Command::GrantRole { person, role };
        story.world.must(&at_desk("ann"), TODAY, grant);
    }
    story
}

fn go(due: &str) -> Step {
    approve(due, Verdict::Overreach, "Go")
}

fn promisor(due: &str, p_kept: f64) -> Speaker {
    Speaker::Promisor(forecast(day(due), Some(p_kept)))
}

fn offer(due: &str, speaker: Speaker) -> Step {
    Step::OfferRenegotiation {
        due: day(due),
        speaker,
        reason: WHY.map(text),
    }
}

fn accept(speaker: Speaker) -> Step {
    Step::AcceptRenegotiation {
        speaker,
        reason: WHY.map(text),
    }
}

#[test]
fn who_wrote_a_draft_down_elsewhere_sells_it_and_makes_it_at_the_desk() {
    let mut story = a_desk();
    let past = Past {
        state: State::Draft,
        ..Past::default()
    };
    story.does(&at_desk("sam"), TODAY, record(draft("portal", JUNE), past));
    story.takes(&at_desk("sam"), TODAY, "portal", go(JUNE));
    story.takes(&at_desk("cy"), TODAY, "portal", go(JUNE));
    let make = || make(JUNE, 0.01, WHY);
    story.takes(&at_desk("sue"), TODAY, "portal", make());
    story.takes(&at_desk("ada"), TODAY, "portal", go(JUNE));
    story.takes(&at_desk("sue"), TODAY, "portal", make());
    story.reads(&[
        "2026-03-02 sam: promise_recorded",
        "refused: \"sam\" wants to promise \"portal\" (own_approval)",
        "2026-03-02 cy: approval_given 2026-06-30 as overreach: \"Go\"",
        "refused: \"portal\" by 2026-06-30 is overreach: 1 of 2 approvals are there (approval_missing)",
        "2026-03-02 ada: approval_given 2026-06-30 as overreach: \"Go\"",
        "2026-03-02 sue: promise_made 2026-06-30, overreach, approved by 2",
    ]);
    let portal = &story.world.book.promises["portal"];
    assert!(!portal.recorded && portal.life.terms[0].assent.is_some());
}

#[test]
fn who_moves_the_date_sells_it() {
    let mut story = a_desk();
    let (sam, sue, cy) = (at_desk("sam"), at_desk("sue"), at_desk("cy"));
    story.does(&sam, TODAY, write(draft("portal", JULY)));
    let due = day(JUNE);
    story.takes(&sue, TODAY, "portal", Step::ProposeDue { due });
    story.takes(&sue, TODAY, "portal", go(JUNE));
    story.takes(&cy, TODAY, "portal", go(JUNE));
    story.takes(&sam, TODAY, "portal", make(JUNE, 0.01, WHY));
    story.reads(&[
        "2026-03-02 sam: promise_drafted",
        "2026-03-02 sue: due_proposed 2026-06-30",
        "refused: \"sue\" wants to promise \"portal\" (own_approval)",
        "2026-03-02 cy: approval_given 2026-06-30 as overreach: \"Go\"",
        "refused: \"portal\" by 2026-06-30 is overreach: 1 of 2 approvals are there (approval_missing)",
    ]);
}

#[test]
fn who_puts_a_date_on_the_table_sells_it_whenever_they_approved_it() {
    let mut story = a_desk();
    let (sam, sue, cy) = (at_desk("sam"), at_desk("sue"), at_desk("cy"));
    let made = record(draft("portal", JULY), Past::default());
    story.does(&sam, TODAY, made);
    story.takes(&sue, TODAY, "portal", go(JUNE));
    story.takes(&sue, TODAY, "portal", offer(JUNE, Speaker::Promisee));
    story.takes(&sue, TODAY, "portal", go(JUNE));
    story.takes(&cy, TODAY, "portal", go(JUNE));
    let yes = || accept(promisor(JUNE, 0.01));
    story.takes(&sam, TODAY, "portal", yes());
    story.takes(&at_desk("ada"), TODAY, "portal", go(JUNE));
    story.takes(&sam, TODAY, "portal", yes());
    story.reads(&[
        "2026-03-02 sam: promise_recorded",
        "2026-03-02 sue: approval_given 2026-06-30 as overreach: \"Go\"",
        "2026-03-02 sue: renegotiation_offered 2026-06-30 by the promisee",
        "refused: \"sue\" wants to promise \"portal\" (own_approval)",
        "2026-03-02 cy: approval_given 2026-06-30 as overreach: \"Go\"",
        "refused: \"portal\" by 2026-06-30 is overreach: 1 of 2 approvals are there (approval_missing)",
        "2026-03-02 ada: approval_given 2026-06-30 as overreach: \"Go\"",
        "2026-03-02 sam: renegotiation_accepted 2026-06-30",
    ]);
}

#[test]
fn nobody_agrees_with_themselves_on_another_date() {
    let mut story = a_desk();
    let (sam, sue) = (at_desk("sam"), at_desk("sue"));
    let made = record(draft("portal", JUNE), Past::default());
    story.does(&sam, TODAY, made);
    story.takes(&sue, TODAY, "portal", offer(JULY, promisor(JULY, 0.9)));
    story.takes(&sue, TODAY, "portal", accept(Speaker::Promisee));
    let backed = Step::GiveBacking {
        due: day(JULY),
        restatement: text("By then"),
    };
    story.takes(&sam, TODAY, "portal", Step::AskBacking { due: day(JULY) });
    let team = by_link("tom", "platform-team");
    story.takes(&team, TODAY, "portal", backed);
    let client = by_link("clara", "brightwater");
    story.takes(&client, TODAY, "portal", accept(Speaker::Promisee));
    let earlier = offer("2026-07-10", Speaker::Promisee);
    story.takes(&sue, TODAY, "portal", earlier);
    let yes = || accept(promisor("2026-07-10", 0.9));
    story.takes(&sue, TODAY, "portal", yes());
    story.takes(&sam, TODAY, "portal", yes());
    story.reads(&[
        "2026-03-02 sam: promise_recorded",
        "2026-03-02 sue: renegotiation_offered 2026-07-17 by the promisor",
        "refused: \"sue\" put 2026-07-17 on the table for \"portal\" (own_offer)",
        "2026-03-02 sam: backing_asked 2026-07-17",
        "2026-03-02 tom of platform-team: backing_given 2026-07-17 \"By then\"",
        "2026-03-02 clara of brightwater: renegotiation_accepted 2026-07-17",
        "2026-03-02 sue: renegotiation_offered 2026-07-10 by the promisee",
        "refused: \"sue\" put 2026-07-10 on the table for \"portal\" (own_offer)",
        "2026-03-02 sam: renegotiation_accepted 2026-07-10",
    ]);
    let terms = &story.world.book.promises["portal"].life.terms;
    let backed_by = |term: usize| terms[term].assent.as_ref()?.backed_by.clone();
    assert_eq!((backed_by(1), backed_by(2)), (Some(person("tom")), None));
}

#[test]
fn who_approves_no_longer_has_not_approved() {
    let mut story = a_desk();
    let sam = at_desk("sam");
    story.does(&sam, TODAY, write(draft("portal", JUNE)));
    story.takes(&at_desk("ada"), TODAY, "portal", go(JUNE));
    let revoke = Command::RevokeRole {
        person: person("ada"),
        role: Role::Approver,
    };
    story.does(&at_desk("ann"), TODAY, revoke);
    story.takes(&sam, TODAY, "portal", make(JUNE, 0.6, None));
    story.reads(&[
        "2026-03-02 sam: promise_drafted",
        "2026-03-02 ada: approval_given 2026-06-30 as overreach: \"Go\"",
        "2026-03-02 ann: role_revoked",
        "refused: \"portal\" by 2026-06-30 is stretch: 0 of 1 approvals are there (approval_missing)",
    ]);
}

#[test]
fn nothing_is_said_before_the_last_word() {
    let mut story = a_desk();
    let (sam, bo) = (at_desk("sam"), by_link("bo", "platform-team"));
    story.does(&sam, "2026-03-10", write(draft("portal", JUNE)));
    story.takes(&sam, "2026-03-10", "portal", make(JUNE, 0.9, None));
    let done = || Step::DeclareDone {
        done: day("2026-03-05"),
    };
    story.takes(&bo, "2026-03-09", "portal", done());
    story.takes(&bo, "2026-03-10", "portal", done());
    story.reads(&[
        "2026-03-10 sam: promise_drafted",
        "2026-03-10 sam: promise_made 2026-06-30, solid, approved by 0",
        "refused: 2026-03-09 lies before 2026-03-10, the day of the last word on \"portal\" (day_behind)",
        "2026-03-10 bo of platform-team: done_declared 2026-03-05",
    ]);
}

#[test]
fn who_sells_guesses_and_who_delivers_signs() {
    let mut story = a_desk();
    let sam = at_desk("sam");
    story.does(&sam, TODAY, write(draft("portal", JUNE)));
    let estimate = |evidence| Step::GiveEstimate {
        work: Some(upright_model::work::Work::none()),
        never: upright_model::quantity::Chance::NONE,
        evidence,
    };
    use upright_model::life::Evidence::{OneGuess, SignedEstimate, TrackerAndRecord};
    for evidence in [TrackerAndRecord, SignedEstimate, OneGuess] {
        story.takes(&sam, TODAY, "portal", estimate(evidence));
    }
    let team = by_link("tom", "platform-team");
    story.takes(&team, TODAY, "portal", estimate(SignedEstimate));
    let assign = Step::AssignPromise {
        to: super::world::party("halyard"),
    };
    story.takes(&sam, TODAY, "portal", assign);
    story.reads(&[
        "2026-03-02 sam: promise_drafted",
        "refused: \"sam\" is not backer (role_missing)",
        "refused: \"sam\" is not backer (role_missing)",
        "2026-03-02 sam: estimate_given",
        "2026-03-02 tom of platform-team: estimate_given",
        "refused: \"halyard\" makes \"portal\", and nobody owes themselves (to_oneself)",
    ]);
}
