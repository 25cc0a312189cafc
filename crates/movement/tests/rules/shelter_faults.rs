//! Planted faults in what shelters are given.

use super::faults::Fault;
use super::world::DAY;
use movement::registry::Stay;
use movement::units::{Minutes, Persons};

pub const FAULTS: &[Fault] = &[
    ("shelter-places", "more people than places", "shelter near", |o, _| {
        o.shelters[0].places = Persons(13);
    }),
    (
        "shelter-places",
        "somebody arrives a minute before the others have left",
        "shelter near",
        |o, _| {
            // 9 people arrive on the first day at 511; 3 more arrive a day later.
            o.shelters[0].places = Persons(9);
            o.shelters[0].stay = Some(Stay::new(Minutes(DAY + 1), 1000, 50));
        },
    ),
    (
        "shelter-places",
        "the few who are still there count, and more of them in large households",
        "shelter near",
        |o, _| {
            // Of 9 people one tenth is gone after 8 h and nine tenths after 72 h; 5 arrive on the second day.
            o.shelters[0].places = Persons(11);
            o.shelters[0].stay = Some(Stay::new(Minutes(DAY), 3000, 90));
        },
    ),
    (
        "shelter-intake",
        "more in a day than it takes in",
        "shelter near",
        |o, _| {
            o.shelters[0].intake_per_day = Some(Persons(8));
        },
    ),
];
