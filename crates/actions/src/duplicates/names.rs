//! The parts of a name in the fields in which they are compared.

/// Fields for the parts of a name, in the order in which people say them.
pub(crate) const NAMES: [&str; 4] = ["given_name", "father_name", "grandfather_name", "family_name"];

/// Spreads the parts of a name over the fields: the first is given, the last is the family's, and those between are of its fathers.
pub(crate) fn spread(parts: &[&str]) -> [String; 4] {
    let part = |at: usize| parts.get(at).map_or(String::new(), |part| (*part).to_owned());
    let last = parts.len().saturating_sub(1);
    let between = |at: usize| if at < last { part(at) } else { String::new() };
    let family = if last > 0 { part(last) } else { String::new() };
    [part(0), between(1), between(2), family]
}
