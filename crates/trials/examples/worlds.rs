//! Runs worlds of devices that meet seldom: `cargo run --release -p trials --example worlds -- 1000 0 50 400` for a thousand of fifty
//! devices and 400 steps each, from seed 0 on. With the word `faults` at the end it says where each planted fault is found.

use trials::devices::{self, Fault, Seen};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let number = |at: usize, or: u64| std::env::args().nth(at).and_then(|n| n.parse().ok()).unwrap_or(or);
    let (worlds, first) = (number(1, 100), number(2, 0));
    let size = (u8::try_from(number(3, 4))?, usize::try_from(number(4, 60))?);
    let image = devices::image()?;
    if std::env::args().next_back().as_deref() == Some("faults") {
        for fault in Fault::ALL {
            let found = (first..first + worlds).find_map(|seed| {
                let failed = devices::run(&image, seed, size, Some(fault), &mut Seen::default()).err()?;
                Some(format!("seed {seed}: {failed}"))
            });
            println!("{fault:?}: {}", found.as_deref().unwrap_or("NOT FOUND"));
        }
        return Ok(());
    }
    let (mut seen, mut bad) = (Seen::default(), 0);
    for seed in first..first + worlds {
        if let Err(what) = devices::run(&image, seed, size, None, &mut seen) {
            println!("seed {seed}: {what}");
            bad += 1;
        }
    }
    println!("{seen:?}, {bad} bad");
    std::process::exit(i32::from(bad > 0));
}
