//! What is known of access: a fold of facts, in any order the same.

use super::agreements::{AgreementRecord, Signature};
use super::heads::Heads;
use super::requests::{Answered, RequestRecord, TakenBack};
use super::windows::{Turn, WindowRecord};
use super::{Event, Figure, Label, Said};
use crate::ledger::FactId;
use serde::Serialize;
use std::collections::BTreeMap;

/// A party's own account of a request or an event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Account {
    /// Its words.
    pub words: String,
    /// Where this is known from.
    pub source: String,
}

/// Parties, requests, events, agreements and windows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Access {
    /// Names of parties, each with the fact that says so; one unless desks contradict each other.
    pub parties: BTreeMap<Label, Heads<String>>,
    /// Requests.
    pub requests: BTreeMap<Label, RequestRecord>,
    /// What stood in the way.
    pub events: BTreeMap<Label, Heads<Event>>,
    /// Figures as they were told.
    pub figures: BTreeMap<Label, Heads<Figure>>,
    /// Accounts of requests and events, by party.
    pub accounts: BTreeMap<Label, BTreeMap<Label, Heads<Account>>>,
    /// Agreements.
    pub agreements: BTreeMap<Label, AgreementRecord>,
    /// Windows.
    pub windows: BTreeMap<Label, WindowRecord>,
}

impl Access {
    /// Takes in what a fact says of access.
    pub(crate) fn add(&mut self, id: FactId, said: &Said, refs: &[FactId]) {
        match said {
            Said::PartyNamed { party, name } => {
                self.parties
                    .entry(party.clone())
                    .or_default()
                    .add(id, name.clone(), refs);
            }
            Said::RequestMade { request, asks } => self.request(request).made.add(id, asks.clone(), refs),
            Said::RequestAnswered {
                request,
                party,
                answer,
                on,
                source,
            } => {
                let (answer, on, source) = (answer.clone(), *on, source.clone());
                let answers = self.request(request).answers.entry(party.clone()).or_default();
                answers.add(id, Answered { answer, on, source }, refs);
            }
            Said::RequestWithdrawn { request, on, source } => {
                let (on, source) = (*on, source.clone());
                self.request(request).taken_back.add(id, TakenBack { on, source }, refs);
            }
            Said::Hindered { event, what } => self
                .events
                .entry(event.clone())
                .or_default()
                .add(id, what.clone(), refs),
            Said::FigureTold { figure, told } => {
                self.figures
                    .entry(figure.clone())
                    .or_default()
                    .add(id, told.clone(), refs);
            }
            Said::AccountGiven {
                of,
                party,
                words,
                source,
            } => {
                let accounts = self.accounts.entry(of.clone()).or_default();
                let (words, source) = (words.clone(), source.clone());
                accounts
                    .entry(party.clone())
                    .or_default()
                    .add(id, Account { words, source }, refs);
            }
            Said::AgreementDrafted { agreement, draft } => {
                self.agreements
                    .entry(agreement.clone())
                    .or_default()
                    .drafts
                    .add(id, draft.clone(), refs);
            }
            Said::AgreementSigned {
                agreement,
                version,
                party,
                on,
                source,
            } => {
                let (version, on, source) = (*version, *on, source.clone());
                self.signature(agreement, party, id, Signature::Signed { version, on, source }, refs);
            }
            Said::AgreementLeft {
                agreement,
                party,
                on,
                source,
            } => {
                let (on, source) = (*on, source.clone());
                self.signature(agreement, party, id, Signature::Left { on, source }, refs);
            }
            Said::WindowProposed { window, terms } => {
                self.windows
                    .entry(window.clone())
                    .or_default()
                    .terms
                    .add(id, terms.clone(), refs);
            }
            Said::WindowShut {
                window,
                party,
                how,
                on,
                source,
            } => {
                let (shut, on, source) = (Some(*how), *on, source.clone());
                self.turn(window, party, id, Turn { shut, on, source }, refs);
            }
            Said::WindowReopened {
                window,
                party,
                on,
                source,
            } => {
                let (shut, on, source) = (None, *on, source.clone());
                self.turn(window, party, id, Turn { shut, on, source }, refs);
            }
        }
    }

    fn request(&mut self, request: &Label) -> &mut RequestRecord {
        self.requests.entry(request.clone()).or_default()
    }

    fn signature(&mut self, agreement: &Label, party: &Label, id: FactId, done: Signature, refs: &[FactId]) {
        let signatures = &mut self.agreements.entry(agreement.clone()).or_default().signatures;
        signatures.entry(party.clone()).or_default().add(id, done, refs);
    }

    fn turn(&mut self, window: &Label, party: &Label, id: FactId, turn: Turn, refs: &[FactId]) {
        let turns = &mut self.windows.entry(window.clone()).or_default().turns;
        turns.entry(party.clone()).or_default().add(id, turn, refs);
    }

    /// Returns the name of a party as it calls itself; its label where that is not known.
    pub fn name_of(&self, party: &Label) -> String {
        let name = self.parties.get(party).and_then(Heads::first);
        name.map(|(_, name)| name.clone()).unwrap_or_else(|| party.to_string())
    }

    /// Returns what has two meanings because desks that did not know of each other used one label, with the facts. The same said twice has one,
    /// save a text to be signed: a signature is under one of the two.
    pub(crate) fn contradictions(&self) -> BTreeMap<Label, Vec<FactId>> {
        fn differ<'a, T: PartialEq + 'a>(
            all: impl Iterator<Item = (&'a Label, &'a Heads<T>)>,
        ) -> impl Iterator<Item = (&'a Label, Vec<FactId>)> {
            let differ = all.filter(|(_, heads)| heads.distinct().len() > 1);
            differ.map(|(label, heads)| (label, heads.ids()))
        }
        let requests = self.requests.iter().map(|(label, record)| (label, &record.made));
        let windows = self.windows.iter().map(|(label, record)| (label, &record.terms));
        let drafts = self
            .agreements
            .iter()
            .map(|(label, record)| (label, record.drafts.ids()));
        let all = differ(self.parties.iter())
            .chain(differ(requests))
            .chain(differ(self.events.iter()))
            .chain(differ(self.figures.iter()))
            .chain(differ(windows))
            .chain(drafts.filter(|(_, facts)| facts.len() > 1));
        let mut several: BTreeMap<Label, Vec<FactId>> = BTreeMap::new();
        for (label, facts) in all {
            several.entry(label.clone()).or_default().extend(facts);
        }
        several
    }
}
