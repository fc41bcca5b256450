//! Which of our packages may know which: nothing points back.

use super::Finding;
use crate::workspace::{Dependency, Package};

const RULE: &str = "direction";

/// Where a package stands.
struct Place {
    package: &'static str,
    /// What it may know.
    knows: &'static [&'static str],
    /// What its tests may know besides, and why.
    tests_know: &'static [(&'static str, &'static str)],
}

const PLACES: &[Place] = &[
    Place {
        package: "upright-model",
        knows: &[],
        tests_know: &[],
    },
    Place {
        package: "upright-engine",
        knows: &[],
        tests_know: &[],
    },
    Place {
        package: "upright-connect",
        knows: &["upright-model"],
        tests_know: &[],
    },
    Place {
        package: "upright-desk",
        knows: &["upright-model", "upright-engine"],
        tests_know: &[(
            "upright-connect",
            "stories are told as book files, so that a person can read them",
        )],
    },
    Place {
        package: "upright-server",
        knows: &["upright-desk", "upright-connect"],
        tests_know: &[],
    },
    Place {
        package: "upright",
        knows: &[
            "upright-model",
            "upright-engine",
            "upright-connect",
            "upright-desk",
            "upright-server",
        ],
        tests_know: &[],
    },
    Place {
        package: "xtask",
        knows: &[],
        tests_know: &[],
    },
];

/// Every edge between our packages that is not among those above.
pub(crate) fn check(packages: &[Package]) -> Vec<Finding> {
    let ours = |name: &str| packages.iter().any(|package| package.name == name);
    let mut findings = Vec::new();
    for package in packages {
        let Some(place) = PLACES.iter().find(|place| place.package == package.name) else {
            let what = "has no place yet: give it one in xtask/src/tidy/edges.rs";
            findings.push(Finding::new(RULE, &package.name, None, what));
            continue;
        };
        let backwards = package
            .dependencies
            .iter()
            .filter(|dependency| ours(&dependency.name) && !place.may_know(dependency));
        findings.extend(backwards.map(|dependency| {
            let what = format!("must not know {}", dependency.name);
            Finding::new(RULE, &package.name, None, what)
        }));
    }
    findings
}

impl Place {
    fn may_know(&self, dependency: &Dependency) -> bool {
        let name = dependency.name.as_str();
        let in_tests = dependency.kind.as_deref() == Some("dev");
        self.knows.contains(&name)
            || (in_tests && self.tests_know.iter().any(|(known, _)| *known == name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, dependencies: &[(&str, Option<&str>)]) -> Package {
        Package {
            name: name.to_owned(),
            dependencies: dependencies
                .iter()
                .map(|(name, kind)| Dependency {
                    name: (*name).to_owned(),
                    kind: kind.map(str::to_owned),
                })
                .collect(),
        }
    }

    #[test]
    fn nothing_points_back() {
        let packages = [
            package("upright-model", &[("upright-desk", None)]),
            package(
                "upright-desk",
                &[("upright-connect", None), ("upright-model", None)],
            ),
            package("upright-connect", &[("upright-desk", Some("dev"))]),
        ];
        let said: Vec<String> = check(&packages).iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "upright-model: [direction] must not know upright-desk",
                "upright-desk: [direction] must not know upright-connect",
                "upright-connect: [direction] must not know upright-desk",
            ]
        );
    }

    #[test]
    fn what_is_meant_passes() {
        let packages = [
            package("upright-model", &[("jiff", None)]),
            package("upright-engine", &[]),
            package("upright-connect", &[("upright-model", None)]),
            package(
                "upright-desk",
                &[("upright-engine", None), ("upright-connect", Some("dev"))],
            ),
            package(
                "upright",
                &[("upright-desk", None), ("upright-connect", None)],
            ),
        ];
        assert_eq!(check(&packages), []);
    }

    #[test]
    fn a_new_package_needs_a_place() {
        assert_eq!(check(&[package("upright-helper", &[])]).len(), 1);
    }
}
