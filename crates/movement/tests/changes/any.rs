//! Whatever the operation and the change: what comes out is sound, and nothing else has changed.

use movement::operation::Operation;
use movement::operation::change::{Change, apply};
use movement::registry::Consent;
use proptest::prelude::*;
use samples::{change, operations};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_change_changes_one_thing_and_leaves_the_operation_sound(
        operation in operations(), kind in 0..17_usize, draw in any::<[u32; 3]>(),
    ) {
        let change = change(&operation, kind, draw);
        prop_assert_eq!(change.kind(), Change::KINDS[kind]);
        match apply(&operation, &[change]) {
            Ok(changed) => {
                is_sound(&changed);
                prop_assert_ne!(told(&operation), told(&changed), "{:?} was taken and changed nothing", change);
                prop_assert_eq!(told(&operation), told(&undone(&operation, changed, change)));
                prop_assert!(!change.words(&operation).is_empty());
            }
            Err(refusals) => {
                prop_assert_eq!(refusals.len(), 1);
                prop_assert!(refusals[0].cause.ends_with('.') && refusals[0].remedy.ends_with('.'));
            }
        }
    }

    #[test]
    fn every_refusal_comes_at_once_and_says_which_change_it_is(
        operation in operations(), kinds in prop::collection::vec((0..17_usize, any::<[u32; 3]>()), 1..9),
    ) {
        let changes: Vec<Change> = kinds.iter().map(|(kind, draw)| change(&operation, *kind, *draw)).collect();
        let mut kept = Vec::new();
        let mut refused = Vec::new();
        for (at, change) in changes.iter().enumerate() {
            kept.push(*change);
            if apply(&operation, &kept).is_err() {
                kept.pop();
                refused.push(at);
            }
        }
        match apply(&operation, &changes) {
            Ok(changed) => {
                prop_assert!(refused.is_empty());
                is_sound(&changed);
            }
            Err(refusals) => prop_assert_eq!(refusals.iter().map(|r| r.at).collect::<Vec<_>>(), refused),
        }
    }
}

fn told(operation: &Operation) -> String {
    format!("{operation:?}")
}

/// Puts back by hand the one thing that a change of this kind may change.
fn undone(before: &Operation, mut after: Operation, change: Change) -> Operation {
    match change {
        Change::WindowShut { corridor, .. }
        | Change::WindowMoved { corridor, .. }
        | Change::WindowsLonger { corridor, .. } => {
            after.corridors[corridor.at()].windows = before.corridors[corridor.at()].windows.clone();
        }
        Change::DayAdded { corridor } => {
            let days = before.calendar.day_starts();
            assert_eq!(&after.calendar.day_starts()[..days.len()], days);
            assert!(after.calendar.days() <= before.calendar.days() + 1);
            after.calendar = before.calendar.clone();
            after.corridors[corridor.at()].windows = before.corridors[corridor.at()].windows.clone();
        }
        Change::CheckpointRate { corridor, rate } => {
            assert_eq!(after.corridors[corridor.at()].checkpoint, Some(rate));
            after.corridors[corridor.at()].checkpoint = before.corridors[corridor.at()].checkpoint;
        }
        Change::Headway { corridor, .. } => {
            after.corridors[corridor.at()].headway = before.corridors[corridor.at()].headway;
        }
        Change::Escorts { pool, .. } => {
            after.rules.escort_pools[pool.at()].escorts = before.rules.escort_pools[pool.at()].escorts;
        }
        Change::VehicleLost { vehicle, .. } => {
            assert_eq!(
                after.vehicles[vehicle.at()].absences.len(),
                before.vehicles[vehicle.at()].absences.len() + 1
            );
            after.vehicles[vehicle.at()].absences = before.vehicles[vehicle.at()].absences.clone();
        }
        Change::VehiclesAdded { count, .. } => {
            assert_eq!(after.vehicles.len(), before.vehicles.len() + count as usize);
            let new = &after.vehicles[before.vehicles.len()..];
            assert!(new.iter().all(|vehicle| vehicle.absences.is_empty() && !vehicle.spare));
            after.vehicles.truncate(before.vehicles.len());
        }
        Change::SpareReleased { vehicle } => after.vehicles[vehicle.at()].spare = true,
        Change::DriversPerVehicle { .. } => after.rules.drivers_per_vehicle = before.rules.drivers_per_vehicle,
        Change::ShelterFull { shelter, .. } | Change::ShelterPlaces { shelter, .. } => {
            after.shelters[shelter.at()].places = before.shelters[shelter.at()].places;
        }
        Change::ShelterIntake { shelter, .. } => {
            after.shelters[shelter.at()].intake_per_day = before.shelters[shelter.at()].intake_per_day;
        }
        Change::HouseholdWithdrew { household } | Change::HouseholdNoShow { household } => {
            after.households[household.at()].consent = Consent::Yes;
        }
        Change::HouseholdSaidYes { household } => after.households[household.at()].consent = Consent::No,
    }
    after
}

fn is_sound(operation: &Operation) {
    for corridor in &operation.corridors {
        let windows = &corridor.windows;
        assert!(windows.iter().all(|w| w.opens < w.closes), "{windows:?}");
        assert!(
            windows.windows(2).all(|pair| pair[0].closes <= pair[1].opens),
            "{windows:?}"
        );
        assert!(corridor.checkpoint.is_none_or(|rate| rate.0 >= 1) && corridor.headway.0 >= 0);
    }
    let mut ids: Vec<&String> = operation.vehicles.iter().map(|v| &v.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), operation.vehicles.len(), "two vehicles have one id");
    for vehicle in &operation.vehicles {
        assert!(vehicle.id.chars().count() <= 40 && vehicle.place.at() < operation.sites.len());
        assert!(vehicle.absences.is_sorted());
    }
    assert!(operation.rules.drivers_per_vehicle >= 1);
    assert!(operation.rules.escort_pools.iter().all(|pool| pool.escorts >= 1));
    assert!(operation.calendar.day_starts().is_sorted());
}
