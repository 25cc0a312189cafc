//! Bundles between stores: cut anywhere, damaged anywhere, hostile, in any order; in the end all stores say the same.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use actions::ledger::{BundleTaken, Here, NotRecorded, open_bundle, take_in};
use ciborium::value::Value;
use envelope::DeviceKey;
use movement::ledger::{Body, Fact, FactId, HouseholdId, LedgerId, Role, State, Timestamp};
use proptest::prelude::*;
use proptest::sample::Index;
use sha2::{Digest, Sha256};
use std::io::Read;
use store::{Memory, SIZES, Store, bundle, question};

mod devices;
mod quota;
mod sealed;
mod sync;

const FOUNDER: u8 = 1;

fn ledger() -> LedgerId {
    LedgerId::opened_by(DeviceKey::from_secret(&[FOUNDER; 32]).author())
}

/// Returns the facts of one device: households, after those that open the ledger where it is the founder's.
fn facts(device: u8, households: u8) -> Vec<Vec<u8>> {
    let key = DeviceKey::from_secret(&[device; 32]);
    let mut bodies = Vec::new();
    if device == FOUNDER {
        bodies.push(Body::LedgerOpened {
            operation: "Tests".to_owned(),
        });
        bodies.extend((1..=12).map(|other| Body::DeviceEnrolled {
            device: DeviceKey::from_secret(&[other; 32]).author(),
            roles: vec![Role::Clerk],
        }));
    }
    bodies.extend((0..households).map(|number| Body::HouseholdRegistered {
        household: HouseholdId([device, number].repeat(8).try_into().unwrap()),
        token: format!("H{device}-{number}"),
    }));
    let mut prev = None;
    let signed = (0..).zip(bodies).map(|(seq, body)| {
        let fact = Fact {
            ledger: ledger(),
            author: key.author(),
            seq,
            prev,
            site: "camp".to_owned(),
            at: Timestamp(0),
            refs: Vec::new(),
            body,
        };
        let signed = key.sign(fact).unwrap();
        prev = Some(signed.id);
        signed.bytes
    });
    signed.collect()
}

/// A fact of a device with a number of its own choice.
fn fact_of(device: u8, seq: u64) -> Vec<u8> {
    let key = DeviceKey::from_secret(&[device; 32]);
    let fact = Fact {
        ledger: ledger(),
        author: key.author(),
        seq,
        prev: (seq > 0).then_some(FactId([1; 32])),
        site: "camp".to_owned(),
        at: Timestamp(0),
        refs: Vec::new(),
        body: Body::HouseholdRegistered {
            household: HouseholdId([device; 16]),
            token: format!("H{device}-{seq}"),
        },
    };
    key.sign(fact).unwrap().bytes
}

/// Facts of a device that the founder enrolled.
fn enrolled_with(facts: u64) -> Vec<Vec<u8>> {
    (0..facts).map(|seq| fact_of(5, seq)).collect()
}

/// A bundle of things that are no facts, each with a right sum.
fn with_junk(all: &[Vec<u8>]) -> Vec<u8> {
    let mut sent = promising(all.len() as u64);
    sent.extend(all.iter().flat_map(|junk| item(junk)));
    sent
}

fn holding(facts: &[Vec<u8>]) -> Memory {
    let mut store = Memory::new(ledger());
    store.take_in(facts).unwrap();
    store
}

fn take_in_bundle(to: &mut Memory, from: impl Read) -> Result<BundleTaken, NotRecorded> {
    let mut here = Here {
        store: to,
        blobs: None,
        device: None,
        room: None,
    };
    actions::ledger::take_in_bundle(&mut here, open_bundle(from, None)?)
}

fn state(store: &Memory) -> State {
    State::of(ledger(), &store.facts().unwrap())
}

/// One store answers what another one lacks, over a carrier that changes the bytes.
fn pass(from: &Memory, to: &mut Memory, carrier: impl FnOnce(&mut Vec<u8>)) {
    let mut sent = bundle(from, &to.vector().unwrap()).unwrap().bytes;
    carrier(&mut sent);
    // What cannot be read at all leaves the store as it was.
    take_in_bundle(to, &sent[..]).ok();
}

fn used(sent: &[u8]) -> usize {
    sent.iter().rposition(|byte| *byte != 0).unwrap() + 1
}

