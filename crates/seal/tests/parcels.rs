//! Sealed bundles: read by the devices they are for and nobody else, wherever they were cut, and never when they were changed.
#![allow(clippy::unwrap_used, missing_docs)]

use movement::ledger::BundleKey;
use proptest::prelude::*;
use seal::{BundleSecret, NoParcel, NotUnsealed, Unsealed, is_sealed, seal_to};
use std::collections::BTreeSet;
use std::io::Read;
use zeroize::Zeroizing;

const SIZES: [usize; 3] = [16 << 10, 64 << 10, 1 << 20];

fn secret(device: u8) -> BundleSecret {
    BundleSecret::from_secret(&[device; 32]).unwrap()
}

fn devices(all: impl IntoIterator<Item = u8>) -> BTreeSet<BundleKey> {
    all.into_iter().map(|device| secret(device).key()).collect()
}

fn sealed(to: &BTreeSet<BundleKey>, clear: &[u8]) -> Vec<u8> {
    seal_to(to, clear, &SIZES, &Zeroizing::new([9; 32])).unwrap()
}

fn read(bytes: &[u8], device: u8) -> Result<Vec<u8>, NotUnsealed> {
    let mut clear = Vec::new();
    Unsealed::open(bytes, &secret(device))?.read_to_end(&mut clear).unwrap();
    Ok(clear)
}

/// Bytes no two stretches of which are the same.
fn text(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at * 31 + at / 251) as u8).collect()
}

#[test]
fn each_device_it_is_for_reads_it_and_another_one_is_told_so() {
    let clear = text(9_000);
    for all in [vec![1], vec![1, 2, 3]] {
        let bytes = sealed(&devices(all.clone()), &clear);
        assert!(is_sealed(&bytes) && bytes.len() == SIZES[0]);
        for device in all {
            assert_eq!(read(&bytes, device).unwrap()[..9_000], clear);
        }
        assert!(matches!(read(&bytes, 9), Err(NotUnsealed::NotForThis)));
    }
    let nobody = seal_to(&BTreeSet::new(), &clear, &SIZES, &Zeroizing::new([9; 32]));
    assert_eq!(nobody.unwrap_err(), NoParcel::NoDevice);
    let none = seal_to(&[BundleKey([0; 32])].into(), &clear, &SIZES, &Zeroizing::new([9; 32]));
    assert!(
        matches!(none.unwrap_err(), NoParcel::BadKey(_)),
        "a key that agrees with everybody"
    );
}

#[test]
fn sizes_are_those_listed_and_how_many_it_is_for_does_not_show() {
    for length in [0, 1, 12_240, 12_241, 61_200, 61_201, 900_000] {
        let bytes = sealed(&devices([1]), &text(length));
        assert!(SIZES.contains(&bytes.len()), "{length}: {}", bytes.len());
        assert_eq!(read(&bytes, 1).unwrap()[..length], text(length));
    }
    let begins = |count: u8| sealed(&devices(1..=count), b"x")[..60].to_vec();
    assert_eq!(begins(1), begins(49), "one device and forty-nine begin alike");
    assert_eq!(
        read(&sealed(&devices(1..=120), b"x"), 120).unwrap()[..1],
        *b"x",
        "a longer head"
    );
    assert_eq!(
        seal_to(&devices([1]), &text(2 << 20), &SIZES, &Zeroizing::new([9; 32])).unwrap_err(),
        NoParcel::TooLong
    );
}

#[test]
fn cut_anywhere_it_gives_the_blocks_that_came_whole() {
    let clear = text(12_000);
    let bytes = sealed(&devices([1]), &clear);
    for cut in (0..bytes.len())
        .step_by(97)
        .chain([4_095, 4_096, 8_191, 8_192, 12_287, 12_288])
    {
        let whole = (cut / 4_096).saturating_sub(1) * 4_080;
        match read(&bytes[..cut], 1) {
            Ok(read) => assert!(
                read.len() == whole && read == clear[..whole.min(12_000)],
                "cut at {cut}"
            ),
            Err(why) => assert!(cut < 4_096 && matches!(why, NotUnsealed::Damaged), "cut at {cut}"),
        }
    }
}

#[test]
fn a_bit_that_flips_anywhere_is_never_believed() {
    let clear = text(12_000);
    let bytes = sealed(&devices([1]), &clear);
    for at in (0..4_096).chain((4_096..bytes.len()).step_by(61)) {
        let mut changed = bytes.clone();
        changed[at] ^= 1 << (at % 8);
        if let Ok(read) = read(&changed, 1) {
            let before = (at / 4_096).saturating_sub(1) * 4_080;
            assert!(read.len() == before && read == clear[..before], "byte {at}");
        }
    }
}

#[test]
fn blocks_of_another_bundle_in_another_order_or_left_out_do_not_fit() {
    let (clear, to) = (text(50_000), devices([1]));
    let bytes = sealed(&to, &clear);
    let other = seal_to(&to, &text(50_000), &SIZES, &Zeroizing::new([8; 32])).unwrap();
    let block = |from: &[u8], at: usize| from[at * 4_096..(at + 1) * 4_096].to_vec();
    let with = |blocks: Vec<Vec<u8>>| read(&blocks.concat(), 1).unwrap().len();
    let mut swapped: Vec<Vec<u8>> = (0..16).map(|at| block(&bytes, at)).collect();
    swapped.swap(2, 3);
    assert_eq!(with(swapped), 4_080);
    let left_out: Vec<Vec<u8>> = (0..16).filter(|at| *at != 2).map(|at| block(&bytes, at)).collect();
    assert_eq!(with(left_out), 4_080);
    let mixed = (0..16)
        .map(|at| block(if at < 3 { &bytes } else { &other }, at))
        .collect();
    assert_eq!(with(mixed), 2 * 4_080);
    let mut longer = bytes.clone();
    longer.extend(block(&bytes, 15));
    assert_eq!(read(&longer, 1).unwrap().len(), read(&bytes, 1).unwrap().len());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn whatever_is_thrown_at_it_is_refused_without_a_failure(
        junk in prop::collection::vec(any::<u8>(), 0..9_000),
        keep in 0_usize..64,
        fill in any::<u8>(),
    ) {
        prop_assert!(read(&junk, 1).is_err());
        let mut begun = sealed(&devices([1]), b"x")[..keep].to_vec();
        begun.extend(&junk);
        begun.resize(16_384, fill);
        prop_assert!(read(&begun, 1).is_err());
    }
}
