//! Texts, chances and amounts that are valid by construction.

use std::fmt;
use std::sync::Arc;

use crate::limits;

/// A text that a person wrote: not empty, of bounded length.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Arc<str>);

/// A chance between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Chance(f64);

/// An amount of an axis, zero or more.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Amount(f64);

/// Why a value is refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum QuantityDefect {
    /// A text with nothing in it.
    #[error("a text is empty")]
    EmptyText,
    /// A text over [`limits::TEXT_CHARS`].
    #[error("a text has {chars} characters, at most {limit} are allowed", limit = limits::TEXT_CHARS)]
    TextTooLong {
        /// Its length.
        chars: usize,
    },
    /// A chance below 0, above 1, or no number.
    #[error("{value} is not a chance from 0 to 1")]
    NotAChance {
        /// The value as given.
        value: f64,
    },
    /// An amount below 0, over the limit, or no number.
    #[error("{value} is not an amount from 0 to {limit:e}", limit = limits::AMOUNT)]
    NotAnAmount {
        /// The value as given.
        value: f64,
    },
}

impl Text {
    /// Takes a text.
    ///
    /// # Errors
    /// [`QuantityDefect`] where it is blank or too long.
    pub fn new(text: &str) -> Result<Self, QuantityDefect> {
        if text.trim().is_empty() {
            return Err(QuantityDefect::EmptyText);
        }
        if text.len() > limits::TEXT_CHARS {
            let chars = text.chars().count();
            if chars > limits::TEXT_CHARS {
                return Err(QuantityDefect::TextTooLong { chars });
            }
        }
        Ok(Self(text.into()))
    }

    /// The text as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Chance {
    /// Certain not to be.
    pub const NONE: Self = Self(0.0);

    /// Takes a number from 0 to 1.
    ///
    /// # Errors
    /// [`QuantityDefect::NotAChance`].
    pub fn new(value: f64) -> Result<Self, QuantityDefect> {
        if (0.0..=1.0).contains(&value) {
            Ok(Self(value + 0.0))
        } else {
            Err(QuantityDefect::NotAChance { value })
        }
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

impl Amount {
    /// Takes a number, zero or more.
    ///
    /// # Errors
    /// [`QuantityDefect::NotAnAmount`].
    pub fn new(value: f64) -> Result<Self, QuantityDefect> {
        if (0.0..=limits::AMOUNT).contains(&value) {
            Ok(Self(value + 0.0))
        } else {
            Err(QuantityDefect::NotAnAmount { value })
        }
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_an_end() {
        assert!(Text::new(&"ä".repeat(limits::TEXT_CHARS)).is_ok());
        assert_eq!(
            Text::new(&"ä".repeat(limits::TEXT_CHARS + 1)),
            Err(QuantityDefect::TextTooLong {
                chars: limits::TEXT_CHARS + 1
            })
        );
        assert_eq!(Text::new(" \n"), Err(QuantityDefect::EmptyText));
    }

    #[test]
    fn numbers_stay_within_their_range() {
        assert_eq!(Chance::new(-0.0).map(|c| c.get().to_bits()), Ok(0));
        for bad in [-0.1, 1.000_001, f64::NAN, f64::INFINITY] {
            assert!(Chance::new(bad).is_err());
        }
        for bad in [-1.0, f64::NAN, f64::INFINITY, limits::AMOUNT * 1.1] {
            assert!(Amount::new(bad).is_err());
        }
    }
}
