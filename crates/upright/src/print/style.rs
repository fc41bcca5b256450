//! Colours, each with one meaning. None says anything that shape or word doesn't.

use anstyle::{AnsiColor, Style};
use upright_model::policy::Verdict;

/// As it comes.
pub(crate) const PLAIN: Style = Style::new();
/// What matters most in a line.
pub(crate) const STRONG: Style = Style::new().bold();
/// What explains.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// It can be stood behind.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
/// It needs somebody's attention.
pub(crate) const CARE: Style = AnsiColor::Yellow.on_default();
/// It is missed, or too late.
pub(crate) const BAD: Style = AnsiColor::Red.on_default();
/// Nobody has said enough.
pub(crate) const OPEN: Style = AnsiColor::Magenta.on_default();

/// A text in a style.
pub(crate) fn paint(style: Style, text: &str) -> String {
    if style.is_plain() {
        return text.to_owned();
    }
    format!("{style}{text}{style:#}")
}

/// The style of a verdict.
pub(crate) fn of_verdict(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Solid => GOOD,
        Verdict::Stretch => CARE,
        Verdict::Overreach => BAD,
        Verdict::Unknown => OPEN,
    }
}
