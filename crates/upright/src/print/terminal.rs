//! How wide a page may be.

use std::io::{IsTerminal, stdout};

/// Narrower than this, lines run over the edge.
const NARROWEST: usize = 40;
/// Wider than this, a line is hard to follow to its end.
const WIDEST: usize = 120;
/// Where there is no terminal and `COLUMNS` says nothing.
const USUAL: usize = 100;

/// The width of the page: that of the terminal, else `COLUMNS`, else 100; from 40 to 120.
pub(crate) fn width() -> usize {
    within(terminal_columns().or_else(asked_columns))
}

fn within(columns: Option<usize>) -> usize {
    columns.unwrap_or(USUAL).clamp(NARROWEST, WIDEST)
}

fn terminal_columns() -> Option<usize> {
    if !stdout().is_terminal() {
        return None;
    }
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}

fn asked_columns() -> Option<usize> {
    std::env::var("COLUMNS").ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_neither_too_narrow_nor_too_wide() {
        assert_eq!(within(None), 100);
        assert_eq!(within(Some(1)), 40);
        assert_eq!(within(Some(72)), 72);
        assert_eq!(within(Some(400)), 120);
    }
}
