//! Plans several scenarios side by side, each measured by the operation as it is or, on the day, by the plan in force.

mod answer;
mod bounds;
mod chance;

pub use answer::{Anew, Answer, Planned, Verdict};
pub use chance::Chance;

use crate::World;
use crate::ask::SEEDS;
use crate::compare::Foreign;
use crate::draw_plan::{Budget, DrawnPlan, NoPlan, draw_on_one_thread};
use crate::replan::{NoPlanAnew, PlanAnew, replan};
use crate::side_by_side::side_by_side;
use documents::changes::{Placed, applied};
use movement::operation::Operation;
use movement::plan::Plan;
use movement::plan::rules::{Violation, judge};
use movement::problem::Problem;
use movement::units::Moment;
use planner::{Price, Replan, TurnedBack};
use std::time::Duration;

/// How to plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The seed of every plan; chance is measured with those that follow it.
    pub seed: u64,
    /// Orders of convoys that each plan tries.
    pub moves: u64,
    /// Attempts of each plan made anew, at most.
    pub replan_moves: u64,
    /// When to stop; what was not planned by then says so.
    pub time: Option<Duration>,
}

/// A scenario.
#[derive(Clone, Debug)]
pub struct Scenario<'s> {
    /// What changes.
    pub changes: &'s [Placed],
    /// On which day; `None` before the movement begins.
    pub day: Option<OnTheDay<'s>>,
}

/// When a scenario is known, and of which plan.
#[derive(Clone, Debug)]
pub struct OnTheDay<'s> {
    /// The plan in force.
    pub plan: &'s Plan,
    /// When it is known.
    pub moment: Moment,
    /// Convoys of the plan that are turned back.
    pub turned_back: Vec<TurnedBack>,
}

/// Scenarios with their answers.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// The plan for the operation as it is. Its bound, like those of the scenarios, is not below that of one with more.
    pub as_is: DrawnPlan,
    /// What chance alone makes; `None` when there was time for one plan only.
    pub chance: Option<Chance>,
    /// One for each scenario.
    pub answers: Vec<Answer>,
    /// Time in all.
    pub took: Duration,
}

/// Why there are no answers at all.
#[derive(Clone, Debug)]
pub enum NoAnswers {
    /// There is no plan for the operation as it is, or one that the rules refused.
    NoPlan(NoPlan),
    /// A plan in force that breaks rules of the operation, counted among the scenarios.
    Foreign(Foreign),
}

