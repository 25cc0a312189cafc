//! What the rules let pass, to the very minute.

use super::world::{self, DAY};
use jiff::civil::date;
use movement::access::PersonsPerHour;
use movement::operation::{Calendar, Daylight, Operation};
use movement::plan::Plan;
use movement::plan::rules::judge;
use movement::registry::{EscortPoolIx, Stay};
use movement::units::{Minutes, Moment, Persons};

fn codes(operation: &Operation, plan: &Plan) -> Vec<&'static str> {
    judge(operation, plan)
        .into_iter()
        .map(|violation| violation.rule)
        .collect()
}

#[test]
fn a_plan_that_keeps_every_rule_has_no_violation() {
    assert_eq!(judge(&world::operation(), &world::plan()), []);
}

#[test]
fn a_plan_that_moves_nobody_needs_everyone_on_the_waiting_list() {
    let mut operation = world::operation();
    operation.aid.clear();
    let mut plan = Plan::default();
    assert_eq!(codes(&operation, &plan), ["waiting-listed"; 7]);
    plan.waiting = [0, 1, 2, 3, 5, 6, 7].map(world::waiting).into();
    assert_eq!(judge(&operation, &plan), []);
}

#[test]
fn limits_met_exactly_are_kept() {
    let (mut operation, mut plan) = (world::operation(), world::plan());
    // Convoy 1: 9 people pass in 1 min, 420 to 421; bus 1 has 8 seats and one bay taken.
    operation.corridors[0].windows[0].opens = Moment(420);
    operation.corridors[0].windows[0].closes = Moment(421);
    operation.vehicle_types[0].seats = Persons(8);
    operation.shelters[0].intake_per_day = Some(Persons(9));
    operation.shelters[0].places = Persons(14);
    operation.rules.longest_transfer_wait = Some(Minutes(50));
    operation.rules.driving_per_day = Minutes(180);
    operation.vehicles[0].free_from = Moment(360);
    // Its escort is back at 601: the third convoy may depart in that minute.
    plan.convoys[2].start = Moment(570);
    operation.rules.daylight = Some(Daylight {
        from: Minutes(421),
        to: Minutes(DAY - 1),
        everywhere: true,
    });
    assert_eq!(judge(&operation, &plan), []);
}

#[test]
fn a_vehicle_may_go_as_it_is_unloaded_and_load_or_set_out_as_it_is_back() {
    let (mut operation, plan) = (world::operation(), world::plan());
    // Bus 1 sets out at 360, loads from 390 and is unloaded at 541; on the next day it sets out at 200.
    operation.vehicles[0].absences = vec![world::absence(0, 360), world::absence(541, DAY + 200)];
    assert_eq!(judge(&operation, &plan), []);
    // Standing is no work: on the next day it reaches the camp at 290 and loads from 390.
    operation.vehicles[0].absences = vec![world::absence(DAY + 290, DAY + 390)];
    assert_eq!(judge(&operation, &plan), []);
}

#[test]
fn convoys_may_follow_one_headway_apart() {
    let (mut operation, mut plan) = (world::operation(), world::plan());
    operation.rules.escort_pools[0].escorts = 2;
    plan.convoys[4].start = plan.convoys[3].start + Minutes(20);
    assert_eq!(judge(&operation, &plan), []);
}

#[test]
fn a_convoy_may_enter_the_checkpoint_in_the_minute_the_one_before_is_through() {
    let (mut operation, mut plan) = (world::operation(), world::plan());
    operation.rules.escort_pools[0].escorts = 2;
    operation.corridors[0].checkpoint = Some(PersonsPerHour(6));
    plan.convoys[4].start = plan.convoys[3].start + Minutes(30);
    assert_eq!(judge(&operation, &plan), []);
}

#[test]
fn loading_onward_may_start_in_the_minute_people_are_unloaded() {
    let (mut operation, mut plan) = (world::operation(), world::plan());
    operation.rules.escort_pools[0].escorts = 2;
    operation.rules.longest_transfer_wait = Some(Minutes(0));
    plan.convoys[2].start = Moment(520);
    assert_eq!(judge(&operation, &plan), []);
}

#[test]
fn each_pool_has_its_own_escorts() {
    let (mut operation, mut plan) = (world::operation(), world::plan());
    plan.convoys[2].start = Moment(525);
    assert_eq!(codes(&operation, &plan), ["escorts"]);
    let other = operation.rules.escort_pools[0].clone();
    operation.rules.escort_pools.push(other);
    operation.corridors[2].escort = Some(EscortPoolIx(1));
    assert_eq!(judge(&operation, &plan), []);
}

