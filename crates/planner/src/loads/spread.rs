//! Level one, spread: units of senders to shelters, as many as possible, then with the least driving there and back.
//!
//! On closed rounds the empty runs add nothing to choose by: with sites and shelters spread alike, the cheapest round of
//! vehicles costs what the ways back cost (measured on a million people: 119.0 minutes a trip by either).

use super::group::Journeys;
use crate::flow::{ArcIx, Network};
use crate::stop::Stop;
use std::collections::BTreeMap;

/// Units that wait at a site and may go to any shelter of a list: people of a group, or bus loads.
#[derive(Clone, Debug)]
pub(super) struct Sender {
    pub site: usize,
    /// Shelters open to them, in rising order.
    pub list: Vec<usize>,
    pub units: i64,
}

/// How the units of each sender are spread.
#[derive(Clone, Debug)]
pub(super) struct Spread {
    /// Units of each sender by shelter.
    pub units: Vec<BTreeMap<usize, i64>>,
    pub moved: i64,
    /// What a place in each shelter is worth beyond one in the emptiest, in the measure of [`Driving::minutes`].
    pub prices: Vec<i64>,
}

/// Roads and the idea of cheap.
pub(super) struct Driving<'d> {
    pub journeys: &'d Journeys,
    /// By how much a journey's driving time is bent, in percent.
    pub percent: &'d dyn Fn(usize, usize) -> i64,
    pub stop: &'d Stop<'d>,
}

impl Driving<'_> {
    /// Returns the driving of one vehicle there and back, in hundredths of a minute when nothing is bent.
    pub fn minutes(&self, site: usize, shelter: usize) -> i64 {
        let stages = self.journeys.get(&(site, shelter)).into_iter().flatten();
        let minutes: i64 = stages.map(|stage| 2 * i64::from(stage.minutes)).sum();
        minutes * (self.percent)(site, shelter)
    }

    /// Spreads the units of each sender; `places` are the units each shelter takes.
    pub fn cheapest(&self, senders: &[Sender], places: &[i64]) -> Spread {
        let mut network = Network::new();
        let shelters: Vec<_> = places.iter().map(|places| network.add_node(*places)).collect();
        let all: i64 = senders.iter().map(|s| s.units).sum();
        let ways = || senders.iter().flat_map(|s| s.list.iter().map(move |to| (s, *to)));
        let dearest = ways().map(|(s, to)| self.minutes(s.site, to)).max().unwrap_or(0);
        let nowhere = network.add_node(all);
        let stay = (dearest + 1) * (places.len() as i64 + 2);
        let mut arcs: Vec<Vec<(usize, ArcIx)>> = Vec::with_capacity(senders.len());
        for sender in senders {
            let node = network.add_node(-sender.units);
            network.add_arc(nowhere, node, sender.units, stay);
            let arc = |s: &usize| {
                let minutes = self.minutes(sender.site, *s);
                (*s, network.add_arc(shelters[*s], node, sender.units, minutes))
            };
            arcs.push(sender.list.iter().map(arc).collect());
        }
        let Ok(solution) = network.solve_unless(&|| self.stop.now()) else {
            // Only sums beyond 64 bits end here, and who is stopped: start from nothing, the rounding still seats whom it can.
            return Spread {
                units: vec![BTreeMap::new(); senders.len()],
                moved: all,
                prices: vec![0; places.len()],
            };
        };
        let flow = |arcs: &Vec<(usize, ArcIx)>| arcs.iter().map(|(s, arc)| (*s, solution.flow(*arc))).collect();
        let units: Vec<BTreeMap<usize, i64>> = arcs.iter().map(flow).collect();
        let cheapest = shelters.iter().map(|node| solution.potential(*node)).min().unwrap_or(0);
        Spread {
            moved: units.iter().flat_map(BTreeMap::values).sum(),
            units,
            prices: shelters
                .iter()
                .map(|node| solution.potential(*node) - cheapest)
                .collect(),
        }
    }
}
