//! Aid convoys beside people's.

use crate::world::{CAMP, DAY, SHELTER, last_arrival, operation, plan};
use movement::access::{AidConvoy, Window};
use movement::operation::{Daylight, NightRoads, Operation, Stretch};
use movement::plan::{AidReason, Plan};
use movement::registry::CorridorIx;
use movement::units::{Minutes, Moment};

/// Adds an inbound aid convoy that may reach the checkpoint within these minutes and is inspected for so long.
fn add_aid(operation: &mut Operation, (opens, closes): (i32, i32), inspection: i32) {
    operation.aid.push(AidConvoy {
        id: format!("aid-{}", operation.aid.len()),
        corridor: CorridorIx(0),
        from: SHELTER,
        to: CAMP,
        inbound: true,
        trucks: 22,
        inspection: Minutes(inspection),
        escort: false,
        entries: vec![Window {
            opens: Moment(opens),
            closes: Moment(closes),
        }],
    });
}

/// Two buses take four loads in two rounds: they reach the checkpoint at 360 and at 540, and the last arrive at 600.
fn two_rounds() -> Operation {
    operation(1, 2, 8)
}

fn gates(plan: &Plan) -> Vec<i32> {
    plan.aid.iter().map(|passage| passage.gate.0).collect()
}

#[test]
fn an_agreed_hour_is_kept_and_people_go_after_it() {
    let mut operation = two_rounds();
    add_aid(&mut operation, (365, 365), 120);
    let plan = plan(&operation, 50);
    assert_eq!(gates(&plan), [365]);
    assert_eq!(last_arrival(&operation, &plan), 365 + 120 + 240);
}

#[test]
fn aid_with_a_span_takes_the_hour_that_people_leave_free_and_makes_nobody_late() {
    let mut operation = two_rounds();
    assert_eq!(last_arrival(&operation, &plan(&operation, 50)), 600);
    add_aid(&mut operation, (300, 1000), 60);
    let plan = plan(&operation, 50);
    assert_eq!(gates(&plan), [370]);
    assert_eq!(last_arrival(&operation, &plan), 600);
}

#[test]
fn aid_counts_longer_than_planned_where_experience_says_so() {
    let mut operation = two_rounds();
    operation.rules.aid_duration_percent = 200;
    add_aid(&mut operation, (300, 1000), 90);
    // 180 minutes do not fit between 370 and 540.
    assert_eq!(gates(&plan(&operation, 50)), [550]);
}

#[test]
fn where_people_leave_no_hour_aid_goes_before_them_and_everybody_still_goes() {
    let mut operation = two_rounds();
    add_aid(&mut operation, (350, 365), 30);
    let plan = plan(&operation, 50);
    assert_eq!((gates(&plan), plan.waiting.len()), (vec![365], 0));
    assert_eq!(last_arrival(&operation, &plan), 600 + 35);
}

#[test]
fn aid_and_people_share_the_escorts() {
    let mut operation = two_rounds();
    operation.rules.escort_pools = vec![movement::operation::EscortPool {
        name: "road".into(),
        escorts: 1,
    }];
    operation.corridors[0].escort = Some(movement::registry::EscortPoolIx(0));
    // The escort is away from 420 - 120 to 420 + 30, and with people for two hours each time.
    add_aid(&mut operation, (420, 420), 30);
    operation.aid[0].escort = true;
    let plan = plan(&operation, 50);
    assert_eq!(gates(&plan), [420]);
    assert!(plan.convoys.iter().all(|convoy| convoy.start.0 + 30 >= 450));
}

#[test]
fn aid_without_an_hour_is_listed_with_the_reason() {
    let mut operation = two_rounds();
    add_aid(&mut operation, (100, 200), 30);
    add_aid(&mut operation, (900, 900), 30);
    add_aid(&mut operation, (910, 910), 30);
    add_aid(&mut operation, (1050, 1051), 31);
    operation.corridors[0].windows.truncate(1);
    let drawn = plan(&operation, 10);
    assert_eq!(gates(&drawn), [900]);
    let reasons: Vec<_> = drawn
        .aid_waiting
        .iter()
        .map(|waiting| (waiting.aid.at(), waiting.reason))
        .collect();
    let expected = [AidReason::CorridorClosed, AidReason::Taken, AidReason::CorridorClosed];
    assert_eq!(reasons, [(0, expected[0]), (2, expected[1]), (3, expected[2])]);
    operation.corridors[0].windows.clear();
    let closed = plan(&operation, 10);
    assert_eq!(
        (closed.convoys.len(), closed.aid.len(), closed.aid_waiting.len()),
        (0, 0, 4)
    );
}

#[test]
fn aid_that_would_be_on_a_closed_road_at_night_is_listed_with_the_reason() {
    let mut operation = two_rounds();
    let mut table = vec![None; 4];
    table[SHELTER.at() * 2 + CAMP.at()] = Some(Stretch {
        from: Minutes(0),
        to: Minutes(60),
    });
    operation.travel = operation.travel.with_night_roads(NightRoads {
        convoys: table.clone(),
        empty: table,
    });
    operation.rules.daylight = Some(Daylight {
        from: Minutes(360),
        to: Minutes(1080),
        everywhere: false,
    });
    add_aid(&mut operation, (360, 419), 30);
    add_aid(&mut operation, (360, 420), 30);
    let plan = plan(&operation, 10);
    assert_eq!(plan.aid_waiting.len(), 1);
    assert_eq!(
        (plan.aid_waiting[0].aid.at(), plan.aid_waiting[0].reason),
        (0, AidReason::Night)
    );
    assert!(gates(&plan)[0] == 420 && gates(&plan)[0] < DAY);
}
