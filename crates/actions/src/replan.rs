//! Makes a plan anew after an event, judges it, and returns it only when it keeps every rule.

use crate::World;
use crate::draw_plan::Budget;
use crate::world::Watch;
use movement::operation::Operation;
use movement::plan::rules::{Violation, judge};
use movement::plan::{Convoy, Outcome, Plan};
use movement::registry::{Consent, HouseholdIx};
use planner::{Replan, Replanned, Standing};
use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

/// A plan made anew that keeps every rule.
#[derive(Clone, Debug)]
pub struct PlanAnew {
    /// The plan, and for whom it changes what.
    pub replanned: Replanned,
    /// What it achieves.
    pub outcome: Outcome,
    /// What the old plan was to achieve.
    pub before: Outcome,
    /// Time until the first whole plan; reading, judging and writing not counted.
    pub first_plan: Duration,
    /// Time in all, judging included.
    pub took: Duration,
}

/// Why there is no plan anew.
#[derive(Clone, Debug)]
pub enum NoPlanAnew {
    /// What was asked makes no sense, and what to do about it.
    Senseless(Senseless),
    /// The old plan breaks rules of the folder as it stands: it is not this folder's, or was edited.
    Foreign(Vec<Violation>),
    /// A plan that the rules refused: a defect of ours, never shown as a plan.
    Refused(Vec<Violation>),
}

/// What makes no sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Senseless {
    /// The old plan has no convoy.
    EmptyPlan,
    /// The moment is before the first day.
    BeforeTheStart,
    /// Everybody has arrived by then.
    AfterTheEnd,
    /// A convoy, by its place in the timetable, that is not on the road at the moment.
    NotOnTheRoad(usize),
    /// A convoy that would be back before the moment.
    BackTooSoon(usize),
}

impl Senseless {
    /// Returns what is wrong, in one sentence.
    pub fn cause(self) -> String {
        match self {
            Self::EmptyPlan => "The plan has no convoy: there is nothing to keep.".to_owned(),
            Self::BeforeTheStart => "The moment is before the first day of the operation.".to_owned(),
            Self::AfterTheEnd => "At that moment everybody has arrived.".to_owned(),
            Self::NotOnTheRoad(convoy) => {
                format!("Convoy c{convoy:03} is not between its checkpoint and its end at that moment.")
            }
            Self::BackTooSoon(convoy) => format!("Convoy c{convoy:03} would be back before the moment."),
        }
    }

    /// Returns what to do next, in one sentence.
    pub fn remedy(self) -> &'static str {
        match self {
            Self::EmptyPlan => "Draw a plan with corridor plan.",
            Self::BeforeTheStart | Self::AfterTheEnd => {
                "Give a moment between the first start and the last arrival with --at."
            }
            Self::NotOnTheRoad(_) => "Look its hours up in timetable.csv, and correct convoy or --at.",
            Self::BackTooSoon(_) => "Give a later moment with back=.",
        }
    }
}

impl fmt::Display for Senseless {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} -> {}", self.cause(), self.remedy())
    }
}

/// Gives an operation the consents with which a plan was drawn: of those households that it lists, with a seat or without one.
pub fn as_drawn(operation: &mut Operation, plan: &Plan) {
    let loads = plan
        .convoys
        .iter()
        .flat_map(|convoy| &convoy.trips)
        .flat_map(|trip| &trip.load);
    let listed: BTreeSet<HouseholdIx> = loads
        .map(|load| load.household)
        .chain(plan.waiting.iter().map(|waiting| waiting.household))
        .collect();
    for (position, household) in operation.households.iter_mut().enumerate() {
        household.consent = match listed.contains(&HouseholdIx::from_position(position)) {
            true => Consent::Yes,
            false => Consent::No,
        };
    }
}

/// Makes a plan anew. `watch` is told of progress and may stop the search by returning `false`.
pub fn replan(
    world: &World<'_>,
    asked: &Replan<'_>,
    budget: Budget,
    watch: &mut dyn FnMut(&Standing) -> bool,
) -> Result<PlanAnew, NoPlanAnew> {
    if let Some(senseless) = senseless(asked) {
        return Err(NoPlanAnew::Senseless(senseless));
    }
    let foreign = judge(asked.before, asked.old);
    if !foreign.is_empty() {
        return Err(NoPlanAnew::Foreign(foreign));
    }
    let clock = Watch::start(world);
    let mut first_plan = None;
    let limits = planner::Budget {
        stop: &|in_hand| clock.ends(budget.time, in_hand),
        ..planner::Budget::moves(budget.moves.unwrap_or(u64::MAX))
    };
    let replanned = planner::replan(asked, limits, &mut |standing| {
        first_plan.get_or_insert_with(|| clock.elapsed());
        watch(standing)
    });
    let violations = replanned.judge();
    if !violations.is_empty() {
        return Err(NoPlanAnew::Refused(violations));
    }
    let took = clock.elapsed();
    Ok(PlanAnew {
        outcome: Outcome::of(&replanned.lived, &replanned.plan),
        before: Outcome::of(asked.before, asked.old),
        replanned,
        // Without a single move nobody is told of the first plan, which is the whole work.
        first_plan: first_plan.unwrap_or(took),
        took,
    })
}

fn senseless(asked: &Replan<'_>) -> Option<Senseless> {
    let hours = |convoy: &Convoy| convoy.timing(asked.before);
    let Some(last) = asked.old.convoys.iter().map(|c| hours(c).arrival).max() else {
        return Some(Senseless::EmptyPlan);
    };
    if asked.moment.0 < -1 {
        return Some(Senseless::BeforeTheStart);
    }
    if asked.moment >= last {
        return Some(Senseless::AfterTheEnd);
    }
    asked.turned_back.iter().find_map(|turned| {
        let number = turned.convoy.saturating_add(1);
        let Some(convoy) = asked.old.convoys.get(turned.convoy) else {
            return Some(Senseless::NotOnTheRoad(number));
        };
        let hours = hours(convoy);
        if hours.gate > asked.moment || asked.moment >= hours.arrival {
            return Some(Senseless::NotOnTheRoad(number));
        }
        (turned.back < asked.moment).then_some(Senseless::BackTooSoon(number))
    })
}
