//! What the documents show is what happens: their links lead somewhere, their example book is well
//! formed, and the answer they show is the answer that comes.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::figures::write_book;
use crate::workspace::{Profile, Workspace, capture};

/// Documents whose links are followed.
const LINKED: &[&str] = &["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "docs"];

/// Checks all of that.
pub(crate) fn check(workspace: &Workspace) -> Result<String> {
    let links = check_links(&workspace.root)?;
    let readme = std::fs::read_to_string(workspace.root.join("README.md"))?;
    let upright = workspace.build_upright_quietly(Profile::Dev)?;
    check_example(workspace, &upright, &readme)?;
    check_answer(workspace, &upright, &readme)?;
    Ok(format!(
        "  {links} links, the example book and the answer shown hold"
    ))
}

/// The book in README is well formed.
fn check_example(workspace: &Workspace, upright: &Path, readme: &str) -> Result<()> {
    let example = block(readme, "toml").context("README.md shows no book")?;
    let path = workspace.target.join("xtask/readme.toml");
    std::fs::create_dir_all(workspace.target.join("xtask"))?;
    std::fs::write(&path, example)?;
    capture(Command::new(upright).arg("check").arg(&path)).context("the book in README.md")?;
    Ok(())
}

/// The answer in README is the one that the demo book gives.
fn check_answer(workspace: &Workspace, upright: &Path, readme: &str) -> Result<()> {
    let shown = block(readme, "text").context("README.md shows no answer")?;
    let book = write_book(workspace, upright, "34")?;
    let mut command = Command::new(upright);
    command
        .arg("quote")
        .arg(book)
        .args(["claims-portal", "--by", "2026-06-30"])
        .env_remove("COLUMNS");
    let answer = String::from_utf8_lossy(&capture(&mut command)?.stdout).into_owned();
    ensure!(
        same(&shown, &answer),
        "README.md shows another answer than comes now; what comes now is:\n{answer}"
    );
    Ok(())
}

/// Whether two texts are the same but for white space at the ends of lines and of the whole.
fn same(shown: &str, answer: &str) -> bool {
    let lines = |text: &str| -> Vec<String> {
        let trimmed = text.trim_matches('\n');
        trimmed
            .lines()
            .map(|line| line.trim_end().to_owned())
            .collect()
    };
    lines(shown) == lines(answer)
}

/// The first fenced block with this mark.
fn block(text: &str, mark: &str) -> Option<String> {
    let fence = format!("```{mark}");
    let mut lines = text.lines().skip_while(|line| *line != fence);
    lines.next()?;
    let inside: Vec<&str> = lines.take_while(|line| *line != "```").collect();
    Some(inside.join("\n") + "\n")
}

/// Follows every link to a file; answers with how many there are.
fn check_links(root: &Path) -> Result<usize> {
    let mut count = 0;
    let mut dead = Vec::new();
    for path in LINKED.iter().map(|name| root.join(name)) {
        for document in documents(&path)? {
            let text = std::fs::read_to_string(&document)?;
            let folder = document.parent().unwrap_or(root);
            for link in links(&text) {
                count += 1;
                if !folder.join(link).exists() {
                    dead.push(format!("{}: {link}", document.display()));
                }
            }
        }
    }
    if !dead.is_empty() {
        bail!("links that lead nowhere:\n{}", dead.join("\n"));
    }
    Ok(count)
}

/// A document itself, or every one below a folder.
fn documents(path: &Path) -> Result<Vec<std::path::PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path)? {
        let entry = entry?.path();
        if entry.is_dir() || entry.extension().is_some_and(|ending| ending == "md") {
            found.extend(documents(&entry)?);
        }
    }
    Ok(found)
}

/// The targets of all links to files, without what stands behind `#`.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|link| !link.contains("://") && !link.starts_with('#'))
        .filter_map(|link| link.split('#').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "See [the book](docs/book.md#work), [above](#top), [site](https://example.org).\n```toml\nupright = 1\n```\n```text\nsolid\n```\n";

    #[test]
    fn links_to_files_are_found() {
        let found: Vec<&str> = links(TEXT).collect();
        assert_eq!(found, ["docs/book.md"]);
    }

    #[test]
    fn blocks_are_found_by_their_mark() {
        assert_eq!(block(TEXT, "toml").as_deref(), Some("upright = 1\n"));
        assert_eq!(block(TEXT, "text").as_deref(), Some("solid\n"));
        assert_eq!(block(TEXT, "json"), None);
    }

    #[test]
    fn another_answer_is_seen() {
        assert!(same("a\nb\n", "\na  \nb\n\n"));
        assert!(!same("29 of 50", "28 of 50"));
    }
}
