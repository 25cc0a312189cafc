//! `corridor sync` and `serve-sync`: two real processes and a line that breaks.

use crate::ledger::Camp;
use crate::{corridor, program, status, told};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Child, Output, Stdio};

/// A device that listens; killed, as by a power cut, when it is done with.
struct Listening {
    child: Child,
    address: String,
    key: String,
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

fn listening(camp: &Camp, device: &str) -> Listening {
    let mut child = program()
        .args(["serve-sync", "--listen", "127.0.0.1:0", "--json"])
        .arg(camp.at(device))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let said: Value = serde_json::from_str(&line).unwrap();
    let text = |key: &str| said[key].as_str().unwrap().to_owned();
    Listening {
        child,
        address: text("address"),
        key: text("key"),
    }
}

fn sync(camp: &Camp, device: &str, address: &str) -> Output {
    corridor(&format!("sync {{}} {address}"), &[&camp.at(device)])
}

fn log(camp: &Camp, device: &str) -> Value {
    camp.asked("log {}", device, " --json")
}

#[test]
fn two_processes_say_the_same_after_three_round_trips_also_when_one_was_killed_in_between() {
    let camp = Camp::new();
    let person = camp.person("desk");
    camp.asked("register {} --token BBB-BBB --json", "tablet", "");
    let there = listening(&camp, "desk");
    let done = camp.asked(&format!("sync {{}} {} --json", there.address), "tablet", "");
    assert_eq!(
        (&done["in_sync"], &done["round_trips"]),
        (&true.into(), &3.into()),
        "{done}"
    );
    assert_eq!(log(&camp, "desk"), log(&camp, "tablet"));
    // Recorded while it listens, on either side.
    camp.asked("withdraw {}", "desk", &format!(" {person} --json"));
    camp.asked("register {} --token AAA-AAA --json", "tablet", "");
    let address = there.address.clone();
    drop(there);
    let gone = sync(&camp, "tablet", &address);
    assert!(
        status(&gone) == 3 && told(&gone).contains("try again"),
        "{}",
        told(&gone)
    );
    let there = listening(&camp, "desk");
    let done = camp.asked(&format!("sync {{}} {} --json", there.address), "tablet", "");
    assert_eq!((&done["in_sync"], &done["known"]), (&true.into(), &0.into()), "{done}");
    assert_eq!(log(&camp, "desk"), log(&camp, "tablet"));
    assert!(camp.consents("tablet", &person).contains("withdrawn"));
}

/// Passes so many bytes of answers on, then breaks the line.
fn breaking_line(to: &str, after: usize) -> String {
    let to = to.trim_start_matches("http://").to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let mut left = after;
        while let Ok((mut near, _)) = listener.accept() {
            let mut far = TcpStream::connect(&to).unwrap();
            let (mut asks, mut hears) = (near.try_clone().unwrap(), far.try_clone().unwrap());
            std::thread::spawn(move || drop(std::io::copy(&mut asks, &mut hears)));
            let mut part = [0; 512];
            while left > 0 {
                let Ok(read @ 1..) = far.read(&mut part) else { break };
                let passed = read.min(left);
                left -= passed;
                near.write_all(&part[..passed]).unwrap();
            }
            let _ = (near.shutdown(Shutdown::Both), far.shutdown(Shutdown::Both));
        }
    });
    address
}

#[test]
fn where_the_line_breaks_what_came_stays_and_the_next_exchange_ends_it() {
    let camp = Camp::new();
    for _ in 0..30 {
        camp.asked("register {} --token AAA-AAA --json", "desk", "");
    }
    let there = listening(&camp, "desk");
    for after in [40, 300, 9_000, 14_000] {
        let broken = sync(&camp, "tablet", &breaking_line(&there.address, after));
        assert_ne!(status(&broken), 0, "{after}: {}", told(&broken));
    }
    let done = camp.asked(&format!("sync {{}} {} --json", there.address), "tablet", "");
    assert_eq!((&done["in_sync"], &done["known"]), (&true.into(), &0.into()), "{done}");
    assert_eq!(log(&camp, "desk"), log(&camp, "tablet"));
}

