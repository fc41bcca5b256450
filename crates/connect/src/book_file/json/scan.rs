//! The words of JSON: texts, numbers, literals, and what stands between them.

use std::borrow::Cow;

use crate::book_file::defect::{code, shown};
use crate::book_file::value::{Kind, Span, Value};
use crate::limits;

/// The text and how far it was read.
pub(super) struct Scan<'a> {
    pub(super) source: &'a str,
    pub(super) at: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    /// Passes over white space; where what follows begins.
    pub(super) fn skip_blank(&mut self) -> usize {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.at
    }

    pub(super) fn end(&mut self) -> Result<(), Fault> {
        self.skip_blank();
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.expected("the end")),
        }
    }

    pub(super) fn expected(&self, what: &str) -> Fault {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let found = match rest.chars().next() {
            None => "the end of the file".to_owned(),
            Some(c) => format!("`{}`", shown(&c.to_string())),
        };
        Fault::syntax(self.at, format!("expected {what}, found {found}"))
    }

    pub(super) fn scalar(&mut self) -> Result<Value<'a>, Fault> {
        let start = self.at;
        let kind = match self.peek() {
            Some(b'"') => Kind::Text(self.text()?.into()),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.literal()?,
        };
        let span = Span::new(start..self.at);
        Ok(Value { span, kind })
    }

    fn literal(&mut self) -> Result<Kind<'a>, Fault> {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let literals = [
            ("true", Kind::Bool),
            ("false", Kind::Bool),
            ("null", Kind::Null),
        ];
        for (word, kind) in literals {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(kind);
            }
        }
        Err(self.expected("a value"))
    }

    fn number(&mut self) -> Result<Kind<'a>, Fault> {
        let start = self.at;
        self.pass(b"-");
        let leads_with_zero = self.peek() == Some(b'0');
        let digits = self.digits()?;
        if leads_with_zero && digits > 1 {
            return Err(Fault::syntax(start, "a number begins with 0".into()));
        }
        let mut is_whole = true;
        if self.pass(b".") {
            is_whole = false;
            self.digits()?;
        }
        if self.pass(b"eE") {
            is_whole = false;
            self.pass(b"+-");
            self.digits()?;
        }
        let written = self.source.get(start..self.at).unwrap_or_default();
        let whole = written.parse().ok().filter(|_| is_whole);
        Ok(match whole {
            Some(whole) => Kind::Integer(whole),
            None => Kind::Float(written.parse().unwrap_or(f64::NAN)),
        })
    }

    fn pass(&mut self, any_of: &[u8]) -> bool {
        let is_there = self.peek().is_some_and(|byte| any_of.contains(&byte));
        self.at += usize::from(is_there);
        is_there
    }

    fn digits(&mut self) -> Result<usize, Fault> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        match self.at - start {
            0 => Err(self.expected("a digit")),
            count => Ok(count),
        }
    }

    /// A text between quotes, borrowed where it holds no escape.
    pub(super) fn text(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.at += 1;
        let mut text = Cow::Borrowed("");
        loop {
            let start = self.at;
            while self
                .peek()
                .is_some_and(|byte| byte >= 0x20 && byte != b'"' && byte != b'\\')
            {
                self.at += 1;
            }
            text += self.source.get(start..self.at).unwrap_or_default();
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.to_mut().push(self.escape()?),
                Some(_) => return Err(self.expected("no control character within a text")),
                None => return Err(self.expected("`\"` at the end of the text")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let start = self.at;
        self.at += 1;
        let short = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(start),
            _ => return Err(self.expected("one of `\"\\/bfnrtu`")),
        };
        self.at += 1;
        Ok(short)
    }

    /// A character written as one or, beyond the basic plane, two escapes of four digits.
    fn unicode(&mut self, start: usize) -> Result<char, Fault> {
        let mut units = vec![self.unit()?];
        if matches!(units.first(), Some(0xD800..0xDC00)) && self.pass(b"\\") {
            units.push(self.unit()?);
        }
        let mut chars = char::decode_utf16(units);
        match (chars.next(), chars.next()) {
            (Some(Ok(c)), None) => Ok(c),
            _ => Err(Fault::syntax(start, "half of a pair of surrogates".into())),
        }
    }

    fn unit(&mut self) -> Result<u16, Fault> {
        if !self.pass(b"u") {
            return Err(self.expected("`u`"));
        }
        let digits = self.source.get(self.at..self.at + 4).unwrap_or_default();
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        match u16::from_str_radix(digits, 16) {
            Ok(unit) if is_hex => {
                self.at += 4;
                Ok(unit)
            }
            _ => Err(self.expected("four hexadecimal digits")),
        }
    }
}

/// Why reading ended.
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) code: &'static str,
    pub(super) what: String,
    pub(super) hint: &'static str,
}

impl Fault {
    fn syntax(at: usize, what: String) -> Self {
        let hint = "see https://www.json.org for how it is written";
        Self {
            at,
            code: code::SYNTAX,
            what,
            hint,
        }
    }

    pub(super) fn too_deep(at: usize) -> Self {
        let most = limits::NESTING;
        Self {
            at,
            code: code::LIMIT,
            what: format!("lists and tables nest more than {most} deep"),
            hint: "no book needs as much: take some of the brackets away",
        }
    }

    pub(super) fn limit(at: usize, what: &str) -> Self {
        let hint = "split the book";
        Self {
            at,
            code: code::LIMIT,
            what: what.to_owned(),
            hint,
        }
    }
}
