//! Wrong usage: what clap says of it, ended by a hint; and help, which is an answer.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Error};

use crate::cli::Cli;
use crate::failure::status;
use crate::print::style::{FAINT, paint};

/// Says what is wrong, or helps; the exit status.
pub(crate) fn told(mut error: Error) -> u8 {
    let helps = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if helps {
        // Whoever closed the pipe reads no help.
        let _ = error.print();
        return match error.use_stderr() {
            true => status::MISUSED,
            false => status::ANSWERED,
        };
    }
    leave_out_dashes(&mut error);
    let said = error.render().ansi().to_string();
    let asked: Vec<String> = std::env::args().skip(1).collect();
    anstream::eprint!("{}", ended_by_hint(&said, &hint(&asked)));
    status::MISUSED
}

/// Leaves out the advice to write `-- --x` for a flag that is unknown: nothing here is named so.
fn leave_out_dashes(error: &mut Error) {
    let Some(ContextValue::StyledStrs(tips)) = error.remove(ContextKind::Suggested) else {
        return;
    };
    let is_of_use = |tip: &StyledStr| !tip.to_string().contains("as a value, use");
    let tips: Vec<StyledStr> = tips.into_iter().filter(is_of_use).collect();
    if !tips.is_empty() {
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(tips));
    }
}

/// What was said, without the advice to ask for help where a hint follows or is there already.
fn ended_by_hint(said: &str, hint: &str) -> String {
    let said = said.split("\n\nFor more information").next();
    let said = said.unwrap_or_default().trim_end();
    match said.contains("\nhint: ") {
        true => format!("{said}\n"),
        false => format!("{said}\n\n{} {hint}\n", paint(FAINT, "hint:")),
    }
}

/// Where the examples are: of the subcommand that was asked, where there is one.
fn hint(asked: &[String]) -> String {
    let known = Cli::command();
    let asked = asked
        .iter()
        .find(|word| known.find_subcommand(word).is_some());
    match asked {
        Some(name) => format!("`upright {name} --help` shows examples"),
        None => "`upright --help` lists what can be asked".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_ends_in_one_hint() {
        let said = "error: no\n\nUsage: upright\n\nFor more information, try '--help'.\n";
        let plain = |said| anstream::adapter::strip_str(&ended_by_hint(said, "ask")).to_string();
        assert_eq!(plain(said), "error: no\n\nUsage: upright\n\nhint: ask\n");
        let hinted = "error: no\nhint: write 2\n\nFor more information, try '--help'.\n";
        assert_eq!(plain(hinted), "error: no\nhint: write 2\n");
    }

    #[test]
    fn the_hint_names_what_was_asked() {
        let of = |line: &str| {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            hint(&words)
        };
        assert_eq!(
            of("quote book.toml"),
            "`upright quote --help` shows examples"
        );
        assert_eq!(
            of("quot book.toml"),
            "`upright --help` lists what can be asked"
        );
    }
}
