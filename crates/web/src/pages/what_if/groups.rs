//! web, pages, what if: who gains and who loses by tier, need, block and place; groups as rows, scenarios as columns.

use crate::pages::markup::{text, whole};
use serde_json::Value;
use std::fmt::Write;

/// Scenarios side by side in one table: more do not fit on paper.
const ACROSS: usize = 5;

const PARTS: [(&str, &str); 4] = [
    ("tier", "By tier"),
    ("need", "By need"),
    ("block", "By block: where people wait"),
    ("place", "By place: where they come to in the scenario"),
];

/// Returns the section; nothing where no scenario was planned.
pub(super) fn groups(columns: &[Value]) -> String {
    let planned: Vec<&Value> = columns.iter().filter(|column| !column["people"].is_null()).collect();
    if planned.is_empty() {
        return String::new();
    }
    let mut page = String::from(
        "<section>\n<h2>Who gains and who loses</h2>\n<p class=\"lead\">People who arrive earlier or later, and who gain or lose a seat, \
         against what the scenario is measured by.</p>\n",
    );
    for (by, title) in PARTS {
        for some in planned.chunks(ACROSS) {
            page.push_str(&table(by, title, some));
        }
    }
    page + "</section>\n"
}

fn table(by: &str, title: &str, scenarios: &[&Value]) -> String {
    let mut names: Vec<(bool, &str)> = Vec::new();
    for group in scenarios.iter().flat_map(|scenario| list(scenario, by)) {
        let name = name(group);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    // Small groups come last, wherever the first scenario with such stands.
    names.sort_by_key(|(small, _)| *small);
    let heads: String = scenarios
        .iter()
        .map(|scenario| format!("<th scope=\"col\"><bdi>{}</bdi></th>", title_of(scenario)))
        .collect();
    let mut page = format!(
        "<table class=\"groups\">\n<caption>{title}</caption>\n<thead><tr><th scope=\"col\">Group</th>{heads}</tr></thead>\n<tbody>\n"
    );
    for wanted in names {
        let _ = write!(
            page,
            "<tr><th scope=\"row\"><bdi>{}</bdi></th>",
            text(&words(by, wanted))
        );
        for scenario in scenarios {
            let group = list(scenario, by).iter().find(|group| name(group) == wanted);
            let cell = group.map_or_else(|| "–".to_owned(), cell);
            let _ = write!(
                page,
                "<td data-title=\"{}\">{cell}</td>",
                title_of(scenario).replace('"', "&quot;")
            );
        }
        page.push_str("</tr>\n");
    }
    page + "</tbody>\n</table>\n"
}

fn title_of(scenario: &Value) -> String {
    text(scenario["title"].as_str().unwrap_or(""))
}

fn list<'v>(scenario: &'v Value, by: &str) -> &'v [Value] {
    let parts = scenario["people"]["by"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let part = parts.iter().find(|part| part["by"] == by);
    part.and_then(|part| part["groups"].as_array())
        .map(Vec::as_slice)
        .unwrap_or_default()
}

fn name(group: &Value) -> (bool, &str) {
    (
        group["small"].as_bool().unwrap_or(false),
        group["group"].as_str().unwrap_or(""),
    )
}

fn words(by: &str, (small, code): (bool, &str)) -> String {
    match (by, code) {
        _ if small => "fewer than 10 people".to_owned(),
        ("tier", tier) => format!("tier {tier}"),
        ("need", "none") => "no need".to_owned(),
        ("place", "no-seat") => "no seat".to_owned(),
        (_, code) => code.to_owned(),
    }
}

fn cell(group: &Value) -> String {
    let figures = &group["figures"];
    if figures.is_null() {
        return "–".to_owned();
    }
    let mut lines = Vec::new();
    let told = [
        (&figures["earlier"]["people"], "earlier"),
        (&figures["later"]["people"], "later"),
        (&figures["newly_seated"], "gain a seat"),
        (&figures["no_longer_seated"], "lose their seat"),
    ];
    for (people, what) in told {
        if people.as_u64().is_some_and(|people| people > 0) {
            lines.push(format!("<span>{} {what}</span>", whole(people)));
        }
    }
    if lines.is_empty() {
        lines.push("<span>as before</span>".to_owned());
    }
    lines.push(format!("<span class=\"note\">of {}</span>", whole(&figures["people"])));
    lines.concat()
}
