//! Every text file of the repository, read once.

use std::path::Path;

use anyhow::{Context, Result};

/// Folders that hold nothing a person wrote.
const SKIPPED: &[&str] = &[
    "target",
    ".git",
    "node_modules",
    "fuzz/corpus",
    "fuzz/artifacts",
];
/// Files that programs write, and that no rule is for.
const GENERATED: &[&str] = &["Cargo.lock"];
/// Inputs for tests and fuzzing: they may hold anything.
const INPUTS: &[&str] = &["fuzz/seeds", "tests/corpus"];

/// A text file.
pub(crate) struct File {
    /// Its path below the root, with `/` between folders.
    pub(crate) path: String,
    /// All of it.
    pub(crate) text: String,
}

impl File {
    /// Its name without the folders.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Its lines, counted from 1.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    #[cfg(test)]
    pub(crate) fn sample(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }
}

/// Reads every text file below the root, in the order of their paths.
pub(crate) fn read_all(root: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    walk(root, "", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn walk(folder: &Path, prefix: &str, files: &mut Vec<File>) -> Result<()> {
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type()?;
        if kind.is_dir() && !is_skipped(&path) {
            walk(&entry.path(), &format!("{path}/"), files)?;
        } else if kind.is_file() && !GENERATED.contains(&path.as_str()) {
            files.extend(read(&entry.path(), path)?);
        }
    }
    Ok(())
}

fn is_skipped(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_input = INPUTS.iter().any(|folder| path.ends_with(folder));
    SKIPPED.contains(&path) || SKIPPED.contains(&name) || is_input
}

/// The file as text; `None` where it is none.
fn read(at: &Path, path: String) -> Result<Option<File>> {
    let bytes = std::fs::read(at).with_context(|| format!("reading {path}"))?;
    Ok(String::from_utf8(bytes)
        .ok()
        .map(|text| File { path, text }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_and_fuzzed_folders_are_not_ours() {
        assert!(is_skipped("target") && is_skipped("fuzz/target") && is_skipped("fuzz/corpus"));
        assert!(is_skipped("fuzz/seeds") && is_skipped("crates/connect/tests/corpus"));
        assert!(!is_skipped("crates") && !is_skipped("docs/corpus"));
    }
}
