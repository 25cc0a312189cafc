//! Sealed bundles: for one device, cut anywhere, with sealed records for those that may hold them; and nothing shows on the way.

use crate::devices::{Device, camp};
use actions::ledger::{
    BundleTaken, NotRecorded, answer, ask, erase_household, key_of, open_bundle, recipients, remove_device,
    seal_bundle, take_in_bundle,
};
use movement::ledger::{AuthorId, State};
use seal::NotUnsealed;
use std::collections::BTreeSet;
use store::{Blobs, SIZES, Store};

pub fn sealed(made: store::Made, to: &[&Device]) -> Vec<u8> {
    let keys = Device::keys(to.iter().copied());
    let mut drawn = 7;
    let mut draw = |bytes: &mut [u8]| {
        Device::draw(&mut drawn, bytes);
        Ok(())
    };
    seal_bundle(made, &keys, &mut draw).unwrap().bytes
}

fn take(to: &mut Device, bytes: &[u8]) -> Result<BundleTaken, NotRecorded> {
    let bundle = open_bundle(bytes, Some(&to.secret))?;
    take_in_bundle(&mut to.here(), bundle)
}

/// What `to` asks of `from`, on its way, and the answer.
fn asked(from: &mut Device, to: &mut Device) -> [Vec<u8>; 2] {
    let question = sealed(ask(&to.here()).unwrap(), &[from]);
    let bundle = open_bundle(&question[..], Some(&from.secret)).unwrap();
    let (by, known, wanted) = (bundle.maker.unwrap(), bundle.known.clone(), bundle.wanted.clone());
    take_in_bundle(&mut from.here(), bundle).unwrap();
    assert_eq!(key_of(&from.state(), by).unwrap(), to.secret.key());
    let made = answer(&from.here(), &[by].into(), &known, &wanted).unwrap();
    [question, sealed(made, &[to])]
}

fn pass(from: &mut Device, to: &mut Device) -> BundleTaken {
    let [_, answer] = asked(from, to);
    take(to, &answer).unwrap()
}

/// Every id and token that a ledger has.
fn canaries(state: &State) -> Vec<Vec<u8>> {
    let households = state.population.households.iter();
    let mut all: Vec<Vec<u8>> = households
        .flat_map(|(id, record)| {
            let tokens = record.tokens.keys().map(|token| token.clone().into_bytes());
            tokens.chain([id.0.to_vec()])
        })
        .collect();
    all.extend(state.members.enrolled().map(|device| device.0.to_vec()));
    all.extend(state.sealed().map(|(blob, ..)| blob.0.to_vec()));
    all.push(state.members.ledger().0.to_vec());
    all
}

#[test]
fn nothing_of_the_ledger_shows_in_what_is_asked_and_answered_and_only_the_one_that_asked_reads_it() {
    let [mut keeper, mut clerk, custody] = camp();
    for number in 0..40 {
        keeper.household(&format!("CANARY-{number}"));
    }
    let [question, answer] = asked(&mut keeper, &mut clerk);
    let canaries = canaries(&keeper.state());
    assert!(canaries.len() > 100);
    let clear = store::bundle(&keeper.store, &[].into()).unwrap().in_the_clear();
    for canary in &canaries {
        let hits = |bytes: &[u8]| bytes.windows(canary.len()).any(|window| window == canary);
        assert!(!hits(&question) && !hits(&answer), "{canary:02x?}");
        assert!(hits(&clear), "this search finds what is there: {canary:02x?}");
    }
    assert!(SIZES.contains(&question.len()) && SIZES.contains(&answer.len()));
    for other in [&custody, &keeper] {
        let refused = open_bundle(&answer[..], Some(&other.secret)).map(drop).unwrap_err();
        assert!(
            matches!(refused, NotRecorded::NotUnsealed(NotUnsealed::NotForThis)),
            "{refused}"
        );
        assert!(refused.to_string().contains("sealed to other devices"));
    }
    assert_eq!(take(&mut clerk, &answer).unwrap().missing, 0);
    assert_eq!(clerk.state(), keeper.state());
}

#[test]
fn a_sealed_bundle_cut_anywhere_gives_what_came_whole_and_the_rest_comes_in_one_answer() {
    let [mut keeper, mut clerk, _] = camp();
    for number in 0..40 {
        keeper.household(&format!("H{number}"));
    }
    let [_, whole] = asked(&mut keeper, &mut clerk);
    let all = keeper.store.facts().unwrap().len();
    for cut in (0..whole.len())
        .step_by(4_000)
        .chain([4_095, 4_096, 4_097, 8_192, 8_193, 12_287])
    {
        let mut tablet = Device::new(2);
        let before = tablet.store.received().unwrap();
        if let Ok(done) = take(&mut tablet, &whole[..cut]) {
            assert_eq!(done.damaged + done.taken.quarantined, 0, "cut at {cut}");
        } else {
            assert!(cut < 2 * 4_096, "cut at {cut}");
        }
        assert_eq!(pass(&mut keeper, &mut tablet).missing, 0);
        assert_eq!(tablet.state(), keeper.state(), "cut at {cut}");
        let received = tablet.store.received().unwrap();
        assert_eq!(received.duplicate, 0, "nothing is sent twice");
        assert_eq!(received.accepted, all as u64 + before.accepted - 1);
    }
}

