//! TOML into the tree, one section at a time.
//!
//! The one idea: the tokens of one section, from its header to the next, are all that is held beside the
//! tree, so that memory is bounded by the longest section and a bracket left open ends with its section
//! instead of swallowing the rest of the file.

mod definitions;
mod sink;
mod tree;

use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

use super::defect::Defects;
use super::value::Table;
use crate::limits;
use sink::Sink;
use tree::Tree;

pub(super) use sink::duplicate_key;

/// The tree of a TOML file. Defects of its syntax are added; what they leave readable is in the tree.
pub(super) fn parse<'a>(source: &'a str, defects: &mut Defects) -> Table<'a> {
    let mut tree = Tree::new(source);
    let mut sink = Sink::new(source, defects);
    let mut section = Vec::new();
    let mut cut = Cut::default();
    for token in Source::new(source).lex() {
        if cut.begins_section(token, source) {
            read_section(&mut section, &mut tree, &mut sink);
        }
        if section.len() >= limits::SECTION_TOKENS || tree.is_full() {
            sink.too_much(token);
            tree.mark_damaged();
            section.clear();
            break;
        }
        section.push(token);
    }
    read_section(&mut section, &mut tree, &mut sink);
    tree.finish(&mut sink)
}

fn read_section<'a>(section: &mut Vec<Token>, tree: &mut Tree<'a>, sink: &mut Sink<'a, '_>) {
    let before = sink.reported();
    toml_parser::parser::parse_document(section, tree, sink);
    tree.end_section(sink);
    if sink.reported() > before {
        tree.mark_damaged();
    }
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
