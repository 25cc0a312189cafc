//! Vehicle-days: the mix of days that leaves fewest people behind, in fractions. It proposes prices; days that are alike
//! share their rows, which is a relaxation once more and harms only the proposal.

use super::day::Run;
use super::prices::{Model, Prices, UNIT, Weighed};
use super::simplex::Simplex;

/// Where the rows of each kind start.
#[derive(Default)]
struct Rows {
    places: usize,
    rides: usize,
    shelters: usize,
    slots: usize,
    spills: usize,
    intakes: usize,
    stands: usize,
    counts: usize,
    all: usize,
}

pub(super) struct Mix<'m> {
    model: &'m Model<'m>,
    rows: Rows,
    simplex: Simplex,
}

impl<'m> Mix<'m> {
    /// Returns how many rows the mix of a model has.
    pub fn rows(model: &Model<'_>) -> usize {
        Rows::new(model).all
    }

    pub fn new(model: &'m Model<'m>, last: i32) -> Self {
        let rows = Rows::new(model);
        let simplex = Simplex::new(&rows.limits(model, last));
        let mut mix = Self { model, rows, simplex };
        mix.add_riders();
        mix.add_waits();
        mix
    }

    /// Goes on with a later last arrival; all days found so far are still there.
    pub fn move_to(&mut self, last: i32) {
        self.simplex.set_limits(&self.rows.limits(self.model, last));
    }

    /// Improves the mix; tells whether nothing helps any more, or the steps ran out before that.
    pub fn solve(&mut self, steps: &mut u64) -> bool {
        self.simplex.solve(steps, self.model.stop)
    }

    fn push(&mut self, mut entries: Vec<(u32, f64)>) {
        entries.sort_unstable_by_key(|e| e.0);
        let mut merged: Vec<(u32, f64)> = Vec::with_capacity(entries.len());
        for (row, x) in entries {
            match merged.last_mut() {
                Some(last) if last.0 == row => last.1 += x,
                _ => merged.push((row, x)),
            }
        }
        merged.retain(|e| e.1 != 0.0);
        self.simplex.add(0.0, merged);
    }

    fn add_riders(&mut self) {
        let ground = self.model.ground;
        for (row, riders) in ground.riders.iter().enumerate() {
            for (lanes, shelter) in &riders.ways {
                let mut entries = vec![(row as u32, 1.0), ((self.rows.shelters + shelter) as u32, 1.0)];
                for lane in lanes {
                    entries.push(((self.rows.places + 3 * lane + riders.need) as u32, 1.0));
                    entries.push(((self.rows.rides + lane) as u32, 1.0));
                }
                self.push(entries);
            }
        }
        for (number, slot) in self.model.calendar.slots.iter().enumerate() {
            if let Some(before) = slot.before {
                let (slots, spills) = (self.rows.slots, self.rows.spills);
                self.push(vec![
                    ((slots + number) as u32, -1.0),
                    ((slots + before) as u32, 1.0),
                    ((spills + number) as u32, 1.0),
                ]);
            }
        }
    }

    /// Vehicles that stand still.
    fn add_waits(&mut self) {
        let (classes, groups) = (self.model.ground.classes.len(), self.model.calendar.groups.len());
        for class in 0..classes {
            for group in 1..groups {
                for place in 0..self.model.ground.sites.len() {
                    let here = self.stands(class, group - 1, place);
                    self.push(vec![(here, 1.0), (self.stands(class, group, place), -1.0)]);
                }
            }
        }
    }

    fn stands(&self, class: usize, group: usize, place: usize) -> u32 {
        let (groups, places) = (self.model.calendar.groups.len(), self.model.ground.sites.len());
        (self.rows.stands + (class * groups + group) * places + place) as u32
    }

    /// Adds the days that would make the mix better; returns how many.
    pub fn add_days(&mut self, weighed: &Weighed) -> usize {
        let mut better = Vec::new();
        let duals = self.simplex.duals();
        let price = |row: u32| -duals[row as usize];
        for (class, groups) in weighed.days.iter().enumerate() {
            for (group, froms) in groups.iter().enumerate() {
                let many = self.model.calendar.groups[group].days > 1;
                let count = (self.rows.counts + class * groups.len() + group) as u32;
                for (from, best) in froms.iter().enumerate() {
                    let Some(best) = best else { continue };
                    let gain = |to: usize| {
                        let next = if many {
                            Some(self.stands(class, group, to))
                        } else {
                            self.next(class, group, to)
                        };
                        let earned = best.earns(to)? as f64 / UNIT as f64;
                        Some(earned - price(self.stands(class, group, from)) - price(count) + next.map_or(0.0, price))
                    };
                    for to in 0..froms.len() {
                        if gain(to).is_some_and(|g| g > 1e-3) {
                            better.push((class, group, from, to, best.runs(to)));
                        }
                    }
                }
            }
        }
        let added = better.len();
        for (class, group, from, to, runs) in better {
            self.add_day(class, group, (from, to), &runs);
        }
        added
    }

