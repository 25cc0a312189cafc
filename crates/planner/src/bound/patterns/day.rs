//! Vehicle-days: the best a vehicle can do in one local day, by dynamic programming over place, clock and minutes driven.
//!
//! Legs are whole; each counts for the day on which it starts. Leaves out: what the vehicle did until midnight (a leg
//! that ends after midnight leaves it free at midnight, loading may have begun the evening before), that an empty run
//! has to be followed by loading, and that a vehicle waits for its convoy.

use super::calendar::Group;
use super::ground::{Class, Ground};

/// Most labels of one day; beyond that the relaxation is given up.
const MOST_LABELS: usize = 60_000;

/// What a loaded run on a lane earns when it passes the checkpoint in a span; minutes from the start of the day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offer {
    pub opens: i32,
    pub ready_by: i32,
    pub until: i32,
    pub earns: i64,
    /// Position in [`Group::entries`] of the lane.
    pub entry: usize,
    /// Whether the people aboard are counted, or only its places.
    pub full: bool,
}

/// One loaded run of a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub lane: usize,
    pub entry: usize,
    pub full: bool,
}

#[derive(Clone, Copy)]
struct Label {
    place: usize,
    driven: i32,
    earned: i64,
    parent: u32,
    run: Option<Run>,
    /// Came empty, hence loads next.
    loads: bool,
}

/// The day of one class of vehicles.
pub(super) struct Day<'d> {
    pub ground: &'d Ground,
    pub group: &'d Group,
    pub class: &'d Class,
    /// Offers of each lane.
    pub offers: &'d [Vec<Offer>],
    pub loading: i32,
    pub unloading: i32,
    /// Driving minutes a day.
    pub driving: i32,
}

/// The best days from one place.
pub(super) struct Best {
    labels: Vec<Label>,
    /// The label with which the day ends best at each place.
    ends: Vec<Option<u32>>,
}

impl Best {
    /// Returns what the best day to a place earns.
    pub fn earns(&self, place: usize) -> Option<i64> {
        self.ends[place].map(|label| self.labels[label as usize].earned)
    }

    /// Returns the runs of the best day to a place, the last one first.
    pub fn runs(&self, place: usize) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut at = self.ends[place];
        while let Some(label) = at.map(|l| self.labels[l as usize]) {
            runs.extend(label.run);
            at = (label.parent != u32::MAX).then_some(label.parent);
        }
        runs
    }
}

/// Minutes driven and earnings that no other label at a place beats, both rising.
type Stairs = Vec<(i32, i64)>;

/// Adds a step unless one is as good in both.
fn climbs(stairs: &mut Stairs, driven: i32, earned: i64) -> bool {
    let after = stairs.partition_point(|s| s.0 <= driven);
    if after > 0 && stairs[after - 1].1 >= earned {
        return false;
    }
    let from = stairs.partition_point(|s| s.0 < driven);
    let beaten = stairs[from..].iter().take_while(|s| s.1 <= earned).count();
    stairs.splice(from..from + beaten, [(driven, earned)]);
    true
}

struct Walk {
    labels: Vec<Label>,
    /// Labels by the minute at which the vehicle is free.
    at: Vec<Vec<u32>>,
    ends: Vec<Option<u32>>,
}

impl Walk {
    fn push(&mut self, label: Label, clock: i32) {
        let number = self.labels.len() as u32;
        self.labels.push(label);
        let end = &mut self.ends[label.place];
        if end.is_none_or(|best| self.labels[best as usize].earned < label.earned) {
            *end = Some(number);
        }
        if let Some(minute) = usize::try_from(clock).ok().and_then(|c| self.at.get_mut(c)) {
            minute.push(number);
        }
    }
}

impl Day<'_> {
    /// Returns the best days from a place, or nothing when there are too many ways to spend one.
    pub fn from(&self, place: usize) -> Option<Best> {
        let places = self.ground.sites.len();
        let minutes = usize::try_from(self.group.length).unwrap_or(0);
        let mut walk = Walk {
            labels: Vec::new(),
            at: vec![Vec::new(); minutes],
            ends: vec![None; places],
        };
        let start = Label {
            place,
            driven: 0,
            earned: 0,
            parent: u32::MAX,
            run: None,
            loads: false,
        };
        walk.push(start, 0);
        self.load(&mut walk, 0, i32::MIN);
        let mut stairs = vec![Stairs::new(); 2 * places];
        for minute in 0..minutes {
            let mut next = 0;
            while let Some(number) = walk.at[minute].get(next).copied() {
                next += 1;
                let label = walk.labels[number as usize];
                let stairs = &mut stairs[2 * label.place + usize::from(label.loads)];
                if climbs(stairs, label.driven, label.earned) {
                    if label.loads {
                        self.load(&mut walk, number, minute as i32 + self.loading);
                    } else {
                        self.leave(&mut walk, number, minute as i32);
                    }
                }
                if walk.labels.len() > MOST_LABELS {
                    return None;
                }
            }
        }
        Some(Best {
            labels: walk.labels,
            ends: walk.ends,
        })
    }

    /// Drives empty from where a vehicle is free to wherever it may load.
    fn leave(&self, walk: &mut Walk, number: u32, minute: i32) {
        let label = walk.labels[number as usize];
        for place in (0..self.ground.sites.len()).filter(|p| !self.class.lanes[*p].is_empty()) {
            let Some(empty) = self.ground.empty(label.place, place) else {
                continue;
            };
            let driven = label.driven.saturating_add(empty);
            if driven > self.driving {
                continue;
            }
            let there = Label {
                place,
                driven,
                parent: number,
                run: None,
                loads: true,
                ..label
            };
            walk.push(there, minute.saturating_add(empty));
        }
    }

    /// Drives loaded from where a vehicle stands, which can be at the checkpoint from `ready` on.
    fn load(&self, walk: &mut Walk, number: u32, ready: i32) {
        let label = walk.labels[number as usize];
        for lane in &self.class.lanes[label.place] {
            let road = &self.ground.lanes[*lane];
            let driven = label.driven.saturating_add(road.minutes);
            if driven > self.driving {
                continue;
            }
            let mut best = i64::MIN;
            for offer in self.offers[*lane]
                .iter()
                .filter(|o| ready <= o.ready_by && o.earns > i64::MIN)
            {
                let departs = ready.saturating_add(road.checked).max(offer.opens).max(0);
                // Offers come by the hour: a later one must earn more.
                if departs > offer.until || offer.earns <= best {
                    continue;
                }
                best = offer.earns;
                let run = Run {
                    lane: *lane,
                    entry: offer.entry,
                    full: offer.full,
                };
                let arrived = Label {
                    place: road.to,
                    driven,
                    earned: label.earned + offer.earns,
                    parent: number,
                    run: Some(run),
                    loads: false,
                };
                walk.push(arrived, departs.saturating_add(road.minutes + self.unloading));
            }
        }
    }
}
