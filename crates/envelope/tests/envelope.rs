//! Envelopes, promises: what is signed is read back; whatever else means the same or nearly the same is refused.
#![allow(clippy::unwrap_used, missing_docs)]

use ciborium::value::Value;
use coset::{CoseSign1, TaggedCborSerializable};
use ed25519_dalek::{Signer, SigningKey};
use envelope::{DeviceKey, LONGEST, NotAFact, Signed, open};
use movement::ledger::{
    AuthorId, Body, Channel, ConvoyId, Direction, Fact, FactId, Ground, Hearing, HouseholdId, LedgerId, PersonId,
    Purpose, Role, Signer as By, Source, Standing, Timestamp, TransportNeed,
};
use proptest::prelude::*;

const SECRET: [u8; 32] = [7; 32];

fn key() -> DeviceKey {
    DeviceKey::from_secret(&SECRET)
}

fn purposes() -> impl Strategy<Value = Purpose> {
    prop_oneof![
        Just(Purpose::Move),
        ("[a-z-]{1,12}", "\\PC{0,12}").prop_map(|(purpose, recipient)| Purpose::Share { purpose, recipient }),
    ]
}

fn persons() -> impl Strategy<Value = PersonId> {
    any::<[u8; 16]>().prop_map(PersonId)
}

fn bodies() -> impl Strategy<Value = Body> {
    let household = any::<[u8; 16]>().prop_map(HouseholdId);
    let roles = prop::sample::subsequence(vec![Role::Keeper, Role::Clerk, Role::Protection, Role::Convoy], 0..=4);
    let grounds = prop_oneof![Just(Ground::CannotBeAsked), Just(Ground::GuardianAway)];
    let needs = prop::sample::subsequence(
        vec![
            TransportNeed::Wheelchair,
            TransportNeed::Stretcher,
            TransportNeed::NearDoor,
        ],
        0..=3,
    );
    let standing = prop_oneof![
        Just(Standing::Adult),
        Just(Standing::Unaccompanied),
        persons().prop_map(Standing::Dependant),
    ];
    let by = prop_oneof![Just(By::Own), persons().prop_map(By::Guardian)];
    let told = prop::collection::vec("[a-z0-9-]{1,8}", 0..3);
    let hearing =
        ("[a-z]{2}", any::<bool>(), told).prop_map(|(language, alone, told)| Hearing { language, alone, told });
    let channels = prop::sample::select(vec![
        Channel::InPerson,
        Channel::Message,
        Channel::AtTheDoor,
        Channel::Reported,
    ]);
    let directions = prop::sample::select(vec![Direction::In, Direction::Out]);
    prop_oneof![
        "\\PC{0,30}".prop_map(|operation| Body::LedgerOpened { operation }),
        (any::<[u8; 32]>(), roles).prop_map(|(device, roles)| Body::DeviceEnrolled {
            device: AuthorId(device),
            roles
        }),
        (any::<[u8; 32]>(), any::<u64>()).prop_map(|(device, facts)| Body::DeviceRemoved {
            device: AuthorId(device),
            facts
        }),
        (household.clone(), "[A-Z0-9]{6}")
            .prop_map(|(household, token)| Body::HouseholdRegistered { household, token }),
        (persons(), household, standing).prop_map(|(person, household, standing)| Body::PersonRegistered {
            person,
            household,
            standing
        }),
        (persons(), needs).prop_map(|(person, needs)| Body::NeedsRecorded { person, needs }),
        (persons(), persons()).prop_map(|(person, receiver)| Body::BestInterestsDecided { person, receiver }),
        (persons(), purposes(), by, hearing, any::<i64>()).prop_map(|(person, purpose, by, hearing, expires)| {
            Body::ConsentGiven {
                person,
                purpose,
                by,
                hearing,
                expires: Timestamp(expires),
            }
        }),
        (persons(), purposes(), channels).prop_map(|(person, purpose, channel)| Body::ConsentWithdrawn {
            person,
            purpose,
            channel
        }),
        (persons(), any::<[u8; 16]>(), directions).prop_map(|(person, convoy, direction)| Body::Boarding {
            person,
            convoy: ConvoyId(convoy),
            direction,
        }),
        (persons(), grounds, any::<i64>()).prop_map(|(person, ground, expires)| Body::ExceptionProposed {
            person,
            ground,
            expires: Timestamp(expires),
        }),
        (persons(), persons(), prop::option::of(persons())).prop_map(|(person, other, stands)| Body::SamePerson {
            person,
            other,
            by: Source::Staff,
            stands,
        }),
        (persons(), persons()).prop_map(|(person, other)| Body::NotSame {
            person,
            other,
            by: Source::Own,
        }),
        (persons(), any::<[u8; 32]>()).prop_map(|(person, proposal)| Body::ExceptionSigned {
            person,
            proposal: FactId(proposal),
        }),
    ]
}

