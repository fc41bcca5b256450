//! How a story is told: who did what on which day.

use super::world::{World, at_desk, day, forecast, person, take, text};
use upright_model::book::Role;
use upright_model::policy::Verdict;
use upright_model::{Actor, Command, Event, Fact, KnownBy, Step, Turn};

/// Who did what on which day, and what matters most about it.
pub(crate) fn told(event: &Event) -> String {
    let (on, person) = (event.on, &event.actor.person);
    let who = match &event.actor.known_by {
        KnownBy::Link(party) => format!("{person} of {party}"),
        KnownBy::Terminal | KnownBy::Token => person.to_string(),
    };
    let turn = match &event.fact {
        Fact::Turned { turn, .. } => about(turn),
        _ => String::new(),
    };
    format!("{on} {who}: {} {turn}", event.kind())
        .trim_end()
        .to_owned()
}

pub(crate) fn about(turn: &Turn) -> String {
    match turn {
        Turn::DateRequested { requested } => requested.to_string(),
        Turn::DueProposed { due } | Turn::BackingAsked { due } => due.to_string(),
        Turn::BackingGiven { due, restatement } => format!("{due} \"{restatement}\""),
        Turn::OtherDateOffered { due, instead, .. } => format!("{instead} instead of {due}"),
        Turn::ApprovalGiven {
            due,
            verdict,
            reason,
        } => format!("{due} as {verdict}: \"{reason}\""),
        Turn::ApprovalDeclined {
            alternative,
            reason,
            ..
        } => {
            let or = alternative
                .map(|day| format!(", or {day}"))
                .unwrap_or_default();
            format!("\"{reason}\"{or}")
        }
        Turn::PromiseMade {
            due,
            frozen,
            assent,
        } => {
            format!(
                "{due}, {}, approved by {}",
                frozen.verdict,
                assent.approved_by.len()
            )
        }
        Turn::RenegotiationOffered { offer } | Turn::RenegotiationCountered { offer } => {
            format!("{} by the {}", offer.due, offer.side)
        }
        Turn::RenegotiationAccepted {
            due,
            days_before_tell_by,
            ..
        } => {
            let early = days_before_tell_by.map(|days| format!(", {days} days before tell-by"));
            format!("{due}{}", early.unwrap_or_default())
        }
        Turn::DoneDeclared { done } => done.to_string(),
        Turn::PromiseKept {
            days_after_first_due,
            ..
        } => {
            format!("{days_after_first_due} days after the first date")
        }
        Turn::PromiseKeptLate {
            days_late,
            days_after_first_due,
            ..
        } => {
            format!("{days_late} days late, {days_after_first_due} after the first date")
        }
        _ => String::new(),
    }
}

/// Tells what happens after the world began.
pub(crate) struct Story {
    pub(crate) world: World,
    pub(crate) lines: Vec<String>,
}

impl Story {
    pub(crate) fn new() -> Self {
        let mut world = World::with_parties();
        let roles = [
            ("ann", Role::Admin),
            ("sam", Role::Seller),
            ("bo", Role::Backer),
            ("ada", Role::Approver),
            ("cy", Role::Approver),
        ];
        for (who, role) in roles {
            let person = person(who);
            world.must(
                &at_desk("ann"),
                "2026-03-02",
                Command::GrantRole { person, role },
            );
        }
        let lines = Vec::new();
        Self { world, lines }
    }

    pub(crate) fn does(&mut self, actor: &Actor, on: &str, command: Command) {
        match self.world.try_to(actor, on, command) {
            Ok(events) => self.lines.extend(events.iter().map(told)),
            Err(refused) => self
                .lines
                .push(format!("refused: {refused} ({})", refused.code())),
        }
    }

    pub(crate) fn takes(&mut self, actor: &Actor, on: &str, id: &str, step: Step) {
        self.does(actor, on, take(id, step));
    }

    pub(crate) fn reads(&self, expected: &[&str]) {
        assert_eq!(self.lines, expected, "\n{}", self.lines.join("\n"));
    }
}

pub(crate) fn make(due: &str, p_kept: f64, reason: Option<&str>) -> Step {
    Step::MakePromise {
        frozen: forecast(day(due), Some(p_kept)),
        reason: reason.map(text),
    }
}

pub(crate) fn approve(due: &str, verdict: Verdict, reason: &str) -> Step {
    Step::GiveApproval {
        due: day(due),
        verdict,
        reason: text(reason),
    }
}
