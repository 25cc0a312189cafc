//! Two devices in touch, promise: in sync after three round trips, and after as many more wherever the line was cut; a stranger gets
//! nothing, and nobody between them can pass for one of them.

use crate::devices::{Device, camp};
use actions::ledger::{Answer, Answering, Asking, Heard, LONGEST_BODY, Message, NotSynced, Turned, remove_device};
use movement::ledger::{Role, Timestamp};
use proptest::prelude::*;
use proptest::sample::Index;
use store::{Blobs, SIZES, Store};
use zeroize::Zeroizing;

/// A device that waits to be asked, and the time there.
struct Hub {
    device: Device,
    answering: Answering,
    now: i64,
}

impl Hub {
    fn new(device: Device) -> Self {
        Self {
            device,
            answering: Answering::new(&Zeroizing::new([5; 32])),
            now: 1_000,
        }
    }

    fn greet(&mut self) -> Vec<u8> {
        self.now += 1_000;
        self.answering.greet(&self.device.secret, Timestamp(self.now)).bytes()
    }

    fn answer(&mut self, ticket: &[u8], body: &[u8]) -> Result<Answer, Turned> {
        self.now += 1_000;
        let (answering, now) = (&mut self.answering, Timestamp(self.now));
        let Device {
            key,
            secret,
            store,
            blobs,
            ..
        } = &mut self.device;
        let here = actions::ledger::Here {
            store,
            blobs: None,
            device: None,
            room: None,
        };
        let let_in = answering.let_in(&here, secret, ticket, now)?;
        let mut drawn = self.now as u64;
        let mut draw = |bytes: &mut [u8]| {
            Device::draw(&mut drawn, bytes);
            Ok(())
        };
        let mut desk = actions::ledger::Desk {
            store: here.store,
            key,
            site: "hub",
            now,
            draw: &mut draw,
        };
        answering.answer(&mut desk, Some(blobs), (secret, now), let_in, body)
    }
}

/// Where a line breaks: after so many messages of either side, and so far into the next one.
struct Break<'b> {
    after: usize,
    at: Box<dyn Fn(usize) -> usize + 'b>,
}

/// Round trips of an exchange, and how it ended; a line that breaks ends it.
fn exchange(hub: &mut Hub, device: &mut Device, mut line: Option<Break<'_>>) -> (usize, Option<Heard>) {
    let mut carry = |bytes: Vec<u8>| match &mut line {
        Some(cut) if cut.after == 0 => {
            let length = (cut.at)(bytes.len());
            let whole = length == bytes.len();
            (bytes[..length].to_vec(), whole)
        }
        Some(cut) => {
            cut.after -= 1;
            (bytes, true)
        }
        None => (bytes, true),
    };
    let mut trips = 1;
    let (greeting, whole) = carry(hub.greet());
    let begun = Asking::begin(&device.state(), &greeting, None);
    let (true, Ok(mut asking)) = (whole, begun) else {
        return (trips, None);
    };
    loop {
        trips += 1;
        assert!(trips < 20, "it does not end");
        let message = device.act(|desk, blobs| asking.message(desk, Some(blobs))).unwrap();
        assert!(SIZES.contains(&message.body.len()) && message.body.len() <= LONGEST_BODY);
        let (body, whole) = carry(message.body);
        let answer = hub.answer(&message.ticket, &body);
        let (true, Ok(answer)) = (whole, answer) else {
            return (trips, None);
        };
        let (body, whole) = carry(answer.body);
        let (mut here, secret) = device.parts();
        let heard = asking.hear(&mut here, secret, &answer.ticket, &body[..]);
        match heard {
            Ok(Heard::Again) => {}
            Ok(end) => return (trips, Some(end)),
            Err(NotSynced::Cut) if !whole => return (trips, None),
            Err(why) => panic!("{why}"),
        }
    }
}

/// A hub, and a tablet that both recorded what the other one lacks.
fn apart() -> (Hub, Device) {
    static APART: std::sync::LazyLock<(Device, Device)> = std::sync::LazyLock::new(grown_apart);
    (Hub::new(APART.0.again()), APART.1.again())
}

fn grown_apart() -> (Device, Device) {
    let [mut keeper, mut clerk, _] = camp();
    for number in 0..30 {
        keeper.household(&format!("K{number}"));
    }
    let mut hub = Hub::new(keeper);
    assert_eq!(exchange(&mut hub, &mut clerk, None).1, Some(Heard::InSync));
    for number in 0..30 {
        clerk.household(&format!("C{number}"));
        hub.device.household(&format!("L{number}"));
    }
    (hub.device, clerk)
}

