//! No fact that was changed in its structure is taken for one.

use trials::mutants::{Sloppy, WAYS, originals, run};

#[test]
fn a_hundred_thousand_facts_changed_in_their_structure_are_refused() {
    let originals = originals(60);
    assert_eq!(originals.len(), 60);
    let tried = run(&originals, 0..108_000).unwrap();
    assert!(tried.all() >= 100_000, "{}", tried.all());
    for ((way, _), mutants) in WAYS.iter().zip(&tried.mutants) {
        assert!(*mutants > 2_000, "{way}: {mutants}");
    }
    // Readers that leave something out believe some of them, so that the mutants do try something.
    for (sloppy, believed) in Sloppy::ALL.iter().zip(tried.believed) {
        assert!(believed > 10, "{sloppy:?} would have been found by {believed} mutants");
    }
}
