//! Opaque household tokens: drawn by chance, without meaning or order, easy to read aloud, and never a number or a
//! date to a spreadsheet.

use fastrand::Rng;
use std::collections::BTreeSet;

/// First letter of each half. No vowels, so no words; nothing that looks like a digit.
const LETTERS: &[u8] = b"CDFGHJKMNPQRTVWX";
const SIGNS: &[u8] = b"CDFGHJKMNPQRTVWX234679";

/// Tokens given out so far, so that none is given twice. There are about 60 million.
#[derive(Default)]
pub(super) struct Tokens {
    given: BTreeSet<[u8; 6]>,
}

impl Tokens {
    /// Draws a token that was not given out before, such as `K7Q-M2X`.
    pub(super) fn draw(&mut self, rng: &mut Rng) -> String {
        loop {
            let half = |rng: &mut Rng| [sign(LETTERS, rng), sign(SIGNS, rng), sign(SIGNS, rng)];
            let ([a, b, c], [d, e, f]) = (half(rng), half(rng));
            if self.given.insert([a, b, c, d, e, f]) {
                return [a, b, c, b'-', d, e, f].map(char::from).iter().collect();
            }
        }
    }
}

fn sign(from: &[u8], rng: &mut Rng) -> u8 {
    // The range is never empty and never leaves the table; u32 draws are the same on every machine.
    let at = rng.u32(0..u32::try_from(from.len()).unwrap_or(1).max(1));
    from[at as usize]
}
