//! Survey rounds from the first question to the count, promise: who would not say completes every flow and is told from nobody; a round is
//! counted once, and what was said is opened nowhere else.
#![allow(clippy::unwrap_used, missing_docs)]

use actions::ledger::{
    Counted, Desk, Interview, NotRecorded, Survey, ask_intention, count_survey, enrol_custodian, enrol_device,
    erase_household, open_ledger, open_survey, register_household, register_person, set_threshold, take_in,
    take_in_sealed,
};
use envelope::DeviceKey;
use movement::ledger::{
    Body, Choice, Fact, Fear, HouseholdId, LedgerId, Named, PersonId, Purpose, Refusal, Role, RoundId, Setting,
    Standing, State, Timestamp,
};
use proptest::prelude::*;
use proptest::sample::select;
use seal::{Answer, CustodianKey};
use store::{Blobs, Memory, MemoryBlobs, Store};

const OPENED: Timestamp = Timestamp(1_000);
const CLOSES: Timestamp = Timestamp(2_000);

#[derive(Clone)]
struct Camp {
    store: Memory,
    blobs: MemoryBlobs,
    chance: u64,
    round: RoundId,
    people: Vec<(HouseholdId, PersonId)>,
}

fn ledger() -> LedgerId {
    LedgerId::opened_by(DeviceKey::from_secret(&[1; 32]).author())
}

fn keys() -> Vec<CustodianKey> {
    (1..=3).map(|n| CustodianKey::from_secret(&[n; 32]).unwrap()).collect()
}

impl Camp {
    /// A ledger with custodians, so many adults each alone in a household, and an open round.
    fn new(people: usize) -> Self {
        let mut camp = Self {
            store: Memory::new(ledger()),
            blobs: MemoryBlobs::new(ledger()),
            chance: 1,
            round: RoundId([0; 16]),
            people: Vec::new(),
        };
        let own = DeviceKey::from_secret(&[1; 32]).author();
        camp.at(OPENED, |desk, _| {
            open_ledger(desk, "Tests")?;
            enrol_device(desk, own, [Role::Custodian].into())?;
            for key in keys() {
                enrol_custodian(desk, key.id())?;
            }
            set_threshold(desk, 2)
        })
        .unwrap();
        for number in 0..people {
            let known = camp.at(OPENED, |desk, _| {
                let household = register_household(desk, &format!("H-{number}"))?;
                let person = register_person(desk, household, Standing::Adult)?;
                Ok((household, person))
            });
            camp.people.push(known.unwrap());
        }
        let survey = Survey {
            wording: "intentions-2".to_owned(),
            options: Choice::ALL.to_vec(),
            by: "RedCrescent".to_owned(),
            closes: CLOSES,
            holds_days: 30,
        };
        camp.round = camp.at(OPENED, |desk, _| open_survey(desk, survey)).unwrap().0;
        camp
    }

