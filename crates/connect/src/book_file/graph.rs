//! What rests on what: an order in which each comes after all that it rests on, cycles, and depth.
//!
//! Everything here is iterative and linear in nodes and edges: a chain of a million takes no stack.

/// Nodes 0, 1, … in file order, each with the nodes that it rests on.
#[derive(Debug, Default)]
pub(super) struct Graph {
    targets: Vec<u32>,
    /// Where the targets of each node end.
    ends: Vec<usize>,
}

/// What a walk over the graph found.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// All nodes, each after those it rests on where there is no cycle; in file order where free.
    pub(super) nodes: Vec<u32>,
    /// Groups of nodes that rest on one another, each once.
    pub(super) cycles: Vec<Vec<u32>>,
}

/// A node is not reached yet.
const NEW: u32 = u32::MAX;

impl Graph {
    /// Adds an edge of the node that is being added.
    pub(super) fn rest_on(&mut self, target: u32) {
        self.targets.push(target);
    }

    /// Ends the node that is being added.
    pub(super) fn end_node(&mut self) {
        self.ends.push(self.targets.len());
    }

    pub(super) fn targets(&self, node: u32) -> &[u32] {
        let node = node as usize;
        let start = node.checked_sub(1).and_then(|before| self.ends.get(before));
        let end = self.ends.get(node).copied().unwrap_or(0);
        self.targets
            .get(start.copied().unwrap_or(0)..end)
            .unwrap_or_default()
    }

    fn target(&self, node: u32, at: usize) -> Option<u32> {
        self.targets(node)
            .get(at)
            .copied()
            .filter(|&target| (target as usize) < self.ends.len())
    }

    /// Orders the nodes and finds the cycles (Tarjan 1972, with a stack of its own).
    pub(super) fn order(&self) -> Order {
        let mut walk = Walk::new(self);
        for node in 0..u32::try_from(self.ends.len()).unwrap_or(u32::MAX) {
            walk.from(node);
        }
        walk.order
    }

    /// How many nodes the longest path down from each has, itself included; only where there is no cycle.
    pub(super) fn depths(&self, order: &Order) -> Vec<u32> {
        let mut depths = vec![0; self.ends.len()];
        for &node in &order.nodes {
            let below = self
                .targets(node)
                .iter()
                .filter_map(|&target| depths.get(target as usize));
            let depth = 1 + below.max().copied().unwrap_or(0);
            if let Some(place) = depths.get_mut(node as usize) {
                *place = depth;
            }
        }
        depths
    }

    /// A shortest way from a node back to itself within its group.
    pub(super) fn way_round(&self, group: &[u32]) -> Vec<u32> {
        let Some(&start) = group.iter().min() else {
            return Vec::new();
        };
        let members: std::collections::HashSet<u32> = group.iter().copied().collect();
        let mut came_from = std::collections::HashMap::new();
        let mut reached = std::collections::VecDeque::from([start]);
        while let Some(node) = reached.pop_front() {
            for &target in self.targets(node) {
                if target == start {
                    return trace(start, node, &came_from);
                }
                if members.contains(&target) && !came_from.contains_key(&target) {
                    came_from.insert(target, node);
                    reached.push_back(target);
                }
            }
        }
        vec![start]
    }
}

fn trace(start: u32, last: u32, came_from: &std::collections::HashMap<u32, u32>) -> Vec<u32> {
    let mut way = vec![last];
    let mut node = last;
    while node != start {
        let Some(&before) = came_from.get(&node) else {
            break;
        };
        way.push(before);
        node = before;
    }
    way.reverse();
    way
}

/// The state of Tarjan's walk.
struct Walk<'g> {
    graph: &'g Graph,
    order: Order,
    /// When each node was reached, and the earliest it leads back to.
    reached: Vec<u32>,
    earliest: Vec<u32>,
    is_waiting: Vec<bool>,
    waiting: Vec<u32>,
    /// The way down, with how many edges of each node were taken.
    way: Vec<(u32, usize)>,
    clock: u32,
}

