//! Golden logs, promise: what any release wrote is read for ever, with the same id and the same meaning.
#![allow(clippy::unwrap_used, missing_docs)]

use envelope::open;
use movement::access::Said;
use movement::ledger::Body;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn lines() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts = files.map(|file| fs::read_to_string(file).unwrap());
    texts
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect()
}

#[test]
fn every_golden_log_is_read_with_the_same_ids_and_the_same_meaning() {
    assert!(!lines().is_empty());
    for line in lines() {
        let [hex, id, says] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let signed = open(&bytes(hex)).unwrap();
        assert_eq!(
            (
                signed.id.to_string().as_str(),
                format!("{:?}", signed.fact.body).as_str()
            ),
            (id, says)
        );
    }
}

/// Number of a kind. A new kind does not compile without a number, and has none without a line in a golden log.
fn number(body: &Body) -> usize {
    match body {
        Body::LedgerOpened { .. } => 0,
        Body::DeviceEnrolled { .. } => 1,
        Body::DeviceRemoved { .. } => 2,
        Body::HouseholdRegistered { .. } => 3,
        Body::PersonRegistered { .. } => 4,
        Body::NeedsRecorded { .. } => 5,
        Body::BestInterestsDecided { .. } => 6,
        Body::ConsentGiven { .. } => 7,
        Body::ConsentWithdrawn { .. } => 8,
        Body::Boarding { .. } => 9,
        Body::CustodianEnrolled { .. } => 10,
        Body::CustodianRemoved { .. } => 11,
        Body::ThresholdSet { .. } => 12,
        Body::HouseholdSealed { .. } => 13,
        Body::SealedOpened { .. } => 14,
        Body::HouseholdErased { .. } => 15,
        Body::ExceptionProposed { .. } => 16,
        Body::ExceptionSigned { .. } => 17,
        Body::SurveyOpened { .. } => 18,
        Body::IntentionAsked { .. } => 19,
        Body::SurveyCounted { .. } => 20,
        Body::SamePerson { .. } => 21,
        Body::NotSame { .. } => 22,
        Body::BundleKeySet { .. } => 23,
        Body::Access(said) => match **said {
            Said::PartyNamed { .. } => 24,
            Said::RequestMade { .. } => 25,
            Said::RequestAnswered { .. } => 26,
            Said::RequestWithdrawn { .. } => 27,
            Said::Hindered { .. } => 28,
            Said::AccountGiven { .. } => 29,
            Said::AgreementDrafted { .. } => 30,
            Said::AgreementSigned { .. } => 31,
            Said::AgreementLeft { .. } => 32,
            Said::WindowProposed { .. } => 33,
            Said::WindowShut { .. } => 34,
            Said::WindowReopened { .. } => 35,
            Said::FigureTold { .. } => 36,
        },
    }
}

const KINDS: usize = 37;

#[test]
fn every_kind_of_fact_is_in_a_golden_log() {
    let open = |line: &String| open(&bytes(line.split('\t').next().unwrap())).unwrap().fact.body;
    let seen: BTreeSet<usize> = lines().iter().map(|line| number(&open(line))).collect();
    assert_eq!(seen, (0..KINDS).collect());
}
