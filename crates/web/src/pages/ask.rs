//! web, pages: the ask list as one sheet to print. Markup and styles only: it runs no script and asks the network for nothing.

use super::markup::{text, whole};
use serde_json::Value;
use std::fmt::Write;

const STYLE: &str = include_str!("ask.css");

/// Returns the page for a list in the format "corridor-ask-1".
///
/// The list is JSON in UTF-8. Bytes that are not still give a whole page, without rows.
pub fn render(list_json: &[u8]) -> Vec<u8> {
    let list = serde_json::from_slice::<Value>(list_json).unwrap_or(Value::Null);
    let name = text(list["operation"].as_str().unwrap_or("Corridor"));
    let mut page = String::new();
    let parts = [
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
         base-uri 'none'; form-action 'none'\">\n",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        "<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n<title>",
        &name,
        ": what to ask for</title>\n<style>",
        STYLE,
        "</style>\n</head>\n<body>\n<header>\n<p class=\"kicker\">What to ask for</p>\n<h1>",
        &name,
        "</h1>\n",
    ];
    parts.iter().for_each(|part| page.push_str(part));
    page.push_str(&today(&list));
    page.push_str("</header>\n<main>\n");
    page.push_str(&chain(&list["chain"]));
    page.push_str(&rows(&list["rows"]));
    page.push_str(&notes(&list));
    page.push_str("</main>\n</body>\n</html>\n");
    page.into_bytes()
}

fn today(list: &Value) -> String {
    format!(
        "<dl id=\"figures\"><div><dt>Have a seat today</dt><dd class=\"value\">{}</dd><dd class=\"note\">of {} who said \
         yes</dd></div><div><dt>Last arrival today</dt><dd class=\"value\">{}</dd></div><div><dt>No plan ends \
         before</dt><dd class=\"value\">{}</dd><dd class=\"note\">that moves as many</dd></div></dl>\n",
        whole(&list["seated"]),
        whole(&list["said_yes"]),
        text(list["last_arrival_local"].as_str().unwrap_or("")),
        text(list["bound_local"].as_str().unwrap_or(""))
    )
}

/// What holds the bound, as a list in which each entry says what was eased to come to the next.
fn chain(chain: &Value) -> String {
    let links = chain.as_array().map(Vec::as_slice).unwrap_or_default();
    if links.is_empty() {
        return String::new();
    }
    let mut page = String::from(
        "<section>\n<h2>What holds the end where it is</h2>\n<p class=\"lead\">What binds first, and what would bind next \
         once that is out of the way.</p>\n<ol>\n",
    );
    let mut eased: Option<&str> = None;
    for link in links {
        let first = eased.map_or(String::new(), |eased| format!("{}: ", text(&capital(eased))));
        let words = text(link["words"].as_str().unwrap_or(""));
        let until = text(link["bound_local"].as_str().unwrap_or(""));
        let words = if first.is_empty() { capital(&words) } else { words };
        let _ = writeln!(
            page,
            "<li>{first}<strong>{words}</strong>; no plan ends before {until}.</li>"
        );
        eased = link["eased"].as_str();
    }
    page.push_str("</ol>\n</section>\n");
    page
}

const HEAD: &str = "<section>\n<h2>What one more would buy</h2>\n<p class=\"lead\">Each row by itself. The left answer is how far the \
    earliest end there can be moves, the right one what a plan reaches.</p>\n<div class=\"scroll\"><table>\n<thead>\n<tr><th \
    rowspan=\"2\">Ask for</th><th colspan=\"2\" class=\"group\">The bound: at most</th><th colspan=\"4\" \
    class=\"group\">Planned anew</th></tr>\n<tr><th class=\"number\">end earlier</th><th class=\"number\">people more by \
    today's bound</th><th class=\"number\">more people with a seat</th><th class=\"number\">end earlier</th><th \
    class=\"number\">people sooner / later</th><th class=\"number\">person-hours sooner</th></tr>\n</thead>\n<tbody>\n";

fn rows(rows: &Value) -> String {
    let rows = rows.as_array().map(Vec::as_slice).unwrap_or_default();
    let (buys, nothing): (Vec<&Value>, Vec<&Value>) = rows.iter().partition(|row| buys(row));
    let mut page = String::from(HEAD);
    buys.iter().for_each(|row| page.push_str(&filled(row)));
    if buys.is_empty() {
        page.push_str("<tr><td colspan=\"7\">Nothing that was tried buys anything.</td></tr>\n");
    }
    page.push_str("</tbody>\n</table></div>\n</section>\n");
    let (untried, nothing): (Vec<&Value>, Vec<&Value>) = nothing.into_iter().partition(|row| row["plan"].is_null());
    page.push_str(&listed(
        &nothing,
        "What buys nothing",
        "Neither the bound nor a new plan shows that any of these would help by itself.",
    ));
    page.push_str(&listed(
        &untried,
        "Not planned anew",
        "There was no time left for these. The bound promises nothing of them, as far as it was asked.",
    ));
    page
}

fn listed(rows: &[&Value], title: &str, lead: &str) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let items: Vec<String> = rows
        .iter()
        .map(|row| format!("<li>{}</li>\n", text(row["words"].as_str().unwrap_or(""))))
        .collect();
    format!(
        "<section>\n<h2>{title}</h2>\n<p class=\"lead\">{lead}</p>\n<ul class=\"columns\">\n{}</ul>\n</section>\n",
        items.concat()
    )
}

