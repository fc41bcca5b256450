//! Chances, verdicts and other matters in words.

use upright_desk::answer::Reason;
use upright_model::policy::Verdict;

/// How many of fifty futures make it, for drawing: never none and never all, as neither is ever certain.
pub(crate) fn of_fifty(p_kept: f64) -> usize {
    nearest(p_kept).clamp(1, 49)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0 to 50 first"
)]
fn nearest(p_kept: f64) -> usize {
    (p_kept * 50.0).round().clamp(0.0, 50.0) as usize
}

/// The chance as a count: "29 of 50", "more than 49 of 50".
pub(crate) fn count(p_kept: f64) -> String {
    match nearest(p_kept) {
        0 => "fewer than 1 of 50".to_owned(),
        50 => "more than 49 of 50".to_owned(),
        made => format!("{made} of 50"),
    }
}

/// The same for a column: "> 49 of 50".
pub(crate) fn short_count(p_kept: f64) -> String {
    match nearest(p_kept) {
        0 => "< 1 of 50".to_owned(),
        50 => "> 49 of 50".to_owned(),
        made => format!("{made} of 50"),
    }
}

/// "29 of 50 futures make it, 21 miss".
pub(crate) fn make_and_miss(p_kept: f64) -> String {
    match nearest(p_kept) {
        0 => "fewer than 1 of 50 futures makes it".to_owned(),
        50 => "more than 49 of 50 futures make it".to_owned(),
        1 => "1 of 50 futures makes it, 49 miss".to_owned(),
        49 => "49 of 50 futures make it, 1 misses".to_owned(),
        made => format!("{made} of 50 futures make it, {} miss", 50 - made),
    }
}

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
    fn no_chance_is_shown_as_none_or_all() {
        for p_kept in [0.0, 0.009, 0.991, 1.0] {
            for text in [count(p_kept), short_count(p_kept), make_and_miss(p_kept)] {
                assert!(
                    !text.starts_with("0 of") && !text.starts_with("50 of"),
                    "{text}"
                );
            }
        }
        assert_eq!(make_and_miss(0.58), "29 of 50 futures make it, 21 miss");
        assert_eq!(make_and_miss(0.02), "1 of 50 futures makes it, 49 miss");
        assert_eq!(make_and_miss(0.98), "49 of 50 futures make it, 1 misses");
    }

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
