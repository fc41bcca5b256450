//! The life of a promise: what was said and known about it, in order.

use crate::graph::Node;

/// What was said and known about a promise.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Life {
    pub(crate) node: Node,
}
