//! `corridor demo` where there is nothing yet, and where something is in the way.

use crate::{answer, copy, corridor, files, object, program, run, status, told};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Stdio;

#[test]
fn in_an_empty_place_it_makes_the_folder_and_its_plan() {
    let place = tempfile::tempdir().unwrap();
    let demo = || {
        run(program()
            .args(["demo", "--no-serve", "--seconds=0"])
            .current_dir(&place))
    };
    let first = demo();
    assert_eq!((status(&first), told(&first)), (0, String::new()));
    assert!(
        answer(&first).contains("rukban-2019/plan: plan.json"),
        "{}",
        answer(&first)
    );
    let folder = place.path().join("rukban-2019");
    let page = std::fs::read_to_string(folder.join("plan/plan.html")).unwrap();
    assert!(page.starts_with("<!doctype html>"));

    std::fs::remove_dir_all(folder.join("plan")).unwrap();
    crate::spoil(&folder, "operation.toml", "name = \"", "name = \"My ");
    let changed = files(&folder);
    let second = demo();
    assert!(
        answer(&second).starts_with("My "),
        "a folder that is there is not made again"
    );
    std::fs::remove_dir_all(folder.join("plan")).unwrap();
    assert!(files(&folder) == changed);
}

#[test]
fn a_taken_port_is_told_with_what_to_do() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let folder = copy("tiny");
    let output = corridor(
        &format!("demo --folder {{}} --seconds 0 --port {port}"),
        &[folder.path()],
    );
    assert_eq!(status(&output), 3);
    let said = told(&output);
    assert!(
        said.contains(&port.to_string()) && said.contains("plan.html in a browser, or give --port"),
        "{said}"
    );
    assert!(folder.path().join("plan/plan.html").is_file());
}

#[test]
fn it_serves_the_page_until_it_is_stopped() {
    let folder = copy("tiny");
    let mut child = program()
        .args(["demo", "--seconds=0", "--port=0", "--folder"])
        .arg(folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stderr.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let address = line
        .split("http://")
        .nth(1)
        .and_then(|rest| rest.split('/').next())
        .unwrap_or_default();
    let mut page = String::new();
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    stream.read_to_string(&mut page).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("<!doctype html>"));
}

#[test]
fn programs_get_one_object() {
    let folder = copy("tiny");
    let output = corridor("demo --json --no-serve --seconds 0 --folder {}", &[folder.path()]);
    assert_eq!((status(&output), &object(&output)["moves"]), (0, &0.into()));
}
