//! Planning the operation as it is, and with more of something, with equal budgets.

use super::Settings;
use super::row::Candidate;
use crate::World;
use crate::draw_plan::NoPlan;
use crate::side_by_side::side_by_side;
use movement::operation::Operation;
use movement::plan::rules::judge;
use movement::plan::{Outcome, Plan};
use movement::units::{Minutes, Persons};
use planner::ask::{Arrivals, Gain};
use planner::{Budget, InHand};
use std::ops::Range;

/// Seeds with which the operation as it is is planned, and what the bound promises something of.
pub(crate) const SEEDS: u64 = 3;

/// How far plans lie apart that fit the operation as it is, and differ by their seed or by a change they make no use of: the
/// most of each figure less the least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Band {
    /// In people with a seat.
    pub seated: Persons,
    /// In last arrivals.
    pub last_arrival: Minutes,
    /// In the minutes by which all people together arrive earlier.
    pub person_minutes: i64,
}

impl Band {
    /// Returns how far plans lie apart, each given by what it gains on one of them; `None` when there is one only.
    pub(crate) fn over(fitting: &[Gain]) -> Option<Self> {
        let apart = |figure: fn(&Gain) -> i64| {
            let figures = || fitting.iter().map(figure);
            figures().max().unwrap_or(0) - figures().min().unwrap_or(0)
        };
        (fitting.len() > 1).then(|| Self {
            seated: Persons(u32::try_from(apart(|gain| gain.seated)).unwrap_or(u32::MAX)),
            last_arrival: Minutes(i32::try_from(apart(|gain| i64::from(gain.last_arrival.0))).unwrap_or(i32::MAX)),
            person_minutes: apart(|gain| gain.person_minutes),
        })
    }

    /// Tells whether a gain is more than chance makes: more seats, or else an earlier end, or else earlier arrivals, and those for
    /// almost everybody whom it moves at all, because chance moves some to and others fro.
    pub(crate) fn is_beaten_by(&self, gain: &Gain) -> bool {
        if gain.seated != 0 {
            return gain.seated > i64::from(self.seated.0);
        }
        let together = gain.person_minutes > self.person_minutes && gain.sooner >= 9 * gain.later;
        gain.last_arrival > self.last_arrival || gain.last_arrival.0 >= 0 && together
    }
}

/// A plan with what it achieves.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    pub plan: Plan,
    pub outcome: Outcome,
    pub arrivals: Arrivals,
}

impl Drawn {
    fn new(operation: &Operation, plan: Plan) -> Self {
        Self {
            outcome: Outcome::of(operation, &plan),
            arrivals: Arrivals::of(operation, &plan),
            plan,
        }
    }
}

/// The search, and the best plan so far for the operation as it is.
pub(super) struct Search<'s> {
    operation: &'s Operation,
    settings: Settings,
    late: &'s (dyn Fn() -> bool + Sync),
    pub best: Drawn,
    /// The first plan for it, and what each that fits it gains on that one.
    first: Arrivals,
    fitting: Vec<Gain>,
    /// Whether even one plan could make all its moves.
    whole: bool,
}

