//! The flags: what may be asked, and how it is explained to whoever asks `--help`.

mod examples;
mod parse;

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum};
use upright_model::day::Day;
use upright_model::id::PartyId;
use upright_model::work::Work;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// Futures where none are asked for.
const FUTURES: u32 = 16_384;
/// The seed where none is asked for.
const SEED: u64 = 1;
/// Flags of every question stand below those of its own.
const LAST: usize = 100;

const AFTER: &str = "\
A BOOK is everything promised, and everything that rests on it: a .toml or .json file.
Start with `upright demo`, which writes one and asks it a question.

Exit status:
  0   answered
  1   a defect in the book, or a refusal: said on standard error
  2   wrong usage
  70  a fault of the program";

/// The promise desk: can we keep this date, who will stand on it, and what falls if we miss?
#[derive(Debug, Parser)]
#[command(name = "upright", version, styles = STYLES, after_help = AFTER, max_term_width = 100)]
#[command(arg_required_else_help = true, disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Is the book well formed? Names every defect, where it stands and how to mend it
    #[command(after_help = examples::CHECK)]
    Check(Check),
    /// The chance of every promise, the harm of the whole book, and where that harm begins
    #[command(after_help = examples::FORECAST)]
    Forecast(Question),
    /// Can we promise that date? The chance, the date to stand behind, and what rests on it
    #[command(after_help = examples::QUOTE)]
    Quote(Quote),
    /// What falls if a promise finishes some days later
    #[command(after_help = examples::SLIP)]
    Slip(Slip),
    /// Whom to tell, in the order in which they can still act
    #[command(after_help = examples::WARNINGS)]
    Warnings(Question),
    /// The story of one promise: what was said, what it rests on, and what rests on it
    #[command(after_help = examples::SHOW)]
    Show(Show),
    /// Write the book anew, as TOML or JSON
    #[command(after_help = examples::EXPORT)]
    Export(Export),
    /// A guided tour: "can we promise 30 June?", asked of a sample book
    #[command(after_help = examples::DEMO)]
    Demo(Demo),
    /// Completions for a shell
    #[command(after_help = examples::COMPLETIONS)]
    Completions(Completions),
}

/// The book that is asked.
#[derive(Debug, Args)]
pub(crate) struct BookArg {
    /// The book: a .toml or .json file
    #[arg(value_name = "BOOK")]
    pub(crate) path: PathBuf,
}

/// One document for programs instead of a page for people.
#[derive(Debug, Args)]
pub(crate) struct JsonArg {
    /// Print one JSON document
    #[arg(long, display_order = LAST)]
    pub(crate) json: bool,
}

/// How many futures are looked at, from which seed, and by whom.
#[derive(Debug, Args)]
pub(crate) struct RunArgs {
    /// How many futures to simulate
    #[arg(long, value_name = "N", default_value_t = FUTURES)]
    #[arg(value_parser = parse::futures, allow_hyphen_values = true, help_heading = "Futures")]
    pub(crate) futures: u32,
    /// Go on until every chance is known to this standard error, such as 0.002
    #[arg(long, value_name = "P")]
    #[arg(value_parser = parse::precision, allow_hyphen_values = true, help_heading = "Futures")]
    pub(crate) precision: Option<f64>,
    /// Another seed draws other futures
    #[arg(long, value_name = "S", default_value_t = SEED)]
    #[arg(value_parser = parse::seed, allow_hyphen_values = true, help_heading = "Futures")]
    pub(crate) seed: u64,
    /// Answer as this party may see it: what is private to others is in no list and no sum
    #[arg(long, value_name = "PARTY", value_parser = parse::party, display_order = LAST)]
    pub(crate) seen_by: Option<PartyId>,
}

/// What every question has: the book, the futures, and how the answer is written.
#[derive(Debug, Args)]
pub(crate) struct Question {
    #[command(flatten)]
    pub(crate) book: BookArg,
    #[command(flatten)]
    pub(crate) run: RunArgs,
    #[command(flatten)]
    pub(crate) json: JsonArg,
}

