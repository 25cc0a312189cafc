//! web, pages, what if: one scenario as a column. Each has the same figures in the same order, so that they stand in rows.

use crate::pages::markup::{text, whole};
use serde_json::Value;
use std::fmt::Write;

/// Returns the column of a scenario.
pub(super) fn scenario(scenario: &Value) -> String {
    let refused = scenario["refused"].as_array().map(Vec::as_slice).unwrap_or_default();
    let rest = match (refused.is_empty(), scenario["plan"].is_null()) {
        (false, _) => reasons(refused),
        (true, true) => "<div class=\"untried\"><p>Not planned, for want of time.</p></div>\n".to_owned(),
        (true, false) => figures(scenario),
    };
    format!("<article class=\"scenario\">\n{}{rest}</article>\n", head(scenario))
}

fn head(scenario: &Value) -> String {
    let mut head = format!("<div class=\"what\"><h3><bdi>{}</bdi></h3>", words(&scenario["title"]));
    if let Some(at) = scenario["at_local"].as_str() {
        let _ = write!(head, "<p class=\"note\">known {}</p>", text(at));
    }
    if let Some(note) = scenario["note"].as_str() {
        let _ = write!(head, "<p class=\"note\"><bdi>{}</bdi></p>", text(note));
    }
    let changes = scenario["changes"].as_array().map(Vec::as_slice).unwrap_or_default();
    if !changes.is_empty() {
        let items: String = changes
            .iter()
            .map(|change| format!("<li>{}</li>", words(change)))
            .collect();
        let _ = write!(head, "<ul class=\"note\">{items}</ul>");
    } else if scenario["measured_by"].is_string() {
        head.push_str("<p class=\"note\">Nothing changes.</p>");
    }
    head + "</div>\n"
}

fn reasons(refused: &[Value]) -> String {
    let reason = |reason: &Value| {
        let line = reason["line"].as_u64();
        let line = line.map_or_else(String::new, |line| format!("Line {line}: "));
        format!("<p>{line}{} {}</p>", words(&reason["cause"]), words(&reason["remedy"]))
    };
    let reasons: String = refused.iter().map(reason).collect();
    format!("<div class=\"refused\"><p><span class=\"mark\">Cannot be</span></p>{reasons}</div>\n")
}

fn figures(scenario: &Value) -> String {
    let (plan, people, told) = (&scenario["plan"], &scenario["people"], &scenario["told"]);
    let everybody = &people["everybody"];
    let of = |value: String, note: String| (value, note);
    let ends = match people["minutes_earlier"].as_i64() {
        None => String::new(),
        Some(0) => "at the same minute".to_owned(),
        Some(minutes) if minutes > 0 => format!("{} earlier", lasting(minutes)),
        Some(minutes) => format!("{} later", lasting(-minutes)),
    };
    let gap = match (plan["last_arrival"].as_i64(), plan["bound"].as_i64()) {
        (Some(last), Some(bound)) => format!("{} before the last arrival", lasting(last - bound)),
        _ => String::new(),
    };
    let bound = plan["bound_words"].as_str().map_or_else(|| "–".to_owned(), text);
    let moved = |key: &str| {
        let (half, most) = (&everybody[key]["median_minutes"], &everybody[key]["largest_minutes"]);
        let by = half.as_i64().zip(most.as_i64());
        by.map_or_else(String::new, |(half, most)| {
            format!(
                "half of them by {} at most, nobody by more than {}",
                lasting(half),
                lasting(most)
            )
        })
    };
    let nobody = |key: &str| {
        if people.is_null() {
            "–".to_owned()
        } else {
            whole(&everybody[key]["people"])
        }
    };
    let seats = match people.is_null() {
        true => "–".to_owned(),
        false => format!(
            "{} / {}",
            whole(&everybody["newly_seated"]),
            whole(&everybody["no_longer_seated"])
        ),
    };
    let rows = [
        (
            "Last arrival",
            of(words(&plan["last_arrival_words"]), join(&[&ends, &verdict(people)])),
        ),
        ("No plan ends before", of(bound, gap)),
        (
            "Have a seat",
            of(
                whole(&plan["seated"]),
                format!("of {}; {} wait", whole(&plan["said_yes"]), whole(&plan["waiting"])),
            ),
        ),
        ("Arrive earlier", of(nobody("earlier"), moved("earlier"))),
        ("Arrive later", of(nobody("later"), moved("later"))),
        ("Gain / lose a seat", of(seats, String::new())),
        (
            "Driven",
            of(
                format!("{} km", kilometres(&plan["vehicle_metres"])),
                format!(
                    "{} convoys, {} vehicle-days",
                    whole(&plan["convoys"]),
                    whole(&plan["vehicle_days"])
                ),
            ),
        ),
        ("Told anew", anew(told)),
    ];
    rows.iter()
        .map(|(name, (value, note))| row(name, value, note))
        .collect()
}

fn row(name: &str, value: &str, note: &str) -> String {
    let note = match note {
        "" => String::new(),
        note => format!("<div class=\"note\">{note}</div>"),
    };
    format!("<div><div class=\"name\">{name}</div><div class=\"value\">{value}</div>{note}</div>\n")
}

fn anew(told: &Value) -> (String, String) {
    if told.is_null() {
        return ("–".to_owned(), String::new());
    }
    let stranded = match told["stranded"].as_u64() {
        None | Some(0) => String::new(),
        Some(_) => format!("; <strong>{} stranded on the way</strong>", whole(&told["stranded"])),
    };
    let note = format!(
        "{} another hour, {} another place, {} no seat any more{stranded}; {} convoys had passed",
        whole(&told["hour"]),
        whole(&told["place"]),
        whole(&told["seat_lost"]),
        whole(&told["passed_convoys"])
    );
    (whole(&told["people"]), note)
}

fn verdict(people: &Value) -> String {
    let words = match people["verdict"].as_str() {
        Some("nothing") => "no difference",
        Some("chance") => "no more than chance",
        Some("better") => "better",
        Some("worse") => "worse",
        Some("mixed") => "some earlier, some later",
        Some("unknown") => "chance not measured",
        _ => return String::new(),
    };
    format!("<span class=\"mark\">{words}</span>")
}

fn join(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

fn words(value: &Value) -> String {
    text(value.as_str().unwrap_or(""))
}

/// Minutes as people say them.
pub(super) fn lasting(minutes: i64) -> String {
    match minutes {
        ..60 => format!("{minutes} min"),
        60..2880 => format!("{} h {:02} min", minutes / 60, minutes % 60),
        _ => format!("{} d {} h", minutes / 1440, minutes % 1440 / 60),
    }
}

/// Whole kilometres.
pub(super) fn kilometres(metres: &Value) -> String {
    whole(&Value::from(metres.as_i64().map(|metres| metres / 1000)))
}
