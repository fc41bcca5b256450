//! What rests on what, by number: so that a cycle is found, and a depth known, without reading the book.
//!
//! The one idea: promises are numbered as they come and never leave, so edges are lists of small numbers
//! both ways. Depths are exact: the longest path of promises that ends here. Every walk is a loop with a
//! list of its own, never a recursion, and ends whatever the edges are.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::id::PromiseId;

/// The number of a promise among those of its book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Node(u32);

/// What rests on what.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Graph {
    /// Never walked, only asked; its random keys, which keep a hostile book from slowing it, change no answer.
    nodes: HashMap<PromiseId, Node>,
    places: Vec<Place>,
    edges: usize,
}

#[derive(Debug, Clone, PartialEq)]
struct Place {
    id: PromiseId,
    rests_on: Vec<Node>,
    below: Vec<Node>,
    members: usize,
    depth: usize,
}

impl Graph {
    /// Members over all gates, repeats included.
    pub(crate) fn edges(&self) -> usize {
        self.edges
    }

    /// Promises on the longest path that ends here, this one included; 0 for a number never given.
    pub(crate) fn depth(&self, node: Node) -> usize {
        self.place(node).map_or(0, |place| place.depth)
    }

    /// The promises that rest on this one, each once, in the order in which they came to.
    pub(crate) fn below(&self, node: Node) -> &[Node] {
        self.place(node).map_or(&[], |place| &place.below)
    }

    /// The number of this promise; none where the book doesn't have it.
    pub(crate) fn node(&self, id: &PromiseId) -> Option<Node> {
        self.nodes.get(id).copied()
    }

    /// The promise of this number.
    pub(crate) fn id(&self, node: Node) -> Option<&PromiseId> {
        self.place(node).map(|place| &place.id)
    }

    /// Adds a promise that rests on these.
    pub(crate) fn add(&mut self, id: PromiseId, members: Vec<Node>) -> Node {
        let node = Node(u32::try_from(self.places.len()).unwrap_or(u32::MAX));
        self.nodes.insert(id.clone(), node);
        self.places.push(Place {
            id,
            rests_on: Vec::new(),
            below: Vec::new(),
            members: 0,
            depth: 0,
        });
        self.link(node, members);
        let depth = self.depth_above(node) + 1;
        if let Some(place) = self.place_mut(node) {
            place.depth = depth;
        }
        node
    }

    /// Lets a promise rest on these and nothing else, and renews the depths below it.
    pub(crate) fn rewire(&mut self, node: Node, members: Vec<Node>) {
        self.unlink(node);
        self.link(node, members);
        for (below, _) in self.longest_below(node) {
            let depth = self.depth_above(below) + 1;
            if let Some(place) = self.place_mut(below) {
                place.depth = depth;
            }
        }
    }

    /// This promise and all that rests on it, through however many, in dependency order, each with the
    /// edges on the longest path from this one. What lies on a cycle is left out.
    pub(crate) fn longest_below(&self, node: Node) -> Vec<(Node, usize)> {
        let mut waits_for = self.edges_within(&self.all_below(node));
        waits_for.remove(&node);
        let mut distances = BTreeMap::from([(node, 0)]);
        let mut ordered = Vec::new();
        let mut free = vec![node];
        while let Some(next) = free.pop() {
            let distance = distances.get(&next).copied().unwrap_or(0);
            ordered.push((next, distance));
            for &below in self.below(next) {
                let longest = distances.entry(below).or_insert(0);
                *longest = (*longest).max(distance + 1);
                if let Some(waiting) = waits_for.get_mut(&below) {
                    *waiting = waiting.saturating_sub(1);
                    if *waiting == 0 {
                        waits_for.remove(&below);
                        free.push(below);
                    }
                }
            }
        }
        ordered
    }

    /// This promise and all that rests on it, through however many.
    pub(crate) fn all_below(&self, node: Node) -> BTreeSet<Node> {
        let mut seen = BTreeSet::from([node]);
        let mut open = vec![node];
        while let Some(next) = open.pop() {
            open.extend(self.below(next).iter().filter(|below| seen.insert(**below)));
        }
        seen
    }

    fn edges_within(&self, nodes: &BTreeSet<Node>) -> BTreeMap<Node, usize> {
        let mut counts = BTreeMap::new();
        for below in nodes.iter().flat_map(|node| self.below(*node)) {
            *counts.entry(*below).or_insert(0) += 1;
        }
        counts
    }

    fn depth_above(&self, node: Node) -> usize {
        let above = self.place(node).map_or(&[][..], |place| &place.rests_on);
        above.iter().map(|on| self.depth(*on)).max().unwrap_or(0)
    }

    fn link(&mut self, node: Node, members: Vec<Node>) {
        let count = members.len();
        let mut each_once = members;
        each_once.sort_unstable();
        each_once.dedup();
        for on in &each_once {
            if let Some(place) = self.place_mut(*on) {
                place.below.push(node);
            }
        }
        if let Some(place) = self.place_mut(node) {
            place.members = count;
            place.rests_on = each_once;
            self.edges += count;
        }
    }

    fn unlink(&mut self, node: Node) {
        let Some(place) = self.place_mut(node) else {
            return;
        };
        let count = std::mem::take(&mut place.members);
        for on in std::mem::take(&mut place.rests_on) {
            if let Some(place) = self.place_mut(on) {
                place.below.retain(|below| *below != node);
            }
        }
        self.edges = self.edges.saturating_sub(count);
    }

    fn place(&self, node: Node) -> Option<&Place> {
        self.places.get(usize::try_from(node.0).ok()?)
    }

    fn place_mut(&mut self, node: Node) -> Option<&mut Place> {
        self.places.get_mut(usize::try_from(node.0).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn graph(places: u32) -> Graph {
        let mut graph = Graph::default();
        for number in 0..places {
            if let Ok(id) = PromiseId::new(&number.to_string()) {
                graph.add(id, Vec::new());
            }
        }
        graph
    }

    /// The longest path that ends at a promise, followed edge by edge.
    fn longest(edges: &BTreeMap<u32, Vec<u32>>, node: u32) -> usize {
        let above = edges.get(&node).into_iter().flatten();
        above.map(|on| longest(edges, *on)).max().unwrap_or(0) + 1
    }

    proptest! {
        #[test]
        fn depths_are_exact_after_any_rewiring(
            changes in vec((0_u32..12, vec(0_u32..12, 0..4)), 0..40),
        ) {
            let mut graph = graph(12);
            let mut edges = BTreeMap::new();
            for (node, members) in changes {
                // Edges go from higher to lower numbers, so that there is no cycle.
                let members: Vec<u32> = members.into_iter().filter(|on| *on < node).collect();
                graph.rewire(Node(node), members.iter().copied().map(Node).collect());
                edges.insert(node, members);
            }
            for node in 0..12 {
                prop_assert_eq!(graph.depth(Node(node)), longest(&edges, node));
            }
            prop_assert_eq!(graph.edges(), edges.values().map(Vec::len).sum::<usize>());
        }

        #[test]
        fn walks_end_whatever_the_edges_are(
            changes in vec((0_u32..6, vec(0_u32..8, 0..4)), 0..20),
        ) {
            let mut graph = graph(6);
            for (node, members) in changes {
                graph.rewire(Node(node), members.into_iter().map(Node).collect());
                prop_assert!(graph.all_below(Node(node)).len() <= 6);
                prop_assert!(graph.longest_below(Node(node)).len() <= 6);
            }
        }
    }
}
