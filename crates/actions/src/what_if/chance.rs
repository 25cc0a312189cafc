//! How far plans for the operation as it is lie apart by their seed alone.

use crate::ask::Band;
use crate::draw_plan::DrawnPlan;
use movement::operation::Operation;
use movement::plan::comparison::{Figures, compare};
use movement::units::{Metres, Persons};
use planner::ask::{Arrivals, Gain};

/// What chance alone makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chance {
    /// Plans that were drawn.
    pub seeds: usize,
    /// How far they lie apart.
    pub band: Band,
    /// How far the kilometres of all vehicles lie apart.
    pub driven: Metres,
    /// People who arrive earlier than in the first plan, in the plan in which they are most.
    pub earlier: Persons,
    /// People who arrive later, likewise.
    pub later: Persons,
    /// People with a seat who had none in the first plan, likewise.
    pub newly_seated: Persons,
    /// People who lose their seat, likewise.
    pub no_longer_seated: Persons,
}

impl Chance {
    /// Measures plans that differ in nothing but their seed; `None` when there is no other.
    pub(super) fn between(operation: &Operation, first: &DrawnPlan, others: &[DrawnPlan]) -> Option<Self> {
        let arrivals = Arrivals::of(operation, &first.plan);
        let gain = |other: &DrawnPlan| Gain::of(&arrivals, &Arrivals::of(operation, &other.plan));
        let gains: Vec<Gain> = std::iter::once(Gain::default())
            .chain(others.iter().map(gain))
            .collect();
        let band = Band::over(&gains)?;
        let people: Vec<Figures> = others
            .iter()
            .map(|other| compare(operation, &first.plan, &other.plan).everybody)
            .collect();
        let most = |figure: fn(&Figures) -> Persons| people.iter().map(figure).max().unwrap_or_default();
        let driven = || std::iter::once(first).chain(others).map(|plan| plan.outcome.driven);
        let apart = |most: Metres, least: Metres| Metres(most.0.saturating_sub(least.0));
        Some(Self {
            seeds: gains.len(),
            band,
            driven: apart(driven().max().unwrap_or_default(), driven().min().unwrap_or_default()),
            earlier: most(|figures| figures.earlier.people),
            later: most(|figures| figures.later.people),
            newly_seated: most(|figures| figures.newly_seated),
            no_longer_seated: most(|figures| figures.no_longer_seated),
        })
    }
}
