//! What bars a household from a convoy, in words.

use super::super::convoy_id;
use super::super::rules::Violation;
use crate::operation::Operation;
use crate::registry::HouseholdIx;

/// A rule that would be broken if the household rode there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Code of the rule.
    pub rule: &'static str,
    /// What bars the household, in a few words.
    pub title: &'static str,
    /// Where it would be broken; places that are other households are only counted.
    pub found: Vec<Found>,
    /// Households other than this one for whom it would be broken.
    pub others: usize,
    /// What would have to change, in one sentence.
    pub remedy: String,
}

/// One place at which a rule would be broken. Convoys have their ids in the plan that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub place: String,
    /// What would be wrong, in one sentence.
    pub cause: String,
}

/// Puts violations of a tried plan together by rule.
pub(super) fn bars(
    operation: &Operation,
    household: HouseholdIx,
    violations: &[Violation],
    positions: &[usize],
) -> Vec<Bar> {
    let own = format!("household {}", operation.households[household.at()].token);
    let by_rule = violations.chunk_by(|a, b| a.rule == b.rule);
    let bar = |violations: &[Violation]| {
        let is_other = |v: &&Violation| v.place.starts_with("household ") && v.place != own;
        let named = violations.iter().filter(|v| !is_other(v));
        let found: Vec<Found> = named
            .map(|violation| Found {
                place: renumbered(&violation.place, positions),
                cause: renumbered(&violation.cause, positions),
            })
            .collect();
        let mut others: Vec<&str> = violations.iter().filter(is_other).map(|v| v.place.as_str()).collect();
        others.dedup();
        let first = violations.first()?;
        Some(Bar {
            rule: first.rule,
            title: title(first.rule),
            found,
            others: others.len(),
            remedy: remedy(first),
        })
    };
    by_rule.filter_map(bar).collect()
}

fn title(rule: &str) -> &'static str {
    match rule {
        "consent" => "it did not say yes",
        "accepted-place" => "it does not accept that shelter",
        "whole-journey" => "no way leads from where it waits over this convoy to a shelter",
        "household-whole" => "it would have to leave companions",
        "transfer-wait" => "the change of vehicle would not be in time",
        "luggage-whole" | "luggage-follows" => "luggage would not come along in time",
        "luggage-room" => "no room for luggage",
        "vehicle-capacity" => "no free seat of its kind",
        "window" => "the checkpoint could not check so many before its window closes",
        "checkpoint" => "the checkpoint would not be through before the next convoy",
        "daylight" | "night-roads" => "a convoy would be on the road in the dark",
        "escorts" => "an escort would not be back in time",
        "vehicle-position" => "a vehicle would be late for its next convoy",
        "vehicle-present" => "a vehicle would be away by then",
        "driver-hours" => "a driver would drive too long",
        "convoy-size" => "the convoy has its most vehicles",
        "shelter-places" => "the shelter is full",
        "shelter-intake" => "the shelter takes in no more people that day",
        _ => "another rule would be broken",
    }
}

/// Rules speak to somebody who edits the plan; here the household asks what would have to change.
fn remedy(violation: &Violation) -> String {
    match violation.rule {
        "consent" => "It rides only if every adult of it says yes, which is theirs alone to decide.",
        "accepted-place" => "The household would have to accept that shelter; only it can say so.",
        "whole-journey" => {
            "A convoy on an agreed way from where it waits would have to lead there, or from there to a shelter."
        }
        "vehicle-capacity" => "A larger vehicle, or one more, would have to drive in the convoy.",
        "luggage-room" => {
            "A vehicle with more room for luggage would have to drive in the convoy, or in one that follows it."
        }
        "window" => "The window would have to be longer, or the checkpoint faster.",
        "checkpoint" => "The checkpoint would have to be faster, or the convoy behind it later.",
        "daylight" | "night-roads" => "The convoy would have to start earlier.",
        "escorts" => "One more escort would have to be there, or the convoy behind it start later.",
        "vehicle-position" => "The vehicle's next convoy would have to start later, or have another vehicle.",
        "driver-hours" => {
            "One more driver would have to be on the vehicle, or one of its runs be given to another one."
        }
        "shelter-places" => "The shelter would have to open more places.",
        "shelter-intake" => "The shelter would have to take in more people that day.",
        "transfer-wait" => "The convoys before and after the crossing would have to lie otherwise.",
        _ => return violation.remedy.clone(),
    }
    .to_owned()
}

/// Rules number convoys in the tried plan; people know the ids of the plan they have.
fn renumbered(text: &str, positions: &[usize]) -> String {
    let mut told = String::with_capacity(text.len());
    let mut parts = text.split("convoy ");
    told.push_str(parts.next().unwrap_or(""));
    for part in parts {
        let digits = part.len() - part.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
        let number: Option<usize> = part[..digits].parse().ok();
        // Aid convoys have ids of their own.
        let number = number.filter(|_| !told.ends_with("aid "));
        let before = number.and_then(|number| positions.get(number.checked_sub(1)?));
        told.push_str("convoy ");
        told.push_str(&before.map_or_else(|| part[..digits].to_owned(), |position| convoy_id(*position)));
        told.push_str(&part[digits..]);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::renumbered;

    #[test]
    fn convoys_are_named_as_in_the_plan_that_was_given() {
        assert_eq!(renumbered("convoy 2", &[0, 5]), "convoy c006");
        let (said, told) = (
            "convoy 1: 3 min after convoy 2 and aid convoy 2; no convoy 99.",
            "convoy c004: 3 min after convoy c006 and aid convoy 2; no convoy 99.",
        );
        assert_eq!(renumbered(said, &[3, 5]), told);
        assert_eq!(renumbered("Start the convoy later.", &[3]), "Start the convoy later.");
    }
}
