//! Keeping: convoys that have not passed stay at their hour with everybody aboard, as far as that still works.
//!
//! Convoys are looked at in order of start. One whose vehicle is missing takes another that is idle then; one that is too
//! large for its hour lets the last in the queue go; whoever cannot be kept is let go from every stage of the journey.

use super::cause::Cause;
use super::course::{Run, drive};
use super::ground::Ground;
use crate::dispatch::{Dispatcher, Hours, Lacks, Standing};
use crate::task::Capacity;
use fastrand::Rng;
use movement::plan::{Convoy, Trip};
use movement::registry::{HouseholdIx, VehicleIx};
use movement::units::Moment;

/// Whom an attempt lets go, by household; `None` for those it does not.
pub(super) type LetGo = Vec<Option<Cause>>;

/// What could be kept.
#[derive(Debug)]
pub(super) struct Kept {
    pub convoys: Vec<Convoy>,
    /// Who was let go, and why.
    pub out: LetGo,
    pub hours: Hours,
    /// Places left by shelter.
    pub places: Vec<i64>,
    /// Runs to come by row of the task.
    pub courses: Vec<Vec<Run>>,
}

/// One look at the convoys to come.
struct Pass<'g, 'r, 'd, 't> {
    ground: &'g Ground<'r>,
    books: &'d mut Dispatcher<'t>,
    kept: Kept,
    fleet: Vec<Standing>,
    /// Convoys to come, without those who are let go from the start.
    coming: Vec<Convoy>,
    /// What each vehicle was to do from here on.
    planned: Vec<Vec<Run>>,
    seen: Vec<usize>,
    /// Draws which vehicles make which trips; without it they make those they were to make.
    rng: Option<Rng>,
}

/// Keeps what can be kept when these are let go. A number other than 0 draws which vehicles make which trips: exchanged, they
/// may keep more hours.
pub(super) fn keep(ground: &Ground<'_>, books: &mut Dispatcher<'_>, let_go: LetGo, vehicles: u64) -> Kept {
    let mut out = let_go;
    loop {
        let before = out.iter().flatten().count();
        let mut pass = Pass::new(ground, books, out);
        pass.rng = (vehicles != 0).then(|| Rng::with_seed(vehicles));
        let coming = std::mem::take(&mut pass.coming);
        coming.into_iter().for_each(|convoy| pass.look_at(convoy));
        let mut kept = pass.kept;
        kept.hours = books.hours();
        let broken = super::journeys::broken(ground, &kept.convoys, &kept.out);
        if broken.is_empty() && kept.out.iter().flatten().count() == before {
            return kept;
        }
        out = kept.out;
        for household in broken {
            out[household as usize].get_or_insert(Cause::Journey);
        }
    }
}

impl<'g, 'r, 'd, 't> Pass<'g, 'r, 'd, 't> {
    fn new(ground: &'g Ground<'r>, books: &'d mut Dispatcher<'t>, out: LetGo) -> Self {
        books.resume(ground.hours.clone());
        let mut pass = Self {
            ground,
            books,
            kept: Kept {
                convoys: Vec::with_capacity(ground.future.len()),
                out,
                hours: ground.hours.clone(),
                places: ground.places.clone(),
                courses: vec![Vec::new(); ground.fleet.len()],
            },
            fleet: ground.fleet.clone(),
            coming: Vec::with_capacity(ground.future.len()),
            seen: vec![0; ground.fleet.len()],
            planned: vec![Vec::new(); ground.fleet.len()],
            rng: None,
        };
        for convoy in &ground.future {
            let mut convoy = convoy.clone();
            pass.strip(&mut convoy);
            for trip in &convoy.trips {
                if let Some(row) = ground.rows[trip.vehicle.at()] {
                    pass.planned[row].push(ground.run(&convoy, trip.empty_at.map(|m| m.0)));
                }
            }
            pass.coming.push(convoy);
        }
        pass
    }

    /// Keeps a convoy, or as much of it as can be.
    fn look_at(&mut self, mut convoy: Convoy) {
        for row in convoy.trips.iter().filter_map(|t| self.ground.rows[t.vehicle.at()]) {
            self.seen[row] += 1;
        }
        self.strip(&mut convoy);
        self.fit(&mut convoy);
        self.man(&mut convoy);
        self.fit(&mut convoy);
        if convoy.trips.is_empty() {
            return;
        }
        let held = self.ground.held(&convoy);
        self.books.hold(&held);
        if let Some((shelter, _)) = held.into {
            self.kept.places[shelter] -= i64::from(held.people);
        }
        for trip in &convoy.trips {
            let Some(row) = self.ground.rows[trip.vehicle.at()] else {
                continue;
            };
            let run = self.ground.run(&convoy, trip.empty_at.map(|m| m.0));
            if let Some((after, _)) = drive(self.ground.road(), row, self.fleet[row], &run) {
                self.fleet[row] = after;
                self.kept.courses[row].push(run);
            }
        }
        self.kept.convoys.push(convoy);
    }

