//! Tables without lines: columns that fit the page, texts that wrap, numbers at the right.
//!
//! On a narrow page the columns that are worth least fold into a line below their row.

use anstyle::Style;
use textwrap::core::display_width;

use super::style::{FAINT, PLAIN, paint};
use super::wrap::lines;

/// Between two columns.
const GAP: usize = 2;
/// A column of texts is not squeezed below this while another can fold.
const READABLE: usize = 20;
/// And never below this.
const LEAST: usize = 6;
/// Between what is folded.
const DOT: &str = "\u{a0}· ";
/// Holds the words of one part together while lines are broken.
const TIE: &str = "\u{a0}";

/// Rows under heads.
pub(crate) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

/// One column.
pub(crate) struct Column {
    head: String,
    fit: Fit,
    fold: Fold,
    worth: u8,
}

/// How a column takes its place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// As wide as its widest cell, texts at the left.
    Text,
    /// As wide as its widest cell, numbers and days at the right.
    Number,
    /// As wide as there is room, wrapping.
    Prose,
}

/// What becomes of a column where the page is narrow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fold {
    /// It stays.
    Never,
    /// Into a line below the row, its head before its value.
    WithHead,
    /// The same with its value alone, as it explains itself.
    Bare,
    /// It is left out.
    Away,
}

/// One cell.
#[derive(Clone)]
pub(crate) struct Cell {
    text: String,
    style: Style,
}

/// How a table fits a page.
struct Layout {
    /// The columns that stand side by side, each with its width.
    shown: Vec<(usize, usize)>,
    /// Those that fold.
    folded: Vec<usize>,
    /// Where the line of what folds begins, and how wide it may be.
    below: (usize, usize),
}

impl Column {
    /// Short texts, at the left.
    pub(crate) fn text(head: &str) -> Self {
        Self::new(head, Fit::Text)
    }

    /// Numbers and days, at the right.
    pub(crate) fn number(head: &str) -> Self {
        Self::new(head, Fit::Number)
    }

    /// Long texts, which wrap.
    pub(crate) fn prose(head: &str) -> Self {
        Self::new(head, Fit::Prose)
    }

    fn new(head: &str, fit: Fit) -> Self {
        Self {
            head: head.to_owned(),
            fit,
            fold: Fold::Never,
            worth: 0,
        }
    }

    /// Folds where the page is narrow, with its head before its value; those worth least fold first.
    pub(crate) fn worth(self, worth: u8) -> Self {
        let fold = Fold::WithHead;
        Self {
            fold,
            worth,
            ..self
        }
    }

    /// The same with its value alone, as it explains itself.
    pub(crate) fn clear(self, worth: u8) -> Self {
        let fold = Fold::Bare;
        Self {
            fold,
            worth,
            ..self
        }
    }

    /// Is left out where the page is narrow.
    pub(crate) fn spare(self, worth: u8) -> Self {
        let fold = Fold::Away;
        Self {
            fold,
            worth,
            ..self
        }
    }
}

impl Cell {
    /// A cell in a style.
    pub(crate) fn styled(style: Style, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            style,
        }
    }

    /// The same with a mark at its end.
    pub(crate) fn followed_by(mut self, mark: &str) -> Self {
        self.text += mark;
        self
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::styled(PLAIN, text)
    }
}

