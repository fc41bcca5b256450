//! Runs the built binary as a person or a program would.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test file uses its own part"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// How a run ended and what it said.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// The binary, in a quiet environment.
pub fn upright() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_upright"));
    for variable in [
        "COLUMNS",
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "RAYON_NUM_THREADS",
    ] {
        command.env_remove(variable);
    }
    command.stdin(Stdio::null());
    command
}

/// Runs a prepared command.
pub fn ran(command: &mut Command) -> Ran {
    let output = command.output().expect("the binary runs");
    Ran {
        status: output.status.code().expect("an exit status"),
        out: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
        err: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
    }
}

/// Runs with arguments separated by blanks.
pub fn run(line: &str) -> Ran {
    ran(upright().current_dir(books()).args(line.split_whitespace()))
}

/// What it prints where it answers.
pub fn answer(line: &str) -> String {
    let ran = run(line);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{line}");
    ran.out
}

/// The document it prints where it answers.
pub fn document(line: &str) -> Value {
    let text = answer(&format!("{line} --json"));
    assert!(
        text.ends_with("}\n"),
        "one document and a line's end: {text}"
    );
    serde_json::from_str(&text).expect("JSON")
}

/// The names of a document's fields, in order.
pub fn fields(value: &Value) -> Vec<&str> {
    let object = value.as_object().expect("an object");
    object.keys().map(String::as_str).collect()
}

/// Where the small books are.
pub fn books() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/books")
}

/// The text of a small book.
pub fn book(name: &str) -> String {
    std::fs::read_to_string(books().join(name)).expect("a book")
}

/// A folder of its own for one test.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}
