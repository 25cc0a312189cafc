//! Changes facts in their structure as often as is said: `cargo run --release -p trials --example mutants -- 10000000`.

use trials::mutants::{Sloppy, Tried, WAYS, originals, run};

/// Mutants between two looks.
const PART: u64 = 100_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let number = |at: usize, or: u64| std::env::args().nth(at).and_then(|n| n.parse().ok()).unwrap_or(or);
    let (wanted, first) = (number(1, PART), number(2, 0));
    let originals = originals(60);
    let mut tried = Tried::default();
    let mut seed = first;
    while tried.all() < wanted {
        tried.add(&run(&originals, seed..seed + PART)?);
        seed += PART;
    }
    for ((way, _), mutants) in WAYS.iter().zip(&tried.mutants) {
        println!("{mutants:>10} {way}");
    }
    println!("{} mutants, all refused; seeds {first} to {seed}", tried.all());
    for (sloppy, believed) in Sloppy::ALL.iter().zip(tried.believed) {
        println!("{believed:>10} of every tenth would have been believed by a reader {sloppy:?}");
    }
    Ok(())
}
