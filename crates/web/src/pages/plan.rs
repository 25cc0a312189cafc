//! web, pages: the plan page. One file: markup, styles, script, base map and the plan's view; it asks the network for nothing.

use super::basemap;
use super::markup::{data, text};
use serde_json::Value;

const BODY: &str = include_str!("plan.html");
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/page/page.css"));
const SCRIPT: &str = include_str!(concat!(env!("OUT_DIR"), "/page/page.js"));
/// SHA-256 of the script, base64: the only script that may run.
const SCRIPT_HASH: &str = include_str!(concat!(env!("OUT_DIR"), "/page/page.sha256"));
const NOTICES: &str = include_str!(concat!(env!("OUT_DIR"), "/page/page-notices.txt"));

/// Returns the page for a view in the format "corridor-plan-view-1".
///
/// The view is JSON in UTF-8. Bytes that are not still give a whole page, which tells that it cannot show the view.
pub fn render(view_json: &[u8]) -> Vec<u8> {
    let view = String::from_utf8_lossy(view_json);
    let parsed = serde_json::from_slice::<Value>(view_json).unwrap_or(Value::Null);
    let name = parsed
        .pointer("/operation/name")
        .and_then(Value::as_str)
        .unwrap_or("Corridor");
    let parts = [
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"",
        &policy(),
        "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        "<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n<title>",
        &text(name),
        ": movement plan</title>\n<style>",
        STYLE,
        "</style>\n</head>\n<body>\n",
        BODY,
        "<footer>\n<details class=\"licences\">\n<summary>Licences of the software and data in this page</summary>\n<pre>",
        &text(NOTICES),
        "</pre>\n</details>\n</footer>\n<script type=\"application/json\" id=\"view\">",
        &data(&view),
        "</script>\n<script type=\"application/json\" id=\"land\">",
        &data(&basemap::around(&parsed)),
        "</script>\n<script>",
        SCRIPT,
        "</script>\n</body>\n</html>\n",
    ];
    parts.concat().into_bytes()
}

/// No network, one script known by its hash, workers only from the page itself. Styles stay open: charts and the
/// timeline place their parts by style.
fn policy() -> String {
    format!(
        "default-src 'none'; script-src 'sha256-{SCRIPT_HASH}'; worker-src blob:; connect-src blob:; style-src 'unsafe-inline'; \
         img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn page(view: &str) -> String {
        String::from_utf8(render(view.as_bytes())).unwrap()
    }

    #[test]
    fn a_name_cannot_close_the_script_that_holds_it() {
        let name = "</script><script>alert(1)</script><!--\u{2028}&";
        let view = serde_json::json!({"operation": {"name": name}}).to_string();
        let page = page(&view);
        assert_eq!(page.matches("</script>").count(), 3);
        assert!(!page.contains("alert(1)</script>"));
        let held = page
            .split_once("id=\"view\">")
            .unwrap()
            .1
            .split_once("</script>")
            .unwrap()
            .0;
        let read: Value = serde_json::from_str(held).unwrap();
        assert_eq!(read["operation"]["name"], name);
    }

    #[test]
    fn a_page_names_no_address_to_load_from() {
        let page = page("{}");
        let markup = page.split_once("<style>").unwrap().0;
        assert!(markup.contains("default-src 'none'"));
        for loads in [
            " src=\"http",
            "@import",
            "url(http",
            "url(//",
            "<link rel=\"stylesheet\"",
        ] {
            assert!(!page.contains(loads), "{loads}");
        }
    }

    #[test]
    fn bytes_that_are_no_view_still_give_a_whole_page() {
        let page = String::from_utf8(render(&[0xff, b'<', 0])).unwrap();
        assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    }

    #[test]
    fn the_page_carries_the_licences_of_its_libraries() {
        let page = page("{}");
        for library in [
            "== maplibre-gl ",
            "== uplot ",
            "== vis-timeline ",
            "== world-atlas ",
            "== moment ",
        ] {
            assert!(page.contains(library), "{library}");
        }
    }

    #[test]
    fn the_same_view_gives_the_same_bytes() {
        assert_eq!(render(b"{\"sites\":[]}"), render(b"{\"sites\":[]}"));
    }
}
