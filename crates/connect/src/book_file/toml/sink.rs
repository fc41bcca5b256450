//! Turns what the TOML parser reports into defects.

use toml_parser::lexer::Token;
use toml_parser::{ErrorSink, Expected, ParseError, Span as Place};

use crate::book_file::defect::{Defects, Note, code, shown};
use crate::book_file::value::Span;
use crate::limits;

/// Where the parser and the tree report.
pub(super) struct Sink<'a, 'd> {
    source: &'a str,
    defects: &'d mut Defects,
    reported: usize,
}

/// What the tree reports of a key that is there twice; the context is the first.
pub(super) const DUPLICATE_KEY: &str = "duplicate key";
/// What the tree reports of a limit.
pub(super) const TOO_DEEP: &str = "lists and tables nest too deep";
/// What the tree reports of a limit.
pub(super) const TOO_MANY_KEYS: &str = "a table has too many keys";
/// What the tree reports of a limit.
pub(super) const TOO_MANY_DOTS: &str = "a key has too many dots";

impl ErrorSink for Sink<'_, '_> {
    fn report_error(&mut self, error: ParseError) {
        self.reported += 1;
        let span = span(error.unexpected().or(error.context()).unwrap_or_default());
        let what = error.description();
        match what {
            DUPLICATE_KEY => {
                duplicate_key(
                    self.defects,
                    self.source,
                    span,
                    error.context().map(self::span),
                );
            }
            TOO_DEEP => {
                self.defects.hide_something();
                let most = limits::NESTING;
                let message = format_args!("lists and tables nest more than {most} deep");
                let hint = "no book needs as much: take some of the brackets away";
                self.defects.add(Note::at(span, code::LIMIT), message, hint);
            }
            TOO_MANY_KEYS | TOO_MANY_DOTS => {
                self.defects.hide_something();
                let note = Note::at(span, code::LIMIT);
                self.defects
                    .add(note, format_args!("{what}"), "no book needs as much");
            }
            _ => {
                self.defects.hide_something();
                let note = Note::at(span, code::SYNTAX);
                self.defects
                    .add(note, format_args!("not TOML: {what}"), Mend(&error));
            }
        }
    }
}

impl<'a, 'd> Sink<'a, 'd> {
    pub(super) fn new(source: &'a str, defects: &'d mut Defects) -> Self {
        Self {
            source,
            defects,
            reported: 0,
        }
    }

    /// How much was reported so far.
    pub(super) fn reported(&self) -> usize {
        self.reported
    }

    /// Reports that the rest of the file is not read.
    pub(super) fn too_much(&mut self, token: Token) {
        self.defects.hide_something();
        let note = Note::at(span(token.span()), code::LIMIT);
        let message = format_args!("more values than are read in one section or one file");
        let hint = "write each promise as a section [[promise]], or split the book";
        self.defects.add(note, message, hint);
    }
}

fn span(place: Place) -> Span {
    Span::new(place.start()..place.end())
}

/// Says that a key is there twice, and where first.
pub(in crate::book_file) fn duplicate_key(
    defects: &mut Defects,
    source: &str,
    span: Span,
    first: Option<Span>,
) {
    let first = first.map(|first| first.start);
    let note = Note {
        first,
        ..Note::at(span, code::DUPLICATE_KEY)
    };
    let key = shown(span.of(source));
    defects.add(
        note,
        format_args!("the key {key} is there twice"),
        "keep one of them",
    );
}

/// What the parser expected instead.
struct Mend<'e>(&'e ParseError);

impl std::fmt::Display for Mend<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let expected = self.0.expected().unwrap_or_default();
        if expected.is_empty() {
            return f.write_str("see https://toml.io for how it is written");
        }
        f.write_str("expected here: ")?;
        for (at, expected) in expected.iter().enumerate() {
            f.write_str(if at == 0 { "" } else { " or " })?;
            match expected {
                Expected::Literal("\n") => f.write_str("a new line")?,
                Expected::Literal(literal) => write!(f, "`{literal}`")?,
                Expected::Description(description) => f.write_str(description)?,
                _ => {}
            }
        }
        Ok(())
    }
}
