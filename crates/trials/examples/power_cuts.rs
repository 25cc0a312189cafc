//! Cuts the power as often as is said, on both cores: `cargo run --release -p trials --example power_cuts -- 1000000`.

use std::thread;
use trials::power::{self, Seen};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let number = |at: usize, or: u64| std::env::args().nth(at).and_then(|n| n.parse().ok()).unwrap_or(or);
    let (trials, seed, threads) = (number(1, 10_000), number(2, 0), number(3, 2));
    let start = std::time::Instant::now();
    let beginning = &power::beginning()?;
    let part = |thread: u64| {
        move || {
            let (mut seen, mut bad) = (Seen::default(), 0_u64);
            for trial in (thread..trials).step_by(threads as usize) {
                if let Err(what) = power::run(beginning, seed + trial, None, &mut seen) {
                    println!("seed {}: {what}", seed + trial);
                    bad += 1;
                }
            }
            (seen, bad)
        }
    };
    let parts: Vec<(Seen, u64)> = thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|thread| scope.spawn(part(thread))).collect();
        running
            .into_iter()
            .map(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    let sum = |of: fn(&Seen) -> u64| parts.iter().map(|(seen, _)| of(seen)).sum::<u64>();
    let bad: u64 = parts.iter().map(|(_, bad)| bad).sum();
    println!(
        "{trials} trials, {} power cuts ({} while opening), {} takings in acknowledged, {} unanswered and there, {} unanswered and gone, {bad} bad, {:.1} s",
        sum(|s| s.cuts),
        sum(|s| s.cuts_while_opening),
        sum(|s| s.acknowledged),
        sum(|s| s.unanswered_and_there),
        sum(|s| s.unanswered_and_gone),
        start.elapsed().as_secs_f64()
    );
    std::process::exit(i32::from(bad > 0));
}
