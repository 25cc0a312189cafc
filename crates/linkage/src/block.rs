//! Which pairs are looked at: those that share a key of some rule. Rules are chosen by what they cost on the records at hand.

use crate::Kind;
use crate::records::Records;
use std::collections::BTreeMap;

/// What of a row is a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The value of a field.
    Value(usize),
    /// How the value of a field sounds.
    Sound(usize),
}

/// Parts that two rows must share to be looked at; two parts of a name also in each other's place.
pub type Rule = Vec<Part>;

/// Pairs to look at for each row, all rules together.
const PAIRS_A_ROW: f64 = 30.0;
/// As many pairs are looked at in any case.
const PAIRS_ALWAYS: f64 = 2_000_000.0;

/// Chooses rules: first by one field each, then by two of the fields that are too common alone; the cheapest first, until they give as many
/// pairs as may be looked at. No rule at all where all pairs are that few.
pub fn rules(records: &Records) -> Vec<Rule> {
    let most = PAIRS_ALWAYS.max(PAIRS_A_ROW * records.rows() as f64);
    if records.all_pairs() <= most {
        return vec![Vec::new()];
    }
    let mut left = most;
    let parts: Vec<Part> = (0..records.columns.len()).map(|at| part(records, at)).collect();
    let (mut chosen, common) = take(records, parts.into_iter().map(|part| vec![part]), &mut left, most / 2.0);
    let twos = common.iter().enumerate().flat_map(|(at, one)| {
        let others = common[at + 1..].iter();
        others.map(|other| [one.as_slice(), other.as_slice()].concat())
    });
    let (two, _) = take(records, twos, &mut left, most / 2.0);
    chosen.extend(two);
    chosen
}

fn part(records: &Records, at: usize) -> Part {
    if records.columns[at].kind == Kind::Name {
        Part::Sound(at)
    } else {
        Part::Value(at)
    }
}

/// Takes rules, the cheapest first, while there are pairs left for them; returns those taken and those not.
fn take(records: &Records, rules: impl Iterator<Item = Rule>, left: &mut f64, most: f64) -> (Vec<Rule>, Vec<Rule>) {
    let mut priced: Vec<(f64, Rule)> = rules.map(|rule| (price(&keys(records, &rule)), rule)).collect();
    priced.sort_by(|(a, one), (b, other)| a.total_cmp(b).then_with(|| one.cmp(other)));
    let (mut taken, mut not) = (Vec::new(), Vec::new());
    for (price, rule) in priced {
        if price <= most && price <= *left {
            *left -= price;
            taken.push(rule);
        } else {
            not.push(rule);
        }
    }
    not.sort();
    (taken, not)
}

/// Returns how many pairs share a key.
fn price(keys: &[u64]) -> f64 {
    let mut sorted: Vec<u64> = keys.iter().copied().filter(|key| *key != 0).collect();
    sorted.sort_unstable();
    let blocks = sorted.chunk_by(|a, b| a == b).map(|block| block.len() as f64);
    blocks.map(|rows| rows * (rows - 1.0) / 2.0).sum()
}

/// Returns the key of each row by a rule; 0 where a part is not known.
pub(crate) fn keys(records: &Records, rule: &Rule) -> Vec<u64> {
    match rule.as_slice() {
        [] => vec![1; records.rows()],
        [one] => numbers(records, *one).into_iter().map(u64::from).collect(),
        [one, other, ..] => {
            // Sounds of two parts of a name are numbered alike, so that they meet in each other's place.
            let names = matches!((one, other), (Part::Sound(_), Part::Sound(_)));
            let (first, second) = if names {
                both(records, *one, *other)
            } else {
                (numbers(records, *one), numbers(records, *other))
            };
            let keys = first.into_iter().zip(second).map(|(a, b)| match (a, b) {
                (0, _) | (_, 0) => 0,
                (a, b) if names => u64::from(a.min(b)) << 32 | u64::from(a.max(b)),
                (a, b) => u64::from(a) << 32 | u64::from(b),
            });
            keys.collect()
        }
    }
}

fn text(records: &Records, part: Part, code: usize) -> &str {
    match part {
        Part::Value(at) => &records.columns[at].values[code].spelling,
        Part::Sound(at) => &records.columns[at].values[code].sound,
    }
}

fn column(part: Part) -> usize {
    match part {
        Part::Value(at) | Part::Sound(at) => at,
    }
}

/// Returns a number for each row; the same where the part is the same, 0 where it is not known.
fn numbers(records: &Records, part: Part) -> Vec<u32> {
    let mut numbered = BTreeMap::new();
    number(records, part, &mut numbered)
}

fn both(records: &Records, one: Part, other: Part) -> (Vec<u32>, Vec<u32>) {
    let mut numbered = BTreeMap::new();
    let first = number(records, one, &mut numbered);
    (first, number(records, other, &mut numbered))
}

fn number<'r>(records: &'r Records, part: Part, numbered: &mut BTreeMap<&'r str, u32>) -> Vec<u32> {
    let column = &records.columns[column(part)];
    let of_code: Vec<u32> = (0..column.values.len())
        .map(|code| {
            let text = text(records, part, code);
            let next = numbered.len() as u32 + 1;
            if text.is_empty() {
                0
            } else {
                *numbered.entry(text).or_insert(next)
            }
        })
        .collect();
    column.codes.iter().map(|code| of_code[*code as usize]).collect()
}
