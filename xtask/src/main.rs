//! Chores of the workspace, run as `cargo xtask CHORE`.
//!
//! The one idea: whatever has to be done more than once is a program here, so that a person, a colleague's
//! machine and the continuous integration do exactly the same.

mod args;
mod bench;
mod ci;
mod demo;
mod docs;
mod figures;
mod fuzz;
mod measure;
mod prerequisites;
mod tally;
mod tidy;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

use args::Args;
use workspace::Workspace;

const USAGE: &str = "\
usage: cargo xtask CHORE

  demo [ARGS]            build upright and ask the demo book: can we promise 30 June?
  ci [--without NAME]…   everything that must hold: fmt, tidy, clippy, doc, test, fuzz, docs, figures
  tidy                   directions, sizes, words and reasons
  docs [--write]         links, the example book, and the answer that README shows; --write renews it
  fuzz [--seconds N]     feed hostile files to every parser, 60 seconds each unless told otherwise
  bench [quote|check|all] [--runs N]
                         time the whole process on the books that the targets name";

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    match run(&given) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(given: &[String]) -> Result<()> {
    let Some((chore, rest)) = given.split_first() else {
        bail!("which chore?\n{USAGE}");
    };
    let workspace = Workspace::here()?;
    match chore.as_str() {
        "demo" => demo::run(&workspace, rest),
        "ci" => ci::run(&workspace, Args::new(rest)),
        "tidy" => tidy::run(&workspace),
        "docs" => docs::run(&workspace, Args::new(rest)),
        "fuzz" => fuzz::run(&workspace, Args::new(rest)),
        "bench" => bench::run(&workspace, Args::new(rest)),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => bail!("no chore {other:?}\n{USAGE}"),
    }
}