#[test]
fn a_vehicle_that_stands_where_it_loads_makes_no_empty_drive() {
    let (operation, mut plan) = (world::operation(), world::plan());
    plan.convoys[1].trips[1].empty_at = Some(Moment(-500));
    assert_eq!(judge(&operation, &plan), []);
}

#[test]
fn a_drive_over_midnight_counts_for_the_day_it_starts_and_its_people_for_the_day_they_arrive() {
    let (mut operation, mut plan) = (world::operation(), world::plan());
    operation.rules.daylight = None;
    operation.corridors[0].windows[1].closes = Moment(2 * DAY);
    // Bus 1 drives 90 empty and 90 loaded on the second day, and arrives on the third.
    plan.convoys[3].start = Moment(2 * DAY - 60);
    operation.rules.driving_per_day = Minutes(180);
    assert_eq!(judge(&operation, &plan), []);
    operation.rules.driving_per_day = Minutes(179);
    assert_eq!(codes(&operation, &plan), ["driver-hours"]);
    operation.rules.driving_per_day = Minutes(180);
    // Two people arrive on the second day and three on the third.
    plan.convoys.remove(0);
    plan.convoys[2].trips[0].empty_at = None;
    plan.waiting.extend([world::waiting(0), world::waiting(1)]);
    operation.shelters[0].intake_per_day = Some(Persons(3));
    assert_eq!(judge(&operation, &plan), []);
    operation.shelters[0].intake_per_day = Some(Persons(2));
    let violations = judge(&operation, &plan);
    assert_eq!(violations.len(), 1);
    assert!(
        violations[0].cause.contains("3 people arrive on 2019-04-03"),
        "{}",
        violations[0]
    );
}

#[test]
fn daylight_follows_the_local_clock_when_clocks_change() {
    // Syria moved its clocks forward at midnight of 29 March 2019: that day begins at 01:00.
    let (mut operation, plan) = (world::operation(), world::plan());
    operation.calendar = Calendar::new("Asia/Damascus", date(2019, 3, 28), 4).unwrap();
    let daylight = |from| {
        Some(Daylight {
            from: Minutes(from),
            to: Minutes(1140),
            everywhere: true,
        })
    };
    operation.rules.daylight = daylight(421);
    assert_eq!(judge(&operation, &plan), []);
    operation.rules.daylight = daylight(422);
    let violations = judge(&operation, &plan);
    assert_eq!(
        violations.len(),
        1,
        "only the first day's convoy leaves too early: {violations:?}"
    );
    assert_eq!(
        (violations[0].rule, violations[0].place.as_str()),
        ("daylight", "convoy 1")
    );
    assert!(
        violations[0].cause.contains("2019-03-28 07:01"),
        "{}",
        violations[0].cause
    );
}

#[test]
fn daylight_may_last_until_midnight_but_not_beyond() {
    let (mut operation, mut plan) = (world::operation(), world::plan());
    operation.rules.daylight = Some(Daylight {
        from: Minutes(360),
        to: Minutes(DAY),
        everywhere: true,
    });
    operation.corridors[0].windows[1].closes = Moment(2 * DAY);
    // Departs 31 min after its start, arrives 90 min later.
    plan.convoys[4].start = Moment(2 * DAY - 121);
    assert_eq!(judge(&operation, &plan), []);
    plan.convoys[4].start = Moment(2 * DAY - 120);
    assert_eq!(codes(&operation, &plan), ["daylight"]);
}

#[test]
fn a_dangerous_road_may_be_reached_at_first_light_and_left_at_last_light() {
    let (mut operation, mut plan) = (world::operation(), world::plan());
    world::drop_aid(&mut operation, &mut plan);
    // Convoy 1 departs at 421, convoy 4 at 421 of its day.
    world::dangers(&mut operation, (world::CAMP, world::NEAR), (10, 20), false);
    operation.rules.daylight = world::light(431);
    assert_eq!(judge(&operation, &plan), []);
    operation.rules.daylight = world::light(0).map(|light| Daylight {
        to: Minutes(751),
        ..light
    });
    assert_eq!(
        judge(&operation, &plan),
        [],
        "convoy 5 departs at 731 and leaves the road at 751"
    );
    operation.rules.daylight = world::light(0).map(|light| Daylight {
        to: Minutes(750),
        ..light
    });
    assert_eq!(codes(&operation, &plan), ["night-roads"]);
}

