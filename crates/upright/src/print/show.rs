//! The page of one promise: its story, what it needs and what rests on it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use upright_desk::answer::{NeedAnswer, PromiseAnswer, ShowAnswer};
use upright_model::Book;
use upright_model::gate::Gate;
use upright_model::id::PromiseId;
use upright_model::promise::Draft;

use super::estimates;
use super::fifty::Fifty;
use super::page::Page;
use super::standing::{self, Standing};
use super::style::{FAINT, paint};
use super::{dates, names, parts, words};

/// The longest of the points.
const POINT_WIDTH: usize = 15;

/// The whole page.
pub(crate) fn show(book: &Book, answer: &ShowAnswer, width: usize) -> String {
    let mut page = Page::new(book, width);
    title(&mut page, answer);
    page.blank();
    facts(&mut page, answer);
    if let Some(promise) = book.promises.get(&answer.id) {
        estimate(&mut page, answer, &promise.draft);
        needs(&mut page, &promise.draft, &answer.needs);
        stakes(&mut page, &promise.draft);
    }
    outlook(&mut page, answer);
    parts::resting(&mut page, answer.as_of, &answer.rests_on_it);
    parts::footing(&mut page, answer.as_of, answer.futures, answer.seed);
    page.finish()
}

fn title(page: &mut Page<'_>, answer: &ShowAnswer) {
    page.proclaim(&words::tame(&answer.what));
    let standing = standing::of(page.book, &answer.id);
    let stands = standing.told().unwrap_or_else(|| answer.state.to_string());
    let recorded = if answer.recorded {
        " · recorded: made outside the desk"
    } else {
        ""
    };
    page.explain(&format!("{} · {stands}{recorded}", answer.id));
}

fn facts(page: &mut Page<'_>, answer: &ShowAnswer) {
    let book = page.book;
    let day = |day: Option<Date>| day.map(dates::weekday_date);
    let tell_by = answer.tell_by.map(|day| {
        let left = dates::left(dates::days_between(answer.as_of, day));
        format!("{} ({left})", dates::weekday_date(day))
    });
    let renegotiated = answer.first_due != answer.due;
    let latest = if renegotiated {
        "latest promised"
    } else {
        "promised"
    };
    let facts = [
        ("done when", answer.done_when.as_deref().map(words::tame)),
        ("promised by", Some(names::party(book, &answer.promisor))),
        ("to", Some(names::party(book, &answer.promisee))),
        (
            "delivered by",
            Some(names::party(book, &answer.delivered_by)),
        ),
        ("made", day(answer.made)),
        ("requested", day(answer.requested)),
        (
            "first promised",
            day(renegotiated.then_some(answer.first_due)),
        ),
        (latest, Some(dates::weekday_date(answer.due))),
        ("tell by", tell_by),
        ("under way since", day(answer.started)),
    ];
    for (point, text) in facts {
        point_and_text(page, point, text);
    }
}

fn estimate(page: &mut Page<'_>, answer: &ShowAnswer, draft: &Draft) {
    let never = draft.never.get();
    let tags: Vec<String> = draft
        .tags
        .iter()
        .map(|(key, value)| {
            format!(
                "{} {}",
                words::tame(key.as_str()),
                words::tame(value.as_str())
            )
        })
        .collect();
    let private = draft
        .private_to
        .as_ref()
        .map(|party| names::party(page.book, party));
    let facts = [
        (
            "not before",
            draft.not_before.map(|day| dates::weekday_date(day.date())),
        ),
        ("work", Some(estimates::work(draft.work.as_ref()))),
        (
            "evidence",
            Some(estimates::evidence(answer.evidence).to_owned()),
        ),
        (
            "never delivered",
            (never > 0.0).then(|| format!("{} futures", Fifty::nearest(never).told())),
        ),
        ("like", (!tags.is_empty()).then(|| tags.join(", "))),
        ("private to", private),
    ];
    for (point, text) in facts {
        point_and_text(page, point, text);
    }
}

fn point_and_text(page: &mut Page<'_>, point: &str, text: Option<String>) {
    if let Some(text) = text {
        page.item(&paint(FAINT, point), POINT_WIDTH, &text);
    }
}

