//! Aid convoys: in and out, at agreed hours and within spans, also such as no window leaves room for.

use movement::access::{AidConvoy, Corridor, Window};
use movement::operation::{Calendar, Passages};
use movement::units::Minutes;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;

/// One aid convoy, before its way is known.
#[derive(Clone, Debug)]
pub struct Draw {
    way: Index,
    inbound: bool,
    days: (i32, i32),
    /// Earliest hour, and for how long if it is not agreed to the minute.
    hours: (i32, Option<i32>),
    inspection: i32,
    trucks: u32,
    escort: bool,
}

/// Returns a strategy for aid convoys; half of the operations have none.
pub fn aid() -> impl Strategy<Value = Vec<Draw>> {
    let days = (0_i32..=3, prop_oneof![2 => Just(0), 1 => 1_i32..=3]);
    let hours = (
        prop_oneof![1 => 0_i32..=1439, 3 => 360_i32..=1000],
        option::weighted(0.6, 0_i32..=600),
    );
    let inspection = prop_oneof![1 => Just(0), 4 => 5_i32..=180];
    let draw = (
        any::<Index>(),
        any::<bool>(),
        days,
        hours,
        inspection,
        1_u32..=80,
        any::<bool>(),
    );
    let draw = draw.prop_map(|(way, inbound, days, hours, inspection, trucks, escort)| Draw {
        way,
        inbound,
        days,
        hours,
        inspection,
        trucks,
        escort,
    });
    prop_oneof![1 => Just(Vec::new()), 1 => vec(draw, 1..=5)]
}

/// Puts aid convoys on the ways that corridors join, if there are any.
pub fn build(draws: &[Draw], calendar: &Calendar, passages: &Passages, corridors: &[Corridor]) -> Vec<AidConvoy> {
    let ways: Vec<_> = passages.iter().collect();
    if ways.is_empty() {
        return Vec::new();
    }
    let numbered = draws.iter().enumerate();
    numbered
        .map(|(position, draw)| {
            let (&(from, to), &corridor) = ways[draw.way.index(ways.len())];
            let (from, to) = if draw.inbound { (to, from) } else { (from, to) };
            AidConvoy {
                id: format!("aid-{position}"),
                corridor,
                from,
                to,
                inbound: draw.inbound && !passages.contains_key(&(from, to)),
                trucks: draw.trucks,
                inspection: Minutes(draw.inspection),
                escort: draw.escort && corridors[corridor.at()].escort.is_some(),
                entries: draw.entries(calendar),
            }
        })
        .collect()
}

impl Draw {
    fn entries(&self, calendar: &Calendar) -> Vec<Window> {
        let last = i32::try_from(calendar.days()).unwrap_or(1) - 1;
        let first = self.days.0.min(last);
        let closes = (self.hours.0 + self.hours.1.unwrap_or(0)).min(1440);
        let days = first..=(first + self.days.1).min(last);
        let entry = |day: i32| Window {
            opens: calendar.on_clock(day, Minutes(self.hours.0)),
            closes: calendar.on_clock(day, Minutes(closes)),
        };
        days.map(entry).filter(|entry| entry.opens <= entry.closes).collect()
    }
}
