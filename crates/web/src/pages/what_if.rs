//! web, pages: scenarios side by side as one sheet to print. Markup, styles, and a script that draws the arrivals; it asks the
//! network for nothing.

mod groups;
mod scenario;

use super::markup::{data, text, whole};
use groups::groups;
use scenario::scenario;
use serde_json::Value;

const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/page/what-if.css"));
const SCRIPT: &str = include_str!(concat!(env!("OUT_DIR"), "/page/what-if.js"));
/// SHA-256 of the script, base64: the only script that may run.
const SCRIPT_HASH: &str = include_str!(concat!(env!("OUT_DIR"), "/page/what-if.sha256"));
const NOTICES: &str = include_str!(concat!(env!("OUT_DIR"), "/page/what-if-notices.txt"));

/// Returns the page for scenarios in the format "corridor-what-if-1".
///
/// They are JSON in UTF-8. Bytes that are not still give a whole page, without scenarios.
pub fn render(json: &[u8]) -> Vec<u8> {
    let table = serde_json::from_slice::<Value>(json).unwrap_or(Value::Null);
    let name = text(
        table
            .pointer("/operation/name")
            .and_then(Value::as_str)
            .unwrap_or("Corridor"),
    );
    let columns = table["columns"].as_array().map(Vec::as_slice).unwrap_or_default();
    let scenarios: String = columns.iter().map(scenario).collect();
    let parts = [
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"",
        &policy(),
        "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        "<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n<title>",
        &name,
        ": what if</title>\n<style>",
        STYLE,
        "</style>\n</head>\n<body>\n<header>\n<p class=\"kicker\">What if</p>\n<h1>",
        &name,
        "</h1>\n",
        &chance(&table["chance"]),
        "</header>\n<main>\n<section>\n<h2>Side by side</h2>\n<p class=\"lead\">Scenarios before the movement begins are measured by the \
         operation as it is, those of a day by the plan in force.</p>\n<div class=\"scenarios\">\n",
        &scenarios,
        "</div>\n</section>\n<section>\n<h2>Arrivals</h2>\n<p class=\"lead\">People who have arrived at a shelter.</p>\n\
         <div id=\"arrivals-charts\"></div>\n<noscript><p>The chart is drawn by a script that stands in this page. Please allow scripts for \
         this file; the figures stand above and below.</p></noscript>\n</section>\n",
        &groups(columns),
        &notes(&table),
        "</main>\n<footer>\n<details class=\"licences\">\n<summary>Licences of the software in this page</summary>\n<pre>",
        &text(NOTICES),
        "</pre>\n</details>\n</footer>\n<script type=\"application/json\" id=\"view\">",
        &data(&String::from_utf8_lossy(json)),
        "</script>\n<script>",
        SCRIPT,
        "</script>\n</body>\n</html>\n",
    ];
    parts.concat().into_bytes()
}

/// No network, and one script known by its hash. Styles stay open: the chart places its parts by style.
fn policy() -> String {
    format!(
        "default-src 'none'; script-src 'sha256-{SCRIPT_HASH}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    )
}

fn chance(chance: &Value) -> String {
    if chance.is_null() {
        return "<p class=\"chance\">There was no time to see how far chance alone moves a plan.</p>\n".to_owned();
    }
    format!(
        "<p class=\"chance\"><strong>Chance:</strong> {} plans for the operation as it is that differ in nothing but their seed end {} apart, with \
         {} seats and {} km between them; from one to another, up to {} people arrive earlier and {} later.</p>\n",
        whole(&chance["seeds"]),
        scenario::lasting(chance["minutes"].as_i64().unwrap_or(0)),
        whole(&chance["seats"]),
        scenario::kilometres(&chance["vehicle_metres"]),
        whole(&chance["earlier"]),
        whole(&chance["later"])
    )
}

fn notes(table: &Value) -> String {
    format!(
        "<section class=\"small\">\n<h2>How to read this</h2>\n<ul>\n<li><strong>Before the movement begins:</strong> the changed operation is \
         planned anew, with the same seed and {} moves as the operation as it is. <em>No more than chance</em> means that plans which differ in \
         nothing but their seed lie as far apart.</li>\n<li><strong>On a day:</strong> the plan in force is made anew at that moment. What has \
         passed its checkpoint stays exactly as it is, and as few people as possible are told something else; no bound is \
         computed.</li>\n<li><strong>Earlier, later, gain, lose:</strong> person by person, everybody who says yes in the scenario, by the \
         arrival at a shelter.</li>\n<li><strong>Vehicle-days:</strong> for each vehicle, the days on which it loads.</li>\n<li>Groups of \
         fewer than 10 people stand together, without figures if they are fewer than 10 even then.</li>\n</ul>\n</section>\n",
        whole(&table["moves"])
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn page(table: &Value) -> String {
        String::from_utf8(render(table.to_string().as_bytes())).unwrap()
    }

    #[test]
    fn names_cannot_leave_the_text_they_stand_in() {
        let bad = "</script><script>alert(1)</script>";
        let group = json!({"group": bad, "small": false, "figures": null});
        let refused = json!([{"line": 3, "cause": bad, "remedy": bad}]);
        let people = json!({"by": [{"by": "block", "groups": [group]}]});
        let page = page(&json!({"operation": {"name": bad}, "columns": [
            {"id": "a", "title": bad, "note": bad, "changes": [bad], "refused": [], "plan": {}, "people": people},
            {"id": "b", "title": bad, "refused": refused},
        ]}));
        assert_eq!(page.matches("<script").count(), 2);
        assert_eq!(page.matches("</script>").count(), 2);
    }

    #[test]
    fn what_was_refused_or_not_planned_says_so_and_the_rest_stands() {
        let page = page(&json!({"columns": [
            {"title": "Fair", "refused": [], "plan": {"last_arrival_words": "Fri 09:10"}},
            {"title": "No", "refused": [{"line": 7, "cause": "It is away already.", "remedy": "Delete it."}]},
            {"title": "Late", "refused": [], "plan": null},
        ]}));
        assert!(page.contains("Fri 09:10") && page.contains("Line 7: It is away already. Delete it."));
        assert_eq!(page.matches("Not planned").count(), 1);
    }

    #[test]
    fn bytes_that_are_no_scenarios_still_give_a_whole_page() {
        let page = String::from_utf8(render(&[0xff, b'<'])).unwrap();
        assert!(
            page.starts_with("<!doctype html>") && page.ends_with("</html>\n") && page.contains("default-src 'none'")
        );
    }
}
