//! Lots: people of each queue in multiples of what a platoon carries, so that few vehicles leave half empty.
//!
//! The cheapest flow is drawn again and again, each time with one more queue held to whole lots: those first whose last
//! lot is emptiest. A queue that cannot do with a lot less, because its people fit nowhere else, keeps it.

use super::flows::Sending;
use super::spread::Spread;
use crate::flow::{ArcIx, Network};
use crate::rosters::{MANY_LOADS, sizes};
use crate::task::StageRow;
use std::collections::BTreeMap;

/// Most queues whose lots are tried one after another; beyond that it would take longer than it saves.
const MOST: usize = 200;

/// Most queues among which lots are moved to nearer ones: each change tried is a flow.
const MOST_NEARER: usize = 12;

/// Lots by site and shelter.
pub(super) type Lots = BTreeMap<Queue, i64>;

/// Site and shelter.
type Queue = (usize, usize);

impl Sending<'_> {
    /// Returns flows in lots, each with the size of platoons that carry one, from a flow that moves as many people. `seated`
    /// of all people need seats; the others travel in places of their own, and a lot is so much larger.
    pub fn lots(&self, from: &Spread, seated: i64) -> Vec<(Spread, usize)> {
        let seats = self.seats_of(1);
        // Of so many loads it would take seconds, and rosters of like vehicles, drawn day by day then, know no platoons of a size.
        if seats > 0 && from.moved / seats >= MANY_LOADS {
            return Vec::new();
        }
        let mut lots: Vec<(Spread, usize)> = Vec::new();
        let all: i64 = self.senders.iter().map(|s| s.units).sum();
        let lot = |size: usize| self.seats_of(size) * all / seated.max(1);
        for size in sizes(self.task.most_vehicles) {
            if let Some(flow) = self.in_lots(from, lot(size))
                && flow.units != from.units
                && !self.stop.now()
            {
                lots.push((flow, size));
            }
        }
        lots
    }

    /// Returns the seats of so many vehicles of the kind that has most of all seats.
    pub fn seats_of(&self, vehicles: usize) -> i64 {
        let mut seats = vec![0_i64; self.task.kinds.len()];
        for vehicle in &self.task.vehicles {
            seats[vehicle.kind] += i64::from(self.task.kinds[vehicle.kind].seats);
        }
        let kind = (0..seats.len()).max_by_key(|kind| (seats[*kind], std::cmp::Reverse(*kind)));
        vehicles as i64 * kind.map_or(0, |kind| i64::from(self.task.kinds[kind].seats))
    }

    /// Returns the flow with the fewest lots of `lot` people that this finds from a flow that moves as many, or `None`
    /// when there are too many queues.
    fn in_lots(&self, from: &Spread, lot: i64) -> Option<Spread> {
        let mut people: Lots = self.queues(from);
        if people.len() > MOST || lot < 1 {
            return None;
        }
        let mut best = from.clone();
        let mut lots: Lots = self.journeys.keys().map(|queue| (*queue, i64::MAX / lot)).collect();
        let mut open: Vec<(usize, usize)> = people.keys().copied().collect();
        while let Some(at) = (0..open.len()).min_by_key(|q| (people.get(&open[*q]).map_or(0, |p| p % lot), *q)) {
            let queue = open.swap_remove(at);
            let stands = people.get(&queue).copied().unwrap_or(0);
            let fewer = Lots::from_iter([(queue, stands / lot)]);
            let tried: Lots = lots.iter().map(|(q, n)| (*q, *fewer.get(q).unwrap_or(n))).collect();
            let flow = self.within(&tried, lot);
            if flow.moved == from.moved {
                lots = tried;
                people = self.queues(&flow);
                best = flow;
            } else {
                lots.insert(queue, ((stands + lot - 1) / lot).max(1));
            }
        }
        Some(self.nearer(best, lot))
    }

    /// Moves whole lots from farther queues to nearer ones, or leaves them out, while as many people can be moved: the
    /// last lots may then be emptier, but less is driven.
    pub(super) fn nearer(&self, from: Spread, lot: i64) -> Spread {
        let mut best = from;
        let whole = |people: i64| (people + lot - 1) / lot;
        let mut lots: Lots = self.journeys.keys().map(|queue| (*queue, 0)).collect();
        for (queue, people) in self.queues(&best) {
            lots.insert(queue, whole(people));
        }
        if lots.len() > MOST_NEARER {
            return best;
        }
        while let Some((tried, flow)) = self.one_nearer(&lots, lot, best.moved) {
            (lots, best) = (tried, flow);
        }
        best
    }

    /// Returns the change of lots that saves most driving, with a flow for it; `None` when none does.
    fn one_nearer(&self, lots: &Lots, lot: i64, moved: i64) -> Option<(Lots, Spread)> {
        let minutes: BTreeMap<(usize, usize), i64> =
            self.journeys.iter().map(|(q, stages)| (*q, minutes(stages))).collect();
        let mut changes: Vec<(i64, Queue, Vec<Queue>)> = Vec::new();
        for (from, far) in minutes.iter().filter(|(queue, _)| lots[queue] > 0) {
            changes.push((*far, *from, Vec::new()));
            for (one, near) in minutes.iter().filter(|(one, near)| *near < far && *one != from) {
                changes.push((far - near, *from, vec![*one]));
                let others = minutes
                    .range(one..)
                    .filter(|(other, more)| near + **more < *far && *other != from);
                changes.extend(others.map(|(other, more)| (far - near - more, *from, vec![*one, *other])));
            }
        }
        changes.sort_by_key(|(saved, ..)| std::cmp::Reverse(*saved));
        changes.into_iter().find_map(|(_, from, to)| {
            let mut tried = lots.clone();
            *tried.get_mut(&from)? -= 1;
            for queue in to {
                *tried.get_mut(&queue)? += 1;
            }
            let flow = (!self.stop.now()).then(|| self.within(&tried, lot))?;
            (flow.moved == moved).then_some((tried, flow))
        })
    }

    /// Returns the driving of whole lots there and back.
    #[cfg(test)]
    pub(super) fn driving(&self, flow: &Spread, lot: i64) -> i64 {
        let queues = self.queues(flow).into_iter();
        queues
            .map(|(queue, people)| (people + lot - 1) / lot * minutes(&self.journeys[&queue]))
            .sum()
    }

    fn queues(&self, flow: &Spread) -> Lots {
        let mut queues = Lots::new();
        for (sender, shelters) in self.senders.iter().zip(&flow.units) {
            for (shelter, people) in shelters.iter().filter(|(_, people)| **people > 0) {
                *queues.entry((sender.site, *shelter)).or_default() += people;
            }
        }
        queues
    }

    /// Sends as many people as possible within the lots of each queue, then with the least driving there and back.
    pub(super) fn within(&self, lots: &Lots, lot: i64) -> Spread {
        let mut network = Network::new();
        let places = (0..self.task.shelters.len()).map(|s| self.task.most_people(s));
        let shelters: Vec<_> = places.map(|places| network.add_node(places)).collect();
        let all: i64 = self.senders.iter().map(|s| s.units).sum();
        let nowhere = network.add_node(all);
        let mut dearest = 0;
        let mut queues = BTreeMap::new();
        for (queue, stages) in self.journeys {
            let minutes = minutes(stages);
            let node = network.add_node(0);
            let most = lots.get(queue).map_or(0, |n| n.saturating_mul(lot)).min(all);
            network.add_arc(shelters[queue.1], node, most, minutes);
            queues.insert(*queue, node);
            dearest = minutes.max(dearest);
        }
        let stay = (dearest + 1) * (shelters.len() as i64 + 2);
        let mut arcs: Vec<Vec<(usize, ArcIx)>> = Vec::with_capacity(self.senders.len());
        for sender in self.senders {
            let node = network.add_node(-sender.units);
            network.add_arc(nowhere, node, sender.units, stay);
            let arc = |s: &usize| (*s, network.add_arc(queues[&(sender.site, *s)], node, sender.units, 0));
            arcs.push(sender.list.iter().map(arc).collect());
        }
        let nobody = Spread {
            units: vec![BTreeMap::new(); self.senders.len()],
            moved: 0,
            prices: Vec::new(),
        };
        network.solve_unless(&|| self.stop.now()).map_or(nobody, |solution| {
            let flow = |arcs: &Vec<(usize, ArcIx)>| arcs.iter().map(|(s, arc)| (*s, solution.flow(*arc))).collect();
            let units: Vec<BTreeMap<usize, i64>> = arcs.iter().map(flow).collect();
            Spread {
                moved: units.iter().flat_map(BTreeMap::values).sum(),
                units,
                prices: vec![0; shelters.len()],
            }
        })
    }
}

/// Returns the minutes of driving there and back.
fn minutes(stages: &[StageRow]) -> i64 {
    stages.iter().map(|stage| 2 * i64::from(stage.minutes)).sum()
}
