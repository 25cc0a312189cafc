//! Tries every plan of a tiny operation, convoy after convoy in the order of their starts, in whole hours. Knows nothing
//! of the planner: it only counts hours and asks the rules.

use movement::operation::Operation;
use movement::plan::rules::judge;
use movement::plan::{Convoy, Load, Plan, Reason, Seat, Trip, Waiting};
use movement::registry::{Consent, CorridorIx, Household, HouseholdIx, ShelterIx, SiteIx, VehicleIx};
use movement::units::{Minutes, Moment, Persons};
use std::collections::BTreeMap;

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
        starts: (0..before).step_by(HOUR as usize).collect(),
        told: None,
        set_out: BTreeMap::new(),
    };
    let state = first(operation);
    every.search(&state)
}

/// What people were told, and how many of them at most may be told something else.
#[derive(Debug)]
pub struct Told {
    pub seats: Vec<Option<Seat>>,
    pub most: u32,
}

/// Looks for a legal plan that begins with what has passed, moves at least so many people, and tells at most so many who had
/// a seat something else. Convoys start at whole hours or when one of the old plan does, and pass after a moment.
pub fn plan_telling_fewer(
    operation: &Operation,
    passed: &[Convoy],
    old: &Plan,
    (moment, people): (i32, u32),
    told: Told,
    tries: u32,
) -> Search {
    let loading = operation.rules.loading.0;
    let ends = operation.corridors.iter().flat_map(|c| &c.windows).map(|w| w.closes.0);
    let last = ends.max().unwrap_or(0);
    let mut starts: Vec<i32> = (0..=last).step_by(HOUR as usize).collect();
    starts.extend(old.convoys.iter().map(|c| c.start.0));
    starts.sort_unstable();
    starts.dedup();
    starts.retain(|start| start + loading > moment);
    let mut every = Every {
        operation,
        people,
        before: i32::MAX,
        tries,
        convoys: passed.to_vec(),
        starts,
        told: Some(told),
        set_out: BTreeMap::new(),
    };
    let mut state = first(operation);
    state.passed = passed.len();
    for convoy in passed {
        state.board(operation, convoy);
    }
    // A vehicle that has set out empty by the moment is on its way to where it was to load.
    for (row, (place, free)) in state.vehicles.iter_mut().enumerate() {
        let trips = old.convoys.iter().flat_map(|c| c.trips.iter().map(move |t| (c, t)));
        let coming = trips.filter(|(c, t)| t.vehicle.at() == row && c.start.0 + loading > moment);
        let next = coming.min_by_key(|(c, _)| c.start);
        let set_out = next.and_then(|(c, t)| {
            let empty = operation.travel.minutes(*place, c.from)?.0;
            let at = t.empty_at.map_or(c.start.0 - empty, |m| m.0);
            (empty > 0 && at <= moment).then_some((c.from, at + empty, t.empty_at))
        });
        if let Some((from, there, told)) = set_out {
            (*place, *free) = (from, (*free).max(there));
            every.set_out.insert(row, (from, told));
        }
        *free = (*free).max(moment);
    }
    every.search(&state)
}

fn first(operation: &Operation) -> State {
    let to_move = |h: &Household| (h.consent == Consent::Yes).then_some((h.site, 0));
    State {
        vehicles: operation.vehicles.iter().map(|v| (v.place, v.free_from.0)).collect(),
        households: operation.households.iter().map(to_move).collect(),
        moved: 0,
        from: (0, 0),
        anew: Vec::new(),
        passed: 0,
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
    /// Households that are told something else.
    anew: Vec<usize>,
    /// Convoys that had passed.
    passed: usize,
}

impl State {
    /// Lets a convoy go.
    fn board(&mut self, operation: &Operation, convoy: &Convoy) {
        let hours = convoy.timing(operation);
        let arrived = operation.find_shelter_at(convoy.to).is_some();
        for trip in &convoy.trips {
            self.vehicles[trip.vehicle.at()] = (convoy.to, hours.unloaded.0);
            for load in &trip.load {
                self.households[load.household.at()] = (!arrived).then_some((convoy.to, hours.unloaded.0));
                self.moved += if arrived { load.people().0 } else { 0 };
            }
        }
    }
}

struct Every<'o> {
    operation: &'o Operation,
    people: u32,
    before: i32,
    tries: u32,
    convoys: Vec<Convoy>,
    starts: Vec<i32>,
    told: Option<Told>,
    /// Where vehicles have set out empty to already, and when they were to.
    set_out: BTreeMap<usize, (SiteIx, Option<Moment>)>,
}

impl Every<'_> {
    fn search(&mut self, state: &State) -> Search {
        match self.go(state) {
            Some(plan) => Search::Found(plan),
            None if self.tries == 0 => Search::GivenUp,
            None => Search::Nothing,
        }
    }

    /// Tells whether too many people are told something else, those who wait at the end among them if this is the end.
    fn tells_too_many(&self, state: &State, at_the_end: bool) -> bool {
        let Some(told) = &self.told else { return false };
        let waits = |h: usize| at_the_end && state.households[h].is_some() && told.seats[h].is_some();
        let anew = (0..state.households.len()).filter(|h| state.anew.contains(h) || waits(*h));
        anew.map(|h| self.operation.households[h].members.0).sum::<u32>() > told.most
    }

    /// Notes who in a convoy is told something else by it.
    fn note(&self, state: &mut State, convoy: &Convoy) {
        let Some(told) = &self.told else { return };
        let arrived = self.operation.find_shelter_at(convoy.to).is_some();
        for load in convoy.trips.iter().flat_map(|t| &t.load) {
            let household = load.household.at();
            let same = |seat: &Seat| seat.hours.contains(&convoy.start) && (!arrived || seat.place == convoy.to);
            if told.seats[household].as_ref().is_some_and(|seat| !same(seat)) {
                state.anew.push(household);
            }
        }
    }

    fn go(&mut self, state: &State) -> Option<Plan> {
        if state.moved >= self.people && !self.tells_too_many(state, true) {
            let plan = self.plan(state);
            return judge(self.operation, &plan).is_empty().then_some(plan);
        }
        let passages: Vec<_> = self
            .operation
            .passages
            .iter()
            .map(|(ends, corridor)| (*ends, *corridor))
            .collect();
        let starts: Vec<i32> = self.starts.iter().copied().filter(|s| *s >= state.from.0).collect();
        for start in starts {
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
        after.board(self.operation, &convoy);
        self.note(&mut after, &convoy);
        if self.tells_too_many(&after, false) {
            return None;
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
        let headed = |v: &usize| self.set_out.get(v).filter(|_| !self.has_run(state, *v));
        let there = |v: &usize| {
            let (place, free) = state.vehicles[*v];
            // One that has set out already loads first where it is headed: no rule counts a drive that a plan does not show.
            if headed(v).is_some_and(|(to, _)| *to != ends.0) {
                return false;
            }
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
            let first = |v: &usize| state.vehicles[*v].0 == ends.0 && !self.has_run(state, *v);
            let told = |v: &usize| self.set_out.get(v).filter(|_| first(v)).and_then(|(_, at)| *at);
            let trip = |v: &usize| Trip {
                vehicle: VehicleIx::from_position(*v),
                empty_at: told(v),
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

    /// Tells whether a vehicle that had set out has driven a convoy since.
    fn has_run(&self, state: &State, vehicle: usize) -> bool {
        self.convoys
            .iter()
            .skip(state.passed)
            .any(|c| c.trips.iter().any(|t| t.vehicle.at() == vehicle))
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
