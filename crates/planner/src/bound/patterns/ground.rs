//! Vehicle-days: places, lanes, riders and vehicles as the relaxation sees them.

use super::super::Case;
use crate::task::{Capacity, NEVER};
use std::collections::BTreeMap;

/// A loaded run that some way uses.
pub(super) struct Lane {
    /// Positions in [`Ground::sites`].
    pub from: usize,
    pub to: usize,
    pub corridor: usize,
    pub minutes: i32,
    /// Least minutes from departure here until arrival at a shelter.
    pub after: i32,
    /// The shelter at the end.
    pub shelter: Option<usize>,
    /// Minutes at the checkpoint of a convoy with one person.
    pub checked: i32,
}

/// Lanes of each way, and the shelter at its end.
pub(super) type Ways = Vec<(Vec<usize>, usize)>;

/// People with one need and the same ways.
pub(super) struct Riders {
    /// 0 seat, 1 bay, 2 stretcher place.
    pub need: usize,
    pub people: i64,
    pub ways: Ways,
}

/// Vehicles that carry as many and may use the same lanes.
pub(super) struct Class {
    pub capacity: Capacity,
    /// Lanes from each place.
    pub lanes: Vec<Vec<usize>>,
    /// Place, first day, vehicles.
    pub starts: Vec<(usize, i32, i64)>,
}

/// Everything that does not depend on days.
pub(super) struct Ground {
    /// Sites where lanes start or end, or vehicles stand at first.
    pub sites: Vec<usize>,
    /// Minutes of an empty run between these, row by row.
    pub empty: Vec<i32>,
    pub lanes: Vec<Lane>,
    pub riders: Vec<Riders>,
    pub classes: Vec<Class>,
    /// Most people in one vehicle.
    pub largest: i64,
}

impl Ground {
    pub fn new(case: &Case<'_>) -> Self {
        let vehicles = &case.task.vehicles;
        let ends = case.ways().flat_map(|w| &w.stages).flat_map(|s| [s.from, s.to]);
        let mut sites: Vec<usize> = ends.chain(vehicles.iter().map(|v| v.place)).collect();
        sites.sort_unstable();
        sites.dedup();
        let empty = |a: &usize| sites.iter().map(|b| case.task.minutes(*a, *b)).collect::<Vec<_>>();
        let (lanes, riders) = lanes(case, &sites);
        Self {
            empty: sites.iter().flat_map(empty).collect(),
            riders,
            classes: classes(case, &sites, &lanes),
            largest: largest(case),
            lanes,
            sites,
        }
    }

    /// Returns the minutes of an empty run, or nothing where no road leads there.
    pub fn empty(&self, from: usize, to: usize) -> Option<i32> {
        let minutes = self.empty[from * self.sites.len() + to];
        (minutes < NEVER).then_some(if from == to { 0 } else { minutes })
    }
}

fn largest(case: &Case<'_>) -> i64 {
    let people = case.task.vehicles.iter().map(|v| case.task.kinds[v.kind].people());
    i64::from(people.max().unwrap_or(0))
}

fn lanes(case: &Case<'_>, sites: &[usize]) -> (Vec<Lane>, Vec<Riders>) {
    let at = |site: usize| sites.binary_search(&site).unwrap_or(0);
    let mut known: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut lanes: Vec<Lane> = Vec::new();
    let mut riders: BTreeMap<(usize, Ways), i64> = BTreeMap::new();
    for party in case.parties {
        let mut ways = Vec::with_capacity(party.ways.len());
        for way in &party.ways {
            let mut used = Vec::with_capacity(2);
            for (number, stage) in way.stages.iter().enumerate() {
                let after = case.after_departure(way, number);
                let lane = *known.entry((stage.from, stage.to)).or_insert_with(|| {
                    let shelter = number + 1 == way.stages.len();
                    lanes.push(Lane {
                        from: at(stage.from),
                        to: at(stage.to),
                        corridor: stage.corridor,
                        minutes: stage.minutes,
                        after,
                        shelter: shelter.then_some(way.shelter),
                        checked: case.task.corridors[stage.corridor].processing(1),
                    });
                    lanes.len() - 1
                });
                lanes[lane].after = lanes[lane].after.min(after);
                used.push(lane);
            }
            ways.push((used, way.shelter));
        }
        for need in (0..3).filter(|need| party.needs[*need] > 0) {
            *riders.entry((need, ways.clone())).or_default() += party.needs[need];
        }
    }
    let riders = riders
        .into_iter()
        .map(|((need, ways), people)| Riders { need, people, ways });
    (lanes, riders.collect())
}

fn classes(case: &Case<'_>, sites: &[usize], lanes: &[Lane]) -> Vec<Class> {
    let mut classes: Vec<Class> = Vec::new();
    let mut known: BTreeMap<(Capacity, Vec<usize>), usize> = BTreeMap::new();
    for vehicle in &case.task.vehicles {
        let served = (0..lanes.len()).filter(|lane| vehicle.may_serve(lanes[*lane].corridor));
        let (capacity, served) = (case.task.kinds[vehicle.kind], served.collect::<Vec<usize>>());
        let class = *known.entry((capacity, served.clone())).or_insert_with(|| {
            let from = |site: usize| served.iter().copied().filter(|l| lanes[*l].from == site).collect();
            let lanes = (0..sites.len()).map(from).collect();
            classes.push(Class {
                capacity,
                lanes,
                starts: Vec::new(),
            });
            classes.len() - 1
        });
        // Free within a day counts as free from its start.
        let place = sites.binary_search(&vehicle.place).unwrap_or(0);
        let day = case.task.clock.day_of(vehicle.free);
        let starts = &mut classes[class].starts;
        match starts.iter_mut().find(|s| (s.0, s.1) == (place, day)) {
            Some(start) => start.2 += 1,
            None => starts.push((place, day, 1)),
        }
    }
    classes
}
