//! What a rule lets pass, and why.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::Finding;

/// The list, below the root.
const PATH: &str = "xtask/tidy-allow.toml";

/// Everything that is let pass.
pub(crate) struct Allowances {
    list: Vec<Allowance>,
    used: Vec<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[serde(default)]
    allow: Vec<Allowance>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Allowance {
    rule: String,
    path: String,
    why: String,
}

impl Allowances {
    /// Reads the list.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        let text =
            std::fs::read_to_string(root.join(PATH)).with_context(|| format!("reading {PATH}"))?;
        Self::parse(&text)
    }

    fn parse(text: &str) -> Result<Self> {
        let document: Document =
            toml::from_str(text).with_context(|| format!("{PATH} is not well formed"))?;
        for allowance in &document.allow {
            let said = allowance.why.trim().len() >= 20;
            ensure!(said, "{PATH}: {} has no reason to speak of", allowance.path);
        }
        Ok(Self {
            used: vec![false; document.allow.len()],
            list: document.allow,
        })
    }

    /// Whether a finding is let pass.
    pub(crate) fn let_pass(&mut self, finding: &Finding) -> bool {
        let place = self
            .list
            .iter()
            .position(|own| own.rule == finding.rule && own.path == finding.path);
        if let Some(used) = place.and_then(|at| self.used.get_mut(at)) {
            *used = true;
        }
        place.is_some()
    }

    /// Allowances that nothing needs any more: findings of their own.
    pub(crate) fn unused(&self) -> impl Iterator<Item = Finding> {
        self.list
            .iter()
            .zip(&self.used)
            .filter(|(_, used)| !**used)
            .map(|(own, _)| {
                let what = format!("nothing needs the allowance {} for {}", own.rule, own.path);
                Finding::new("allowances", PATH, None, what)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "[[allow]]\nrule = \"file-lines\"\npath = \"a.rs\"\nwhy = \"one table that belongs together\"\n";

    #[test]
    fn an_allowance_is_for_one_rule_and_one_path() -> Result<()> {
        let mut allowances = Allowances::parse(LIST)?;
        assert_eq!(allowances.unused().count(), 1);
        assert!(!allowances.let_pass(&Finding::new("file-lines", "b.rs", None, "")));
        assert!(!allowances.let_pass(&Finding::new("words", "a.rs", None, "")));
        assert!(allowances.let_pass(&Finding::new("file-lines", "a.rs", None, "")));
        assert_eq!(allowances.unused().count(), 0);
        Ok(())
    }

    #[test]
    fn a_reason_is_needed() {
        assert!(
            Allowances::parse(&LIST.replace("one table that belongs together", "long")).is_err()
        );
        assert!(Allowances::parse("[[allow]]\nrule = \"words\"\npath = \"a.rs\"\n").is_err());
    }
}