impl Table {
    /// A table without rows.
    pub(crate) fn new(columns: Vec<Column>) -> Self {
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    /// Adds a row with one cell for each column.
    pub(crate) fn row(&mut self, cells: Vec<Cell>) {
        assert_eq!(
            cells.len(),
            self.columns.len(),
            "a row has a cell for each column"
        );
        self.rows.push(cells);
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table in lines no wider than `width`, where that can be done.
    pub(crate) fn render(&self, width: usize) -> String {
        let layout = self.layout(width);
        let heads: Vec<Cell> = self
            .columns
            .iter()
            .map(|column| Cell::styled(FAINT, &column.head))
            .collect();
        let mut text = String::new();
        self.put(&layout, &heads, &mut text);
        for row in &self.rows {
            self.put(&layout, row, &mut text);
            self.put_folded(&layout, row, &mut text);
        }
        text
    }

    /// What stands side by side and what folds. Columns in which nothing is said are in neither.
    fn layout(&self, width: usize) -> Layout {
        let said = |column: &usize| self.rows.iter().any(|row| !row[*column].text.is_empty());
        let mut shown: Vec<usize> = (0..self.columns.len()).filter(said).collect();
        let mut folded = Vec::new();
        while self.least_width(&shown) > width {
            let foldable = shown
                .iter()
                .copied()
                .filter(|&c| self.columns[c].fold != Fold::Never);
            let Some(least) = foldable.min_by_key(|&column| self.columns[column].worth) else {
                break;
            };
            shown.retain(|&column| column != least);
            folded.push(least);
        }
        folded.retain(|&column| self.columns[column].fold != Fold::Away);
        folded.sort_unstable();
        let widths = self.share(&shown, width);
        let before = shown
            .iter()
            .position(|&column| self.is_prose(column))
            .unwrap_or(0);
        let offset: usize = widths.iter().take(before).map(|width| width + GAP).sum();
        Layout {
            shown: shown.into_iter().zip(widths).collect(),
            folded,
            below: (offset, width.saturating_sub(offset)),
        }
    }

    fn is_prose(&self, column: usize) -> bool {
        self.columns[column].fit == Fit::Prose
    }

    fn least_width(&self, shown: &[usize]) -> usize {
        let columns = shown.iter().map(|&column| match self.is_prose(column) {
            true => self.natural(column).min(READABLE),
            false => self.natural(column),
        });
        columns.sum::<usize>() + GAP * shown.len().saturating_sub(1)
    }

    fn natural(&self, column: usize) -> usize {
        let cells = self.rows.iter().map(|row| display_width(&row[column].text));
        cells
            .chain([display_width(&self.columns[column].head)])
            .max()
            .unwrap_or(0)
    }

    /// The width of each shown column: what is left by the others is shared among the prose, the shorter
    /// ones first.
    fn share(&self, shown: &[usize], width: usize) -> Vec<usize> {
        let mut widths: Vec<usize> = shown.iter().map(|&column| self.natural(column)).collect();
        let mut prose: Vec<usize> = (0..shown.len())
            .filter(|&at| self.is_prose(shown[at]))
            .collect();
        prose.sort_by_key(|&at| widths[at]);
        let taken: usize = (0..shown.len())
            .filter(|at| !prose.contains(at))
            .map(|at| widths[at])
            .sum();
        let mut room = width.saturating_sub(taken + GAP * shown.len().saturating_sub(1));
        for (place, &at) in prose.iter().enumerate() {
            let fair = room / (prose.len() - place);
            widths[at] = widths[at].min(fair.max(LEAST));
            room = room.saturating_sub(widths[at]);
        }
        widths
    }

    /// Puts what is folded of a row below it, no part of it torn.
    fn put_folded(&self, layout: &Layout, row: &[Cell], text: &mut String) {
        let (offset, width) = layout.below;
        let said = layout
            .folded
            .iter()
            .filter(|&&column| !row[column].text.is_empty());
        let parts: Vec<String> = said
            .map(|&column| match self.columns[column].fold {
                Fold::WithHead => format!("{} {}", self.columns[column].head, row[column].text),
                _ => row[column].text.clone(),
            })
            .map(|part| {
                if display_width(&part) < width {
                    part.replace(' ', TIE)
                } else {
                    part
                }
            })
            .collect();
        for (style, line) in lines(&parts.join(DOT), width, FAINT) {
            text.push_str(&" ".repeat(offset));
            text.push_str(&paint(style, &line.replace(TIE, " ")));
            text.push('\n');
        }
    }

    /// Puts the cells of a row side by side, each in its lines.
    fn put(&self, layout: &Layout, row: &[Cell], text: &mut String) {
        let cells = layout.shown.iter().map(|&(column, width)| {
            let cell = &row[column];
            (
                self.columns[column].fit,
                width,
                lines(&cell.text, width, cell.style),
            )
        });
        let cells: Vec<_> = cells.collect();
        let height = cells.iter().map(|(.., cell)| cell.len()).max().unwrap_or(0);
        for line in 0..height {
            let mut out = String::new();
            for (fit, width, cell) in &cells {
                let (style, part) = cell
                    .get(line)
                    .map_or((PLAIN, ""), |(style, part)| (*style, part));
                let pad = " ".repeat(width.saturating_sub(display_width(part)));
                let painted = paint(style, part);
                out += &match fit {
                    Fit::Number => format!("{pad}{painted}"),
                    Fit::Text | Fit::Prose => format!("{painted}{pad}"),
                };
                out += &" ".repeat(GAP);
            }
            text.push_str(out.trim_end());
            text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Table {
        let mut table = Table::new(vec![
            Column::text("due"),
            Column::prose("promise"),
            Column::prose("to").clear(2),
            Column::number("chance"),
            Column::text("verdict").worth(1),
            Column::text("never said"),
        ]);
        let rows = [
            (
                "30 Jun 2026",
                "Offline checkout is live in all 214 stores",
                "Brightwater",
                "29 of 50",
                "▲ stretch",
            ),
            (
                "3 Jul 2026",
                "Größe",
                "Acquirer of payments",
                "> 49 of 50",
                "◆ solid",
            ),
        ];
        for (due, what, to, chance, verdict) in rows {
            table.row(
                [due, what, to, chance, verdict, ""]
                    .map(Cell::from)
                    .to_vec(),
            );
        }
        table
    }

    fn plain(width: usize) -> String {
        anstream::adapter::strip_str(&sample().render(width)).to_string()
    }

    #[test]
    fn lines_stay_within_the_page() {
        for width in 40..=120 {
            for line in plain(width).lines() {
                assert!(display_width(line) <= width, "{width}: {line}");
            }
        }
    }

    #[test]
    fn a_wide_page_shows_all() {
        insta::assert_snapshot!(plain(100), @"
        due          promise                                     to                        chance  verdict
        30 Jun 2026  Offline checkout is live in all 214 stores  Brightwater             29 of 50  ▲ stretch
        3 Jul 2026   Größe                                       Acquirer of payments  > 49 of 50  ◆ solid
        ");
    }

    #[test]
    fn a_narrow_page_folds_what_is_worth_least() {
        insta::assert_snapshot!(plain(60), @"
        due          promise                                  chance
        30 Jun 2026  Offline checkout is live in all 214    29 of 50
                     stores
                     Brightwater · verdict ▲ stretch
        3 Jul 2026   Größe                                > 49 of 50
                     Acquirer of payments · verdict ◆ solid
        ");
    }
}
