//! Figures of surveys, promise: each with source and date, what a source does not tell stays untold, and every problem is told.
#![allow(clippy::unwrap_used, missing_docs)]

use documents::surveys::{Figure, read, sum, write};
use proptest::prelude::*;

const HEAD: &str = "survey,date,question,answer,count,percent,low,high,base,wording,note,source,url\n";

fn rukban() -> Vec<Figure> {
    let table = include_bytes!("../../../examples/rukban-2019/surveys.csv");
    read(table, "surveys.csv").unwrap()
}

#[test]
fn shares_that_add_up_to_93_stay_93_and_7_are_not_told() {
    let figures = rukban();
    assert!(
        figures
            .iter()
            .all(|figure| !figure.source.is_empty() && figure.date.starts_with("2019-0"))
    );
    let august = || figures.iter().filter(|figure| figure.date == "2019-08");
    let shares: Vec<f64> = august().map(|figure| figure.percent.unwrap()).collect();
    assert_eq!(shares, [37.0, 40.0, 16.0]);
    let sum = sum(august()).unwrap();
    assert_eq!((sum.told, sum.not_told), (93.0, Some(7.0)));
}

#[test]
fn shares_beyond_a_hundred_are_shown_as_they_are() {
    let figure = |percent| Figure {
        percent,
        ..Figure::default()
    };
    let over = [figure(Some(60.0)), figure(Some(45.5))];
    assert_eq!(sum(&over).map(|sum| (sum.told, sum.not_told)), Some((105.5, None)));
    assert_eq!(sum(&[figure(Some(60.0)), figure(None)]), None);
}

#[test]
fn what_was_written_is_read_again() {
    let figures = rukban();
    assert_eq!(read(&write(&figures), "again.csv").unwrap(), figures);
}

#[test]
fn no_figure_is_read_without_its_source_and_date() {
    for (row, code) in [
        ("s,2019,q,a,1,,,,,,,,\n", "empty-cell"),
        ("s,,q,a,1,,,,,,,UN,\n", "empty-cell"),
        ("s,last May,q,a,1,,,,,,,UN,\n", "not-a-date"),
        ("s,2019-13,q,a,1,,,,,,,UN,\n", "not-a-date"),
        ("s,2019,q,a,-1,,,,,,,UN,\n", "not-a-whole-number"),
        ("s,2019,q,a,,101,,,,,,UN,\n", "not-a-number"),
        ("s,2019,q,a,,NaN,,,,,,UN,\n", "not-a-number"),
        ("s,2019,q,a,,,,,,,,UN,\n", "empty-cell"),
    ] {
        let problems = read(format!("{HEAD}{row}").as_bytes(), "surveys.csv").unwrap_err();
        assert!(
            problems
                .iter()
                .any(|problem| problem.code == code && problem.place.row == Some(2)),
            "{row}: {problems:?}"
        );
    }
    let lacking = read(b"survey,date,question,answer,count\ns,2019,q,a,1\n", "surveys.csv").unwrap_err();
    assert!(lacking.iter().any(|problem| problem.code == "missing-column"));
    assert!(read(b"", "surveys.csv").is_err());
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), text in "[a-z,#\n\"]{0,200}") {
        let _ = read(&bytes, "surveys.csv");
        let _ = read(format!("{HEAD}{text}").as_bytes(), "surveys.csv");
    }
}
