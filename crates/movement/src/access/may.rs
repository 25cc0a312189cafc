//! What may be recorded of access at a desk, and what it must cite.

use super::heads::Heads;
use super::{Access, Day, Draft, Event, LONGEST_NAME, LONGEST_TEXT, Label, Request, Said, WindowTerms};
use crate::ledger::{FactId, Timestamp};
use std::fmt;

/// Why something about access is not recorded, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSaid {
    /// There is no such party.
    UnknownParty(Label),
    /// There is no such request, event, agreement or window.
    Unknown(Label),
    /// The label names something else already.
    Taken(Label),
    /// A text is empty, or longer than this.
    Text(usize),
    /// A request asks at least one party, and not who asks.
    NobodyAsked,
    /// The party was not asked.
    NotAsked(Label),
    /// It is dated before what it answers.
    Before(Day),
    /// Steps have 1 to 365 days, and there are at most 9.
    Steps,
    /// An agreement has a clause and somebody who signs, nobody twice.
    NoAgreement,
    /// The party is none of those who sign.
    NotASigner(Label),
    /// Another version stands by now, or two do.
    OtherVersion,
    /// The party has done that already.
    Done,
    /// The end is not after the beginning.
    EndsBefore,
}

impl fmt::Display for NotSaid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownParty(party) => write!(
                f,
                "no party {party} is known here; name it first: corridor access party"
            ),
            Self::Unknown(label) => write!(
                f,
                "nothing here is called {label}; check it, or take in what others recorded"
            ),
            Self::Taken(label) => write!(f, "{label} names something else already; choose another label"),
            Self::Text(longest) => write!(
                f,
                "a text here has 1 to {longest} characters; say it in that many, for every party alike"
            ),
            Self::NobodyAsked => write!(f, "a request asks one party or more, and none of them is who asks"),
            Self::NotAsked(party) => write!(
                f,
                "{party} was not asked; record what it says as its account, or make another request"
            ),
            Self::Before(day) => write!(f, "that is dated before {day}, on which it begins; check the day"),
            Self::Steps => write!(f, "a request has at most 9 steps to answer, of 1 to 365 days each"),
            Self::NoAgreement => write!(
                f,
                "an agreement has a clause or more and somebody who must sign, nobody twice"
            ),
            Self::NotASigner(party) => write!(
                f,
                "{party} is none of those who must sign; draft a version that names it"
            ),
            Self::OtherVersion => write!(
                f,
                "that is not the version that stands: the text was changed, or there are two; read it, then sign that one"
            ),
            Self::Done => write!(f, "that is so already, as far as is known here"),
            Self::EndsBefore => write!(f, "it must end after it begins"),
        }
    }
}

type Refs = Result<Vec<FactId>, NotSaid>;

impl Access {
    /// Says what a fact about access must cite, or why it is not recorded. What others recorded is taken in whatever this says.
    pub(crate) fn may(&self, said: &Said, now: Timestamp) -> Refs {
        match said {
            Said::PartyNamed { party, name } => {
                text(name, LONGEST_NAME)?;
                again(self.parties.get(party), party)
            }
            Said::RequestMade { request, asks } => self.may_ask(request, asks),
            Said::RequestAnswered {
                request,
                party,
                on,
                source,
                ..
            } => {
                let (record, asks) = self.asked(request)?;
                text(source, LONGEST_NAME)?;
                if !asks.to.contains(party) {
                    return Err(NotSaid::NotAsked(party.clone()));
                }
                not_before(*on, asks.on)?;
                let before = record.answers.get(party).map(Heads::ids).unwrap_or_default();
                Ok([record.made(), before].concat())
            }
            Said::RequestWithdrawn { request, on, source } => {
                let (record, asks) = self.asked(request)?;
                text(source, LONGEST_NAME)?;
                not_before(*on, asks.on)?;
                match record.taken_back() {
                    Some(_) => Err(NotSaid::Done),
                    None => Ok(record.made()),
                }
            }
            Said::Hindered { event, what } => self.may_hinder(event, what),
            Said::FigureTold { figure, told } => {
                self.party(&told.told_by)?;
                text(&told.place, LONGEST_NAME)?;
                text(&told.source, LONGEST_NAME)?;
                Ok(self.figures.get(figure).map(Heads::ids).unwrap_or_default())
            }
            Said::AccountGiven {
                of,
                party,
                words,
                source,
            } => {
                self.party(party)?;
                text(words, LONGEST_TEXT)?;
                text(source, LONGEST_NAME)?;
                if !self.requests.contains_key(of) && !self.events.contains_key(of) {
                    return Err(NotSaid::Unknown(of.clone()));
                }
                let own = self.accounts.get(of).and_then(|accounts| accounts.get(party));
                Ok(own.map(Heads::ids).unwrap_or_default())
            }
            Said::AgreementDrafted { agreement, draft } => self.may_draft(agreement, draft, now),
            Said::AgreementSigned {
                agreement,
                version,
                party,
                source,
                ..
            } => {
                text(source, LONGEST_NAME)?;
                self.may_sign(agreement, *version, party)
            }
            Said::AgreementLeft {
                agreement,
                party,
                source,
                ..
            } => {
                text(source, LONGEST_NAME)?;
                self.party(party)?;
                let record = self
                    .agreements
                    .get(agreement)
                    .ok_or_else(|| NotSaid::Unknown(agreement.clone()))?;
                Ok(record.signatures.get(party).map(Heads::ids).unwrap_or_default())
            }
            Said::WindowProposed { window, terms } => self.may_propose(window, terms),
            Said::WindowShut {
                window, party, source, ..
            }
            | Said::WindowReopened {
                window, party, source, ..
            } => {
                text(source, LONGEST_NAME)?;
                self.party(party)?;
                let record = self
                    .windows
                    .get(window)
                    .ok_or_else(|| NotSaid::Unknown(window.clone()))?;
                let shut = record.shut_by().iter().any(|(by, _)| by == party);
                match (said, shut) {
                    (Said::WindowReopened { .. }, false) => Err(NotSaid::Done),
                    _ => Ok(record.turns.get(party).map(Heads::ids).unwrap_or_default()),
                }
            }
        }
    }