#[test]
fn a_bundle_cut_at_any_byte_gives_what_came_whole_and_the_rest_is_asked_for_again() {
    let from = holding(&facts(2, 6));
    let sent = bundle(&from, &Memory::new(ledger()).vector().unwrap())
        .unwrap()
        .in_the_clear();
    let end = used(&sent);
    let mut came = 0;
    for cut in 0..=end + 1 {
        let mut to = Memory::new(ledger());
        if let Ok(done) = take_in_bundle(&mut to, &sent[..cut]) {
            let received = to.received().unwrap();
            assert_eq!(done.taken.new as u64 + done.missing, 6, "cut at {cut}");
            assert_eq!(
                (received.all, received.quarantined),
                (done.taken.new as u64, 0),
                "cut at {cut}"
            );
            assert!(done.taken.new >= came, "more bytes give no less");
            came = done.taken.new;
        }
        pass(&from, &mut to, |_| ());
        assert_eq!(state(&to), state(&from), "cut at {cut}");
        assert_eq!(to.received().unwrap().duplicate, 0, "nothing is sent twice");
    }
    assert_eq!(came, 6);
}

#[test]
fn a_bit_that_flips_on_the_way_is_never_believed_and_nothing_stays_away_for_it() {
    let from = holding(&facts(2, 4));
    let sent = bundle(&from, &Memory::new(ledger()).vector().unwrap()).unwrap().bytes;
    for at in 0..used(&sent) {
        let mut changed = sent.clone();
        changed[at] ^= 1 << (at % 8);
        let mut to = Memory::new(ledger());
        if let Ok(done) = take_in_bundle(&mut to, &changed[..]) {
            let all = (done.taken.new + done.taken.quarantined + done.damaged) as u64 + done.missing;
            assert_eq!(all, 4, "byte {at}");
        }
        assert!(
            to.quarantine().unwrap().is_empty(),
            "damage is told from what somebody wrote"
        );
        pass(&from, &mut to, |_| ());
        assert_eq!(state(&to), state(&from), "byte {at}");
    }
}

/// Bytes without end: a beginning, and then the same again and again. Counts what was read.
struct Flood {
    first: Vec<u8>,
    again: Vec<u8>,
    at: usize,
}

impl Read for Flood {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        for byte in into.iter_mut() {
            let beyond = self.at.saturating_sub(self.first.len());
            *byte = *self
                .first
                .get(self.at)
                .unwrap_or(&self.again[beyond % self.again.len()]);
            self.at += 1;
        }
        Ok(into.len())
    }
}

