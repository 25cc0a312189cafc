//! What facts say. A kind once released is never changed or taken away: old ledgers must be read for ever.

use super::{
    AuthorId, BlobId, BundleKey, Choice, ConvoyId, CustodianId, FactId, HouseholdId, PersonId, Role, RoundId, Setting,
    Timestamp,
};
use crate::access::Said;
use serde::{Deserialize, Serialize};

/// Who a person is in the eyes of consent. No age and no kinship beyond who decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Decides alone.
    Adult,
    /// A guardian decides.
    Dependant(PersonId),
    /// A child without a guardian: held until a best-interests decision names who receives it.
    Unaccompanied,
}

/// What somebody needs to travel. Why is in no fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TransportNeed {
    /// A place for a wheelchair.
    Wheelchair,
    /// A stretcher place.
    Stretcher,
    /// Somebody who rides along and helps.
    Companion,
    /// Somebody who interprets, also sign language.
    Interpreter,
    /// A seat near the door, and time to board.
    NearDoor,
}

/// What a consent is for. To move and to share are apart, and each recipient is apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// To leave the camp with a convoy.
    Move,
    /// To have something passed on: what, and to whom, as the site's list of purposes names them.
    Share {
        /// The purpose.
        purpose: String,
        /// The recipient.
        recipient: String,
    },
}

/// Who says yes or no for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signer {
    /// The person.
    Own,
    /// The guardian of a dependant.
    Guardian(PersonId),
}

/// How somebody was asked: two surveys can only be compared when this is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Hearing {
    /// Language, as a BCP 47 tag.
    pub language: String,
    /// Nobody else was there.
    pub alone: bool,
    /// Versions of the information read or heard before, as the operation names them.
    pub told: Vec<String>,
}

/// The way a withdrawal came. Every way counts the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// The person said so to staff.
    InPerson,
    /// By a message or a call.
    Message,
    /// At the door of the vehicle.
    AtTheDoor,
    /// Somebody else said so; the person is asked again at the door.
    Reported,
}

/// Into a convoy or out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Boarded.
    In,
    /// Left the vehicle before it departed, or was let off on the way.
    Out,
}

/// Why a sealed record is opened. A code and no text: text would become a place for names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpeningReason {
    /// The household asked what is written of it.
    OwnRequest,
    /// Something in it is to be put right.
    Correction,
    /// Somebody of it asked for papers to be restored.
    LostPapers,
    /// Family is sought, and both sides agree.
    FamilyTracing,
    /// Medical staff take somebody over.
    MedicalHandover,
    /// It is compared with all others, to find who is registered twice; nobody is shown what is written.
    Duplicates,
}

/// Why somebody is moved who said neither yes nor no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// The person cannot be asked, and to stay endangers its life.
    CannotBeAsked,
    /// The guardian of a dependant is elsewhere and cannot be reached.
    GuardianAway,
}