    fn at<T>(
        &mut self,
        now: Timestamp,
        act: impl FnOnce(&mut Desk<'_>, &mut MemoryBlobs) -> Result<T, NotRecorded>,
    ) -> Result<T, NotRecorded> {
        let key = DeviceKey::from_secret(&[1; 32]);
        let chance = &mut self.chance;
        let mut desk = Desk {
            store: &mut self.store,
            key: &key,
            site: "camp",
            now,
            draw: &mut |bytes| {
                for byte in bytes {
                    *chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    *byte = (*chance >> 56) as u8;
                }
                Ok(())
            },
        };
        act(&mut desk, &mut self.blobs)
    }

    fn ask(&mut self, at: usize, setting: Setting, answer: Answer) -> Result<(), NotRecorded> {
        let interview = Interview {
            round: self.round,
            person: self.people[at].1,
            language: "ar".to_owned(),
            setting,
        };
        self.at(OPENED, |desk, blobs| ask_intention(desk, blobs, interview, answer))
            .map(drop)
    }

    fn count(&mut self, now: Timestamp, custodians: usize) -> Result<Counted, NotRecorded> {
        let round = self.round;
        self.at(now, |desk, blobs| {
            count_survey(desk, blobs, round, &keys()[..custodians])
        })
    }

    fn state(&self) -> State {
        State::of(ledger(), &self.store.facts().unwrap())
    }
}

fn said(choice: Choice) -> Answer {
    Answer {
        choice: Some(choice),
        fears: vec![Fear::Detention],
        ..Answer::default()
    }
}

/// A round of 40: 14 stay, 13 go home, 13 would not say; five of them were not asked.
fn camp() -> Camp {
    let mut camp = Camp::new(45);
    for at in 0..40 {
        let answer = [said(Choice::Stay), said(Choice::Origin), Answer::default()];
        let setting = if at < 20 { Setting::Alone } else { Setting::Watched };
        camp.ask(at, setting, answer[at % 3].clone()).unwrap();
    }
    camp
}

#[test]
fn a_round_is_counted_once_by_several_with_the_same_answers_each_time() {
    let mut camp = camp();
    assert!(matches!(
        camp.count(OPENED, 2),
        Err(NotRecorded::Refused(Refusal::RoundRuns))
    ));
    assert!(camp.count(CLOSES, 1).is_err());
    assert!(
        camp.state().surveys.rounds[&camp.round].counts.is_empty(),
        "nothing was opened"
    );
    let counted = camp.count(CLOSES, 2).unwrap();
    let parts: Vec<u64> = counted.tally.choices.iter().map(|part| part.figure.people).collect();
    assert_eq!(
        (counted.tally.asked, counted.tally.not_asked, parts),
        (Some(40), None, vec![14, 13, 13])
    );
    let fear = (Named::Fear, "detention".to_owned());
    assert_eq!(counted.tally.named[&fear], None, "all who answered named it");
    assert_eq!(counted.tally.settings.len(), 2);
    let again = camp.count(CLOSES, 3).unwrap();
    assert_eq!(again.tally, counted.tally);
    let late = camp.ask(44, Setting::Alone, said(Choice::Stay));
    assert!(matches!(late, Err(NotRecorded::Refused(Refusal::RoundOver))));
    // One answer less, one table to take from the other: there is none.
    let household = camp.people[0].0;
    camp.at(CLOSES, |desk, blobs| erase_household(desk, blobs, household))
        .unwrap();
    assert!(matches!(
        camp.count(CLOSES, 2),
        Err(NotRecorded::Refused(Refusal::OtherAnswers))
    ));
}

#[test]
fn nothing_is_counted_while_answers_are_elsewhere() {
    let mut camp = camp();
    let whole = camp.blobs.clone();
    let id = *camp.blobs.list_blobs().unwrap().keys().next().unwrap();
    let household = camp.blobs.list_blobs().unwrap()[&id];
    camp.blobs.erase(household).unwrap();
    assert!(matches!(camp.count(CLOSES, 2), Err(NotRecorded::AnswersElsewhere)));
    let taken = take_in_sealed(&camp.store, &mut camp.blobs, &whole).unwrap();
    assert_eq!((taken.new, taken.left), (1, 0));
    camp.count(CLOSES, 2).unwrap();
}

#[test]
fn who_would_not_say_completes_every_flow() {
    let mut camp = Camp::new(30);
    for at in 0..30 {
        camp.ask(at, Setting::Alone, Answer::default()).unwrap();
    }
    assert!(camp.state().to_survey(camp.round, CLOSES).is_empty());
    let counted = camp.count(CLOSES, 2).unwrap();
    assert_eq!(counted.tally.asked, Some(30));
    assert_eq!(counted.tally.choices.len(), 1, "nobody is told from others");
    assert!(counted.tally.choices[0].figure.share.is_none());
    let mut other = Memory::new(ledger());
    take_in(&mut other, &camp.store).unwrap();
    let mut blobs = MemoryBlobs::new(ledger());
    assert_eq!(take_in_sealed(&other, &mut blobs, &camp.blobs).unwrap().new, 30);
    let (household, person) = camp.people[0];
    camp.at(CLOSES, |desk, blobs| erase_household(desk, blobs, household))
        .unwrap();
    assert!(!camp.state().may_go(person, CLOSES));
}

#[test]
fn a_later_answer_stands_in_the_place_of_the_earlier_one() {
    let mut camp = camp();
    for at in (0..40).filter(|at| at % 3 == 2) {
        camp.ask(at, Setting::Alone, said(Choice::Undecided)).unwrap();
    }
    let counted = camp.count(CLOSES, 2).unwrap();
    let parts: Vec<u64> = counted.tally.choices.iter().map(|part| part.figure.people).collect();
    assert_eq!(parts, [14, 13, 13]);
    assert!(counted.tally.choices[2].choices.contains(&Some(Choice::Undecided)));
}

#[test]
fn a_choice_that_was_not_offered_is_refused_and_nothing_is_kept() {
    let mut camp = Camp::new(1);
    let survey = Survey {
        wording: "intentions-3".to_owned(),
        options: vec![Choice::Stay, Choice::Undecided],
        by: "RedCrescent".to_owned(),
        closes: CLOSES,
        holds_days: 30,
    };
    camp.round = camp.at(OPENED, |desk, _| open_survey(desk, survey)).unwrap().0;
    let refused = camp.ask(0, Setting::Alone, said(Choice::Origin));
    assert!(matches!(refused, Err(NotRecorded::NotOffered)));
    assert!(camp.blobs.list_blobs().unwrap().is_empty());
}

/// All that another device or a thief of the ledger sees, with ids and signatures of what was drawn or hashed left out.
fn outside(camp: &Camp) -> (Vec<Fact>, Vec<usize>, Vec<usize>, String) {
    let facts = camp.store.facts().unwrap();
    let lengths = facts
        .keys()
        .map(|id| camp.store.find(*id).unwrap().unwrap().bytes.len());
    let mut lengths: Vec<usize> = lengths.collect();
    lengths.sort_unstable();
    let blobs = camp.blobs.list_blobs().unwrap();
    let records: Vec<usize> = blobs
        .keys()
        .map(|id| camp.blobs.find_blob(*id).unwrap().unwrap().len())
        .collect();
    let mut masked: Vec<Fact> = facts.into_values().collect();
    masked.sort_by_key(|fact| fact.seq);
    for fact in &mut masked {
        if let Body::IntentionAsked { blob, .. } = &mut fact.body {
            blob.0 = [0; 32];
        }
        fact.prev = None;
        fact.refs.clear();
    }
    let state = camp.state();
    let lists = format!(
        "{:?} {:?} {:?} {:?}",
        state.to_survey(camp.round, OPENED),
        state.to_survey(camp.round, Timestamp(i64::MAX)),
        state.to_ask(OPENED, &[]),
        state.consent(camp.people[0].1, &Purpose::Move, OPENED),
    );
    (masked, lengths, records, lists)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn two_worlds_that_differ_by_an_answer_alone_look_alike(
        choice in select(Choice::ALL),
        fear in select(Fear::ALL),
        month in prop::option::of("20[0-9]{2}-0[1-9]"),
        place in prop::option::of("[a-z\u{627}-\u{62f}]{1,40}"),
        setting in select(Setting::ALL),
    ) {
        thread_local!(static START: Camp = Camp::new(2));
        let (mut one, mut other) = START.with(|camp| (camp.clone(), camp.clone()));
        let place = place.filter(|place| !place.trim().is_empty());
        let answer = Answer { choice: Some(choice), fears: vec![fear], month, place, for_dependants: true, ..Answer::default() };
        one.ask(0, setting, answer).unwrap();
        other.ask(0, setting, Answer::default()).unwrap();
        prop_assert_eq!(outside(&one), outside(&other));
    }
}
