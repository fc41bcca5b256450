//! `cargo xtask ci`: everything that must hold, in order, each step in one line.
//!
//! The one idea: it stops at the first step that fails and shows what that step said. A step that did not
//! run is named in the closing lines; the very last line counts the tests.
//!
//! The steps are chosen so that little is built twice: clippy and doc share what they check, test and
//! figures share what they build, all in the dev profile and one target folder; only fuzz needs a build
//! of its own.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

use crate::args::Args;
use crate::tally::Tally;
use crate::workspace::Workspace;
use crate::{docs, figures, fuzz, prerequisites, tidy};

/// Seconds for which each fuzz target runs here.
const FUZZ_SECONDS: u32 = 20;

/// One thing that must hold.
struct Step {
    name: &'static str,
    /// What to print of a success; an error where it does not hold.
    run: fn(&Workspace) -> Result<String>,
}

const STEPS: &[Step] = &[
    step("fmt", fmt),
    step("tidy", tidy::check),
    step("clippy", clippy),
    step("doc", doc),
    step(TEST, test),
    step("fuzz", |workspace| fuzz::quietly(workspace, FUZZ_SECONDS)),
    step("docs", docs::check),
    step("figures", figures::check),
];

const TEST: &str = "test";

const fn step(name: &'static str, run: fn(&Workspace) -> Result<String>) -> Step {
    Step { name, run }
}

/// Runs every step but those left out by `--without NAME`.
pub(crate) fn run(workspace: &Workspace, args: Args) -> Result<()> {
    let without = left_out(args)?;
    let runs = |name: &str| !without.contains(name);
    prerequisites::ensure(runs)?;
    let begun = Instant::now();
    let mut tests = String::new();
    for step in STEPS.iter().filter(|step| runs(step.name)) {
        let said = timed(step, workspace)?;
        if step.name == TEST {
            tests = said;
        }
    }
    close(&without, begun, &tests);
    Ok(())
}

fn left_out(mut args: Args) -> Result<BTreeSet<&'static str>> {
    let mut without = BTreeSet::new();
    while let Some(flag) = args.next() {
        ensure!(
            flag == "--without",
            "ci does not know {flag:?}\nhint: --without NAME"
        );
        let name = args.value_of(flag)?;
        let Some(step) = STEPS.iter().find(|step| step.name == name) else {
            let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
            bail!("no step {name:?}\nhint: one of {}", names.join(", "));
        };
        without.insert(step.name);
    }
    Ok(without)
}

fn timed(step: &Step, workspace: &Workspace) -> Result<String> {
    print!("{:<8} ", step.name);
    std::io::stdout().flush()?;
    let begun = Instant::now();
    let outcome = (step.run)(workspace);
    let word = if outcome.is_ok() { "ok" } else { "FAILED" };
    println!("{word:<6} {:>7.1} s", begun.elapsed().as_secs_f64());
    let said = outcome.with_context(|| format!("ci failed at {}", step.name))?;
    if !said.is_empty() {
        println!("{said}");
    }
    Ok(said)
}

/// The closing lines: how long it took, what did not run, and last of all the count of the tests.
fn close(without: &BTreeSet<&str>, begun: Instant, tests: &str) {
    println!(
        "\nall steps hold, after {:.0} s",
        begun.elapsed().as_secs_f64()
    );
    for name in without {
        println!("not run: {name} (left out by --without {name})");
    }
    if !without.contains(TEST) {
        println!("{}", Tally::of(tests).line());
    }
}

fn fmt(workspace: &Workspace) -> Result<String> {
    merged(&mut workspace.cargo(&["fmt", "--all", "--check"]))?;
    // Where there are no fuzz targets it is the step of that name that fails.
    if workspace.root.join(fuzz::MANIFEST).exists() {
        let fuzz = ["fmt", "--manifest-path", fuzz::MANIFEST, "--check"];
        merged(&mut workspace.cargo(&fuzz))?;
    }
    Ok(String::new())
}

