//! Counting the answers of a round: what is printed of it, with ranges, and nothing that stands for few people.
//!
//! Shares are of all registered adults and never scaled to those who answered. Their lower bound holds if nobody else says the same,
//! their upper bound if everybody else does: who was not asked, who would not answer, whose answers contradict each other. There is
//! no model in between, because a round asks whom it reaches and draws no sample.

use super::{Choice, Condition, Fear, Reason, Setting};
use crate::small_cells::{may_stand, parts, sums};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What may be named beside a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// A reason.
    Reason,
    /// A fear.
    Fear,
    /// A condition.
    Condition,
    /// When it would go.
    Month,
    /// Where to.
    Place,
    /// It speaks for those it decides for, too.
    ForDependants,
}

/// One adult who was asked; without a choice it did not answer, or its answers contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Who else was there.
    pub setting: Setting,
    /// What it means to do.
    pub choice: Option<Choice>,
    /// What it named.
    pub named: BTreeSet<(Named, String)>,
}

/// Parts of a thousand, between which a share lies; the bounds are rounded outward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// If nobody else says the same.
    pub low: u64,
    /// If everybody else does.
    pub high: u64,
}

/// A printed figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// How many adults.
    pub people: u64,
    /// Their share of all adults; none for a part that holds those who gave no answer.
    pub share: Option<Bounds>,
    /// The same by settings, in the order of the columns; empty where that would stand for few.
    pub by_setting: Vec<u64>,
}

/// Choices that are printed together, because one of them alone would stand for few.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The choices; `None` is no answer.
    pub choices: Vec<Option<Choice>>,
    /// How many said one of them.
    pub figure: Figure,
}

/// What is printed of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// How many were asked; nothing else is printed when they are few.
    pub asked: Option<u64>,
    /// How many adults were not asked; `None` where they are few, or none.
    pub not_asked: Option<u64>,
    /// Settings that are printed together, and how many were asked in them.
    pub settings: Vec<(Vec<Setting>, u64)>,
    /// All who were asked, by what they said, in parts.
    pub choices: Vec<Part>,
    /// The same in parts of parts, by setting.
    pub choices_by_setting: Vec<(Vec<Option<Choice>>, Vec<u64>)>,
    /// What was named; without a figure where it would stand for few, or for all but few.
    pub named: BTreeMap<(Named, String), Option<Figure>>,
}

/// Counts of what was said by the parts of settings.
struct Table<'v> {
    voices: &'v [Voice],
    settings: Vec<Range<usize>>,
}

impl Table<'_> {
    fn row(&self, counts: impl Fn(&Voice) -> bool) -> Vec<u64> {
        let of = |settings: &Range<usize>| {
            let there = |voice: &&Voice| Setting::ALL[settings.clone()].contains(&voice.setting) && counts(voice);
            self.voices.iter().filter(there).count() as u64
        };
        self.settings.iter().map(of).collect()
    }
}

/// Counts a round of which these choices were offered, of so many adults, with no figure for fewer than `fewest`.
pub fn tally(voices: &[Voice], offered: &BTreeSet<Choice>, adults: u64, fewest: u64) -> Tally {
    // An answer that was not offered is none, and who gave none named nothing.
    let answer = |voice: &Voice| {
        let choice = voice.choice.filter(|choice| offered.contains(choice));
        let named = choice.map(|_| voice.named.clone()).unwrap_or_default();
        Voice {
            choice,
            named,
            ..*voice
        }
    };
    let voices: &[Voice] = &voices.iter().map(answer).collect::<Vec<_>>();
    let asked = voices.len() as u64;
    let setting = |setting: &Setting| vec![voices.iter().filter(|voice| voice.setting == *setting).count() as u64];
    let by_setting: Vec<Vec<u64>> = Setting::ALL.iter().map(setting).collect();
    let table = Table {
        voices,
        settings: parts(&by_setting, fewest),
    };
    // Of those who were asked nobody else may be told by difference.
    let not_asked = Some(adults.saturating_sub(asked)).filter(|people| *people >= fewest);
    let options: Vec<Option<Choice>> = offered.iter().copied().map(Some).chain([None]).collect();
    let rows: Vec<Vec<u64>> = options
        .iter()
        .map(|option| table.row(|voice| voice.choice == *option))
        .collect();
    let totals: Vec<Vec<u64>> = rows.iter().map(|row| vec![row.iter().sum()]).collect();
    let fine = parts(&totals, fewest);
    let cells: Vec<Vec<u64>> = fine.iter().map(|part| sums(&rows[part.clone()])).collect();
    let coarse = parts(&cells, fewest)
        .into_iter()
        .map(|part| fine[part.start].start..fine[part.end - 1].end);
    let silent = |part: &Range<usize>| part.end == options.len();
    let told: u64 = fine
        .iter()
        .filter(|part| !silent(part))
        .map(|part| sums(&totals[part.clone()])[0])
        .sum();
    let base = Base {
        asked,
        told,
        not_asked,
        fewest,
    };
    let part = |part: &Range<usize>| Part {
        choices: options[part.clone()].to_vec(),
        figure: Figure {
            people: sums(&totals[part.clone()])[0],
            share: (!silent(part)).then(|| base.bounds(sums(&totals[part.clone()])[0])),
            by_setting: Vec::new(),
        },
    };
    let answered = table.row(|voice| voice.choice.is_some());
    Tally {
        asked: Some(asked).filter(|people| *people >= fewest),
        not_asked,
        settings: table
            .settings
            .iter()
            .map(|part| (Setting::ALL[part.clone()].to_vec(), sums(&by_setting[part.clone()])[0]))
            .collect(),
        choices: fine.iter().map(part).collect(),
        choices_by_setting: coarse
            .map(|part| (options[part.clone()].to_vec(), sums(&rows[part])))
            .collect(),
        named: named(&table, &answered, &base),
    }
}