    fn party(&self, party: &Label) -> Result<(), NotSaid> {
        let known = self.parties.contains_key(party);
        known.then_some(()).ok_or_else(|| NotSaid::UnknownParty(party.clone()))
    }

    fn asked(&self, request: &Label) -> Result<(&super::RequestRecord, &Request), NotSaid> {
        let record = self.requests.get(request);
        let known = record.and_then(|record| Some((record, record.request()?)));
        known.ok_or_else(|| NotSaid::Unknown(request.clone()))
    }

    fn may_ask(&self, request: &Label, asks: &Request) -> Refs {
        free(self.events.contains_key(request), request)?;
        let before = again(self.requests.get(request).map(|record| &record.made), request)?;
        text(&asks.about, LONGEST_TEXT)?;
        text(&asks.source, LONGEST_NAME)?;
        [&asks.from]
            .into_iter()
            .chain(&asks.to)
            .try_for_each(|party| self.party(party))?;
        if asks.to.is_empty() || asks.to.contains(&asks.from) {
            return Err(NotSaid::NobodyAsked);
        }
        if asks.steps.len() > 9 || asks.steps.iter().any(|days| !(1..=365).contains(days)) {
            return Err(NotSaid::Steps);
        }
        asks.wanted.map_or(Ok(()), |wanted| not_before(wanted, asks.on))?;
        Ok(before)
    }

    fn may_hinder(&self, event: &Label, what: &Event) -> Refs {
        free(self.requests.contains_key(event), event)?;
        self.party(&what.told_by)?;
        text(&what.place, LONGEST_NAME)?;
        text(&what.source, LONGEST_NAME)?;
        what.request
            .as_ref()
            .map_or(Ok(()), |request| self.asked(request).map(drop))?;
        what.until.map_or(Ok(()), |until| not_before(until, what.from))?;
        Ok(self.events.get(event).map(Heads::ids).unwrap_or_default())
    }

    fn may_draft(&self, agreement: &Label, draft: &Draft, now: Timestamp) -> Refs {
        text(&draft.title, LONGEST_NAME)?;
        draft.signers.iter().try_for_each(|party| self.party(party))?;
        draft
            .clauses
            .iter()
            .try_for_each(|clause| text(&clause.text, LONGEST_TEXT))?;
        let once = draft.signers.windows(2).all(|pair| pair[0] < pair[1]);
        if draft.clauses.is_empty() || draft.signers.is_empty() || !once {
            return Err(NotSaid::NoAgreement);
        }
        if draft.ends.is_some_and(|ends| ends <= now) {
            return Err(NotSaid::EndsBefore);
        }
        Ok(self
            .agreements
            .get(agreement)
            .map(|record| record.drafts.ids())
            .unwrap_or_default())
    }

    fn may_sign(&self, agreement: &Label, version: FactId, party: &Label) -> Refs {
        let record = self
            .agreements
            .get(agreement)
            .ok_or_else(|| NotSaid::Unknown(agreement.clone()))?;
        match record.draft() {
            Some((stands, draft)) if stands == version => {
                if !draft.signers.contains(party) {
                    return Err(NotSaid::NotASigner(party.clone()));
                }
            }
            _ => return Err(NotSaid::OtherVersion),
        }
        let before = record.signatures.get(party).map(Heads::ids).unwrap_or_default();
        Ok([vec![version], before].concat())
    }

    fn may_propose(&self, window: &Label, terms: &WindowTerms) -> Refs {
        text(&terms.corridor, LONGEST_NAME)?;
        if !self.agreements.contains_key(&terms.agreement) {
            return Err(NotSaid::Unknown(terms.agreement.clone()));
        }
        if terms.closes <= terms.opens {
            return Err(NotSaid::EndsBefore);
        }
        Ok(self
            .windows
            .get(window)
            .map(|record| record.terms.ids())
            .unwrap_or_default())
    }
}

fn text(text: &str, longest: usize) -> Result<(), NotSaid> {
    let fits = !text.trim().is_empty() && text.chars().count() <= longest;
    fits.then_some(()).ok_or(NotSaid::Text(longest))
}

/// What is said once stands; only where it has two meanings is it said anew, and then it replaces both.
fn again<T: PartialEq>(known: Option<&Heads<T>>, label: &Label) -> Refs {
    match known.map(|known| known.distinct().len()) {
        None | Some(0) => Ok(Vec::new()),
        Some(1) => Err(NotSaid::Taken(label.clone())),
        Some(_) => Ok(known.map(Heads::ids).unwrap_or_default()),
    }
}

fn free(taken: bool, label: &Label) -> Refs {
    if taken {
        Err(NotSaid::Taken(label.clone()))
    } else {
        Ok(Vec::new())
    }
}

fn not_before(day: Day, begins: Day) -> Result<(), NotSaid> {
    (day >= begins).then_some(()).ok_or(NotSaid::Before(begins))
}
