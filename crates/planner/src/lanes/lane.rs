//! One lane: searches on orders of waves, and drafts drawn to start further ones.

use super::aims::Aims;
use super::draft::{Draft, Shelf};
use super::trials::{Candidate, Trials};
use super::{Best, Ground};

/// Every so many moves is a move of a search while a draft is being drawn, the others draw.
const SEARCHES: u64 = 4;
const SEARCHES_BY_DAYS: u64 = 32;

/// One line of search.
pub(super) struct Lane<'t> {
    ground: Ground<'t>,
    number: usize,
    trials: Trials<'t>,
    aims: Option<Aims>,
    draft: Option<Draft<'t>>,
    shelf: Shelf<'t>,
    pub best: Best<'t>,
    /// What was the best before which move of this run.
    before: Vec<(u64, Best<'t>)>,
    pub moves: u64,
}

impl<'t> Lane<'t> {
    /// Starts the lane that makes the first plan.
    pub fn first(ground: Ground<'t>) -> Self {
        let candidate = Candidate::constructed(ground, &ground.choices[0]);
        let best = candidate.best();
        let mut lane = Self::new(ground, 0, best);
        lane.trials.push(candidate);
        lane
    }

    /// Starts the other lane; it has a plan from the beginning, too.
    pub fn second(ground: Ground<'t>, best: Best<'t>) -> Self {
        Self::new(ground, 1, best)
    }

    fn new(ground: Ground<'t>, number: usize, best: Best<'t>) -> Self {
        Self {
            ground,
            number,
            trials: Trials::new(ground.choices.iter().skip(1).skip(number).step_by(2)),
            aims: None,
            draft: None,
            shelf: Shelf::new(ground.shelves[number]),
            best,
            before: Vec::new(),
            moves: 0,
        }
    }

    /// Lets the lane draw drafts from now on, for ends not before `floor`.
    pub fn aim(&mut self, floor: i32) {
        self.aims = Aims::new(self.ground, self.number, floor);
    }

    /// Makes moves, fewer when stopped.
    pub fn run(&mut self, moves: u64) {
        self.before.clear();
        for _ in 0..moves {
            if self.ground.stop.now() || !self.step() {
                break;
            }
            self.moves += 1;
        }
    }

    /// Forgets what was found after so many moves, as far back as this run began.
    pub fn go_back_to(&mut self, moves: u64) {
        if let Some(first) = self.before.iter().position(|(move_, _)| *move_ >= moves) {
            self.best = self.before.swap_remove(first).1;
        }
        self.moves = self.moves.min(moves);
    }

    /// Makes one move; tells whether it was whole.
    fn step(&mut self) -> bool {
        let by_days = self.draft.as_ref().is_some_and(Draft::is_by_days);
        let searches = if by_days { SEARCHES_BY_DAYS } else { SEARCHES };
        let draws = self.aims.is_some() && (!self.moves.is_multiple_of(searches) || self.trials.is_empty());
        let touched = if draws {
            self.draw()
        } else {
            self.trials.step(self.ground)
        };
        let Some(touched) = touched else { return false };
        if let Some(candidate) = self.trials.get(touched)
            && candidate.score() < self.best.score
        {
            let best = std::mem::replace(&mut self.best, candidate.best());
            self.before.push((self.moves, best));
        }
        true
    }

    /// Draws a slice of a draft, and starts a search from a finished one. Returns the candidate that may have a new plan,
    /// none of them as a number beyond all; `None` when stopped.
    fn draw(&mut self) -> Option<usize> {
        let nobody = Some(usize::MAX);
        let Some(aims) = &mut self.aims else { return nobody };
        let Some(draft) = &mut self.draft else {
            let Some(aim) = aims.aim() else {
                self.aims = None;
                return nobody;
            };
            self.draft = Draft::new(self.ground, aim);
            if self.draft.is_none() {
                aims.came_to(None);
            }
            return (!self.ground.stop.said()).then_some(usize::MAX);
        };
        if draft.slice() {
            return nobody;
        }
        let candidate = self.draft.take()?.finish(self.ground, &mut self.shelf, aims.seed());
        if self.ground.stop.said() {
            return None;
        }
        aims.came_to(candidate.as_ref().map(Candidate::score));
        candidate.map_or(nobody, |candidate| Some(self.trials.push(candidate)))
    }
}
