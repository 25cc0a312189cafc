//! Explains a finished plan: how long people wait, when a household goes, and what bars it from another convoy. The plan is
//! judged first: of one that breaks rules nothing can be explained.

use movement::operation::Operation;
use movement::plan::rules::{Violation, judge};
use movement::plan::trial::{GiveWay, Lift, Trial, rides_in, try_on};
use movement::plan::waits::WaitingTimes;
use movement::plan::{Plan, Reason};
use movement::registry::{Consent, HouseholdIx};

/// How many earlier convoys are tried at most.
pub const MOST_EARLIER: usize = 5;

/// A plan that keeps every rule of its operation, its convoys in order of start.
#[derive(Debug)]
pub struct Explainer<'e> {
    operation: &'e Operation,
    plan: Plan,
}

/// How a household stands in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It rides in these convoys, by position, in the order in which it does.
    Rides(Vec<usize>),
    /// It said yes and has no seat.
    Waits(Reason),
    /// It did not say yes.
    DidNotSayYes,
}

/// A household tried on a convoy, with everything that could be done about it.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The trial.
    pub trial: Trial,
    /// For each bar the changes that lift it, if there are any.
    pub lifts: Vec<Option<Lift>>,
    /// The changes with which nothing bars it any more, if there are any and it is barred.
    pub all: Option<Lift>,
    /// Who would be put off, if it has no seat there.
    pub giving_way: Option<GiveWay>,
}

impl<'e> Explainer<'e> {
    /// Takes a plan to explain.
    ///
    /// # Errors
    /// Every rule that the plan breaks.
    pub fn of(operation: &'e Operation, mut plan: Plan) -> Result<Self, Vec<Violation>> {
        plan.convoys.sort_by_key(|convoy| convoy.start);
        let violations = judge(operation, &plan);
        if violations.is_empty() {
            Ok(Self { operation, plan })
        } else {
            Err(violations)
        }
    }

    /// Returns the plan, its convoys in order of start.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Returns how long people wait.
    pub fn waiting_times(&self) -> WaitingTimes {
        WaitingTimes::of(self.operation, &self.plan)
    }

    /// Returns how a household stands.
    pub fn standing(&self, household: HouseholdIx) -> Standing {
        let rides = rides_in(&self.plan, household);
        let waits = self.plan.waiting.iter().find(|waiting| waiting.household == household);
        match (rides.is_empty(), waits) {
            (false, _) => Standing::Rides(rides),
            (true, Some(waiting)) => Standing::Waits(waiting.reason),
            (true, None) => Standing::DidNotSayYes,
        }
    }

    /// Returns the convoys with people from where a household waits that start before it rides, the nearest first; for one
    /// without a seat the last ones. Each with what bars the household from it.
    pub fn earlier(&self, household: HouseholdIx) -> Vec<(usize, Trial)> {
        let own = rides_in(&self.plan, household);
        let until = own.first().map(|first| self.plan.convoys[*first].start);
        let home = self.operation.households.get(household.at()).map(|h| h.site);
        let convoys = self.plan.convoys.iter().enumerate().rev();
        let earlier = convoys.filter(|(_, convoy)| until.is_none_or(|until| convoy.start < until));
        let from_home = earlier.filter(|(_, convoy)| Some(convoy.from) == home && convoy.people().0 > 0);
        let tried = from_home.filter_map(|(at, _)| Some((at, try_on(self.operation, &self.plan, household, at)?)));
        tried.take(MOST_EARLIER).collect()
    }

    /// Returns everything that bars a household from a convoy, and what would lift it. `None` without such a household or convoy.
    pub fn explain(&self, household: HouseholdIx, convoy: usize) -> Option<Explanation> {
        let trial = try_on(self.operation, &self.plan, household, convoy)?;
        let said_yes = self.operation.households[household.at()].consent == Consent::Yes;
        Some(Explanation {
            lifts: trial.lifts(self.operation),
            all: trial.all_lifted(self.operation),
            // Nobody gives way to somebody who does not want to go.
            giving_way: trial.giving_way(self.operation, &self.plan).filter(|_| said_yes),
            trial,
        })
    }
}
