//! A round of our own in the form in which others' figures stand beside it.

use super::Figure;
use movement::ledger::{Bounds, Choice, Figure as Counted, Named, Round, RoundId, Setting, Tally};

/// Why a figure is not there.
const FEW: &str = "not printed: it would stand for few people, or for all but few";

/// How the range is meant.
const RANGE: &str = "low if nobody else says so, high if everybody does who was not asked or gave no answer; no model";

/// Returns every figure of a counted round, each with its source and the day the round closed.
pub fn of_round(id: RoundId, round: &Round, tally: &Tally) -> Vec<Figure> {
    let base = base(tally);
    let one = |question: &str, answer: String| Figure {
        survey: format!("round {}", &id.to_string()[..8]),
        date: round.closes.day(),
        question: question.to_owned(),
        answer,
        base: base.clone(),
        wording: round.wording.clone(),
        source: round.by.clone(),
        ..Figure::default()
    };
    let few = |figure: Figure| Figure {
        note: FEW.to_owned(),
        ..figure
    };
    let Some(asked) = tally.asked else {
        return vec![few(one("asked", "asked".to_owned()))];
    };
    let counted = |figure: Figure, people: u64, share: Option<Bounds>| with(figure, people, share);
    let mut figures = vec![counted(one("asked", "asked".to_owned()), asked, None)];
    let answered = answered(tally);
    figures.push(match answered {
        Some(people) => counted(one("asked", "answered".to_owned()), people, None),
        None => few(one("asked", "answered".to_owned())),
    });
    figures.push(match tally.not_asked {
        Some(people) => counted(one("asked", "not reached".to_owned()), people, None),
        None => few(one("asked", "not reached".to_owned())),
    });
    for part in &tally.choices {
        figures.push(counted(
            one("choice", choices(&part.choices)),
            part.figure.people,
            part.figure.share,
        ));
    }
    for (at, (settings, asked)) in tally.settings.iter().enumerate() {
        let question = format!("choice, {}", names(settings));
        figures.push(counted(one(&question, "asked".to_owned()), *asked, None));
        for (part, people) in &tally.choices_by_setting {
            figures.push(counted(one(&question, choices(part)), people[at], None));
        }
    }
    for ((list, code), figure) in &tally.named {
        let question = word(*list);
        let Some(figure) = figure else {
            figures.push(few(one(question, code.clone())));
            continue;
        };
        figures.push(counted(one(question, code.clone()), figure.people, figure.share));
        figures.extend(
            apart(tally, figure)
                .map(|(setting, people)| counted(one(&format!("{question}, {setting}"), code.clone()), people, None)),
        );
    }
    figures
}

fn with(figure: Figure, people: u64, share: Option<Bounds>) -> Figure {
    // Parts of a thousand have one decimal as per cents.
    let percent = |parts: u64| u32::try_from(parts).ok().map(|parts| f64::from(parts) / 10.0);
    Figure {
        count: Some(people),
        low: share.and_then(|share| percent(share.low)),
        high: share.and_then(|share| percent(share.high)),
        note: share.map(|_| RANGE.to_owned()).unwrap_or_default(),
        ..figure
    }
}

/// Returns how many answered, where those who did not are printed apart.
fn answered(tally: &Tally) -> Option<u64> {
    let silent = tally.choices.iter().find(|part| part.choices.contains(&None))?;
    (silent.choices.len() == 1).then(|| tally.asked.map(|asked| asked - silent.figure.people))?
}

/// Returns a figure by settings, where they are printed apart.
fn apart<'t>(tally: &'t Tally, figure: &'t Counted) -> impl Iterator<Item = (String, u64)> + use<'t> {
    let several = figure.by_setting.len() > 1;
    let settings = tally
        .settings
        .iter()
        .filter(move |_| several)
        .map(|(settings, _)| names(settings));
    settings.zip(figure.by_setting.iter().copied())
}

fn base(tally: &Tally) -> String {
    match (tally.asked, tally.not_asked) {
        (Some(asked), Some(others)) => format!("{} registered adults", asked + others),
        (Some(asked), None) => format!("{asked} adults asked, and fewer than ten who were not"),
        (None, _) => String::new(),
    }
}

fn names(settings: &[Setting]) -> String {
    let codes: Vec<&str> = settings.iter().map(|setting| setting.code()).collect();
    codes.join(" or ")
}

fn choices(choices: &[Option<Choice>]) -> String {
    let codes: Vec<&str> = choices
        .iter()
        .map(|choice| choice.map_or("no answer", Choice::code))
        .collect();
    codes.join(" or ")
}

fn word(list: Named) -> &'static str {
    match list {
        Named::Reason => "reason",
        Named::Fear => "fear",
        Named::Condition => "condition",
        Named::Month => "month",
        Named::Place => "place",
        Named::ForDependants => "for dependants too",
    }
}
