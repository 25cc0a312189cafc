//! What facts about access say, in words that take no side.

use super::{AgreementState, Answer, Label, Reply, Said, WindowState};
use std::fmt;

fn list(labels: &[Label]) -> String {
    let labels: Vec<String> = labels.iter().map(ToString::to_string).collect();
    labels.join(", ")
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PartyNamed { party, name } => write!(f, "party {party}: {name}"),
            Self::RequestMade { request, asks } => {
                write!(
                    f,
                    "request {request}: {} asks {}: {}",
                    asks.from,
                    list(&asks.to),
                    asks.topic
                )
            }
            Self::RequestAnswered {
                request, party, answer, ..
            } => write!(f, "request {request}: {party} {answer}"),
            Self::RequestWithdrawn { request, .. } => write!(f, "request {request} taken back"),
            Self::Hindered { event, what } => write!(f, "event {event}: {}, as {} says", what.kind, what.told_by),
            Self::FigureTold { figure, told } => {
                write!(f, "figure {figure}: {}, as {} says", told.counted, told.told_by)
            }
            Self::AccountGiven { of, party, .. } => write!(f, "account of {of} by {party}"),
            Self::AgreementDrafted { agreement, draft } => {
                write!(f, "agreement {agreement}: text with {} clauses", draft.clauses.len())
            }
            Self::AgreementSigned { agreement, party, .. } => write!(f, "agreement {agreement} signed by {party}"),
            Self::AgreementLeft { agreement, party, .. } => write!(f, "agreement {agreement} left by {party}"),
            Self::WindowProposed { window, terms } => {
                write!(
                    f,
                    "window {window} of corridor {} proposed under {}",
                    terms.corridor, terms.agreement
                )
            }
            Self::WindowShut { window, party, how, .. } => write!(f, "window {window} {how} by {party}"),
            Self::WindowReopened { window, party, .. } => write!(f, "window {window} no longer shut by {party}"),
        }
    }
}

impl fmt::Display for Answer {
    /// As what a party did.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Accepted => write!(f, "accepted"),
            Self::Declined(why) => write!(f, "declined ({why})"),
            Self::Countered(other) => write!(f, "proposed {other} instead"),
            Self::Came => write!(f, "came"),
            Self::StayedAway => write!(f, "did not come"),
            Self::LetIn => write!(f, "let them in"),
            Self::TurnedBack(why) => write!(f, "did not let them in ({why})"),
        }
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Waiting { due, step, of } if *of > 1 => write!(f, "may answer until {due} (step {step} of {of})"),
            Self::Waiting { due, .. } => write!(f, "may answer until {due}"),
            Self::NoDeadline => write!(f, "no reply is recorded; no deadline was set"),
            Self::Silent { since, days } => write!(f, "no reply recorded by {since}, {days} days ago"),
            Self::Answered { answers, late } => {
                let answers: Vec<String> = answers
                    .iter()
                    .map(|one| format!("{} on {}", one.answer, one.on))
                    .collect();
                write!(f, "{}", answers.join("; and, as others recorded, "))?;
                match late {
                    0 => Ok(()),
                    days => write!(f, ", {days} days after the deadline"),
                }
            }
            Self::TakenBack(on) => write!(f, "taken back on {on}"),
        }
    }
}

impl fmt::Display for AgreementState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoText => write!(f, "no text of it is here"),
            Self::TwoTexts(facts) => write!(f, "there are {} texts; draft one that replaces them", facts.len()),
            Self::Ended => write!(f, "it has ended"),
            Self::Missing { unsigned, left } => {
                let part = |parties: &[Label], words: &str| match parties {
                    [] => None,
                    parties => Some(format!("{words} {}", list(parties))),
                };
                let parts = [part(unsigned, "not signed by"), part(left, "left by")];
                let parts: Vec<String> = parts.into_iter().flatten().collect();
                match parts.is_empty() {
                    true => write!(f, "it names nobody who must sign"),
                    false => write!(f, "{}", parts.join("; ")),
                }
            }
            Self::InForce => write!(f, "signed by all who must"),
        }
    }
}

impl fmt::Display for WindowState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => write!(f, "open"),
            Self::Opens(_) => write!(f, "agreed, not yet open"),
            Self::Over => write!(f, "over"),
            Self::Shut(by) => {
                let by: Vec<String> = by.iter().map(|(party, how)| format!("{how} by {party}")).collect();
                write!(f, "shut: {}", by.join(", "))
            }
            Self::NotAgreed(agreement, state) => write!(f, "shut: agreement {agreement}: {state}"),
            Self::Unclear => write!(f, "shut: what was proposed is not clear; propose it anew"),
        }
    }
}
