//! Vehicle-days: what a vehicle can do in a day is made of whole legs, and a day begins where the last one ended.
//!
//! Can everybody have arrived by a given minute? People choose ways, vehicles choose days; places in vehicles, checkpoints
//! in slots, shelters and their daily intake are shared. A mix of days ([`mix`]) proposes a price for each of these, the
//! prices are weighed in whole numbers ([`prices`]) against the best days there are ([`day`]), and what they prove holds
//! however they were found. Leaves out: that vehicles wait for their convoy, headway, escorts, households that stay
//! together, the hour of people's change of vehicle, and what [`day`] and [`calendar`] say.

mod calendar;
mod day;
mod ground;
mod mix;
mod prices;
mod reason;
mod simplex;

use super::Case;
use crate::task::CorridorRow;
use calendar::Calendar;
use ground::Ground;
use mix::Mix;
use movement::plan::Limit;
use prices::{Model, Prices, UNIT};

/// Minutes of a slot at most, the finest that keeps the mix small enough.
const SLOTS: [i32; 3] = [60, 180, 1440];
/// Rows of a mix at most.
const MOST_ROWS: usize = 600;
/// Steps of the simplex method in all, in multiplications.
const STEPS: u64 = 4_000_000_000;
/// Rounds of new prices in all.
const ROUNDS: usize = 400;
/// Longer windows have too many slots to look through on each of their days.
const LONGEST_WINDOW: i32 = 14 * 24 * 60;

/// The limit by vehicle-days, and the prices that prove it.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub limit: Limit,
    /// At least so many people a plan leaves behind that ends by `last`, beyond those who may stay.
    pub shortfall: i64,
    /// The last arrival they rule out.
    pub last: i32,
    prices: Prices,
    /// From which last arrival on the model stands, and the minutes of its slots.
    from: i32,
    slot: i32,
}

impl Held {
    /// Returns the latest last arrival that these prices rule out in another case, the one they rule out here at most.
    pub fn furthest(&self, case: &Case<'_>) -> Option<i32> {
        let ground = usable(case)?;
        let model = model_of(case, &ground, self.from, self.slot);
        let allowed = allowed(case, &ground);
        let rules_out = |last: i32| model.weigh(&self.prices, last).is_some_and(|w| w.behind > allowed);
        if !self.fits(&model) || !rules_out(self.from) {
            return None;
        }
        let (mut low, mut high) = (self.from, self.last);
        while low < high {
            let middle = low + (high - low + 1) / 2;
            if rules_out(middle) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Some(low)
    }

    /// Tells whether these prices mean anything in a model.
    fn fits(&self, model: &Model<'_>) -> bool {
        let Prices {
            places,
            rides,
            shelters,
            slots,
            intakes,
        } = &self.prices;
        places.len() == model.ground.lanes.len()
            && rides.len() == model.ground.lanes.len()
            && shelters.len() == model.task.shelters.len()
            && slots.len() == model.calendar.slots.len()
            && intakes.len() == model.calendar.intakes.len()
            && self.last <= model.calendar.until
    }

    /// Weighs the prices in another case. Whatever they are weighed in, what they prove holds; they only must have as many
    /// lanes, shelters, slots and intakes.
    pub fn behind(&self, case: &Case<'_>) -> Option<i64> {
        let ground = usable(case)?;
        let model = model_of(case, &ground, self.from, self.slot);
        if !self.fits(&model) {
            return None;
        }
        let weighed = model.weigh(&self.prices, self.last)?;
        Some(people(weighed.behind - allowed(case, &ground)))
    }
}

/// Returns the limit by vehicle-days, when it is later than `from`, up to which other limits reach.
pub(super) fn held(case: &Case<'_>, from: i32) -> Option<Held> {
    raise(case, &usable(case)?, from)
}

/// Returns the ground of a case that is small enough.
fn usable(case: &Case<'_>) -> Option<Ground> {
    let ground = Ground::new(case);
    let handled = |l: &ground::Lane| l.minutes + l.checked + case.task.loading + case.task.unloading;
    let short = |c: &CorridorRow| c.windows.iter().all(|w| w.1 - w.0 <= LONGEST_WINDOW);
    let small = ground.lanes.len() <= 150 && ground.largest < 100_000 && case.task.corridors.iter().all(short);
    if !small || ground.lanes.iter().any(|l| handled(l) < 1) {
        return None;
    }
    Some(ground)
}

/// Returns whole people, rounded up: part of one who must stay is one who must.
fn people(units: i128) -> i64 {
    let unit = i128::from(UNIT);
    let whole = units.div_euclid(unit) + i128::from(units.rem_euclid(unit) > 0);
    i64::try_from(whole).unwrap_or(i64::MAX)
}

/// Returns what may be left behind, times [`UNIT`].
fn allowed(case: &Case<'_>, ground: &Ground) -> i128 {
    let people: i64 = ground.riders.iter().map(|r| r.people).sum();
    i128::from(people - case.moved) * i128::from(UNIT)
}

/// Returns the first last arrival that cannot be ruled out, and what rules out the one before.
fn raise(case: &Case<'_>, ground: &Ground, from: i32) -> Option<Held> {
    let allowed = allowed(case, ground);
    let latest = case.latest();
    let (mut last, mut steps, mut rounds, mut limit) = (from, STEPS, ROUNDS, None);
    while last < latest {
        let Some((mut model, slot)) = model(case, ground, last) else {
            break;
        };
        let begun = last;
        let mut climb = Climb {
            model: &model,
            allowed,
            last,
            proof: None,
            steps: &mut steps,
            rounds: &mut rounds,
        };
        let possible = climb.run();
        last = climb.last;
        if let Some(prices) = climb.proof {
            let (resource, place) = reason::reason(case, &mut model, &prices, last - 1, allowed);
            let weighed = model.weigh(&prices, last - 1);
            limit = Some(Held {
                shortfall: weighed.map_or(1, |weighed| people(weighed.behind - allowed)),
                limit: Case::limit(resource, place, last.min(latest)),
                last: last - 1,
                prices,
                from: begun,
                slot,
            });
        }
        if possible {
            break;
        }
    }
    limit
}

fn model<'m>(case: &'m Case<'_>, ground: &'m Ground, last: i32) -> Option<(Model<'m>, i32)> {
    let models = SLOTS.iter().map(|slot| (model_of(case, ground, last, *slot), *slot));
    models.into_iter().find(|(model, _)| Mix::rows(model) <= MOST_ROWS)
}