impl<'g> Walk<'g> {
    fn new(graph: &'g Graph) -> Self {
        let count = graph.ends.len();
        Self {
            graph,
            order: Order::default(),
            reached: vec![NEW; count],
            earliest: vec![NEW; count],
            is_waiting: vec![false; count],
            waiting: Vec::new(),
            way: Vec::new(),
            clock: 0,
        }
    }

    fn from(&mut self, start: u32) {
        if self.reached_at(start) == NEW {
            self.enter(start);
        }
        while let Some((node, taken)) = self.way.last_mut() {
            let (node, at) = (*node, *taken);
            *taken += 1;
            match self.graph.target(node, at) {
                Some(target) if self.reached_at(target) == NEW => self.enter(target),
                Some(target) if self.waits(target) => self.lead_back(node, self.reached_at(target)),
                Some(_) => {}
                None => self.leave(node),
            }
        }
    }

    fn enter(&mut self, node: u32) {
        set(&mut self.reached, node, self.clock);
        set(&mut self.earliest, node, self.clock);
        set(&mut self.is_waiting, node, true);
        self.clock += 1;
        self.waiting.push(node);
        self.way.push((node, 0));
    }

    fn leave(&mut self, node: u32) {
        self.way.pop();
        let earliest = get(&self.earliest, node, NEW);
        if let Some(&(above, _)) = self.way.last() {
            self.lead_back(above, earliest);
        }
        if earliest == self.reached_at(node) {
            self.close_group(node);
        }
    }

    fn close_group(&mut self, root: u32) {
        let at = self
            .waiting
            .iter()
            .rposition(|&node| node == root)
            .unwrap_or(0);
        let group = self.waiting.split_off(at);
        for &node in &group {
            set(&mut self.is_waiting, node, false);
        }
        self.order.nodes.extend(group.iter().rev());
        if group.len() > 1 || self.graph.targets(root).contains(&root) {
            self.order.cycles.push(group);
        }
    }

    fn lead_back(&mut self, node: u32, earliest: u32) {
        let held = get(&self.earliest, node, NEW);
        set(&mut self.earliest, node, held.min(earliest));
    }

    fn reached_at(&self, node: u32) -> u32 {
        get(&self.reached, node, NEW)
    }

    fn waits(&self, node: u32) -> bool {
        get(&self.is_waiting, node, false)
    }
}

fn get<T: Copy>(list: &[T], node: u32, absent: T) -> T {
    list.get(node as usize).copied().unwrap_or(absent)
}

fn set<T>(list: &mut [T], node: u32, value: T) {
    if let Some(place) = list.get_mut(node as usize) {
        *place = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(edges: &[&[u32]]) -> Graph {
        let mut graph = Graph::default();
        for targets in edges {
            targets.iter().for_each(|&target| graph.rest_on(target));
            graph.end_node();
        }
        graph
    }

    #[test]
    fn each_comes_after_what_it_rests_on_and_else_in_file_order() {
        let graph = graph(&[&[2], &[], &[3], &[], &[0, 1]]);
        let order = graph.order();
        assert_eq!(order.nodes, [3, 2, 0, 1, 4]);
        assert!(order.cycles.is_empty());
        assert_eq!(graph.depths(&order), [3, 1, 2, 1, 4]);
    }

    #[test]
    fn each_cycle_is_found_once() {
        let graph = graph(&[&[1], &[2, 3], &[0], &[3], &[0], &[6], &[5]]);
        let mut cycles = graph.order().cycles;
        for cycle in &mut cycles {
            cycle.sort_unstable();
        }
        cycles.sort();
        assert_eq!(cycles, [vec![0, 1, 2], vec![3], vec![5, 6]]);
        assert_eq!(graph.way_round(&[2, 0, 1]), [0, 1, 2]);
        assert_eq!(graph.way_round(&[3]), [3]);
    }

    #[test]
    fn a_chain_of_a_million_takes_no_stack() {
        let mut graph = Graph::default();
        graph.end_node();
        for node in 1..1_000_000 {
            graph.rest_on(node - 1);
            graph.end_node();
        }
        let order = graph.order();
        assert_eq!(graph.depths(&order).last(), Some(&1_000_000));
    }
}
