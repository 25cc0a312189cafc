//! The keys of each kind of change: first what it is about, then the others, those that may be absent last.

/// A kind with its keys.
pub(super) struct Kind {
    pub name: &'static str,
    pub keys: &'static [&'static str],
    pub optional: &'static [&'static str],
}

const fn kind(name: &'static str, keys: &'static [&'static str], optional: &'static [&'static str]) -> Kind {
    Kind { name, keys, optional }
}

/// Every kind, in the order of `Change::KINDS`.
pub(super) const KINDS: [Kind; 17] = [
    kind("window-shut", &["corridor", "date"], &[]),
    kind("window-moved", &["corridor", "date", "from", "to"], &[]),
    kind("windows-longer", &["corridor", "minutes"], &[]),
    kind("day-added", &["corridor"], &[]),
    kind("checkpoint-rate", &["corridor", "persons_per_hour"], &[]),
    kind("headway", &["corridor", "minutes"], &[]),
    kind("escorts", &["pool", "number"], &[]),
    kind("vehicle-lost", &["vehicle"], &["date", "from"]),
    kind("vehicles-added", &["type", "number"], &["place", "like"]),
    kind("spare-released", &["vehicle"], &[]),
    kind("drivers-per-vehicle", &["number"], &[]),
    kind("shelter-full", &["shelter"], &["inside"]),
    kind("shelter-places", &["shelter", "places"], &[]),
    kind("shelter-intake", &["shelter", "people"], &[]),
    kind("household-withdrew", &["household"], &[]),
    kind("household-no-show", &["household"], &[]),
    kind("household-said-yes", &["household"], &[]),
];

#[cfg(test)]
mod tests {
    use super::KINDS;
    use movement::operation::change::Change;

    #[test]
    fn every_kind_of_change_can_be_written() {
        assert_eq!(KINDS.map(|kind| kind.name), Change::KINDS);
    }
}
