//! Which nodes of a graph lie on a circle, found in one walk along its edges however
//! long the circle is.

/// The number of each node's circle: two nodes have the same one if each leads to the other.
pub fn circles(next: &[Vec<usize>]) -> Vec<usize> {
    let mut before = vec![Vec::new(); next.len()];
    for (from, to) in next.iter().enumerate().flat_map(|(from, all)| all.iter().map(move |to| (from, *to))) {
        before[to].push(from);
    }
    let mut circle = vec![usize::MAX; next.len()];
    // Against the edges, beginning with what was left last: what is reached leads back as well.
    for (number, root) in finished(next).into_iter().rev().enumerate() {
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            if circle[node] == usize::MAX {
                circle[node] = number;
                open.extend(&before[node]);
            }
        }
    }
    circle
}

/// The nodes in the order in which a walk leaves them for good.
fn finished(next: &[Vec<usize>]) -> Vec<usize> {
    let (mut seen, mut order) = (vec![false; next.len()], Vec::with_capacity(next.len()));
    for root in 0..next.len() {
        let mut open = vec![(root, 0)];
        while let Some((node, at)) = open.pop() {
            if at == 0 && std::mem::replace(&mut seen[node], true) {
                continue;
            }
            match next[node].get(at) {
                Some(to) => open.extend([(node, at + 1), (*to, 0)]),
                None => order.push(node),
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::circles;

    /// Whether two nodes lead to each other, asked one by one.
    fn together(next: &[Vec<usize>], a: usize, b: usize) -> bool {
        let leads = |from: usize, to: usize| {
            let (mut seen, mut open) = (vec![false; next.len()], vec![from]);
            while let Some(node) = open.pop().filter(|node| *node != to || !seen[to]) {
                if !std::mem::replace(&mut seen[node], true) {
                    open.extend(&next[node]);
                }
            }
            seen[to]
        };
        leads(a, b) && leads(b, a)
    }

    proptest::proptest! {
        #[test]
        fn what_leads_back_is_on_one_circle(edges in proptest::collection::vec((0_usize..7, 0_usize..7), 0..14)) {
            let mut next = vec![Vec::new(); 7];
            edges.iter().for_each(|(from, to)| next[*from].push(*to));
            let found = circles(&next);
            for (a, b) in (0..7).flat_map(|a| (0..7).map(move |b| (a, b))) {
                proptest::prop_assert_eq!(found[a] == found[b], together(&next, a, b), "{} {}", a, b);
            }
        }
    }

    #[test]
    fn a_long_way_round_is_walked_once() {
        let n = 200_000;
        let next: Vec<Vec<usize>> = (0..n).map(|at| vec![(at + 1) % n]).collect();
        let found = circles(&next);
        assert!(found.iter().all(|number| *number == found[0]));
    }
}
