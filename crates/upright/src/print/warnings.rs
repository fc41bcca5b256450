//! The page of warnings: whom to tell, in the order in which they can still act.

use upright_desk::answer::{WarningAnswer, WarningsAnswer};
use upright_model::Book;
use upright_model::book::Promise;
use upright_model::id::PartyId;
use upright_model::promise::State;

use super::fifty::Fifty;
use super::page::Page;
use super::standing::{self, Standing};
use super::table::{Cell, Column, Table};
use super::{amounts, dates, names, parts, words};

/// The whole page, as `seen_by` may see it.
pub(crate) fn warnings(
    book: &Book,
    seen_by: Option<&PartyId>,
    answer: &WarningsAnswer,
    width: usize,
) -> String {
    let mut page = Page::new(book, width);
    page.proclaim(&sentence(book, seen_by, answer));
    if !answer.warnings.is_empty() {
        page.blank();
        let mut table = columns();
        for warning in &answer.warnings {
            table.row(row(book, answer, warning));
        }
        page.table(&table);
        passed(&mut page, answer);
        let touched = answer.warnings.iter().map(|warning| &warning.touched_by);
        parts::touched_rows(&mut page, touched.flatten());
    }
    parts::unknown(&mut page, &answer.unknown);
    parts::footing(&mut page, answer.as_of, answer.futures, answer.seed);
    page.finish()
}

fn sentence(book: &Book, seen_by: Option<&PartyId>, answer: &WarningsAnswer) -> String {
    let line = Fifty::reaching(answer.line).told();
    match answer.warnings.len() {
        0 if !answer.unknown.is_empty() => {
            let unknown = words::several(answer.unknown.len(), "promise", "promises");
            format!(
                "No chance that is known is below the solid line of {line}, but of {unknown} nothing can be said."
            )
        }
        0 if !anybody_waits(book, seen_by) => {
            "Nobody waits for a promise of this book: there is nobody to warn.".to_owned()
        }
        0 => format!(
            "Every open promise is at or above the solid line of {line}: nobody needs a warning."
        ),
        1 => format!("1 promise is below the solid line of {line}: tell the one who stands on it."),
        count => {
            let promises = words::several(count, "promise", "promises");
            format!(
                "{promises} are below the solid line of {line}: tell those who stand on them, in this order."
            )
        }
    }
}

/// Whether a promise that may be seen was said to somebody, and isn't done.
fn anybody_waits(book: &Book, seen_by: Option<&PartyId>) -> bool {
    let is_seen = |promise: &Promise| match (&promise.draft.private_to, seen_by) {
        (Some(owner), Some(viewer)) => owner == viewer,
        (None, _) | (_, None) => true,
    };
    let waits = |promise: &Promise| match standing::of(book, &promise.draft.id) {
        Standing::Open(state) => state != State::Draft,
        Standing::GivenUp => true,
        Standing::Done { .. } | Standing::Over(_) => false,
    };
    book.promises
        .values()
        .any(|promise| is_seen(promise) && waits(promise))
}

fn columns() -> Table {
    Table::new(vec![
        Column::number("tell by"),
        Column::number("days left").worth(6),
        Column::prose("tell").worth(8),
        Column::prose("their promise"),
        Column::text("id").clear(2),
        Column::number("due").worth(4),
        Column::number("chance").clear(9),
        Column::text("verdict").clear(1),
        Column::number("solid by").worth(3),
        Column::prose("on average they lose").worth(7),
    ])
}

fn row(book: &Book, answer: &WarningsAnswer, warning: &WarningAnswer) -> Vec<Cell> {
    let (chance, verdict) =
        parts::chance_and_verdict(book, &warning.id, Some(warning.p_kept), warning.verdict);
    let chance = parts::marked(chance, &warning.touched_by);
    let solid = match (warning.solid_date, standing::of(book, &warning.id)) {
        (Some(day), _) => dates::date(day),
        (None, Standing::GivenUp) => String::new(),
        (None, _) => "no day".to_owned(),
    };
    vec![
        parts::tell_by(answer.as_of, warning.tell_by),
        parts::days_left(answer.as_of, warning.tell_by),
        names::party(book, &warning.party).into(),
        parts::what_cell(book, &warning.id),
        warning.id.to_string().into(),
        dates::date(warning.due).into(),
        chance,
        verdict,
        solid.into(),
        amounts::amounts(&warning.harm, &book.settings)
            .join(", ")
            .into(),
    ]
}

/// How many can no longer re-plan.
fn passed(page: &mut Page<'_>, answer: &WarningsAnswer) {
    let passed = answer
        .warnings
        .iter()
        .filter(|warning| warning.days_left.is_some_and(|left| left < 0));
    let sentence = match passed.count() {
        0 => return,
        1 => "! The point of no return of 1 has passed: call them today.".to_owned(),
        count => format!("! The points of no return of {count} have passed: call them today."),
    };
    page.blank();
    page.say(&sentence);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::sample;

    #[test]
    fn warnings_go_out_in_the_order_of_tell_by() {
        let book = sample::book();
        insta::assert_snapshot!(sample::at_every_width(|width| warnings(
            &book,
            None,
            &sample::warnings(),
            width
        )));
    }

    fn first_lines(book: &Book, seen_by: Option<&PartyId>, answer: &WarningsAnswer) -> String {
        let page = warnings(book, seen_by, answer, 120);
        let page = anstream::adapter::strip_str(&page).to_string();
        page.lines().next().unwrap_or_default().to_owned()
    }

    #[test]
    fn without_warnings_the_page_says_no_more_than_is_known() {
        let mut answer = sample::warnings();
        answer.warnings.clear();
        assert_eq!(
            first_lines(&sample::book(), None, &answer),
            "No chance that is known is below the solid line of 43 of 50, but of 1 promise nothing can be said."
        );
        answer.unknown.clear();
        assert_eq!(
            first_lines(&sample::book(), None, &answer),
            "Every open promise is at or above the solid line of 43 of 50: nobody needs a warning."
        );
        let nobody = "Nobody waits for a promise of this book: there is nobody to warn.";
        let mut book = sample::book();
        let owner = PartyId::new("finance").expect("an id");
        let viewer = PartyId::new("marketing").expect("an id");
        for promise in book.promises.values_mut() {
            std::sync::Arc::make_mut(&mut promise.draft).private_to = Some(owner.clone());
        }
        assert_eq!(first_lines(&book, Some(&viewer), &answer), nobody);
        book.promises.clear();
        assert_eq!(first_lines(&book, None, &answer), nobody);
    }

    #[test]
    fn what_was_given_up_has_no_chance() {
        let mut book = sample::book();
        for promise in book.promises.values_mut() {
            promise.past.state = State::Broken;
        }
        let mut answer = sample::warnings();
        answer.warnings[0].p_kept = 0.0;
        answer.warnings[0].solid_date = None;
        let page = warnings(&book, None, &answer, 120);
        assert!(page.contains("given up"), "{page}");
        assert!(
            !page.contains("< 1 of 50") && !page.contains("no day"),
            "{page}"
        );
    }
}