/// What it needs, gate by gate, with the chance of each.
fn needs(page: &mut Page<'_>, draft: &Draft, needs: &[NeedAnswer]) {
    if draft.rests_on.is_empty() {
        return;
    }
    page.heading(match draft.rests_on.len() {
        1 => "What it rests on",
        _ => "What it rests on: all of",
    });
    let known: BTreeMap<&PromiseId, &NeedAnswer> =
        needs.iter().map(|need| (&need.id, need)).collect();
    for gate in &draft.rests_on {
        put_gate(page, gate, 1, &known);
    }
}

// INVARIANT: gates nest at most `limits::GATE_NESTING` deep, so recursion over them is bounded.
fn put_gate(
    page: &mut Page<'_>,
    gate: &Gate,
    depth: usize,
    known: &BTreeMap<&PromiseId, &NeedAnswer>,
) {
    let line = match gate {
        Gate::Promise { on, lag } => {
            let lag = match lag.days() {
                0.0 => String::new(),
                _ => format!(", and {} after it", estimates::duration(*lag)),
            };
            let member = known.get(on).map(|need| member(page.book, need));
            member.unwrap_or_else(|| "a promise that is private to others".to_owned()) + &lag
        }
        Gate::All(_) => "all of".to_owned(),
        Gate::Any(_) => "any of".to_owned(),
        Gate::AtLeast { count, .. } => format!("at least {count} of"),
    };
    // Deep gates on narrow pages stay readable: the indent never takes more than half of the page.
    page.hang((depth * 2).min(page.width / 2), &line);
    for member in gate.members() {
        put_gate(page, member, depth + 1, known);
    }
}

fn member(book: &Book, need: &NeedAnswer) -> String {
    let what = names::what(book, &need.id);
    let chance = match (standing::of(book, &need.id), need.p_kept) {
        (Standing::Open(_), Some(p_kept)) => {
            let due = dates::date(need.due);
            format!("{} by {due}", Fifty::kept(p_kept, book.policy).told())
        }
        (Standing::Open(_), None) => "unknown".to_owned(),
        (other, _) => other.told().unwrap_or_default(),
    };
    format!("{what} ({}): {chance}", need.id)
}

fn stakes(page: &mut Page<'_>, draft: &Draft) {
    if draft.stakes.is_empty() {
        return;
    }
    page.heading("What is lost when it is broken");
    for stake in &draft.stakes {
        page.hang(2, &estimates::stake(stake, &page.book.settings));
    }
}

fn outlook(page: &mut Page<'_>, answer: &ShowAnswer) {
    if !matches!(standing::of(page.book, &answer.id), Standing::Open(_)) {
        return;
    }
    if let Some(unknown) = &answer.unknown {
        let why = parts::why_unknown(page.book, unknown);
        page.heading("Nothing can be said of its chance");
        page.say(&format!("Because {why}."));
    }
    if let Some(forecast) = &answer.forecast {
        forecast_lines(page, answer, forecast);
        parts::touched(page, &answer.touched_by);
    }
}

fn forecast_lines(page: &mut Page<'_>, answer: &ShowAnswer, forecast: &PromiseAnswer) {
    let Some(p_kept) = forecast.p_kept else {
        return;
    };
    let due = dates::weekday_date(answer.due);
    let futures = Fifty::kept(p_kept, page.book.policy).make_and_miss();
    page.heading(&format!("By {due}: {futures}"));
    parts::chance(page, p_kept, forecast.verdict);
    page.blank();
    let finish = &forecast.finish;
    for (point, day) in [
        ("half by", finish.p50),
        ("8 in 10 by", finish.p80),
        ("9 in 10 by", finish.p90),
    ] {
        let text = day.map_or_else(|| "never".to_owned(), dates::weekday_date);
        point_and_text(page, point, Some(text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::sample;

    #[test]
    fn a_promise_tells_its_story() {
        let book = sample::book();
        insta::assert_snapshot!(sample::at_every_width(|width| show(
            &book,
            &sample::show(),
            width
        )));
    }
}
