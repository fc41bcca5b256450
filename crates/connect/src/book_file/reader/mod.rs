//! Reads the tree into commands: one reader for both formats.
//!
//! The one idea: every function takes what is well formed, reports what is not, and goes on; what it
//! returns counts only where nothing was reported in the whole file. Ids are gathered first, so that
//! what names another can be checked where it stands.

mod calendar;
mod fields;
mod gate;
mod items;
mod offering;
mod party;
mod promise;
mod scalar;
mod shock;
mod stake;
mod work;

use upright_model::Command;
use upright_model::book::Settings;
use upright_model::day::Day;
use upright_model::policy::Policy;

use super::defect::{Defects, code};
use super::graph::Graph;
use super::names::Names;
use super::value::{Span, Table, Value};
use crate::limits;

pub(super) use calendar::WEEKDAYS;

/// What was read, with the place of each command.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) as_of: Option<Day>,
    pub(super) commands: Vec<Command>,
    /// Where each command stands in the file.
    pub(super) offsets: Vec<u32>,
}

/// What reading needs to know and where it reports.
#[derive(Debug)]
pub(super) struct Reader<'s> {
    source: &'s str,
    defects: Defects,
    subject: Subject,
    /// The keys that lead to what is being read, within the subject.
    keys: Vec<&'static str>,
    names: Names,
    as_of: Option<Day>,
    /// Comparisons left for "did you mean".
    budget: usize,
    /// Which parties, in file order, are teams whose works run late together.
    correlated: Vec<bool>,
    edges: Graph,
    edge_count: usize,
    commands: Vec<Command>,
    offsets: Vec<u32>,
}

/// The thing that is being read.
#[derive(Debug, Default)]
struct Subject {
    kind: &'static str,
    id: Option<String>,
}

/// Every key at the top of a book.
const KEYS: [&str; 10] = [
    "upright",
    "as_of",
    "currency",
    "time_zone",
    "policy",
    "calendars",
    "party",
    "shock",
    "offering",
    "promise",
];

/// Reads a whole file.
pub(super) fn read_document(source: &str, root: Table<'_>, defects: Defects) -> (Reading, Defects) {
    let mut reader = Reader::new(source, defects);
    reader.document(root);
    let reading = Reading {
        as_of: reader.as_of,
        commands: reader.commands,
        offsets: reader.offsets,
    };
    (reading, reader.defects)
}

impl<'s> Reader<'s> {
    pub(super) fn new(source: &'s str, defects: Defects) -> Self {
        Self {
            source,
            defects,
            subject: Subject::default(),
            keys: Vec::new(),
            names: Names::default(),
            as_of: None,
            budget: limits::COMPARISONS,
            correlated: Vec::new(),
            edges: Graph::default(),
            edge_count: 0,
            commands: Vec::new(),
            offsets: Vec::new(),
        }
    }

    pub(super) fn into_defects(self) -> Defects {
        self.defects
    }

    // INVARIANT: in the order in which the model accepts them: what is named comes before what names it.
    fn document(&mut self, mut root: Table<'_>) {
        self.only(&root, &KEYS);
        let top = Span::default();
        self.required(&root, top, "upright", Self::version);
        self.as_of = self.required(&root, top, "as_of", Self::day);
        self.settings(&root);
        self.policy(&root);
        self.gather_ids(&root);
        self.calendars(&root);
        self.parties(&mut root);
        self.promises(&mut root);
        self.offerings(&mut root);
        self.shocks(&mut root);
    }

    /// Adds a command, as long as nothing is wrong.
    fn say(&mut self, offset: u32, command: Command) {
        if self.defects.is_empty() {
            self.offsets.push(offset);
            self.commands.push(command);
        }
    }

    fn version(&mut self, value: &Value<'_>) -> Option<()> {
        let version = self.whole(value, 0, u32::MAX)?;
        if version == 1 {
            return Some(());
        }
        self.report(
            value.span,
            code::BAD_VALUE,
            format_args!("format {version} is not known"),
            "write upright = 1",
        );
        None
    }

    fn settings(&mut self, root: &Table<'_>) {
        let settings = Settings {
            currency: self.optional(root, "currency", Self::text),
            time_zone: self.optional(root, "time_zone", Self::time_zone),
        };
        if settings != Settings::default() {
            let first = ["currency", "time_zone"]
                .iter()
                .find_map(|key| root.get(key));
            let offset = first.map_or(0, |entry| entry.key_span.start);
            self.say(offset, Command::SetSettings(settings));
        }
    }

    fn policy(&mut self, root: &Table<'_>) {
        let Some((value, table)) = self.optional_table(root, "policy") else {
            return;
        };
        let span = value.span;
        self.begin("policy", None);
        self.only(table, &["solid", "stretch"]);
        let default = Policy::default();
        let solid = self
            .optional(table, "solid", Self::chance)
            .unwrap_or(default.solid());
        let stretch = self
            .optional(table, "stretch", Self::chance)
            .unwrap_or(default.stretch());
        match Policy::new(solid, stretch) {
            Some(policy) => self.say(span.start, Command::SetPolicy(policy)),
            None => self.report(
                span,
                code::BAD_VALUE,
                format_args!("stretch {} is above solid {}", stretch.get(), solid.get()),
                "solid is the higher line; without [policy] they are 0.85 and 0.5",
            ),
        }
        self.end();
    }
}
