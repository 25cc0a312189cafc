//! Changes to what households said.

use super::Refusal;
use crate::operation::Operation;
use crate::problem::code;
use crate::registry::{Consent, Household, HouseholdIx};

pub(super) fn take_back(operation: &mut Operation, household: HouseholdIx) -> Result<(), Refusal> {
    let household = household_of(operation, household)?;
    if household.consent == Consent::No {
        return Err(Refusal::nothing(
            "household",
            format!("The household {} has not said yes.", household.token),
        ));
    }
    household.consent = Consent::No;
    Ok(())
}

pub(super) fn say_yes(operation: &mut Operation, household: HouseholdIx) -> Result<(), Refusal> {
    let room = heaviest_load(operation);
    let household = household_of(operation, household)?;
    if household.consent == Consent::Yes {
        return Err(Refusal::nothing(
            "household",
            format!("The household {} has said yes already.", household.token),
        ));
    }
    if household.luggage.0 > room {
        return Err(Refusal::new(
            "household",
            code::LUGGAGE_TOO_HEAVY,
            format!(
                "The luggage of the household {} weighs {}; no vehicle carries more than {room} kg.",
                household.token, household.luggage
            ),
            "Correct the weight, or add a truck that can carry it in one go.",
        ));
    }
    household.consent = Consent::Yes;
    Ok(())
}

/// Returns the kilograms that one vehicle carries at most, among those that are planned; no limit where nobody plans luggage.
fn heaviest_load(operation: &Operation) -> u32 {
    if operation.rules.luggage.is_none() {
        return u32::MAX;
    }
    let planned = operation.vehicles.iter().filter(|vehicle| !vehicle.spare);
    let carried = planned.map(|vehicle| operation.vehicle_types[vehicle.kind.at()].luggage.0);
    carried.max().unwrap_or(0)
}

fn household_of(operation: &mut Operation, household: HouseholdIx) -> Result<&mut Household, Refusal> {
    let household = operation.households.get_mut(household.at());
    household.ok_or_else(|| Refusal::unknown("household"))
}
