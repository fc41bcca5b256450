//! Verdicts and other matters in words.

use upright_desk::answer::Reason;
use upright_model::policy::Verdict;

/// A verdict by shape and word: "◆ solid".
pub(crate) fn verdict(verdict: Verdict) -> String {
    let shape = match verdict {
        Verdict::Solid => "◆",
        Verdict::Stretch => "▲",
        Verdict::Overreach => "▼",
        Verdict::Unknown => "?",
    };
    format!("{shape} {verdict}")
}

/// A verdict within a sentence: "a stretch".
pub(crate) fn verdict_in_a_sentence(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Solid => "solid",
        Verdict::Stretch => "a stretch",
        Verdict::Overreach => "an overreach",
        Verdict::Unknown => "unknown",
    }
}

/// Why nothing can be said.
pub(crate) fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::NoWork => "nobody has said how long it takes",
        Reason::UsedUp => "it has taken longer than its estimate allows",
        Reason::Orphaned => "it rests on a promise that was released or withdrawn",
        Reason::RestsOnUnknown => "it rests on a promise that is itself unknown",
    }
}

/// "1 promise", "34 promises".
pub(crate) fn several(count: usize, one: &str, many: &str) -> String {
    let number = super::amounts::whole(count);
    match count {
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}

/// "a", "a and b", "a, b and c".
pub(crate) fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// What somebody else wrote, on one line and without anything that a terminal would obey.
pub(crate) fn tame(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(obeyed, "\u{fffd}")
}

/// Control characters, and marks that turn the direction of what follows.
fn obeyed(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_can_not_move_the_cursor() {
        assert_eq!(tame("a\u{1b}[2Jb\n c\u{202e}"), "a\u{fffd}[2Jb c\u{fffd}");
    }

    #[test]
    fn lists_end_with_and() {
        let parts = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(list(&parts), "a, b and c");
        assert_eq!(list(&parts[..2]), "a and b");
        assert_eq!(list(&parts[..1]), "a");
    }
}
