//! The record of access, promises: a table is read whole or every problem in it is named; the page gives each account the same room and runs nothing
//! that somebody typed; the table has no cell that runs as a formula.
#![allow(clippy::unwrap_used, missing_docs)]

use documents::access::{csv, html, read, read_draft};
use movement::access::{Access, ClauseKind, LONGEST_TEXT, Said};
use movement::ledger::{Body, Fact, FactId, Fold, LedgerId, Role, Timestamp};
use std::collections::BTreeMap;

const RUKBAN: &[u8] = include_bytes!("../../../examples/rukban-2019/access.csv");
const KEEPER: movement::ledger::AuthorId = movement::ledger::AuthorId([1; 32]);

/// Folds what is said as if one device had recorded it.
fn access(said: impl IntoIterator<Item = Said>) -> Access {
    let ledger = LedgerId::opened_by(KEEPER);
    let roles = vec![Role::Keeper, Role::Access];
    let begins = [
        Body::LedgerOpened {
            operation: "Tests".to_owned(),
        },
        Body::DeviceEnrolled { device: KEEPER, roles },
    ];
    let bodies = begins
        .into_iter()
        .chain(said.into_iter().map(|said| Body::Access(Box::new(said))));
    let mut fold = Fold::of(ledger, BTreeMap::new());
    for (seq, body) in bodies.enumerate() {
        let mut id = [0; 32];
        id[..2].copy_from_slice(&u16::try_from(seq).unwrap().to_be_bytes());
        let refs = movement::ledger::decide(fold.state(), KEEPER, &body, Timestamp(0));
        let fact = Fact {
            ledger,
            author: KEEPER,
            seq: seq as u64,
            prev: None,
            site: "camp".to_owned(),
            at: Timestamp(0),
            refs: refs.unwrap(),
            body,
        };
        fold.take([(FactId(id), fact)]);
    }
    fold.into_state().access
}

fn rukban() -> Access {
    access(read(RUKBAN, "access.csv").unwrap().into_iter().map(|(_, said)| said))
}

