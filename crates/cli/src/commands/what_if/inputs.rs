//! The file of scenarios and the plans in force that it names, or every problem in all of them.

use crate::disk;
use actions::what_if::{OnTheDay, Scenario as Asked};
use documents::folder::FileContent;
use documents::scenarios::{self, Day, Scenario};
use documents::{movement_1, plan_json, turned_back};
use movement::operation::Operation;
use movement::plan::Plan;
use movement::problem::{Place, Problem, code};
use planner::TurnedBack;
use std::path::{Path, PathBuf};

/// What was read.
pub struct Inputs {
    /// The scenarios in the order of their file.
    pub scenarios: Vec<Scenario>,
    /// Each plan in force that one of them names.
    pub in_force: Vec<InForce>,
    /// For each scenario on a day its plan, by position, and the convoys that are turned back.
    pub days: Vec<Option<(usize, Vec<TurnedBack>)>>,
}

/// A plan in force.
pub struct InForce {
    /// As the file of scenarios names it; `None` for the one of the command.
    pub named: Option<String>,
    /// Where it stands.
    file: PathBuf,
    /// The plan; empty after a problem.
    pub plan: Plan,
}

impl Inputs {
    /// Returns the scenarios as the action takes them.
    pub fn asked(&self) -> Vec<Asked<'_>> {
        let pairs = self.scenarios.iter().zip(&self.days);
        let asked = pairs.map(|(scenario, day)| Asked {
            changes: &scenario.changes,
            day: self.on_the_day(scenario, day.as_ref()),
        });
        asked.collect()
    }

    fn on_the_day(&self, scenario: &Scenario, day: Option<&(usize, Vec<TurnedBack>)>) -> Option<OnTheDay<'_>> {
        let (plan, turned_back) = day?;
        Some(OnTheDay {
            plan: &self.in_force[*plan].plan,
            moment: scenario.day.as_ref()?.at,
            turned_back: turned_back.clone(),
        })
    }

    /// Returns the file of the plan in force of a scenario.
    pub fn file_in_force(&self, scenario: usize) -> String {
        let plan = self.days.get(scenario).and_then(Option::as_ref);
        plan.map_or_else(String::new, |(plan, _)| self.in_force[*plan].file.display().to_string())
    }
}

/// Reads the file of scenarios and the plans; the inner error is every problem in them.
pub fn read(
    operation: &Operation,
    folder: bool,
    file: &Path,
    default: &Path,
) -> anyhow::Result<Result<Inputs, Vec<Problem>>> {
    let bytes = disk::bytes(file)?;
    let read = scenarios::read(operation, &bytes, &file.display().to_string());
    let mut problems = read.problems;
    let mut in_force: Vec<InForce> = Vec::new();
    let mut days = Vec::new();
    for scenario in &read.scenarios {
        let Some(day) = &scenario.day else {
            days.push(None);
            continue;
        };
        let known = in_force.iter().position(|plan| plan.named == day.plan);
        let at = known.unwrap_or(in_force.len());
        if known.is_none() {
            let path = match &day.plan {
                Some(named) => file.with_file_name(named),
                None => default.to_owned(),
            };
            let plan = plan(operation, folder, &path, scenario);
            in_force.push(InForce {
                named: day.plan.clone(),
                plan: plan.unwrap_or_else(|found| {
                    problems.extend(found);
                    Plan::default()
                }),
                file: path,
            });
        }
        let turned = turned_back(&in_force[at].plan, day).unwrap_or_else(|found| {
            // Where the plan could not be read, that is the problem.
            if !in_force[at].plan.convoys.is_empty() {
                problems.extend(found);
            }
            Vec::new()
        });
        days.push(Some((at, turned)));
    }
    problems.sort();
    Ok(match problems.is_empty() {
        true => Ok(Inputs {
            scenarios: read.scenarios,
            in_force,
            days,
        }),
        false => Err(problems),
    })
}

fn turned_back(plan: &Plan, day: &Day) -> Result<Vec<TurnedBack>, Vec<Problem>> {
    let found = turned_back::resolve(plan, &day.turned_back)?.into_iter();
    Ok(found.map(|(convoy, back)| TurnedBack { convoy, back }).collect())
}

fn plan(operation: &Operation, folder: bool, path: &Path, scenario: &Scenario) -> Result<Plan, Vec<Problem>> {
    let file = path.display().to_string();
    let cause = match disk::content(path) {
        FileContent::Bytes(bytes) if folder => return plan_json::read(operation, &bytes, &file),
        FileContent::Bytes(bytes) => return movement_1::read_plan(operation, &bytes, &file),
        FileContent::Missing => "is not there",
        FileContent::TooLarge(_) => "is too large",
        FileContent::Unreadable(_) => "cannot be read",
    };
    Err(vec![Problem {
        place: Place {
            column: Some("plan".to_owned()),
            ..scenario.place.clone()
        },
        code: code::UNREADABLE_FILE,
        cause: format!("The plan in force, {file}, {cause}."),
        remedy: "Draw it with corridor plan, or name it with --plan or the key plan.".to_owned(),
    }])
}
