//! Roads as numbers: times and distances between sites, and the stages of a household's journey.

use super::Operation;
use crate::registry::{CorridorIx, SiteIx, SiteKind};
use crate::units::{Metres, Minutes};
use std::collections::BTreeMap;

/// What makes a road dangerous at night.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hazard {
    /// Convoys with people, and others under escort, are on it by day only.
    NoNight,
    /// Nobody is on it at night, drivers of empty vehicles included.
    ClosedAtNight,
}

impl Hazard {
    /// Every hazard by the word that files have for it.
    pub const WORDS: [(&str, Self); 2] = [("no_night", Self::NoNight), ("closed_at_night", Self::ClosedAtNight)];
}

/// The part of a way that is travelled by day only: from the start of its first dangerous leg to the end of its last, in
/// driving minutes from the start of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// Where it starts.
    pub from: Minutes,
    /// Where it ends.
    pub to: Minutes,
}

/// Stretches of all ways, for those who carry people and for everybody; row-major as the other tables, or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NightRoads {
    /// For convoys: the stretch over legs of either hazard.
    pub convoys: Vec<Option<Stretch>>,
    /// For empty vehicles: the stretch over legs that are closed at night.
    pub empty: Vec<Option<Stretch>>,
}

/// Driving minutes and metres from each site to each other, already closed under shortest paths. `None`: no road.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Travel {
    sites: usize,
    minutes: Vec<Option<Minutes>>,
    metres: Vec<Metres>,
    night: NightRoads,
}

impl Travel {
    /// Builds the tables; both are square, row-major, from first, and of the same order as the sites.
    pub fn new(sites: usize, minutes: Vec<Option<Minutes>>, metres: Vec<Metres>) -> Self {
        debug_assert!(minutes.len() == sites * sites && metres.len() == sites * sites);
        Self {
            sites,
            minutes,
            metres,
            night: NightRoads::default(),
        }
    }

    /// Puts down which stretches are travelled by day only; each table is square like the others, or empty.
    #[must_use]
    pub fn with_night_roads(self, night: NightRoads) -> Self {
        let sound = |table: &[Option<Stretch>]| table.is_empty() || table.len() == self.minutes.len();
        debug_assert!(sound(&night.convoys) && sound(&night.empty));
        Self { night, ..self }
    }

    /// Returns the stretch that convoys travel by day only, if the way has one.
    pub fn convoy_by_day(&self, from: SiteIx, to: SiteIx) -> Option<Stretch> {
        *self.night.convoys.get(from.at() * self.sites + to.at())?
    }

    /// Returns the stretch that empty vehicles too travel by day only, if the way has one.
    pub fn empty_by_day(&self, from: SiteIx, to: SiteIx) -> Option<Stretch> {
        *self.night.empty.get(from.at() * self.sites + to.at())?
    }

    /// Tells whether any way has a stretch that is travelled by day only.
    pub fn has_night_roads(&self) -> bool {
        !self.night.convoys.is_empty() || !self.night.empty.is_empty()
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
