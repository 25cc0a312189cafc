//! What is open on a day, for the table at which people meet: requests without an answer, signatures and clauses that are missing, windows that are
//! shut, and what stands in the way.

use super::{Access, AgreementState, ClauseKind, Day, Event, Label, Reply, Request, WindowState};
use crate::ledger::Timestamp;

/// A request that one of those who were asked has not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenRequest<'a> {
    /// Its label.
    pub label: &'a Label,
    /// The request.
    pub asks: &'a Request,
    /// Who has not answered.
    pub party: &'a Label,
    /// Where it stands: waiting, silent, or without a deadline.
    pub reply: Reply,
}

/// An agreement that is not in force, or does not say all it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAgreement<'a> {
    /// Its label.
    pub label: &'a Label,
    /// Where it stands.
    pub state: AgreementState,
    /// Clauses of the list that it does not have.
    pub missing: Vec<ClauseKind>,
}

/// What is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda<'a> {
    /// Requests without an answer, by the day they were sent.
    pub requests: Vec<OpenRequest<'a>>,
    /// Agreements not in force, or with clauses missing.
    pub agreements: Vec<OpenAgreement<'a>>,
    /// Windows that are not over and not agreed, or shut.
    pub windows: Vec<(&'a Label, WindowState)>,
    /// What stands in the way and is not over.
    pub events: Vec<(&'a Label, &'a Event)>,
}

impl Agenda<'_> {
    /// Tells whether nothing is open.
    pub fn is_empty(&self) -> bool {
        self.requests.is_empty() && self.agreements.is_empty() && self.windows.is_empty() && self.events.is_empty()
    }
}

impl Access {
    /// Says what is open, with one party or with all. What was taken back or has an answer is not.
    pub fn agenda(&self, with: Option<&Label>, today: Day, now: Timestamp) -> Agenda<'_> {
        let mut requests: Vec<OpenRequest<'_>> = self
            .requests
            .keys()
            .flat_map(|label| self.unanswered(label, with, today))
            .collect();
        requests.sort_by_key(|open| (open.asks.on, open.label, open.party));
        let agreements = self.agreements.iter().filter_map(|(label, record)| {
            let draft = record.draft().map(|(_, draft)| draft);
            let concerns = with.is_none_or(|with| draft.is_none_or(|draft| draft.signers.contains(with)));
            let (state, missing) = (record.state(now), draft.map(super::Draft::missing).unwrap_or_default());
            let open = state != AgreementState::InForce || !missing.is_empty();
            (concerns && open).then_some(OpenAgreement { label, state, missing })
        });
        let windows = self.windows.iter().filter_map(|(label, window)| {
            let over = window.terms().is_some_and(|terms| terms.closes < now);
            let agreement = window
                .terms()
                .and_then(|terms| self.agreements.get(&terms.agreement)?.draft());
            let concerns = with.is_none_or(|with| agreement.is_none_or(|(_, draft)| draft.signers.contains(with)));
            let state = window.state(self, now);
            let shut = !matches!(state, WindowState::Open | WindowState::Opens(_) | WindowState::Over);
            (concerns && shut && !over).then_some((label, state))
        });
        let told = self
            .events
            .iter()
            .flat_map(|(label, told)| told.distinct().into_iter().map(move |(_, event)| (label, event)));
        let mut events: Vec<(&Label, &Event)> = told.filter(|(_, event)| event.until.is_none()).collect();
        events.sort_by_key(|(label, event)| (event.from, *label));
        Agenda {
            requests,
            agreements: agreements.collect(),
            windows: windows.collect(),
            events,
        }
    }

    fn unanswered<'a>(&'a self, label: &'a Label, with: Option<&Label>, today: Day) -> Vec<OpenRequest<'a>> {
        let record = &self.requests[label];
        let Some(asks) = record.request() else {
            return Vec::new();
        };
        let concerns = |party: &Label| with.is_none_or(|with| with == party || *with == asks.from);
        let open = asks.to.iter().filter(|party| concerns(party)).filter_map(|party| {
            let reply = record.reply(party, today);
            let open = matches!(reply, Reply::Waiting { .. } | Reply::Silent { .. } | Reply::NoDeadline);
            open.then_some(OpenRequest {
                label,
                asks,
                party,
                reply,
            })
        });
        if record.taken_back().is_some() {
            Vec::new()
        } else {
            open.collect()
        }
    }
}