#[test]
fn a_flood_is_given_up_long_before_it_fills_a_disk_or_the_memory() {
    let hostile = |first: &[u8], again: &[u8]| {
        let mut flood = Flood {
            first: first.to_vec(),
            again: again.to_vec(),
            at: 0,
        };
        let mut to = Memory::new(ledger());
        let done = take_in_bundle(&mut to, &mut flood);
        (flood.at, to.received().unwrap(), done)
    };
    // A head that promises endless facts, with a right sum; junk of the longest kind with wrong sums comes after it.
    let promise = promising(u64::MAX);
    let mut junk = vec![0x82, 0x59, 0x40, 0x00];
    junk.extend([7; 0x4000]);
    junk.extend([0x48; 9]);
    let (read, received, done) = hostile(&promise, &junk);
    assert!(read < 40 << 20, "{read} bytes of a flood were read");
    assert!(done.unwrap().gave_up && received.all == 0);
    // Bombs: lengths that no memory has, nests without end, nothing but zeros.
    for bomb in [
        &[0x82, 0x5b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff][..],
        &[0x9b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        &[0x81; 64],
        &[0x5f, 0x41],
        &[],
    ] {
        for first in [&promise[..], &[]] {
            let first = [first, bomb].concat();
            let (read, received, done) = hostile(&first, &[0]);
            assert!(read < 3 << 20 && received.all == 0, "{read} bytes, {bomb:?}");
            assert!(done.is_err() || done.unwrap().missing > 0);
        }
    }
}

/// Returns the head of an empty bundle, changed to promise so many facts.
fn promising(facts: u64) -> Vec<u8> {
    let head = cbor(&Value::Array(vec![
        Value::from("corridor bundle 1"),
        Value::Bytes(ledger().0.to_vec()),
        Value::Array(Vec::new()),
        Value::from(facts),
    ]));
    item(&head)
}

fn cbor(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes
}

fn item(content: &[u8]) -> Vec<u8> {
    let sum = Sha256::digest(content)[..8].to_vec();
    cbor(&Value::Array(vec![Value::Bytes(content.to_vec()), Value::Bytes(sum)]))
}

#[test]
fn every_bundle_has_one_of_six_sizes_and_an_empty_one_asks() {
    let from = holding(&[facts(2, 120), facts(3, 120)].concat());
    let asked = question(&Memory::new(ledger())).unwrap();
    assert_eq!((asked.facts, asked.in_the_clear().len()), (0, SIZES[0]));
    let all = bundle(&from, &[].into()).unwrap();
    assert_eq!((all.facts, all.left), (240, 0));
    assert!(SIZES[1..].contains(&all.in_the_clear().len()));
}

/// Facts of a device until it was set back to an older copy, and then other ones under the same numbers.
fn two_histories(first: u8, second: u8) -> [Vec<Vec<u8>>; 2] {
    let key = DeviceKey::from_secret(&[2; 32]);
    let told = |word: &str, households: u8| {
        let mut prev = None;
        let signed = (0..households).map(|number| {
            let own = if number < 2 { "both" } else { word };
            let fact = Fact {
                ledger: ledger(),
                author: key.author(),
                seq: number.into(),
                prev,
                site: "camp".to_owned(),
                at: Timestamp(0),
                refs: Vec::new(),
                body: Body::HouseholdRegistered {
                    household: HouseholdId([number; 16]),
                    token: format!("{own}-{number}"),
                },
            };
            let signed = key.sign(fact).unwrap();
            prev = Some(signed.id);
            signed.bytes
        });
        signed.collect()
    };
    [told("first", first), told("second", second)]
}

#[test]
fn both_histories_of_a_device_that_was_set_back_are_everywhere_after_three_exchanges() {
    for (first, second) in [(5, 5), (5, 8), (8, 5), (3, 9)] {
        let [one, other] = two_histories(first, second);
        let all = state(&holding(&[one.clone(), other.clone()].concat()));
        let (mut here, mut there) = (holding(&one), holding(&other));
        for _ in 0..3 {
            pass(&here, &mut there, |_| ());
            pass(&there, &mut here, |_| ());
        }
        assert!(
            state(&here) == all && state(&there) == all,
            "{first} and {second} facts"
        );
        assert!(
            bundle(&here, &there.vector().unwrap()).unwrap().facts == 0,
            "then nothing is sent again"
        );
        // From store to store it takes one.
        let mut here = holding(&one);
        take_in(&mut here, &holding(&other)).unwrap();
        assert_eq!(state(&here), all);
    }
}

#[test]
fn a_bundle_of_another_ledger_is_refused_whole() {
    let sent = bundle(&holding(&facts(2, 2)), &[].into()).unwrap().bytes;
    let mut other = Memory::new(LedgerId([9; 32]));
    assert!(take_in_bundle(&mut other, &sent[..]).is_err());
    assert_eq!(other.received().unwrap().all, 0);
}

const REPLICAS: usize = 50;

/// Orders that are tried; more by `CORRIDOR_ORDERS`.
fn orders() -> u32 {
    std::env::var("CORRIDOR_ORDERS").map_or(40, |orders| orders.parse().unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(orders()) })]

    #[test]
    fn fifty_stores_that_exchange_in_any_order_over_links_that_break_say_the_same(
        meetings in prop::collection::vec((0..REPLICAS, 0..REPLICAS, any::<Index>(), any::<bool>()), 150),
        hub in 0..REPLICAS,
    ) {
        let devices: Vec<Vec<Vec<u8>>> = (1..=12).map(|device| facts(device, 1)).collect();
        let expected = state(&holding(&devices.concat()));
        let mut stores: Vec<Memory> = (0..REPLICAS)
            .map(|at| devices.get(at).map_or_else(|| Memory::new(ledger()), |facts| holding(facts)))
            .collect();
        for (from, to, cut, breaks) in meetings {
            let giver = stores[from].clone();
            pass(&giver, &mut stores[to], |sent| {
                if breaks {
                    sent.truncate(cut.index(used(sent)));
                }
            });
        }
        // The link is back: once to one of them and once from it.
        for at in 0..REPLICAS {
            let giver = stores[at].clone();
            pass(&giver, &mut stores[hub], |_| ());
        }
        let giver = stores[hub].clone();
        for store in &mut stores {
            pass(&giver, store, |_| ());
            prop_assert_eq!(&state(store), &expected);
            let received = store.received().unwrap();
            prop_assert_eq!(received.all, received.accepted + received.duplicate + received.quarantined);
        }
    }
}