fn buys(row: &Value) -> bool {
    let more = |figure: &Value| figure.as_i64().is_some_and(|figure| figure != 0);
    let (bound, plan) = (&row["bound"], &row["plan"]);
    more(&bound["minutes_earlier"])
        || more(&bound["seats"])
        || ["seats", "minutes_earlier", "person_minutes"]
            .iter()
            .any(|key| more(&plan[*key]))
}

fn filled(row: &Value) -> String {
    let (bound, plan) = (&row["bound"], &row["plan"]);
    let words = text(&capital(row["words"].as_str().unwrap_or("")));
    let seats = match bound["seats"].as_i64() {
        Some(seats) if seats > 0 => format!("<br><span class=\"note\">and {seats} more seats</span>"),
        _ => String::new(),
    };
    let mut cells = vec![
        format!("{}{seats}", lasting(&bound["minutes_earlier"])),
        whole(&bound["people_at_most"]),
    ];
    if plan.is_null() {
        cells.extend(["<span class=\"note\">not planned</span>", "", "", ""].map(str::to_owned));
    } else {
        let hours = Value::from(plan["person_minutes"].as_i64().map_or(0, |minutes| minutes / 60));
        cells.extend([
            whole(&plan["seats"]),
            lasting(&plan["minutes_earlier"]),
            format!("{} / {}", whole(&plan["people_sooner"]), whole(&plan["people_later"])),
            whole(&hours),
        ]);
    }
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| format!("<td class=\"number\">{cell}</td>"))
        .collect();
    format!("<tr><th>{words}</th>{}</tr>\n", cells.concat())
}

fn notes(list: &Value) -> String {
    let chance = match list["chance"]["minutes_earlier"].as_i64() {
        Some(_) => format!(
            "Plans for today's operation that differ in nothing but chance end up to {} apart. A gain up to that counts as \
             nothing, and stands here as 0.",
            lasting(&list["chance"]["minutes_earlier"])
        ),
        None => {
            "There was no time to see how far chance alone moves a plan; gains of new plans are not counted.".to_owned()
        }
    };
    format!(
        "<section class=\"small\">\n<h2>How to read this</h2>\n<ul>\n<li><strong>The bound, end earlier:</strong> so far the \
         earliest end there can be moves, whatever is planned. Today's plan ends later than that, so a new plan may gain more. 0 means that the bound does not move.</li>\n\
         <li><strong>People more by today's bound:</strong> by the prices that hold the bound, at most so many people more \
         can have arrived before it. Empty where no prices hold it.</li>\n<li><strong>Planned anew:</strong> the operation with this \
         change, planned with the same seeds and {} moves. Where no better plan was found, today's plan stands, for it still fits.</li>\n\
         <li><strong>People sooner:</strong> the first to arrive is compared with the first, the second with the second, and so on: at so \
         many places somebody arrives earlier, at so many later.</li>\n<li>{chance}</li>\n</ul>\n</section>\n",
        whole(&list["moves"])
    )
}

/// Minutes as people say them.
fn lasting(minutes: &Value) -> String {
    match minutes.as_i64() {
        None => String::new(),
        Some(0) => "0".to_owned(),
        Some(minutes) => {
            let (sign, minutes) = if minutes < 0 { ("−", -minutes) } else { ("", minutes) };
            match minutes {
                ..60 => format!("{sign}{minutes} min"),
                60..2880 => format!("{sign}{} h {:02} min", minutes / 60, minutes % 60),
                _ => format!("{sign}{} d {} h", minutes / 1440, minutes % 1440 / 60),
            }
        }
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn page(list: &Value) -> String {
        String::from_utf8(render(list.to_string().as_bytes())).unwrap()
    }

    #[test]
    fn names_cannot_leave_the_text_they_stand_in() {
        let row = json!({"words": "<script>alert(1)</script>", "plan": null, "bound": null});
        let page = page(&json!({"operation": "</title><script>", "rows": [row]}));
        assert!(!page.contains("<script"));
    }

    #[test]
    fn a_row_that_buys_nothing_stands_apart_and_one_without_time_says_so() {
        let nothing = json!({"words": "one more escort", "bound": {"minutes_earlier": 0, "seats": 0}, "plan": null});
        let buys = json!({"words": "one more driver", "bound": {"minutes_earlier": 3000, "seats": 0},
            "plan": {"seats": 0, "minutes_earlier": 61, "people_sooner": 5, "person_minutes": 600}});
        let page = page(&json!({"rows": [buys, nothing]}));
        let (table, rest) = page.split_once("Not planned anew").unwrap();
        assert!(table.contains("One more driver") && table.contains("2 d 2 h") && table.contains("1 h 01 min"));
        assert!(rest.contains("<li>one more escort</li>") && !page.contains("What buys nothing"));
    }

    #[test]
    fn bytes_that_are_no_list_still_give_a_whole_page() {
        let page = String::from_utf8(render(&[0xff, b'<'])).unwrap();
        assert!(
            page.starts_with("<!doctype html>") && page.ends_with("</html>\n") && page.contains("default-src 'none'")
        );
    }
}