fn clippy(workspace: &Workspace) -> Result<String> {
    let args = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-Dwarnings",
    ];
    merged(&mut workspace.cargo(&args))?;
    Ok(String::new())
}

fn doc(workspace: &Workspace) -> Result<String> {
    let args = [
        "doc",
        "--workspace",
        "--no-deps",
        "--document-private-items",
        "--locked",
    ];
    merged(workspace.cargo(&args).env("RUSTDOCFLAGS", "-Dwarnings"))?;
    Ok(String::new())
}

/// Runs every test; what is shown are the runner's own closing lines, each under its test program.
fn test(workspace: &Workspace) -> Result<String> {
    let args = ["test", "--workspace", "--locked", "--no-fail-fast"];
    let (output, status) = said(&mut workspace.cargo(&args))?;
    let tally = Tally::of(&output);
    ensure!(
        status.success() && tally.failed == 0,
        "{}\n{}",
        without_passed(&output),
        tally.line()
    );
    ensure!(tally.passed > 0, "{output}\nnot one test ran");
    Ok(closing_lines(&output))
}

/// What the runner said but for the tests that passed.
fn without_passed(output: &str) -> String {
    let passed = |line: &&str| line.starts_with("test ") && line.ends_with(" ... ok");
    let lines: Vec<&str> = output.lines().filter(|line| !passed(line)).collect();
    lines.join("\n")
}

fn closing_lines(output: &str) -> String {
    let wanted = ["Running ", "Doc-tests ", "test result: "];
    let lines: Vec<&str> = output
        .lines()
        .filter(|line| {
            wanted
                .iter()
                .any(|start| line.trim_start().starts_with(start))
        })
        .collect();
    lines.join("\n")
}

/// Runs a program with both its outputs in one text; an error with all of it where the program fails.
pub(crate) fn merged(command: &mut Command) -> Result<String> {
    let (text, status) = said(command)?;
    ensure!(status.success(), "{text}\n{status}");
    Ok(text)
}

/// Runs a program with both its outputs in one text, in the order written.
fn said(command: &mut Command) -> Result<(String, ExitStatus)> {
    let (mut reader, writer) = std::io::pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn().context("starting a step")?;
    // The command holds the other ends of the pipe: without them the reading below comes to an end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    let status = child.wait()?;
    Ok((String::from_utf8_lossy(&bytes).into_owned(), status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_named_steps_can_be_left_out() {
        let given = ["--without", "fuzz"].map(String::from);
        let without = left_out(Args::new(&given));
        assert_eq!(without.ok(), Some(BTreeSet::from(["fuzz"])));
        for bad in [["--without", "fun"], ["--with", "fuzz"]] {
            let given = bad.map(String::from);
            assert!(left_out(Args::new(&given)).is_err());
        }
    }

    #[test]
    fn both_outputs_of_a_program_are_kept_in_order() {
        let mut shell = Command::new("sh");
        shell.args(["-c", "echo one; echo two >&2; echo three"]);
        assert_eq!(
            merged(&mut shell).ok().as_deref(),
            Some("one\ntwo\nthree\n")
        );
    }

    #[test]
    fn a_failing_step_says_what_it_said() {
        let mut shell = Command::new("sh");
        shell.args(["-c", "echo broken >&2; exit 3"]);
        let error = merged(&mut shell).err().map(|error| error.to_string());
        let error = error.unwrap_or_default();
        assert!(error.contains("broken") && error.contains('3'), "{error}");
    }

    #[test]
    fn of_failing_tests_only_what_failed_is_shown() {
        let output = "test a ... ok\ntest b ... FAILED\nassertion failed\n";
        assert_eq!(
            without_passed(output),
            "test b ... FAILED\nassertion failed"
        );
    }

    #[test]
    fn closing_lines_stand_under_their_program() {
        let output = "   Compiling x\n     Running unittests src/lib.rs\ntest a ... ok\ntest result: ok. 1 passed; 0 failed;\n";
        assert_eq!(
            closing_lines(output),
            "     Running unittests src/lib.rs\ntest result: ok. 1 passed; 0 failed;"
        );
    }
}
