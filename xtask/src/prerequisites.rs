//! What a bare machine lacks: checked first, installed where that is possible, else said exactly.

use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::workspace::show;

/// Something that must be on the machine.
struct Tool {
    /// What it is called.
    name: &'static str,
    /// The step that needs it, and can be left out instead.
    step: &'static str,
    /// Asks it for its version; that it answers is enough.
    ask: &'static [&'static str],
    /// How it is had.
    from: Source,
}

/// Where a tool is had from.
enum Source {
    /// A part of the Rust toolchain.
    Component(&'static str),
    /// A package of the system.
    Package(&'static str),
}

const TOOLS: &[Tool] = &[
    Tool {
        name: "rustfmt",
        step: "fmt",
        ask: &["cargo", "fmt", "--version"],
        from: Source::Component("rustfmt"),
    },
    Tool {
        name: "clippy",
        step: "clippy",
        ask: &["cargo", "clippy", "--version"],
        from: Source::Component("clippy"),
    },
    Tool {
        name: "a C++ compiler, for libFuzzer",
        step: "fuzz",
        ask: &["c++", "--version"],
        from: Source::Package("g++"),
    },
];

/// Sees to it that every step to be run has what it needs.
pub(crate) fn ensure(runs: impl Fn(&str) -> bool) -> Result<()> {
    for tool in TOOLS.iter().filter(|tool| runs(tool.step)) {
        if !tool.answers() {
            tool.fetch()?;
        }
    }
    Ok(())
}

impl Tool {
    fn answers(&self) -> bool {
        let Some((program, args)) = self.ask.split_first() else {
            return false;
        };
        Command::new(program)
            .args(args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    fn fetch(&self) -> Result<()> {
        match self.from {
            Source::Package(package) if is_root() && has_apt() => install(package)?,
            Source::Package(_) | Source::Component(_) => self.refuse()?,
        }
        if self.answers() {
            return Ok(());
        }
        self.refuse()
    }

    fn refuse(&self) -> Result<()> {
        let hint = match self.from {
            Source::Component(component) => format!("rustup component add {component}"),
            Source::Package(package) => {
                format!("apt-get update && apt-get install -y --no-install-recommends {package}")
            }
        };
        bail!(
            "{} is missing\nhint: {hint}\n      or leave its step out with --without {}",
            self.name,
            self.step
        )
    }
}

fn install(package: &str) -> Result<()> {
    eprintln!("installing {package} …");
    show(Command::new("apt-get").args(["update", "--quiet=2"]))?;
    show(
        Command::new("apt-get")
            .args(["install", "-y", "--no-install-recommends", "--quiet=2"])
            .arg(package)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

fn has_apt() -> bool {
    std::path::Path::new("/usr/bin/apt-get").exists()
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(from: Source) -> Tool {
        Tool {
            name: "an invented tool",
            step: "fuzz",
            ask: &["no-such-program-anywhere", "--version"],
            from,
        }
    }

    #[test]
    fn what_is_missing_is_named_with_the_command_that_mends_it() {
        let tool = missing(Source::Component("invented"));
        assert!(!tool.answers());
        let said = tool.fetch().map_err(|error| error.to_string());
        let said = said.err().unwrap_or_default();
        assert!(said.contains("an invented tool is missing"), "{said}");
        assert!(said.contains("rustup component add invented"), "{said}");
        assert!(said.contains("--without fuzz"), "{said}");
    }

    #[test]
    fn a_step_that_is_left_out_needs_nothing() {
        assert!(ensure(|_| false).is_ok());
    }
}
