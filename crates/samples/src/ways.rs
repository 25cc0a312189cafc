//! Corridors, the places they join, and windows of several kinds.

use super::places::Places;
use movement::access::{Corridor, PersonsPerHour, Window};
use movement::operation::{Calendar, Passages, Travel};
use movement::registry::{CorridorIx, EscortPoolIx, SiteIx, SiteKind};
use movement::units::Minutes;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;

/// Corridors, and for each pair of places in turn the corridor that joins them, if one does.
#[derive(Clone, Debug)]
pub struct Ways {
    corridors: Vec<Way>,
    pairs: Vec<Option<Index>>,
    /// Without it, everyone goes over a crossing if there is one.
    direct: bool,
}

#[derive(Clone, Debug)]
struct Way {
    hours: Vec<(i32, i32)>,
    /// One bit a day: closed when it is not set.
    open_days: u8,
    headway: i32,
    rate: Option<u32>,
    escort: Option<Index>,
}

/// Hours of a day, as minutes on the local clock; 1440 is the end of the day.
fn hours() -> impl Strategy<Value = Vec<(i32, i32)>> {
    prop_oneof![
        8 => Just(vec![(360, 1080)]),
        2 => (300_i32..=660, 120_i32..=600).prop_map(|(opens, long)| vec![(opens, opens + long)]),
        2 => Just(vec![(390, 690), (780, 1050)]),
        1 => Just(vec![(0, 1440)]),
        1 => (0_i32..=1300, 1_i32..=60).prop_map(|(opens, long)| vec![(opens, opens + long)]),
    ]
}

fn way() -> impl Strategy<Value = Way> {
    let open_days = prop_oneof![14 => Just(u8::MAX), 5 => any::<u8>(), 1 => Just(0)];
    let headway = prop_oneof![1 => Just(0), 3 => 1_i32..=45];
    let rate = option::weighted(0.7, 60_u32..=900);
    let escort = option::weighted(0.6, any::<Index>());
    (hours(), open_days, headway, rate, escort).prop_map(|(hours, open_days, headway, rate, escort)| Way {
        hours,
        open_days,
        headway,
        rate,
        escort,
    })
}

/// Returns a strategy for corridors; there are at most 38 pairs of places.
pub fn ways() -> impl Strategy<Value = Ways> {
    let pairs = vec(option::weighted(0.85, any::<Index>()), 38);
    (vec(way(), 1..=3), pairs, any::<bool>()).prop_map(|(corridors, pairs, direct)| Ways {
        corridors,
        pairs,
        direct,
    })
}

impl Ways {
    /// Returns which corridor joins which places; only places that a road joins.
    pub fn passages(&self, places: &Places, travel: &Travel) -> Passages {
        let [camps, crossings, shelters] =
            [SiteKind::Camp, SiteKind::Crossing, SiteKind::Shelter].map(|kind| places.list(kind));
        let all = |from: &[SiteIx], to: &[SiteIx]| -> Vec<(SiteIx, SiteIx)> {
            from.iter().flat_map(|a| to.iter().map(move |b| (*a, *b))).collect()
        };
        let direct = if self.direct || crossings.is_empty() {
            all(&camps, &shelters)
        } else {
            Vec::new()
        };
        let pairs = [direct, all(&camps, &crossings), all(&crossings, &shelters)].concat();
        pairs
            .into_iter()
            .zip(&self.pairs)
            .filter(|((from, to), _)| travel.minutes(*from, *to).is_some())
            .filter_map(|(pair, corridor)| Some((pair, corridor.as_ref()?.index(self.corridors.len()))))
            .map(|(pair, corridor)| (pair, CorridorIx::from_position(corridor)))
            .collect()
    }

    /// Returns the corridors with their windows in the operation's days.
    pub fn corridors(&self, calendar: &Calendar, pools: usize) -> Vec<Corridor> {
        let numbered = self.corridors.iter().enumerate();
        numbered
            .map(|(position, way)| Corridor {
                id: format!("corridor-{position}"),
                name: format!("Corridor {position}"),
                windows: way.windows(calendar),
                headway: Minutes(way.headway),
                checkpoint: way.rate.map(PersonsPerHour),
                earlier: None,
                escort: way
                    .escort
                    .filter(|_| pools > 0)
                    .map(|pool| EscortPoolIx::from_position(pool.index(pools))),
            })
            .collect()
    }
}

impl Way {
    fn windows(&self, calendar: &Calendar) -> Vec<Window> {
        let days = 0..i32::try_from(calendar.days()).unwrap_or(0);
        let open = days.filter(|day| self.open_days >> (day % 8) & 1 == 1);
        let windows = open.flat_map(|day| {
            self.hours.iter().map(move |(opens, closes)| Window {
                opens: calendar.on_clock(day, Minutes(*opens)),
                closes: calendar.on_clock(day, Minutes(*closes)),
            })
        });
        windows.filter(|window| window.opens < window.closes).collect()
    }
}