#[test]
fn a_stranger_gets_nothing_and_junk_stops_nobody() {
    let camp = Camp::new();
    let there = listening(&camp, "desk");
    let ledger = log(&camp, "desk")["facts"][0]["author"].as_str().unwrap().to_owned();
    camp.asked("open {}", "stranger", &format!(" --join {ledger} --json"));
    let before = log(&camp, "stranger");
    let turned = sync(&camp, "stranger", &there.address);
    assert!(
        status(&turned) == 2 && told(&turned).contains("not let in"),
        "{}",
        told(&turned)
    );
    assert_eq!(log(&camp, "stranger"), before);
    let host = there.address.trim_start_matches("http://");
    for junk in [
        &b"\0\x01\x02\xff"[..],
        b"POST / HTTP/1.1\r\nhost: x\r\nauthorization: Corridor zz\r\ncontent-length: 9999999999\r\n\r\n",
        b"POST / HTTP/1.1\r\nhost: x\r\nauthorization: Corridor 00ff\r\ntransfer-encoding: chunked\r\n\r\nffffffff\r\n",
        b"GET / HTTP/1.1\r\n",
        &[b'a'; 40_000],
    ] {
        let mut stream = TcpStream::connect(host).unwrap();
        let _ = stream.write_all(junk);
        let _ = stream.shutdown(Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let text = String::from_utf8_lossy(&answer);
        assert!(!text.starts_with("HTTP/1.1 200"), "{text}");
        for secret in [&ledger, &there.key] {
            assert!(!text.contains(secret.as_str()));
        }
    }
    let other = "http://127.0.0.1:9";
    assert_eq!(status(&sync(&camp, "tablet", other)), 3);
    assert_eq!(status(&sync(&camp, "tablet", "ftp://nowhere")), 2);
    let done = camp.asked(&format!("sync {{}} {} --json", there.address), "tablet", "");
    assert_eq!(done["in_sync"], true, "{done}");
}

#[test]
fn a_key_nobody_has_heard_of_is_refused_unless_somebody_vouches_for_it() {
    let camp = Camp::new();
    let log = log(&camp, "desk");
    let ledger = log["facts"][0]["author"].as_str().unwrap();
    let new = camp.asked("open {}", "hub", &format!(" --join {ledger} --json"));
    camp.asked(
        "enrol {}",
        "desk",
        &format!(" {} --role keeper --json", new["device"].as_str().unwrap()),
    );
    camp.merge("hub", "desk");
    let there = listening(&camp, "hub");
    let unknown = sync(&camp, "tablet", &there.address);
    assert!(
        status(&unknown) == 2 && told(&unknown).contains("--key"),
        "{}",
        told(&unknown)
    );
    let vouched = format!("sync {{}} {} --key {} --json", there.address, there.key);
    assert_eq!(camp.asked(&vouched, "tablet", "")["in_sync"], true);
    assert_eq!(
        status(&sync(&camp, "tablet", &there.address)),
        0,
        "now it has heard of it"
    );
}

#[test]
fn a_device_that_was_enrolled_and_keeps_another_ledger_is_told_so_and_nothing_is_taken_in() {
    let camp = Camp::new();
    let elsewhere = camp.asked("open {} --operation Theirs --json", "elsewhere", "");
    let enrol = format!(" {} --role clerk --json", elsewhere["device"].as_str().unwrap());
    camp.asked("enrol {}", "desk", &enrol);
    let there = listening(&camp, "desk");
    let before = (log(&camp, "desk"), log(&camp, "elsewhere"));
    let vouched = format!("sync {{}} {} --key {}", there.address, there.key);
    let refused = corridor(&vouched, &[&camp.at("elsewhere")]);
    assert!(
        status(&refused) == 2 && told(&refused).contains("another ledger") && told(&refused).contains("--join"),
        "{}",
        told(&refused)
    );
    assert_eq!((log(&camp, "desk"), log(&camp, "elsewhere")), before);
}
