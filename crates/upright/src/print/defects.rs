//! Defects of a book: in their lines for a person, one a line for a program.

use std::fmt;
use std::io::{IsTerminal, stderr};
use std::path::Path;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};
use upright_connect::book_file::Defect;

use super::style::{BAD, FAINT, paint};
use super::words::{several, tame};

/// So many are shown in their lines; those after them take one line each.
const IN_FULL: usize = 20;

/// Every defect, as it is to be shown on standard error.
pub(crate) fn told(path: &Path, source: &[u8], defects: &[Defect]) -> String {
    let name = path.display().to_string();
    match std::str::from_utf8(source) {
        Ok(source) if stderr().is_terminal() => {
            in_lines(&name, source, defects, super::terminal::width())
        }
        _ => one_a_line(&name, defects),
    }
}

/// `book.toml:12:8: promise "x": message; hint: …`
fn one_a_line(name: &str, defects: &[Defect]) -> String {
    defects
        .iter()
        .map(|defect| line(name, defect) + "\n")
        .collect()
}

fn line(name: &str, defect: &Defect) -> String {
    let Defect {
        line, column, hint, ..
    } = defect;
    format!(
        "{name}:{line}:{column}: {}; hint: {}",
        said(defect),
        tame(hint)
    )
}

/// The message, naming what it is about where it doesn't itself.
fn said(defect: &Defect) -> String {
    let message = tame(&defect.message);
    match &defect.id {
        Some(id) if !message.contains(id.as_str()) => format!("{}: {message}", tame(id)),
        _ => message,
    }
}

fn in_lines(name: &str, source: &str, defects: &[Defect], width: usize) -> String {
    let source = NamedSource::new(name, source.to_owned());
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode()).with_width(width);
    let (full, rest) = defects.split_at(defects.len().min(IN_FULL));
    let mut text = String::new();
    for defect in full {
        let shown = Shown {
            defect,
            source: &source,
        };
        // Writing to a string can't fail but for a span outside the source; the one line then says it all.
        if handler.render_report(&mut text, &shown).is_err() {
            text += &line(name, defect);
        }
        text += &format!("  {} {}\n\n", paint(FAINT, "hint:"), tame(&defect.hint));
    }
    text += &one_a_line(name, rest);
    let count = several(defects.len(), "defect", "defects");
    text + &paint(BAD.bold(), "error:")
        + &format!(" {count} in {name:?}\n")
        + &paint(FAINT, "hint:")
        + " mend them in any order, and check again\n"
}

/// A defect beside the lines it stands in.
#[derive(Debug)]
struct Shown<'a> {
    defect: &'a Defect,
    source: &'a NamedSource<String>,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&said(self.defect))
    }
}

impl std::error::Error for Shown<'_> {}

impl miette::Diagnostic for Shown<'_> {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let span = LabeledSpan::underline(self.defect.span.clone());
        Some(Box::new(std::iter::once(span)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use upright_connect::book_file::{self, Format};

    const NAME: &str = "broken.toml";

    fn broken() -> (&'static str, Vec<Defect>) {
        let source = include_str!("../../tests/books/broken.toml");
        let defects = book_file::read(source.as_bytes(), Format::Toml).err();
        (source, defects.expect("defects"))
    }

    #[test]
    fn on_a_terminal_defects_are_shown_in_their_lines() {
        let (source, defects) = broken();
        let shown = anstream::adapter::strip_str(&in_lines(NAME, source, &defects, 80)).to_string();
        assert!(shown.contains("[broken.toml:22:13]"), "{shown}");
        assert!(shown.contains("22 │ rests_on = [\"portl\"]"), "{shown}");
        assert!(shown.contains("hint: did you mean \"portal\"?"), "{shown}");
        assert!(
            shown.contains("error: 5 defects in \"broken.toml\""),
            "{shown}"
        );
    }

    #[test]
    fn many_defects_are_shown_in_part_and_named_in_full() {
        let (source, some) = broken();
        let many: Vec<Defect> = some.iter().cycle().take(IN_FULL + 7).cloned().collect();
        let shown = in_lines(NAME, source, &many, 80);
        assert_eq!(shown.matches("╰").count(), IN_FULL);
        assert_eq!(
            shown
                .lines()
                .filter(|line| line.starts_with("broken.toml:"))
                .count(),
            7
        );
    }

    #[test]
    fn a_defect_can_not_move_the_cursor() {
        let (_, mut defects) = broken();
        defects[0].message = "a\u{1b}[2Jb".to_owned();
        defects[0].hint = "c\nd".to_owned();
        let line = line(NAME, &defects[0]);
        assert!(line.ends_with("a\u{fffd}[2Jb; hint: c d"), "{line}");
    }
}
