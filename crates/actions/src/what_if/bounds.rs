//! Bounds side by side: what rules out a date with more of something rules it out without it.

use super::Answer;
use crate::draw_plan::DrawnPlan;
use movement::operation::Operation;
use movement::plan::Proof;
use movement::units::Persons;

/// Raises each bound to those of the operations that leave more room, where they move as many people or fewer. Asking for more
/// never makes a bound worse then; without it, it may: each is found by a search of its own, which may stop early.
pub(super) fn raise(operation: &Operation, as_is: &mut DrawnPlan, answers: &mut [Answer]) {
    let planned = answers.iter_mut().filter_map(|answer| match answer {
        Answer::Planned(planned) => Some((&planned.operation, &mut planned.drawn)),
        _ => None,
    });
    let mut columns: Vec<(&Operation, &mut DrawnPlan)> = std::iter::once((operation, as_is)).chain(planned).collect();
    // Whoever leaves room for one that leaves room for a third does so for the third: one pass does.
    let found: Vec<(Persons, Proof)> = columns
        .iter()
        .map(|(of, drawn)| (moved(of, drawn), drawn.proof.clone()))
        .collect();
    for less in 0..columns.len() {
        for (more, (people, proof)) in found.iter().enumerate() {
            if more != less && *people <= found[less].0 && columns[more].0.leaves_room_for(columns[less].0) {
                columns[less].1.proof.raise_to(proof);
            }
        }
    }
}

fn moved(operation: &Operation, drawn: &DrawnPlan) -> Persons {
    Persons(operation.said_yes().0.saturating_sub(drawn.outcome.waiting.0))
}

#[cfg(test)]
mod tests;
