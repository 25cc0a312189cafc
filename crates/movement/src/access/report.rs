//! What the record of access comes to on a day: who was silent and for how long, what stood in the way, and how many days it took.
//!
//! Days are counted once, whatever befell on them at the same time; people are given as a range, since events may be about the same ones.

use super::{Access, Account, Day, Event, Figure, Hindrance, Label, Reply, Request, RequestRecord};
use std::collections::{BTreeMap, BTreeSet};

/// Days from the first until the day before the last; until today where there is no last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The first day on which it was over; none while it lasts.
    pub until: Option<Day>,
}

impl Span {
    /// Returns its days.
    pub fn days(self, today: Day) -> u32 {
        self.from.until(self.until.unwrap_or(today))
    }
}

/// What somebody who was asked did, or did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Who.
    pub party: Label,
    /// Where the request stands with it.
    pub reply: Reply,
    /// Days waited in vain: from the request until the last deadline, where nothing came by then; until something came, where it came late.
    /// None where an answer came in time or may still come.
    pub waited: Option<Span>,
}

/// A request as the report shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestLine<'a> {
    /// Its label.
    pub label: &'a Label,
    /// The request.
    pub asks: &'a Request,
    /// Those who were asked.
    pub asked: Vec<Asked>,
    /// Accounts of it by party.
    pub accounts: Vec<(&'a Label, &'a Account)>,
    /// Where it is known from, each source once.
    pub sources: BTreeSet<&'a str>,
}

/// An event as the report shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventLine<'a> {
    /// Its label.
    pub label: &'a Label,
    /// What is told of it; several where desks that did not know of each other told it differently.
    pub told: Vec<&'a Event>,
    /// Accounts of it by party.
    pub accounts: Vec<(&'a Label, &'a Account)>,
    /// Where it is known from, each source once.
    pub sources: BTreeSet<&'a str>,
}

/// Days and people of some events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Events.
    pub events: usize,
    /// Days on which at least one lasted.
    pub days: u32,
    /// The fewest people affected: those of the largest event. None where no event says.
    pub people_at_least: Option<u64>,
    /// The most: all together, were they all different people.
    pub people_at_most: Option<u64>,
}

/// The record of access on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report<'a> {
    /// The day.
    pub today: Day,
    /// Requests, by the day they were sent.
    pub requests: Vec<RequestLine<'a>>,
    /// Events, by their first day.
    pub events: Vec<EventLine<'a>>,
    /// Figures as they were told, by day; none is added to another.
    pub figures: Vec<(&'a Label, &'a Figure)>,
    /// Days and people by kind of event.
    pub by_kind: BTreeMap<Hindrance, Sum>,
    /// Days and people of all events.
    pub all: Sum,
    /// Days on which somebody waited in vain for an answer.
    pub days_waited: u32,
    /// Days on which somebody waited in vain or something stood in the way.
    pub days_lost: u32,
}

