//! The pages that people read, as the built binary prints them.

mod common;

use common::{answer, books, ran, upright};

const PAGES: [&str; 7] = [
    "forecast portal.toml",
    "quote portal.toml portal",
    "quote portal.toml --new --like portal-rollout --by 2026-07-31 --confidence 0.9",
    "slip portal.toml core-api --days 14",
    "warnings portal.toml",
    "show portal.toml portal",
    "show portal.toml retraining",
];

fn page(line: &str, environment: &[(&str, &str)]) -> String {
    let mut command = upright();
    command.current_dir(books()).args(line.split_whitespace());
    let ran = ran(command.envs(environment.iter().copied()));
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{line}");
    ran.out
}

#[test]
fn every_page_reads_well_at_every_width() {
    for width in ["60", "80", "120"] {
        let pages: Vec<String> = PAGES
            .iter()
            .map(|line| format!("$ upright {line}\n{}", page(line, &[("COLUMNS", width)])))
            .collect();
        insta::assert_snapshot!(format!("pages_{width}_wide"), pages.join("\n"));
    }
}

#[test]
fn a_pipe_of_unsaid_width_is_100_wide() {
    for line in PAGES {
        assert_eq!(page(line, &[]), page(line, &[("COLUMNS", "100")]), "{line}");
    }
}

#[test]
fn colours_are_for_those_who_see_them() {
    for line in PAGES {
        assert!(!answer(line).contains('\u{1b}'), "{line}");
        assert!(
            !page(line, &[("NO_COLOR", "1")]).contains('\u{1b}'),
            "{line}"
        );
    }
    let coloured = page(PAGES[0], &[("CLICOLOR_FORCE", "1")]);
    assert!(coloured.contains('\u{1b}'));
    assert!(!page(PAGES[0], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).contains('\u{1b}'));
}

#[test]
fn no_page_says_never_or_always() {
    for line in PAGES {
        let page = answer(line);
        for words in page.split_whitespace().collect::<Vec<_>>().windows(3) {
            assert!(
                !matches!(words, ["0" | "50", "of", "50"]),
                "{line}: {words:?}"
            );
        }
    }
}
