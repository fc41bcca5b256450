//! `cargo xtask bench`: the whole process, timed as a person feels it, beside the targets.
//!
//! These are measurements, not tests: a busy machine fails nothing.

mod large_book;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::args::Args;
use crate::figures::write_book;
use crate::measure::{self, Summary};
use crate::workspace::{Profile, Workspace};

/// Promises in the book that is checked.
const MANY: usize = 100_000;
/// What the answers should take at most, in milliseconds.
const QUOTE_TARGET: u32 = 300;
const CHECK_TARGET: u32 = 1_500;
/// What a check may hold in memory at most.
const CHECK_PEAK: u64 = 1 << 30;

/// Parses a document with the parser that comes with Python: a peer on the same machine and file.
const PEER: &str = "import sys, tomllib; tomllib.load(open(sys.argv[1], 'rb'))";

/// Which benches, and how often.
struct Wanted {
    quote: bool,
    check: bool,
    runs: u32,
}

/// Times what was asked for; all of it where nothing was.
pub(crate) fn run(workspace: &Workspace, args: Args) -> Result<()> {
    let wanted = wanted(args)?;
    let upright = workspace.build_upright(Profile::Release)?;
    if wanted.quote {
        quote(workspace, &upright, wanted.runs)?;
    }
    if wanted.check {
        check(workspace, &upright, wanted.runs)?;
    }
    Ok(())
}

fn wanted(mut args: Args) -> Result<Wanted> {
    let (mut quote, mut check, mut runs) = (false, false, 15);
    while let Some(word) = args.next() {
        match word {
            "quote" => quote = true,
            "check" => check = true,
            "all" => (quote, check) = (true, true),
            "--runs" => runs = args.count_of(word)?,
            other => bail!("bench does not know {other:?}\nhint: quote, check, all or --runs N"),
        }
    }
    let all = !quote && !check;
    Ok(Wanted {
        quote: quote || all,
        check: check || all,
        runs,
    })
}

fn quote(workspace: &Workspace, upright: &Path, runs: u32) -> Result<()> {
    let book = write_book(workspace, upright, "400")?;
    let summary = measure::several(runs, || {
        let mut command = Command::new(upright);
        command.arg("quote").arg(&book);
        command.args(["claims-portal", "--by", "2026-06-30"]);
        command
    })?;
    println!("quote, 400 promises:");
    println!("  {}; target under {QUOTE_TARGET} ms", line(&summary));
    Ok(())
}

fn check(workspace: &Workspace, upright: &Path, runs: u32) -> Result<()> {
    let book = large_book(workspace)?;
    let size = std::fs::metadata(&book)?.len();
    let summary = measure::several(runs, || {
        let mut command = Command::new(upright);
        command.arg("check").arg(&book);
        command
    })?;
    println!("check, {MANY} promises, {}:", mebibytes(size));
    println!(
        "  {}; target under {CHECK_TARGET} ms and {}",
        line(&summary),
        mebibytes(CHECK_PEAK)
    );
    peer(&book, &summary)
}

/// Times Python's parser on the same file, where there is one.
fn peer(book: &Path, ours: &Summary) -> Result<()> {
    let has_parser = Command::new("python3")
        .args(["-c", "import tomllib"])
        .stderr(std::process::Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !has_parser {
        println!("  no peer: python3 3.11 or later, with tomllib, is not here");
        return Ok(());
    }
    let theirs = measure::several(3, || {
        let mut command = Command::new("python3");
        command.args(["-c", PEER]).arg(book);
        command
    })?;
    println!("  Python's tomllib, parsing alone: {}", line(&theirs));
    let ratio = theirs.median.as_secs_f64() / ours.median.as_secs_f64();
    println!("  that is {ratio:.1} times as long");
    Ok(())
}

fn large_book(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.target.join("xtask");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join("large.toml");
    std::fs::write(&path, large_book::text(MANY))?;
    Ok(path)
}

fn line(summary: &Summary) -> String {
    format!(
        "median {:.0} ms, least {:.0} ms of {} runs, {:.0} ms of processor time, peak {}",
        summary.median.as_secs_f64() * 1e3,
        summary.least.as_secs_f64() * 1e3,
        summary.runs,
        summary.processors.as_secs_f64() * 1e3,
        mebibytes(summary.peak_bytes)
    )
}

fn mebibytes(bytes: u64) -> String {
    format!("{} MiB", bytes >> 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(words: &[&str]) -> Option<(bool, bool, u32)> {
        let given: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let wanted = wanted(Args::new(&given)).ok()?;
        Some((wanted.quote, wanted.check, wanted.runs))
    }

    #[test]
    fn without_a_name_all_are_timed() {
        assert_eq!(asked(&[]), Some((true, true, 15)));
        assert_eq!(asked(&["check", "--runs", "3"]), Some((false, true, 3)));
        assert_eq!(asked(&["chek"]), None);
    }
}
