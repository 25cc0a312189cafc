//! Groups of people by what they have in common, none of them so small that it points at somebody.

use crate::operation::Operation;
use crate::registry::{Household, SiteIx};
use crate::units::Persons;
use std::collections::BTreeMap;

/// A group with fewer people than this is not shown by itself.
pub const FEWEST: Persons = Persons(10);

/// What people are parted by. There is no other: none of origin, sex, age or name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    /// The household's tier.
    Tier,
    /// How the person travels.
    Need,
    /// The site where the household waits.
    Block,
    /// The shelter the plan brings the household to; of two plans the second.
    Place,
}

impl Dimension {
    /// Every dimension, in the order in which reports list them.
    pub const ALL: [Self; 4] = [Self::Tier, Self::Need, Self::Block, Self::Place];

    /// Returns the stable code, as written in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Tier => "tier",
            Self::Need => "need",
            Self::Block => "block",
            Self::Place => "place",
        }
    }
}

/// How a person travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// In an ordinary seat.
    None,
    /// In a wheelchair bay.
    Wheelchair,
    /// On a stretcher.
    Stretcher,
}

impl Need {
    /// Returns the stable code, as written in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Wheelchair => "wheelchair",
            Self::Stretcher => "stretcher",
        }
    }
}

/// What a group has in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupName {
    /// Its households' tier.
    Tier(u8),
    /// How its people travel.
    Need(Need),
    /// Where its people wait, or the site of the shelter they come to.
    Site(SiteIx),
    /// They have no seat in the plan; of two plans the second.
    NoSeat,
    /// Nothing: all groups of this dimension with fewer than [`FEWEST`] people, together.
    Small,
}

impl GroupName {
    /// Returns the name as files write it.
    pub fn code(self, operation: &Operation) -> String {
        match self {
            Self::Tier(tier) => tier.to_string(),
            Self::Need(need) => need.code().to_owned(),
            Self::Site(site) => operation.sites[site.at()].id.clone(),
            Self::NoSeat => "no-seat".to_owned(),
            Self::Small => format!("fewer-than-{FEWEST}"),
        }
    }
}

/// People who have something in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group<F> {
    /// What.
    pub name: GroupName,
    /// What is counted of them; `None` when the small groups together are still fewer than [`FEWEST`].
    pub figures: Option<F>,
}

/// What is gathered of the people of a group, one household after another.
pub(super) trait Tally: Default {
    /// What is told of the group.
    type Figures;
    /// Takes in everybody of another tally.
    fn join(&mut self, other: Self);
    /// Returns the people counted so far.
    fn people(&self) -> Persons;
    /// Returns the figures.
    fn figures(self) -> Self::Figures;
}

/// A group before small ones are put together; the order is that of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Tier(u8),
    Need(Need),
    Block(SiteIx),
    Place(SiteIx),
    NoSeat,
}

impl Key {
    fn dimension(self) -> Dimension {
        match self {
            Self::Tier(_) => Dimension::Tier,
            Self::Need(_) => Dimension::Need,
            Self::Block(_) => Dimension::Block,
            Self::Place(_) | Self::NoSeat => Dimension::Place,
        }
    }

    fn name(self) -> GroupName {
        match self {
            Self::Tier(tier) => GroupName::Tier(tier),
            Self::Need(need) => GroupName::Need(need),
            Self::Block(site) | Self::Place(site) => GroupName::Site(site),
            Self::NoSeat => GroupName::NoSeat,
        }
    }
}

/// Returns the groups of these dimensions, small ones together at its end.
pub(super) fn parted<T: Tally>(
    dimensions: &[Dimension],
    parts: BTreeMap<Key, T>,
) -> Vec<(Dimension, Vec<Group<T::Figures>>)> {
    let mut groups: Vec<_> = dimensions.iter().map(|d| (*d, Vec::new(), T::default())).collect();
    for (key, tally) in parts {
        let Some((_, shown, small)) = groups.iter_mut().find(|(d, ..)| *d == key.dimension()) else {
            continue;
        };
        if tally.people() < FEWEST {
            small.join(tally);
        } else {
            shown.push(Group {
                name: key.name(),
                figures: Some(tally.figures()),
            });
        }
    }
    let closed = groups.into_iter().map(|(dimension, mut shown, small)| {
        if small.people() > Persons(0) {
            let enough = small.people() >= FEWEST;
            shown.push(Group {
                name: GroupName::Small,
                figures: enough.then(|| small.figures()),
            });
        }
        (dimension, shown)
    });
    closed.collect()
}

/// Returns how many of a household's members have each need, those without a member left out.
pub(super) fn needs(household: &Household) -> impl Iterator<Item = (Need, Persons)> {
    let all = [
        (Need::None, household.seated()),
        (Need::Wheelchair, household.wheelchairs),
        (Need::Stretcher, household.stretchers),
    ];
    all.into_iter().filter(|(_, people)| people.0 > 0)
}
