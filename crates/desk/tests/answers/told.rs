//! Small books, told as files.

use upright_connect::book_file::{self, Format};
use upright_desk::answer::PromiseAnswer;
use upright_desk::question::{DateAsked, Standpoint};
use upright_desk::{Run, forecast};
use upright_model::Book;
use upright_model::day::Day;
use upright_model::id::{PartyId, PromiseId};

/// A vendor with a team that works on one promise at a time; day 0 is a Monday.
pub(crate) const VENDOR: &str = r#"
upright = 1
as_of = 2026-03-02

[[party]]
id = "vendor"
[[party]]
id = "client"
[[party]]
id = "rival"
[[party]]
id = "team"
kind = "team"
slots = 1

[[offering]]
id = "rollout"
delivered_by = "team"
work = "5wd"
rests_on = ["api"]

[[promise]]
id = "api"
what = "The API answers"
promisor = "vendor"
promisee = "client"
delivered_by = "team"
due = 2026-03-06
work = "5wd"
stakes = [{ axis = "cost", amount = 1000 }]

[[promise]]
id = "portal"
what = "The portal is live"
promisor = "vendor"
promisee = "client"
due = 2026-03-12
tell_by = 2026-03-09
work = { samples = ["4d", "8d"] }
rests_on = ["api"]
stakes = [{ axis = "revenue", amount = 100 }, { axis = "cost", amount = 10, when = "per_day_late", cap = 25 }]
"#;

pub(crate) struct Told {
    pub(crate) book: Book,
    pub(crate) as_of: Day,
}

impl Told {
    pub(crate) fn story(more: &str) -> Self {
        let text = format!("{VENDOR}{more}");
        let file = book_file::read(text.as_bytes(), Format::Toml).expect("a well-formed story");
        let book = upright_desk::fold(file.commands, file.as_of).expect("a book that folds");
        Self {
            book,
            as_of: file.as_of,
        }
    }

    pub(crate) fn standpoint(&self) -> Standpoint<'_> {
        Standpoint {
            book: &self.book,
            as_of: self.as_of,
            seen_by: None,
            run: Run::default(),
        }
    }

    pub(crate) fn promise(&self, id: &str) -> PromiseAnswer {
        let answer = forecast(&self.standpoint()).expect("a forecast");
        answer
            .promises
            .into_iter()
            .find(|promise| promise.id.as_str() == id)
            .expect("it is listed")
    }
}

pub(crate) fn id(text: &str) -> PromiseId {
    PromiseId::new(text).expect("an id")
}

pub(crate) fn party(text: &str) -> PartyId {
    PartyId::new(text).expect("an id")
}

pub(crate) fn asked(text: &str) -> DateAsked {
    DateAsked {
        id: id(text),
        by: None,
        confidences: Vec::new(),
    }
}

pub(crate) fn open(name: &str, rest: &str) -> String {
    format!(
        "[[promise]]\nid = \"{name}\"\nwhat = \"{name}\"\npromisor = \"vendor\"\npromisee = \"client\"\ndue = 2026-03-20\n{rest}\n"
    )
}
