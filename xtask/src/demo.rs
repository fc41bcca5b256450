//! `cargo xtask demo`: a newcomer's first run.
//!
//! The dev profile builds in less than half the time that release takes, and the engine in it is
//! optimised all the same, so that the answer still comes at once.

use std::process::Command;

use anyhow::Result;

use crate::workspace::{Profile, Workspace, show};

/// Builds `upright` and runs `upright demo` with whatever was written after it.
pub(crate) fn run(workspace: &Workspace, rest: &[String]) -> Result<()> {
    let upright = workspace.build_upright(Profile::Dev)?;
    show(Command::new(upright).arg("demo").args(rest))
}
