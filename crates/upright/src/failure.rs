//! Why there is no answer, and the exit status that says so.

use std::fmt;
use std::io;
use std::path::Path;

use upright_desk::question::Refusal;
use upright_model::rejection::Rejection;

use crate::print::style::{BAD, FAINT, paint};

/// The exit status of each way to end.
pub(crate) mod status {
    /// The question was answered.
    pub(crate) const ANSWERED: u8 = 0;
    /// A defect in the book, or a refusal; said on standard error.
    pub(crate) const REFUSED: u8 = 1;
    /// Wrong usage.
    pub(crate) const MISUSED: u8 = 2;
    /// A fault of the program.
    pub(crate) const FAULT: u8 = 70;
}

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The question can't be answered.
    Refused {
        /// Why; lower case, names the user's own value.
        message: String,
        /// What can be done.
        hint: String,
    },
    /// The book has defects; they are written as they are to be shown.
    Defects(String),
    /// All is said already.
    Said,
    /// Nobody reads on: the other end of the pipe is closed.
    Unread,
}

impl Failure {
    /// A refusal with a hint.
    pub(crate) fn refused(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Refused {
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// A file that can't be read or written.
    pub(crate) fn file(doing: &str, path: &Path, error: &io::Error) -> Self {
        let (why, hint) = explained(error);
        Self::refused(format!("can't {doing} {path:?}: {why}"), hint)
    }

    /// The exit status.
    pub(crate) fn status(&self) -> u8 {
        match self {
            Self::Refused { .. } | Self::Defects(_) | Self::Said => status::REFUSED,
            Self::Unread => status::ANSWERED,
        }
    }
}

/// What went wrong with a file, and what can be done.
fn explained(error: &io::Error) -> (String, &'static str) {
    match error.kind() {
        io::ErrorKind::NotFound => (
            "there is no such file or folder".to_owned(),
            "look at how the name is spelt; `upright demo` writes a book to start with",
        ),
        io::ErrorKind::PermissionDenied => (
            "it is not yours to open".to_owned(),
            "ask its owner for the right to, or take a copy",
        ),
        io::ErrorKind::IsADirectory => (
            "it is a folder".to_owned(),
            "name the .toml or .json file in it",
        ),
        io::ErrorKind::StorageFull => ("the disk is full".to_owned(), "make room and try again"),
        _ => (
            error.to_string().to_lowercase(),
            "see whether the file is well",
        ),
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::refused(refusal.to_string(), refusal.hint())
    }
}

impl From<Rejection> for Failure {
    fn from(rejection: Rejection) -> Self {
        Self::refused(rejection.to_string(), rejection.hint())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { message, hint } => writeln!(
                f,
                "{} {message}\n{} {hint}",
                paint(BAD.bold(), "error:"),
                paint(FAINT, "hint:")
            ),
            Self::Defects(text) => f.write_str(text),
            Self::Said | Self::Unread => Ok(()),
        }
    }
}
