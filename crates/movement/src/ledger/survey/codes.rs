//! The codes of a survey: what may be asked and answered. No code asks for anything the principles forbid; what fits none is told
//! aloud, kept nowhere and marked as such.

use crate::codes::codes;

codes! {
    /// What somebody means to do.
    Choice {
        Stay "stay" "stay where it is",
        Origin "origin" "go to the place of origin",
        Elsewhere "elsewhere" "go elsewhere in the country",
        ThirdPlace "third-place" "go to a third place",
        Undecided "undecided" "undecided",
    }
    /// Why.
    Reason {
        Family "family" "family is there",
        Home "home" "home or land is there",
        Work "work" "work",
        School "school" "school",
        HealthCare "health-care" "health care",
        Safety "safety" "safety",
        LivingConditions "living-conditions" "living conditions",
        Aid "aid" "aid",
        Cost "cost" "what the way costs",
        Information "information" "too little is known",
        ToldAloud "other-told-aloud" "another reason, told aloud and not written",
    }
    /// What somebody fears.
    Fear {
        Detention "detention" "to be held",
        RoadSafety "safety-of-road" "the road",
        PlaceSafety "safety-of-place" "the place of arrival",
        Reprisal "reprisal" "revenge",
        Papers "papers" "no papers",
        Property "property" "no access to what one owns",
        FamilyApart "family-apart" "the family is torn apart",
        Services "services" "no services",
        Cost "cost" "what it costs",
        NoWayBack "no-way-back" "no way back",
        ToldAloud "other-told-aloud" "another fear, told aloud and not written",
    }
    /// What would have to be so.
    Condition {
        SeeFirst "go-and-see" "somebody goes and sees first",
        FamilyTogether "family-together" "the family stays together",
        PapersFirst "papers-first" "papers first",
        WrittenWord "word-in-writing" "a promise in writing",
        Monitors "monitors" "monitors on the way and there",
        PlaceChosen "place-chosen" "a place of one's own choice",
        FreeTransport "free-transport" "transport costs nothing",
        Property "property" "what one owns is given back",
        School "school" "a school",
        HealthCare "health-care" "health care",
        WayBack "way-back" "a way back",
        ToldAloud "other-told-aloud" "another condition, told aloud and not written",
    }
    /// Who else was there when somebody was asked.
    Setting {
        Alone "alone" "nobody else was there",
        WithOthers "with-others" "others were there",
        Watched "watched" "somebody watched who has power over the person",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::NoCode;
    use crate::registry::forbidden;

    #[test]
    fn no_code_and_no_word_of_a_survey_asks_for_what_the_principles_forbid() {
        let mut labels: Vec<String> = Vec::new();
        macro_rules! all {
            ($($list:ident)*) => {$(for one in $list::ALL { labels.extend([one.code().to_owned(), one.to_string()]); })*};
        }
        all!(Choice Reason Fear Condition Setting);
        assert!(labels.len() > 80);
        for label in labels {
            assert_eq!(forbidden(&label), None, "{label}");
        }
    }

    #[test]
    fn a_code_is_read_as_it_is_written_and_nothing_else_is() {
        for fear in Fear::ALL {
            assert_eq!(fear.code().parse(), Ok(*fear));
        }
        assert_eq!("conscription".parse::<Fear>(), Err(NoCode));
    }
}
