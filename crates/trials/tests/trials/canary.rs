//! Names that were sealed are in no byte that leaves, and what was erased is in no file, also not in an older copy that comes back.

use trials::canary::{self, Leak};

#[test]
fn no_sealed_name_is_in_any_byte_and_nothing_of_what_was_erased() {
    let folder = tempfile::tempdir().unwrap();
    let found = canary::run(60, folder.path(), None, None).unwrap();
    assert!(!found.is_bad(), "{found:?}");
    assert!(found.before_erasure >= 18 && found.erased == 6, "{found:?}");
    assert!(found.bytes > 100_000, "{found:?}");
}

#[test]
fn every_planted_leak_is_found() {
    for leak in Leak::all() {
        let folder = tempfile::tempdir().unwrap();
        let found = canary::run(20, folder.path(), None, Some(leak)).unwrap();
        assert!(found.is_bad(), "{leak:?} was not found: {found:?}");
    }
}
