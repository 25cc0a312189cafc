//! Answers of a survey, promise: sealed, they all have one length, and nobody alone reads any; what is no answer is refused without a word of it.
#![allow(clippy::unwrap_used, missing_docs)]

use movement::ledger::{Choice, Condition, Fear, HouseholdId, LedgerId, PersonId, Reason, RoundId};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use seal::{
    Answer, CustodianKey, Intention, LONGEST_PLACE, NotAnAnswer, NotOpened, Particulars, Record, Share, Terms, open,
    open_intention, seal, seal_intention, share,
};
use zeroize::Zeroizing;

fn keys() -> Vec<CustodianKey> {
    (1..=3).map(|n| CustodianKey::from_secret(&[n; 32]).unwrap()).collect()
}

fn terms() -> Terms {
    Terms {
        ledger: LedgerId([1; 32]),
        household: HouseholdId([2; 16]),
        custodians: keys().iter().map(CustodianKey::id).collect(),
        threshold: 2,
    }
}

fn intention(answer: Answer) -> Intention {
    Intention {
        round: RoundId([3; 16]),
        person: PersonId([4; 16]),
        answer,
    }
}

fn shares(record: &Record, many: usize) -> Vec<Share> {
    keys()[..many].iter().map(|key| share(record, key).unwrap()).collect()
}

fn everything() -> Answer {
    Answer {
        choice: Some(Choice::ThirdPlace),
        reasons: Reason::ALL.to_vec(),
        fears: Fear::ALL.to_vec(),
        conditions: Condition::ALL.to_vec(),
        month: Some("2019-12".to_owned()),
        place: Some("\u{645}".repeat(LONGEST_PLACE / 2)),
        for_dependants: true,
    }
}

fn answers() -> impl Strategy<Value = Answer> {
    let lists = (
        subsequence(Reason::ALL.to_vec(), 0..=Reason::ALL.len()),
        subsequence(Fear::ALL.to_vec(), 0..=Fear::ALL.len()),
        subsequence(Condition::ALL.to_vec(), 0..=Condition::ALL.len()),
    );
    let rest = (
        prop::option::of("20[0-9]{2}-0[1-9]"),
        prop::option::of("[a-z]{1,40}"),
        any::<bool>(),
    );
    let said = (select(Choice::ALL), lists, rest).prop_map(|(choice, (reasons, fears, conditions), rest)| Answer {
        choice: Some(choice),
        reasons,
        fears,
        conditions,
        month: rest.0,
        place: rest.1,
        for_dependants: rest.2,
    });
    prop_oneof![Just(Answer::default()), Just(everything()), said]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn every_answer_and_none_have_one_length_and_are_read_as_they_were_said(answer in answers(), seed in any::<[u8; 32]>()) {
        let silent = seal_intention(&terms(), &intention(Answer::default()), Zeroizing::new([9; 32])).unwrap();
        let record = seal_intention(&terms(), &intention(answer.clone()), Zeroizing::new(seed)).unwrap();
        prop_assert_eq!(record.bytes().len(), silent.bytes().len());
        let alone = open_intention(&record, &shares(&record, 1));
        prop_assert_eq!(alone.err(), Some(NotOpened::TooFew { there: 1, needed: 2 }));
        let opened = open_intention(&record, &shares(&record, 2)).unwrap();
        prop_assert!(opened == intention(answer));
    }
}

#[test]
fn the_longest_answer_there_is_fits() {
    seal_intention(&terms(), &intention(everything()), Zeroizing::new([9; 32])).unwrap();
}

#[test]
fn an_answer_is_never_opened_as_particulars_nor_the_other_way_round() {
    let answer = seal_intention(&terms(), &intention(everything()), Zeroizing::new([9; 32])).unwrap();
    assert_eq!(open(&answer, &shares(&answer, 2)).err(), Some(NotOpened::Changed));
    let names = Particulars::read("[[contact]]\nkind = \"phone\"\nvalue = \"0\"\n").unwrap();
    let names = seal(&terms(), &names, Zeroizing::new([8; 32])).unwrap();
    assert_eq!(
        open_intention(&names, &shares(&names, 2)).err(),
        Some(NotOpened::Changed)
    );
}

#[test]
fn what_is_no_answer_is_refused_and_nothing_of_it_is_repeated() {
    let line = |number| NotAnAnswer::Line(number);
    for (text, why) in [
        ("", line(Some(1))),
        ("choice = \"canary\"", line(Some(1))),
        ("choice = \"stay\"\nfears = [\"canary\"]", line(Some(2))),
        ("choice = \"stay\"\nsect = \"canary\"", line(Some(2))),
        ("choice = \"stay\"\nnote = \"canary\"", line(Some(2))),
        ("choice = canary", line(Some(1))),
        ("choice = \"no-answer\"\nfears = [\"detention\"]", NotAnAnswer::NoChoice),
        (
            "choice = \"stay\"\nfears = [\"detention\", \"detention\"]",
            NotAnAnswer::Twice,
        ),
        ("choice = \"stay\"\nmonth = \"canary\"", NotAnAnswer::Month),
        ("choice = \"stay\"\nmonth = \"2019-13\"", NotAnAnswer::Month),
        ("choice = \"stay\"\nplace = \" \"", NotAnAnswer::Place),
    ] {
        let refused = Answer::read(text).unwrap_err();
        assert_eq!(refused, why, "{text}");
        assert!(!format!("{refused} {refused:?}").contains("canary"));
    }
    let silent = Answer::read("choice = \"no-answer\"").unwrap();
    assert!(silent == Answer::default() && format!("{silent:?}") == "Answer(..)");
}
