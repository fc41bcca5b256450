//! `upright`, the only binary: flags, files, wiring and exit codes; a file a subcommand.
//!
//! The one idea: a command reads a book, asks the desk, and prints a page or a document. What a promise is
//! worth is known elsewhere; nothing here computes a number.

mod cli;
mod command;
mod failure;
mod fault;
mod input;
mod output;
mod print;
mod progress;
mod usage;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::{Cli, Command};
use crate::failure::{Failure, status};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(fault::guarded(|| match Cli::try_parse() {
        Ok(cli) => ended(run(cli.command)),
        Err(error) => usage::told(error),
    }))
}

/// Says why there is no answer, where there is none; the exit status.
fn ended(run: Result<(), Failure>) -> u8 {
    match run {
        Ok(()) => status::ANSWERED,
        Err(failure) => {
            anstream::eprint!("{failure}");
            failure.status()
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Check(asked) => command::check::run(&asked),
        Command::Forecast(asked) => command::forecast::run(&asked),
        Command::Quote(asked) => command::quote::run(asked),
        Command::Slip(asked) => command::slip::run(&asked),
        Command::Warnings(asked) => command::warnings::run(&asked),
        Command::Show(asked) => command::show::run(&asked),
        Command::Export(asked) => command::export::run(&asked),
        Command::Demo(asked) => command::demo::run(&asked),
        Command::Completions(asked) => command::completions::run(&asked),
    }
}
