//! Measures how soon planning ends once it is told to stop: `stop_latency INSTANCE.json [MOVES]`, a "movement-1" file.
//!
//! Plans once to count how often it asks, and the longest time without a question; then stops at twenty questions spread
//! evenly, and shows the longest time from the word to the end.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod instance;

use movement::operation::Operation;
use planner::{Budget, InHand};
use std::sync::Mutex;
use std::time::{Duration, Instant};

const STOPS: u64 = 20;

/// When it was asked last, how often, and the longest time in between with the number of the question that ended it.
struct Asked {
    last: Instant,
    times: u64,
    longest: (Duration, u64),
}

/// Plans until the question with this number; returns what was asked, and the time from the last question to the end.
fn plan(operation: &Operation, moves: u64, until: u64) -> (Asked, Duration) {
    let asked = Mutex::new(Asked {
        last: Instant::now(),
        times: 0,
        longest: (Duration::ZERO, 0),
    });
    let stop = |_: InHand| {
        let Ok(mut asked) = asked.lock() else { return true };
        asked.times += 1;
        asked.longest = asked.longest.max((asked.last.elapsed(), asked.times));
        asked.last = Instant::now();
        asked.times >= until
    };
    // What comes out does not matter here, only when.
    let budget = Budget {
        stop: &stop,
        ..Budget::moves(moves)
    };
    drop(planner::plan(operation, 1, budget, &mut |_| true));
    let asked = asked.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    let after = asked.last.elapsed();
    (asked, after)
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        eprintln!("usage: stop_latency INSTANCE.json [MOVES]");
        return;
    };
    let moves = arguments.next().and_then(|moves| moves.parse().ok()).unwrap_or(3);
    let operation = match instance::read(&path) {
        Ok(operation) => operation,
        Err(reason) => return eprintln!("{reason}"),
    };
    let started = Instant::now();
    let (asked, end) = plan(&operation, moves, u64::MAX);
    println!(
        "{} questions in {:?}, the last {end:?} before the end",
        asked.times,
        started.elapsed()
    );
    println!(
        "longest time unasked {:?}, before question {}",
        asked.longest.0, asked.longest.1
    );
    let stops = (1..=STOPS).map(|part| (asked.times * part / STOPS).max(1));
    let slowest = stops.map(|until| (plan(&operation, moves, until).1, until)).max();
    if let Some((slowest, until)) = slowest {
        println!("{STOPS} stops: {slowest:?} from the word to the end at most, at question {until}");
    }
}
