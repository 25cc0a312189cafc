//! Takes a household out of a plan and puts it on convoys: the plan as somebody would change it by hand.

use super::super::{Bag, Convoy, Load, Plan, Trip};
use crate::operation::{HouseholdSplit, Operation};
use crate::registry::{Household, HouseholdIx, VehicleIx};
use crate::units::{Kilograms, Moment, Persons};
use std::collections::BTreeMap;

/// Ordinary seats, wheelchair bays and stretcher places, counted apart.
pub type Places = [i64; 3];

/// Takes a household with its luggage out of every convoy and off the waiting list. No convoy is dropped.
pub(super) fn take_out(plan: &mut Plan, household: HouseholdIx) {
    for trip in plan.convoys.iter_mut().flat_map(|convoy| &mut convoy.trips) {
        trip.load.retain(|load| load.household != household);
        trip.luggage.retain(|bag| bag.household != household);
    }
    plan.waiting.retain(|waiting| waiting.household != household);
}

/// Drops the convoys that carry nobody and nothing. Returns for each that stays its position before.
pub(super) fn drop_empty(plan: &mut Plan) -> Vec<usize> {
    let empty = |convoy: &Convoy| convoy.people().0 == 0 && convoy.luggage().0 == 0;
    let kept: Vec<usize> = (0..plan.convoys.len())
        .filter(|at| !empty(&plan.convoys[*at]))
        .collect();
    let dropped: Vec<Convoy> = plan.convoys.extract_if(.., |convoy| empty(convoy)).collect();
    for convoy in dropped {
        for trip in convoy.trips {
            let later = plan.convoys.iter_mut().filter(|later| later.start > convoy.start);
            let mut next = later
                .flat_map(|later| &mut later.trips)
                .filter(|next| next.vehicle == trip.vehicle);
            // It stands elsewhere now, and sets out from there just in time.
            if let Some(next) = next.next() {
                next.empty_at = None;
            }
        }
    }
    kept
}

/// Lets vehicles that are free later than before set out empty later too, as far as that helps: nobody waits for the hour at
/// which an empty bus was to leave.
pub(super) fn set_out_when_free(operation: &Operation, plan: &mut Plan) {
    let mut order: Vec<usize> = (0..plan.convoys.len()).collect();
    order.sort_by_key(|at| plan.convoys[*at].start);
    let mut free: BTreeMap<VehicleIx, Moment> = BTreeMap::new();
    for at in order {
        let unloaded = plan.convoys[at].timing(operation).unloaded;
        for trip in &mut plan.convoys[at].trips {
            if let Some(free) = free.insert(trip.vehicle, unloaded) {
                trip.empty_at = trip.empty_at.map(|planned| planned.max(free));
            }
        }
    }
}

/// Returns what a household needs.
pub(super) fn needed(household: &Household) -> Places {
    [household.seated(), household.wheelchairs, household.stretchers].map(|people| i64::from(people.0))
}

/// Returns what the type of a vehicle has; nothing for a vehicle the operation does not have.
pub(super) fn places_of(operation: &Operation, vehicle: VehicleIx) -> Places {
    let vehicle = operation.vehicles.get(vehicle.at());
    vehicle.map_or([0; 3], |vehicle| {
        let kind = &operation.vehicle_types[vehicle.kind.at()];
        [kind.seats, kind.wheelchairs, kind.stretchers].map(|places| i64::from(places.0))
    })
}

/// Returns what is free in a vehicle of a convoy.
pub(super) fn free(operation: &Operation, trip: &Trip) -> Places {
    let mut free = places_of(operation, trip.vehicle);
    for load in &trip.load {
        let taken = [load.seated, load.wheelchairs, load.stretchers];
        for (free, taken) in free.iter_mut().zip(taken) {
            *free -= i64::from(taken.0);
        }
    }
    free
}

/// Tells whether what is needed is there.
pub(super) fn fits(needed: Places, free: Places) -> bool {
    needed.iter().zip(free).all(|(needed, free)| *needed <= free.max(0))
}

/// Returns how many places are missing.
pub(super) fn missing(needed: Places, free: Places) -> i64 {
    needed
        .iter()
        .zip(free)
        .map(|(needed, free)| (needed - free.max(0)).max(0))
        .sum()
}

/// Returns the seats for a household in a convoy, by the position of the vehicle in it: in the first vehicle that has room for
/// all, else, where the rules let it share several, in as few as the order of the convoy gives. `None` when there is no room.
pub(super) fn seats(operation: &Operation, convoy: &Convoy, household: HouseholdIx) -> Option<Vec<(usize, Load)>> {
    let members = &operation.households[household.at()];
    let needed = needed(members);
    let mut trips = convoy.trips.iter();
    if let Some(at) = trips.position(|trip| fits(needed, free(operation, trip))) {
        return Some(vec![(at, load(household, needed))]);
    }
    let may_share = operation.rules.household_split == HouseholdSplit::StretcherOnly && members.stretchers.0 > 0;
    if !may_share {
        return None;
    }
    let (mut left, mut seats) = (needed, Vec::new());
    for (at, trip) in convoy.trips.iter().enumerate() {
        let free = free(operation, trip);
        let taken: Places = std::array::from_fn(|kind| left[kind].min(free[kind].max(0)));
        if taken.iter().any(|places| *places > 0) {
            seats.push((at, load(household, taken)));
            left = std::array::from_fn(|kind| left[kind] - taken[kind]);
        }
    }
    (left == [0; 3]).then_some(seats)
}

