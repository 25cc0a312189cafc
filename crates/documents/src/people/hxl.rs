//! Columns by their HXL tags. Hashtags and attributes are those of the HXL 1.1 dictionary where it has them (`#meta`,
//! `#beneficiary`, `#affected`, `#respondee`, `#contact`, `#inneed`, `+id`, `+code`, `+hh`, `+ind`, `+name`, `+phone`, `+email`);
//! the standard lets anybody add attributes, and those added here are in docs/concepts/importing.md.

use std::collections::BTreeSet;

/// Tags under which persons and households are.
const PEOPLE: &[&str] = &["meta", "affected", "beneficiary", "respondee", "population", "targeted"];
/// Tags under which ways to reach people are, also.
const REACHED: &[&str] = &["contact", "meta", "affected", "beneficiary", "respondee"];
/// Tags under which needs are.
const NEEDS: &[&str] = &["inneed", "affected", "beneficiary", "need", "needs"];

/// What a column is: any of these tags, with all of these attributes; the first that fits.
type Pattern = (&'static [&'static str], &'static [&'static str], &'static str);

const PATTERNS: &[Pattern] = &[
    (REACHED, &["name", "given"], "given_name"),
    (REACHED, &["name", "father"], "father_name"),
    (REACHED, &["name", "mother"], "mother_name"),
    (REACHED, &["name", "grandfather"], "grandfather_name"),
    (REACHED, &["name", "family"], "family_name"),
    (REACHED, &["name"], "name"),
    (REACHED, &["phone"], "phone"),
    (REACHED, &["email"], "contact"),
    (&["contact"], &[], "contact"),
    (PEOPLE, &["birth", "year"], "birth_year"),
    (&["date"], &["birth"], "birth_year"),
    (PEOPLE, &["age"], "age"),
    (PEOPLE, &["guardian"], "decides"),
    (PEOPLE, &["decides"], "decides"),
    (PEOPLE, &["id", "hh"], "household"),
    (PEOPLE, &["code", "hh"], "household"),
    (PEOPLE, &["id", "ind"], "person"),
    (PEOPLE, &["code", "ind"], "person"),
    (NEEDS, &["type"], "needs"),
    (NEEDS, &["code"], "needs"),
    (&["need", "needs"], &[], "needs"),
];

/// Tells whether a row holds tags: cells that start with `#` or are empty, for not every column needs one.
pub(super) fn is_tags(cells: &[&str]) -> bool {
    cells.iter().all(|cell| cell.is_empty() || cell.starts_with('#'))
}

/// Returns the column that a tag stands for. Spaces, capitals and the order of attributes mean nothing.
pub(super) fn column(tag: &str) -> Option<&'static str> {
    let squeezed: String = tag.split_whitespace().collect();
    let mut parts = squeezed.trim_start_matches('#').split('+').map(str::to_lowercase);
    let hashtag = parts.next()?;
    let attributes: BTreeSet<String> = parts.collect();
    let fits = |(tags, wanted, _): &&Pattern| {
        tags.contains(&hashtag.as_str()) && wanted.iter().all(|attribute| attributes.contains(*attribute))
    };
    PATTERNS.iter().find(fits).map(|(.., column)| *column)
}

#[cfg(test)]
mod tests {
    use super::column;

    #[test]
    fn a_tag_is_known_by_its_attributes_in_any_order() {
        let tags = [
            ("#meta+id+hh", Some("household")),
            ("#META +hh +id", Some("household")),
            ("#beneficiary+code+hh+v_card", Some("household")),
            ("#affected+ind+id", Some("person")),
            ("#affected+id+ind+guardian", Some("decides")),
            ("#inneed+type", Some("needs")),
            ("#contact+name+family+i_ar", Some("family_name")),
            ("#beneficiary + name", Some("name")),
            ("#contact+phone", Some("phone")),
            ("#date+birth", Some("birth_year")),
            ("#meta+id", None),
            ("#affected", None),
            ("#adm1+name", None),
            ("#", None),
        ];
        for (tag, expected) in tags {
            assert_eq!(column(tag), expected, "{tag}");
        }
    }
}
