//! Counts of people that leave a desk: nothing may stand for few, not alone and not by taking one figure from another.
//!
//! Cells are put together and not blanked out: what is printed is parts of one partition of the people, each with many in it, so that
//! every sum and difference of printed figures has many in it as well.

use std::ops::Range;

/// The fewest people a printed figure may stand for.
pub const FEWEST: u64 = 10;

/// Puts neighbouring rows together until each part has at least `fewest` people in every column; the rows left over at the end go to
/// the last part. Nothing where all rows together have fewer.
pub fn parts(rows: &[Vec<u64>], fewest: u64) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for end in 1..=rows.len() {
        if sums(&rows[start..end]).iter().all(|people| *people >= fewest) {
            parts.push(start..end);
            start = end;
        }
    }
    if let Some(last) = parts.last_mut() {
        last.end = rows.len();
    }
    parts
}

/// Returns the sum of some rows, column by column.
pub fn sums(rows: &[Vec<u64>]) -> Vec<u64> {
    let columns = rows.first().map_or(0, Vec::len);
    (0..columns).map(|at| rows.iter().map(|row| row[at]).sum()).collect()
}

/// Tells whether a figure may be printed of a group whose size may be known: neither those counted nor the others are few.
pub fn may_stand(counted: u64, all: u64, fewest: u64) -> bool {
    counted >= fewest && all.saturating_sub(counted) >= fewest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn parts_cover_all_rows_once_and_none_has_few(
            rows in prop::collection::vec(prop::collection::vec(0..30_u64, 2), 1..8),
            fewest in 1..15_u64,
        ) {
            let parts = parts(&rows, fewest);
            let enough = |people: Vec<u64>| people.iter().all(|people| *people >= fewest);
            prop_assert_eq!(parts.is_empty(), !enough(sums(&rows)));
            prop_assert!(parts.iter().all(|part| enough(sums(&rows[part.clone()]))));
            let covered: Vec<usize> = parts.into_iter().flatten().collect();
            prop_assert!(covered.is_empty() || covered.into_iter().eq(0..rows.len()));
        }
    }
}
