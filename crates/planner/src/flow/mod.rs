//! Planner, flow: the cheapest way to send whole units through a network, by the network simplex method.
//!
//! Build a [`Network`], [`Network::solve`] it, read arcs from the [`Solution`]. Whole numbers only, no chance: the same
//! network gives the same flow. The potentials prove the answer: an arc with room has a reduced cost of at least zero,
//! an arc in use one of at most zero.

mod simplex;
mod solution;
mod tree;

pub use solution::{NoFlow, Solution};

/// A node of one network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeIx(u32);

/// An arc of one network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArcIx(u32);

/// What may flow where, and at what cost.
#[derive(Clone, Debug, Default)]
pub struct Network {
    supply: Vec<i64>,
    from: Vec<u32>,
    to: Vec<u32>,
    capacity: Vec<i64>,
    cost: Vec<i64>,
}

impl Network {
    /// Returns a network without nodes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a node. A positive supply is the most that may leave here (what nobody needs stays); a negative supply is a
    /// demand, met exactly; zero passes everything on.
    pub fn add_node(&mut self, supply: i64) -> NodeIx {
        self.supply.push(supply);
        NodeIx((self.supply.len() - 1) as u32)
    }

    /// Adds an arc that carries from 0 to `capacity` units at `cost` each. Both nodes must come from this network. A
    /// negative capacity counts as 0; a cost may be negative.
    pub fn add_arc(&mut self, from: NodeIx, to: NodeIx, capacity: i64, cost: i64) -> ArcIx {
        self.from.push(from.0);
        self.to.push(to.0);
        self.capacity.push(capacity.max(0));
        self.cost.push(cost);
        ArcIx((self.from.len() - 1) as u32)
    }

    /// Returns the cheapest flow that meets every demand, or the reason why there is none.
    pub fn solve(self) -> Result<Solution, NoFlow> {
        self.solve_unless(&|| false)
    }

    /// Solves as [`Network::solve`] does, unless told to stop; `stop` is asked often.
    pub fn solve_unless(mut self, stop: &dyn Fn() -> bool) -> Result<Solution, NoFlow> {
        let (nodes, arcs) = (self.supply.len(), self.from.len());
        let left_over = self.check()?;
        if left_over > 0 {
            self.add_left_over(left_over);
        }
        let mut solution = simplex::solve(&self, stop)?;
        solution.keep(nodes, arcs);
        Ok(solution)
    }

    /// Refuses what the whole numbers cannot hold; returns by how much supply exceeds demand.
    fn check(&self) -> Result<i64, NoFlow> {
        let offered: i128 = self.supply.iter().filter(|s| **s > 0).map(|s| i128::from(*s)).sum();
        let needed: i128 = self.supply.iter().filter(|s| **s < 0).map(|s| -i128::from(*s)).sum();
        let dearest = self.cost.iter().map(|c| i128::from(*c).abs()).max().unwrap_or(0) + 1;
        let widest = self.capacity.iter().map(|c| i128::from(*c)).max().unwrap_or(0);
        let nodes = self.supply.len() as i128 + 2;
        let most = i128::from(i64::MAX) / 8;
        if dearest * nodes > most || offered > most || needed > most || widest > most || nodes > 1 << 30 {
            return Err(NoFlow::TooLarge);
        }
        match i64::try_from(offered - needed) {
            Ok(left_over) if left_over >= 0 => Ok(left_over),
            Ok(short) => Err(NoFlow::Short { missing: -short }),
            Err(_) => Err(NoFlow::TooLarge),
        }
    }

    /// A node that takes, free of cost, what nobody needs.
    fn add_left_over(&mut self, units: i64) {
        let offers: Vec<(usize, i64)> = self
            .supply
            .iter()
            .copied()
            .enumerate()
            .filter(|(_, s)| *s > 0)
            .collect();
        let rest = self.add_node(-units);
        for (node, supply) in offers {
            self.add_arc(NodeIx(node as u32), rest, supply, 0);
        }
    }
}
