//! Random events for tests.

use movement::access::PersonsPerHour;
use movement::operation::Operation;
use movement::operation::change::{Change, apply};
use movement::plan::Plan;
use movement::registry::{Consent, CorridorIx, DayIx, EscortPoolIx, HouseholdIx, ShelterIx, VehicleIx};
use movement::units::{Minutes, Moment, Persons};
use planner::TurnedBack;

/// What happened, and when.
#[derive(Clone, Debug)]
pub struct Shock {
    pub changes: Vec<Change>,
    pub turned_back: Vec<TurnedBack>,
    pub moment: Moment,
}

/// Draws a shock from random bytes; `None` where the operation has nothing for it to happen to.
pub fn shock(operation: &Operation, plan: &Plan, draws: &mut dyn FnMut(usize) -> usize) -> Option<(Shock, Operation)> {
    let last = plan.convoys.iter().map(|c| c.timing(operation).arrival.0).max()?;
    let moment = Moment(i32::try_from(draws(usize::try_from(last).unwrap_or(0) + 2)).unwrap_or(0));
    let mut pick = |n: usize| (n > 0).then(|| draws(n));
    let changes = match pick(10)? {
        0 => vec![Change::WindowShut {
            corridor: CorridorIx::from_position(pick(operation.corridors.len())?),
            day: DayIx::from_position(pick(operation.calendar.days())?),
        }],
        1 => {
            let from = i32::try_from(pick(20)?).unwrap_or(0) * 60;
            vec![Change::WindowMoved {
                corridor: CorridorIx::from_position(pick(operation.corridors.len())?),
                day: DayIx::from_position(pick(operation.calendar.days())?),
                from: Minutes(from),
                to: Minutes(from + 60 + i32::try_from(pick(3)?).unwrap_or(0) * 90),
            }]
        }
        2 => {
            let corridor = pick(operation.corridors.len())?;
            let rate = operation.corridors[corridor].checkpoint?;
            vec![Change::CheckpointRate {
                corridor: CorridorIx::from_position(corridor),
                rate: PersonsPerHour((rate.0 / 2).max(1)),
            }]
        }
        3 => {
            let pool = pick(operation.rules.escort_pools.len())?;
            vec![Change::Escorts {
                pool: EscortPoolIx::from_position(pool),
                escorts: operation.rules.escort_pools[pool].escorts.saturating_sub(1).max(1),
            }]
        }
        4 | 5 => vec![Change::VehicleLost {
            vehicle: VehicleIx::from_position(pick(operation.vehicles.len())?),
            from: moment,
        }],
        6 => {
            let shelter = pick(operation.shelters.len())?;
            let places = operation.shelters[shelter].places;
            vec![Change::ShelterPlaces {
                shelter: ShelterIx::from_position(shelter),
                places: Persons((places.0 / 2).max(1)),
            }]
        }
        7 => (0..3)
            .filter_map(|_| {
                let household = pick(operation.households.len())?;
                let yes = operation.households[household].consent == Consent::Yes;
                yes.then(|| Change::HouseholdWithdrew {
                    household: HouseholdIx::from_position(household),
                })
            })
            .collect(),
        8 => (0..operation.households.len())
            .filter(|h| operation.households[*h].consent == Consent::No)
            .map(|household| Change::HouseholdSaidYes {
                household: HouseholdIx::from_position(household),
            })
            .collect(),
        _ => Vec::new(),
    };
    let mut changes = changes;
    changes.dedup();
    let on_road = |c: &movement::plan::Convoy| {
        let hours = c.timing(operation);
        hours.gate <= moment && moment < hours.arrival
    };
    let turned_back = if changes.is_empty() {
        let convoy = plan.convoys.iter().position(on_road)?;
        vec![TurnedBack {
            convoy,
            back: moment + Minutes(90),
        }]
    } else {
        Vec::new()
    };
    let after = apply(operation, &changes).ok()?;
    Some((
        Shock {
            changes,
            turned_back,
            moment,
        },
        after,
    ))
}
