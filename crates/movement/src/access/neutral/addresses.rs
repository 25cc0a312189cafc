//! Addresses of pages, as sources name them. Their words were chosen by whoever keeps the page, and nobody can change them here.

/// The places of a text that are addresses, in characters.
pub(super) struct Addresses(Vec<(usize, usize)>);

impl Addresses {
    /// Finds them.
    pub fn of(letters: &[char]) -> Self {
        let runs = letters.split(|letter| letter.is_whitespace());
        let placed = runs.scan(0, |from, run| {
            let place = (*from, *from + run.len());
            *from = place.1 + 1;
            Some((place, run))
        });
        Self(
            placed
                .filter(|(_, run)| is_address(run))
                .map(|(place, _)| place)
                .collect(),
        )
    }

    /// Tells whether a stretch of the text stands in one.
    pub fn hold(&self, from: usize, to: usize) -> bool {
        self.0.iter().any(|(begin, end)| *begin <= from && to <= *end)
    }
}

/// With its scheme, or as `host.example/page`.
fn is_address(run: &[char]) -> bool {
    let has_scheme = run.windows(3).any(|three| three == [':', '/', '/']);
    let host: Vec<char> = run.iter().copied().take_while(|letter| *letter != '/').collect();
    let is_host = host.len() < run.len() && host.windows(3).any(is_dotted);
    has_scheme || is_host
}

fn is_dotted(three: &[char]) -> bool {
    matches!(three, [before, '.', after] if before.is_ascii_alphanumeric() && after.is_ascii_lowercase())
}
