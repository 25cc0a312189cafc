//! The bar that shows the best plan and the bound while the search goes on. It is drawn on a terminal only.

use actions::draw_plan::Budget;
use indicatif::{ProgressBar, ProgressStyle};
use movement::operation::Calendar;
use planner::Progress;
use std::time::{Duration, Instant};

/// How often the bar is drawn anew.
const EVERY: Duration = Duration::from_millis(100);

/// The bar.
pub struct Bar {
    bar: ProgressBar,
    budget: Budget,
    started: Instant,
    drawn: Option<Instant>,
}

impl Bar {
    /// Returns a bar as long as the budget.
    pub fn new(budget: Budget) -> Self {
        let length = budget.moves.or(budget.time.map(|t| t.as_millis() as u64)).unwrap_or(1);
        let bar = ProgressBar::new(length);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {msg}") {
            bar.set_style(style);
        }
        Self {
            bar,
            budget,
            started: Instant::now(),
            drawn: None,
        }
    }

    /// Shows how far a search is.
    pub fn show(&mut self, progress: &Progress, calendar: &Calendar) {
        if self.drawn.is_some_and(|at| at.elapsed() < EVERY) {
            return;
        }
        self.drawn = Some(Instant::now());
        let position = self
            .budget
            .moves
            .map_or(self.started.elapsed().as_millis() as u64, |_| progress.moves);
        self.bar.set_position(position);
        let last = calendar
            .local(progress.last_arrival)
            .strftime("%Y-%m-%d %H:%M")
            .to_string();
        let gap = gap_percent(progress.last_arrival.0, progress.bound.0);
        let waiting = if progress.waiting.0 == 0 {
            String::new()
        } else {
            format!(", {} wait", progress.waiting)
        };
        self.bar.set_message(format!(
            "last arrival {last}{waiting}, gap to the bound {gap}, {} moves",
            progress.moves
        ));
    }

    /// Takes the bar away.
    pub fn done(&self) {
        self.bar.finish_and_clear();
    }
}

/// Returns by how much a last arrival lies above its bound, both counted from the first midnight.
pub fn gap_percent(last_arrival: i32, bound: i32) -> String {
    if bound <= 0 {
        return "unknown".to_owned();
    }
    format!("{:.1} %", 100.0 * f64::from(last_arrival - bound) / f64::from(bound))
}
