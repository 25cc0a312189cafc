//! Two pieces of work side by side.

/// Does two things, at once where there are threads for it.
pub(crate) fn both(threads: usize, first: impl FnOnce(), second: &mut (impl FnMut() + Send)) {
    let mut spawned = false;
    if threads > 1 {
        std::thread::scope(|scope| {
            let other = std::thread::Builder::new().spawn_scoped(scope, &mut *second);
            spawned = other.is_ok();
            first();
        });
    } else {
        first();
    }
    if !spawned {
        second();
    }
}

/// Returns how many threads the machine offers.
pub(crate) fn offered() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
