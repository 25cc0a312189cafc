//! Facts and contradictions in words. A line of a list must not sort people: tokens, needs, who decides for whom, and whether
//! somebody said yes or no are told of one person at a time, and look alike in a list.

use super::{
    Body, Conflict, ConsentStatus, Direction, Ground, OpeningReason, Purpose, SetAside, Standing, TransportNeed,
};
use std::fmt;

fn list<T: fmt::Display>(items: impl IntoIterator<Item = T>) -> String {
    let words: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    if words.is_empty() {
        "nothing".to_owned()
    } else {
        words.join(", ")
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Move => write!(f, "to move"),
            Self::Share { purpose, recipient } => write!(f, "to share for {purpose} with {recipient}"),
        }
    }
}

impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LedgerOpened { operation } => write!(f, "ledger of {operation} opened"),
            Self::DeviceEnrolled { device, roles } => {
                let roles = roles.iter().map(|role| format!("{role:?}").to_lowercase());
                write!(f, "device {device} enrolled: {}", list(roles))
            }
            Self::DeviceRemoved { device, facts } => write!(f, "device {device} removed after its first {facts} facts"),
            Self::HouseholdRegistered { household, .. } => write!(f, "household {household} registered"),
            Self::PersonRegistered { person, household, .. } => {
                write!(f, "person {person} of household {household} registered")
            }
            Self::NeedsRecorded { person, .. }
            | Self::SamePerson { person, .. }
            | Self::NotSame { person, .. }
            | Self::BestInterestsDecided { person, .. }
            | Self::ConsentGiven { person, .. }
            | Self::ConsentWithdrawn { person, .. }
            | Self::ExceptionProposed { person, .. }
            | Self::ExceptionSigned { person, .. }
            | Self::IntentionAsked { person, .. } => write!(f, "something about person {person} recorded"),
            Self::BundleKeySet { .. } => write!(f, "its key for bundles said"),
            Self::Access(said) => said.fmt(f),
            Self::CustodianEnrolled { custodian } => write!(f, "custodian {custodian} enrolled"),
            Self::CustodianRemoved { custodian } => write!(f, "custodian {custodian} removed"),
            Self::ThresholdSet { custodians } => write!(f, "{custodians} custodians needed to open what is sealed"),
            // Whose record was opened or erased is told of one household at a time.
            Self::HouseholdSealed { household, .. }
            | Self::SealedOpened { household, .. }
            | Self::HouseholdErased { household } => write!(f, "something about household {household} recorded"),
            Self::SurveyOpened { round, by, .. } => write!(f, "survey round {round} opened by {by}"),
            Self::SurveyCounted { round, .. } => write!(f, "survey round {round} counted"),
            Self::Boarding {
                person,
                convoy,
                direction,
            } => match direction {
                Direction::In => write!(f, "person {person} boarded convoy {convoy}"),
                Direction::Out => write!(f, "person {person} left convoy {convoy}"),
            },
        }
    }
}

impl fmt::Display for TransportNeed {
    /// As written in tables and commands.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Wheelchair => "wheelchair",
            Self::Stretcher => "stretcher",
            Self::Companion => "companion",
            Self::Interpreter => "interpreter",
            Self::NearDoor => "near-door",
        })
    }
}

impl fmt::Display for OpeningReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OwnRequest => "the household asked",
            Self::Correction => "something is put right",
            Self::LostPapers => "papers are restored",
            Self::FamilyTracing => "family is sought",
            Self::MedicalHandover => "medical staff take over",
            Self::Duplicates => "compared with all others, shown to nobody",
        })
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Adult => write!(f, "decides alone"),
            Self::Dependant(guardian) => write!(f, "guardian {guardian} decides"),
            Self::Unaccompanied => write!(f, "child without a guardian"),
        }
    }
}

impl fmt::Display for ConsentStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NeverAsked => write!(f, "nothing recorded: counts as no"),
            Self::InForce { fact, .. } => write!(f, "yes, in force by {fact}"),
            Self::Expired { fact } => write!(f, "expired: {fact}; ask again"),
            Self::Withdrawn { facts } => write!(f, "withdrawn by {}", list(facts)),
        }
    }
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CannotBeAsked => write!(f, "cannot be asked, and to stay endangers its life"),
            Self::GuardianAway => write!(f, "its guardian is elsewhere and cannot be reached"),
        }
    }
}

impl fmt::Display for SetAside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}",
            match self {
                Self::OtherLedger => "belongs to another ledger",
                Self::NotEnrolled => "its device is not enrolled, as far as is known here",
                Self::Removed => "its device was removed before it",
                Self::NotItsRole => "its device may not record this",
                Self::NoOpening => "opens a ledger that is open, or is another device's to open",
            }
        )
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PersonTwice { person, facts } => {
                write!(
                    f,
                    "person {person} is registered in different ways: {} -> decide which is right",
                    list(facts)
                )
            }
            Self::HouseholdTokens { household, facts } => {
                write!(
                    f,
                    "household {household} has different tokens: {} -> look at its card",
                    list(facts)
                )
            }
            Self::TokenTwice { token, households } => {
                write!(
                    f,
                    "token {token} is that of households {} -> give one of them another card",
                    list(households)
                )
            }
            Self::DecisionsDiffer { person, receivers } => {
                write!(
                    f,
                    "decisions about person {person} name {} -> decide anew",
                    list(receivers)
                )
            }
            Self::AboardTwice { person, facts } => {
                let facts = facts.iter().map(|(fact, convoy)| format!("{fact} (convoy {convoy})"));
                write!(
                    f,
                    "person {person} is recorded aboard more than once: {} -> find out where it is",
                    list(facts)
                )
            }
            Self::ThresholdTwice { facts } => write!(
                f,
                "the number of custodians is set in different ways: {} -> the larger one holds; set it anew",
                list(facts)
            ),
            Self::OpenedByTooFew { household, fact } => write!(
                f,
                "household {household} was opened by too few custodians, or some who are none: {fact} -> tell the household, and remove that desk"
            ),
            Self::CountsDiffer { round, facts } => write!(
                f,
                "survey round {round} was counted with different answers, or by too few custodians: {} -> print one count alone; both would tell single answers",
                list(facts)
            ),
            Self::TwoHistories { device, from, facts } => {
                write!(
                    f,
                    "device {device} has two histories from its fact {from} on: {} -> remove it and enrol it with a new key; both are kept",
                    list(facts)
                )
            }
            Self::PairDisputed { persons, facts } => write!(
                f,
                "persons {} are held to be one, and not by all: {} -> ask them; parting them takes two devices, corridor not-same on each",
                list(persons),
                list(facts)
            ),
            Self::RecordsDiffer { persons } => write!(
                f,
                "persons {} are one and registered in different ways -> ask it, and say which record stands: corridor same-person --stands ID",
                list(persons)
            ),
            Self::LabelTwice { label, facts } => write!(
                f,
                "{label} is said in different ways: {} -> record anew what is right; until then an agreement or a window of that name opens nothing",
                list(facts)
            ),
            Self::AboardWithoutConsent { person } => {
                write!(
                    f,
                    "person {person} is aboard without a consent in force -> ask it, and let it off where it wishes"
                )
            }
        }
    }
}
