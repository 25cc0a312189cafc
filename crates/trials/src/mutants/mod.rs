//! Facts changed in their structure, as somebody would who knows it: written otherwise, with parts of others, with fields twice,
//! signed by another key, or signed rightly and written wrongly. None of them may be taken for a fact.

mod originals;
mod sloppy;
mod ways;
mod writer;

pub use originals::{Original, originals};
pub use sloppy::Sloppy;
pub use ways::WAYS;

use envelope::open;

/// What was tried.
#[derive(Clone, Debug, Default)]
pub struct Tried {
    /// Mutants of each way, in the order of [`WAYS`].
    pub mutants: Vec<u64>,
    /// Of every tenth, such as each sloppy reader would have believed.
    pub believed: [u64; Sloppy::ALL.len()],
}

impl Tried {
    /// Adds up.
    pub fn add(&mut self, other: &Self) {
        self.mutants.resize(WAYS.len(), 0);
        self.mutants
            .iter_mut()
            .zip(&other.mutants)
            .for_each(|(sum, more)| *sum += more);
        self.believed
            .iter_mut()
            .zip(other.believed)
            .for_each(|(sum, more)| *sum += more);
    }

    /// Returns how many mutants there were.
    pub fn all(&self) -> u64 {
        self.mutants.iter().sum()
    }
}

/// Makes mutants from a seed on, and has each opened.
///
/// # Errors
/// One was taken for a fact: says which.
pub fn run(originals: &[Original], seeds: std::ops::Range<u64>) -> Result<Tried, String> {
    let mut tried = Tried {
        mutants: vec![0; WAYS.len()],
        ..Tried::default()
    };
    for seed in seeds {
        let mut chance = fastrand::Rng::with_seed(seed);
        let (one, other) = (chance.usize(..originals.len()), chance.usize(..originals.len()));
        let way = seed as usize % WAYS.len();
        let mutant = (WAYS[way].1)(&originals[one], &originals[other], &mut chance);
        let Some(mutant) = mutant.filter(|mutant| originals.iter().all(|known| known.bytes != *mutant)) else {
            continue;
        };
        if let Ok(signed) = open(&mutant) {
            return Err(format!("seed {seed}: {} was taken for {:?}", WAYS[way].0, signed.id));
        }
        tried.mutants[way] += 1;
        if seed % 10 > 0 {
            continue;
        }
        for (sloppy, believed) in Sloppy::ALL.iter().zip(&mut tried.believed) {
            *believed += u64::from(sloppy.believes(&mutant));
        }
    }
    Ok(tried)
}
