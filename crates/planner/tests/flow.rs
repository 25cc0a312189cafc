//! Promises of the min-cost flow: as cheap as a slow, plain method finds, proved by its potentials, never a panic.
#![allow(clippy::unwrap_used)]

use planner::flow::{ArcIx, Network, NoFlow, NodeIx};
use proptest::prelude::*;

#[derive(Clone, Debug)]
struct Drawn {
    supply: Vec<i64>,
    arcs: Vec<(usize, usize, i64, i64)>,
}

impl Drawn {
    fn build(&self) -> (Network, Vec<NodeIx>, Vec<ArcIx>) {
        let mut network = Network::new();
        let nodes: Vec<_> = self.supply.iter().map(|s| network.add_node(*s)).collect();
        let arcs = self
            .arcs
            .iter()
            .map(|(u, v, k, c)| network.add_arc(nodes[*u], nodes[*v], *k, *c));
        let arcs = arcs.collect();
        (network, nodes, arcs)
    }

    /// Successive shortest paths with Bellman and Ford, one path at a time. Costs must not be negative.
    fn slow_cost(&self) -> Option<i64> {
        let n = self.supply.len();
        let (start, end) = (n, n + 1);
        let mut edges: Vec<(usize, usize, i64, i64)> = Vec::new();
        let mut join = |u, v, k, c| {
            edges.push((u, v, k, c));
            edges.push((v, u, 0, -c));
        };
        self.arcs.iter().for_each(|&(u, v, k, c)| join(u, v, k, c));
        for (v, s) in self.supply.iter().enumerate() {
            if *s > 0 {
                join(start, v, *s, 0);
            } else {
                join(v, end, -s, 0);
            }
        }
        let mut needed: i64 = self.supply.iter().map(|s| (-s).max(0)).sum();
        let mut cost = 0;
        while needed > 0 {
            let mut way = vec![(i64::MAX, usize::MAX); n + 2];
            way[start].0 = 0;
            for _ in 0..n + 2 {
                for (e, (u, v, k, c)) in edges.iter().enumerate() {
                    if *k > 0 && way[*u].0 < i64::MAX && way[*u].0 + c < way[*v].0 {
                        way[*v] = (way[*u].0 + c, e);
                    }
                }
            }
            if way[end].0 == i64::MAX {
                return None;
            }
            let mut at = end;
            while at != start {
                let e = way[at].1;
                edges[e].2 -= 1;
                edges[e ^ 1].2 += 1;
                at = edges[e].0;
            }
            cost += way[end].0;
            needed -= 1;
        }
        Some(cost)
    }
}

fn drawn(cheapest: i64) -> impl Strategy<Value = Drawn> {
    (2usize..9).prop_flat_map(move |n| {
        let supply = prop::collection::vec(-5i64..8, n);
        let arcs = prop::collection::vec((0..n, 0..n, 0i64..7, cheapest..20), 0..40);
        (supply, arcs).prop_map(|(supply, arcs)| Drawn { supply, arcs })
    })
}

/// Capacities, demands and supplies are kept and complementary slackness holds.
fn judge(drawn: &Drawn) -> Result<i64, NoFlow> {
    let (network, nodes, arcs) = drawn.build();
    let solution = network.solve()?;
    let mut balance = vec![0; drawn.supply.len()];
    let mut cost = 0;
    for (ix, &(u, v, capacity, price)) in arcs.iter().zip(&drawn.arcs) {
        let flow = solution.flow(*ix);
        assert!((0..=capacity).contains(&flow));
        balance[u] += flow;
        balance[v] -= flow;
        cost += flow * price;
        let reduced = price + solution.potential(nodes[u]) - solution.potential(nodes[v]);
        assert!(
            flow == capacity || reduced >= 0,
            "an arc with room would make it cheaper"
        );
        assert!(flow == 0 || reduced <= 0, "an arc in use makes it dearer");
    }
    for (sent, supply) in balance.iter().zip(&drawn.supply) {
        if *supply <= 0 {
            assert_eq!(sent, supply, "a demand is met exactly");
        } else {
            assert!((0..=*supply).contains(sent), "a supply is not exceeded");
        }
    }
    assert_eq!(cost, solution.cost());
    Ok(cost)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_flow_is_as_cheap_as_a_slow_plain_method_finds(drawn in drawn(0)) {
        prop_assert_eq!(judge(&drawn).ok(), drawn.slow_cost());
    }

    #[test]
    fn negative_costs_keep_the_proof(drawn in drawn(-15)) {
        let _ = judge(&drawn);
    }

    #[test]
    fn numbers_of_any_size_are_solved_or_refused(
        supply in prop::collection::vec(any::<i64>(), 0..6),
        arcs in prop::collection::vec((0usize..6, 0usize..6, any::<i64>(), any::<i64>()), 0..12),
    ) {
        let n = supply.len();
        let arcs = arcs.into_iter().filter(|a| a.0 < n && a.1 < n).collect();
        let (network, ..) = Drawn { supply, arcs }.build();
        let _ = network.solve();
    }
}

#[test]
fn too_little_supply_says_how_much_is_missing() {
    let drawn = Drawn {
        supply: vec![3, -5],
        arcs: vec![(0, 1, 9, 1)],
    };
    assert_eq!(judge(&drawn), Err(NoFlow::Short { missing: 2 }));
}

#[test]
fn a_narrow_arc_says_how_much_does_not_arrive() {
    let drawn = Drawn {
        supply: vec![5, -5],
        arcs: vec![(0, 1, 3, 1)],
    };
    assert_eq!(judge(&drawn), Err(NoFlow::Unreachable { missing: 2 }));
}

#[test]
fn two_hundred_thousand_arcs_take_less_than_a_few_seconds() {
    let started = std::time::Instant::now();
    let (sources, sinks) = (2000, 100);
    let mut supply = vec![-3; sources];
    supply.extend(vec![70; sinks]);
    let mut state = 7u64;
    let mut draw = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % 5000) as i64
    };
    let arcs = (0..sources).flat_map(|i| (0..sinks).map(move |j| (sources + j, i)));
    let arcs = arcs.map(|(u, v)| (u, v, 3, draw())).collect();
    assert!(judge(&Drawn { supply, arcs }).is_ok());
    let took = started.elapsed();

    assert!(took.as_secs() < 10);
}
