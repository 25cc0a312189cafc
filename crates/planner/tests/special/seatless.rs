//! Vehicles that carry wheelchairs and stretchers and have no seat.

use crate::world::{DAY, operation, plan};
use movement::access::Corridor;
use movement::operation::Travel;
use movement::registry::{CorridorIx, VehicleType, VehicleTypeIx};
use movement::units::{Metres, Minutes, Moment, Persons};

#[test]
fn an_ambulance_without_seats_is_not_sent_for_seats_again_and_again_where_that_takes_no_time() {
    let mut operation = operation(2, 2, 4);
    operation.travel = Travel::new(2, vec![Some(Minutes(0)); 4], vec![Metres(0); 4]);
    operation.rules.loading = Minutes(0);
    operation.rules.unloading = Minutes(0);
    operation.corridors[0].headway = Minutes(0);
    operation.vehicle_types.push(VehicleType {
        seats: Persons(0),
        wheelchairs: Persons(2),
        stretchers: Persons(2),
        ..operation.vehicle_types[0].clone()
    });
    operation.vehicles[1].kind = VehicleTypeIx(1);
    // The bus comes too late for the road on which people wait; on the other road the ambulance is all there is.
    operation.vehicles[0].corridors = Some(vec![CorridorIx(0)]);
    operation.vehicles[0].free_from = Moment(2 * DAY);
    operation.corridors.push(Corridor {
        id: "other".into(),
        ..operation.corridors[0].clone()
    });
    assert_eq!(plan(&operation, 100).waiting.len(), 4);
}