fn same(hub: &Hub, device: &Device) -> bool {
    hub.device.state() == device.state() && hub.device.store.vector().unwrap() == device.store.vector().unwrap()
}

#[test]
fn three_round_trips_bring_both_to_the_same_also_one_that_has_heard_of_nobody() {
    let [keeper, mut clerk, _] = camp();
    let mut hub = Hub::new(keeper);
    assert_eq!(
        exchange(&mut hub, &mut clerk, None),
        (2, Some(Heard::InSync)),
        "first contact: its question says its key, which is all it recorded"
    );
    assert!(same(&hub, &clerk));
    assert_eq!(
        exchange(&mut hub, &mut clerk, None),
        (2, Some(Heard::InSync)),
        "nothing new"
    );
    let (mut hub, mut clerk) = apart();
    assert_eq!(exchange(&mut hub, &mut clerk, None), (3, Some(Heard::InSync)));
    assert!(same(&hub, &clerk));
    let [hub_has, clerk_has] = [&hub.device, &clerk].map(|device| device.blobs.list_blobs().unwrap());
    assert!(
        hub_has.len() == 90 && clerk_has.len() == 30,
        "records went to the keeper alone"
    );
    let duplicates = clerk.store.received().unwrap().duplicate + hub.device.store.received().unwrap().duplicate;
    assert_eq!(
        duplicates, 1,
        "nothing went twice but the key, which every question says"
    );
}

#[test]
fn cut_at_every_message_and_anywhere_in_it_the_next_exchange_finishes_in_three_round_trips() {
    // Greeting, question, answer, what was lacking, the last answer; and at the ends of each.
    for after in 0..5 {
        for part in [0, 1, 100, 4_096, 4_097, 9_000, 13_000, 16_384, usize::MAX] {
            let (mut hub, mut clerk) = apart();
            cut_and_finish(&mut hub, &mut clerk, after, |length| part.min(length));
        }
    }
}

fn cut_and_finish(hub: &mut Hub, clerk: &mut Device, after: usize, at: impl Fn(usize) -> usize) {
    let expected = {
        let all = [&hub.device, &*clerk].map(|device| device.store.facts().unwrap());
        all.into_iter().flatten().collect::<std::collections::BTreeMap<_, _>>()
    };
    exchange(
        hub,
        clerk,
        Some(Break {
            after,
            at: Box::new(at),
        }),
    );
    let (trips, end) = exchange(hub, clerk, None);
    assert!(
        trips <= 3 && end == Some(Heard::InSync),
        "after {after} messages: {trips} trips, {end:?}"
    );
    assert!(
        same(hub, clerk) && clerk.store.facts().unwrap() == expected,
        "nothing is lost"
    );
    for store in [&hub.device.store, &clerk.store] {
        let received = store.received().unwrap();
        assert_eq!(
            received.all,
            received.accepted + received.duplicate + received.quarantined
        );
        assert_eq!(received.quarantined, 0);
    }
}

/// Cuts that are tried; more by `CORRIDOR_CUTS`.
fn cuts() -> u32 {
    std::env::var("CORRIDOR_CUTS").map_or(24, |cuts| cuts.parse().unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cuts()) })]

    #[test]
    fn cut_at_any_byte_of_any_message_again_and_again_nothing_is_lost(
        breaks in prop::collection::vec((0_usize..5, any::<Index>()), 1..4),
    ) {
        let (mut hub, mut clerk) = apart();
        for (after, index) in &breaks[1..] {
            let (index, after) = (*index, *after);
            exchange(&mut hub, &mut clerk, Some(Break { after, at: Box::new(move |length| index.index(length + 1)) }));
        }
        let (after, index) = breaks[0];
        cut_and_finish(&mut hub, &mut clerk, after, |length| index.index(length + 1));
    }

    #[test]
    fn junk_is_turned_away_by_either_side(junk in prop::collection::vec(any::<u8>(), 0..600)) {
        let (mut hub, mut clerk) = apart();
        prop_assert!(matches!(hub.answer(&junk, &junk), Err(Turned::NotKnown)));
        prop_assert!(Asking::begin(&clerk.state(), &junk, None).is_err());
        let mut asking = Asking::begin(&clerk.state(), &hub.greet(), None).unwrap();
        let message = message(&mut asking, &mut clerk);
        prop_assert!(hub.answer(&message.ticket, &junk).is_err());
        let (mut here, secret) = clerk.parts();
        prop_assert!(asking.hear(&mut here, secret, &junk, &junk[..]).is_err());
    }
}

fn message(asking: &mut Asking, device: &mut Device) -> Message {
    device.act(|desk, blobs| asking.message(desk, Some(blobs))).unwrap()
}

