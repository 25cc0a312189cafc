//! Generated operations are checked ones, of every shape, and the same for the same seed.
#![allow(clippy::unwrap_used, missing_docs)]

use movement::access::AidConvoy;
use movement::operation::{Operation, Stretch, Travel};
use movement::plan::rules::judge;
use movement::plan::{AidReason, AidWaiting, Plan, Reason, Waiting};
use movement::registry::{AidIx, Consent, HouseholdIx, ShelterIx, SiteIx, SiteKind};
use proptest::prelude::*;
use samples::{Size, operation, operations};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn every_generated_operation_is_a_checked_one(operation in operations()) {
        places_and_ways_are_sound(&operation);
        fleet_is_sound(&operation);
        households_are_sound(&operation);
    }

    #[test]
    fn a_plan_that_seats_nobody_and_lists_all_who_said_yes_keeps_every_rule(operation in operations()) {
        let yes = |position: &usize| operation.households[*position].consent == Consent::Yes;
        let waiting = (0..operation.households.len()).filter(yes).map(|position| Waiting {
            household: HouseholdIx::from_position(position),
            reason: Reason::WindowsEnd,
        });
        let aid_waiting = (0..operation.aid.len()).map(|position| AidWaiting {
            aid: AidIx::from_position(position),
            reason: AidReason::Taken,
        });
        let plan = Plan { waiting: waiting.collect(), aid_waiting: aid_waiting.collect(), ..Plan::default() };
        prop_assert_eq!(judge(&operation, &plan), []);
    }
}

fn places_and_ways_are_sound(operation: &Operation) {
    let kind = |site: SiteIx| operation.sites[site.at()].kind;
    for (&(from, to), corridor) in &operation.passages {
        assert!(corridor.at() < operation.corridors.len());
        assert!(operation.travel.minutes(from, to).is_some_and(|minutes| minutes.0 >= 1));
        assert!(matches!(kind(from), SiteKind::Camp | SiteKind::Crossing));
        assert!(matches!(kind(to), SiteKind::Crossing | SiteKind::Shelter));
    }
    assert!(!operation.travel.has_night_roads() || operation.rules.daylight.is_some());
    for corridor in &operation.corridors {
        let in_order = corridor.windows.windows(2).all(|pair| pair[0].closes <= pair[1].opens);
        assert!(in_order && corridor.windows.iter().all(|window| window.opens < window.closes));
        assert!(
            corridor
                .escort
                .is_none_or(|pool| pool.at() < operation.rules.escort_pools.len())
        );
        assert!(corridor.checkpoint.is_none_or(|rate| rate.0 >= 1) && corridor.headway.0 >= 0);
    }
    for shelter in &operation.shelters {
        assert_eq!(kind(shelter.site), SiteKind::Shelter);
        assert!(shelter.places.0 >= 1 && shelter.intake_per_day.is_none_or(|people| people.0 >= 1));
    }
    let sites = || (0..operation.sites.len()).map(SiteIx::from_position);
    for (a, b, c) in sites().flat_map(|a| sites().flat_map(move |b| sites().map(move |c| (a, b, c)))) {
        let [direct, first, second] = [(a, c), (a, b), (b, c)].map(|(from, to)| operation.travel.minutes(from, to));
        if let (Some(first), Some(second)) = (first, second) {
            assert!(
                direct.is_some_and(|direct| direct <= first + second),
                "times are not closed"
            );
        }
    }
}

fn fleet_is_sound(operation: &Operation) {
    for (position, kind) in operation.vehicle_types.iter().enumerate() {
        assert!(kind.seats.0 + kind.wheelchairs.0 + kind.stretchers.0 + kind.luggage.0 >= 1);
        let of_kind = || {
            operation
                .vehicles
                .iter()
                .filter(|vehicle| vehicle.kind.at() == position)
        };
        assert!(of_kind().count() == 0 || of_kind().any(|vehicle| !vehicle.spare));
    }
    for vehicle in &operation.vehicles {
        assert!(vehicle.kind.at() < operation.vehicle_types.len() && vehicle.place.at() < operation.sites.len());
        let corridors = vehicle.corridors.iter();
        assert!(corridors.clone().all(|list| !list.is_empty() && list.is_sorted()));
        assert!(
            corridors
                .flatten()
                .all(|corridor| corridor.at() < operation.corridors.len())
        );
    }
}

fn households_are_sound(operation: &Operation) {
    for household in &operation.households {
        assert_eq!(operation.sites[household.site.at()].kind, SiteKind::Camp);
        assert!((1..=200).contains(&household.members.0) && (1..=9).contains(&household.tier));
        assert!(household.wheelchairs.0 + household.stretchers.0 <= household.members.0);
        let accepts = household.accepts.iter();
        assert!(accepts.clone().all(|list| !list.is_empty() && list.is_sorted()));
        assert!(accepts.flatten().all(|shelter| shelter.at() < operation.shelters.len()));
    }
}

