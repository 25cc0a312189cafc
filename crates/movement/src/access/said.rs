//! What facts about access say. As with all facts: a kind once released is never changed or taken away.

use super::{ClauseKind, Counted, Day, Hindrance, Label, Precision, Shut, Topic};
use crate::ledger::{FactId, Timestamp};
use serde::{Deserialize, Serialize};

/// The longest text in a fact about access, in characters: the same for every party's account.
pub const LONGEST_TEXT: usize = 500;

/// The longest name or source, in characters.
pub const LONGEST_NAME: usize = 200;

/// Somebody asks others for something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Request {
    /// What is asked for.
    pub topic: Topic,
    /// Who asks.
    pub from: Label,
    /// Who is asked, sorted.
    pub to: Vec<Label>,
    /// What is asked, in neutral words.
    pub about: String,
    /// When it was sent.
    pub on: Day,
    /// The day it is asked for; none where it is for no day.
    pub wanted: Option<Day>,
    /// Days to answer, one step after the other, as in 7 and then 3; none where there is no deadline.
    pub steps: Vec<u16>,
    /// People it is about, where that is known.
    pub people: Option<u64>,
    /// Where this is known from.
    pub source: String,
}

/// What somebody who was asked did.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Said yes.
    Accepted,
    /// Said no: what stands in the way, as it was told.
    Declined(Hindrance),
    /// Asked for something else instead, by a request of its own.
    Countered(Label),
    /// Came.
    Came,
    /// Did not come.
    StayedAway,
    /// Let in who asked to enter.
    LetIn,
    /// Turned back who asked to enter, or kept them out: what stood in the way, as it was told.
    TurnedBack(Hindrance),
}

/// Something stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Event {
    /// What.
    pub kind: Hindrance,
    /// The request it befell, if any.
    pub request: Option<Label>,
    /// The first day.
    pub from: Day,
    /// The first day on which it was over; none while it lasts.
    pub until: Option<Day>,
    /// People affected, where that is known.
    pub people: Option<u64>,
    /// Where.
    pub place: String,
    /// Who says so.
    pub told_by: Label,
    /// Where this is known from.
    pub source: String,
}

/// A figure as somebody told it. Two that contradict each other both stand, and none is ever added to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Figure {
    /// What it counts.
    pub counted: Counted,
    /// People.
    pub people: u64,
    /// How it is meant.
    pub precision: Precision,
    /// The day it is about.
    pub on: Day,
    /// Where: whence people departed, where they are, or where they went.
    pub place: String,
    /// Who says so.
    pub told_by: Label,
    /// Where this is known from.
    pub source: String,
}

/// A clause of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Clause {
    /// Which of the list it is; none for a free one.
    pub kind: Option<ClauseKind>,
    /// Its words.
    pub text: String,
}

/// A version of an agreement. Another version is another text: it needs every signature anew.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Draft {
    /// Its title.
    pub title: String,
    /// Its clauses, in order.
    pub clauses: Vec<Clause>,
    /// Who must sign, sorted.
    pub signers: Vec<Label>,
    /// It ends when this time has passed; none where it does not.
    pub ends: Option<Timestamp>,
}

/// A span in which a corridor is to be open, under an agreement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct WindowTerms {
    /// The agreement it is under.
    pub agreement: Label,
    /// The corridor, by its id in the operation.
    pub corridor: String,
    /// First moment open.
    pub opens: Timestamp,
    /// Last moment open.
    pub closes: Timestamp,
}

/// What a fact about access says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// A party is known: an institution, an authority, a council. Never a person.
    PartyNamed {
        /// Its label.
        party: Label,
        /// Its name, as it calls itself.
        name: String,
    },
    /// Somebody asks others for something.
    RequestMade {
        /// Its label.
        request: Label,
        /// The request.
        asks: Request,
    },
    /// Somebody who was asked did something; replaces what it did before. To keep silent is no fact: it follows.
    RequestAnswered {
        /// The request.
        request: Label,
        /// Who.
        party: Label,
        /// What.
        answer: Answer,
        /// When.
        on: Day,
        /// Where this is known from.
        source: String,
    },
    /// Who asked no longer asks.
    RequestWithdrawn {
        /// The request.
        request: Label,
        /// When.
        on: Day,
        /// Where this is known from.
        source: String,
    },
    /// Something stands in the way; replaces what was told of it before.
    Hindered {
        /// Its label.
        event: Label,
        /// What.
        what: Event,
    },
    /// A party's account of a request or of an event, in its words. Replaces its own account, and nobody else's.
    AccountGiven {
        /// The request or event.
        of: Label,
        /// Whose account.
        party: Label,
        /// Its words.
        words: String,
        /// Where this is known from.
        source: String,
    },
    /// A figure of a movement, as somebody told it; replaces what was told under its label before.
    FigureTold {
        /// Its label.
        figure: Label,
        /// The figure.
        told: Figure,
    },
    /// A version of an agreement; replaces what it cites.
    AgreementDrafted {
        /// Its label.
        agreement: Label,
        /// The text.
        draft: Draft,
    },
    /// A party signed a version of an agreement.
    AgreementSigned {
        /// The agreement.
        agreement: Label,
        /// The version: the fact that drafted it.
        version: FactId,
        /// Who signed.
        party: Label,
        /// When.
        on: Day,
        /// Where this is known from.
        source: String,
    },
    /// A party no longer stands by an agreement.
    AgreementLeft {
        /// The agreement.
        agreement: Label,
        /// Who.
        party: Label,
        /// When.
        on: Day,
        /// Where this is known from.
        source: String,
    },
    /// A window is proposed; replaces what it cites. It is open only under an agreement in force.
    WindowProposed {
        /// Its label.
        window: Label,
        /// What is proposed.
        terms: WindowTerms,
    },
    /// A party shut a window.
    WindowShut {
        /// The window.
        window: Label,
        /// Who.
        party: Label,
        /// How.
        how: Shut,
        /// When.
        on: Day,
        /// Where this is known from.
        source: String,
    },
    /// A party that shut a window no longer does.
    WindowReopened {
        /// The window.
        window: Label,
        /// Who.
        party: Label,
        /// When.
        on: Day,
        /// Where this is known from.
        source: String,
    },
}

impl Said {
    /// Returns what people wrote in it in sentences. Names of parties are their own, and sources are named as they are.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::RequestMade { asks, .. } => vec![&asks.about],
            Self::Hindered { what, .. } => vec![&what.place],
            Self::AccountGiven { words, .. } => vec![words],
            Self::FigureTold { told, .. } => vec![&told.place],
            Self::AgreementDrafted { draft, .. } => {
                let clauses = draft.clauses.iter().map(|clause| clause.text.as_str());
                std::iter::once(draft.title.as_str()).chain(clauses).collect()
            }
            Self::PartyNamed { .. }
            | Self::RequestAnswered { .. }
            | Self::RequestWithdrawn { .. }
            | Self::AgreementSigned { .. }
            | Self::AgreementLeft { .. }
            | Self::WindowProposed { .. }
            | Self::WindowShut { .. }
            | Self::WindowReopened { .. } => Vec::new(),
        }
    }
}