/// What shares are of.
struct Base {
    asked: u64,
    /// Those whose answers are printed apart from those who gave none.
    told: u64,
    not_asked: Option<u64>,
    fewest: u64,
}

impl Base {
    /// Returns the bounds of a share, from printed figures alone. Where those not asked are few they are not printed, so the bounds
    /// hold for any so few.
    fn bounds(&self, people: u64) -> Bounds {
        let beyond = self.not_asked.unwrap_or(self.fewest.saturating_sub(1));
        let all = (self.asked + beyond).max(1);
        let most = (people + (self.asked - self.told) + beyond).min(all);
        Bounds {
            low: people * 1_000 / all,
            high: (most * 1_000).div_ceil(all),
        }
    }
}

/// Returns all codes that may be named, also those nobody did: that one is missing would tell.
fn codes() -> BTreeSet<(Named, String)> {
    let reasons = Reason::ALL.iter().map(|code| (Named::Reason, code.code()));
    let fears = Fear::ALL.iter().map(|code| (Named::Fear, code.code()));
    let conditions = Condition::ALL.iter().map(|code| (Named::Condition, code.code()));
    let all = reasons
        .chain(fears)
        .chain(conditions)
        .chain([(Named::ForDependants, "yes")]);
    all.map(|(list, code)| (list, code.to_owned())).collect()
}

fn named(table: &Table<'_>, answered: &[u64], base: &Base) -> BTreeMap<(Named, String), Option<Figure>> {
    let mut all = codes();
    all.extend(table.voices.iter().flat_map(|voice| voice.named.iter().cloned()));
    let asked: Vec<u64> = table.row(|_| true);
    // That a figure is printed tells that ten more answered. If hardly more were asked, it would tell that nobody was silent.
    let may = |row: &[u64], answered: &[u64], asked: &[u64]| {
        let one = |((people, answered), asked): ((&u64, &u64), &u64)| {
            may_stand(*people, *answered, base.fewest) && asked.saturating_sub(*people) >= 2 * base.fewest
        };
        row.iter().zip(answered).zip(asked).all(one)
    };
    let figure = |row: Vec<u64>| {
        let [people, answered_all, asked_all] = [&row[..], answered, &asked].map(|row| row.iter().sum::<u64>());
        may(&[people], &[answered_all], &[asked_all]).then(|| Figure {
            people,
            share: Some(base.bounds(people)),
            by_setting: if may(&row, answered, &asked) { row } else { Vec::new() },
        })
    };
    let figures = all.into_iter().map(|what| {
        let row = table.row(|voice| voice.named.contains(&what));
        (what, figure(row))
    });
    // Places and months that few named are not even named: a rare one tells who it was.
    let listed = |what: &(Named, String), figure: &Option<Figure>| {
        figure.is_some() || !matches!(what.0, Named::Month | Named::Place)
    };
    figures.filter(|(what, figure)| listed(what, figure)).collect()
}
