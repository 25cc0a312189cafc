//! Power cuts lose nothing that was acknowledged, and leave nothing half taken in.

use crate::alone;
use trials::disk::DiskFault;
use trials::power::{self, Fault, Seen};
use trials::watched::StoreFault;

#[test]
fn ten_thousand_power_cuts_lose_nothing_that_was_acknowledged() {
    let _alone = alone();
    let beginning = power::beginning().unwrap();
    let mut seen = Seen::default();
    for seed in 0..8_500 {
        let done = power::run(&beginning, seed, None, &mut seen);
        assert!(done.is_ok(), "seed {seed}: {}", done.unwrap_err());
    }
    assert!(seen.cuts >= 10_000, "{seen:?}");
    // The cuts come into the takings in, both before and after they count.
    assert!(
        seen.unanswered_and_there > 50 && seen.unanswered_and_gone > 500,
        "{seen:?}"
    );
    assert!(seen.cuts_while_opening > 100, "{seen:?}");
}

#[test]
fn the_same_seed_leaves_the_same_trace() {
    let _alone = alone();
    let beginning = power::beginning().unwrap();
    let traces = || -> Vec<_> {
        (0..200)
            .map(|seed| power::run(&beginning, seed, None, &mut Seen::default()))
            .collect()
    };
    let first = traces();
    assert_eq!(first, traces());
    assert_ne!(first[0], first[1]);
}

#[test]
fn every_planted_fault_of_disk_and_store_is_found() {
    let _alone = alone();
    let beginning = power::beginning().unwrap();
    for fault in [
        Fault::Disk(DiskFault::NoSync),
        Fault::Disk(DiskFault::NoSyncOfTheLog),
        Fault::Disk(DiskFault::SyncForgetsTheLast),
        Fault::Store(StoreFault::AcknowledgesEarly),
        Fault::Store(StoreFault::DropsWithdrawals),
        Fault::Store(StoreFault::TakesHalves),
        Fault::Store(StoreFault::ForgetsQuarantine),
        Fault::Store(StoreFault::DoesNotCountTheKnown),
    ] {
        let found = (0..500).find(|seed| power::run(&beginning, *seed, Some(fault), &mut Seen::default()).is_err());
        assert!(found.is_some(), "{fault:?} was not found");
    }
}
