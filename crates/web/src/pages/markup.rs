//! web, pages: figures and names between tags.

use serde_json::Value;

/// Text between tags.
pub(super) fn text(raw: &str) -> String {
    raw.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A whole number with thin spaces between thousands; nothing where there is none.
pub(super) fn whole(figure: &Value) -> String {
    let Some(figure) = figure.as_i64() else {
        return String::new();
    };
    let digits = figure.unsigned_abs().to_string();
    let mut told = String::from(if figure < 0 { "−" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            told.push('\u{202f}');
        }
        told.push(digit);
    }
    told
}

/// JSON inside a `<script>` element. These characters stand in JSON only within strings, where an escape means the same.
pub(super) fn data(json: &str) -> String {
    let mut safe = String::with_capacity(json.len() + json.len() / 64);
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => safe.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::whole;
    use serde_json::json;

    #[test]
    fn thousands_stand_apart() {
        let told = [json!(0), json!(999), json!(40_000), json!(-1_234_567), json!(null)].map(|figure| whole(&figure));
        assert_eq!(told, ["0", "999", "40\u{202f}000", "−1\u{202f}234\u{202f}567", ""]);
    }
}
