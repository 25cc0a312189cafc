//! Devices that meet seldom say the same in the end, and nothing unsafe meanwhile.

use crate::alone;
use trials::devices::{self, Fault, Seen};

#[test]
fn sixty_worlds_of_devices_keep_every_promise_at_every_step() {
    let _alone = alone();
    let image = devices::image().unwrap();
    let mut seen = Seen::default();
    for seed in 0..60 {
        let done = devices::run(&image, seed, (4, 60), None, &mut seen);
        assert!(done.is_ok(), "seed {seed}: {}", done.unwrap_err());
    }
    assert!(seen.held > 300 && seen.ended > 300 && seen.boarded > 20, "{seen:?}");
    assert!(seen.exact > seen.looks / 2, "{seen:?}");
    assert!(seen.cuts > 50 && seen.links_cut > 50, "{seen:?}");
    assert!(seen.set_back > 10 && seen.two_histories > 10, "{seen:?}");
}

#[test]
fn the_same_seed_makes_the_same_world() {
    let _alone = alone();
    let image = devices::image().unwrap();
    let trace = |seed| devices::run(&image, seed, (4, 60), None, &mut Seen::default()).unwrap();
    assert_eq!(trace(7), trace(7));
    assert_ne!(trace(7), trace(8));
}

#[test]
fn every_planted_fault_of_devices_and_links_is_found() {
    let _alone = alone();
    let image = devices::image().unwrap();
    for fault in Fault::ALL {
        let fails = |seed, fault| devices::run(&image, seed, (4, 60), fault, &mut Seen::default()).is_err();
        let found = (0..200).find(|seed| fails(*seed, Some(fault)));
        assert!(found.is_some(), "{fault:?} was not found");
        assert!(!fails(found.unwrap(), None), "{fault:?}: found also without it");
    }
}
