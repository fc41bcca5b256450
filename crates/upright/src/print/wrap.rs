//! Lines that end between words. Ids stay whole where they fit, as they are there to be copied.

use anstyle::Style;
use textwrap::{Options, WordSeparator, WordSplitter};

/// How everything on a page is wrapped.
pub(crate) fn options<'a>(width: usize) -> Options<'a> {
    Options::new(width.max(1))
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
}

/// A text in lines, all in one style; none where it is empty.
pub(crate) fn lines(text: &str, width: usize, style: Style) -> Vec<(Style, String)> {
    if text.is_empty() {
        return Vec::new();
    }
    textwrap::wrap(text, options(width))
        .into_iter()
        .map(|line| (style, line.into_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::style::PLAIN;

    #[test]
    fn ids_are_not_torn_at_their_hyphens() {
        let found: Vec<String> = lines("see lab-report-north", 18, PLAIN)
            .into_iter()
            .map(|l| l.1)
            .collect();
        assert_eq!(found, ["see", "lab-report-north"]);
        assert_eq!(lines("", 18, PLAIN), []);
        assert_eq!(lines("abcdef", 4, PLAIN).len(), 2);
    }
}