    /// Takes out whoever was let go or does not move any more, and vehicles that carry nothing then.
    fn strip(&self, convoy: &mut Convoy) {
        let out = &self.kept.out;
        let ground = self.ground;
        let rides = |h: HouseholdIx| out[h.at()].is_none() && ground.is_to_move(h.0);
        // Luggage of people who have passed still has to come after them.
        let site = convoy.to.at();
        let ahead = |h: HouseholdIx| ground.gone[h.at()] || ground.stands.get(&h.0).is_some_and(|s| s.site == site);
        let comes = |h: HouseholdIx| ahead(h) || rides(h);
        for trip in &mut convoy.trips {
            trip.load.retain(|load| rides(load.household));
            trip.luggage.retain(|bag| comes(bag.household));
        }
        convoy
            .trips
            .retain(|trip| !trip.load.is_empty() || !trip.luggage.is_empty());
    }

    /// Gives every trip a vehicle that can make it; lets go of who rides where there is none.
    fn man(&mut self, convoy: &mut Convoy) {
        let mut missing = Vec::new();
        let mut taken: Vec<VehicleIx> = Vec::new();
        for (at, trip) in convoy.trips.iter().enumerate() {
            let drawn = self.rng.as_mut().is_some_and(Rng::bool);
            if !drawn && self.can_make(convoy, trip) {
                taken.push(trip.vehicle);
            } else {
                missing.push(at);
            }
        }
        let mut unmanned = Vec::new();
        for at in missing {
            match self.vehicle_for(convoy, at, &taken) {
                Some(vehicle) => {
                    taken.push(vehicle);
                    if convoy.trips[at].vehicle != vehicle {
                        convoy.trips[at].vehicle = vehicle;
                        let row = self.ground.rows[vehicle.at()];
                        convoy.trips[at].empty_at =
                            row.map(|row| Moment(self.fleet[row].free.max(self.ground.road().1)));
                    }
                }
                None => unmanned.push(at),
            }
        }
        for at in unmanned {
            let trip = &convoy.trips[at];
            let people = trip.load.iter().map(|load| load.household);
            for household in people.chain(trip.luggage.iter().map(|bag| bag.household)) {
                self.kept.out[household.at()].get_or_insert(Cause::Vehicle);
            }
        }
        self.strip(convoy);
        // What is left in a vehicle that is not there belongs to nobody who may be let go.
        let manned = |trip: &Trip| taken.contains(&trip.vehicle);
        convoy.trips.retain(manned);
        convoy.trips.sort_by_key(|trip| trip.vehicle);
    }

    /// Returns another vehicle for a trip; its own one where that was to be drawn and there is no other.
    fn vehicle_for(&mut self, convoy: &Convoy, at: usize, taken: &[VehicleIx]) -> Option<VehicleIx> {
        let trip = &convoy.trips[at];
        let own = trip.vehicle;
        self.substitute(convoy, trip, taken).or_else(|| {
            let stays = self.rng.is_some() && !taken.contains(&own) && self.can_make(convoy, trip);
            stays.then_some(own)
        })
    }

    fn can_make(&self, convoy: &Convoy, trip: &Trip) -> bool {
        let vehicle = &self.ground.lived.vehicles[trip.vehicle.at()];
        let Some(row) = self.ground.rows[trip.vehicle.at()].filter(|_| vehicle.serves(convoy.corridor)) else {
            return false;
        };
        let run = self.ground.run(convoy, trip.empty_at.map(|m| m.0));
        let course = &self.kept.courses[row];
        let said = || {
            let runs: Vec<Run> = course.iter().copied().chain([run]).collect();
            self.ground.can_drive(row, &runs)
        };
        let under_way = self.ground.under_way.contains_key(&trip.vehicle.0);
        drive(self.ground.road(), row, self.fleet[row], &run).is_some() && (!under_way || said())
    }

