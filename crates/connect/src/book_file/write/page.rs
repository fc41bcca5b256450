//! How both formats spell what is written: TOML in sections, JSON with one thing a line.

use std::fmt::Write;

use super::fields::{Fields, Node};
use crate::book_file::Format;

/// A file as it is being written.
#[derive(Debug)]
pub(super) struct Page {
    text: String,
    format: Format,
}

impl Page {
    pub(super) fn new(format: Format) -> Self {
        let text = match format {
            Format::Toml => String::new(),
            Format::Json => "{".to_owned(),
        };
        Self { text, format }
    }

    pub(super) fn finish(mut self) -> String {
        if self.format == Format::Json {
            self.text.push_str("\n}\n");
        }
        self.text
    }

    /// Keys at the top.
    pub(super) fn values(&mut self, fields: &Fields<'_>) {
        match self.format {
            Format::Toml => self.lines(fields),
            Format::Json => {
                for (key, node) in fields.iter() {
                    self.member(1);
                    self.pair(key, node);
                }
            }
        }
    }

    /// A table at the top.
    pub(super) fn table(&mut self, name: &str, fields: &Fields<'_>) {
        match self.format {
            Format::Toml => {
                self.push(&format!("\n[{name}]\n"));
                self.lines(fields);
            }
            Format::Json => {
                self.member(1);
                self.key(name);
                self.fields(fields);
            }
        }
    }

    /// Tables by id, within one at the top; nothing where there are none.
    pub(super) fn tables<'b>(
        &mut self,
        name: &str,
        tables: impl Iterator<Item = (&'b str, Fields<'b>)>,
    ) {
        let mut tables = tables.peekable();
        let is_json = self.format == Format::Json && tables.peek().is_some();
        if is_json {
            self.member(1);
            self.key(name);
            self.text.push('{');
        }
        for (id, fields) in tables {
            if is_json {
                self.member(2);
                self.key(id);
                self.fields(&fields);
            } else {
                self.push(&format!("\n[{name}."));
                self.bare_or_quoted(id);
                self.push("]\n");
                self.lines(&fields);
            }
        }
        if is_json {
            self.push("\n  }");
        }
    }

    /// A list of tables at the top; nothing where there are none.
    pub(super) fn list<'b>(&mut self, name: &str, list: impl Iterator<Item = Fields<'b>>) {
        let mut list = list.peekable();
        let is_json = self.format == Format::Json && list.peek().is_some();
        if is_json {
            self.member(1);
            self.key(name);
            self.text.push('[');
        }
        for fields in list {
            if is_json {
                self.member(2);
                self.fields(&fields);
            } else {
                self.push(&format!("\n[[{name}]]\n"));
                self.lines(&fields);
            }
        }
        if is_json {
            self.push("\n  ]");
        }
    }

    /// Begins another member of a JSON list or table, on a line of its own.
    fn member(&mut self, depth: usize) {
        if !self.text.ends_with(['{', '[']) {
            self.text.push(',');
        }
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n("  ", depth));
    }

    fn lines(&mut self, fields: &Fields<'_>) {
        for (key, node) in fields.iter() {
            self.pair(key, node);
            self.text.push('\n');
        }
    }

    fn pair(&mut self, key: &str, node: &Node<'_>) {
        self.key(key);
        self.node(node);
    }

    fn key(&mut self, key: &str) {
        match self.format {
            Format::Toml => {
                self.bare_or_quoted(key);
                self.push(" = ");
            }
            Format::Json => {
                self.quoted(key);
                self.push(": ");
            }
        }
    }

    // INVARIANT: values nest no deeper than gates do, so recursion over them is bounded.
    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Text(text) => self.quoted(text),
            Node::Number(number) => self.number(*number),
            Node::Day(day) => match self.format {
                Format::Toml => self.push(&day.to_string()),
                Format::Json => self.quoted(&day.to_string()),
            },
            Node::List(members) => {
                self.text.push('[');
                for (at, member) in members.iter().enumerate() {
                    self.push(if at == 0 { "" } else { ", " });
                    self.node(member);
                }
                self.text.push(']');
            }
            Node::Table(fields) => self.fields(fields),
        }
    }

    fn fields(&mut self, fields: &Fields<'_>) {
        if fields.is_empty() {
            return self.push("{}");
        }
        for (at, (key, node)) in fields.iter().enumerate() {
            self.push(if at == 0 { "{ " } else { ", " });
            self.pair(key, node);
        }
        self.push(" }");
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The shortest decimal that reads back as this very number.
    fn number(&mut self, number: f64) {
        let is_whole = number.fract() == 0.0;
        let written = if is_whole {
            format!("{number}")
        } else {
            format!("{number:?}")
        };
        self.push(&written);
    }

    fn bare_or_quoted(&mut self, key: &str) {
        let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if !key.is_empty() && key.bytes().all(is_bare) {
            self.push(key);
        } else {
            self.quoted(key);
        }
    }

    /// A text in quotes, with escapes that TOML and JSON share.
    fn quoted(&mut self, text: &str) {
        self.text.push('"');
        for c in text.chars() {
            match c {
                '"' => self.push("\\\""),
                '\\' => self.push("\\\\"),
                '\n' => self.push("\\n"),
                '\r' => self.push("\\r"),
                '\t' => self.push("\\t"),
                c if c.is_control() => {
                    // Writing to a string does not fail.
                    let _ = write!(self.text, "\\u{:04X}", u32::from(c));
                }
                c => self.text.push(c),
            }
        }
        self.text.push('"');
    }
}
