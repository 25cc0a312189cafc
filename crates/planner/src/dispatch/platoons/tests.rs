//! Convoys of platoons whose vehicles are not there on the same day.
#![allow(clippy::unwrap_used)]

use super::Platoons;
use crate::dispatch::{Convoy, Dispatcher, Wave};
use crate::stop::Stop;
use crate::{loads, task};
use movement::units::Moment;
use samples::by_hand::{DAY, operation};
use std::sync::Arc;

/// Returns the convoy of a platoon of three buses for six families, one bus there a day later than the others.
fn convoy(for_one_wave: bool) -> Convoy {
    let mut operation = operation(3, 3, 6);
    operation.vehicles[1].free_from = Moment(DAY);
    let task = task::build(&operation);
    let stop = Stop::new(&|_| false);
    let choices = loads::choices(&operation, &task, 1, &stop);
    let mut dispatcher = Dispatcher::new(&task, &choices[0].queues, &stop);
    dispatcher.platoons = Arc::new(Platoons {
        vehicles: vec![vec![0, 1, 2]],
        for_one_wave,
    });
    dispatcher.write_down();
    dispatcher.place(Wave {
        queue: 0,
        vehicles: 3,
        stretchers: 0,
        joined: false,
        whole: false,
        platoon: Some(0),
    });
    dispatcher.take_convoys().unwrap().remove(0)
}

#[test]
fn put_together_for_one_wave_nobody_waits_a_day_for_one_vehicle() {
    let convoy = convoy(true);
    assert_eq!((convoy.start / DAY, convoy.rides.len()), (0, 2));
}

#[test]
fn with_a_tour_before_them_all_vehicles_wait_for_each_other() {
    let convoy = convoy(false);
    assert_eq!((convoy.start / DAY, convoy.rides.len()), (1, 3));
}
