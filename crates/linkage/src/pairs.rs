//! The pairs to look at, each once, with the pattern of their levels.

use crate::block::{Rule, keys};
use crate::compare::Pattern;
use crate::records::Records;
use std::collections::BTreeMap;
use std::thread;

/// A pair of rows, the smaller number first, and how alike they are.
pub(crate) type Compared = (u32, u32, Pattern);

/// Returns all pairs that share a key of some rule, each once. How many threads do it changes nothing.
pub(crate) fn compared(records: &Records, rules: &[Rule], threads: usize) -> Vec<Compared> {
    let mut all = Vec::new();
    let mut before: Vec<Vec<u64>> = Vec::new();
    for rule in rules {
        let keys = keys(records, rule);
        let mut rows: Vec<u32> = (0..)
            .zip(&keys)
            .filter(|(_, key)| **key != 0)
            .map(|(row, _)| row)
            .collect();
        rows.sort_by_key(|row| keys[*row as usize]);
        let blocks: Vec<&[u32]> = rows.chunk_by(|a, b| keys[*a as usize] == keys[*b as usize]).collect();
        let threads = threads.max(1);
        // Every so many rows of all blocks for each: a large block is shared too.
        let (blocks, before_it) = (&blocks, &before);
        let part = move |which: usize| part(records, blocks, before_it, which, threads);
        thread::scope(|scope| {
            let running: Vec<_> = (0..threads).map(|which| scope.spawn(move || part(which))).collect();
            all.extend(running.into_iter().flat_map(joined));
        });
        before.push(keys);
    }
    all
}

fn part(records: &Records, blocks: &[&[u32]], before: &[Vec<u64>], which: usize, of: usize) -> Vec<Compared> {
    let mut pairs = Vec::new();
    let mut turn = 0;
    for block in blocks {
        for (at, one) in block.iter().enumerate() {
            turn += 1;
            if turn % of != which {
                continue;
            }
            for other in &block[at + 1..] {
                let (left, right) = (*one.min(other), *one.max(other));
                if may_meet(records, left, right) && !met(before, left, right) {
                    pairs.push((left, right, records.compare(left, right)));
                }
            }
        }
    }
    pairs
}

/// Rows of two lists meet each other's only.
fn may_meet(records: &Records, left: u32, right: u32) -> bool {
    !records.two || ((left as usize) < records.second && (right as usize) >= records.second)
}

fn met(before: &[Vec<u64>], left: u32, right: u32) -> bool {
    before.iter().any(|keys| {
        let key = keys[left as usize];
        key != 0 && key == keys[right as usize]
    })
}

/// Returns how often each pattern occurs among pairs drawn by chance.
pub(crate) fn by_chance(records: &Records, draws: usize, seed: u64, threads: usize) -> BTreeMap<Pattern, u64> {
    let mut chance = fastrand::Rng::with_seed(seed);
    let (rows, second) = (records.rows(), records.second);
    if second == 0 || (records.two && second == rows) || rows < 2 {
        return BTreeMap::new();
    }
    let drawn: Vec<(u32, u32)> = (0..draws)
        .map(|_| {
            let left = chance.usize(0..second);
            // In one list any other row than the first.
            let right = if records.two {
                chance.usize(second..rows)
            } else {
                (left + chance.usize(1..rows)) % rows
            };
            (left as u32, right as u32)
        })
        .collect();
    let parts = drawn.chunks(drawn.len().div_ceil(threads.max(1)).max(1));
    let compare = move |part: &[(u32, u32)]| counted(part.iter().map(|(left, right)| records.compare(*left, *right)));
    let mut patterns = BTreeMap::new();
    thread::scope(|scope| {
        let running: Vec<_> = parts.map(|part| scope.spawn(move || compare(part))).collect();
        for (pattern, pairs) in running.into_iter().flat_map(joined) {
            *patterns.entry(pattern).or_insert(0) += pairs;
        }
    });
    patterns
}

/// Returns how often each pattern occurs.
pub(crate) fn counted(patterns: impl Iterator<Item = Pattern>) -> BTreeMap<Pattern, u64> {
    let mut counts = BTreeMap::new();
    patterns.for_each(|pattern| *counts.entry(pattern).or_insert(0) += 1);
    counts
}

/// Returns what a thread found. One that panicked panics here: its pairs must not be lost.
fn joined<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