/// Returns the vehicle of a convoy in which the fewest places are missing for a household.
pub(super) fn roomiest(operation: &Operation, convoy: &Convoy, household: HouseholdIx) -> Option<usize> {
    let needed = needed(&operation.households[household.at()]);
    let trips = convoy.trips.iter().enumerate();
    let best = trips.min_by_key(|(_, trip)| missing(needed, free(operation, trip)))?;
    Some(best.0)
}

/// Returns the load for so many places.
pub(super) fn load(household: HouseholdIx, [seated, wheelchairs, stretchers]: Places) -> Load {
    let people = |places: i64| Persons(u32::try_from(places).unwrap_or(0));
    Load {
        household,
        seated: people(seated),
        wheelchairs: people(wheelchairs),
        stretchers: people(stretchers),
    }
}

/// Puts a household on the stages of a way, with its luggage, whether there is room or not.
pub(super) fn put(operation: &Operation, plan: &mut Plan, household: HouseholdIx, stages: &[usize]) {
    for stage in stages {
        let convoy = &plan.convoys[*stage];
        let anyway = || {
            let at = roomiest(operation, convoy, household)?;
            Some(vec![(
                at,
                load(household, needed(&operation.households[household.at()])),
            )])
        };
        for (at, load) in seats(operation, convoy, household).or_else(anyway).unwrap_or_default() {
            plan.convoys[*stage].trips[at].load.push(load);
        }
    }
    pack(operation, plan, household, stages);
}

/// Gives the luggage of a household a vehicle on each stage: of its own convoy, else of the next one on the same way that is
/// allowed; where none has room, the one of its own convoy with the most.
fn pack(operation: &Operation, plan: &mut Plan, household: HouseholdIx, stages: &[usize]) {
    let weight = operation.households[household.at()].luggage;
    if weight.0 == 0 {
        return;
    }
    let mut ready = Moment(i32::MIN);
    for stage in stages {
        let found = vehicle_for_luggage(operation, plan, *stage, weight, ready);
        let most_room = |plan: &Plan| {
            let trips = plan.convoys[*stage].trips.iter().enumerate();
            trips
                .max_by_key(|(_, trip)| room(operation, trip))
                .map(|(at, _)| (*stage, at))
        };
        if let Some((convoy, trip)) = found.or_else(|| most_room(plan)) {
            plan.convoys[convoy].trips[trip].luggage.push(Bag { household, weight });
            ready = plan.convoys[convoy].timing(operation).unloaded;
        }
    }
}

fn vehicle_for_luggage(
    operation: &Operation,
    plan: &Plan,
    stage: usize,
    weight: Kilograms,
    ready: Moment,
) -> Option<(usize, usize)> {
    let own = &plan.convoys[stage];
    let arrival = |convoy: &Convoy| operation.calendar.day_of(convoy.timing(operation).arrival);
    let last_day = operation
        .find_shelter_at(own.to)
        .and(operation.rules.luggage)
        .map(|rules| {
            let later = i32::try_from(rules.days_later).unwrap_or(i32::MAX);
            arrival(own).saturating_add(later)
        });
    let same_way = plan.convoys.iter().enumerate().filter(|(_, convoy)| {
        (convoy.from, convoy.to) == (own.from, own.to) && convoy.start >= own.start && convoy.start >= ready
    });
    let mut allowed: Vec<(usize, &Convoy)> = same_way
        .filter(|(_, convoy)| last_day.is_none_or(|last| arrival(convoy) <= last))
        .collect();
    allowed.sort_by_key(|(at, convoy)| (*at != stage, convoy.start));
    allowed.into_iter().find_map(|(at, convoy)| {
        let trip = convoy
            .trips
            .iter()
            .position(|trip| room(operation, trip) >= i64::from(weight.0))?;
        Some((at, trip))
    })
}

/// Returns the kilograms of luggage that a vehicle still takes.
pub(super) fn room(operation: &Operation, trip: &Trip) -> i64 {
    let vehicle = operation.vehicles.get(trip.vehicle.at());
    let most = vehicle.map_or(0, |vehicle| operation.vehicle_types[vehicle.kind.at()].luggage.0);
    i64::from(most) - trip.luggage.iter().map(|bag| i64::from(bag.weight.0)).sum::<i64>()
}
