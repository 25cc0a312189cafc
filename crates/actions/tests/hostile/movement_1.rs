//! Benchmark files with one hostile number each.

use crate::world::Small;
use movement::plan::Reason;

#[test]
fn the_world_that_is_not_hostile_has_a_seat_for_everybody() {
    assert!(Small::default().planned().is_whole());
}

#[test]
fn vehicles_for_one_person_carry_households_of_one() {
    let world = Small {
        types: [[1, 0, 0], [1, 0, 0]],
        ..Small::default()
    };
    let answer = world.planned();
    assert!(
        answer.seated > 0 && answer.reasons == [Reason::NoVehicleFits],
        "{answer:?}"
    );
}

#[test]
fn a_household_larger_than_any_bus_is_told_so() {
    let mut world = Small::default();
    world.households.push((0, 10_000, 0, 0, true));
    let answer = world.planned();
    assert!(
        answer.waiting == 10_000 && answer.reasons == [Reason::NoVehicleFits],
        "{answer:?}"
    );
}

#[test]
fn without_windows_everybody_waits() {
    for windows in [vec![], vec![(0, 0)], vec![(600, 600)]] {
        let answer = Small {
            windows,
            ..Small::default()
        }
        .planned();
        assert!(answer.is_none_for(Reason::WindowsEnd), "{answer:?}");
    }
}

#[test]
fn a_hundred_thousand_households_alike_are_planned() {
    let world = Small {
        households: vec![(0, 5, 0, 0, true); 100_000],
        types: [[50, 1, 0], [3, 1, 2]],
        fleet: vec![0; 50],
        places: [500_000, 500_000],
        windows: (0..30).map(|day| (day * 1440 + 360, day * 1440 + 1200)).collect(),
        max_vehicles: 20,
        rate: Some(2_000),
        ..Small::default()
    };
    let operation = world.operation();
    let drawn = crate::world::planned(&operation, 1);
    assert!(drawn.outcome.waiting.0 < 500_000 && !drawn.plan.convoys.is_empty());
}

#[test]
fn roads_of_one_minute_and_of_none_are_planned() {
    for minutes in [0, 1] {
        let answer = Small {
            minutes,
            ..Small::default()
        }
        .planned();
        assert!(answer.is_whole(), "{answer:?}");
    }
}

#[test]
fn a_road_of_a_million_minutes_is_driven_by_nobody_in_a_day() {
    let answer = Small {
        minutes: 1_000_000,
        ..Small::default()
    }
    .planned();
    assert!(answer.is_none_for(Reason::NoVehicleFits), "{answer:?}");
}

#[test]
fn one_vehicle_carries_everybody_in_turn() {
    let world = Small {
        fleet: vec![0],
        households: (0..8).map(|h| (h % 2, 5, 0, 0, true)).collect(),
        ..Small::default()
    };
    assert!(world.planned().is_whole());
}

#[test]
fn without_vehicles_no_vehicle_fits() {
    let answer = Small {
        fleet: vec![],
        ..Small::default()
    }
    .planned();
    assert!(answer.is_none_for(Reason::NoVehicleFits), "{answer:?}");
}

#[test]
fn one_household_of_one_member_is_a_whole_operation() {
    for needs in [(0, 1, 0, 0, true), (0, 1, 1, 0, true), (1, 1, 0, 1, true)] {
        let world = Small {
            households: vec![needs],
            ..Small::default()
        };
        assert!(world.planned().is_whole(), "{needs:?}");
    }
}

#[test]
fn without_any_consent_nobody_is_moved_and_nobody_waits() {
    let households = Small::default().households.into_iter();
    let world = Small {
        households: households.map(|(camp, m, w, s, _)| (camp, m, w, s, false)).collect(),
        ..Small::default()
    };
    let answer = world.planned();
    assert!(
        answer.seated == 0 && answer.waiting == 0 && answer.reasons.is_empty(),
        "{answer:?}"
    );
}

#[test]
fn one_person_an_hour_passes_the_checkpoint_one_by_one() {
    let answer = Small {
        rate: Some(1),
        ..Small::default()
    }
    .planned();
    // Three windows of ten hours: no more than thirty people.
    assert!(
        (1..=30).contains(&answer.seated) && answer.reasons == [Reason::WindowsEnd],
        "{answer:?}"
    );
}

#[test]
fn ten_thousand_windows_are_looked_through() {
    for length in [1, 60] {
        let world = Small {
            windows: (0..10_000).map(|w| (w * 140, w * 140 + length)).collect(),
            rate: None,
            ..Small::default()
        };
        assert!(world.planned().is_whole(), "{length}");
    }
}

#[test]
fn shelters_without_places_are_full() {
    let answer = Small {
        places: [0, 0],
        ..Small::default()
    }
    .planned();
    assert!(answer.is_none_for(Reason::SheltersFull), "{answer:?}");
}

#[test]
fn a_headway_longer_than_any_window_lets_one_convoy_pass_each() {
    for headway in [700, 1_440_000] {
        let answer = Small {
            headway,
            ..Small::default()
        }
        .planned();
        assert!(answer.seated > 0, "{answer:?}");
    }
}

#[test]
fn without_escorts_no_convoy_may_go() {
    let answer = Small {
        escorts: Some(0),
        ..Small::default()
    }
    .planned();
    assert!(answer.is_none_for(Reason::WindowsEnd), "{answer:?}");
}

#[test]
fn one_driving_minute_a_day_is_too_little_and_enough_for_roads_of_none() {
    let world = Small {
        driving: 1,
        ..Small::default()
    };
    assert!(world.planned().is_none_for(Reason::NoVehicleFits));
    assert!(Small { minutes: 0, ..world }.planned().is_whole());
}

#[test]
fn a_million_vehicles_in_a_convoy_are_no_more_than_there_are() {
    let answer = Small {
        max_vehicles: 1_000_000,
        escorts: Some(1_000_000),
        rate: Some(10_000_000),
        ..Small::default()
    }
    .planned();
    assert!(answer.is_whole(), "{answer:?}");
}

#[test]
fn a_bus_too_full_for_any_window_leaves_with_fewer_people() {
    let world = Small {
        rate: Some(2),
        fleet: vec![0, 0],
        types: [[50, 0, 0], [1, 0, 0]],
        households: vec![(0, 2, 0, 0, true); 60],
        places: [200, 200],
        ..Small::default()
    };
    let answer = world.planned();
    // Three windows of ten hours let sixty people pass.
    assert!((40..=60).contains(&answer.seated), "{answer:?}");
}

#[test]
fn thousands_of_runs_in_one_tour_are_searched_within_reason() {
    let world = Small {
        minutes: 1,
        types: [[1, 0, 0], [2, 0, 0]],
        fleet: vec![0, 1],
        windows: (0..400).map(|day| (day * 1440, day * 1440 + 1440)).collect(),
        headway: 0,
        rate: None,
        escorts: None,
        max_vehicles: 1_000_000,
        driving: 1_440,
        loading: 0,
        unloading: 0,
        places: [10_000_000; 2],
        split: true,
        households: vec![(0, 1, 0, 0, true); 10_000],
    };
    assert!(world.planned().is_whole());
}
