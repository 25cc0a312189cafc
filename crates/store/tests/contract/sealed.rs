//! What every place of sealed records must do.

use movement::ledger::{BlobId, HouseholdId, LedgerId};
use std::collections::{BTreeMap, HashSet};
use store::{Blobs, MemoryBlobs, SqliteBlobs, blob_id};

const LEDGER: LedgerId = LedgerId([1; 32]);
pub const ONE: HouseholdId = HouseholdId([1; 16]);
const OTHER: HouseholdId = HouseholdId([2; 16]);

/// A promise, by name.
type Case = (&'static str, fn(&mut dyn Blobs));

/// What every place must do, each with a name.
pub const CASES: [Case; 3] = [
    ("found by its hash and once", found_by_its_hash_and_once),
    ("erasing takes one household", erasing_takes_one_household),
    ("several at once as one by one", several_at_once_as_one_by_one),
];

#[test]
fn memory_and_files_keep_every_promise() {
    let folder = tempfile::tempdir().unwrap();
    for (name, case) in CASES {
        println!("{name}");
        case(&mut MemoryBlobs::new(LEDGER));
        case(&mut SqliteBlobs::make(&folder.path().join(name), LEDGER).unwrap());
    }
}

fn several_at_once_as_one_by_one(blobs: &mut dyn Blobs) {
    let known = blobs.put(ONE, b"known").unwrap();
    blobs
        .put_all(&[(ONE, b"known".to_vec()), (ONE, b"new".to_vec())])
        .unwrap();
    assert_eq!(
        blobs.list_blobs().unwrap(),
        BTreeMap::from([(known, ONE), (blob_id(b"new"), ONE)])
    );
    blobs.put_all(&[]).unwrap();
    assert_eq!(blobs.list_blobs().unwrap().len(), 2);
}

fn found_by_its_hash_and_once(blobs: &mut dyn Blobs) {
    let id = blobs.put(ONE, b"sealed").unwrap();
    assert_eq!((id, blobs.put(ONE, b"sealed").unwrap()), (blob_id(b"sealed"), id));
    assert_eq!(blobs.find_blob(id).unwrap().as_deref(), Some(&b"sealed"[..]));
    assert_eq!(blobs.find_blob(BlobId([0; 32])).unwrap(), None);
    assert_eq!(blobs.list_blobs().unwrap(), BTreeMap::from([(id, ONE)]));
    let long = record(9);
    let id = blobs.put(OTHER, &long).unwrap();
    assert_eq!(blobs.find_blob(id).unwrap(), Some(long));
}

fn erasing_takes_one_household(blobs: &mut dyn Blobs) {
    blobs.put(ONE, b"first").unwrap();
    blobs.put(ONE, b"second").unwrap();
    let kept = blobs.put(OTHER, b"third").unwrap();
    assert_eq!((blobs.erase(ONE).unwrap(), blobs.erase(ONE).unwrap()), (2, 0));
    assert_eq!(blobs.list_blobs().unwrap(), BTreeMap::from([(kept, OTHER)]));
    assert_eq!(blobs.find_blob(kept).unwrap().as_deref(), Some(&b"third"[..]));
}

/// A record as large as the largest, without a byte twice in a row, so that any part of it is found again.
pub fn record(seed: u64) -> Vec<u8> {
    let mut random = seed | 1;
    let next = || {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (random >> 56) as u8
    };
    std::iter::repeat_with(next).take(70_000).collect()
}

#[test]
fn after_an_erasure_no_file_has_a_byte_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sealed.db");
    let mut blobs = SqliteBlobs::make(&path, LEDGER).unwrap();
    let (gone, kept) = (record(3), record(5));
    // Other records before and after, so that the erased one lies in the middle of the file.
    for (household, bytes) in [(OTHER, &record(7)), (ONE, &gone), (OTHER, &kept)] {
        blobs.put(household, bytes).unwrap();
    }
    let files = || {
        let files = std::fs::read_dir(folder.path()).unwrap();
        files
            .flat_map(|file| std::fs::read(file.unwrap().path()).unwrap())
            .collect::<Vec<u8>>()
    };
    let hits = |bytes: &[u8]| stretches(bytes, &files());
    assert!(hits(&gone) > 100 && hits(&kept) > 100);
    assert_eq!(blobs.erase(ONE).unwrap(), 1);
    assert_eq!(hits(&gone), 0, "while it is open");
    drop(blobs);
    assert_eq!(hits(&gone), 0);
    assert!(hits(&kept) > 100);
}

#[test]
fn a_record_that_was_changed_on_the_medium_is_found_and_never_believed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sealed.db");
    let mut blobs = SqliteBlobs::make(&path, LEDGER).unwrap();
    let id = blobs.put(ONE, b"a record of some length").unwrap();
    drop(blobs);
    let mut bytes = std::fs::read(&path).unwrap();
    let at = bytes.windows(8).position(|w| w == b"a record").unwrap();
    bytes[at] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    let read = SqliteBlobs::open_to_read(&path).unwrap();
    assert!(read.find_blob(id).unwrap_err().to_string().contains("damaged"));
    assert!(SqliteBlobs::make(&path, LEDGER).is_err(), "made over another one");
}

/// How many stretches of a record are in these bytes: sixteen of each 500, so that a fragment is found too.
pub fn stretches(record: &[u8], all: &[u8]) -> usize {
    let parts: HashSet<&[u8]> = record.chunks(500).map(|part| &part[..16]).collect();
    let found: HashSet<&[u8]> = all.windows(16).filter(|window| parts.contains(window)).collect();
    found.len()
}