#[test]
fn strangers_removed_devices_replays_and_old_challenges_are_turned_away_alike() {
    let (mut hub, mut clerk) = apart();
    let greeting = hub.greet();
    let mut asking = Asking::begin(&clerk.state(), &greeting, None).unwrap();
    let once = message(&mut asking, &mut clerk);
    let facts = hub.device.store.facts().unwrap();
    // One that is not enrolled, with the right key of the hub.
    let mut stranger = Device::new(9);
    let mut asks = Asking::begin(&stranger.state(), &hub.greet(), None).unwrap();
    let strange = message(&mut asks, &mut stranger);
    assert!(matches!(
        hub.answer(&strange.ticket, &strange.body),
        Err(Turned::NotKnown)
    ));
    // A ticket of another challenge than any of this hub.
    let mut elsewhere = Hub::new(Device::new(1));
    elsewhere.answering = Answering::new(&Zeroizing::new([6; 32]));
    let mut asks = Asking::begin(&clerk.state(), &elsewhere.greet(), None).unwrap();
    let other = message(&mut asks, &mut clerk);
    assert!(matches!(hub.answer(&other.ticket, &other.body), Err(Turned::NotKnown)));
    assert_eq!(hub.device.store.facts().unwrap(), facts);
    assert!(hub.answer(&once.ticket, &once.body).is_ok());
    assert!(
        matches!(hub.answer(&once.ticket, &once.body), Err(Turned::NotKnown)),
        "a replay"
    );
    let mut asks = Asking::begin(&clerk.state(), &hub.greet(), None).unwrap();
    let late = message(&mut asks, &mut clerk);
    hub.now += 10 * 60_000;
    assert!(
        matches!(hub.answer(&late.ticket, &late.body), Err(Turned::NotKnown)),
        "too late"
    );
    let author = clerk.author();
    hub.device.act(|desk, _| remove_device(desk, author)).unwrap();
    let mut asks = Asking::begin(&clerk.state(), &hub.greet(), None).unwrap();
    let removed = message(&mut asks, &mut clerk);
    assert!(
        matches!(hub.answer(&removed.ticket, &removed.body), Err(Turned::NotKnown)),
        "removed"
    );
}

#[test]
fn a_device_that_sends_too_much_waits_and_others_do_not() {
    let (mut hub, mut clerk) = apart();
    let mut other = Device::new(4);
    hub.device.enrol(&other, Role::Convoy);
    let mut turned = 0;
    for _ in 0..80 {
        hub.now -= 1_990;
        let mut asks = Asking::begin(&clerk.state(), &hub.greet(), None).unwrap();
        let message = message(&mut asks, &mut clerk);
        turned += usize::from(matches!(
            hub.answer(&message.ticket, &message.body),
            Err(Turned::TooMany)
        ));
    }
    assert!(turned > 5, "{turned}");
    assert_eq!(exchange(&mut hub, &mut other, None).1, Some(Heard::InSync));
}

#[test]
fn nobody_between_two_devices_passes_for_one_of_them() {
    let (mut hub, mut clerk) = apart();
    // Another key, with nobody to vouch for it.
    let mut false_hub = Hub::new(Device::new(8));
    let refused = Asking::begin(&clerk.state(), &false_hub.greet(), None);
    assert!(matches!(refused.map(drop), Err(NotSynced::UnknownKey(_))));
    let named = Asking::begin(&clerk.state(), &hub.greet(), Some(false_hub.device.secret.key()));
    assert!(
        matches!(named.map(drop), Err(NotSynced::UnknownKey(_))),
        "not the one that was named"
    );
    // The answer to another question.
    let mut first = Asking::begin(&clerk.state(), &hub.greet(), None).unwrap();
    let asked = message(&mut first, &mut clerk);
    let answer = hub.answer(&asked.ticket, &asked.body).unwrap();
    let mut second = Asking::begin(&clerk.state(), &hub.greet(), None).unwrap();
    message(&mut second, &mut clerk);
    let (mut here, secret) = clerk.parts();
    let heard = second.hear(&mut here, secret, &answer.ticket, &answer.body[..]);
    assert!(matches!(heard, Err(NotSynced::NotProven)));
    // A body that somebody else made for this device, with the ticket of the hub.
    let other = crate::sealed::sealed(store::question(&hub.device.store).unwrap(), &[&clerk]);
    let (mut here, secret) = clerk.parts();
    let heard = first.hear(&mut here, secret, &answer.ticket, &other[..]);
    assert!(heard.is_err(), "what it claims to know is not believed");
}