/// One plan to draw.
enum Job<'j> {
    AsIs(u64),
    Changed(&'j Operation),
    Anew(&'j Operation, &'j OnTheDay<'j>),
}

enum Done {
    Drawn(Result<DrawnPlan, NoPlan>),
    Anew(Result<Box<PlanAnew>, NoPlanAnew>),
    /// There was no time.
    Not,
}

/// Plans every scenario. `watch` is told how many plans of how many are done.
///
/// # Errors
/// There is no plan for the operation as it is, a plan in force is not its plan, or the rules refused a plan of ours.
pub fn what_if(
    world: &World<'_>,
    operation: &Operation,
    scenarios: &[Scenario<'_>],
    settings: Settings,
    watch: &mut dyn FnMut(usize, usize),
) -> Result<WhatIf, NoAnswers> {
    let start = (world.clock)();
    let elapsed = || (world.clock)().saturating_sub(start);
    let late = || (world.stop)() || settings.time.is_some_and(|limit| elapsed() >= limit);
    refuse_foreign(operation, scenarios)?;
    let changed: Vec<Result<Operation, Vec<Problem>>> = scenarios
        .iter()
        .map(|scenario| applied(operation, scenario.changes))
        .collect();
    let mut jobs: Vec<Job<'_>> = (0..SEEDS).map(Job::AsIs).collect();
    jobs.extend(scenarios.iter().zip(&changed).filter_map(|(scenario, changed)| {
        let changed = changed.as_ref().ok()?;
        Some(match &scenario.day {
            None => Job::Changed(changed),
            Some(day) => Job::Anew(changed, day),
        })
    }));
    let all = jobs.len();
    let work = |job| carry_out(world, &late, (operation, settings), job);
    let mut done = side_by_side(jobs, work, &mut |done| watch(done, all)).into_iter();
    let (mut as_is, chance) = as_it_is(operation, done.by_ref().take(SEEDS as usize), settings.moves)?;
    let mut answers = Vec::with_capacity(scenarios.len());
    for (scenario, changed) in scenarios.iter().zip(changed) {
        answers.push(match changed {
            Err(problems) => Answer::Refused(problems),
            Ok(changed) => {
                let done = done.next().unwrap_or(Done::Not);
                answer::answer(
                    (operation, &as_is, settings),
                    chance.as_ref(),
                    (scenario, changed),
                    done,
                )?
            }
        });
    }
    bounds::raise(operation, &mut as_is, &mut answers);
    Ok(WhatIf {
        as_is,
        chance,
        answers,
        took: elapsed(),
    })
}

fn refuse_foreign(operation: &Operation, scenarios: &[Scenario<'_>]) -> Result<(), NoAnswers> {
    let mut judged: Vec<&Plan> = Vec::new();
    for (at, scenario) in scenarios.iter().enumerate() {
        let Some(day) = &scenario.day else { continue };
        if judged.iter().any(|known| std::ptr::eq(*known, day.plan)) {
            continue;
        }
        let violations = judge(operation, day.plan);
        if !violations.is_empty() {
            return Err(NoAnswers::Foreign(Foreign { plan: at, violations }));
        }
        judged.push(day.plan);
    }
    Ok(())
}

fn carry_out(
    world: &World<'_>,
    late: &(dyn Fn() -> bool + Sync),
    (operation, settings): (&Operation, Settings),
    job: Job<'_>,
) -> Done {
    let until_late = World {
        clock: world.clock,
        stop: late,
    };
    let budget = |moves, time| Budget {
        moves: Some(moves),
        time,
    };
    match job {
        // The first plan is always finished, unless somebody wants the work to end.
        Job::AsIs(0) => {
            let budget = budget(settings.moves, settings.time);
            Done::Drawn(draw_on_one_thread(world, operation, settings.seed, budget))
        }
        _ if late() => Done::Not,
        Job::AsIs(more) => {
            let seed = settings.seed.wrapping_add(more);
            Done::Drawn(draw_on_one_thread(
                &until_late,
                operation,
                seed,
                budget(settings.moves, None),
            ))
        }
        Job::Changed(changed) => {
            let budget = budget(settings.moves, None);
            Done::Drawn(draw_on_one_thread(&until_late, changed, settings.seed, budget))
        }
        Job::Anew(changed, day) => {
            let asked = Replan {
                before: operation,
                after: changed,
                old: day.plan,
                moment: day.moment,
                turned_back: &day.turned_back,
                price: Price::default(),
                seed: settings.seed,
            };
            let anew = replan(&until_late, &asked, budget(settings.replan_moves, None), &mut |_| true);
            Done::Anew(anew.map(Box::new))
        }
    }
}

/// Returns the plan for the operation as it is, and how far others lie from it.
fn as_it_is(
    operation: &Operation,
    mut done: impl Iterator<Item = Done>,
    moves: u64,
) -> Result<(DrawnPlan, Option<Chance>), NoAnswers> {
    let first = match done.next() {
        Some(Done::Drawn(drawn)) => drawn.map_err(NoAnswers::NoPlan)?,
        _ => return Err(NoAnswers::NoPlan(NoPlan::Stopped)),
    };
    let mut others = Vec::new();
    for other in done {
        match other {
            Done::Drawn(Err(NoPlan::Refused(violations))) => return Err(defect(violations)),
            Done::Drawn(Ok(plan)) if plan.moves == moves && first.moves == moves => others.push(plan),
            _ => (),
        }
    }
    let chance = Chance::between(operation, &first, &others);
    Ok((first, chance))
}

fn defect(violations: Vec<Violation>) -> NoAnswers {
    NoAnswers::NoPlan(NoPlan::Refused(violations))
}
