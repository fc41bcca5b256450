//! What leaves the program: pages and documents to standard output, books to files.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use serde::Serialize;

use crate::failure::Failure;

/// Prints a page; colours stay only where somebody would see them.
pub(crate) fn page(text: &str) -> Result<(), Failure> {
    through(&mut anstream::stdout().lock(), text)
}

/// Prints one document for programs.
pub(crate) fn document(answer: &impl Serialize) -> Result<(), Failure> {
    let mut text = serde_json::to_string_pretty(answer).map_err(|error| {
        Failure::refused(
            format!("can't write the answer: {error}"),
            "leave --json away",
        )
    })?;
    text.push('\n');
    through(&mut io::stdout().lock(), &text)
}

/// Prints a text as it is.
pub(crate) fn raw(text: &str) -> Result<(), Failure> {
    through(&mut io::stdout().lock(), text)
}

fn through(out: &mut impl Write, text: &str) -> Result<(), Failure> {
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| match error.kind() {
            ErrorKind::BrokenPipe => Failure::Unread,
            _ => Failure::refused(
                format!(
                    "can't write the answer: {}",
                    error.to_string().to_lowercase()
                ),
                "see whether what reads it, or the disk it goes to, is well",
            ),
        })
}

/// What may become of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Existing {
    /// It stays, and the writing is refused.
    Keep,
    /// It is written over.
    Replace,
}

/// Writes a file that is there whole or not at all.
pub(crate) fn file(path: &Path, text: &str, existing: Existing) -> Result<(), Failure> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if path.is_dir() {
        let error = io::Error::from(ErrorKind::IsADirectory);
        return Err(Failure::file("write", path, &error));
    }
    let written = || -> io::Result<tempfile::NamedTempFile> {
        let mut file = builder().tempfile_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        Ok(file)
    };
    let file = written().map_err(|error| Failure::file("write", path, &error))?;
    let kept = match existing {
        Existing::Keep => file.persist_noclobber(path),
        Existing::Replace => file.persist(path),
    };
    match kept {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => Err(already_there(path)),
        Err(error) => Err(Failure::file("write", path, &error.error)),
    }
}

/// A new file beside the one it becomes, with the rights that a new file has.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".upright-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// Whether a file holds exactly this text already.
pub(crate) fn holds(path: &Path, text: &str) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes())
}

fn already_there(path: &Path) -> Failure {
    Failure::refused(
        format!("{path:?} is there already, and holds something else"),
        "name another file with --output, or write over it with --force",
    )
}
