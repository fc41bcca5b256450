//! `upright completions`: for a shell.

use clap::CommandFactory;

use crate::cli::{Cli, Completions};
use crate::failure::Failure;
use crate::output;

/// Prints the script.
pub(crate) fn run(asked: &Completions) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(asked.shell, &mut Cli::command(), "upright", &mut script);
    output::raw(&String::from_utf8_lossy(&script))
}
