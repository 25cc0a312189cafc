//! Prints one envelope of each kind of fact with what it says: `cargo run -p envelope --example golden_log > crates/envelope/tests/golden/VERSION.txt`
//! when a release is made. A golden log is never changed afterwards: every later program must read it.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use envelope::DeviceKey;
use movement::ledger::{
    BlobId, Body, BundleKey, Channel, Choice, ConvoyId, CustodianId, Direction, Fact, FactId, Ground, Hearing,
    HouseholdId, LedgerId, OpeningReason, PersonId, Purpose, Role, RoundId, Setting, Signer, Source, Standing,
    Timestamp, TransportNeed,
};

fn bodies(key: &DeviceKey) -> Vec<Body> {
    let (household, person, other) = (HouseholdId([1; 16]), PersonId([2; 16]), PersonId([3; 16]));
    let share = Purpose::Share {
        purpose: "tracing".to_owned(),
        recipient: "وكالة".to_owned(),
    };
    let registered = |person, standing| Body::PersonRegistered {
        person,
        household,
        standing,
    };
    let yes = |person, purpose, by| Body::ConsentGiven {
        person,
        purpose,
        by,
        hearing: Hearing {
            language: "ar".to_owned(),
            alone: true,
            told: vec!["facts-1".to_owned(), "facts-2".to_owned()],
        },
        expires: Timestamp(1_767_000_000_000),
    };
    let no = |channel| Body::ConsentWithdrawn {
        person,
        purpose: Purpose::Move,
        channel,
    };
    let step = |direction| Body::Boarding {
        person,
        convoy: ConvoyId([4; 16]),
        direction,
    };
    let needs = vec![
        TransportNeed::Wheelchair,
        TransportNeed::Stretcher,
        TransportNeed::Companion,
        TransportNeed::Interpreter,
        TransportNeed::NearDoor,
    ];
    vec![
        Body::LedgerOpened {
            operation: "Rukban 2019".to_owned(),
        },
        Body::DeviceEnrolled {
            device: key.author(),
            roles: vec![Role::Keeper, Role::Clerk, Role::Protection, Role::Convoy],
        },
        Body::DeviceRemoved {
            device: key.author(),
            facts: 300,
        },
        Body::HouseholdRegistered {
            household,
            token: "K7Q-M2X".to_owned(),
        },
        registered(person, Standing::Adult),
        registered(other, Standing::Dependant(person)),
        registered(PersonId([5; 16]), Standing::Unaccompanied),
        Body::NeedsRecorded { person, needs },
        Body::BestInterestsDecided {
            person: PersonId([5; 16]),
            receiver: other,
        },
        yes(person, Purpose::Move, Signer::Own),
        yes(other, share, Signer::Guardian(person)),
        no(Channel::InPerson),
        no(Channel::Message),
        no(Channel::AtTheDoor),
        no(Channel::Reported),
        step(Direction::In),
        step(Direction::Out),
    ]
}

/// Kinds that came later, at the end: lines that stand are never changed.
fn sealed(key: &DeviceKey) -> Vec<Body> {
    let household = HouseholdId([1; 16]);
    let custodians = vec![CustodianId([8; 32]), CustodianId([9; 32])];
    let opened = |reason| Body::SealedOpened {
        household,
        reason,
        custodians: custodians.clone(),
    };
    vec![
        Body::DeviceEnrolled {
            device: key.author(),
            roles: vec![Role::Custodian],
        },
        Body::CustodianEnrolled {
            custodian: CustodianId([8; 32]),
        },
        Body::CustodianRemoved {
            custodian: CustodianId([8; 32]),
        },
        Body::ThresholdSet { custodians: 2 },
        Body::HouseholdSealed {
            household,
            blob: BlobId([6; 32]),
            custodians: custodians.clone(),
            threshold: 2,
        },
        opened(OpeningReason::OwnRequest),
        opened(OpeningReason::Correction),
        opened(OpeningReason::LostPapers),
        opened(OpeningReason::FamilyTracing),
        opened(OpeningReason::MedicalHandover),
        Body::HouseholdErased { household },
    ]
}

/// Kinds that came after those.
fn exceptions() -> Vec<Body> {
    let person = PersonId([2; 16]);
    let exception = |ground| Body::ExceptionProposed {
        person,
        ground,
        expires: Timestamp(1_767_000_000_000),
    };
    vec![
        exception(Ground::CannotBeAsked),
        exception(Ground::GuardianAway),
        Body::ExceptionSigned {
            person,
            proposal: FactId([6; 32]),
        },
    ]
}

/// Kinds that came with surveys.
fn surveys(key: &DeviceKey) -> Vec<Body> {
    let round = RoundId([7; 16]);
    let asked = |setting| Body::IntentionAsked {
        round,
        person: PersonId([2; 16]),
        language: "ar".to_owned(),
        setting,
        expires: Timestamp(1_767_000_000_000),
        blob: BlobId([6; 32]),
    };
    vec![
        Body::SurveyOpened {
            round,
            wording: "intentions-2".to_owned(),
            options: Choice::ALL.to_vec(),
            by: "RedCrescent".to_owned(),
            closes: Timestamp(1_766_000_000_000),
            holds_days: 60,
        },
        asked(Setting::Alone),
        asked(Setting::WithOthers),
        asked(Setting::Watched),
        Body::SurveyCounted {
            round,
            custodians: vec![CustodianId([8; 32]), CustodianId([9; 32])],
            known: vec![(key.author(), 300)],
            answers: 200,
        },
    ]
}

/// Decisions about duplicates.
fn duplicates() -> Vec<Body> {
    let (person, other) = (PersonId([2; 16]), PersonId([3; 16]));
    let same = |by, stands| Body::SamePerson {
        person,
        other,
        by,
        stands,
    };
    vec![
        same(Source::Own, None),
        same(Source::Staff, Some(person)),
        Body::NotSame {
            person,
            other,
            by: Source::Own,
        },
        Body::SealedOpened {
            household: HouseholdId([1; 16]),
            reason: OpeningReason::Duplicates,
            custodians: vec![CustodianId([8; 32]), CustodianId([9; 32])],
        },
    ]
}

/// Kinds that came after those.
fn bundle_keys() -> Vec<Body> {
    vec![Body::BundleKeySet {
        key: BundleKey([5; 32]),
    }]
}

fn main() {
    let key = DeviceKey::from_secret(&[7; 32]);
    let mut prev: Option<FactId> = None;
    for (seq, body) in (0..).zip(
        bodies(&key)
            .into_iter()
            .chain(sealed(&key))
            .chain(exceptions())
            .chain(surveys(&key))
            .chain(duplicates())
            .chain(bundle_keys()),
    ) {
        let fact = Fact {
            ledger: LedgerId::opened_by(key.author()),
            author: key.author(),
            seq,
            prev,
            site: "camp".to_owned(),
            at: Timestamp(1_764_000_000_000),
            refs: prev.into_iter().collect(),
            body,
        };
        let signed = key.sign(fact).unwrap();
        let hex: String = signed.bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        println!("{hex}\t{}\t{:?}", signed.id, signed.fact.body);
        prev = Some(signed.id);
    }
}
