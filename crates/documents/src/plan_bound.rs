//! The bound that a plan's file states, of either format. Nothing here proves it again.

use serde::Deserialize;

/// What a plan's file says that no plan can beat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct StatedBound {
    /// No plan moves more people who said yes.
    pub most_people: u32,
    /// In minutes from the first midnight: no plan that moves as many people has an earlier last arrival.
    pub last_arrival: i32,
}

#[derive(Deserialize)]
struct Written {
    proof: StatedBound,
}

/// Reads the bound; `None` when the file states none, as a plan made anew and plans of other programs do.
pub fn read(bytes: &[u8]) -> Option<StatedBound> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let written: Written = serde_json::from_slice(text).ok()?;
    Some(written.proof).filter(|bound| bound.last_arrival > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_read_where_one_is_stated() {
        let stated = |text: &str| read(text.as_bytes()).map(|bound| (bound.most_people, bound.last_arrival));
        assert_eq!(
            stated(r#"{"proof":{"most_people":7,"last_arrival":900,"limits":[]}}"#),
            Some((7, 900))
        );
        for none in [
            "",
            "{}",
            r#"{"proof":{"most_people":7,"last_arrival":0,"limits":[]}}"#,
            r#"{"proof":"soon"}"#,
        ] {
            assert_eq!(stated(none), None, "{none}");
        }
    }
}
