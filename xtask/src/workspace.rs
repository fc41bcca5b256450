//! Where the workspace and what it builds are, and how programs are started in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// The workspace, as cargo sees it.
pub(crate) struct Workspace {
    /// The folder of the root manifest.
    pub(crate) root: PathBuf,
    /// Where cargo puts what it builds.
    pub(crate) target: PathBuf,
    /// Our own packages.
    pub(crate) packages: Vec<Package>,
}

/// One of our packages.
#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    /// Its name.
    pub(crate) name: String,
    /// What it depends on, ours and others'.
    pub(crate) dependencies: Vec<Dependency>,
}

/// One line under `[dependencies]` or its like.
#[derive(Debug, Deserialize)]
pub(crate) struct Dependency {
    /// The package depended on.
    pub(crate) name: String,
    /// `dev` or `build`; absent for an ordinary one.
    pub(crate) kind: Option<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    workspace_root: PathBuf,
    target_directory: PathBuf,
}

impl Workspace {
    /// The workspace that cargo runs this program for; run by itself, the one it was built in.
    pub(crate) fn here() -> Result<Self> {
        let own = std::env::var_os("CARGO_MANIFEST_DIR");
        let own = own.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&own)
            .parent()
            .context("xtask stands in the workspace")?;
        let mut command = Command::new(cargo());
        command
            .args(["metadata", "--format-version=1", "--no-deps", "--locked"])
            .current_dir(root);
        let metadata: Metadata = serde_json::from_slice(&capture(&mut command)?.stdout)
            .context("reading what `cargo metadata` says")?;
        Ok(Self {
            root: metadata.workspace_root,
            target: metadata.target_directory,
            packages: metadata.packages,
        })
    }

    /// Cargo, in the root, with these arguments.
    pub(crate) fn cargo(&self, args: &[&str]) -> Command {
        let mut command = Command::new(cargo());
        command.args(args).current_dir(&self.root);
        command
    }

    /// Builds `upright` and says where it is. All members choose features together here, as they do in
    /// the tests, so that no dependency is built twice.
    pub(crate) fn build_upright(&self, profile: Profile) -> Result<PathBuf> {
        show(&mut self.build(profile))?;
        Ok(self.target.join(profile.folder()).join("upright"))
    }

    /// As [`Self::build_upright`]; what cargo says is seen only where it fails.
    pub(crate) fn build_upright_quietly(&self, profile: Profile) -> Result<PathBuf> {
        capture(&mut self.build(profile))?;
        Ok(self.target.join(profile.folder()).join("upright"))
    }

    fn build(&self, profile: Profile) -> Command {
        let mut command = self.cargo(&["build", "--locked", "--bin", "upright"]);
        command.args(profile.flag());
        command
    }
}

/// How a program is built.
#[derive(Clone, Copy)]
pub(crate) enum Profile {
    /// Starts fast; the engine is optimised here too.
    Dev,
    /// As it is shipped.
    Release,
}

impl Profile {
    fn flag(self) -> Option<&'static str> {
        match self {
            Self::Dev => None,
            Self::Release => Some("--release"),
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }
}

/// Runs a program whose output goes to the terminal; an error where it fails.
pub(crate) fn show(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("starting {}", line_of(command)))?;
    if !status.success() {
        bail!("{} failed: {status}", line_of(command));
    }
    Ok(())
}

/// Runs a program and keeps its output; an error, with the output, where it fails.
pub(crate) fn capture(command: &mut Command) -> Result<Output> {
    let output = command
        .output()
        .with_context(|| format!("starting {}", line_of(command)))?;
    if !output.status.success() {
        bail!(
            "{} failed: {}\n{}{}",
            line_of(command),
            output.status,
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(output)
}

fn line_of(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for arg in command.get_args() {
        line.push(' ');
        line.push_str(&arg.to_string_lossy());
    }
    line
}

fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}
