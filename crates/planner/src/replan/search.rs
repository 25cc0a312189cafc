//! The search for a better plan: whom else to let go. In a small plan every choice of households is tried, those of fewest
//! people first; in a large one, convoys near those that broke.

use super::Standing;
use super::attempt::{Attempt, Draw};
use super::cause::Cause;
use super::ground::Ground;
use super::keep::LetGo;
use crate::stop::Stop;
use movement::plan::Convoy;

/// Up to so many households with a seat to come, every choice of them is tried.
const FEW: usize = 8;

/// Orders of queues tried for each choice of households in a small plan, and then as often other vehicles for what is kept.
const ORDERS: usize = 4;

/// Searches within the budget; returns the best attempt and how many were made.
pub(super) fn search(
    ground: &Ground<'_>,
    first: Attempt,
    stop: &Stop<'_>,
    most: u64,
    watch: &mut dyn FnMut(&Standing) -> bool,
) -> (Attempt, u64) {
    let mut best = first;
    let mut moves = 0;
    // An event that breaks nobody's word is no reason to break any: a household that withdraws moves no neighbours.
    let most = if best.is_settled(ground) { 0 } else { most };
    let mut choices = Choices::new(ground, &best);
    while watch(&best.standing(moves)) && moves < most && !stop.now() {
        let Some((out, draw)) = choices.next(&best, moves) else {
            break;
        };
        let attempt = Attempt::new(ground, out, stop, draw);
        if stop.said() {
            // Half an attempt counts for nothing.
            break;
        }
        moves += 1;
        if attempt.worth < best.worth {
            best = attempt;
        }
    }
    (best, moves)
}

/// Whom to let go next.
struct Choices<'g, 'r> {
    ground: &'g Ground<'r>,
    /// Households of a small plan; `None` where there are too many to try every choice.
    few: Option<Vec<Vec<u32>>>,
    rng: fastrand::Rng,
    next: usize,
    base: LetGo,
    /// Why those had to be let go whom nothing could keep.
    broken: LetGo,
}

impl<'g, 'r> Choices<'g, 'r> {
    fn new(ground: &'g Ground<'r>, first: &Attempt) -> Self {
        let seated: Vec<u32> = ground
            .old
            .iter()
            .enumerate()
            .filter(|(row, seat)| seat.is_some() && ground.is_to_move(*row as u32))
            .map(|(row, _)| row as u32)
            .collect();
        let mut base: LetGo = vec![None; ground.gone.len()];
        for household in &ground.turned {
            base[*household as usize] = Some(Cause::TurnedBack);
        }
        Self {
            ground,
            few: (seated.len() <= FEW).then(|| subsets(ground, &seated)),
            rng: fastrand::Rng::with_seed(ground.asked.seed),
            next: 0,
            base,
            broken: first.kept.out.clone(),
        }
    }

    fn next(&mut self, best: &Attempt, moves: u64) -> Option<(LetGo, Draw)> {
        let chosen: Vec<u32> = match &self.few {
            Some(subsets) => {
                let (at, order) = (self.next / (2 * ORDERS), self.next % (2 * ORDERS));
                self.next += 1;
                let households = subsets.get(at)?;
                let draw = Draw {
                    queues: (order % ORDERS) as u64,
                    vehicles: if order < ORDERS { 0 } else { order as u64 },
                };
                return Some((self.let_go(households), draw));
            }
            None => self.some_convoys(best, moves)?,
        };
        let draw = Draw {
            queues: self.rng.u64(..),
            vehicles: 0,
        };
        Some((self.let_go(&chosen), draw))
    }

    fn let_go(&self, households: &[u32]) -> LetGo {
        let mut out = self.base.clone();
        for household in households {
            let why = self.broken[*household as usize].unwrap_or(Cause::MakesRoom);
            out[*household as usize].get_or_insert(why);
        }
        out
    }

    /// Returns the people of a few convoys: all after an hour while that is new, then some that are near each other in time.
    fn some_convoys(&mut self, best: &Attempt, moves: u64) -> Option<Vec<u32>> {
        let future = &self.ground.future;
        if future.is_empty() {
            return None;
        }
        let broken = |c: &Convoy| {
            let mut loads = c.trips.iter().flat_map(|t| &t.load);
            loads.any(|load| best.kept.out[load.household.at()].is_some())
        };
        let cuts = [16, 8, 4, 2];
        let chosen: Vec<&Convoy> = match cuts.get(moves as usize) {
            Some(part) => future[future.len() - future.len() / part..].iter().collect(),
            None => {
                let near: Vec<usize> = (0..future.len()).filter(|at| broken(&future[*at])).collect();
                let middle = match near.as_slice() {
                    [] => self.rng.usize(..future.len()),
                    near => near[self.rng.usize(..near.len())],
                };
                let width = 1 + self.rng.usize(..(future.len() / 8).clamp(1, 40));
                let from = (middle + self.rng.usize(..=width)).saturating_sub(width);
                future[from..(from + width).min(future.len())].iter().collect()
            }
        };
        let people = chosen.into_iter().flat_map(|c| &c.trips).flat_map(|t| &t.load);
        Some(people.map(|load| load.household.0).collect())
    }
}

/// Returns every choice of some of these households, those of fewest people first.
fn subsets(ground: &Ground<'_>, households: &[u32]) -> Vec<Vec<u32>> {
    let members = |h: &u32| ground.lived.households[*h as usize].members.0;
    let chosen = |bits: usize| -> Vec<u32> {
        let all = households.iter().enumerate();
        all.filter(|(at, _)| bits >> at & 1 == 1).map(|(_, h)| *h).collect()
    };
    let mut all: Vec<Vec<u32>> = (0..1_usize << households.len()).map(chosen).collect();
    all.sort_by_key(|chosen| (chosen.iter().map(members).sum::<u32>(), chosen.clone()));
    all
}
