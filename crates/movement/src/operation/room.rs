//! Which of two operations leaves more room: every plan that the one allows, the other allows too.

use super::{Calendar, Operation, Rules};
use crate::access::{Corridor, Window};
use crate::registry::{Absence, Consent, Household, Shelter, Vehicle};

impl Operation {
    /// Tells whether every plan of `less` is one of this operation too, with the same indexes. What is permission counts as more:
    /// vehicles after those there are, windows, days, escorts, drivers, places, intake, a shorter headway, households that say yes,
    /// and a faster checkpoint, which may check as slowly as the other. Everything else must be equal, so that `false` may
    /// also mean that nobody knows.
    pub fn leaves_room_for(&self, less: &Self) -> bool {
        // Every field by name, so that a new one cannot be forgotten here.
        let Self {
            name: _,
            calendar,
            sites,
            travel,
            corridors,
            passages,
            vehicle_types,
            vehicles,
            shelters,
            households,
            aid,
            rules,
        } = self;
        *sites == less.sites
            && *travel == less.travel
            && *passages == less.passages
            && *vehicle_types == less.vehicle_types
            && *aid == less.aid
            && calendar_goes_on(calendar, &less.calendar)
            && rules_allow(rules, &less.rules)
            && each(corridors, &less.corridors, corridor_lets_through)
            && each(shelters, &less.shelters, shelter_takes)
            && each(households, &less.households, household_goes)
            && vehicles.len() >= less.vehicles.len()
            && vehicles.iter().zip(&less.vehicles).all(|(m, l)| vehicle_drives(m, l))
    }
}

fn each<T>(more: &[T], less: &[T], allows: fn(&T, &T) -> bool) -> bool {
    more.len() == less.len() && more.iter().zip(less).all(|(more, less)| allows(more, less))
}

/// The same days, and perhaps more after them. Where the days of `less` have ended, it counts on in steps of 24 hours: an hour
/// by which the clocks change there is passed over.
fn calendar_goes_on(more: &Calendar, less: &Calendar) -> bool {
    more.zone() == less.zone()
        && more.local(more.start_of(0)) == less.local(less.start_of(0))
        && more.day_starts().starts_with(less.day_starts())
}

fn rules_allow(more: &Rules, less: &Rules) -> bool {
    let pools = more.escort_pools.iter().zip(&less.escort_pools);
    let rest = Rules {
        escort_pools: less.escort_pools.clone(),
        drivers_per_vehicle: less.drivers_per_vehicle,
        ..more.clone()
    };
    rest == *less
        && more.drivers_per_vehicle >= less.drivers_per_vehicle
        && more.escort_pools.len() == less.escort_pools.len()
        && pools
            .into_iter()
            .all(|(m, l)| m.name == l.name && m.escorts >= l.escorts)
}

fn corridor_lets_through(more: &Corridor, less: &Corridor) -> bool {
    let rest = Corridor {
        windows: less.windows.clone(),
        headway: less.headway,
        checkpoint: less.checkpoint,
        ..more.clone()
    };
    let open = |window: &Window| {
        let mut windows = more.windows.iter();
        windows.any(|w| w.opens <= window.opens && window.closes <= w.closes)
    };
    // Nobody checked is faster than any rate.
    let as_fast = more.checkpoint.is_none_or(|m| less.checkpoint.is_some_and(|l| m >= l));
    rest == *less && as_fast && more.headway <= less.headway && less.windows.iter().all(open)
}

fn vehicle_drives(more: &Vehicle, less: &Vehicle) -> bool {
    let rest = Vehicle {
        absences: less.absences.clone(),
        spare: less.spare,
        ..more.clone()
    };
    let in_less = |away: &Absence| {
        let back = |absence: &Absence| absence.until.is_none_or(|back| away.until.is_some_and(|at| at <= back));
        less.absences.iter().any(|a| a.from <= away.from && back(a))
    };
    rest == *less && (less.spare || !more.spare) && more.absences.iter().all(in_less)
}

fn shelter_takes(more: &Shelter, less: &Shelter) -> bool {
    let intake = more
        .intake_per_day
        .is_none_or(|m| less.intake_per_day.is_some_and(|l| m >= l));
    more.site == less.site && more.stay == less.stay && more.places >= less.places && intake
}

fn household_goes(more: &Household, less: &Household) -> bool {
    let rest = Household {
        consent: less.consent,
        ..more.clone()
    };
    rest == *less && (more.consent == Consent::Yes || less.consent == Consent::No)
}
