//! `cargo xtask tidy`: what no compiler holds us to.
//!
//! The one idea: each rule is a pure function from what was read to findings, and has a test that shows it
//! a bad sample. What a rule must let pass stands in `xtask/tidy-allow.toml`, with the reason.

mod allow;
mod documents;
mod edges;
mod files;
mod manifests;
mod source;
mod text;
mod tokens;

use std::fmt;

use anyhow::{Result, bail};

use crate::workspace::Workspace;
use allow::Allowances;
use files::File;

/// Something that a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The rule that found it.
    rule: &'static str,
    /// The file, or the package.
    path: String,
    /// The line, where there is one.
    line: Option<usize>,
    /// What is wrong.
    what: String,
}

impl Finding {
    fn new(rule: &'static str, path: &str, line: Option<usize>, what: impl Into<String>) -> Self {
        Self {
            rule,
            path: path.to_owned(),
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: [{}] {}", self.path, self.rule, self.what),
            None => write!(f, "{}: [{}] {}", self.path, self.rule, self.what),
        }
    }
}

/// Checks everything and says so.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    println!("{}", check(workspace)?.trim_start());
    Ok(())
}

/// Checks everything; an error with every finding where there is one.
pub(crate) fn check(workspace: &Workspace) -> Result<String> {
    let files = files::read_all(&workspace.root)?;
    let mut allowances = Allowances::read(&workspace.root)?;
    let mut findings = edges::check(&workspace.packages);
    findings.extend(documents::check(&files));
    findings.extend(files.iter().flat_map(check_file));
    findings.retain(|finding| !allowances.let_pass(finding));
    findings.extend(allowances.unused());
    if findings.is_empty() {
        return Ok(format!("  {} files, nothing found", files.len()));
    }
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    bail!("{}\n{} findings", lines.join("\n"), lines.len())
}

fn check_file(file: &File) -> Vec<Finding> {
    let mut findings = text::check(file);
    if file.path.ends_with(".rs") {
        findings.extend(source::check(file));
    }
    if file.name() == "Cargo.toml" {
        findings.extend(manifests::check(file));
    }
    findings
}