impl<'s> Search<'s> {
    /// Plans the operation as it is. A first plan is always finished, unless somebody wants the work to end.
    pub fn start(
        world: &World<'_>,
        operation: &'s Operation,
        settings: Settings,
        (early, late): (&(dyn Fn() -> bool + Sync), &'s (dyn Fn() -> bool + Sync)),
    ) -> Result<Self, NoPlan> {
        let stop = |in_hand| (world.stop)() || in_hand == InHand::Plan && early();
        let budget = Budget {
            stop: &stop,
            ..Budget::moves(settings.moves)
        };
        let (drawn, moves) = draw(operation, settings.seed, budget)?.ok_or(NoPlan::Stopped)?;
        Ok(Self {
            operation,
            settings,
            late,
            first: drawn.arrivals.clone(),
            fitting: vec![Gain::default()],
            best: drawn,
            whole: moves == settings.moves,
        })
    }

    /// Returns how many people the first plan moves.
    pub fn moved(&self) -> Persons {
        Persons(u32::try_from(self.best.arrivals.people()).unwrap_or(u32::MAX))
    }

    /// Plans the operation as it is with other seeds, to see what chance makes. The best plan of all stands.
    pub fn measure_chance(&mut self) -> Result<(), NoPlan> {
        let seeds = (1..SEEDS).map(|seed| (self.operation, seed)).collect();
        for drawn in self.draw_each(seeds, &mut |_| ())?.into_iter().flatten() {
            self.take(drawn);
        }
        Ok(())
    }

    /// Returns how far the plans drawn so far lie apart that fit the operation as it is; `None` when there is one only.
    pub fn band(&self) -> Option<Band> {
        Band::over(&self.fitting)
    }

    /// Plans anew with more of something: those that promise more than chance makes as often as the operation as it is, the
    /// others once, and then those of them that gain more.
    pub fn plan_all(&mut self, candidates: &mut [Candidate], watch: &mut dyn FnMut(usize)) -> Result<(), NoPlan> {
        let band = self.band();
        let (mut promising, mut others): (Vec<&mut Candidate>, Vec<&mut Candidate>) = candidates
            .iter_mut()
            .partition(|candidate| candidate.promises_more_than(band));
        self.plan_each(&mut promising, 0..SEEDS, &mut |_| ())?;
        let before = promising.len();
        self.plan_each(&mut others, 0..1, &mut |done| watch(before + done))?;
        others.retain(|candidate| candidate.gain(self).is_some_and(|(_, counts)| counts));
        self.plan_each(&mut others, 1..SEEDS, &mut |_| ())
    }

    /// Plans each of these with each seed, and takes in what came of it in that order.
    fn plan_each(
        &mut self,
        candidates: &mut [&mut Candidate],
        seeds: Range<u64>,
        watch: &mut dyn FnMut(usize),
    ) -> Result<(), NoPlan> {
        let turns = || {
            seeds
                .clone()
                .flat_map(|seed| (0..candidates.len()).map(move |at| (at, seed)))
        };
        let all = turns().map(|(at, seed)| (&candidates[at].operation, seed)).collect();
        let drawn = self.draw_each(all, watch)?;
        let turns: Vec<(usize, u64)> = turns().collect();
        for ((at, _), drawn) in turns.into_iter().zip(drawn) {
            let Some(drawn) = drawn else { continue };
            // A plan that does without what was asked for is a better plan for the operation as it is, and no gain of the ask.
            if judge(self.operation, &drawn.plan).is_empty() {
                self.take(drawn.clone());
            }
            candidates[at].find(drawn);
        }
        Ok(())
    }

    /// Takes in a plan that fits the operation as it is.
    fn take(&mut self, drawn: Drawn) {
        self.fitting.push(Gain::of(&self.first, &drawn.arrivals));
        if drawn.outcome < self.best.outcome {
            self.best = drawn;
        }
    }

    /// Plans each of these side by side, with the seed so far behind the first one.
    fn draw_each(
        &self,
        all: Vec<(&Operation, u64)>,
        watch: &mut dyn FnMut(usize),
    ) -> Result<Vec<Option<Drawn>>, NoPlan> {
        let drawn = side_by_side(all, |(operation, seed)| self.draw(operation, seed), watch);
        drawn.into_iter().collect()
    }

    /// Returns a plan that has made all its moves; `None` when there was no time for them.
    fn draw(&self, operation: &Operation, seed: u64) -> Result<Option<Drawn>, NoPlan> {
        if !self.whole || (self.late)() {
            return Ok(None);
        }
        let budget = Budget {
            stop: &|_| (self.late)(),
            threads: 1,
            ..Budget::moves(self.settings.moves)
        };
        let drawn = draw(operation, self.settings.seed.wrapping_add(seed), budget)?;
        Ok(drawn.and_then(|(drawn, moves)| (moves == self.settings.moves).then_some(drawn)))
    }
}

/// Draws a plan and judges it; returns it with the moves it has made, and `None` when stopped before there was one.
fn draw(operation: &Operation, seed: u64, budget: Budget<'_>) -> Result<Option<(Drawn, u64)>, NoPlan> {
    let Ok(drawn) = planner::plan(operation, seed, budget, &mut |_| true) else {
        return Ok(None);
    };
    let violations = judge(operation, &drawn.plan);
    if !violations.is_empty() {
        return Err(NoPlan::Refused(violations));
    }
    Ok(Some((Drawn::new(operation, drawn.plan), drawn.moves)))
}
