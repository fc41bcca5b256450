//! The shape of a network: in which order it is computed, what is joined, what can move what.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// In which order everything comes after what it rests on: the smallest place first where there is a choice.
///
/// # Errors
/// The places that rest on one another in circles.
pub(crate) fn topological_order(upstream: &[Vec<usize>]) -> Result<Vec<usize>, Vec<usize>> {
    let downstream = reversed(upstream);
    let order = peeled(upstream, &downstream);
    if order.len() == upstream.len() {
        return Ok(order);
    }
    let mut in_circle = vec![true; upstream.len()];
    // What is peeled from the front or from the back lies on no circle.
    for place in order.into_iter().chain(peeled(&downstream, upstream)) {
        in_circle[place] = false;
    }
    Err((0..upstream.len())
        .filter(|&place| in_circle[place])
        .collect())
}

/// For each place, what rests on it.
pub(crate) fn reversed(upstream: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut downstream = vec![Vec::new(); upstream.len()];
    for (place, members) in upstream.iter().enumerate() {
        for &member in members {
            downstream[member].push(place);
        }
    }
    downstream
}

/// Takes away, again and again, the smallest place that waits for nothing.
fn peeled(upstream: &[Vec<usize>], downstream: &[Vec<usize>]) -> Vec<usize> {
    let mut waits_for: Vec<usize> = upstream.iter().map(Vec::len).collect();
    let mut free: BinaryHeap<Reverse<usize>> = (0..upstream.len())
        .filter(|&place| waits_for[place] == 0)
        .map(Reverse)
        .collect();
    let mut order = Vec::with_capacity(upstream.len());
    while let Some(Reverse(place)) = free.pop() {
        order.push(place);
        for &next in &downstream[place] {
            waits_for[next] -= 1;
            if waits_for[next] == 0 {
                free.push(Reverse(next));
            }
        }
    }
    order
}

/// Groups of places that are joined by links, in order of their smallest place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Components {
    /// The places of each group, in order.
    pub(crate) groups: Vec<Vec<usize>>,
    /// The group of each place.
    pub(crate) group_of: Vec<usize>,
}

impl Components {
    pub(crate) fn new(places: usize, links: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut parent: Vec<usize> = (0..places).collect();
        for (one, other) in links {
            let (one, other) = (root(&mut parent, one), root(&mut parent, other));
            parent[one.max(other)] = one.min(other);
        }
        let (mut groups, mut group_of) = (Vec::new(), vec![0; places]);
        for place in 0..places {
            let root = root(&mut parent, place);
            if root == place {
                group_of[place] = groups.len();
                groups.push(Vec::new());
            }
            // INVARIANT: the root is the smallest place of its group, so its group is there already.
            group_of[place] = group_of[root];
            groups[group_of[place]].push(place);
        }
        Self { groups, group_of }
    }
}

fn root(parent: &mut [usize], mut place: usize) -> usize {
    while parent[place] != place {
        parent[place] = parent[parent[place]];
        place = parent[place];
    }
    place
}

/// All that can be reached from some places, themselves among them, in order.
pub(crate) fn reachable<'a, I>(
    places: usize,
    from: impl IntoIterator<Item = usize>,
    next: impl Fn(usize) -> I,
) -> Vec<usize>
where
    I: Iterator<Item = &'a usize>,
{
    let mut reached = vec![false; places];
    let mut open = Vec::new();
    let mut reach = |place: usize, open: &mut Vec<usize>| {
        if !std::mem::replace(&mut reached[place], true) {
            open.push(place);
        }
    };
    from.into_iter().for_each(|place| reach(place, &mut open));
    while let Some(place) = open.pop() {
        next(place).for_each(|&place| reach(place, &mut open));
    }
    (0..places).filter(|&place| reached[place]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_follows_what_rests_on_what() {
        assert_eq!(
            topological_order(&[vec![2], vec![], vec![1], vec![]]),
            Ok(vec![1, 2, 0, 3])
        );
    }

    #[test]
    fn only_what_lies_on_a_circle_is_named() {
        let upstream = [vec![1], vec![2], vec![1, 4], vec![0], vec![]];
        assert_eq!(topological_order(&upstream), Err(vec![1, 2]));
        assert_eq!(topological_order(&[vec![0]]), Err(vec![0]));
    }

    #[test]
    fn components_are_in_order() {
        let components = Components::new(6, [(4, 0), (5, 3), (3, 1)].into_iter());
        assert_eq!(components.groups, [vec![0, 4], vec![1, 3, 5], vec![2]]);
        assert_eq!(components.group_of, [0, 1, 2, 1, 0, 1]);
    }

    #[test]
    fn reaching_ends_in_circles_too() {
        let next = [vec![1], vec![0], vec![1]];
        assert_eq!(reachable(3, [0], |place| next[place].iter()), [0, 1]);
    }
}
