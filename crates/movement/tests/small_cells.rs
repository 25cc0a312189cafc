//! Counts that leave a desk, promise: nobody who knows the tables, who was asked in which setting, and how tables are made, learns a
//! figure that stands for few.
#![allow(clippy::unwrap_used, missing_docs)]

use movement::ledger::{Choice, Named, Setting, Tally, Voice, tally};
use movement::small_cells::FEWEST;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::{BTreeMap, BTreeSet};

const OFFERED: [Choice; 3] = [Choice::Stay, Choice::Origin, Choice::Undecided];
const SETTINGS: [Setting; 2] = [Setting::Alone, Setting::Watched];

/// What one adult can have said: a choice with or without a fear, or nothing.
fn kinds() -> Vec<Voice> {
    let fear = BTreeSet::from([(Named::Fear, "detention".to_owned())]);
    let mut kinds = Vec::new();
    for setting in SETTINGS {
        for choice in OFFERED {
            for named in [BTreeSet::new(), fear.clone()] {
                let choice = Some(choice);
                kinds.push(Voice { setting, choice, named });
            }
        }
        let named = BTreeSet::new();
        kinds.push(Voice {
            setting,
            choice: None,
            named,
        });
    }
    kinds
}

/// Every way in which so many people can have said something: how many said each.
fn worlds(kinds: usize, people: u64) -> Vec<Vec<u64>> {
    if kinds == 1 {
        return vec![vec![people]];
    }
    let first = (0..=people).flat_map(|first| {
        let rest = worlds(kinds - 1, people - first).into_iter();
        rest.map(move |rest| [vec![first], rest].concat())
    });
    first.collect()
}

/// Figures that would stand for somebody: how many said what, over all, by setting, and together with a fear.
fn figures(kinds: &[Voice], world: &[u64]) -> Vec<u64> {
    let count = |counts: &dyn Fn(&Voice) -> bool| {
        kinds
            .iter()
            .zip(world)
            .filter(|(kind, _)| counts(kind))
            .map(|(_, n)| n)
            .sum()
    };
    let settings: Vec<Option<Setting>> = SETTINGS.into_iter().map(Some).chain([None]).collect();
    let mut figures = Vec::new();
    for setting in settings {
        let there = |voice: &Voice| setting.is_none_or(|setting| setting == voice.setting);
        for choice in OFFERED.into_iter().map(Some).chain([None]) {
            figures.push(count(&|voice| there(voice) && voice.choice == choice));
        }
        for fears in [true, false] {
            figures.push(count(&|voice| {
                there(voice) && voice.choice.is_some() && voice.named.is_empty() != fears
            }));
            for choice in OFFERED {
                figures.push(count(&|voice| {
                    there(voice) && voice.choice == Some(choice) && voice.named.is_empty() != fears
                }));
            }
        }
    }
    figures
}

/// How many were asked by setting: at every desk, and so known to whoever has a ledger.
fn asked(kinds: &[Voice], world: &[u64]) -> Vec<u64> {
    let of = |setting| {
        kinds
            .iter()
            .zip(world)
            .filter(move |(kind, _)| kind.setting == setting)
            .map(|(_, n)| n)
            .sum()
    };
    SETTINGS.map(of).to_vec()
}

/// Returns how many figures below `few` an attacker learns who tries every world that gives the same tables.
fn learnt(people: u64, few: u64, print: impl Fn(&[Voice]) -> Tally) -> usize {
    let kinds = kinds();
    let mut alike: BTreeMap<String, Vec<Vec<u64>>> = BTreeMap::new();
    for world in worlds(kinds.len(), people) {
        let voices: Vec<Voice> = kinds
            .iter()
            .zip(&world)
            .flat_map(|(kind, many)| std::iter::repeat_n(kind.clone(), usize::try_from(*many).unwrap()))
            .collect();
        let seen = format!("{:?} {:?}", asked(&kinds, &world), print(&voices));
        alike.entry(seen).or_default().push(figures(&kinds, &world));
    }
    // Of a setting in which nobody was asked nothing can be hidden.
    let trivial = |at: usize, worlds: &[Vec<u64>]| {
        let each = worlds[0].len() / 3;
        at < 2 * each
            && worlds
                .iter()
                .all(|world| world[at / each * each..][..4].iter().sum::<u64>() == 0)
    };
    let sure = |worlds: &Vec<Vec<u64>>| {
        (0..worlds[0].len())
            .filter(|at| worlds[0][*at] < few && !trivial(*at, worlds))
            .filter(|at| worlds.iter().all(|world| world[*at] == worlds[0][*at]))
            .count()
    };
    alike.values().map(sure).sum()
}

fn print(few: u64) -> impl Fn(&[Voice]) -> Tally {
    move |voices| tally(voices, &OFFERED.into_iter().collect(), voices.len() as u64 + 5, few)
}

#[test]
fn an_attacker_who_tries_every_world_learns_no_figure_that_stands_for_few() {
    for (people, few) in [(1, 2), (2, 2), (3, 2), (4, 2), (5, 2), (6, 2), (6, 3)] {
        assert_eq!(
            learnt(people, few, print(few)),
            0,
            "{people} people, few is below {few}"
        );
    }
}

#[test]
fn the_attacker_learns_them_where_tables_blank_out_small_figures_alone() {
    // The trial of the trial: a table of all choices with what is small left out, and its total.
    let naive = |voices: &[Voice]| {
        let mut whole = tally(voices, &OFFERED.into_iter().collect(), voices.len() as u64 + 5, 1);
        whole.choices.retain(|part| part.figure.people >= 2);
        whole.choices_by_setting.clear();
        whole.named.clear();
        whole
    };
    assert!(learnt(5, 2, naive) > 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn every_printed_figure_and_every_difference_stands_for_many_and_bounds_hold(
        said in prop::collection::vec((select(kinds()), 0..30_usize), 0..25),
        silent in 0..30_u64,
        turn in any::<u64>(),
    ) {
        let voices: Vec<Voice> = said.into_iter().flat_map(|(kind, many)| std::iter::repeat_n(kind, many)).collect();
        let asked = voices.len() as u64;
        let tally = tally(&voices, &OFFERED.into_iter().collect(), asked + silent, FEWEST);
        let enough = |people: u64| people >= FEWEST;
        prop_assert!(tally.asked.is_none_or(enough) && tally.not_asked.is_none_or(enough));
        prop_assert!(tally.settings.iter().all(|(_, people)| enough(*people)));
        prop_assert!(tally.choices_by_setting.iter().flat_map(|(_, row)| row).all(|people| enough(*people)));
        prop_assert!(tally.choices.iter().all(|part| enough(part.figure.people)));
        prop_assert_eq!(tally.choices.iter().map(|part| part.figure.people).sum::<u64>(), tally.asked.unwrap_or(0));
        let answered = voices.iter().filter(|voice| voice.choice.is_some()).count() as u64;
        for figure in tally.named.values().flatten() {
            prop_assert!(enough(figure.people) && enough(answered - figure.people));
            prop_assert!(figure.by_setting.iter().all(|people| enough(*people)));
        }
        // Whatever those say who said nothing, the share of all lies within the bounds.
        for part in tally.choices.iter().filter(|part| part.figure.share.is_some()) {
            let unknown = silent + (asked - answered);
            let (people, all) = (part.figure.people + turn % (unknown + 1), asked + silent);
            let share = part.figure.share.unwrap();
            prop_assert!(share.low * all <= people * 1_000 && people * 1_000 <= share.high * all, "{:?} {people} of {all}", share);
        }
    }
}
