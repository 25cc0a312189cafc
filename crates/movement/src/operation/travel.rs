//! Roads as numbers: times and distances between sites, and the stages of a household's journey.

use super::Operation;
use crate::registry::{CorridorIx, SiteIx, SiteKind};
use crate::units::{Metres, Minutes};
use std::collections::BTreeMap;

/// Driving minutes and metres from each site to each other, already closed under shortest paths. `None`: no road.
#[derive(Clone, Debug, Default)]
pub struct Travel {
    sites: usize,
    minutes: Vec<Option<Minutes>>,
    metres: Vec<Metres>,
}

impl Travel {
    /// Builds the tables; both are square, row-major, from first, and of the same order as the sites.
    pub fn new(sites: usize, minutes: Vec<Option<Minutes>>, metres: Vec<Metres>) -> Self {
        debug_assert!(minutes.len() == sites * sites && metres.len() == sites * sites);
        Self { sites, minutes, metres }
    }

    /// Returns the driving time, or `None` when no road joins the two.
    pub fn minutes(&self, from: SiteIx, to: SiteIx) -> Option<Minutes> {
        self.minutes[from.at() * self.sites + to.at()]
    }

    /// Returns the distance by road; zero when no road joins the two.
    pub fn metres(&self, from: SiteIx, to: SiteIx) -> Metres {
        self.metres[from.at() * self.sites + to.at()]
    }
}

/// Which corridor a loaded run from one site to another uses. A pair that is missing is not allowed.
pub type Passages = BTreeMap<(SiteIx, SiteIx), CorridorIx>;

/// One loaded run of a journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stage {
    /// Where people board.
    pub from: SiteIx,
    /// Where they get off.
    pub to: SiteIx,
    /// The agreed way between the two.
    pub corridor: CorridorIx,
}

/// The stages that take a household from where it waits to a shelter: one, or two with a change of vehicle.
pub type Journey = Vec<Stage>;

pub(super) fn find_journey(operation: &Operation, from: SiteIx, to: SiteIx) -> Option<Journey> {
    let stage = |from, to| {
        let corridor = *operation.passages.get(&(from, to))?;
        operation
            .travel
            .minutes(from, to)
            .map(|minutes| (minutes, Stage { from, to, corridor }))
    };
    if let Some((_, direct)) = stage(from, to) {
        return Some(vec![direct]);
    }
    operation
        .passages
        .range((from, SiteIx(0))..=(from, SiteIx(u32::MAX)))
        .filter(|((_, via), _)| operation.sites[via.at()].kind == SiteKind::Crossing)
        .filter_map(|((_, via), _)| Some((stage(from, *via)?, stage(*via, to)?)))
        .min_by_key(|((a, first), (b, _))| (*a + *b, first.to))
        .map(|((_, first), (_, second))| vec![first, second])
}
