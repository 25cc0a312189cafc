//! A shelter: how many people it takes in a day, at once, and in all.

use movement::registry::{PARTS, Stay};

/// About how many times are looked at.
const LOOKS: i32 = 128;
/// The weight 1.
const ONE: i64 = 1 << 20;

/// A shelter.
#[derive(Clone, Debug)]
pub(crate) struct ShelterRow {
    pub places: i64,
    /// People a day; `i32::MAX` means no limit.
    pub intake: i32,
    /// How long people stay; `None` means to the end.
    pub stay: Option<Stay>,
}

impl ShelterRow {
    /// Returns how many people one convoy may bring.
    pub fn at_once(&self) -> i32 {
        match self.stay {
            None => self.intake,
            Some(_) => self.intake.min(i32::try_from(self.places).unwrap_or(i32::MAX)),
        }
    }

    /// Returns a number of people that it cannot exceed with arrivals within `span` minutes: its places, or where people
    /// go onward the lesser of two limits. In the time until the first tenth leaves it takes in no more than its places.
    /// And it is never over its places at any of the times looked at, so if weights of these times are such that
    /// everybody, whenever they arrive, counts for 1 in all, no more come than the places times the sum of the weights.
    pub fn most_people(&self, span: i32) -> i64 {
        let Some(stay) = &self.stay else {
            return self.places;
        };
        let span = span.max(0);
        let blocks = i64::from(span / stay.gone[0].0) + 1;
        let step = (span / LOOKS).max(1);
        let weights = weights(stay, step, span / step);
        let weighed = weights.map_or(i64::MAX, |sum| self.places.saturating_mul(sum) / ONE);
        self.places.saturating_mul(blocks).min(weighed).max(self.places)
    }
}

/// Returns the sum of the weights of times `step` minutes apart, the last one at the end of the span, each as small as
/// those after it allow; `None` when people do not even stay for a step.
fn weights(stay: &Stay, step: i32, steps: i32) -> Option<i64> {
    // Who arrives within the step before a time is there a little less than so many steps later.
    let tenths = |steps: i32| {
        let age = (steps + 1).saturating_mul(step) - 1;
        (PARTS - stay.gone.partition_point(|gone| gone.0 <= age)) as i64
    };
    let counted: Vec<i64> = (0..=steps).map(tenths).take_while(|tenths| *tenths > 0).collect();
    let first = *counted.first()?;
    let mut weights: Vec<i64> = Vec::with_capacity(counted.len());
    for _ in 0..=steps {
        let later = weights.iter().rev().zip(&counted[1..]);
        let have: i64 = later.map(|(weight, tenths)| weight * tenths).sum();
        let missing = (PARTS as i64 * ONE - have).max(0);
        weights.push((missing + first - 1) / first);
    }
    Some(weights.iter().sum())
}

#[cfg(test)]
mod tests {
    use super::ShelterRow;
    use movement::registry::Stay;
    use movement::units::{Minutes, Persons};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_arrivals_that_keep_the_places_are_more_than_the_limit(
            places in 1_u32..60, median in 1_i32..2000, spread in 1000_u32..5000, span in 0_i32..6000, step in 20_i32..200,
        ) {
            let stay = Stay::new(Minutes(median), spread, 50);
            let row = ShelterRow { places: i64::from(places), intake: i32::MAX, stay: Some(stay) };
            // One person after another, each as early as places allow, tried every `step` minutes and at the very end.
            let mut arrivals: Vec<(i32, u32)> = Vec::new();
            let counted = |people: u32, age: i32| {
                let part = stay.gone.partition_point(|gone| gone.0 <= age);
                stay.counted(Persons(people), 0).get(part).copied().unwrap_or(0)
            };
            for minute in (0..=span).step_by(step as usize).chain([span]) {
                let there: u32 = arrivals.iter().map(|(at, people)| counted(*people, minute - at)).sum();
                arrivals.push((minute, places.saturating_sub(there)));
            }
            let all: i64 = arrivals.iter().map(|(_, people)| i64::from(*people)).sum();
            prop_assert!(all <= row.most_people(span), "{all} > {}", row.most_people(span));
        }
    }
}
