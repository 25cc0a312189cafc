//! Looks among sealed records for persons who are registered twice. Records `SealedOpened` for each household before anything is opened; only a
//! custodians' desk may. What was sealed stays in memory and is in no answer.

use super::open_sealed::{Unlocked, unlock};
use super::{Desk, NotRecorded};
use crate::duplicates::{Likely, NAMES, Search, ranked, spread};
use linkage::{Field, Kind, Row, fold};
use movement::ledger::{Body, HouseholdId, OpeningReason, Pairing, PersonId, Refusal, Role, State};
use seal::{CustodianKey, Particulars, Person, open};
use std::collections::{BTreeMap, BTreeSet};
use store::Blobs;

/// Kinds of papers, and of contacts, that are compared at most.
const KINDS: usize = 4;

/// A person of a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// The household in whose records it is.
    pub household: HouseholdId,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundDuplicates {
    /// Pairs that may be of one person and about which nobody decided, the likeliest first.
    pub pairs: Vec<Likely<Member>>,
    /// Likely pairs that are left out because somebody decided.
    pub decided: usize,
    /// Households whose records were opened.
    pub opened: usize,
    /// Households whose records are not at this desk, or that these custodians cannot open.
    pub sealed: usize,
}

/// Opens the records of every household that these custodians can open, in memory, and ranks the pairs of persons in them.
///
/// # Errors
/// This desk may not, or a medium failed: nothing is opened then. Or the records say too little to be compared.
pub fn find_duplicates(
    desk: &mut Desk<'_>,
    blobs: &dyn Blobs,
    keys: &[CustodianKey],
    search: Search,
) -> Result<FoundDuplicates, NotRecorded> {
    let state = desk.store.state()?;
    let custodians: BTreeSet<_> = keys.iter().map(CustodianKey::id).collect();
    let body = |household| Body::SealedOpened {
        household,
        reason: OpeningReason::Duplicates,
        custodians: custodians.iter().copied().collect(),
    };
    // Also where nothing is sealed as far as is known: who is no custodians' desk learns nothing, not even that.
    if !state.members.roles(desk.key.author()).contains(&Role::Custodian) {
        return Err(NotRecorded::Refused(Refusal::NotItsRole));
    }
    let (mut unlocked, mut sealed) = (BTreeMap::new(), 0);
    let known = state.custody.households.iter();
    let there = known.filter(|(_, record)| !record.blobs.is_empty() && record.erased.is_empty());
    for household in there.map(|(household, _)| *household) {
        desk.may(&state, &body(household))?;
        match unlock(desk.store.ledger(), &state, blobs, household, keys) {
            Ok(Unlocked { records, elsewhere: 0 }) if !records.is_empty() => {
                unlocked.insert(household, records);
            }
            Ok(_) | Err(NotRecorded::NotOpened(_)) => sealed += 1,
            Err(failed) => return Err(failed),
        }
    }
    desk.record_all(unlocked.keys().map(|household| body(*household)).collect())?;
    let mut people = People::default();
    for (household, records) in &unlocked {
        for (record, shares) in records {
            people.add(*household, open(record, shares).map_err(NotRecorded::NotOpened)?);
        }
    }
    let (pairs, decided) = people.ranked(&state, search)?;
    Ok(FoundDuplicates {
        pairs,
        decided,
        opened: unlocked.len(),
        sealed,
    })
}

/// What is written of one person, in all records of its household.
#[derive(Default)]
struct Written {
    household: Option<HouseholdId>,
    names: Vec<Vec<String>>,
    papers: Vec<(String, String)>,
    contacts: Vec<(String, String)>,
}

#[derive(Default)]
struct People(BTreeMap<PersonId, Written>);

