//! Vehicle-days: prices, and what they prove when weighed in whole numbers.
//!
//! Everybody left behind costs [`UNIT`]. People pay for their places in vehicles, for passing and for their shelter; what
//! they pay is what vehicles, checkpoints and shelters can earn at most. Whatever the prices, what is left over is paid by
//! people left behind: the bound holds for all prices, good ones only make it strong.

use super::calendar::Calendar;
use super::day::{Best, Day, Offer};
use super::ground::{Class, Ground};
use crate::stop::Stop;
use crate::task::Task;

/// What one person left behind costs.
pub(super) const UNIT: i64 = 1 << 20;

/// Prices, none negative.
#[derive(Clone, Debug, Default)]
pub(super) struct Prices {
    /// Of a seat, bay and stretcher place on each lane.
    pub places: Vec<[i64; 3]>,
    /// Of riding on each lane, whatever the place.
    pub rides: Vec<i64>,
    /// Of a place in each shelter.
    pub shelters: Vec<i64>,
    /// Of passing in each slot.
    pub slots: Vec<i64>,
    /// Of arriving within each daily intake.
    pub intakes: Vec<i64>,
}

/// Everything a relaxation consists of.
pub(super) struct Model<'m> {
    pub task: &'m Task,
    pub ground: &'m Ground,
    pub calendar: Calendar,
    /// Driving minutes of a vehicle in a day.
    pub driving: i32,
    pub stop: &'m Stop<'m>,
}

/// What prices prove, and the days that would earn most.
pub(super) struct Weighed {
    /// At least so many people are left behind, times [`UNIT`].
    pub behind: i128,
    /// By class, group and place of the start.
    pub days: Vec<Vec<Vec<Option<Best>>>>,
}

