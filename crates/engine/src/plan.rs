//! The network, checked and planned.

use crate::defect::Defect;
use crate::network::Parts;

/// A checked network: nothing that is computed on it can fail.
#[derive(Debug, Clone)]
pub struct Network {
    parts: Parts,
}

impl Network {
    /// Checks the parts and plans how they are computed.
    ///
    /// # Errors
    /// Every defect of the parts.
    pub fn new(parts: Parts) -> Result<Self, Vec<Defect>> {
        Ok(Self { parts })
    }

    /// How many promises there are.
    pub fn len(&self) -> usize {
        self.parts.promises.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.parts.promises.is_empty()
    }

    /// The places of all that is joined with a promise by gates or queues, itself among them, in order.
    pub fn component_of(&self, _place: usize) -> &[usize] {
        unimplemented!()
    }
}
