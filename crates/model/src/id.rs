//! Ids: what people and programs call a thing by. They compare by their bytes.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use crate::limits;

/// Why a text can't be an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdDefect {
    /// Nothing was written.
    #[error("an id is empty")]
    Empty,
    /// Longer than [`limits::ID_BYTES`].
    #[error("an id has {bytes} bytes, at most {limit} are allowed", limit = limits::ID_BYTES)]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// A control character, or white space at either end: it would look like another id.
    #[error("id {id:?} holds a control character, or white space at an end")]
    Unprintable {
        /// The text as written.
        id: String,
    },
}

fn checked(text: &str) -> Result<Arc<str>, IdDefect> {
    if text.is_empty() {
        return Err(IdDefect::Empty);
    }
    if text.len() > limits::ID_BYTES {
        return Err(IdDefect::TooLong { bytes: text.len() });
    }
    if text.trim() != text || text.chars().any(char::is_control) {
        return Err(IdDefect::Unprintable {
            id: text.to_owned(),
        });
    }
    Ok(Arc::from(text))
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes a text as an id.
            ///
            /// # Errors
            /// [`IdDefect`] where it is empty, too long or unprintable.
            pub fn new(text: &str) -> Result<Self, IdDefect> {
                checked(text).map(Self)
            }

            /// The id as written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )*};
}

ids! {
    /// Names a promise, for life.
    PromiseId;
    /// Names an organisation, a team, a person or a group.
    PartyId;
    /// Names a calendar.
    CalendarId;
    /// Names a shock.
    ShockId;
    /// Names an offering.
    OfferingId;
    /// Names somebody who acts at the desk; random, the name they are called by is kept apart.
    PersonId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_any_printable_text() {
        assert!(PromiseId::new("Größe 5/7").is_ok());
        assert_eq!(PromiseId::new(""), Err(IdDefect::Empty));
        assert!(matches!(
            PromiseId::new(" a"),
            Err(IdDefect::Unprintable { .. })
        ));
        assert!(matches!(
            PromiseId::new("a\nb"),
            Err(IdDefect::Unprintable { .. })
        ));
        assert!(PromiseId::new(&"x".repeat(limits::ID_BYTES)).is_ok());
        assert!(matches!(
            PromiseId::new(&"x".repeat(limits::ID_BYTES + 1)),
            Err(IdDefect::TooLong { bytes }) if bytes == limits::ID_BYTES + 1
        ));
    }

    #[test]
    fn ids_compare_by_their_bytes() {
        let id = |text| PromiseId::new(text).ok();
        assert!(id("Z") < id("a"));
        assert!(id("a-10") < id("a-9"));
    }
}
