//! What the command says about an ask list.

use crate::words::{count, lasting, people};
use actions::ask::AskList;
use documents::ask_list::{AskBound, AskFigures, AskPlan, AskRow, AskTable};
use std::path::Path;

/// Rows shown; the files have all of them.
const SHOWN: usize = 30;

/// Returns the list for people.
pub fn text(table: &AskTable, list: &AskList, out: &Path) -> String {
    let mut lines = vec![table.operation.clone()];
    lines.push(format!(
        "  Today: {} of {} have a seat, last arrival {}; no plan that moves as many ends before {}",
        table.seated,
        people(table.said_yes),
        table.last_arrival_local,
        table.bound_local
    ));
    lines.push("  What holds it, one after another:".to_owned());
    lines.extend(chain(table));
    lines.push(chance(table));
    let (buys, not): (Vec<&AskRow>, Vec<&AskRow>) = table.rows.iter().partition(|row| buys(row));
    lines.push("  What one more buys:".to_owned());
    lines.extend(buys.iter().take(SHOWN).flat_map(|row| told(row)));
    if buys.is_empty() {
        lines.push("    nothing that was tried".to_owned());
    }
    lines.push("  What buys nothing, as far as we can tell:".to_owned());
    let known = |row: &&&AskRow| row.plan.is_some();
    let nothing = not.iter().filter(known).take(SHOWN);
    lines.extend(nothing.map(|row| format!("    {}", row.words)));
    let untried =
        not.iter().filter(|row| row.plan.is_none()).count() + buys.iter().filter(|row| row.plan.is_none()).count();
    if untried > 0 {
        lines.push(format!(
            "  Not planned anew, for want of time: {}",
            count(untried, "row")
        ));
    }
    lines.push(format!("  Files: {}: ask.html, ask.csv, ask.json", out.display()));
    lines.push(format!(
        "  Made in {:.1} s, {} moves a plan; --seed {} --moves {} makes it again",
        list.took.as_secs_f64(),
        table.moves,
        table.seed,
        table.moves
    ));
    lines.join("\n")
}

/// Each link after what was eased to come to it.
fn chain(table: &AskTable) -> Vec<String> {
    let eased = table.chain.iter().map(|link| link.eased);
    let before = std::iter::once(None).chain(eased);
    let links = table.chain.iter().zip(before).zip(1..);
    let told = links.map(|((link, before), number)| {
        let eased = before.map_or(String::new(), |eased| format!("{eased}: "));
        format!("    {number}. {eased}{}, until {}", link.words, link.bound_local)
    });
    told.collect()
}

fn chance(table: &AskTable) -> String {
    match &table.chance {
        Some(band) => format!(
            "  Chance alone moves a plan's last arrival by {}; gains up to that count as nothing",
            lasting(band.minutes_earlier)
        ),
        None => "  There was no time to see what chance alone makes, so no gain of a plan counts".to_owned(),
    }
}

/// Tells whether either answer promises anything.
fn buys(row: &AskRow) -> bool {
    let by_plan = row.plan.as_ref().is_some_and(|plan| plan.gain != AskFigures::default());
    by_plan
        || row
            .bound
            .as_ref()
            .is_some_and(|bound| bound.minutes_earlier > 0 || bound.seats > 0)
}

fn told(row: &AskRow) -> Vec<String> {
    vec![
        format!("    {}", row.words),
        format!(
            "        the bound: {}",
            row.bound.as_ref().map_or("no time".to_owned(), by_bound)
        ),
        format!(
            "        planned anew: {}",
            row.plan.as_ref().map_or("no time".to_owned(), by_plan)
        ),
    ]
}

fn by_bound(bound: &AskBound) -> String {
    let mut words = Vec::new();
    if bound.seats > 0 {
        words.push(format!("up to {} more with a seat", people(bound.seats)));
    }
    words.push(match bound.minutes_earlier {
        0 => "no earlier end".to_owned(),
        minutes => format!("an end up to {} earlier", lasting(minutes)),
    });
    words.extend(
        bound
            .people_at_most
            .filter(|people| *people > 0)
            .map(|more| format!("at most {} more by today's bound", people(more))),
    );
    words.join(", ")
}

fn by_plan(plan: &AskPlan) -> String {
    let gain = &plan.gain;
    if *gain == AskFigures::default() {
        return match plan.found == AskFigures::default() {
            true => "nothing".to_owned(),
            false => format!("nothing beyond chance ({} found)", minutes(plan.found.minutes_earlier)),
        };
    }
    let mut words = Vec::new();
    if gain.seats != 0 {
        words.push(format!("{} more people with a seat", gain.seats));
    }
    words.push(minutes(gain.minutes_earlier));
    words.push(format!(
        "{} people sooner, {} later",
        gain.people_sooner, gain.people_later
    ));
    words.push(format!("{} person-hours in all", gain.person_minutes / 60));
    words.join(", ")
}

fn minutes(earlier: i32) -> String {
    match earlier {
        0 => "the last arrives at the same time".to_owned(),
        1.. => format!("the last arrives {} earlier", lasting(earlier)),
        _ => format!("the last arrives {} later", lasting(-earlier)),
    }
}
