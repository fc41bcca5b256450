//! `cargo xtask fuzz`: hostile input for every parser, on the stable toolchain.
//!
//! libFuzzer needs coverage counters in our code. The flags below have the compiler put them in without a
//! nightly toolchain; the target triple is named so that build scripts, which run on the host, go without.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::args::Args;
use crate::ci::merged;
use crate::workspace::{Workspace, capture};

/// The manifest of the fuzz targets: a workspace of their own, as their flags would rebuild everything.
pub(crate) const MANIFEST: &str = "fuzz/Cargo.toml";

const INSTRUMENTED: &str = "--cfg fuzzing -Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Ccodegen-units=1";

/// The longest input tried, in bytes.
const LONGEST: &str = "-max_len=65536";

/// Builds and runs every target for so many seconds.
pub(crate) fn run(workspace: &Workspace, mut args: Args) -> Result<()> {
    let mut seconds = 60;
    while let Some(flag) = args.next() {
        match flag {
            "--seconds" => seconds = args.count_of(flag)?,
            other => bail!("fuzz does not know {other:?}\nhint: --seconds N"),
        }
    }
    crate::prerequisites::ensure(|step| step == "fuzz")?;
    println!("{}", quietly(workspace, seconds)?);
    Ok(())
}

/// As [`run`]; a line for each target, and all that it said only where it fails.
pub(crate) fn quietly(workspace: &Workspace, seconds: u32) -> Result<String> {
    let targets = targets(workspace)?;
    ensure!(!targets.is_empty(), "{MANIFEST} has no fuzz target");
    let built = build(workspace)?;
    let mut lines = Vec::new();
    for target in &targets {
        lines.push(attack(workspace, &built.join(target), target, seconds)?);
    }
    Ok(lines.join("\n"))
}

fn targets(workspace: &Workspace) -> Result<Vec<String>> {
    let folder = workspace.root.join("fuzz/fuzz_targets");
    let entries =
        std::fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "rs")
            && let Some(name) = path.file_stem()
        {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// Builds all targets; answers with the folder they are in.
fn build(workspace: &Workspace) -> Result<PathBuf> {
    let triple = host_triple()?;
    let mut cargo = workspace.cargo(&["build", "--release", "--bins", "--locked"]);
    cargo
        .args(["--manifest-path", MANIFEST, "--target", &triple])
        .arg("--target-dir")
        .arg(&workspace.target)
        .env("RUSTFLAGS", INSTRUMENTED);
    merged(&mut cargo)?;
    Ok(workspace.target.join(triple).join("release"))
}

fn host_triple() -> Result<String> {
    let output = capture(Command::new("rustc").args(["--version", "--verbose"]))?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .context("rustc does not name its host")
}

/// Runs one target over its working corpus, grown from the seeds in the repository.
fn attack(workspace: &Workspace, program: &Path, target: &str, seconds: u32) -> Result<String> {
    let fuzz = workspace.root.join("fuzz");
    let corpus = fuzz.join("corpus").join(target);
    let artifacts = fuzz.join("artifacts").join(target);
    std::fs::create_dir_all(&corpus)?;
    std::fs::create_dir_all(&artifacts)?;
    let mut command = Command::new(program);
    command
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        .args(["-print_final_stats=1", LONGEST])
        .arg(&corpus)
        .current_dir(&fuzz);
    let seeds = fuzz.join("seeds").join(target);
    if seeds.is_dir() {
        command.arg(seeds);
    }
    let said = merged(&mut command)
        .with_context(|| format!("{target} fell; its input lies in {}", artifacts.display()))?;
    let inputs =
        executed(&said).with_context(|| format!("{target} is not instrumented:\n{said}"))?;
    Ok(format!(
        "  {target}: {inputs} inputs in {seconds} s, none made it fall"
    ))
}

/// How many inputs were tried; `None` where the program has no counters, and so learnt nothing.
fn executed(said: &str) -> Option<u64> {
    let instrumented = said.contains("inline 8-bit counters");
    said.lines()
        .find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))
        .filter(|_| instrumented)
        .and_then(|number| number.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_without_counters_is_no_success() {
        let counted = "INFO: Loaded 1 modules (9 inline 8-bit counters)\nstat::number_of_executed_units: 42\n";
        assert_eq!(executed(counted), Some(42));
        assert_eq!(executed("stat::number_of_executed_units: 42\n"), None);
    }
}