impl Access {
    /// Says what the record comes to on a day.
    pub fn report(&self, today: Day) -> Report<'_> {
        let mut requests: Vec<_> = self
            .requests
            .keys()
            .filter_map(|label| self.request_line(label, today))
            .collect();
        requests.sort_by_key(|line| (line.asks.on, line.label));
        let mut events: Vec<_> = self.events.keys().filter_map(|label| self.event_line(label)).collect();
        events.sort_by_key(|line| (line.told.iter().map(|told| told.from).min(), line.label));
        let told = || events.iter().flat_map(|line| line.told.iter().copied());
        let mut by_kind: BTreeMap<Hindrance, Vec<&Event>> = BTreeMap::new();
        for event in told() {
            by_kind.entry(event.kind).or_default().push(event);
        }
        let waited = || {
            requests
                .iter()
                .flat_map(|line| line.asked.iter().filter_map(|asked| asked.waited))
        };
        let lasted = || told().map(|event| event.span());
        Report {
            by_kind: by_kind
                .into_iter()
                .map(|(kind, events)| (kind, sum(&events, today)))
                .collect(),
            all: sum(&told().collect::<Vec<_>>(), today),
            days_waited: days_of(waited(), today),
            days_lost: days_of(waited().chain(lasted()), today),
            today,
            figures: self.figures_told(),
            requests,
            events,
        }
    }

    fn request_line<'a>(&'a self, label: &'a Label, today: Day) -> Option<RequestLine<'a>> {
        let record = self.requests.get(label)?;
        let asks = record.request()?;
        let asked = asks.to.iter().map(|party| {
            let reply = record.reply(party, today);
            let waited = waited(record, asks, party, today);
            Asked {
                party: party.clone(),
                reply,
                waited,
            }
        });
        let mut sources: BTreeSet<&str> = [asks.source.as_str()].into();
        for party in record.answers.keys() {
            sources.extend(record.answers_of(party).map(|answer| answer.source.as_str()));
        }
        let accounts = self.accounts_of(label);
        sources.extend(accounts.iter().map(|(_, account)| account.source.as_str()));
        Some(RequestLine {
            label,
            asks,
            asked: asked.collect(),
            accounts,
            sources,
        })
    }

    fn figures_told(&self) -> Vec<(&Label, &Figure)> {
        let all = self.figures.iter();
        let told = all.flat_map(|(label, told)| told.distinct().into_iter().map(move |(_, figure)| (label, figure)));
        let mut told: Vec<_> = told.collect();
        told.sort_by_key(|(label, figure)| (figure.on, figure.counted, *label));
        told
    }

    fn event_line<'a>(&'a self, label: &'a Label) -> Option<EventLine<'a>> {
        let told: Vec<&Event> = self
            .events
            .get(label)?
            .distinct()
            .into_iter()
            .map(|(_, event)| event)
            .collect();
        let accounts = self.accounts_of(label);
        let sources = told.iter().map(|event| event.source.as_str());
        let sources = sources
            .chain(accounts.iter().map(|(_, account)| account.source.as_str()))
            .collect();
        Some(EventLine {
            label,
            told,
            accounts,
            sources,
        })
    }

    /// Returns each party's account of a request or an event; two of one party where two desks took one down.
    fn accounts_of(&self, label: &Label) -> Vec<(&Label, &Account)> {
        let accounts = self.accounts.get(label).into_iter().flatten();
        let each =
            accounts.flat_map(|(party, own)| own.distinct().into_iter().map(move |(_, account)| (party, account)));
        each.collect()
    }
}

/// Days waited in vain for one party.
fn waited(record: &RequestRecord, asks: &Request, party: &Label, today: Day) -> Option<Span> {
    let due = asks.deadlines().last().copied()?;
    let until = match record.answers_of(party).map(|answer| answer.on).min() {
        Some(came) if came > due => came,
        Some(_) => return None,
        // Whoever took it back in time waited for nothing any more.
        None if record.taken_back().is_some_and(|back| back.on <= due) => return None,
        None if today > due => due,
        None => return None,
    };
    Some(Span {
        from: asks.on,
        until: Some(until),
    })
}

impl Event {
    /// Returns the days it lasted.
    pub fn span(&self) -> Span {
        Span {
            from: self.from,
            until: self.until,
        }
    }
}

fn sum(events: &[&Event], today: Day) -> Sum {
    let people = || events.iter().filter_map(|event| event.people);
    Sum {
        events: events.len(),
        days: days_of(events.iter().map(|event| event.span()), today),
        people_at_least: people().max(),
        people_at_most: people().max().map(|_| people().fold(0, u64::saturating_add)),
    }
}

/// Returns on how many days at least one of some spans lasted.
fn days_of(spans: impl Iterator<Item = Span>, today: Day) -> u32 {
    let mut spans: Vec<(Day, Day)> = spans.map(|span| (span.from, span.until.unwrap_or(today))).collect();
    spans.sort_unstable();
    let (mut days, mut counted) = (0, None);
    for (from, until) in spans {
        let from = counted.map_or(from, |counted: Day| from.max(counted));
        days += from.until(until);
        counted = Some(counted.map_or(until, |counted| counted.max(until)));
    }
    days
}
