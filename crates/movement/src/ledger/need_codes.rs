//! From what an assessment found to what somebody needs to travel. The finding is not kept: the need is shown, its reason is not.
//!
//! Codes are UNHCR's specific-needs codes (list of 2009 as used by case management tools, with ER and WR) and the Washington Group
//! Short Set, with its usual cut-off "a lot". What stands here is our first reading; the person says what it needs.

use super::TransportNeed::{self, Companion, Interpreter, NearDoor, Stretcher, Wheelchair};

/// What follows from a code.
const TABLE: &[(&str, &[TransportNeed])] = &[
    // As written by this project.
    ("wheelchair", &[Wheelchair]),
    ("stretcher", &[Stretcher]),
    ("companion", &[Companion]),
    ("interpreter", &[Interpreter]),
    ("near-door", &[NearDoor]),
    // UNHCR: disability, serious medical condition, women at risk, older persons at risk.
    ("ds-bd", &[Companion]),
    ("ds-df", &[Interpreter]),
    ("ds-sd", &[Interpreter]),
    ("ds-pm", &[NearDoor]),
    ("ds-ps", &[Wheelchair]),
    ("ds-mm", &[Companion]),
    ("ds-ms", &[Companion]),
    ("sm-mi", &[Companion]),
    ("sm-mn", &[NearDoor]),
    ("sm-ci", &[NearDoor]),
    ("sm-cc", &[Stretcher]),
    ("sm-ot", &[NearDoor]),
    ("wr-pw", &[NearDoor]),
    ("er-na", &[Companion]),
    ("er-fr", &[Companion, NearDoor]),
    // Washington Group Short Set.
    ("wg-seeing-a-lot", &[Companion]),
    ("wg-seeing-cannot", &[Companion]),
    ("wg-hearing-a-lot", &[Interpreter]),
    ("wg-hearing-cannot", &[Interpreter]),
    ("wg-walking-a-lot", &[NearDoor]),
    ("wg-walking-cannot", &[Wheelchair]),
    ("wg-remembering-a-lot", &[Companion]),
    ("wg-remembering-cannot", &[Companion]),
    ("wg-self-care-a-lot", &[Companion]),
    ("wg-self-care-cannot", &[Companion]),
    ("wg-communicating-a-lot", &[Interpreter]),
    ("wg-communicating-cannot", &[Interpreter]),
];

/// Groups of UNHCR codes and answers of the Washington Group that are valid and need nothing on the way.
const NOTHING: &[&str] = &["cr-", "sc-", "fu-", "lp-", "tr-", "sv-", "sp-", "er-", "wr-"];

/// Returns what somebody needs to travel by a code; `None` for what is no code.
pub fn needs_for(code: &str) -> Option<&'static [TransportNeed]> {
    let code = code.to_lowercase();
    if let Some((_, needs)) = TABLE.iter().find(|(known, _)| *known == code) {
        return Some(needs);
    }
    let group = NOTHING
        .iter()
        .any(|group| code.strip_prefix(group).is_some_and(|rest| rest.len() == 2));
    let question = code.strip_suffix("-none").or_else(|| code.strip_suffix("-some"));
    let answer = question.is_some_and(|question| {
        TABLE
            .iter()
            .any(|(known, _)| known.strip_suffix("-cannot") == Some(question))
    });
    (group || answer).then_some(&[])
}

#[cfg(test)]
mod tests {
    use super::super::TransportNeed::{NearDoor, Wheelchair};
    use super::needs_for;

    #[test]
    fn a_code_becomes_a_need_and_the_cut_off_is_a_lot() {
        assert_eq!(needs_for("DS-PS"), Some([Wheelchair].as_slice()));
        assert_eq!(needs_for("wg-walking-a-lot"), Some([NearDoor].as_slice()));
        assert_eq!(needs_for("wg-walking-some"), Some([].as_slice()));
        assert_eq!(needs_for("SV-VA"), Some([].as_slice()));
        for unknown in ["", "ds-xx", "wg-flying-none", "sv-", "sv-vaa"] {
            assert_eq!(needs_for(unknown), None, "{unknown}");
        }
    }
}