    /// Returns the smallest vehicle that is idle at a trip's hour, can make it, and can still do what it was to do later. Where
    /// vehicles are drawn, any that can make it: what it was to do later may find another one.
    fn substitute(&mut self, convoy: &Convoy, trip: &Trip, taken: &[VehicleIx]) -> Option<VehicleIx> {
        let task = &self.ground.task;
        let need = needs(trip);
        let weight: i64 = trip.luggage.iter().map(|bag| i64::from(bag.weight.0)).sum();
        let run = self.ground.run(convoy, None);
        // It sets out as soon as it is free, so that hours are left for what it does later.
        let (_, now) = self.ground.road();
        let soon = |row: usize| Run {
            empty_at: Some(self.fleet[row].free.max(now)),
            ..run
        };
        let mut rng = self.rng.take();
        let drawn = rng.is_some();
        let later = |row: usize| match drawn {
            true => &[][..],
            false => &self.planned[row][self.seen[row].min(self.planned[row].len())..],
        };
        let in_convoy = |v: VehicleIx| taken.contains(&v) || convoy.trips.iter().any(|t| t.vehicle == v);
        let fits = |row: &usize| {
            let vehicle = &task.vehicles[*row];
            let room = task.luggage.as_ref().map_or(0, |luggage| luggage.room[vehicle.kind]);
            task.kinds[vehicle.kind].holds(need)
                && (weight == 0 || room >= weight)
                && vehicle.may_serve(convoy.corridor.at())
                && self.fleet[*row].free <= run.start
                && later(*row).first().is_none_or(|next| next.start >= run.unloaded)
                && !in_convoy(VehicleIx(vehicle.row))
        };
        let can = |row: &usize| {
            let mut runs = self.kept.courses[*row].clone();
            runs.push(soon(*row));
            runs.extend_from_slice(later(*row));
            self.ground.can_drive(*row, &runs)
        };
        let mut rows: Vec<usize> = (0..task.vehicles.len()).filter(fits).collect();
        rows.sort_by_key(|row| (task.kinds[task.vehicles[*row].kind].people(), *row));
        if let Some(rng) = &mut rng {
            rng.shuffle(&mut rows);
        }
        self.rng = rng;
        rows.into_iter().find(can).map(|row| VehicleIx(task.vehicles[row].row))
    }

    /// Lets the last in the queue go until the convoy can have its hour; everybody when it never can.
    fn fit(&mut self, convoy: &mut Convoy) {
        let Some(lacks) = self.lacks(convoy) else { return };
        let mut people: Vec<u32> = convoy
            .trips
            .iter()
            .flat_map(|t| &t.load)
            .map(|load| load.household.0)
            .collect();
        people.sort_unstable_by_key(|h| self.ground.rank(*h));
        people.dedup();
        let (mut stay, mut too_many) = (0, people.len());
        while stay + 1 < too_many {
            let middle = usize::midpoint(stay, too_many);
            if self.lacks(&without(convoy, &people[middle..])).is_none() {
                stay = middle;
            } else {
                too_many = middle;
            }
        }
        let cause = match lacks {
            Lacks::Window => Cause::Window,
            Lacks::Checkpoint => Cause::Checkpoint,
            Lacks::Escort => Cause::Escort,
            Lacks::Shelter => Cause::Shelter,
        };
        for household in &people[stay..] {
            self.kept.out[*household as usize].get_or_insert(cause);
        }
        if stay == 0 {
            let owners = convoy.trips.iter().flat_map(|t| &t.luggage).map(|bag| bag.household);
            for household in owners {
                self.kept.out[household.at()].get_or_insert(cause);
            }
            convoy.trips.clear();
            return;
        }
        *convoy = without(convoy, &people[stay..]);
        self.strip(convoy);
    }

    fn lacks(&self, convoy: &Convoy) -> Option<Lacks> {
        if convoy.trips.is_empty() {
            return None;
        }
        let held = self.ground.held(convoy);
        let full = held.into.is_some_and(|(shelter, _)| {
            let stays = self.ground.task.shelters[shelter].stay.is_none();
            stays && self.kept.places[shelter] < i64::from(held.people)
        });
        if full {
            return Some(Lacks::Shelter);
        }
        self.books.lacks(&held)
    }
}

fn without(convoy: &Convoy, households: &[u32]) -> Convoy {
    let mut left = convoy.clone();
    for trip in &mut left.trips {
        trip.load.retain(|load| !households.contains(&load.household.0));
        trip.luggage.retain(|bag| !households.contains(&bag.household.0));
    }
    left.trips
        .retain(|trip| !trip.load.is_empty() || !trip.luggage.is_empty());
    left
}

/// Returns what those in a vehicle need.
pub(super) fn needs(trip: &Trip) -> Capacity {
    let whole = |n: u32| crate::task::whole(n);
    trip.load.iter().fold(Capacity::default(), |sum, load| {
        sum.saturating_plus(Capacity {
            seats: whole(load.seated.0),
            bays: whole(load.wheelchairs.0),
            stretchers: whole(load.stretchers.0),
        })
    })
}