/// Who says whether two persons are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The person, or who decides for it.
    Own,
    /// Staff, by what is recorded.
    Staff,
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body", rename_all = "kebab-case")]
pub enum Body {
    /// The ledger begins; its author is its first keeper.
    LedgerOpened {
        /// The operation, as its settings name it.
        operation: String,
    },
    /// A device may record facts.
    DeviceEnrolled {
        /// Its key.
        device: AuthorId,
        /// What it may record, sorted.
        roles: Vec<Role>,
    },
    /// A device may record nothing from now on; what it recorded before stays.
    DeviceRemoved {
        /// Its key.
        device: AuthorId,
        /// How many of its facts count: those the remover knows.
        facts: u64,
    },
    /// A household is known.
    HouseholdRegistered {
        /// Its id.
        household: HouseholdId,
        /// Its token on the card; random, and not the id.
        token: String,
    },
    /// A person is known.
    PersonRegistered {
        /// Its id.
        person: PersonId,
        /// Its household.
        household: HouseholdId,
        /// Who decides for it.
        standing: Standing,
    },
    /// What a person needs to travel, all of it; replaces what it cites.
    NeedsRecorded {
        /// Who.
        person: PersonId,
        /// The needs, sorted.
        needs: Vec<TransportNeed>,
    },
    /// A best-interests decision for an unaccompanied child: it may travel, and somebody named receives it.
    BestInterestsDecided {
        /// The child.
        person: PersonId,
        /// Who receives it, named in a sealed record.
        receiver: PersonId,
    },
    /// A person, or who decides for it, says yes.
    ConsentGiven {
        /// For whom.
        person: PersonId,
        /// What for.
        purpose: Purpose,
        /// Who says so.
        by: Signer,
        /// How it was asked.
        hearing: Hearing,
        /// Asked again when this time has passed.
        expires: Timestamp,
    },
    /// A person, or who decides for it, says no, or no longer. No reason is asked.
    ConsentWithdrawn {
        /// For whom.
        person: PersonId,
        /// What for.
        purpose: Purpose,
        /// How it came.
        channel: Channel,
    },
    /// A person went into a convoy's vehicle or out of it.
    Boarding {
        /// Who.
        person: PersonId,
        /// Which convoy.
        convoy: ConvoyId,
        /// In or out.
        direction: Direction,
    },
    /// Shares of records sealed from now on go to this key too.
    CustodianEnrolled {
        /// The key.
        custodian: CustodianId,
    },
    /// A custodian's key is lost, taken or retired: it opens nothing more here, and is never enrolled again.
    CustodianRemoved {
        /// The key.
        custodian: CustodianId,
    },
    /// How many custodians must come together to open what is sealed from now on; replaces what it cites.
    ThresholdSet {
        /// Custodians, at least 2.
        custodians: u8,
    },
    /// Names, papers or contacts of a household were sealed. What they are is in the record alone.
    HouseholdSealed {
        /// The household.
        household: HouseholdId,
        /// The record.
        blob: BlobId,
        /// Those who got a share of its key, sorted.
        custodians: Vec<CustodianId>,
        /// How many of them it takes.
        threshold: u8,
    },
    /// What is sealed of a household is opened; recorded before anything is shown.
    SealedOpened {
        /// The household.
        household: HouseholdId,
        /// Why.
        reason: OpeningReason,
        /// The custodians who opened it together, sorted.
        custodians: Vec<CustodianId>,
    },
    /// What is sealed of a household, and every share of its keys, is destroyed wherever this is known. Ids and counts stay.
    HouseholdErased {
        /// The household.
        household: HouseholdId,
    },
    /// Somebody who said neither yes nor no shall be moved all the same; counts only once another device signs it.
    ExceptionProposed {
        /// Who.
        person: PersonId,
        /// Why nobody says yes.
        ground: Ground,
        /// Ends when this time has passed.
        expires: Timestamp,
    },
    /// Two persons who were registered apart are one, a person decided. Never makes a yes of one that of the other.
    SamePerson {
        /// One.
        person: PersonId,
        /// The other.
        other: PersonId,
        /// Who says so.
        by: Source,
        /// Which of the two records stands, with its household; the other is a copy. None while nobody has said.
        stands: Option<PersonId>,
    },
    /// Two persons who look like one are two, a person decided.
    NotSame {
        /// One.
        person: PersonId,
        /// The other.
        other: PersonId,
        /// Who says so.
        by: Source,
    },
    /// The second signature under a proposal.
    ExceptionSigned {
        /// Who.
        person: PersonId,
        /// The proposal.
        proposal: FactId,
    },
    /// A round of a survey begins.
    SurveyOpened {
        /// Its id.
        round: RoundId,
        /// The question, by the name of its wording.
        wording: String,
        /// The choices offered, in their order.
        options: Vec<Choice>,
        /// Who runs it.
        by: String,
        /// Nobody is asked afterwards, and nothing is counted before.
        closes: Timestamp,
        /// For how many days each answer holds; the same for all, or it would tell answers apart.
        holds_days: u16,
    },
    /// An adult was asked what it means to do. The answer, or that there was none, is sealed: this looks the same whatever was said.
    IntentionAsked {
        /// The round.
        round: RoundId,
        /// Who.
        person: PersonId,
        /// The language, as a BCP 47 tag.
        language: String,
        /// Who else was there.
        setting: Setting,
        /// Asked again from then on.
        expires: Timestamp,
        /// The sealed answer.
        blob: BlobId,
    },
    /// The answers of a round are opened together, to be counted; recorded before anything is shown.
    SurveyCounted {
        /// The round.
        round: RoundId,
        /// The custodians who count, sorted.
        custodians: Vec<CustodianId>,
        /// How many facts of each device that asked were known: later ones are not counted. Sorted.
        known: Vec<(AuthorId, u64)>,
        /// How many answers are opened.
        answers: u64,
    },
    /// Bundles for this fact's author are sealed to this key from now on; replaces what it said before.
    BundleKeySet {
        /// The key.
        key: BundleKey,
    },
    /// Something about parties: what was asked, answered, agreed, opened or shut.
    Access(Box<Said>),
}

impl Body {
    /// Returns the roles any of which may record this; none for what only opens a ledger.
    pub fn roles(&self) -> &'static [Role] {
        match self {
            Self::LedgerOpened { .. } => &[],
            Self::DeviceEnrolled { .. }
            | Self::DeviceRemoved { .. }
            | Self::CustodianEnrolled { .. }
            | Self::CustodianRemoved { .. }
            | Self::ThresholdSet { .. } => &[Role::Keeper],
            Self::HouseholdSealed { .. } => &[Role::Clerk],
            Self::SealedOpened { .. } | Self::SurveyCounted { .. } => &[Role::Custodian],
            Self::SurveyOpened { .. } => &[Role::Keeper, Role::Protection],
            Self::IntentionAsked { .. } => &[Role::Clerk, Role::Protection],
            Self::HouseholdErased { .. } => &[Role::Keeper, Role::Protection],
            Self::HouseholdRegistered { .. } | Self::PersonRegistered { .. } | Self::NeedsRecorded { .. } => {
                &[Role::Clerk]
            }
            Self::SamePerson { .. } | Self::NotSame { .. } => &[Role::Clerk, Role::Protection],
            Self::BestInterestsDecided { .. }
            | Self::ConsentGiven { .. }
            | Self::ExceptionProposed { .. }
            | Self::ExceptionSigned { .. } => &[Role::Protection],
            // Whoever hears a withdrawal records it.
            Self::ConsentWithdrawn { .. } => &[Role::Keeper, Role::Clerk, Role::Protection, Role::Convoy],
            Self::BundleKeySet { .. } => &Role::ALL,
            Self::Access(said) => match **said {
                // Whoever hears that something is no longer safe records it.
                Said::AgreementLeft { .. } | Said::WindowShut { .. } => {
                    &[Role::Keeper, Role::Protection, Role::Convoy, Role::Access]
                }
                _ => &[Role::Access],
            },
            Self::Boarding { .. } => &[Role::Convoy],
        }
    }
}
