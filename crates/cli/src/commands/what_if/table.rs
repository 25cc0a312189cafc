//! From the answers to the table that every file shows. No token gets in: changes are told in words, and what a refused
//! change of a household says is left out.

use super::inputs::{InForce, Inputs};
use crate::words::{local, local_iso};
use actions::what_if::{Answer, Chance, Settings, Verdict, WhatIf};
use documents::comparison_table::{self, GroupFigures};
use documents::scenarios::Scenario as Written;
use documents::turned_back::Turned;
use documents::what_if::{self as files, Against, By, FORMAT, Named, Planned, Refused, Scenario, Told, WhatIfTable};
use movement::operation::Operation;
use movement::plan::comparison::Comparison;
use movement::plan::{Effort, Outcome, Plan, Proof, Shift, people_in};
use movement::problem::Problem;
use movement::units::Moment;
use planner::Replanned;
use planner::ask::{Arrivals, Gain};

const AS_IS: &str = "as-is";

/// Fills the table in.
pub fn of(operation: &Operation, inputs: &Inputs, answers: &WhatIf, settings: &Settings) -> WhatIfTable {
    let as_is = &answers.as_is;
    let mut columns = vec![Scenario {
        plan: Some(planned(operation, &as_is.plan, &as_is.outcome, Some(&as_is.proof))),
        ..named(AS_IS, "As it is", AS_IS)
    }];
    let in_force = inputs.in_force.iter().enumerate();
    columns.extend(in_force.map(|(at, in_force)| Scenario {
        plan: Some(planned(
            operation,
            &in_force.plan,
            &Outcome::of(operation, &in_force.plan),
            None,
        )),
        ..named(&id_in_force(at), &title_in_force(in_force), "in-force")
    }));
    let all = inputs.scenarios.iter().zip(&inputs.days).zip(&answers.answers);
    columns.extend(all.map(|((written, day), answer)| {
        let base = day
            .as_ref()
            .map_or_else(|| AS_IS.to_owned(), |(plan, _)| id_in_force(*plan));
        scenario(operation, written, base, answer)
    }));
    let starts = operation.calendar.day_starts().iter();
    WhatIfTable {
        format: FORMAT,
        operation: Named {
            name: operation.name.clone(),
            time_zone: operation.calendar.zone().to_owned(),
            first_day: operation.calendar.local(Moment(0)).strftime("%Y-%m-%d").to_string(),
            day_starts: starts.map(|moment| moment.0).collect(),
        },
        seed: settings.seed,
        moves: settings.moves,
        replan_moves: settings.replan_moves,
        chance: answers.chance.as_ref().map(chance),
        columns,
    }
}

fn named(id: &str, title: &str, kind: &'static str) -> Scenario {
    Scenario {
        id: id.to_owned(),
        title: title.to_owned(),
        note: None,
        kind,
        measured_by: None,
        at_local: None,
        changes: Vec::new(),
        refused: Vec::new(),
        plan: None,
        people: None,
        told: None,
    }
}

fn id_in_force(at: usize) -> String {
    match at {
        0 => "in-force".to_owned(),
        more => format!("in-force-{}", more + 1),
    }
}

fn title_in_force(in_force: &InForce) -> String {
    let named = in_force.named.as_ref();
    named.map_or_else(|| "Plan in force".to_owned(), |named| format!("Plan in force, {named}"))
}

fn scenario(operation: &Operation, written: &Written, base: String, answer: &Answer) -> Scenario {
    let calendar = &operation.calendar;
    let day = written.day.as_ref();
    let kind = if day.is_some() { "on-the-day" } else { "before" };
    let turned = day.map(|day| &day.turned_back[..]).unwrap_or_default();
    let changes = written.changes.iter().map(|placed| placed.change.words(operation));
    let turned = turned.iter().map(|turned| back(operation, turned));
    let blank = Scenario {
        note: written.note.clone(),
        measured_by: Some(base),
        at_local: day.map(|day| local(calendar, day.at)),
        changes: changes.chain(turned).collect(),
        ..named(&written.id, &written.title, kind)
    };
    match answer {
        Answer::NotPlanned => blank,
        Answer::Refused(found) => Scenario {
            refused: found.iter().map(refused).collect(),
            ..blank
        },
        Answer::Senseless(senseless) => Scenario {
            refused: vec![Refused {
                line: written.place.row,
                code: movement::problem::code::OUT_OF_RANGE.to_owned(),
                cause: senseless.cause(),
                remedy: senseless.remedy().replace("--at", "at").replace("back=", "back"),
            }],
            ..blank
        },
        Answer::Planned(it) => Scenario {
            plan: Some(planned(
                &it.operation,
                &it.drawn.plan,
                &it.drawn.outcome,
                Some(&it.drawn.proof),
            )),
            people: Some(against(&it.operation, &it.comparison, &it.gain, it.verdict)),
            ..blank
        },
        Answer::Anew(it) => {
            let replanned = &it.anew.replanned;
            Scenario {
                plan: Some(planned(&replanned.lived, &replanned.plan, &it.anew.outcome, None)),
                people: Some(against(&replanned.lived, &it.comparison, &it.gain, it.verdict)),
                told: Some(told(replanned)),
                ..blank
            }
        }
    }
}

