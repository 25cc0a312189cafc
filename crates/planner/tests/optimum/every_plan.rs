//! Tries every plan of a tiny operation, convoy after convoy in the order of their starts, in whole hours. Knows nothing
//! of the planner: it only counts hours and asks the rules.

use movement::operation::Operation;
use movement::plan::rules::judge;
use movement::plan::{Convoy, Load, Plan, Reason, Trip, Waiting};
use movement::registry::{CorridorIx, HouseholdIx, ShelterIx, SiteIx, VehicleIx};
use movement::units::{Minutes, Moment, Persons};

const HOUR: i32 = 60;

/// Nothing earlier was found, or too much had to be tried.
#[derive(Debug, PartialEq, Eq)]
pub enum Search {
    Found(Plan),
    Nothing,
    GivenUp,
}

/// Looks for a legal plan that moves at least so many people and ends before a minute.
pub fn plan_before(operation: &Operation, people: u32, before: i32, tries: u32) -> Search {
    let mut every = Every {
        operation,
        people,
        before,
        tries,
        convoys: Vec::new(),
    };
    let state = State {
        vehicles: operation.vehicles.iter().map(|v| (v.place, v.free_from.0)).collect(),
        households: operation.households.iter().map(|h| Some((h.site, 0))).collect(),
        moved: 0,
        from: (0, 0),
    };
    match every.go(&state) {
        Some(plan) => Search::Found(plan),
        None if every.tries == 0 => Search::GivenUp,
        None => Search::Nothing,
    }
}

/// Where everything is: vehicles with the minute from which they are free, households with that from which they wait, or
/// nothing once they have arrived.
#[derive(Clone)]
struct State {
    vehicles: Vec<(SiteIx, i32)>,
    households: Vec<Option<(SiteIx, i32)>>,
    moved: u32,
    /// Start and passage of the last convoy.
    from: (i32, usize),
}

struct Every<'o> {
    operation: &'o Operation,
    people: u32,
    before: i32,
    tries: u32,
    convoys: Vec<Convoy>,
}

