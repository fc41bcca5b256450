//! Every bad file of the corpus, with every line, column, code and id that is to be reported for it.
//!
//! `BLESS=1 cargo test -p upright-connect --test corpus` writes what is reported now; read the difference.

mod common;

use std::path::{Path, PathBuf};

use common::told;
use upright_connect::book_file::{Format, code, read};

fn bad_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/bad");
    let entries = std::fs::read_dir(folder).expect("the corpus");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending != "expected"));
    files.sort();
    files
}

fn report(file: &Path) -> String {
    let bytes = std::fs::read(file).expect("a file");
    let is_json = file.extension().is_some_and(|ending| ending == "json");
    let format = if is_json { Format::Json } else { Format::Toml };
    match read(&bytes, format) {
        Ok(_) => panic!("{} was read", file.display()),
        Err(defects) => told(&defects),
    }
}

#[test]
fn every_defect_is_reported_where_it_is() {
    let files = bad_files();
    assert!(files.len() > 40, "{} files", files.len());
    for file in files {
        let reported = report(&file);
        let expected = PathBuf::from(format!("{}.expected", file.display()));
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&expected, &reported).expect("written");
        }
        let expected = std::fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(reported, expected, "{}", file.display());
    }
}

#[test]
fn the_corpus_has_every_kind_of_defect() {
    let reported: String = bad_files().iter().map(|file| report(file)).collect();
    for code in [
        code::NOT_UTF8,
        code::SYNTAX,
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
        assert!(reported.contains(&format!(" {code} ")), "{code}");
    }
}