#[test]
fn the_record_of_rukban_is_read_and_its_report_names_silences_days_and_sources() {
    let access = rukban();
    let report = access.report("2019-09-30".parse().unwrap());
    assert_eq!(
        (report.requests.len(), report.events.len(), report.figures.len()),
        (11, 2, 42)
    );
    assert_eq!((report.days_waited, report.all.days, report.days_lost), (6, 29, 34));
    let page = String::from_utf8(html("Rukban 2019", &access, &report, Timestamp(0))).unwrap();
    for words in [
        "no reply recorded by 2019-03-26",
        "no reply recorded by 2019-04-02",
        "What rests on one source",
        "17964",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let table = String::from_utf8(csv(&access, &report)).unwrap();
    assert!(table.lines().nth(1).unwrap().starts_with("#meta+id,#access+type"));
    assert_eq!(table.lines().count(), 2 + 11 + 2 + 42);
}

#[test]
fn what_somebody_typed_is_text_on_the_page_and_no_formula_in_the_table() {
    let said = [
        "said,label,party,to,topic,on,text,source",
        "party,a,,,,,<script>alert(1)</script>,",
        "party,b,,,,,=1+1,",
        "request,r,a,b,meeting,2019-03-23,\"<img src=x onerror=y>\",=cmd",
    ];
    let access = access(
        read(said.join("\n").as_bytes(), "x.csv")
            .unwrap()
            .into_iter()
            .map(|(_, said)| said),
    );
    let report = access.report("2019-03-24".parse().unwrap());
    let page = String::from_utf8(html("<b>", &access, &report, Timestamp(0))).unwrap();
    assert!(!page.contains("<script>") && !page.contains("<img") && page.contains("&lt;script&gt;"));
    let table = String::from_utf8(csv(&access, &report)).unwrap();
    assert!(table.contains(",'=1+1,") && table.contains("'=cmd"));
}

#[test]
fn a_figure_of_few_people_stands_nowhere() {
    let rows = [
        "said,label,party,to,topic,hindrance,on,people,counted,precision,place,text,source",
        "party,a,,,,,,,,,,A,",
        "party,b,,,,,,,,,,B,",
        "request,r,a,b,departure,,2019-03-23,7,,,,to leave,letter",
        "event,e,a,,,movement-inside-country,2019-03-23,7,,,road,,letter",
        "figure,f,a,,,,2019-03-23,7,departed,exact,camp,,letter",
        "figure,g,a,,,,2019-03-23,10,departed,exact,camp,,letter",
    ];
    let access = access(
        read(rows.join("\n").as_bytes(), "x.csv")
            .unwrap()
            .into_iter()
            .map(|(_, said)| said),
    );
    let report = access.report("2019-03-24".parse().unwrap());
    let page = String::from_utf8(html("x", &access, &report, Timestamp(0))).unwrap();
    let table = String::from_utf8(csv(&access, &report)).unwrap();
    assert_eq!(
        page.matches("fewer than 10").count(),
        5,
        "request, event, its kind, all, figure"
    );
    assert_eq!(table.matches("fewer than 10").count(), 3);
    assert!(page.contains("exactly 10") && !page.contains("7 people") && !page.contains("exactly 7"));
    assert!(!table.contains(",7,"));
}

#[test]
fn two_accounts_have_the_same_room_also_where_another_program_wrote_more() {
    let mut access = rukban();
    let page = |access: &Access| {
        let report = access.report("2019-09-30".parse().unwrap());
        String::from_utf8(html("x", access, &report, Timestamp(0))).unwrap()
    };
    let accounts = access.accounts.values().flat_map(|of| of.values());
    let longest = accounts
        .flat_map(|own| own.standing())
        .map(|(_, account)| account.words.chars().count())
        .max();
    assert!(longest.unwrap() <= LONGEST_TEXT && !page(&access).contains("[cut at"));
    let long = Said::AccountGiven {
        of: "meeting-2019-04-02".parse().unwrap(),
        party: "centcom".parse().unwrap(),
        words: "ع".repeat(LONGEST_TEXT + 1),
        source: "a test".to_owned(),
    };
    // Nobody's desk records this; a fact of another program is taken in all the same.
    let facts = BTreeMap::from([
        (
            FactId([0; 32]),
            fact(
                0,
                Body::LedgerOpened {
                    operation: "Tests".to_owned(),
                },
            ),
        ),
        (
            FactId([1; 32]),
            fact(
                1,
                Body::DeviceEnrolled {
                    device: KEEPER,
                    roles: vec![Role::Access],
                },
            ),
        ),
        (FactId([2; 32]), fact(2, Body::Access(Box::new(long)))),
    ]);
    access.accounts = Fold::of(LedgerId::opened_by(KEEPER), facts)
        .into_state()
        .access
        .accounts;
    let page = page(&access);
    assert!(page.contains("[cut at 500 characters]") && !page.contains(&"ع".repeat(LONGEST_TEXT + 1)));
}

fn fact(seq: u64, body: Body) -> Fact {
    Fact {
        ledger: LedgerId::opened_by(KEEPER),
        author: KEEPER,
        seq,
        prev: None,
        site: String::new(),
        at: Timestamp(0),
        refs: Vec::new(),
        body,
    }
}

#[test]
fn every_problem_of_a_table_is_named_at_once_with_row_and_column() {
    let table = [
        "said,label,party,to,topic,answer,hindrance,on,wanted,steps,people,text,source,colour",
        "request,Not A Label,a,b,dance,,,26 March,,x,many,about,s,",
        "answer,r,a,,,declined,,2019-03-26,,,,,s,",
        "answer,r,a,,,maybe,,2019-03-26,,,,,s,",
        "gossip,r,a,,,,,,,,,,s,",
    ];
    let found = read(table.join("\n").as_bytes(), "x.csv").unwrap_err();
    let codes: Vec<_> = found.iter().map(|problem| (problem.place.row, problem.code)).collect();
    for expected in [
        (Some(1), "unknown-column"),
        (Some(2), "bad-id"),
        (Some(2), "not-a-choice"),
        (Some(2), "not-a-date"),
        (Some(2), "not-a-whole-number"),
        (Some(3), "empty-cell"),
        (Some(4), "not-a-choice"),
        (Some(5), "not-a-choice"),
    ] {
        assert!(codes.contains(&expected), "{expected:?}: {codes:?}");
    }
    assert_eq!(read(b"", "x.csv").unwrap_err()[0].code, "empty-table");
    assert_eq!(read(b"said,label\n", "x.csv").unwrap_err()[0].code, "missing-column");
}

#[test]
fn the_text_of_an_agreement_is_read_or_its_problems_are_named() {
    let text = "title = \"Passage\"\nsigners = [\"zone\", \"camp\"]\nends = \"2019-06-15T20:00+03:00\"\n[[clause]]\nkind = \"safe-passage\"\ntext = \"as agreed\"\n[[clause]]\ntext = \"a free one\"\n";
    let draft = read_draft(text.as_bytes(), "x.toml").unwrap();
    assert_eq!(
        (draft.clauses.len(), draft.signers.len(), draft.missing().len()),
        (2, 2, ClauseKind::ALL.len() - 1)
    );
    assert_eq!(draft.signers[0].to_string(), "camp");
    let bad = text
        .replace("zone", "Zone 1")
        .replace("safe-passage", "safe")
        .replace("+03:00", "");
    let codes: Vec<_> = read_draft(bad.as_bytes(), "x.toml")
        .unwrap_err()
        .iter()
        .map(|problem| problem.code)
        .collect();
    assert_eq!(codes.len(), 3, "{codes:?}");
    for (bytes, code) in [
        (&b"\xff"[..], "not-utf8"),
        (b"title = 1", "toml-syntax"),
        (b"tittle = \"x\"", "toml-syntax"),
        (b"", "toml-syntax"),
    ] {
        assert_eq!(read_draft(bytes, "x.toml").unwrap_err()[0].code, code);
    }
}
