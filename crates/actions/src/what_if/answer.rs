//! What came of one scenario, and whether it is more than chance.

use super::{Chance, Done, NoAnswers, Scenario, Settings, defect};
use crate::ask::Band;
use crate::draw_plan::{DrawnPlan, NoPlan};
use crate::replan::{NoPlanAnew, PlanAnew, Senseless};
use movement::operation::Operation;
use movement::plan::Plan;
use movement::plan::comparison::{Comparison, compare_changed};
use movement::plan::rules::judge;
use movement::problem::Problem;
use movement::units::Minutes;
use planner::ask::{Arrivals, Gain};

/// What came of a scenario.
#[derive(Clone, Debug)]
pub enum Answer {
    /// There was no time for it.
    NotPlanned,
    /// The operation does not take its changes.
    Refused(Vec<Problem>),
    /// Its moment or its convoys do not go with the plan in force.
    Senseless(Senseless),
    /// Planned before the movement begins.
    Planned(Box<Planned>),
    /// Made anew on the day.
    Anew(Box<Anew>),
}

/// A scenario that was planned, against the operation as it is.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The operation with the changes.
    pub operation: Operation,
    /// Its plan.
    pub drawn: DrawnPlan,
    /// Who gains and who loses.
    pub comparison: Comparison,
    /// What is gained, by place in the row of arrivals.
    pub gain: Gain,
    /// What that comes to.
    pub verdict: Verdict,
}

/// A plan made anew, against the plan in force.
#[derive(Clone, Debug)]
pub struct Anew {
    /// The plan, and whom it tells something else.
    pub anew: PlanAnew,
    /// Who gains and who loses.
    pub comparison: Comparison,
    /// What is gained, by place in the row of arrivals.
    pub gain: Gain,
    /// What that comes to.
    pub verdict: Verdict,
}

/// What a difference comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No place in the row of arrivals differs.
    Nothing,
    /// It differs by no more than plans of the same operation do by their seed, or it is worse though the plan as it is still keeps
    /// every rule, or better without using what changes.
    Chance,
    /// Better: more seats, else an earlier end, else earlier arrivals for almost everybody whom it moves.
    Better,
    /// Worse, by the same.
    Worse,
    /// Some earlier and some later.
    Mixed,
    /// It differs, and there was no time to see what chance makes.
    Unknown,
}

impl Verdict {
    /// Returns the stable code, as written in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Chance => "chance",
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Mixed => "mixed",
            Self::Unknown => "unknown",
        }
    }

    /// Judges a gain; `otherwise` is what it is when it is neither better nor worse.
    fn of(gain: &Gain, band: Option<Band>, otherwise: Self) -> Self {
        let loss = Gain {
            seated: -gain.seated,
            last_arrival: Minutes(-gain.last_arrival.0),
            sooner: gain.later,
            later: gain.sooner,
            person_minutes: -gain.person_minutes,
        };
        match band {
            _ if *gain == Gain::default() => Self::Nothing,
            None => Self::Unknown,
            Some(band) if band.is_beaten_by(gain) => Self::Better,
            Some(band) if band.is_beaten_by(&loss) => Self::Worse,
            Some(_) => otherwise,
        }
    }
}

/// Turns what was done into an answer.
///
/// # Errors
/// The rules refused a plan of ours.
pub(super) fn answer(
    (operation, as_is, settings): (&Operation, &DrawnPlan, Settings),
    chance: Option<&Chance>,
    (scenario, changed): (&Scenario<'_>, Operation),
    done: Done,
) -> Result<Answer, NoAnswers> {
    Ok(match done {
        Done::Drawn(Err(NoPlan::Refused(violations))) | Done::Anew(Err(NoPlanAnew::Refused(violations))) => {
            return Err(defect(violations));
        }
        Done::Not | Done::Drawn(Err(NoPlan::Stopped)) => Answer::NotPlanned,
        // With fewer moves than the other it would look worse for want of time alone.
        Done::Drawn(Ok(drawn)) if drawn.moves < settings.moves || as_is.moves < settings.moves => Answer::NotPlanned,
        Done::Drawn(Ok(drawn)) => {
            let (comparison, gain) = between((operation, &as_is.plan), (&changed, &drawn.plan));
            Answer::Planned(Box::new(Planned {
                verdict: match Verdict::of(&gain, chance.map(|chance| chance.band), Verdict::Chance) {
                    // The plan as it is would still do, or the new one does without the change: the search made the difference.
                    Verdict::Worse if judge(&changed, &as_is.plan).is_empty() => Verdict::Chance,
                    Verdict::Better if judge(operation, &drawn.plan).is_empty() => Verdict::Chance,
                    verdict => verdict,
                },
                operation: changed,
                drawn,
                comparison,
                gain,
            }))
        }
        Done::Anew(Err(NoPlanAnew::Senseless(senseless))) => Answer::Senseless(senseless),
        // Looked at before anything was planned.
        Done::Anew(Err(NoPlanAnew::Foreign(violations))) => return Err(defect(violations)),
        Done::Anew(Ok(anew)) => {
            let Some(day) = &scenario.day else {
                return Ok(Answer::NotPlanned);
            };
            let (comparison, gain) = between((operation, day.plan), (&anew.replanned.lived, &anew.replanned.plan));
            Answer::Anew(Box::new(Anew {
                // What is kept is kept exactly: chance has no part in the difference.
                verdict: Verdict::of(&gain, Some(Band::default()), Verdict::Mixed),
                anew: *anew,
                comparison,
                gain,
            }))
        }
    })
}

fn between(before: (&Operation, &Plan), after: (&Operation, &Plan)) -> (Comparison, Gain) {
    let arrivals = |(operation, plan): (&Operation, &Plan)| Arrivals::of(operation, plan);
    let gain = Gain::of(&arrivals(before), &arrivals(after));
    (compare_changed(before, after), gain)
}