fn model_of<'m>(case: &'m Case<'_>, ground: &'m Ground, last: i32, slot: i32) -> Model<'m> {
    Model {
        task: case.task,
        ground,
        calendar: Calendar::new(case, ground, last, slot),
        driving: case.task.driving,
        stop: case.stop,
    }
}

/// The way up within one model.
struct Climb<'c> {
    model: &'c Model<'c>,
    /// What may be left behind, times [`UNIT`].
    allowed: i128,
    /// The first last arrival not ruled out.
    last: i32,
    /// Prices that rule out the one before.
    proof: Option<Prices>,
    steps: &'c mut u64,
    rounds: &'c mut usize,
}

impl Climb<'_> {
    /// Rules out last arrivals as far as the model goes; tells whether one was reached that it cannot rule out.
    fn run(&mut self) -> bool {
        let mut mix = Mix::new(self.model, self.last);
        while *self.rounds > 0 {
            *self.rounds -= 1;
            if !mix.solve(self.steps) {
                return true;
            }
            let prices = mix.prices();
            let Some(weighed) = self.model.weigh(&prices, self.last) else {
                return true;
            };
            let added = mix.add_days(&weighed);
            if weighed.behind > self.allowed {
                self.last = self.furthest(&prices) + 1;
                self.proof = Some(prices);
                if self.last > self.model.calendar.until {
                    return false;
                }
                mix.move_to(self.last);
            } else if added == 0 {
                return true;
            }
        }
        true
    }

    /// Returns the latest last arrival that these prices rule out.
    fn furthest(&self, prices: &Prices) -> i32 {
        let (mut low, mut high) = (self.last, self.model.calendar.until);
        while low < high {
            let middle = low + (high - low + 1) / 2;
            let weighed = self.model.weigh(prices, middle);
            if weighed.is_some_and(|w| w.behind > self.allowed) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        low
    }
}
