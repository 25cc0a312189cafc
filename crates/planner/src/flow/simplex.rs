//! Planner, flow: pivots of the network simplex method, with block search for the arc that enters.
//!
//! The tree stays strongly feasible (Cunningham 1976: of all arcs that block, the last one met from the join on
//! leaves), so that pivots without progress cannot go round for ever.

use super::tree::Tree;
use super::{Network, NoFlow, Solution};

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Empty,
    Tree,
    Full,
}

struct Simplex {
    from: Vec<u32>,
    to: Vec<u32>,
    capacity: Vec<i64>,
    cost: Vec<i64>,
    flow: Vec<i64>,
    state: Vec<State>,
    potential: Vec<i64>,
    tree: Tree,
    /// Where the next search for an entering arc begins.
    next: usize,
    block: usize,
}

/// The arc that leaves the tree.
struct Leaving {
    node: u32,
    on_first_side: bool,
}

/// Solves a network in which supply and demand are equal and every number has been checked for size.
pub(super) fn solve(network: &Network, stop: &dyn Fn() -> bool) -> Result<Solution, NoFlow> {
    let arcs = network.from.len();
    let mut simplex = Simplex::start(network);
    let mut pivots = 0_u64;
    while let Some(arc) = simplex.find_entering(arcs) {
        simplex.pivot(arc);
        pivots += 1;
        if pivots.is_multiple_of(64) && stop() {
            return Err(NoFlow::Stopped);
        }
    }
    let missing: i64 = simplex.flow[arcs..].iter().sum();
    if missing > 0 {
        // Every missing unit runs from its supply to the root and on to its demand.
        return Err(NoFlow::Unreachable { missing: missing / 2 });
    }
    let cost: i128 = (0..arcs)
        .map(|a| i128::from(simplex.flow[a]) * i128::from(simplex.cost[a]))
        .sum();
    Ok(Solution {
        cost: i64::try_from(cost).map_err(|_| NoFlow::TooLarge)?,
        flow: simplex.flow,
        potential: simplex.potential,
    })
}

impl Simplex {
    /// All real arcs empty; each node joined to the root by a dear artificial arc that carries its supply or demand.
    fn start(network: &Network) -> Self {
        let (nodes, arcs) = (network.supply.len(), network.from.len());
        let dearest = network.cost.iter().map(|c| c.abs()).max().unwrap_or(0) + 1;
        let artificial = dearest * (nodes as i64 + 1);
        let mut simplex = Self {
            from: network.from.clone(),
            to: network.to.clone(),
            capacity: network.capacity.clone(),
            cost: network.cost.clone(),
            flow: vec![0; arcs],
            state: vec![State::Empty; arcs],
            potential: vec![0; nodes + 1],
            tree: Tree::star(nodes, arcs, network.supply.iter().map(|s| *s >= 0).collect()),
            next: 0,
            block: arcs.isqrt().max(20),
        };
        for (v, supply) in network.supply.iter().enumerate() {
            let (from, to) = if *supply >= 0 { (v, nodes) } else { (nodes, v) };
            simplex.from.push(from as u32);
            simplex.to.push(to as u32);
            simplex.capacity.push(i64::MAX / 2);
            simplex.cost.push(artificial);
            simplex.flow.push(supply.abs());
            simplex.state.push(State::Tree);
            simplex.potential[v] = if *supply >= 0 { -artificial } else { artificial };
        }
        simplex
    }

    /// Returns the arc of the next block that gains most, going round once at most. Artificial arcs never come back.
    fn find_entering(&mut self, arcs: usize) -> Option<u32> {
        let (mut best, mut gain) = (None, 0);
        let mut left_in_block = self.block;
        for _ in 0..arcs {
            let a = self.next;
            self.next = if a + 1 == arcs { 0 } else { a + 1 };
            let reduced = self.cost[a] + self.potential[self.from[a] as usize] - self.potential[self.to[a] as usize];
            let this = match self.state[a] {
                State::Empty => -reduced,
                State::Full => reduced,
                State::Tree => 0,
            };
            if this > gain {
                (best, gain) = (Some(a as u32), this);
            }
            left_in_block -= 1;
            if left_in_block == 0 {
                if best.is_some() {
                    break;
                }
                left_in_block = self.block;
            }
        }
        best
    }

    /// Sends as much as fits round the cycle that `arc` closes, and exchanges it for the arc that blocks.
    fn pivot(&mut self, arc: u32) {
        let a = arc as usize;
        let fills = self.state[a] == State::Empty;
        let (first, second) = if fills {
            (self.from[a], self.to[a])
        } else {
            (self.to[a], self.from[a])
        };
        let join = self.tree.join(first, second);
        let (units, leaving) = self.block(arc, first, second, join);
        self.push(arc, fills, units, (first, second, join));
        let Some(leaving) = leaving else {
            self.state[a] = if fills { State::Full } else { State::Empty };
            return;
        };
        let out = self.tree.arc[leaving.node as usize] as usize;
        self.state[a] = State::Tree;
        self.state[out] = if self.flow[out] == 0 { State::Empty } else { State::Full };
        let (top, under) = if leaving.on_first_side {
            (first, second)
        } else {
            (second, first)
        };
        let up = self.from[a] == top;
        self.tree.rehang(leaving.node, top, under, arc, up);
        let price = if up { -self.cost[a] } else { self.cost[a] };
        let shift = self.potential[under as usize] + price - self.potential[top as usize];
        self.tree.shift_below(top, shift, &mut self.potential);
    }

    /// Returns how many units fit and which tree arc blocks; none when the entering arc itself does.
    fn block(&self, arc: u32, first: u32, second: u32, join: u32) -> (i64, Option<Leaving>) {
        let mut units = self.capacity[arc as usize];
        let mut leaving = None;
        let mut node = first;
        while node != join {
            let room = self.room(node, false);
            if room < units {
                units = room;
                leaving = Some(Leaving {
                    node,
                    on_first_side: true,
                });
            }
            node = self.tree.parent[node as usize];
        }
        node = second;
        while node != join {
            let room = self.room(node, true);
            if room <= units {
                units = room;
                leaving = Some(Leaving {
                    node,
                    on_first_side: false,
                });
            }
            node = self.tree.parent[node as usize];
        }
        (units, leaving)
    }

    /// Units that fit between a node and its parent, upward or downward.
    fn room(&self, node: u32, upward: bool) -> i64 {
        let v = node as usize;
        let e = self.tree.arc[v] as usize;
        if self.tree.up[v] == upward {
            self.capacity[e] - self.flow[e]
        } else {
            self.flow[e]
        }
    }

    fn push(&mut self, arc: u32, fills: bool, units: i64, (first, second, join): (u32, u32, u32)) {
        if units == 0 {
            return;
        }
        self.flow[arc as usize] += if fills { units } else { -units };
        for (start, upward) in [(first, false), (second, true)] {
            let mut node = start;
            while node != join {
                let v = node as usize;
                self.flow[self.tree.arc[v] as usize] += if self.tree.up[v] == upward { units } else { -units };
                node = self.tree.parent[v];
            }
        }
    }
}
