//! How big synthetic households are and what they need. Every rate has its source, or says that it is ours.

use fastrand::Rng;
use std::ops::RangeInclusive;

/// Households in a hundred with 1, 2, 3 ... 12 members; the mean is 4.92.
///
/// Our assumption. It agrees with what was handed out in Rukban in November 2018: 10,475 food parcels, one a family,
/// for a population then estimated at 50,000 are 4.8 people a parcel (SARC; UN).
pub const HOUSEHOLDS_BY_SIZE: [u32; 12] = [6, 10, 13, 17, 17, 14, 9, 6, 4, 2, 1, 1];

/// People in ten thousand who travel lying down. Our assumption.
pub const STRETCHERS_IN_10_000: u32 = 15;

/// People in ten thousand who travel in a wheelchair. Our assumption.
pub const WHEELCHAIRS_IN_10_000: u32 = 100;

/// Most people of one household with each of the two needs. Our assumption.
pub const MOST_WITH_A_NEED: u32 = 2;

/// Households in a hundred, among those without the two needs, that are in tier 2. Our assumption.
pub const TIER_2_PERCENT: u32 = 15;

/// Households in a hundred that accept any shelter; the others name a few. Our assumption.
pub const ANY_SHELTER_PERCENT: u32 = 60;

/// How many members of a household travel in a bay or lying down.
pub(super) struct Needs {
    pub(super) wheelchairs: u32,
    pub(super) stretchers: u32,
}

/// Draws the size of a household.
pub(super) fn members(rng: &mut Rng) -> u32 {
    let mut at = rng.u32(0..HOUSEHOLDS_BY_SIZE.iter().sum());
    for (size, share) in (1..).zip(HOUSEHOLDS_BY_SIZE) {
        if at < share {
            return size;
        }
        at -= share;
    }
    1
}

/// Draws the needs of a household, member by member.
pub(super) fn needs(members: u32, rng: &mut Rng) -> Needs {
    let mut draw = |people: u32, in_10_000: u32| {
        let drawn = (0..people).filter(|_| rng.u32(0..10_000) < in_10_000).count();
        u32::try_from(drawn).unwrap_or(MOST_WITH_A_NEED).min(MOST_WITH_A_NEED)
    };
    let stretchers = draw(members, STRETCHERS_IN_10_000);
    let wheelchairs = draw(members - stretchers, WHEELCHAIRS_IN_10_000);
    Needs {
        wheelchairs,
        stretchers,
    }
}

/// Draws the tier: 1 with a wheelchair or a stretcher, else 2 for some and 3 for the rest.
pub(super) fn tier(needs: &Needs, rng: &mut Rng) -> u32 {
    let second = rng.u32(0..100) < TIER_2_PERCENT;
    match (needs.wheelchairs + needs.stretchers, second) {
        (1.., _) => 1,
        (0, true) => 2,
        (0, false) => 3,
    }
}

/// Draws the shelters a household accepts, in the order of the table; none means any. Those who choose name two or
/// three of four or more shelters, one of two, one or two of three.
pub(super) fn accepted<'a>(shelters: &'a [String], rng: &mut Rng) -> Vec<&'a str> {
    if shelters.len() < 2 || rng.u32(0..100) < ANY_SHELTER_PERCENT {
        return Vec::new();
    }
    let fewest = if shelters.len() < 4 { 1 } else { 2 };
    let wanted = below(fewest..=(shelters.len() - 1).min(3), rng);
    let mut rows: Vec<usize> = (0..shelters.len()).collect();
    for row in 0..wanted {
        rows.swap(row, below(row..=shelters.len() - 1, rng));
    }
    rows.truncate(wanted);
    rows.sort_unstable();
    rows.into_iter().map(|row| shelters[row].as_str()).collect()
}

/// Draws a position through `u32`, so that machines of every word size draw the same.
fn below(positions: RangeInclusive<usize>, rng: &mut Rng) -> usize {
    let number = |position: &usize| u32::try_from(*position).unwrap_or(u32::MAX);
    rng.u32(number(positions.start())..=number(positions.end())) as usize
}