    fn next(&self, class: usize, group: usize, place: usize) -> Option<u32> {
        (group + 1 < self.model.calendar.groups.len()).then(|| self.stands(class, group + 1, place))
    }

    fn add_day(&mut self, class: usize, group: usize, (from, to): (usize, usize), runs: &[Run]) {
        let calendar = &self.model.calendar;
        let capacity = self.model.ground.classes[class].capacity;
        let mut entries = vec![(self.stands(class, group, from), 1.0)];
        if calendar.groups[group].days > 1 {
            entries.push((self.stands(class, group, to), -1.0));
            entries.push(((self.rows.counts + class * calendar.groups.len() + group) as u32, 1.0));
        } else if let Some(next) = self.next(class, group, to) {
            entries.push((next, -1.0));
        }
        for run in runs {
            let places = [capacity.seats, capacity.bays, capacity.stretchers];
            for (need, places) in places.iter().enumerate() {
                entries.push(((self.rows.places + 3 * run.lane + need) as u32, -f64::from(*places)));
            }
            if run.full {
                let people = f64::from(capacity.people());
                let at = calendar.groups[group].entries[run.lane][run.entry];
                entries.push(((self.rows.rides + run.lane) as u32, -people));
                entries.extend(at.slot.map(|s| ((self.rows.slots + s) as u32, people)));
                entries.extend(at.intake.map(|i| ((self.rows.intakes + i) as u32, people)));
            }
        }
        self.push(entries);
    }

    /// Returns the prices of the mix, rounded to whole numbers.
    pub fn prices(&self) -> Prices {
        let duals = self.simplex.duals();
        let price = |row: usize| ((-duals[row] * UNIT as f64).round() as i64).clamp(0, UNIT);
        let rows = &self.rows;
        let of = |from: usize, to: usize| (from..to).map(price).collect::<Vec<i64>>();
        let places = (rows.places..rows.rides).step_by(3);
        Prices {
            places: places.map(|r| [price(r), price(r + 1), price(r + 2)]).collect(),
            rides: of(rows.rides, rows.shelters),
            shelters: of(rows.shelters, rows.slots),
            slots: of(rows.slots, rows.spills),
            intakes: of(rows.intakes, rows.stands),
        }
    }
}

impl Rows {
    fn new(model: &Model<'_>) -> Self {
        let (ground, calendar) = (model.ground, &model.calendar);
        let (lanes, groups) = (ground.lanes.len(), calendar.groups.len());
        let mut rows = Self {
            places: ground.riders.len(),
            ..Self::default()
        };
        rows.rides = rows.places + 3 * lanes;
        rows.shelters = rows.rides + lanes;
        rows.slots = rows.shelters + model.task.shelters.len();
        rows.spills = rows.slots + calendar.slots.len();
        rows.intakes = rows.spills + calendar.slots.len();
        rows.stands = rows.intakes + calendar.intakes.len();
        rows.counts = rows.stands + ground.classes.len() * groups * ground.sites.len();
        rows.all = rows.counts + ground.classes.len() * groups;
        rows
    }

    /// Returns the limit of each row and what its slack costs.
    fn limits(&self, model: &Model<'_>, last: i32) -> Vec<(f64, f64)> {
        let (ground, calendar) = (model.ground, &model.calendar);
        let mut limits = vec![(0.0, 0.0); self.all];
        for (row, riders) in ground.riders.iter().enumerate() {
            limits[row] = (riders.people as f64, 1.0);
        }
        for (row, shelter) in model.task.shelters.iter().enumerate() {
            limits[self.shelters + row].0 = shelter.most_people(model.span(last)) as f64;
        }
        for (row, slot) in calendar.slots.iter().enumerate() {
            limits[self.slots + row].0 = slot.people_by_60(last) as f64 / 60.0;
            limits[self.spills + row].0 = (ground.largest * slot.days) as f64;
        }
        for (row, people) in calendar.intakes.iter().enumerate() {
            limits[self.intakes + row].0 = *people as f64;
        }
        let (groups, places) = (calendar.groups.len(), ground.sites.len());
        for (class, vehicles) in ground.classes.iter().enumerate() {
            for (place, day, count) in &vehicles.starts {
                let group = calendar.group_of(*day);
                if group < groups {
                    limits[self.stands + (class * groups + group) * places + place].0 += *count as f64;
                }
            }
            for (group, days) in calendar.groups.iter().enumerate() {
                let there = vehicles.starts.iter().filter(|s| calendar.group_of(s.1) <= group);
                limits[self.counts + class * groups + group].0 = (there.map(|s| s.2).sum::<i64>() * days.days) as f64;
            }
        }
        limits
    }
}
