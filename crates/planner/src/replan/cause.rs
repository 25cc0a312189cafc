//! Why somebody's hour or place changes.

/// Why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// The corridor is not open at that hour any more, or it would be dark.
    Window,
    /// The checkpoint is taken at that hour: it has become slower, or another convoy needs it.
    Checkpoint,
    /// No escort is free at that hour.
    Escort,
    /// No vehicle is there that could carry it at that hour.
    Vehicle,
    /// The shelter has no place left, or takes in no more people that day.
    Shelter,
    /// Another stage of its journey, or its luggage, cannot go as it was to.
    Journey,
    /// Its convoy was turned back.
    TurnedBack,
    /// It makes room for others: the plan as a whole is better by more than the price of the change.
    MakesRoom,
    /// It had no seat before.
    NewSeat,
}

impl Cause {
    /// Every cause, in the order in which reports list them.
    pub const ALL: [Self; 9] = [
        Self::TurnedBack,
        Self::Window,
        Self::Checkpoint,
        Self::Escort,
        Self::Vehicle,
        Self::Shelter,
        Self::Journey,
        Self::MakesRoom,
        Self::NewSeat,
    ];

    /// Returns the stable code, as written in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Window => "window",
            Self::Checkpoint => "checkpoint",
            Self::Escort => "escort",
            Self::Vehicle => "vehicle",
            Self::Shelter => "shelter",
            Self::Journey => "journey",
            Self::TurnedBack => "turned-back",
            Self::MakesRoom => "makes-room",
            Self::NewSeat => "new-seat",
        }
    }

    /// Returns the cause in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Window => "The corridor is not open at that hour any more.",
            Self::Checkpoint => "The checkpoint is taken at that hour.",
            Self::Escort => "No escort is free at that hour.",
            Self::Vehicle => "No vehicle is there for them at that hour.",
            Self::Shelter => "The shelter has no place for them any more, or not on that day.",
            Self::Journey => "Another stage of their journey, or their luggage, cannot go as it was to.",
            Self::TurnedBack => "Their convoy was turned back.",
            Self::MakesRoom => "They make room for others, which is worth more than the price of the change.",
            Self::NewSeat => "They had no seat before.",
        }
    }
}
