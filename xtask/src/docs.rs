//! What the documents show is what happens: their links lead somewhere, their example book is well
//! formed, and the answer they show is the answer that comes.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::args::Args;
use crate::figures::write_book;
use crate::workspace::{Profile, Workspace, capture};

/// Documents whose links are followed.
const LINKED: &[&str] = &["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "docs"];

/// The document that shows an answer, and the line that ends an answer shown in part.
const README: &str = "README.md";
const MORE: &str = "…";

/// Checks the documents; with `--write`, puts the answer that comes now into README first.
pub(crate) fn run(workspace: &Workspace, mut args: Args) -> Result<()> {
    match args.next() {
        None => {}
        Some("--write") => write_answer(workspace)?,
        Some(other) => bail!("docs does not know {other:?}\nhint: --write"),
    }
    println!("{}", check(workspace)?.trim_start());
    Ok(())
}

/// Checks all of that.
pub(crate) fn check(workspace: &Workspace) -> Result<String> {
    let links = check_links(&workspace.root)?;
    let readme = std::fs::read_to_string(workspace.root.join(README))?;
    let upright = workspace.build_upright_quietly(Profile::Dev)?;
    check_example(workspace, &upright, &readme)?;
    let shown = block(&readme, "text").context("README.md shows no answer")?;
    let answer = answer(workspace, &upright)?;
    ensure!(
        shows(&shown, &answer),
        "README.md shows another answer than comes now\nhint: cargo xtask docs --write"
    );
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

/// What the demo book answers to "can we promise 30 June?".
fn answer(workspace: &Workspace, upright: &Path) -> Result<String> {
    let book = write_book(workspace, upright, "34")?;
    let mut command = Command::new(upright);
    command
        .arg("quote")
        .arg(book)
        .args(["claims-portal", "--by", "2026-06-30"])
        .env_remove("COLUMNS");
    Ok(String::from_utf8_lossy(&capture(&mut command)?.stdout).into_owned())
}

/// Puts as many lines of the answer into README as it shows now.
fn write_answer(workspace: &Workspace) -> Result<()> {
    let path = workspace.root.join(README);
    let readme = std::fs::read_to_string(&path)?;
    let shown = block(&readme, "text").context("README.md shows no answer")?;
    let upright = workspace.build_upright_quietly(Profile::Dev)?;
    let answer = answer(workspace, &upright)?;
    std::fs::write(&path, readme.replace(&shown, &excerpt(&answer, &shown)))?;
    Ok(())
}

/// As much of the answer as was shown: all of it, or so many lines and a line that says that there is more.
fn excerpt(answer: &str, shown: &str) -> String {
    let answer = lines(answer);
    let mut excerpt = match lines(shown).split_last() {
        Some((last, before)) if *last == MORE => {
            let mut part: Vec<&str> = answer.into_iter().take(before.len()).collect();
            part.push(MORE);
            part
        }
        _ => answer,
    };
    excerpt.push("");
    excerpt.join("\n")
}

/// Whether what is shown is the answer, or its beginning where it ends in `…`.
fn shows(shown: &str, answer: &str) -> bool {
    let (shown, answer) = (lines(shown), lines(answer));
    match shown.split_last() {
        Some((last, before)) if *last == MORE => answer.starts_with(before),
        _ => shown == answer,
    }
}

/// The lines of a text, without white space at their ends or at the ends of the whole.
fn lines(text: &str) -> Vec<&str> {
    text.trim_matches('\n').lines().map(str::trim_end).collect()
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
fn documents(path: &Path) -> Result<Vec<PathBuf>> {
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
        assert!(shows("a\nb\n", "\na  \nb\n\n"));
        assert!(!shows("29 of 50", "28 of 50"));
        assert!(!shows("a\n", "a\nb\n"), "nothing is left out in silence");
        assert!(shows("a\n…\n", "a\nb\n"));
        assert!(!shows("b\n…\n", "a\nb\n"));
    }

    #[test]
    fn as_much_is_written_as_was_shown() {
        assert_eq!(excerpt("x\ny\nz\n", "a\nb\n…\n"), "x\ny\n…\n");
        assert_eq!(excerpt("x\ny\nz\n", "a\nb\n"), "x\ny\nz\n");
    }
}
