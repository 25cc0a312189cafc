//! What is refused, and why.

use movement::access::PersonsPerHour;
use movement::operation::change::{Change, NOTHING_CHANGES, apply};
use movement::problem::code;
use movement::registry::{CorridorIx, DayIx, VehicleIx};
use movement::units::{Minutes, Moment};
use samples::{Size, operation};

#[test]
fn a_vehicle_is_lost_once_and_a_day_shut_once() {
    let operation = operation(3, Size::Middle);
    let lost = Change::VehicleLost {
        vehicle: VehicleIx(0),
        from: Moment(0),
    };
    let day = (0..6).map(DayIx).find(|day| {
        apply(
            &operation,
            &[Change::WindowShut {
                corridor: CorridorIx(0),
                day: *day,
            }],
        )
        .is_ok()
    });
    let shut = Change::WindowShut {
        corridor: CorridorIx(0),
        day: day.unwrap(),
    };
    let refusals = apply(&operation, &[lost, shut, lost, shut]).unwrap_err();
    let told: Vec<_> = refusals.iter().map(|r| (r.at, r.key, r.code)).collect();
    assert_eq!(told, [(2, "vehicle", NOTHING_CHANGES), (3, "date", NOTHING_CHANGES)]);
}

#[test]
fn numbers_out_of_range_and_days_beyond_the_operation_are_refused() {
    let mut operation = operation(3, Size::Middle);
    operation.corridors[0].checkpoint = Some(PersonsPerHour(60));
    let corridor = CorridorIx(0);
    let changes = [
        Change::CheckpointRate {
            corridor,
            rate: PersonsPerHour(0),
        },
        Change::WindowShut {
            corridor,
            day: DayIx(4000),
        },
        Change::DriversPerVehicle { drivers: 101 },
        Change::WindowsLonger {
            corridor,
            by: Minutes(0),
        },
    ];
    let refusals = apply(&operation, &changes).unwrap_err();
    let codes: Vec<_> = refusals.iter().map(|r| r.code).collect();
    assert_eq!(
        codes,
        [
            code::OUT_OF_RANGE,
            code::OUTSIDE_OPERATION,
            code::OUT_OF_RANGE,
            code::OUT_OF_RANGE
        ]
    );
}

#[test]
fn a_corridor_where_nobody_is_checked_has_no_rate_to_change() {
    let mut operation = operation(3, Size::Middle);
    operation.corridors[0].checkpoint = None;
    let change = Change::CheckpointRate {
        corridor: CorridorIx(0),
        rate: PersonsPerHour(100),
    };
    assert_eq!(apply(&operation, &[change]).unwrap_err()[0].key, "corridor");
}
