//! What the command says about scenarios: a few lines each.

use crate::words::{lasting, people};
use documents::what_if::{Against, Chance, Planned, Scenario, Told, WhatIfTable};
use std::path::Path;

/// Returns the scenarios for people.
pub fn text(table: &WhatIfTable, out: &Path, seconds: f64) -> String {
    let mut lines = vec![table.operation.name.clone()];
    for scenario in &table.columns {
        let at = scenario
            .at_local
            .as_ref()
            .map_or(String::new(), |at| format!(", known {at}"));
        lines.push(format!("  {} ({}){at}", scenario.title, scenario.id));
        lines.extend(told(scenario).into_iter().map(|line| format!("      {line}")));
        if scenario.kind == "as-is" {
            lines.push(format!("  {}", chance(table.chance.as_ref())));
        }
    }
    let files = "what-if.html, what-if.csv, what-if.json";
    lines.push(format!("  Files: {}: {files}", out.display()));
    lines.push(format!(
        "  Made in {seconds:.1} s; --seed {} --moves {} --replan-moves {} makes it again",
        table.seed, table.moves, table.replan_moves
    ));
    lines.join("\n")
}

fn chance(chance: Option<&Chance>) -> String {
    let Some(chance) = chance else {
        return "There was no time to see what chance alone makes".to_owned();
    };
    format!(
        "Chance alone, {} seeds: last arrivals {} apart, {} km; {} earlier and {} later at most",
        chance.seeds,
        lasting(chance.minutes),
        chance.vehicle_metres / 1000,
        people(chance.earlier),
        people(chance.later)
    )
}

fn told(scenario: &Scenario) -> Vec<String> {
    if !scenario.refused.is_empty() {
        let reasons = scenario.refused.iter();
        let line = |line: Option<u64>| line.map_or(String::new(), |line| format!("line {line}: "));
        return reasons
            .map(|r| format!("cannot be: {}{} -> {}", line(r.line), r.cause, r.remedy))
            .collect();
    }
    let Some(plan) = &scenario.plan else {
        return vec!["not planned, for want of time".to_owned()];
    };
    let mut lines = vec![achieved(plan)];
    lines.extend(scenario.people.as_ref().map(|people| gained(people, scenario)));
    lines.extend(scenario.told.as_ref().map(anew));
    lines
}

fn achieved(plan: &Planned) -> String {
    let last = match plan.seated {
        0 => "nobody moves".to_owned(),
        _ => format!("last arrival {}", plan.last_arrival_words),
    };
    let bound = plan.bound_words.as_ref();
    let bound = bound.map_or(String::new(), |bound| format!("; no plan ends before {bound}"));
    format!(
        "{last}{bound}; {} moved, {} waiting; {} km, {} convoys, {} vehicle-days",
        plan.seated,
        plan.waiting,
        plan.vehicle_metres / 1000,
        plan.convoys,
        plan.vehicle_days
    )
}

fn gained(people: &Against, scenario: &Scenario) -> String {
    let end = match people.minutes_earlier {
        0 => "ends at the same time".to_owned(),
        minutes if minutes > 0 => format!("ends {} earlier", lasting(minutes)),
        minutes => format!("ends {} later", lasting(-minutes)),
    };
    let everybody = &people.everybody;
    format!(
        "against {}: {end}; {} earlier, {} later, {} gain a seat, {} lose one: {}",
        scenario.measured_by.as_deref().unwrap_or_default(),
        everybody.earlier.people,
        everybody.later.people,
        everybody.newly_seated,
        everybody.no_longer_seated,
        verdict(people.verdict)
    )
}

fn verdict(code: &str) -> &str {
    match code {
        "nothing" => "no difference",
        "chance" => "no more than chance",
        "mixed" => "some earlier, some later",
        "unknown" => "chance was not measured",
        other => other,
    }
}

fn anew(told: &Told) -> String {
    let stranded = match told.stranded {
        0 => String::new(),
        stranded => format!("; {} stranded on the way", people(stranded)),
    };
    format!(
        "{} told anew: {} another hour, {} another place, {} no seat any more{stranded}",
        people(told.people),
        told.hour,
        told.place,
        told.seat_lost
    )
}
