//! A shelter from which people go onward: how many count as being there at each minute.

use movement::registry::{PARTS, Stay};

/// People of one convoy on their way out of a shelter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Guests {
    gone: [i32; PARTS],
    counted: [i64; PARTS],
}

impl Guests {
    /// `squares`: the members of each household squared, summed.
    pub fn new(stay: &Stay, people: i32, squares: u64) -> Self {
        let people = movement::units::Persons(people.cast_unsigned());
        Self {
            gone: stay.gone.map(|m| m.0),
            counted: stay.counted(people, squares).map(i64::from),
        }
    }

    /// Returns how many of them count so many minutes after their arrival.
    fn after(&self, minutes: i32) -> i64 {
        let part = self.gone.partition_point(|gone| *gone <= minutes);
        self.counted.get(part).copied().unwrap_or(0)
    }
}

/// How many people count from which minute on, sorted; the first step starts before all time, the last one counts nobody.
#[derive(Clone, Debug)]
pub(crate) struct Beds {
    places: i64,
    steps: Vec<(i32, i64)>,
}

impl Beds {
    pub fn new(places: i64) -> Self {
        Self {
            places,
            steps: vec![(i32::MIN, 0)],
        }
    }

    pub fn clear(&mut self) {
        self.steps.clear();
        self.steps.push((i32::MIN, 0));
    }

    /// Returns the earliest arrival not before `from` from which on there is always room; `None` when they are too many.
    pub fn earliest(&self, from: i32, guests: &Guests) -> Option<i32> {
        if guests.counted[0] > self.places {
            return None;
        }
        let mut at = from;
        let first = self.steps.partition_point(|(start, _)| *start <= from);
        for (position, (start, people)) in self.steps.iter().enumerate().skip(first.saturating_sub(1)) {
            let age = (*start).max(at) - at;
            if age >= guests.gone[PARTS - 1] {
                break;
            }
            if people + guests.after(age) > self.places {
                // No later arrival within this step is better: fewer of them would have left. The last step counts nobody,
                // so there is a next one.
                at = self.steps.get(position + 1)?.0;
            }
        }
        Some(at)
    }

    /// Counts people in who arrive at a minute.
    pub fn take(&mut self, arrives: i32, guests: &Guests) {
        let mut from = arrives;
        for (gone, counted) in guests.gone.iter().zip(guests.counted) {
            let until = arrives.saturating_add(*gone);
            if from < until && counted > 0 {
                let (first, last) = (self.step_at(from), self.step_at(until));
                self.steps[first..last]
                    .iter_mut()
                    .for_each(|(_, people)| *people += counted);
            }
            from = until;
        }
    }

    /// Returns the position of the step that starts at a minute, made if there is none.
    fn step_at(&mut self, minute: i32) -> usize {
        let place = self.steps.partition_point(|(start, _)| *start < minute);
        if self.steps.get(place).is_none_or(|(start, _)| *start != minute) {
            let people = self.steps[place - 1].1;
            self.steps.insert(place, (minute, people));
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::{Beds, Guests};
    use movement::registry::Stay;
    use movement::units::Minutes;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_earliest_arrival_is_the_first_minute_from_which_there_is_always_room(
            median in 1_i32..60, spread in 1000_u32..3000, places in 5_i64..40,
            convoys in prop::collection::vec((0_i32..300, 1_i32..25, 1_u64..9), 1..12),
        ) {
            let stay = Stay::new(Minutes(median), spread, 80);
            let mut beds = Beds::new(places);
            let mut there = vec![0_i64; 4000];
            for (from, people, size) in convoys {
                let guests = Guests::new(&stay, people, people.cast_unsigned() as u64 * size);
                let room = |at: i32| (at..4000).all(|m| there[m as usize] + guests.after(m - at) <= places);
                let expected = if i64::from(people) > places { None } else { (from..3000).find(|at| room(*at)) };
                let found = beds.earliest(from, &guests);
                prop_assert_eq!(found, expected);
                if let Some(at) = found {
                    beds.take(at, &guests);
                    (at..4000).for_each(|m| there[m as usize] += guests.after(m - at));
                }
            }
        }
    }
}