#[test]
fn empty_drives_are_asked_only_where_a_road_is_closed_for_everybody() {
    let (mut operation, mut plan) = (world::operation(), world::plan());
    world::drop_aid(&mut operation, &mut plan);
    operation.rules.daylight = world::light(360);
    world::dangers(&mut operation, (world::NEAR, world::CAMP), (0, 90), false);
    assert_eq!(judge(&operation, &plan), []);
    world::dangers(&mut operation, (world::NEAR, world::CAMP), (0, 90), true);
    assert_eq!(codes(&operation, &plan), ["night-roads"]);
}

#[test]
fn aid_may_reach_the_checkpoint_as_another_is_through_and_take_its_escort_as_it_is_back() {
    let (mut operation, mut plan) = (world::operation(), world::plan());
    plan.aid[1].gate = Moment(3 * DAY + 570);
    operation.aid[1].entries[0].opens = Moment(3 * DAY + 570);
    operation.aid[1].escort = false;
    assert_eq!(judge(&operation, &plan), []);
    // Its escort leaves when it is through, at 660; a convoy of people has it until then.
    operation.aid[1].escort = true;
    plan.convoys[4].start = Moment(2 * DAY + 360);
    assert_eq!(judge(&operation, &plan), []);
}

#[test]
fn aid_without_an_escort_is_asked_only_where_a_road_is_closed_for_everybody() {
    let (mut operation, plan) = (world::operation(), world::plan());
    operation.aid[0].escort = false;
    operation.rules.daylight = world::light(360);
    world::dangers(&mut operation, (world::NEAR, world::CAMP), (0, 10), false);
    assert_eq!(judge(&operation, &plan), []);
    // Empty drives on that road are on the second day, from 200.
    operation.rules.daylight = world::light(200);
    world::dangers(&mut operation, (world::NEAR, world::CAMP), (0, 10), true);
    assert_eq!(judge(&operation, &plan), []);
    operation.rules.daylight = world::light(346);
    let places: Vec<_> = judge(&operation, &plan).into_iter().map(|v| v.place).collect();
    assert_eq!(places, ["aid convoy aid-1", "vehicle bus-1"]);
}

#[test]
fn violations_come_in_the_order_of_the_rules_and_of_the_plan() {
    let (mut operation, plan) = (world::operation(), world::plan());
    operation.rules.max_vehicles = 1;
    operation.rules.escort_pools[0].escorts = 0;
    let places: Vec<_> = judge(&operation, &plan)
        .into_iter()
        .map(|v| (v.rule, v.place))
        .collect();
    let expected = [
        ("escorts", "convoy 1"),
        ("escorts", "convoy 3"),
        ("escorts", "convoy 4"),
        ("escorts", "convoy 5"),
        ("escorts", "aid convoy aid-1"),
        ("escorts", "aid convoy aid-2"),
        ("convoy-size", "convoy 2"),
        ("convoy-size", "convoy 3"),
    ];
    assert_eq!(places, expected.map(|(rule, place)| (rule, place.to_owned())));
}

#[test]
fn the_local_clock_is_not_the_time_since_midnight_when_clocks_change() {
    let calendar = Calendar::new("Asia/Damascus", date(2019, 3, 28), 4).unwrap();
    assert_eq!(calendar.on_clock(0, Minutes(390)), Moment(390));
    assert_eq!(calendar.on_clock(1, Minutes(390)), calendar.start_of(1) + Minutes(330));
    assert_eq!(calendar.on_clock(0, Minutes(DAY)), calendar.start_of(1));
    assert_eq!(calendar.on_clock(i32::MAX, Minutes(0)), calendar.start_of(i32::MAX));
}

#[test]
fn a_place_is_free_again_in_the_minute_somebody_leaves() {
    let (mut operation, plan) = (world::operation(), world::plan());
    // 9 people arrive at 511 on the first day, 3 at 511 and 2 at 821 on the second.
    let stay = |median, spread| Some(Stay::new(Minutes(median), spread, 50));
    operation.shelters[0].places = Persons(9);
    operation.shelters[0].stay = stay(DAY, 1000);
    assert_eq!(judge(&operation, &plan), []);
    operation.shelters[0].stay = stay(DAY + 1, 1000);
    assert_eq!(codes(&operation, &plan), ["shelter-places"]);
    // One is expected to have left after 8 h, half after 24 h, in which minute the 3 arrive: 9, then 5 and 3, then 2 more.
    operation.shelters[0].stay = stay(DAY, 3000);
    operation.shelters[0].places = Persons(10);
    assert_eq!(judge(&operation, &plan), []);
    operation.shelters[0].places = Persons(8);
    assert_eq!(codes(&operation, &plan), ["shelter-places"]);
}
