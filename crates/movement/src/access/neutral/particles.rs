//! What Arabic writes at the beginning of a word: "and", "so"; "in", "like", "to"; the article.

/// Returns the ways to read a word: as it stands, and without what may be particles.
pub(super) fn readings(word: &str) -> Vec<&str> {
    let mut readings = vec![word];
    for particles in [&["و", "ف"][..], &["ب", "ك", "ل"], &["ال", "لل"]] {
        let shorter: Vec<_> = readings.iter().flat_map(|word| without(word, particles)).collect();
        readings.extend(shorter);
    }
    readings
}

fn without<'a>(word: &'a str, particles: &'a [&str]) -> impl Iterator<Item = &'a str> {
    let rest = particles.iter().filter_map(move |particle| word.strip_prefix(particle));
    rest.filter(|rest| !rest.is_empty())
}
