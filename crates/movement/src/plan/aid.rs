//! Aid convoys in a plan: their hours, or why there are none.

use crate::operation::Operation;
use crate::registry::AidIx;
use crate::units::{Minutes, Moment};

/// An aid convoy with its hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AidPassage {
    /// When it reaches the checkpoint; every other hour follows from it.
    pub gate: Moment,
    /// Which aid convoy.
    pub aid: AidIx,
}

/// The hours of an aid convoy, durations taken times the operation's factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AidTiming {
    /// It sets out.
    pub departure: Moment,
    /// It reaches the checkpoint.
    pub gate: Moment,
    /// It has passed the checkpoint.
    pub through: Moment,
    /// It is there.
    pub arrival: Moment,
    /// From when until when its escort is away, if it has one.
    pub escort: Option<(Moment, Moment)>,
}

impl AidPassage {
    /// Returns its hours; without a road the drive counts as nothing.
    pub fn timing(&self, operation: &Operation) -> AidTiming {
        let aid = &operation.aid[self.aid.at()];
        let drive = operation.travel.minutes(aid.from, aid.to).unwrap_or(Minutes(0));
        let drive = operation.rules.aid_minutes(drive);
        let through = self.gate + operation.rules.aid_minutes(aid.inspection);
        let there_and_back = Minutes(drive.0.saturating_mul(2));
        // Coming in, the escort drives out first and is back with the convoy; going out, it is as with people.
        let (departure, arrival, escort) = if aid.inbound {
            (self.gate - drive, through, (self.gate - there_and_back, through))
        } else {
            (through, through + drive, (through, through + there_and_back))
        };
        AidTiming {
            departure,
            gate: self.gate,
            through,
            arrival,
            escort: aid.escort.then_some(escort),
        }
    }
}

/// An aid convoy without an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AidWaiting {
    /// Which aid convoy.
    pub aid: AidIx,
    /// Why.
    pub reason: AidReason,
}

/// Why an aid convoy has no hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AidReason {
    /// No window of the corridor is open then for long enough.
    CorridorClosed,
    /// It would be on a dangerous road at night.
    Night,
    /// Other convoys hold the checkpoint or the escorts in all its hours.
    Taken,
}

impl AidReason {
    /// Every reason, in the order in which reports list them.
    pub const ALL: [Self; 3] = [Self::CorridorClosed, Self::Night, Self::Taken];

    /// Returns the stable code, as written in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::CorridorClosed => "corridor-closed",
            Self::Night => "night",
            Self::Taken => "taken",
        }
    }

    /// Returns the cause in words.
    pub fn cause(self) -> &'static str {
        match self {
            Self::CorridorClosed => "The corridor is not open for long enough in the hours of this aid convoy.",
            Self::Night => "In its hours this aid convoy would be on a dangerous road at night.",
            Self::Taken => "Other convoys hold the checkpoint or the escorts in all its hours.",
        }
    }

    /// Returns what would have to change.
    pub fn remedy(self) -> &'static str {
        match self {
            Self::CorridorClosed => "Ask for a window then, or move the aid convoy into one.",
            Self::Night => "Move it to hours in which it passes the dangerous road by day.",
            Self::Taken => "Move one of them by the headway and the inspection, or ask for one more escort.",
        }
    }
}
