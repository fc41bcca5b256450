//! The examples of the format's description are run.

mod common;

use common::{assert_same, book, read_well};
use upright_connect::book_file::{Format, code, parse_work, write};
use upright_connect::limits as file_limits;
use upright_model::duration::Duration;
use upright_model::limits;

const PAGE: &str = include_str!("../../../docs/book.md");

/// The code blocks in a language.
fn blocks(language: &str) -> Vec<String> {
    let opening = format!("```{language}\n");
    let blocks = PAGE.split(&opening).skip(1);
    blocks
        .map(|rest| rest.split("```").next().unwrap_or_default().to_owned())
        .collect()
}

/// The first column of the table under a heading, without its back ticks.
fn column(header: &str) -> Vec<&'static str> {
    let (_, table) = PAGE
        .split_once(header)
        .unwrap_or_else(|| panic!("no table {header}"));
    let rows = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let cells = rows.filter_map(|line| line.trim_start_matches('|').split(" | ").next());
    cells.map(|cell| cell.trim().trim_matches('`')).collect()
}

#[test]
fn every_book_on_the_page_is_well_formed() {
    let toml = blocks("toml");
    let json = blocks("json");
    assert!(!toml.is_empty() && !json.is_empty());
    let all = toml.iter().map(|text| (text, Format::Toml));
    for (text, format) in all.chain(json.iter().map(|text| (text, Format::Json))) {
        let (whole, as_of) = book(text, format);
        for format in [Format::Toml, Format::Json] {
            let (again, _) = book(&write(&whole, as_of, format), format);
            assert_same(&whole, &again);
        }
    }
}

#[test]
fn the_great_example_uses_every_key() {
    let text = &blocks("toml")[0];
    let (whole, _) = book(text, Format::Toml);
    let promise = &whole
        .promises
        .values()
        .find(|promise| promise.draft.id.as_str() == "offline-checkout");
    let promise = promise.expect("the example");
    let told = format!("{:?} {:?}", promise.draft, promise.past);
    let absent = told.replace("done: None", "").replace("known: None", "");
    assert!(!absent.contains("None"), "{told}");
}

#[test]
fn every_duration_on_the_page_is_one() {
    let durations = column("| duration | meaning |");
    assert_eq!(durations.len(), 5);
    for duration in durations {
        let duration = duration.trim_matches('"');
        let read: Result<Duration, _> = duration.parse();
        assert_eq!(read.map(|read| read.to_string()), Ok(duration.to_owned()));
    }
}

#[test]
fn every_form_of_work_on_the_page_is_one() {
    let (_, section) = PAGE.split_once("## Work").expect("the section");
    let forms = section
        .lines()
        .filter(|line| line.starts_with("| `"))
        .take_while(|line| !line.contains("axis"));
    let forms: Vec<&str> = forms.filter_map(|line| line.split('`').nth(1)).collect();
    assert_eq!(forms.len(), 7);
    for form in forms {
        assert!(parse_work(form).is_ok(), "{form}: {:?}", parse_work(form));
    }
}

#[test]
fn every_gate_on_the_page_is_one() {
    let (_, section) = PAGE.split_once("## Gates").expect("the section");
    let gates = section.lines().filter(|line| line.starts_with("| `"));
    let gates: Vec<&str> = gates
        .take(5)
        .filter_map(|line| line.split('`').nth(1))
        .collect();
    assert_eq!(gates.len(), 5);
    for gate in gates {
        let late = format!(
            "{}\n[[promise]]\nid = \"late\"\nwhat = \"It\"\npromisor = \"halyard\"\npromisee = \"acquirer\"\ndue = 2027-04-01\nrests_on = [{gate}]\n",
            blocks("toml")[0]
        );
        assert!(!read_well(&late, Format::Toml).commands.is_empty());
    }
}

#[test]
fn the_page_names_every_code_and_limit() {
    for code in [
        code::FILE_TOO_LARGE,
        code::NOT_UTF8,
        code::SYNTAX,
        code::MORE,
        code::DUPLICATE_KEY,
        code::UNKNOWN_KEY,
        code::MISSING_KEY,
        code::MISPLACED_KEY,
        code::WRONG_TYPE,
        code::BAD_VALUE,
        code::BAD_WORK,
        code::BAD_GATE,
        code::UNKNOWN_ID,
        code::DUPLICATE_ID,
        code::AMBIGUOUS_ID,
        code::CYCLE,
        code::LIMIT,
    ] {
        assert!(PAGE.contains(&format!("`{code}`")), "{code}");
    }
    let counts = [
        limits::PROMISES,
        limits::PARTIES,
        limits::SHOCKS,
        limits::OFFERINGS,
        limits::CALENDARS,
        limits::HOLIDAYS,
        limits::EDGES,
        limits::DEPTH,
        limits::GATE_MEMBERS,
        limits::GATE_NESTING,
        limits::PARTY_DEPTH,
        limits::STAKES,
        limits::TAGS,
        limits::SAMPLES,
        limits::HITS,
        limits::ID_BYTES,
        limits::TEXT_CHARS,
        limits::SLOTS as usize,
        limits::PRIORITY as usize,
        file_limits::NESTING,
        file_limits::KEYS,
        file_limits::SECTION_TOKENS,
        file_limits::FILE_BYTES >> 20,
        file_limits::TREE_BYTES >> 20,
        file_limits::DEFECTS,
    ];
    for count in counts {
        assert!(PAGE.contains(&grouped(count)), "{count}");
    }
    assert_eq!(
        (limits::DURATION_DAYS, limits::AMOUNT, limits::ITEMS),
        (36_525.0, 1e15, 1e12)
    );
    assert_eq!((limits::FIRST_YEAR, limits::LAST_YEAR), (1900, 2199));
}

fn grouped(count: usize) -> String {
    match count {
        0..1_000 => count.to_string(),
        _ => format!("{},{:03}", grouped(count / 1_000), count % 1_000),
    }
}