#[test]
fn sealed_records_go_from_a_clerk_to_the_keeper_and_the_custodians_and_to_no_other_clerk() {
    let [mut keeper, mut clerk, mut custody] = camp();
    pass(&mut keeper, &mut clerk);
    clerk.household("K7Q-M2X");
    let done = pass(&mut clerk, &mut keeper);
    assert_eq!((done.sealed.new, done.sealed.left), (1, 0));
    assert_eq!(pass(&mut keeper, &mut custody).sealed.new, 1);
    assert_eq!(keeper.blobs.list_blobs().unwrap(), clerk.blobs.list_blobs().unwrap());
    assert_eq!(custody.blobs.list_blobs().unwrap(), clerk.blobs.list_blobs().unwrap());
    let mut other = Device::new(4);
    keeper.enrol(&other, movement::ledger::Role::Clerk);
    pass(&mut keeper, &mut other);
    assert!(other.blobs.list_blobs().unwrap().is_empty());
    assert_eq!(other.state(), keeper.state());
    // Also where somebody sends it records all the same.
    let to: BTreeSet<AuthorId> = [custody.author()].into();
    let all = sealed(answer(&keeper.here(), &to, &[].into(), &[]).unwrap(), &[&other]);
    assert_eq!(take(&mut other, &all).unwrap().sealed.left, 1);
    assert!(other.blobs.list_blobs().unwrap().is_empty());
}

#[test]
fn a_record_that_was_lost_on_the_way_is_asked_for_again() {
    let [mut keeper, mut clerk, _] = camp();
    pass(&mut keeper, &mut clerk);
    for number in 0..6 {
        clerk.household(&format!("H{number}"));
    }
    let [_, whole] = asked(&mut clerk, &mut keeper);
    // The facts come first: this cuts among the records.
    let done = take(&mut keeper, &whole[..12 << 10]).unwrap();
    assert!(done.sealed.new < 6 && done.missing > 0, "{done:?}");
    let rest = pass(&mut clerk, &mut keeper);
    assert_eq!((rest.taken.new, rest.sealed.new + done.sealed.new), (0, 6));
    let then = pass(&mut clerk, &mut keeper);
    assert_eq!(
        (then.sealed, then.missing),
        (Default::default(), 0),
        "nothing is sent twice"
    );
}

#[test]
fn an_erasure_travels_and_wins_over_the_record() {
    let [mut keeper, mut clerk, mut custody] = camp();
    pass(&mut keeper, &mut clerk);
    let household = clerk.household("K7Q-M2X");
    let [_, before] = asked(&mut clerk, &mut keeper);
    take(&mut keeper, &before).unwrap();
    pass(&mut keeper, &mut custody);
    keeper
        .act(|desk, blobs| erase_household(desk, blobs, household))
        .unwrap();
    assert_eq!(take(&mut keeper, &before).unwrap().sealed.erased, 1, "an older bundle");
    assert!(keeper.blobs.list_blobs().unwrap().is_empty());
    for device in [&mut clerk, &mut custody] {
        assert_eq!(pass(&mut keeper, device).sealed.erased, 1);
        assert!(device.blobs.list_blobs().unwrap().is_empty());
    }
    assert_eq!(pass(&mut clerk, &mut keeper).sealed, Default::default());
}

#[test]
fn nothing_is_sealed_to_a_device_that_was_removed_or_is_not_enrolled() {
    let [mut keeper, mut clerk, mut stranger] = camp();
    pass(&mut keeper, &mut clerk);
    pass(&mut clerk, &mut keeper);
    assert_eq!(
        recipients(&keeper.state(), Some(keeper.author())),
        [clerk.author()].into()
    );
    let author = clerk.author();
    keeper.act(|desk, _| remove_device(desk, author)).unwrap();
    assert!(matches!(
        key_of(&keeper.state(), author),
        Err(NotRecorded::NoBundleKey(_))
    ));
    assert!(recipients(&keeper.state(), Some(keeper.author())).is_empty());
    let question = sealed(ask(&stranger.here()).unwrap(), &[&keeper]);
    assert!(take(&mut keeper, &question).is_ok());
    let never = Device::new(9);
    assert!(matches!(
        key_of(&keeper.state(), never.author()),
        Err(NotRecorded::NoBundleKey(_))
    ));
}

#[test]
fn a_device_that_says_a_new_key_is_answered_by_that_one() {
    let [mut keeper, mut clerk, _] = camp();
    pass(&mut keeper, &mut clerk);
    pass(&mut clerk, &mut keeper);
    clerk.secret = seal::BundleSecret::from_secret(&[77; 32]).unwrap();
    let key = clerk.secret.key();
    assert!(clerk.act(|desk, _| actions::ledger::say_bundle_key(desk, key)).unwrap());
    assert!(
        !clerk.act(|desk, _| actions::ledger::say_bundle_key(desk, key)).unwrap(),
        "once"
    );
    pass(&mut clerk, &mut keeper);
    assert_eq!(key_of(&keeper.state(), clerk.author()).unwrap(), key);
}

#[test]
fn a_record_in_a_bundle_is_never_longer_than_bundles_take() {
    assert_eq!(store::LONGEST_RECORD, seal::LONGEST);
}