fn facts() -> impl Strategy<Value = Fact> {
    let refs = prop::collection::btree_set(any::<[u8; 32]>(), 0..4);
    (
        any::<[u8; 32]>(),
        0..=i64::MAX.cast_unsigned(),
        any::<[u8; 32]>(),
        "\\PC{0,40}",
        any::<i64>(),
        refs,
        bodies(),
    )
        .prop_map(|(ledger, seq, prev, site, at, refs, body)| Fact {
            ledger: LedgerId(ledger),
            author: key().author(),
            seq,
            prev: (seq > 0).then_some(FactId(prev)),
            site,
            at: Timestamp(at),
            refs: refs.into_iter().map(FactId).collect(),
            body,
        })
}

fn one() -> Signed {
    let fact = Fact {
        ledger: LedgerId([1; 32]),
        author: key().author(),
        seq: 3,
        prev: Some(FactId([2; 32])),
        site: "camp".to_owned(),
        at: Timestamp(1_764_000_000_000),
        refs: vec![FactId([3; 32])],
        body: Body::ConsentWithdrawn {
            person: PersonId([4; 16]),
            purpose: Purpose::Move,
            channel: Channel::InPerson,
        },
    };
    key().sign(fact).unwrap()
}

/// Tells whether the signature alone would let bytes pass.
fn passes_by_signature(bytes: &[u8]) -> bool {
    let Ok(envelope) = CoseSign1::from_tagged_slice(bytes) else {
        return false;
    };
    let signing = SigningKey::from_bytes(&SECRET);
    let check = |signature: &[u8], signed: &[u8]| {
        let signature = ed25519_dalek::Signature::from_slice(signature).map_err(|_| ())?;
        signing
            .verifying_key()
            .verify_strict(signed, &signature)
            .map_err(|_| ())
    };
    envelope.verify_signature(b"corridor fact 1", check).is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_is_signed_is_read_back(fact in facts()) {
        let signed = key().sign(fact.clone()).unwrap();
        let read = open(&signed.bytes).unwrap();
        prop_assert_eq!(&read, &signed);
        prop_assert_eq!(read.fact, fact);
        prop_assert!(signed.bytes.len() <= LONGEST);
    }

    #[test]
    fn garbage_is_refused_and_nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(open(&bytes).is_err());
    }

    #[test]
    fn bytes_cut_off_or_gone_on_with_are_refused(fact in facts(), cut in any::<prop::sample::Index>(), more in any::<u8>()) {
        let mut bytes = key().sign(fact).unwrap().bytes;
        prop_assert!(open(&bytes[..cut.index(bytes.len())]).is_err());
        bytes.push(more);
        prop_assert!(open(&bytes).is_err());
    }
}

#[test]
fn every_flipped_bit_is_refused() {
    let signed = one();
    for bit in 0..8 * signed.bytes.len() {
        let mut bytes = signed.bytes.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(open(&bytes).is_err(), "bit {bit}");
    }
}

/// Writes the four parts of the envelope anew: protected header, unprotected header, payload, signature.
fn written(tag: &[u8], array: &[u8], unprotected: &[u8], string: impl Fn(&[u8]) -> Vec<u8>, end: &[u8]) -> Vec<u8> {
    let envelope = CoseSign1::from_tagged_slice(&one().bytes).unwrap();
    let protected = [0x43, 0xa1, 0x01, 0x27];
    let parts = [&protected[..], unprotected].concat();
    let strings = [string(&envelope.payload.unwrap()), string(&envelope.signature)].concat();
    [tag, array, &parts, &strings, end].concat()
}

/// Writes the length of a byte string in `digits` bytes.
fn string(bytes: &[u8], digits: usize) -> Vec<u8> {
    let head = match digits {
        1 => vec![0x58, bytes.len() as u8],
        2 => [&[0x59][..], &(bytes.len() as u16).to_be_bytes()].concat(),
        _ => [&[0x5a][..], &(bytes.len() as u32).to_be_bytes()].concat(),
    };
    [&head[..], bytes].concat()
}

fn short(bytes: &[u8]) -> Vec<u8> {
    string(bytes, if bytes.len() < 256 { 1 } else { 2 })
}