#[test]
fn the_same_seed_gives_the_same_operation() {
    let text = |seed, size| format!("{:?}", operation(seed, size));
    assert_eq!(text(7, Size::Small), text(7, Size::Small));
    assert_ne!(text(7, Size::Small), text(8, Size::Small));
    assert_eq!(text(7, Size::Middle), text(7, Size::Middle));
}

fn dangers(operation: &Operation, by_day: fn(&Travel, SiteIx, SiteIx) -> Option<Stretch>) -> bool {
    let sites = || (0..operation.sites.len()).map(SiteIx::from_position);
    sites().any(|from| sites().any(|to| by_day(&operation.travel, from, to).is_some()))
}

/// What a shape is called, and whether an operation has it.
type Shape<'a> = (&'a str, &'a dyn Fn(&Operation) -> bool);

#[test]
fn every_shape_comes_up() {
    let operations: Vec<Operation> = (0..400).map(|seed| operation(seed, Size::Small)).collect();
    let stages = |o: &Operation, stages: usize| {
        let shelters = || (0..o.shelters.len()).map(ShelterIx::from_position);
        let journey = |shelter| {
            o.households
                .iter()
                .any(|h| o.find_journey(h.site, shelter).is_some_and(|j| j.len() == stages))
        };
        shelters().any(journey)
    };
    let clocks_change = |o: &Operation| {
        o.calendar
            .day_starts()
            .windows(2)
            .any(|day| (day[1] - day[0]).0 != 1440)
    };
    let said_no = |o: &Operation| o.households.iter().any(|h| h.consent == Consent::No);
    let shapes: &[Shape] = &[
        ("direct journeys", &|o| stages(o, 1)),
        ("journeys over a crossing", &|o| stages(o, 2)),
        ("several camps and shelters", &|o| {
            o.sites.iter().filter(|s| s.kind == SiteKind::Camp).count() > 2
        }),
        ("no households", &|o| o.households.is_empty()),
        ("households that said no", &said_no),
        ("stretcher cases", &|o| o.households.iter().any(|h| h.stretchers.0 > 0)),
        ("wheelchair users", &|o| {
            o.households.iter().any(|h| h.wheelchairs.0 > 0)
        }),
        ("a corridor that is never open", &|o| {
            o.corridors.iter().any(|c| c.windows.is_empty())
        }),
        ("a corridor open all day", &|o| {
            o.corridors
                .iter()
                .any(|c| c.windows.iter().any(|w| (w.closes - w.opens).0 > 1300))
        }),
        ("shared escorts", &|o| {
            o.corridors.iter().filter(|c| c.escort.is_some()).count() > 1
        }),
        ("intake a day", &|o| {
            o.shelters.iter().any(|s| s.intake_per_day.is_some())
        }),
        ("shelters that free places", &|o| {
            o.shelters.iter().any(|s| s.stay.is_some())
        }),
        ("luggage", &|o| o.rules.luggage.is_some()),
        ("luggage a day later, and trucks", &|o| {
            o.rules.luggage.is_some_and(|rules| rules.days_later > 0)
                && o.vehicle_types.iter().any(|kind| kind.is_truck())
        }),
        ("daylight", &|o| o.rules.daylight.is_some()),
        ("daylight on dangerous roads only", &|o| {
            o.rules.daylight.is_some_and(|d| !d.everywhere) && dangers(o, Travel::convoy_by_day)
        }),
        ("ways that convoys travel by day only", &|o| {
            dangers(o, Travel::convoy_by_day)
        }),
        ("ways that are closed at night", &|o| dangers(o, Travel::empty_by_day)),
        ("a limit on waiting at crossings", &|o| {
            o.rules.longest_transfer_wait.is_some()
        }),
        ("aid convoys in and out, agreed and within spans", &|o| {
            let has = |is: &dyn Fn(&AidConvoy) -> bool| o.aid.iter().any(is);
            has(&|a| a.inbound) && has(&|a| !a.inbound) && has(&AidConvoy::is_agreed) && has(&|a| !a.is_agreed())
        }),
        ("aid convoys with an escort", &|o| o.aid.iter().any(|a| a.escort)),
        ("spares", &|o| o.vehicles.iter().any(|v| v.spare)),
        ("vehicles with few corridors", &|o| {
            o.vehicles.iter().any(|v| v.corridors.is_some())
        }),
        ("vehicles that are away for days", &|o| {
            o.vehicles.iter().any(|v| !v.absences.is_empty())
        }),
        ("days on which clocks change", &clocks_change),
    ];
    for (name, has) in shapes {
        let count = operations.iter().filter(|o| has(o)).count();
        assert!((4..=396).contains(&count), "{name}: {count} of {}", operations.len());
    }
}