impl People {
    fn add(&mut self, household: HouseholdId, particulars: Particulars) {
        for person in particulars.persons {
            let Person {
                id,
                names,
                papers,
                contacts,
                ..
            } = person;
            let written = self.0.entry(id).or_default();
            written.household = Some(household);
            written.names.extend(names.into_iter().map(|name| name.parts));
            let numbers = papers
                .into_iter()
                .filter_map(|paper| Some((fold(&paper.kind), paper.number?)));
            written.papers.extend(numbers);
            // Those of the household are everybody's in it, and tell its members apart from nobody.
            let contacts = contacts.into_iter().map(|contact| (fold(&contact.kind), contact.value));
            written.contacts.extend(contacts);
        }
    }

    /// Ranks all pairs, and counts those about which somebody decided.
    fn ranked(&self, state: &State, search: Search) -> Result<(Vec<Likely<Member>>, usize), NotRecorded> {
        if self.0.len() < 2 {
            return Ok((Vec::new(), 0));
        }
        let (fields, rows) = self.rows();
        let likely = ranked(fields, rows, None, search).map_err(NotRecorded::NotCompared)?;
        let member = |id: String| -> Option<Member> {
            let person = id.parse().ok()?;
            let household = self.0.get(&person)?.household?;
            Some(Member { person, household })
        };
        let named: Vec<Likely<Member>> = likely.into_iter().filter_map(|likely| likely.named(member)).collect();
        let all = named.len();
        let open: Vec<Likely<Member>> = named.into_iter().filter(|likely| is_open(state, likely)).collect();
        let decided = all - open.len();
        Ok((open, decided))
    }

    fn rows(&self) -> (Vec<Field>, Vec<Row>) {
        let named = |name: &str, kind| Field {
            name: name.to_owned(),
            kind,
        };
        let papers = most_common(self.0.values().flat_map(|written| &written.papers));
        let contacts = most_common(self.0.values().flat_map(|written| &written.contacts));
        let mut fields: Vec<Field> = NAMES.iter().map(|name| named(name, Kind::Name)).collect();
        // What kind a paper or a contact is was written freely, and is not repeated.
        fields.extend(papers.iter().map(|_| named("paper", Kind::Code)));
        fields.extend(contacts.iter().map(|_| named("contact", Kind::Code)));
        let rows = self.0.iter().map(|(person, written)| {
            let papers = papers.iter().map(|kind| first_of(&written.papers, kind));
            let contacts = contacts.iter().map(|kind| first_of(&written.contacts, kind));
            Row {
                id: person.to_string(),
                values: written.name().into_iter().chain(papers).chain(contacts).collect(),
            }
        });
        let rows = rows.collect();
        (fields, rows)
    }
}

impl Written {
    /// Returns the name with the most parts: of two scripts either does, since they are compared by sound.
    fn name(&self) -> [String; 4] {
        let longest = self.names.iter().rev().max_by_key(|parts| parts.len());
        let parts: Vec<&str> = longest.into_iter().flatten().map(String::as_str).collect();
        spread(&parts)
    }
}

fn is_open(state: &State, likely: &Likely<Member>) -> bool {
    let [one, other] = likely.pair.each_ref().map(|member| member.person);
    let undecided = state.duplicates.pairing(one, other) == Pairing::Open;
    undecided && !state.duplicates.group(one).contains(&other)
}

/// Returns the kinds that most persons have, in an order that depends on nothing else.
fn most_common<'w>(all: impl Iterator<Item = &'w (String, String)>) -> Vec<&'w str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    all.for_each(|(kind, _)| *counts.entry(kind).or_default() += 1);
    let mut kinds: Vec<(&str, usize)> = counts.into_iter().collect();
    kinds.sort_by_key(|(kind, count)| (std::cmp::Reverse(*count), *kind));
    kinds.into_iter().take(KINDS).map(|(kind, _)| kind).collect()
}

fn first_of(written: &[(String, String)], kind: &str) -> String {
    let with = written.iter().find(|(known, _)| known == kind);
    with.map_or(String::new(), |(_, value)| value.clone())
}
