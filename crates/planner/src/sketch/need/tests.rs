//! Counting whom seats leave out, promise: as many as the largest flow of people leaves out.
#![allow(clippy::unwrap_used)]

use super::Need;
use crate::flow::Network;
use crate::loads::{self, Party};
use crate::stop::Stop;
use crate::task;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Returns how many people who need a seat the largest flow over ways and shelters leaves out.
fn left_by_flow(need: &Need, parties: &[Party], seats: &[i64]) -> i64 {
    let mut network = Network::new();
    let all: i64 = parties.iter().map(|p| p.needs[0]).sum();
    let nowhere = network.add_node(all);
    let shelters: BTreeMap<usize, _> = (0..need.ways.len())
        .map(|way| (need.ways[way].shelter, network.add_node(need.places(way))))
        .collect();
    let nodes: Vec<_> = need.ways.iter().map(|_| network.add_node(0)).collect();
    for (way, row) in need.ways.iter().enumerate() {
        network.add_arc(shelters[&row.shelter], nodes[way], seats[way], 0);
    }
    let mut left = Vec::new();
    for party in parties {
        let node = network.add_node(-party.needs[0]);
        left.push(network.add_arc(nowhere, node, all, 1));
        for way in &party.ways {
            let at = need.ways.iter().position(|w| w == way).unwrap();
            network.add_arc(nodes[at], node, all, 0);
        }
    }
    let solution = network.solve().unwrap();
    left.into_iter().map(|arc| solution.flow(arc)).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn as_many_are_left_out_as_the_largest_flow_leaves_out(
        operation in samples::operations(),
        drawn in prop::collection::vec(0..60_i64, 64),
    ) {
        let task = task::build(&operation);
        let parties = loads::parties_alone(&operation, &task, &Stop::new(&|_| false)).parties;
        let Some(need) = Need::new(&task, &parties) else { return Ok(()) };
        let seats = &drawn[..need.ways.len()];
        prop_assert_eq!(need.left(seats).max(0), left_by_flow(&need, &parties, seats));
    }
}