impl RunArgs {
    /// As it is where no flag says otherwise.
    pub(crate) fn usual() -> Self {
        Self {
            futures: FUTURES,
            precision: None,
            seed: SEED,
            seen_by: None,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) book: BookArg,
    #[command(flatten)]
    pub(crate) json: JsonArg,
}

#[derive(Debug, Args)]
pub(crate) struct Quote {
    #[command(flatten)]
    pub(crate) of: Question,
    /// The promise that is asked about
    #[arg(
        value_name = "ID",
        required_unless_present = "new",
        conflicts_with = "new"
    )]
    pub(crate) id: Option<String>,
    /// By when; without it, as promised
    #[arg(long, value_name = "DATE", value_parser = parse::day, allow_hyphen_values = true)]
    pub(crate) by: Option<Day>,
    /// Name the earliest day that reaches this chance, such as 0.9; may be given several times
    #[arg(long = "confidence", value_name = "C")]
    #[arg(value_parser = parse::confidence, allow_hyphen_values = true)]
    pub(crate) confidences: Vec<f64>,
    /// Ask about a promise that is not in the book yet
    #[arg(
        long,
        requires = "like",
        requires = "by",
        help_heading = "A new promise"
    )]
    pub(crate) new: bool,
    /// The offering, or the earlier promise, that it is like
    #[arg(
        long,
        value_name = "ID",
        requires = "new",
        help_heading = "A new promise"
    )]
    pub(crate) like: Option<String>,
    /// Who would do the work; without it, who does it in the pattern
    #[arg(
        long,
        value_name = "P",
        requires = "new",
        help_heading = "A new promise"
    )]
    #[arg(value_parser = parse::party)]
    pub(crate) delivered_by: Option<PartyId>,
    /// How long it would take, written as in a book; without it, as in the pattern
    #[arg(
        long,
        value_name = "W",
        requires = "new",
        help_heading = "A new promise"
    )]
    #[arg(value_parser = parse::work, allow_hyphen_values = true)]
    pub(crate) work: Option<Work>,
}

#[derive(Debug, Args)]
pub(crate) struct Slip {
    #[command(flatten)]
    pub(crate) of: Question,
    /// The promise that slips
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// By how many calendar days it finishes later
    #[arg(long, value_name = "N", value_parser = parse::days, allow_hyphen_values = true)]
    pub(crate) days: f64,
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    #[command(flatten)]
    pub(crate) of: Question,
    /// The promise that is shown
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(crate) book: BookArg,
    /// The form to write; without it, that of the file's name, else TOML
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<FormatArg>,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) file: FileArgs,
}

/// Where a book is written to.
#[derive(Debug, Args)]
pub(crate) struct FileArgs {
    /// The file to write; it is there whole or not at all
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Write over a file that is there already
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatArg {
    /// As people write it
    Toml,
    /// As programs write it
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// How many promises the sample book holds
    #[arg(long, value_name = "N", value_enum, default_value_t = SizeArg::Small)]
    pub(crate) size: SizeArg,
    /// The day on which the sample stands; its dates move with it
    #[arg(long, value_name = "DATE", value_parser = parse::day, default_value = "2026-03-02")]
    pub(crate) today: Day,
    /// The file to write the sample book to
    #[arg(long, short, value_name = "FILE", default_value = "june30.toml")]
    pub(crate) output: PathBuf,
    /// Write over a file that is there already
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) json: JsonArg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SizeArg {
    /// One deal, and all that hangs on it
    #[value(name = "34")]
    Small,
    /// A sales organisation
    #[value(name = "400")]
    Medium,
    /// A group of companies
    #[value(name = "10000")]
    Large,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn flags_are_well_formed() {
        Cli::command().debug_assert();
    }
}
