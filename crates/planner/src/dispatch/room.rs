//! How many people to bring to a shelter that empties bit by bit: rather some now than all of them when it is empty.

use super::beds::Guests;
use super::slot::{Reception, Wish};
use super::state::Dispatcher;
use super::wave::Part;

impl Dispatcher<'_> {
    /// Returns how many people of a convoy had better go as soon as one vehicle of them finds places: as many as find
    /// places then. `None` when all of them can go about as soon.
    pub(super) fn better_fewer(&self, part: &Part, wish: &Wish) -> Option<i32> {
        let shelter = wish.into?.shelter;
        let stay = self.task.shelters[shelter].stay.as_ref()?;
        let squares = part.loaded.squares();
        let guests = |people: i32| {
            let share = u128::from(squares) * u128::from(people.unsigned_abs());
            let squares = share.div_ceil(u128::from(wish.people.max(1).unsigned_abs()));
            Guests::new(stay, people, u64::try_from(squares).unwrap_or(u64::MAX))
        };
        let seats = self.carriers[part.stage.corridor].largest.max(1);
        let one = Wish {
            people: wish.people.min(seats),
            into: Some(Reception {
                shelter,
                guests: Some(guests(wish.people.min(seats))),
            }),
            ..*wish
        };
        let soonest = self.earliest(&one)?.arrives;
        let all = self.earliest(wish).map_or(i32::MAX, |slot| slot.arrives);
        if all <= soonest.saturating_add(part.stage.minutes) {
            return None;
        }
        let fits = |people: i32| self.beds[shelter].earliest(soonest, &guests(people)) == Some(soonest);
        let (mut low, mut high) = (one.people, wish.people);
        while low < high {
            let middle = low + (high - low + 1) / 2;
            if fits(middle) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        (low < wish.people).then_some(low)
    }
}
