//! Learning, promises: it finds the m, u and share that made the pairs, and does what a plain model of it does.
#![allow(clippy::unwrap_used)]

use super::*;

const M: [[f64; 6]; 3] = [
    [0.9, 0.05, 0.02, 0.01, 0.01, 0.01],
    [0.7, 0.1, 0.1, 0.05, 0.03, 0.02],
    [0.6, 0.2, 0.1, 0.05, 0.03, 0.02],
];
const U: [[f64; 6]; 3] = [
    [0.01, 0.02, 0.02, 0.05, 0.2, 0.7],
    [0.002, 0.008, 0.04, 0.05, 0.3, 0.6],
    [0.05, 0.05, 0.1, 0.1, 0.2, 0.5],
];

fn drawn(from: &[f64; 6], chance: &mut fastrand::Rng) -> u64 {
    let mut left = chance.f64();
    let level = from.iter().position(|share| {
        left -= share;
        left < 0.0
    });
    level.unwrap_or(5) as u64 + 1
}

/// Pairs of which a known share is of one person.
fn pairs(number: usize, share: f64, seed: u64) -> Vec<Pattern> {
    let mut chance = fastrand::Rng::with_seed(seed);
    (0..number)
        .map(|_| {
            let from = if chance.f64() < share { M } else { U };
            (0..3)
                .map(|field| drawn(&from[field], &mut chance) << (4 * field))
                .sum()
        })
        .collect()
}

fn counted(pairs: &[Pattern]) -> BTreeMap<Pattern, u64> {
    crate::pairs::counted(pairs.iter().copied())
}

fn learnt(share: f64) -> (Vec<Pattern>, BTreeMap<Pattern, u64>, Model) {
    let (seen, chance) = (pairs(200_000, share, 1), counted(&pairs(400_000, 0.0, 2)));
    let model = Model::learn(3, &counted(&seen), &chance, 2_000, 200_000.0);
    (seen, chance, model)
}

#[test]
fn the_m_u_and_share_that_made_the_pairs_are_found() {
    for share in [0.01, 0.05] {
        let (_, _, model) = learnt(share);
        assert!((model.prior - share).abs() < 0.15 * share, "{} {share}", model.prior);
        for (field, (m, u)) in model.fields.iter().zip(M.iter().zip(U)) {
            for level in 0..6 {
                assert!((field.m[level] - m[level]).abs() < 0.04, "{:?}", field.m);
                assert!((field.u[level] - u[level]).abs() < 0.003, "{:?}", field.u);
            }
            assert_eq!(field.after, None);
        }
    }
}

/// The textbook's rounds, pair by pair, without patterns, bits or smoothing beyond half a pair.
fn reference(seen: &[Pattern], u: &[[f64; 6]], mut prior: f64) -> (f64, Vec<[f64; 6]>) {
    let mut m = vec![FIRST_M; 3];
    for _ in 0..400 {
        let (mut same, mut counts) = (0.0, vec![[0.5; 6]; 3]);
        for pair in seen {
            let level = |field: usize| (pair >> (4 * field) & 15) as usize - 1;
            let one: f64 = (0..3).map(|field| m[field][level(field)]).product::<f64>() * prior;
            let two: f64 = (0..3).map(|field| u[field][level(field)]).product::<f64>() * (1.0 - prior);
            let probability = one / (one + two);
            same += probability;
            (0..3).for_each(|field| counts[field][level(field)] += probability);
        }
        prior = same / seen.len() as f64;
        m = counts
            .iter()
            .map(|counts| counts.map(|count| count / counts.iter().sum::<f64>()))
            .collect();
    }
    (prior, m)
}

#[test]
fn learning_agrees_with_a_plain_model_that_goes_pair_by_pair() {
    let (seen, _, model) = learnt(0.05);
    let seen = &seen[..20_000];
    let mut ours = model;
    ours.fields.iter_mut().for_each(|field| field.m = FIRST_M);
    ours.prior = 0.01;
    let counts = counted(seen);
    (0..400).for_each(|_| {
        ours.round(&counts, seen.len() as f64);
    });
    let u: Vec<[f64; 6]> = ours.fields.iter().map(|field| field.u).collect();
    let (prior, m) = reference(seen, &u, 0.01);
    assert!((prior - ours.prior).abs() < 1e-9);
    for (plain, field) in m.iter().zip(&ours.fields) {
        assert!(
            plain.iter().zip(field.m).all(|(a, b)| (a - b).abs() < 1e-9),
            "{plain:?} {:?}",
            field.m
        );
    }
}

#[test]
fn a_field_that_follows_from_another_is_known_for_it_and_others_are_not() {
    let mut chance = fastrand::Rng::with_seed(3);
    let followed = |pair: Pattern| {
        let level = pair & 15;
        let copied = if chance.f64() < 0.95 {
            level
        } else {
            drawn(&U[0], &mut chance)
        };
        pair | copied << 12
    };
    let patterns: Vec<Pattern> = pairs(300_000, 0.0, 4).into_iter().map(followed).collect();
    let chance: BTreeMap<Pattern, f64> = counted(&patterns)
        .into_iter()
        .map(|(pattern, pairs)| (pattern, pairs as f64))
        .collect();
    let after: Vec<Option<usize>> = (0..4)
        .map(|field| field_by_chance(&chance, field, true).after)
        .collect();
    assert_eq!(after, [None, None, None, Some(0)]);
}
