//! Ctrl-C: the first one ends a search with the best it has, the next one ends the program.

use signal_hook::consts::SIGINT;
use signal_hook::flag;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The shell's way of telling that Ctrl-C ended a program.
const INTERRUPTED: i32 = 130;

/// Whether Ctrl-C was pressed since this was made.
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Looks out for Ctrl-C from now on. Where that cannot be, it ends the program at once, as it does elsewhere.
    pub fn new() -> Self {
        let pressed = Arc::new(AtomicBool::new(false));
        // In this order the first one finds nothing pressed yet.
        let heard = flag::register_conditional_shutdown(SIGINT, INTERRUPTED, Arc::clone(&pressed))
            .and_then(|_| flag::register(SIGINT, Arc::clone(&pressed)));
        drop(heard);
        Self(pressed)
    }

    /// Tells whether it was pressed.
    pub fn pressed(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