impl Model<'_> {
    /// Weighs prices for a last arrival; nothing when a day has too many labels, or when stopped.
    pub fn weigh(&self, prices: &Prices, last: i32) -> Option<Weighed> {
        let mut behind = self.paid_by_riders(prices) - self.paid_to_places(prices, last);
        let mut days = Vec::with_capacity(self.ground.classes.len());
        for class in &self.ground.classes {
            let best = self.days(class, prices, last)?;
            behind -= self.earned(class, &best);
            days.push(best);
        }
        Some(Weighed { behind, days })
    }

    /// Returns what all vehicles earn at most.
    pub fn fleet_earns(&self, prices: &Prices, last: i32) -> Option<i128> {
        let earned = |class: &Class| Some(self.earned(class, &self.days(class, prices, last)?));
        self.ground.classes.iter().map(earned).sum()
    }

    /// Returns the minutes in which people arrive at most.
    pub fn span(&self, last: i32) -> i32 {
        last.saturating_sub(self.calendar.groups.first().map_or(0, |g| g.start))
    }

    fn paid_by_riders(&self, prices: &Prices) -> i128 {
        let price = |need: usize, (lanes, shelter): &(Vec<usize>, usize)| -> i64 {
            let rides: i64 = lanes.iter().map(|l| prices.places[*l][need] + prices.rides[*l]).sum();
            rides + prices.shelters[*shelter]
        };
        let riders = self.ground.riders.iter();
        riders
            .map(|r| {
                let least = r.ways.iter().map(|w| price(r.need, w)).min().unwrap_or(UNIT);
                i128::from(r.people) * i128::from(least.min(UNIT))
            })
            .sum()
    }

    fn paid_to_places(&self, prices: &Prices, last: i32) -> i128 {
        let times = |a: i64, b: i64| i128::from(a) * i128::from(b);
        let shelters = prices.shelters.iter().zip(&self.task.shelters);
        let mut sum: i128 = shelters
            .map(|(price, shelter)| times(*price, shelter.most_people(self.span(last))))
            .sum();
        for (price, slot) in prices.slots.iter().zip(&self.calendar.slots) {
            // Rounded up, so that nothing is lost.
            sum += (times(*price, slot.people_by_60(last)) + 59) / 60;
            let before = slot.before.map_or(*price, |b| prices.slots[b]);
            sum += times((price - before).max(0), self.ground.largest * slot.days);
        }
        let intakes = prices.intakes.iter().zip(&self.calendar.intakes);
        sum + intakes.map(|(price, people)| times(*price, *people)).sum::<i128>()
    }

    fn days(&self, class: &Class, prices: &Prices, last: i32) -> Option<Vec<Vec<Option<Best>>>> {
        let groups = self.calendar.groups.iter().enumerate();
        groups
            .map(|(number, group)| {
                if self.stop.now() {
                    return None;
                }
                let offers = self.offers(class, number, prices, last);
                let day = Day {
                    ground: self.ground,
                    group,
                    class,
                    offers: &offers,
                    loading: self.task.loading,
                    unloading: self.task.unloading,
                    driving: self.driving,
                };
                let places = 0..self.ground.sites.len();
                places
                    .map(|place| {
                        if self.stands(class, number, place) {
                            day.from(place).map(Some)
                        } else {
                            Some(None)
                        }
                    })
                    .collect()
            })
            .collect()
    }

    /// Tells whether a vehicle of a class can stand at a place when a day begins.
    pub fn stands(&self, class: &Class, group: usize, place: usize) -> bool {
        let starts = class.starts.iter().filter(|s| s.0 == place);
        let lanes = class.lanes.iter().flatten().map(|lane| &self.ground.lanes[*lane]);
        starts.map(|s| self.calendar.group_of(s.1)).any(|g| g <= group)
            || (group > 0 && lanes.into_iter().any(|l| l.from == place || l.to == place))
    }

    fn offers(&self, class: &Class, group: usize, prices: &Prices, last: i32) -> Vec<Vec<Offer>> {
        let group = &self.calendar.groups[group];
        let capacity = class.capacity;
        let people = i64::from(capacity.people());
        let lanes = self.ground.lanes.iter().enumerate();
        lanes
            .map(|(lane, road)| {
                let [seat, bay, stretcher] = prices.places[lane];
                let places = seat * i64::from(capacity.seats)
                    + bay * i64::from(capacity.bays)
                    + stretcher * i64::from(capacity.stretchers);
                let latest = if group.days > 1 {
                    i32::MAX
                } else {
                    last.saturating_sub(road.after + group.start)
                };
                let entries = group.entries[lane].iter().enumerate();
                entries
                    .map(|(entry, at)| {
                        let slot = at.slot.map_or(0, |s| prices.slots[s]);
                        let intake = at.intake.map_or(0, |i| prices.intakes[i]);
                        let aboard = (prices.rides[lane] - slot - intake).max(0);
                        Offer {
                            opens: at.opens,
                            ready_by: at.ready_by,
                            until: at.until.min(latest),
                            earns: places + people * aboard,
                            entry,
                            full: aboard > 0,
                        }
                    })
                    .collect()
            })
            .collect()
    }

    /// Returns what the vehicles of a class earn at most over all days.
    fn earned(&self, class: &Class, days: &[Vec<Option<Best>>]) -> i128 {
        let places = self.ground.sites.len();
        let mut later = vec![0_i64; places];
        let mut sum = 0;
        for (number, group) in self.calendar.groups.iter().enumerate().rev() {
            for _ in 0..group.days {
                let best = |from: &Option<Best>| {
                    let best = from.as_ref()?;
                    (0..places).filter_map(|to| Some(best.earns(to)? + later[to])).max()
                };
                later = days[number].iter().map(|from| best(from).unwrap_or(0)).collect();
            }
            let starts = class.starts.iter().filter(|s| self.calendar.group_of(s.1) == number);
            sum += starts.map(|s| i128::from(s.2) * i128::from(later[s.0])).sum::<i128>();
        }
        sum
    }
}
