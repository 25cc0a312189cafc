//! Planner, flow: what came out of a network, or why nothing can.

use super::{ArcIx, NodeIx};
use std::fmt;

/// The cheapest flow and the prices that prove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    pub(super) flow: Vec<i64>,
    pub(super) potential: Vec<i64>,
    pub(super) cost: i64,
}

impl Solution {
    /// Returns the units on an arc.
    pub fn flow(&self, arc: ArcIx) -> i64 {
        self.flow[arc.0 as usize]
    }

    /// Returns the cost of the whole flow.
    pub fn cost(&self) -> i64 {
        self.cost
    }

    /// Returns the potential p of a node. For every arc u to v, `cost + p(u) - p(v)` is >= 0 where the arc has room and
    /// <= 0 where it carries something.
    pub fn potential(&self, node: NodeIx) -> i64 {
        self.potential[node.0 as usize]
    }

    pub(super) fn keep(&mut self, nodes: usize, arcs: usize) {
        self.flow.truncate(arcs);
        self.potential.truncate(nodes);
    }
}

/// Why a network has no flow that meets every demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFlow {
    /// All supply together is smaller than all demand.
    Short {
        /// Units missing.
        missing: i64,
    },
    /// There is enough, but the arcs cannot carry it to where it is needed.
    Unreachable {
        /// Units that do not arrive.
        missing: i64,
    },
    /// Costs or amounts too large for 64-bit whole numbers.
    TooLarge,
    /// Told to stop before the flow was found.
    Stopped,
}

impl fmt::Display for NoFlow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Short { missing } => write!(f, "supply is short of demand by {missing} units"),
            Self::Unreachable { missing } => write!(f, "{missing} units cannot reach where they are needed"),
            Self::Stopped => write!(f, "stopped before the flow was found"),
            Self::TooLarge => write!(f, "costs or amounts are too large"),
        }
    }
}

impl std::error::Error for NoFlow {}
