//! Any file, however mutilated: read without a fall, and what the reader accepts the model accepts.

#[path = "common/arbitrary/mod.rs"]
mod arbitrary;
mod common;

use common::{fold, told};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use upright_connect::book_file::{Format, read, write};

/// What is put where it doesn't belong.
const SCRAPS: [&str; 46] = [
    "",
    " ",
    "\n",
    "\"",
    "'",
    "\"\"\"",
    "[",
    "]",
    "{",
    "}",
    "[[",
    "]]",
    ",",
    "=",
    ".",
    ":",
    "#",
    "\\",
    "\0",
    "\u{feff}",
    "\r",
    "-",
    "0",
    "1",
    "-1",
    "1.5",
    "1e308",
    "1e999",
    "nan",
    "inf",
    "true",
    "null",
    "2026-06-30",
    "0000-01-01",
    "9999-12-31",
    "2026-06-30T10:00:00Z",
    "\"x\"",
    "\"5d\"",
    "\"15wd\"",
    "id = \"x\"",
    "[[promise]]",
    "[party.x]",
    "rests_on = []",
    "at_least = 0",
    "state = \"kept\"",
    "done = 2199-12-31",
];

#[derive(Debug, Clone)]
enum Blow {
    /// Put a scrap here.
    Insert(Index, &'static str),
    /// Replace a word by a scrap.
    Replace(Index, &'static str),
    /// Replace a word by another of the file.
    Copy(Index, Index),
    /// Leave out, or repeat, a line.
    DropLine(Index),
    RepeatLine(Index),
    /// End here.
    Cut(Index),
}

fn blow() -> impl Strategy<Value = Blow> {
    let at = any::<Index>;
    let scrap = || select(SCRAPS.to_vec());
    prop_oneof![
        1 => (at(), scrap()).prop_map(|(at, scrap)| Blow::Insert(at, scrap)),
        4 => (at(), scrap()).prop_map(|(at, scrap)| Blow::Replace(at, scrap)),
        4 => (at(), at()).prop_map(|(at, from)| Blow::Copy(at, from)),
        2 => at().prop_map(Blow::DropLine),
        2 => at().prop_map(Blow::RepeatLine),
        1 => at().prop_map(Blow::Cut),
    ]
}

impl Blow {
    fn land(&self, text: &str) -> String {
        let line = |at: &Index, count: usize| {
            let lines: Vec<&str> = text.lines().collect();
            let hit = if lines.is_empty() {
                0
            } else {
                at.index(lines.len())
            };
            let times = |n: usize| if n == hit { count } else { 1 };
            let kept = lines
                .iter()
                .enumerate()
                .flat_map(|(n, line)| vec![*line; times(n)]);
            kept.map(|line| format!("{line}\n")).collect()
        };
        match self {
            Self::Insert(at, scrap) => {
                let at = boundary(text, *at);
                format!("{}{scrap}{}", &text[..at], &text[at..])
            }
            Self::Replace(at, scrap) => with_word(text, *at, scrap),
            Self::Copy(at, from) => {
                let words = words(text);
                match words.is_empty() {
                    true => String::new(),
                    false => with_word(text, *at, &text[words[from.index(words.len())].clone()]),
                }
            }
            Self::DropLine(at) => line(at, 0),
            Self::RepeatLine(at) => line(at, 2),
            Self::Cut(at) => text[..boundary(text, *at)].to_owned(),
        }
    }
}

fn boundary(text: &str, at: Index) -> usize {
    let mut at = at.index(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn words(text: &str) -> Vec<std::ops::Range<usize>> {
    let is_edge = |c: char| c.is_whitespace() || ",[]{}".contains(c);
    let word = |word: &str| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        start..start + word.len()
    };
    text.split(is_edge)
        .filter(|part| !part.is_empty())
        .map(word)
        .collect()
}

fn with_word(text: &str, at: Index, new: &str) -> String {
    let words = words(text);
    if words.is_empty() {
        return new.to_owned();
    }
    let word = words[at.index(words.len())].clone();
    format!("{}{new}{}", &text[..word.start], &text[word.end..])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn what_is_read_is_accepted(
        (commands, as_of) in arbitrary::book(),
        blows in vec(blow(), 1..4),
        is_json in any::<bool>(),
    ) {
        let format = if is_json { Format::Json } else { Format::Toml };
        let mut text = write(&fold(commands, as_of), as_of, format);
        for blow in &blows {
            text = blow.land(&text);
        }
        match read(text.as_bytes(), format) {
            Ok(file) => drop(fold(file.commands, file.as_of)),
            Err(defects) => well_told(&text, &defects),
        }
    }

    #[test]
    fn any_bytes_are_answered(bytes in vec(any::<u8>(), 0..200)) {
        for format in [Format::Toml, Format::Json] {
            prop_assert!(read(&bytes, format).is_err());
        }
    }
}

/// Every defect says where it is, and what to do; they stand in order.
fn well_told(text: &str, defects: &[upright_connect::book_file::Defect]) {
    assert!(!defects.is_empty());
    let lines = text.matches('\n').count() + 1;
    for defect in defects {
        assert!(
            defect.line >= 1 && defect.line <= lines && defect.column >= 1,
            "{}",
            told(defects)
        );
        assert!(defect.span.start <= defect.span.end, "{}", told(defects));
        assert!(
            !defect.message.is_empty() && !defect.hint.is_empty(),
            "{}",
            told(defects)
        );
        assert!(!defect.message.contains('\n'), "{}", told(defects));
    }
    assert!(
        defects.is_sorted_by_key(|defect| defect.span.start),
        "{}",
        told(defects)
    );
}
