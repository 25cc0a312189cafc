//! Many envelopes at once, on all processors.
//!
//! Each signature is checked alone, and strictly. A check of many in one sum is not the same check: keys and signatures can be
//! made of which it takes some together and refuses each alone, or the other way round by chance, and then two devices that were told
//! the same would not say the same (`docs/decisions/signatures-one-by-one.md`).

use crate::{NotAFact, Signed, open};
use std::thread;

/// Fewer than this are not worth a thread.
const PART: usize = 32;

/// Reads the bytes of facts, each as [`open`] reads it, in the same order.
pub fn open_all<B: AsRef<[u8]> + Sync>(all: &[B]) -> Vec<Result<Signed, NotAFact>> {
    let read = |part: &[B]| part.iter().map(|bytes| open(bytes.as_ref())).collect::<Vec<_>>();
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let part = all.len().div_ceil(processors).max(PART);
    if all.len() <= part {
        return read(all);
    }
    thread::scope(|scope| {
        let parts: Vec<_> = all.chunks(part).map(|part| scope.spawn(move || read(part))).collect();
        let joined = parts.into_iter().map(|part| part.join());
        joined
            .flat_map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}