fn back(operation: &Operation, turned: &Turned) -> String {
    let at = local(&operation.calendar, turned.back);
    format!("convoy c{:03} turned back, there again {at}", turned.number)
}

/// The cause of a change of a household names its token; that stays with whoever wrote it.
fn refused(problem: &Problem) -> Refused {
    let household = problem.place.column.as_deref() == Some("household");
    let cause = match household {
        true => "The operation does not take this change of a household.".to_owned(),
        false => problem.cause.clone(),
    };
    let remedy = match household {
        true => "Look up in households.csv what it said, and correct the change.".to_owned(),
        false => problem.remedy.clone(),
    };
    Refused {
        line: problem.place.row,
        code: problem.code.to_owned(),
        cause,
        remedy,
    }
}

fn planned(operation: &Operation, plan: &Plan, outcome: &Outcome, proof: Option<&Proof>) -> Planned {
    let calendar = &operation.calendar;
    let iso = |moment| local_iso(calendar, moment).unwrap_or_else(|| local(calendar, moment));
    let said_yes = operation.said_yes().0;
    let Effort { convoys, vehicle_days } = Effort::of(operation, plan);
    // A limit that was not proved is no limit.
    let bound = proof.map(|proof| proof.last_arrival).filter(|bound| bound.0 > 0);
    Planned {
        said_yes,
        seated: said_yes.saturating_sub(outcome.waiting.0),
        waiting: outcome.waiting.0,
        last_arrival: outcome.last_arrival.0,
        last_arrival_local: iso(outcome.last_arrival),
        last_arrival_words: local(calendar, outcome.last_arrival),
        bound: bound.map(|bound| bound.0),
        bound_local: bound.map(iso),
        bound_words: bound.map(|bound| local(calendar, bound)),
        vehicle_metres: outcome.driven.0,
        convoys,
        vehicle_days,
        arrived: arrived(&Arrivals::of(operation, plan)),
    }
}

fn arrived(arrivals: &Arrivals) -> Vec<(i32, u32)> {
    let mut steps: Vec<(i32, u32)> = Vec::new();
    let mut all = 0_u32;
    for (at, people) in arrivals.list() {
        all = all.saturating_add(u32::try_from(people).unwrap_or(u32::MAX));
        match steps.last_mut() {
            Some(last) if last.0 == at.0 => last.1 = all,
            _ => steps.push((at.0, all)),
        }
    }
    steps
}

fn against(operation: &Operation, comparison: &Comparison, gain: &Gain, verdict: Verdict) -> Against {
    let groups = comparison_table::groups(operation, comparison).into_iter();
    Against {
        minutes_earlier: gain.last_arrival.0,
        seats: gain.seated,
        verdict: verdict.code(),
        everybody: GroupFigures::of(&comparison.everybody),
        by: groups
            .map(|(dimension, groups)| By {
                by: dimension.code(),
                groups,
            })
            .collect(),
    }
}

fn told(replanned: &Replanned) -> Told {
    let people = |shift| people_in(&replanned.lived, &replanned.shifted, shift).0;
    let stranded = replanned.stranded.iter();
    Told {
        people: replanned.standing.changed.0,
        hour: people(Shift::Hour),
        place: people(Shift::Place),
        seat_lost: people(Shift::SeatLost),
        seat_gained: people(Shift::SeatGained),
        stranded: stranded.map(|h| replanned.lived.households[h.at()].members.0).sum(),
        passed_convoys: replanned.passed,
    }
}

fn chance(chance: &Chance) -> files::Chance {
    files::Chance {
        seeds: chance.seeds,
        minutes: chance.band.last_arrival.0,
        seats: chance.band.seated.0,
        vehicle_metres: chance.driven.0,
        earlier: chance.earlier.0,
        later: chance.later.0,
        newly_seated: chance.newly_seated.0,
        no_longer_seated: chance.no_longer_seated.0,
    }
}
