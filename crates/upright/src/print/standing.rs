//! Where a promise stands, as far as no forecast is needed to say it.

use jiff::civil::Date;
use upright_model::Book;
use upright_model::day::Day;
use upright_model::id::PromiseId;
use upright_model::promise::State;

use super::dates;

/// Where a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It still has a chance.
    Open(State),
    /// It is done.
    Done {
        /// On this day.
        on: Date,
        /// So many days after the day promised; 0 or less is in time.
        days_late: i64,
    },
    /// It was given up.
    GivenUp,
    /// Nobody waits for it any more: released or withdrawn.
    Over(State),
}

/// Where a promise of the book stands; one that is not in it is a draft.
pub(crate) fn of(book: &Book, id: &PromiseId) -> Standing {
    let Some(promise) = book.promises.get(id) else {
        return Standing::Open(State::Draft);
    };
    let past = &promise.past;
    match (past.done.map(Day::date), past.state) {
        (Some(on), _) => Standing::Done {
            on,
            days_late: dates::days_between(promise.draft.due.date(), on),
        },
        (None, State::Broken) => Standing::GivenUp,
        (None, state @ (State::Released | State::Withdrawn)) => Standing::Over(state),
        (None, state) => Standing::Open(state),
    }
}

impl Standing {
    /// In words, where it is no longer open: "done on 20 Nov 2026, in time".
    pub(crate) fn told(self) -> Option<String> {
        match self {
            Self::Open(_) => None,
            Self::Done { on, days_late } => Some(format!(
                "done on {}, {}",
                dates::date(on),
                in_time(days_late)
            )),
            Self::GivenUp => Some("given up".to_owned()),
            Self::Over(state) => Some(state.to_string()),
        }
    }
}

/// "in time", "3 days late".
fn in_time(days_late: i64) -> String {
    match days_late {
        ..=0 => "in time".to_owned(),
        late => format!("{} late", dates::days(late)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_is_done_says_whether_it_was_in_time() {
        let done = |days_late| Standing::Done {
            on: date(2026, 11, 20),
            days_late,
        };
        assert_eq!(
            done(0).told().as_deref(),
            Some("done on 20 Nov 2026, in time")
        );
        assert_eq!(
            done(1).told().as_deref(),
            Some("done on 20 Nov 2026, 1 day late")
        );
        assert_eq!(Standing::Open(State::Active).told(), None);
    }
}
