//! The code lists of access: what is asked for, what stands in the way, and what an agreement should say.

use crate::codes::codes;

codes! {
    /// What is asked for.
    Topic {
        Meeting "meeting" "a meeting",
        Entry "entry" "leave to enter",
        AidConvoy "aid-convoy" "passage for an aid convoy",
        Departure "departure" "departure of people",
        Guarantee "guarantee" "a guarantee of safety",
        Visit "visit" "a visit",
        Information "information" "information",
        Other "other" "something else",
    }
    /// What stands in the way: the nine kinds of OCHA's access monitoring and reporting framework.
    Hindrance {
        Denial "denial-of-needs" "needs or entitlements are denied",
        Services "restriction-of-services" "people's access to services is restricted",
        EntryToCountry "entry-into-country" "entry into the country",
        Movement "movement-inside-country" "movement inside the country",
        Interference "interference" "interference with activities",
        Violence "violence" "violence against staff, assets or places",
        Hostilities "hostilities" "hostilities",
        Mines "mines-and-remnants" "mines and explosive remnants",
        Environment "physical-environment" "ground, weather, roads",
    }
    /// What an agreement about a movement of people should say: twelve clauses of evacuations that were studied, and one on men and
    /// boys, on which the agreement of Homs in 2014 was silent.
    ClauseKind {
        ToldBefore "told-before" "people are told terms, place and way beforehand",
        FreeToChoose "free-to-choose" "everybody is free to stay or to go",
        ProtectedEitherWay "protected-either-way" "who stays is protected as much as who goes",
        SafePassage "safe-passage" "passage is safe on the whole way",
        FamilyUnity "family-unity" "families stay together",
        HumaneTreatment "humane-treatment" "everybody is treated humanely, whatever side they are held to be on",
        NoLoss "no-loss" "nobody loses essentials or aid by going or staying",
        Belongings "belongings" "people keep what they carry, also titles, papers and money",
        Care "care" "wounded, lone minors, old and disabled people are cared for",
        FreeThere "free-there" "people move freely at the destination and get services",
        Monitors "monitors" "neutral monitors are present",
        NoOtherScreening "no-other-screening" "nobody is screened but as this text says",
        MenAndBoys "men-and-boys" "men and boys pass as everybody does; nobody is held back for sex or age",
    }
    /// What a figure counts.
    Counted {
        Departed "departed" "people departed",
        DepartedSoFar "departed-so-far" "people departed since the first day",
        Present "present" "people there",
        WentTo "went-to" "people went there",
    }
    /// How a figure is meant.
    Precision {
        Exact "exact" "exactly",
        About "about" "about",
        AtLeast "at-least" "at least",
        AtMost "at-most" "at most",
    }
    /// How a window was shut.
    Shut {
        Suspended "suspended" "suspended",
        Closed "closed" "closed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn nine_hindrances_and_thirteen_clauses_each_with_one_code() {
        let hindrances: BTreeSet<_> = Hindrance::ALL.iter().map(|kind| kind.code()).collect();
        let clauses: BTreeSet<_> = ClauseKind::ALL.iter().map(|kind| kind.code()).collect();
        assert_eq!((hindrances.len(), clauses.len()), (9, 13));
        for kind in ClauseKind::ALL {
            assert_eq!(kind.code().parse(), Ok(*kind));
        }
    }
}
