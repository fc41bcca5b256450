//! The page of warnings: whom to tell, in the order in which they can still act.

use upright_desk::answer::{WarningAnswer, WarningsAnswer};
use upright_model::Book;

use super::page::Page;
use super::style::of_verdict;
use super::table::{Cell, Column, Table};
use super::{amounts, dates, names, parts, words};

/// The whole page.
pub(crate) fn warnings(book: &Book, answer: &WarningsAnswer, width: usize) -> String {
    let mut page = Page::new(book, width);
    page.proclaim(&sentence(answer));
    if !answer.warnings.is_empty() {
        page.blank();
        let mut table = columns();
        for warning in &answer.warnings {
            table.row(row(book, answer, warning));
        }
        page.table(&table);
        passed(&mut page, answer);
    }
    parts::unknown(&mut page, &answer.unknown);
    parts::footing(&mut page, answer.as_of, answer.futures, answer.seed);
    page.finish()
}

fn sentence(answer: &WarningsAnswer) -> String {
    let line = words::count(answer.line);
    match answer.warnings.len() {
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

fn columns() -> Table {
    Table::new(vec![
        Column::number("tell by"),
        Column::number("days left").worth(6),
        Column::prose("tell").clear(8),
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
    let verdict = Cell::styled(of_verdict(warning.verdict), words::verdict(warning.verdict));
    let solid = warning.solid_date.map_or("no day".to_owned(), dates::date);
    vec![
        parts::tell_by(answer.as_of, warning.tell_by),
        parts::days_left(answer.as_of, warning.tell_by),
        names::party(book, &warning.party).into(),
        parts::what_cell(book, &warning.id),
        warning.id.to_string().into(),
        dates::date(warning.due).into(),
        parts::chance_cell(book, Some(warning.p_kept)),
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
            &sample::warnings(),
            width
        )));
    }
}
