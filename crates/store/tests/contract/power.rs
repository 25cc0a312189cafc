//! A program that is killed while it writes loses nothing it acknowledged.

use crate::facts::{Author, ledger};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use store::{Sqlite, Store};

/// Kills, each at another moment; as many as `CORRIDOR_KILLS` says.
const KILLS: u64 = 50;
const FACTS: u64 = 500;

/// The program that is killed, when the test below starts it: takes in facts one by one and says each number once it is
/// acknowledged. Started otherwise it has nothing to do.
#[test]
fn the_program_that_is_killed() {
    let Ok(path) = std::env::var("CORRIDOR_KILLED_STORE") else {
        return;
    };
    let mut store = Sqlite::make(path.as_ref(), ledger()).unwrap();
    for (number, fact) in Author::new(9).facts(FACTS).iter().enumerate() {
        store.take_in(std::slice::from_ref(&fact.bytes)).unwrap();
        let mut out = std::io::stdout().lock();
        writeln!(out, "acknowledged {number}").unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn a_killed_program_loses_nothing_it_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let facts = Author::new(9).facts(FACTS);
    let kills = std::env::var("CORRIDOR_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    for kill in 0..kills {
        let enough = 1 + kill * 37 % 400;
        let path = folder.path().join(format!("{kill}.db"));
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["power::the_program_that_is_killed", "--exact", "--nocapture"])
            .env("CORRIDOR_KILLED_STORE", &path)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut acknowledged = 0;
        for line in lines.map_while(Result::ok) {
            if line.starts_with("acknowledged ") {
                acknowledged += 1;
            }
            if acknowledged == enough {
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
        let store = Sqlite::open(&path).unwrap();
        assert!(acknowledged >= enough, "the child wrote nothing");
        let author = Author::new(9).id();
        assert!(store.vector().unwrap()[&author].facts >= acknowledged, "kill {kill}");
        for fact in facts.iter().take(acknowledged as usize) {
            assert_eq!(store.find(fact.id).unwrap().as_ref(), Some(fact), "kill {kill}");
        }
    }
}
