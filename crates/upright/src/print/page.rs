//! A page: sentences, headings and tables, one below the other, within a width.

use anstyle::Style;
use upright_model::Book;

use super::style::{FAINT, STRONG, paint};
use super::table::Table;
use super::wrap::{lines, options};

/// A page being written, about a book.
pub(crate) struct Page<'a> {
    /// The book that names promises and parties.
    pub(crate) book: &'a Book,
    /// How many columns there are.
    pub(crate) width: usize,
    text: String,
}

impl<'a> Page<'a> {
    /// An empty page.
    pub(crate) fn new(book: &'a Book, width: usize) -> Self {
        Self {
            book,
            width,
            text: String::new(),
        }
    }

    /// A sentence, broken between words.
    pub(crate) fn say(&mut self, sentence: &str) {
        self.put(&textwrap::fill(sentence, options(self.width)));
    }

    /// A sentence that explains.
    pub(crate) fn explain(&mut self, sentence: &str) {
        self.styled(FAINT, sentence);
    }

    /// What matters most on the page.
    pub(crate) fn proclaim(&mut self, sentence: &str) {
        self.styled(STRONG, sentence);
    }

    fn styled(&mut self, style: Style, text: &str) {
        for (style, line) in lines(text, self.width, style) {
            self.put(&paint(style, &line));
        }
    }

    /// A line that hangs: what doesn't fit goes below, two columns further in.
    pub(crate) fn hang(&mut self, indent: usize, text: &str) {
        let (first, next) = (" ".repeat(indent), " ".repeat(indent + 2));
        let options = options(self.width)
            .initial_indent(&first)
            .subsequent_indent(&next);
        self.put(&textwrap::fill(text, options));
    }

    /// Point and text: "  who  text", the text broken so that it stays right of the point.
    pub(crate) fn item(&mut self, point: &str, point_width: usize, text: &str) {
        let hang = " ".repeat(point_width + 4);
        let pad = point_width.saturating_sub(textwrap::core::display_width(point));
        let first = format!("  {point}{}  ", " ".repeat(pad));
        let options = options(self.width)
            .initial_indent(&first)
            .subsequent_indent(&hang);
        self.put(&textwrap::fill(text, options));
    }

    /// A heading, after a blank line.
    pub(crate) fn heading(&mut self, heading: &str) {
        self.blank();
        self.styled(STRONG, heading);
    }

    /// A table.
    pub(crate) fn table(&mut self, table: &Table) {
        self.text.push_str(&table.render(self.width));
    }

    /// A blank line.
    pub(crate) fn blank(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// Lines as they are.
    pub(crate) fn put(&mut self, lines: &str) {
        self.text.push_str(lines);
        self.text.push('\n');
    }

    /// The page as it is to be printed.
    pub(crate) fn finish(self) -> String {
        self.text
    }
}
