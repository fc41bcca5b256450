//! Fifty futures as fifty dots: those that make it and those that miss.

use super::fifty::Fifty;
use super::style::{BAD, GOOD, paint};

const MADE: &str = "●";
const MISSED: &str = "○";

/// Fifty dots in tens, as many tens a line as fit the width: those that make it first.
pub(crate) fn dots(futures: Fifty, width: usize) -> String {
    let made = futures.drawn();
    let tens: Vec<String> = (0..5)
        .map(|ten| ten_dots(made.saturating_sub(ten * 10).min(10)))
        .collect();
    let per_line = ((width + 1) / 11).clamp(1, 5);
    let lines: Vec<String> = tens.chunks(per_line).map(|line| line.join(" ")).collect();
    lines.join("\n")
}

fn ten_dots(made: usize) -> String {
    some(GOOD, MADE, made) + &some(BAD, MISSED, 10 - made)
}

fn some(style: anstyle::Style, dot: &str, count: usize) -> String {
    if count == 0 {
        return String::new();
    }
    paint(style, &dot.repeat(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(p_kept: f64, width: usize) -> String {
        anstream::adapter::strip_str(&dots(Fifty::nearest(p_kept), width)).to_string()
    }

    #[test]
    fn there_are_always_fifty_and_never_of_one_kind() {
        for p_kept in [0.0, 0.003, 0.5, 0.58, 0.999, 1.0] {
            let text = plain(p_kept, 80);
            let count = |dot: &str| text.matches(dot).count();
            assert_eq!(count(MADE) + count(MISSED), 50);
            assert!(count(MADE) > 0 && count(MISSED) > 0, "{p_kept}");
        }
    }

    #[test]
    fn they_wrap_after_whole_tens() {
        let lines: Vec<usize> = plain(0.58, 38).lines().map(|l| l.chars().count()).collect();
        assert_eq!(lines, [32, 21]);
    }
}
