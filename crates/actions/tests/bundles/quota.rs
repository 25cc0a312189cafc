//! Floods of keys that somebody drew: what is kept of them is bounded, counted and told, and nobody enrolled is held back.

use crate::{FOUNDER, facts, holding, take_in_bundle};
use actions::ledger::{IN_QUARANTINE, OF_ONE_UNKNOWN, take_in};
use store::{Memory, Store, bundle};

fn everything(of: &Memory) -> Vec<u8> {
    bundle(of, &[].into()).unwrap().bytes
}

#[test]
fn of_a_device_that_is_not_enrolled_the_first_facts_are_kept_and_the_rest_is_counted() {
    let flood = facts(50, 255);
    let more = facts(51, 255);
    let mut to = holding(&facts(FOUNDER, 1));
    let before = to.received().unwrap().all;
    // Numbers that no honest device would begin with.
    let high = crate::fact_of(50, OF_ONE_UNKNOWN + 40);
    let from = holding(&[flood, more, vec![high]].concat());
    let done = take_in_bundle(&mut to, &everything(&from)[..]).unwrap();
    assert_eq!((done.taken.new, done.taken.held_back), (510, 1));
    let received = to.received().unwrap();
    assert_eq!(received.all - before, 510, "what is not kept is not there");
    let folder = take_in(&mut holding(&facts(FOUNDER, 1)), &from).unwrap();
    assert_eq!((folder.new, folder.held_back), (510, 1), "of a folder as of a bundle");
}

#[test]
fn who_is_enrolled_in_the_same_bundle_is_not_held_back() {
    let device = crate::enrolled_with(OF_ONE_UNKNOWN + 30);
    let from = holding(&[facts(FOUNDER, 0), device].concat());
    let mut to = Memory::new(crate::ledger());
    let done = take_in_bundle(&mut to, &everything(&from)[..]).unwrap();
    assert_eq!(done.taken.held_back, 0);
    assert_eq!(crate::state(&to), crate::state(&from));
}

#[test]
fn quarantine_is_no_place_to_fill_a_disk_from() {
    let mut to = holding(&facts(FOUNDER, 1));
    let mut junk = 0_u64;
    let mut kept = 0;
    for _ in 0..(IN_QUARANTINE / 900 + 3) {
        let all: Vec<Vec<u8>> = (0..900)
            .map(|_| {
                junk += 1;
                junk.to_be_bytes().to_vec()
            })
            .collect();
        let sent = crate::with_junk(&all);
        let done = take_in_bundle(&mut to, &sent[..]).unwrap();
        assert_eq!(done.taken.quarantined + done.taken.held_back, 900);
        kept += done.taken.quarantined as u64;
    }
    assert!((IN_QUARANTINE..IN_QUARANTINE + 1_000).contains(&kept), "{kept}");
    assert_eq!(to.quarantine().unwrap().len() as u64, kept);
}