#[test]
fn the_five_other_ways_of_writing_one_envelope_are_refused() {
    let usual = written(&[0xd2], &[0x84], &[0xa0], short, &[]);
    assert_eq!(
        usual,
        one().bytes,
        "the test writes the envelope as it is before it changes it"
    );
    let others = [
        (
            "an unprotected header more",
            written(&[0xd2], &[0x84], &[0xa1, 0x18, 0x63, 0x01], short, &[]),
        ),
        (
            "the length of the array in another byte",
            written(&[0xd2], &[0x98, 0x04], &[0xa0], short, &[]),
        ),
        (
            "the tag in another byte",
            written(&[0xd8, 0x12], &[0x84], &[0xa0], short, &[]),
        ),
        (
            "the lengths of strings in more bytes",
            written(&[0xd2], &[0x84], &[0xa0], |b| string(b, 4), &[]),
        ),
        (
            "an array without a length",
            written(&[0xd2], &[0x9f], &[0xa0], short, &[0xff]),
        ),
    ];
    for (what, bytes) in others {
        assert!(
            passes_by_signature(&bytes),
            "{what}: the signature alone should pass, or this test proves nothing"
        );
        assert_eq!(open(&bytes), Err(NotAFact::NotCanonical), "{what}");
    }
}

/// Signs a payload that is no usual one with the right key.
fn signed(payload: Vec<u8>) -> Vec<u8> {
    let header = coset::HeaderBuilder::new()
        .algorithm(coset::iana::Algorithm::EdDSA)
        .build();
    let signing = SigningKey::from_bytes(&SECRET);
    let envelope = coset::CoseSign1Builder::new().protected(header).payload(payload);
    let envelope = envelope.create_signature(b"corridor fact 1", |signed| signing.sign(signed).to_bytes().to_vec());
    envelope.build().to_tagged_vec().unwrap()
}

fn changed(change: impl Fn(&mut Vec<(Value, Value)>)) -> Vec<u8> {
    let envelope = CoseSign1::from_tagged_slice(&one().bytes).unwrap();
    let Value::Map(mut entries) = ciborium::from_reader(&envelope.payload.unwrap()[..]).unwrap() else {
        unreachable!()
    };
    change(&mut entries);
    let mut payload = Vec::new();
    ciborium::into_writer(&Value::Map(entries), &mut payload).unwrap();
    signed(payload)
}

#[test]
fn an_author_cannot_write_its_own_fact_in_another_way_either() {
    assert!(open(&changed(|_| ())).is_ok());
    assert_eq!(open(&changed(|entries| entries.reverse())), Err(NotAFact::NotCanonical));
    let more = |entries: &mut Vec<(Value, Value)>| entries.push((Value::from("sect"), Value::from("none")));
    assert_eq!(open(&changed(more)), Err(NotAFact::NotCanonical));
    let newer = |entries: &mut Vec<(Value, Value)>| {
        let v = entries.iter_mut().find(|(key, _)| key.as_text() == Some("v")).unwrap();
        v.1 = Value::from(2);
    };
    assert_eq!(open(&changed(newer)), Err(NotAFact::UnknownVersion(2)));
    let other = |entries: &mut Vec<(Value, Value)>| {
        let kind = entries
            .iter_mut()
            .find(|(key, _)| key.as_text() == Some("kind"))
            .unwrap();
        kind.1 = Value::from("biometrics-taken");
    };
    assert_eq!(open(&changed(other)), Err(NotAFact::UnknownKind));
}

#[test]
fn the_fact_of_one_author_cannot_be_signed_by_another() {
    let other = DeviceKey::from_secret(&[8; 32]);
    assert_eq!(other.sign(one().fact), Err(NotAFact::BadSignature));
    let by_other = |entries: &mut Vec<(Value, Value)>| {
        let author = entries
            .iter_mut()
            .find(|(key, _)| key.as_text() == Some("author"))
            .unwrap();
        author.1 = Value::Bytes(other.author().0.to_vec());
    };
    assert_eq!(open(&changed(by_other)), Err(NotAFact::BadSignature));
}

#[test]
fn keys_of_all_maps_are_in_the_order_of_rfc_8949() {
    fn check(value: &Value) {
        match value {
            Value::Map(entries) => {
                let encoded = |value: &Value| {
                    let mut bytes = Vec::new();
                    ciborium::into_writer(value, &mut bytes).unwrap();
                    bytes
                };
                let keys: Vec<Vec<u8>> = entries.iter().map(|(key, _)| encoded(key)).collect();
                assert!(keys.windows(2).all(|pair| pair[0] < pair[1]), "{entries:?}");
                entries.iter().for_each(|(_, value)| check(value));
            }
            Value::Array(items) => items.iter().for_each(check),
            _ => {}
        }
    }
    let envelope = CoseSign1::from_tagged_slice(&one().bytes).unwrap();
    check(&ciborium::from_reader(&envelope.payload.unwrap()[..]).unwrap());
}

#[test]
fn a_number_that_no_database_counts_to_is_refused() {
    let seq = i64::MAX.cast_unsigned() + 1;
    assert_eq!(key().sign(Fact { seq, ..one().fact }), Err(NotAFact::Malformed));
}
