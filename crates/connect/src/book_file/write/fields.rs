//! What is to be written: keys with values, in order, before either format gives them a spelling.

use std::borrow::{Borrow, Cow};

use upright_model::day::Day;
use upright_model::duration::Duration;
use upright_model::quantity::Text;

/// A value to be written.
#[derive(Debug)]
pub(super) enum Node<'b> {
    Text(Cow<'b, str>),
    Number(f64),
    Day(Day),
    List(Vec<Node<'b>>),
    Table(Fields<'b>),
}

/// Keys and values in the order in which they are written.
#[derive(Debug, Default)]
pub(super) struct Fields<'b>(Vec<(&'b str, Node<'b>)>);

impl<'b> Node<'b> {
    pub(super) fn text(text: &'b str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    pub(super) fn duration(duration: Duration) -> Self {
        Self::Text(Cow::Owned(duration.to_string()))
    }
}

impl<'b> Fields<'b> {
    pub(super) fn iter(&self) -> impl Iterator<Item = &(&'b str, Node<'b>)> {
        self.0.iter()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn put(&mut self, key: &'b str, node: Node<'b>) {
        self.0.push((key, node));
    }

    pub(super) fn text(&mut self, key: &'b str, text: Option<&'b Text>) {
        self.0
            .extend(text.map(|text| (key, Node::text(text.as_str()))));
    }

    pub(super) fn id<I: Borrow<str>>(&mut self, key: &'b str, id: Option<&'b I>) {
        self.0.extend(id.map(|id| (key, Node::text(id.borrow()))));
    }

    pub(super) fn day(&mut self, key: &'b str, day: Option<Day>) {
        self.0.extend(day.map(|day| (key, Node::Day(day))));
    }

    pub(super) fn count(&mut self, key: &'b str, count: Option<u32>) {
        self.0
            .extend(count.map(|count| (key, Node::Number(f64::from(count)))));
    }

    /// A list, where it is not empty.
    pub(super) fn list(&mut self, key: &'b str, members: Vec<Node<'b>>) {
        if !members.is_empty() {
            self.put(key, Node::List(members));
        }
    }
}
