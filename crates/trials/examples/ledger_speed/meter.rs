//! Time and memory of this program, as Linux counts them.

use std::error::Error;
use std::time::Instant;

/// Measures from when it was made.
pub struct Meter {
    began: Instant,
    used: f64,
}

impl Meter {
    /// Begins.
    pub fn new() -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            began: Instant::now(),
            used: processor()?,
        })
    }

    /// Returns seconds by the clock, and seconds that processors worked for this thread.
    pub fn seconds(&self) -> Result<(f64, f64), Box<dyn Error>> {
        Ok((self.began.elapsed().as_secs_f64(), processor()? - self.used))
    }
}

/// Returns the most memory used so far, in megabytes.
pub fn memory() -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: u64 = line
        .and_then(|line| line.split_whitespace().next())
        .ok_or("no VmHWM")?
        .parse()?;
    Ok(kilobytes / 1024)
}

/// Returns the seconds that processors worked for this thread so far.
fn processor() -> Result<f64, Box<dyn Error>> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds: f64 = stat.split_whitespace().next().ok_or("no schedstat")?.parse()?;
    Ok(nanoseconds / 1e9)
}
