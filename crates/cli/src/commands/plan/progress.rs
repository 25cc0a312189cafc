//! The bar that shows the best plan and the bound while the search goes on. It is drawn on a terminal only.

use crate::words::{lasting, local, people};
use actions::draw_plan::Budget;
use indicatif::{ProgressBar, ProgressStyle};
use movement::operation::Calendar;
use planner::Progress;
use planner::evacuation::Progress as TourProgress;
use std::time::{Duration, Instant};

/// How often the bar is drawn anew.
const EVERY: Duration = Duration::from_millis(100);

/// The bar.
pub struct Bar {
    bar: ProgressBar,
    budget: Option<Budget>,
    started: Instant,
    drawn: Option<Instant>,
}

impl Bar {
    /// Returns a bar as long as the budget.
    pub fn new(budget: Budget) -> Self {
        let length = budget.moves.unwrap_or(millis(budget.time.unwrap_or_default()));
        Self::styled("{bar:20} {wide_msg}", length, Some(budget))
    }

    /// Returns a line without a bar, for a search that tells only of better plans.
    pub fn without_end() -> Self {
        Self::styled("{elapsed_precise} {wide_msg}", 0, None)
    }

    fn styled(template: &str, length: u64, budget: Option<Budget>) -> Self {
        let bar = ProgressBar::new(length);
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message("looking for a first plan");
        bar.tick();
        Self {
            bar,
            budget,
            started: Instant::now(),
            drawn: None,
        }
    }

    /// Shows how far a search is.
    pub fn show(&mut self, moves: u64, standing: impl FnOnce() -> String) {
        if self.drawn.is_some_and(|at| at.elapsed() < EVERY) {
            return;
        }
        self.drawn = Some(Instant::now());
        let by_moves = self.budget.is_some_and(|budget| budget.moves.is_some());
        self.bar.set_position(if by_moves {
            moves
        } else {
            millis(self.started.elapsed())
        });
        self.say(standing());
    }

    /// Shows what there is to say.
    pub fn say(&self, standing: String) {
        self.bar.set_message(standing);
        self.bar.tick();
    }

    /// Takes the bar away.
    pub fn done(&self) {
        self.bar.finish_and_clear();
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// Returns the best plan so far beside the bound; the figures first, for a narrow terminal cuts the end off.
pub fn standing(progress: &Progress, calendar: &Calendar) -> String {
    let last = local(calendar, progress.last_arrival);
    let above = match progress.last_arrival.0.saturating_sub(progress.bound.0) {
        0 => "at the bound".to_owned(),
        apart => format!("{} above the bound", lasting(apart)),
    };
    let waiting = match progress.waiting.0 {
        0 => String::new(),
        waiting => format!(", waiting: {}", people(waiting)),
    };
    format!("last arrival {last}, {above}{waiting}, {} moves", progress.moves)
}

/// Returns the best tours so far beside the bound.
pub fn standing_tours(progress: &TourProgress) -> String {
    let TourProgress {
        longest,
        lower_bound,
        moves,
    } = progress;
    format!("longest tour {longest}, none below {lower_bound}, {moves} moves")
}