impl Every<'_> {
    fn go(&mut self, state: &State) -> Option<Plan> {
        if state.moved >= self.people {
            let plan = self.plan(state);
            return judge(self.operation, &plan).is_empty().then_some(plan);
        }
        let passages: Vec<_> = self
            .operation
            .passages
            .iter()
            .map(|(ends, corridor)| (*ends, *corridor))
            .collect();
        for start in (state.from.0..self.before).step_by(HOUR as usize) {
            for (number, (ends, corridor)) in passages.iter().enumerate() {
                if (start, number) >= state.from {
                    for trips in self.list_trips(state, *ends, *corridor, start) {
                        let convoy = Convoy {
                            corridor: *corridor,
                            from: ends.0,
                            to: ends.1,
                            start: Moment(start),
                            trips,
                        };
                        if let Some(plan) = self.with(state, convoy, number) {
                            return Some(plan);
                        }
                        if self.tries == 0 {
                            return None;
                        }
                    }
                }
            }
        }
        None
    }

    fn with(&mut self, state: &State, convoy: Convoy, passage: usize) -> Option<Plan> {
        let hours = convoy.timing(self.operation);
        if hours.arrival.0 >= self.before {
            return None;
        }
        let mut after = state.clone();
        after.from = (convoy.start.0, passage);
        let arrived = self.operation.find_shelter_at(convoy.to).is_some();
        for trip in &convoy.trips {
            after.vehicles[trip.vehicle.at()] = (convoy.to, hours.unloaded.0);
            for load in &trip.load {
                after.households[load.household.at()] = (!arrived).then_some((convoy.to, hours.unloaded.0));
                after.moved += if arrived { load.people().0 } else { 0 };
            }
        }
        self.tries = self.tries.saturating_sub(1);
        self.convoys.push(convoy);
        // What is only half done may be finished by later convoys; nothing else is ever mended by them.
        let unfinished = ["whole-journey", "waiting-listed"];
        let broken = judge(self.operation, &self.plan(&after));
        let found = if broken.iter().all(|v| unfinished.contains(&v.rule)) {
            self.go(&after)
        } else {
            None
        };
        self.convoys.pop();
        found
    }

    fn plan(&self, state: &State) -> Plan {
        let waits = |(row, at): (usize, &Option<(SiteIx, i32)>)| {
            at.map(|_| Waiting {
                household: HouseholdIx::from_position(row),
                reason: Reason::SheltersFull,
            })
        };
        Plan {
            convoys: self.convoys.clone(),
            waiting: state.households.iter().enumerate().filter_map(waits).collect(),
            aid: Vec::new(),
            aid_waiting: Vec::new(),
        }
    }

    /// Lists the ways to fill a convoy: who rides in which vehicle, and when each vehicle sets out empty.
    fn list_trips(&self, state: &State, ends: (SiteIx, SiteIx), corridor: CorridorIx, start: i32) -> Vec<Vec<Trip>> {
        let operation = self.operation;
        let gate = start + operation.rules.loading.0;
        let windows = &operation.corridors[corridor.at()].windows;
        if !windows.iter().any(|w| w.opens.0 <= gate && gate <= w.closes.0) {
            return Vec::new();
        }
        let empty = |place: SiteIx| operation.travel.minutes(place, ends.0);
        let there = |v: &usize| {
            let (place, free) = state.vehicles[*v];
            operation.vehicles[*v].serves(corridor)
                && !operation.vehicles[*v].spare
                && empty(place).is_some_and(|Minutes(minutes)| free + minutes <= start)
        };
        let vehicles: Vec<usize> = (0..state.vehicles.len()).filter(there).collect();
        let shelter = operation.find_shelter_at(ends.1);
        let waits = |h: &usize| {
            let accepts = |s: ShelterIx| operation.households[*h].accepts(s);
            state.households[*h].is_some_and(|(site, ready)| site == ends.0 && ready <= start)
                && shelter.is_none_or(accepts)
        };
        let households: Vec<usize> = (0..state.households.len()).filter(waits).collect();
        // Each household rides in one of the vehicles or in none; a vehicle may go along empty.
        let mut fillings: Vec<Vec<Trip>> = Vec::new();
        for subset in 1..1_usize << vehicles.len() {
            let chosen: Vec<usize> = (0..vehicles.len())
                .filter(|v| subset >> v & 1 == 1)
                .map(|v| vehicles[v])
                .collect();
            if chosen.len() > operation.rules.max_vehicles as usize {
                continue;
            }
            let trip = |v: &usize| Trip {
                vehicle: VehicleIx::from_position(*v),
                empty_at: None,
                load: Vec::new(),
                luggage: Vec::new(),
            };
            let mut filled: Vec<Vec<Trip>> = vec![chosen.iter().map(trip).collect()];
            for household in &households {
                filled = filled
                    .into_iter()
                    .flat_map(|trips| self.with_household(trips, *household))
                    .collect();
            }
            filled.retain(|trips| trips.iter().any(|t| !t.load.is_empty()));
            for at in 0..chosen.len() {
                let (place, free) = state.vehicles[chosen[at]];
                let minutes = empty(place).map_or(0, |m| m.0);
                let days = self.list_set_outs(free, start - minutes, minutes);
                let each = |trips: Vec<Trip>| {
                    days.iter()
                        .map(move |day| {
                            let mut trips = trips.clone();
                            trips[at].empty_at = day.map(Moment);
                            trips
                        })
                        .collect::<Vec<_>>()
                };
                filled = filled.into_iter().flat_map(each).collect();
            }
            fillings.extend(filled);
        }
        fillings
    }

    /// Lists one time to set out on each local day between the two: all that a rule looks at is the day.
    fn list_set_outs(&self, free: i32, latest: i32, minutes: i32) -> Vec<Option<i32>> {
        let mut days = vec![None];
        if minutes > 0 {
            let (first, last) = (free.div_euclid(24 * HOUR), latest.div_euclid(24 * HOUR));
            days.extend((first..last).map(|day| Some(free.max(day * 24 * HOUR))));
        }
        days
    }

    fn with_household(&self, trips: Vec<Trip>, household: usize) -> Vec<Vec<Trip>> {
        let row = &self.operation.households[household];
        let load = Load {
            household: HouseholdIx::from_position(household),
            seated: Persons(row.members.0.saturating_sub(row.wheelchairs.0 + row.stretchers.0)),
            wheelchairs: row.wheelchairs,
            stretchers: row.stretchers,
        };
        let mut all = vec![trips.clone()];
        for at in 0..trips.len() {
            let mut with = trips.clone();
            with[at].load.push(load);
            all.push(with);
        }
        all
    }
}
