//! Prints one envelope of each kind of fact with what it says: `cargo run -p envelope --example golden_log > crates/envelope/tests/golden/VERSION.txt`
//! when a release is made. A golden log is never changed afterwards: every later program must read it.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use envelope::DeviceKey;
use movement::access::{
    Answer, Clause, ClauseKind, Counted, Day, Draft, Event, Figure, Hindrance, Label, Precision, Request, Said, Shut,
    Topic, WindowTerms,
};
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

/// Parties, requests, agreements and windows.
fn access(key: &DeviceKey) -> Vec<Body> {
    let label = |text: &str| text.parse::<Label>().unwrap();
    let (camp, zone, aid) = (label("camp-council"), label("zone-command"), label("red-crescent"));
    let day = |text: &str| text.parse::<Day>().unwrap();
    let (on, source) = (day("2025-11-24"), "letter 12".to_owned());
    let party = |party: &Label, name: &str| Said::PartyNamed {
        party: party.clone(),
        name: name.to_owned(),
    };
    let request = label("meeting-1");
    let asks = |topic| Request {
        topic,
        from: aid.clone(),
        to: vec![camp.clone(), zone.clone()],
        about: "to meet at the crossing".to_owned(),
        on,
        wanted: Some(day("2025-12-01")),
        steps: vec![7, 3],
        people: Some(40_000),
        source: source.clone(),
    };
    let answered = |answer| Said::RequestAnswered {
        request: request.clone(),
        party: zone.clone(),
        answer,
        on,
        source: source.clone(),
    };
    let hindered = |kind| Said::Hindered {
        event: label("event-1"),
        what: Event {
            kind,
            request: Some(request.clone()),
            from: on,
            until: Some(day("2025-11-30")),
            people: Some(40_000),
            place: "the crossing".to_owned(),
            told_by: aid.clone(),
            source: source.clone(),
        },
    };
    let (agreement, window, version) = (label("agreement-1"), label("window-1"), FactId([6; 32]));
    let clauses = ClauseKind::ALL.iter().map(|kind| Some(*kind)).chain([None]);
    let clauses = clauses.map(|kind| Clause {
        kind,
        text: "as agreed".to_owned(),
    });
    let draft = Draft {
        title: "Passage".to_owned(),
        clauses: clauses.collect(),
        signers: vec![camp.clone(), zone.clone()],
        ends: Some(Timestamp(1_767_000_000_000)),
    };
    let shut = |how| Said::WindowShut {
        window: window.clone(),
        party: zone.clone(),
        how,
        on,
        source: source.clone(),
    };
    let mut said = vec![
        party(&camp, "Camp council"),
        party(&zone, "قيادة المنطقة"),
        party(&aid, "Croix-Rouge"),
    ];
    said.extend(Topic::ALL.iter().map(|topic| Said::RequestMade {
        request: request.clone(),
        asks: asks(*topic),
    }));
    said.extend([Answer::Accepted, Answer::Countered(label("meeting-2")), Answer::Came].map(answered));
    said.extend(
        [
            Answer::StayedAway,
            Answer::LetIn,
            Answer::TurnedBack(Hindrance::Movement),
        ]
        .map(answered),
    );
    said.extend(Hindrance::ALL.iter().map(|kind| answered(Answer::Declined(*kind))));
    said.extend(Hindrance::ALL.iter().map(|kind| hindered(*kind)));
    said.extend([
        Said::RequestWithdrawn {
            request: request.clone(),
            on,
            source: source.clone(),
        },
        Said::AccountGiven {
            of: request.clone(),
            party: zone.clone(),
            words: "no letter came".to_owned(),
            source: source.clone(),
        },
        Said::AgreementDrafted {
            agreement: agreement.clone(),
            draft,
        },
        Said::AgreementSigned {
            agreement: agreement.clone(),
            version,
            party: zone.clone(),
            on,
            source: source.clone(),
        },
        Said::AgreementLeft {
            agreement: agreement.clone(),
            party: zone.clone(),
            on,
            source: source.clone(),
        },
        Said::WindowProposed {
            window: window.clone(),
            terms: WindowTerms {
                agreement,
                corridor: "west".to_owned(),
                opens: Timestamp(1_766_000_000_000),
                closes: Timestamp(1_766_100_000_000),
            },
        },
        shut(Shut::Suspended),
        shut(Shut::Closed),
        Said::WindowReopened {
            window: window.clone(),
            party: zone.clone(),
            on,
            source: source.clone(),
        },
    ]);
    let told = |(counted, precision): (&Counted, &Precision)| Said::FigureTold {
        figure: label("figure-1"),
        told: Figure {
            counted: *counted,
            people: 691,
            precision: *precision,
            on,
            place: "the camp".to_owned(),
            told_by: aid.clone(),
            source: source.clone(),
        },
    };
    said.extend(Counted::ALL.iter().zip(Precision::ALL).map(told));
    let enrolled = Body::DeviceEnrolled {
        device: key.author(),
        roles: vec![Role::Access],
    };
    let said = said.into_iter().map(|said| Body::Access(Box::new(said)));
    [enrolled].into_iter().chain(said).collect()
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
            .chain(bundle_keys())
            .chain(access(&key)),
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
