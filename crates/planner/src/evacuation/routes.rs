//! Planner, evacuation: the tours a search works on, with what it must know at once after every move.

use movement::evacuation::{Instance, Tour, Trip};

/// No load, no tour.
pub(super) const NONE: u32 = u32::MAX;

/// One trip in a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub load: u32,
    pub point: u32,
    pub shelter: u32,
    /// When the load arrives.
    pub at: i64,
}

/// One bus and its trips.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Route {
    pub depot: u32,
    pub slots: Vec<Slot>,
}

impl Route {
    pub fn length(&self) -> i64 {
        self.slots.last().map_or(0, |slot| slot.at)
    }
}

/// All routes, under a target for the longest.
#[derive(Clone, Debug)]
pub(super) struct Routes<'a> {
    pub instance: &'a Instance,
    pub all: Vec<Route>,
    /// Where each load rides: route and position.
    pub place: Vec<(u32, u32)>,
    /// The first load of each point; its loads follow one another.
    pub first_load: Vec<u32>,
    /// The first route of each depot; its routes follow one another.
    pub first_route: Vec<u32>,
    /// Places left in each shelter.
    pub free: Vec<u32>,
    /// Numbers of extra loads (shortcuts that nobody needs carried) not in use.
    pub spare: Vec<u32>,
    pub target: i64,
    /// Routes longer than the target, in no order, and where each route stands in that list.
    pub over: Vec<u32>,
    over_at: Vec<u32>,
    /// Routes as long as the mark or longer.
    pub at_mark: usize,
    mark: i64,
}

impl<'a> Routes<'a> {
    /// Sets routes up from tours that the judge accepts.
    pub fn new(instance: &'a Instance, tours: &[Tour]) -> Self {
        let mut first_load = vec![0];
        for demand in &instance.demand {
            first_load.push(first_load[first_load.len() - 1] + demand);
        }
        let loads = first_load[instance.demand.len()];
        let mut routes = Self {
            instance,
            all: empty_routes(instance, tours),
            place: vec![(NONE, NONE); loads as usize],
            first_load,
            first_route: Vec::new(),
            free: instance.capacity.clone(),
            spare: Vec::new(),
            target: i64::MAX,
            over: Vec::new(),
            over_at: Vec::new(),
            at_mark: 0,
            mark: i64::MAX,
        };
        routes.first_route = (0..=instance.buses.len() as u32)
            .map(|depot| routes.all.partition_point(|route| route.depot < depot) as u32)
            .collect();
        routes.over_at = vec![NONE; routes.all.len()];
        routes.fill(tours);
        routes
    }

    fn fill(&mut self, tours: &[Tour]) {
        let mut next = self.first_load.clone();
        let mut extra = self.place.len() as u32;
        let mut last_of_depot = vec![0; self.instance.buses.len()];
        for tour in tours.iter().filter(|tour| !tour.trips.is_empty()) {
            let from = &mut last_of_depot[tour.depot as usize];
            while self.all[*from].depot != tour.depot || !self.all[*from].slots.is_empty() {
                *from += 1;
            }
            let route = *from;
            for trip in &tour.trips {
                let point = trip.point as usize;
                let mut load = next[point];
                if load < self.first_load[point + 1] {
                    next[point] += 1;
                } else {
                    load = extra;
                    extra += 1;
                    self.place.push((NONE, NONE));
                }
                self.free[trip.shelter as usize] -= 1;
                let slot = Slot {
                    load,
                    point: trip.point,
                    shelter: trip.shelter,
                    at: 0,
                };
                self.all[route].slots.push(slot);
            }
            self.retime(route, 0);
        }
    }

    /// Returns the tours as they stand.
    pub fn tours(&self) -> Vec<Tour> {
        let used = self.all.iter().filter(|route| !route.slots.is_empty());
        let trips = |route: &Route| {
            let slots = route.slots.iter();
            slots
                .map(|s| Trip {
                    point: s.point,
                    shelter: s.shelter,
                })
                .collect()
        };
        used.map(|route| Tour {
            depot: route.depot,
            trips: trips(route),
        })
        .collect()
    }

    pub fn longest(&self) -> i64 {
        self.all.iter().map(Route::length).max().unwrap_or(0)
    }

    /// Sets the length that routes should keep to.
    pub fn aim(&mut self, target: i64) {
        self.target = target;
        self.over.clear();
        for route in 0..self.all.len() {
            self.over_at[route] = NONE;
            if self.all[route].length() > target {
                self.over_at[route] = self.over.len() as u32;
                self.over.push(route as u32);
            }
        }
    }

    /// Counts from now on the routes as long as `mark` or longer.
    pub fn mark(&mut self, mark: i64) {
        self.mark = mark;
        self.at_mark = self.all.iter().filter(|route| route.length() >= mark).count();
    }

    /// Time to reach `point` as the trip at `position` of a route.
    pub fn reach(&self, route: &Route, position: usize, point: u32) -> i64 {
        match position.checked_sub(1) {
            None => self.instance.start(route.depot as usize, point as usize),
            Some(before) => self.ride(point, route.slots[before].shelter),
        }
    }

    pub fn ride(&self, point: u32, shelter: u32) -> i64 {
        self.instance.ride(point as usize, shelter as usize)
    }

    /// Counts arrivals and places anew from a position on; `before` is the length the route had.
    pub fn retimed(&mut self, route: usize, from: usize, before: i64) {
        self.retime(route, from);
        let length = self.all[route].length();
        self.at_mark -= usize::from(before >= self.mark);
        self.at_mark += usize::from(length >= self.mark);
        let listed = self.over_at[route];
        if length > self.target && listed == NONE {
            self.over_at[route] = self.over.len() as u32;
            self.over.push(route as u32);
        } else if length <= self.target && listed != NONE {
            self.over.swap_remove(listed as usize);
            if let Some(moved) = self.over.get(listed as usize) {
                self.over_at[*moved as usize] = listed;
            }
            self.over_at[route] = NONE;
        }
    }

    fn retime(&mut self, route: usize, from: usize) {
        let Route { depot, slots } = &mut self.all[route];
        let mut last = from
            .checked_sub(1)
            .map(|before| (slots[before].at, slots[before].shelter as usize));
        for (position, slot) in slots.iter_mut().enumerate().skip(from) {
            let point = slot.point as usize;
            let reached = match last {
                None => self.instance.start(*depot as usize, point),
                Some((at, shelter)) => at + self.instance.ride(point, shelter),
            };
            slot.at = reached + self.instance.ride(point, slot.shelter as usize);
            last = Some((slot.at, slot.shelter as usize));
            self.place[slot.load as usize] = (route as u32, position as u32);
        }
    }
}

/// As many empty routes as buses can be of use, and never fewer than the tours need.
fn empty_routes(instance: &Instance, tours: &[Tour]) -> Vec<Route> {
    let mut used = vec![0; instance.buses.len()];
    tours
        .iter()
        .filter(|t| !t.trips.is_empty())
        .for_each(|t| used[t.depot as usize] += 1);
    let useful = instance.loads().max(1);
    let mut all = Vec::new();
    for (depot, buses) in instance.buses.iter().enumerate() {
        let count = u64::from(*buses).min(useful).max(used[depot]);
        all.extend((0..count).map(|_| Route {
            depot: depot as u32,
            slots: Vec::new(),
        }));
    }
    all
}
