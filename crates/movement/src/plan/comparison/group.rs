//! Groups of people by what they have in common, none of them so small that it points at somebody.

use super::figures::{Figures, Tally};
use crate::registry::SiteIx;
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
    /// The shelter in the second plan.
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
    /// They have no seat in the second plan.
    NoSeat,
    /// Nothing: all groups of this dimension with fewer than [`FEWEST`] people, together.
    Small,
}

/// People who have something in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// What.
    pub name: GroupName,
    /// What the second plan does for them; `None` when the small groups together are still fewer than [`FEWEST`].
    pub figures: Option<Figures>,
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

/// Returns the groups of each dimension, small ones together at its end.
pub(super) fn parted(parts: BTreeMap<Key, Tally>) -> Vec<(Dimension, Vec<Group>)> {
    let mut groups = Dimension::ALL.map(|dimension| (dimension, Vec::new(), Tally::default()));
    for (key, tally) in parts {
        let (_, shown, small) = &mut groups[key.dimension() as usize];
        if tally.people() < FEWEST {
            small.join(tally);
        } else {
            shown.push(Group {
                name: key.name(),
                figures: Some(tally.figures()),
            });
        }
    }
    let closed = groups.map(|(dimension, mut shown, small)| {
        if small.people() > Persons(0) {
            let enough = small.people() >= FEWEST;
            shown.push(Group {
                name: GroupName::Small,
                figures: enough.then(|| small.figures()),
            });
        }
        (dimension, shown)
    });
    closed.into()
}
