//! Promises of the evacuation judge: sound tours pass, every planted fault is caught and named.
#![allow(clippy::unwrap_used)]

use movement::evacuation::{Fault, Instance, Shape, Tour, Trip, judge, longest};

fn two_points() -> Instance {
    let start = [vec![3, 4]];
    let ride = [vec![5, 9], vec![2, 6]];
    Instance::new("two points".into(), vec![2], (vec![1, 2], vec![2, 1]), &start, &ride).unwrap()
}

fn sound() -> Vec<Tour> {
    let trip = |point, shelter| Trip { point, shelter };
    vec![
        Tour {
            depot: 0,
            trips: vec![trip(0, 0)],
        },
        Tour {
            depot: 0,
            trips: vec![trip(1, 0), trip(1, 1)],
        },
    ]
}

#[test]
fn sound_tours_have_no_fault_and_a_length_counted_by_hand() {
    assert_eq!(judge(&two_points(), &sound()), []);
    assert_eq!(longest(&two_points(), &sound()), 4 + 2 + 2 + 6);
}

#[test]
fn a_load_left_behind_is_caught() {
    let mut tours = sound();
    tours[1].trips.pop();
    assert_eq!(
        judge(&two_points(), &tours),
        [Fault::Behind {
            point: 1,
            carried: 1,
            waited: 2
        }]
    );
}

#[test]
fn a_shelter_given_too_much_is_caught() {
    let mut tours = sound();
    tours[0].trips[0].shelter = 1;
    assert_eq!(
        judge(&two_points(), &tours),
        [Fault::Full {
            shelter: 1,
            brought: 2,
            places: 1
        }]
    );
}

#[test]
fn more_buses_than_stand_in_the_depot_are_caught() {
    let mut tours = sound();
    let last = tours[1].trips.pop().unwrap();
    tours.push(Tour {
        depot: 0,
        trips: vec![last],
    });
    assert_eq!(
        judge(&two_points(), &tours),
        [Fault::Buses {
            depot: 0,
            used: 3,
            there: 2
        }]
    );
}

#[test]
fn an_index_that_does_not_exist_is_caught() {
    let mut tours = sound();
    tours[0].depot = 7;
    assert_eq!(judge(&two_points(), &tours), [Fault::Unknown { tour: 0 }]);
}

#[test]
fn an_empty_tour_takes_no_bus_and_an_extra_trip_is_allowed() {
    let roomy = Instance::new("roomy".into(), vec![1], (vec![1], vec![5]), &[vec![0]], &[vec![1]]).unwrap();
    let trip = Trip { point: 0, shelter: 0 };
    let tours = [
        Tour::default(),
        Tour {
            depot: 0,
            trips: vec![trip, trip],
        },
        Tour::default(),
    ];
    assert_eq!(judge(&roomy, &tours), []);
}

#[test]
fn numbers_that_are_no_instance_are_refused() {
    let build = |buses: Vec<u32>, demand: Vec<u32>, start: &[Vec<u32>], ride: &[Vec<u32>]| {
        Instance::new(String::new(), buses, (demand, vec![1]), start, ride).err()
    };
    assert_eq!(build(vec![], vec![1], &[], &[vec![1]]), Some(Shape::Nothing));
    assert_eq!(build(vec![1], vec![1], &[vec![1, 2]], &[vec![1]]), Some(Shape::Ragged));
    assert_eq!(build(vec![1], vec![1], &[vec![1]], &[vec![0]]), Some(Shape::Time));
    assert_eq!(
        build(vec![1], vec![u32::MAX], &[vec![1]], &[vec![1]]),
        Some(Shape::TooMany)
    );
}
