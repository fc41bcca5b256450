//! TOML into the tree, one section at a time.
//!
//! The one idea: the tokens of one section, from its header to the next, are all that is held beside the
//! tree, so that memory is bounded by the longest section and a bracket left open ends with its section
//! instead of swallowing the rest of the file.

mod tree;

use toml_parser::lexer::{Token, TokenKind};
use toml_parser::{ErrorSink, ParseError, Source};

use super::defect::{Defects, Note, code};
use super::value::{Span, Table};
use crate::limits;
use tree::Tree;

/// The tree of a TOML file. Defects of its syntax are added; what they leave readable is in the tree.
pub(super) fn parse<'a>(source: &'a str, defects: &mut Defects) -> Table<'a> {
    let mut tree = Tree::new(source);
    let mut sink = Sink { source, defects };
    let mut section = Vec::new();
    let mut cut = Cut::default();
    for token in Source::new(source).lex() {
        if cut.begins_section(token, source) {
            read_section(&mut section, &mut tree, &mut sink);
        }
        if section.len() >= limits::SECTION_TOKENS || tree.is_full() {
            sink.too_much(token);
            section.clear();
            break;
        }
        section.push(token);
    }
    read_section(&mut section, &mut tree, &mut sink);
    tree.finish(&mut sink)
}

fn read_section<'a>(section: &mut Vec<Token>, tree: &mut Tree<'a>, sink: &mut Sink<'a, '_>) {
    toml_parser::parser::parse_document(section, tree, sink);
    tree.end_section(sink);
    section.clear();
}

/// Finds where a section begins: a header at the start of a line, outside all brackets.
#[derive(Debug)]
struct Cut {
    open_brackets: usize,
    at_line_start: bool,
    in_header: bool,
}

impl Default for Cut {
    fn default() -> Self {
        Self {
            open_brackets: 0,
            at_line_start: true,
            in_header: false,
        }
    }
}

/// Headers of ours. No TOML value begins so: at the start of a line they end what was left open.
const HEADERS: [&str; 6] = [
    "[[party]]",
    "[[shock]]",
    "[[offering]]",
    "[[promise]]",
    "[policy]",
    "[calendars.",
];

impl Cut {
    fn begins_section(&mut self, token: Token, source: &str) -> bool {
        let opens = token.kind() == TokenKind::LeftSquareBracket;
        let begins = self.at_line_start
            && opens
            && (self.open_brackets == 0 || is_header_of_ours(token, source));
        if begins {
            self.open_brackets = 0;
            self.in_header = true;
        }
        self.pass(token.kind());
        begins
    }

    fn pass(&mut self, kind: TokenKind) {
        match kind {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => self.open_brackets += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                self.open_brackets = self.open_brackets.saturating_sub(1);
            }
            TokenKind::Newline if self.in_header => {
                self.open_brackets = 0;
                self.in_header = false;
            }
            _ => {}
        }
        self.at_line_start = match kind {
            TokenKind::Newline => true,
            TokenKind::Whitespace => self.at_line_start,
            _ => false,
        };
    }
}

fn is_header_of_ours(token: Token, source: &str) -> bool {
    let rest = source.get(token.span().start()..).unwrap_or_default();
    HEADERS.iter().any(|header| rest.starts_with(header))
}

/// Turns what the parser reports into defects.
struct Sink<'a, 'd> {
    source: &'a str,
    defects: &'d mut Defects,
}

/// What the tree reports through the parser's channel.
const DUPLICATE_KEY: &str = "duplicate key";

impl ErrorSink for Sink<'_, '_> {
    fn report_error(&mut self, error: ParseError) {
        let place = error.unexpected().or(error.context()).unwrap_or_default();
        let span = Span::new(place.start()..place.end());
        if error.description() == DUPLICATE_KEY {
            let first = error
                .context()
                .map(|first| Span::new(first.start()..first.end()));
            duplicate_key(self.defects, self.source, span, first);
        } else {
            let note = Note::at(span, code::SYNTAX);
            let hint = mend(&error);
            self.defects.add(
                note,
                format_args!("not TOML: {}", error.description()),
                hint,
            );
        }
    }
}

impl Sink<'_, '_> {
    fn too_much(&mut self, token: Token) {
        let at = token.span();
        let span = Span::new(at.start()..at.end());
        let note = Note::at(span, code::LIMIT);
        let message = format_args!("more values than are read in one section or one file");
        self.defects.add(
            note,
            message,
            "write each promise as a section [[promise]], in several books",
        );
    }
}

/// Says that a key is there twice, and where first.
pub(super) fn duplicate_key(defects: &mut Defects, source: &str, span: Span, first: Option<Span>) {
    let key = super::defect::shown(span.of(source));
    let note = Note {
        span,
        code: code::DUPLICATE_KEY,
        id: None,
        first: first.map(|first| first.start),
    };
    defects.add(
        note,
        format_args!("the key {key} is there twice"),
        "keep one of them",
    );
}

fn mend(error: &ParseError) -> String {
    use toml_parser::Expected;
    let expected: Vec<String> = error
        .expected()
        .unwrap_or_default()
        .iter()
        .filter_map(|expected| match expected {
            Expected::Literal("\n") => Some("a new line".to_owned()),
            Expected::Literal(literal) => Some(format!("`{literal}`")),
            Expected::Description(description) => Some((*description).to_owned()),
            _ => None,
        })
        .collect();
    match expected.is_empty() {
        true => "see https://toml.io for how it is written".to_owned(),
        false => format!("expected here: {}", expected.join(" or ")),
    }
}
