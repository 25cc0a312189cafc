//! What the command says about two plans: counts by group, no tokens.

use crate::output;
use crate::words::{lasting, local, local_iso, people};
use documents::comparison_table::{self, GroupFigures};
use documents::plan_bound::StatedBound;
use movement::operation::Operation;
use movement::plan::Outcome;
use movement::plan::comparison::{Comparison, FEWEST, Figures, Group, GroupName, Moved};
use movement::units::{Moment, Persons};
use serde_json::{Map, Value, json};
use std::io;
use std::path::Path;

/// What there is to say.
pub struct Summary<'s> {
    /// What both plans are of.
    pub operation: &'s Operation,
    /// How they differ.
    pub comparison: &'s Comparison,
    /// Where the two plans stand.
    pub files: [&'s Path; 2],
    /// The bounds their files state.
    pub bounds: [Option<StatedBound>; 2],
}

/// Columns of the table, under the name of the group.
const HEAD: [&str; 11] = [
    "people",
    "earlier",
    "median",
    "most",
    "later",
    "median",
    "most",
    "same",
    "gain seat",
    "lose seat",
    "wait",
];

const NOTES: [&str; 3] = [
    "  earlier, later: arrive at another time; median: half of them by no more than this; most: nobody by more",
    "  same: arrive at the same minute, perhaps elsewhere; wait: no seat in either plan",
    "  block: the site where people wait; place: the shelter in the second plan",
];

impl Summary<'_> {
    /// Prints the summary, for people or for programs.
    pub fn print(&self, as_json: bool) -> io::Result<()> {
        output::answer_either(as_json, || self.value(), || self.text())
    }

    fn plans(&self) -> [(&Path, &Outcome, Option<StatedBound>); 2] {
        [0, 1].map(|at| (self.files[at], &self.comparison.outcomes[at], self.bounds[at]))
    }

    fn text(&self) -> String {
        let mut lines = vec![self.operation.name.clone()];
        for (label, (file, outcome, bound)) in ["First", "Second"].iter().zip(self.plans()) {
            lines.push(format!("  {label:<8}{}", file.display()));
            lines.push(format!("          {}", self.achieved(outcome, bound)));
        }
        lines.push(String::new());
        lines.extend(self.table());
        lines.push(String::new());
        lines.extend(NOTES.map(str::to_owned));
        let small = |group: &Group| group.name == GroupName::Small;
        if self
            .comparison
            .parted
            .iter()
            .any(|(_, groups)| groups.iter().any(small))
        {
            lines.push(format!(
                "  Groups of fewer than {FEWEST} people are shown together, without figures if they are fewer than {FEWEST} even then."
            ));
        }
        lines.join("\n")
    }

    fn achieved(&self, outcome: &Outcome, bound: Option<StatedBound>) -> String {
        let calendar = &self.operation.calendar;
        let hour = |moment: Moment| local(calendar, moment);
        let last = match outcome.last_arrival {
            Moment(0) => "nobody moves".to_owned(),
            last => format!("last arrival {}", hour(last)),
        };
        let bound = bound.map_or("no bound stated".to_owned(), |b| {
            format!("bound {}", hour(Moment(b.last_arrival)))
        });
        let waiting = people(outcome.waiting.0);
        format!("{last}; waiting: {waiting}; {} km; {bound}", outcome.driven.0 / 1000)
    }

    /// Returns the table, columns as wide as they must be.
    fn table(&self) -> Vec<String> {
        let head = HEAD.map(str::to_owned);
        let mut rows = vec![
            (String::new(), head),
            ("everybody".to_owned(), cells(&self.comparison.everybody)),
        ];
        for (dimension, groups) in &self.comparison.parted {
            for group in groups {
                let name = match group.name {
                    GroupName::NoSeat => "no seat".to_owned(),
                    GroupName::Small => format!("fewer than {FEWEST} people"),
                    name => name.code(self.operation),
                };
                let figures = group.figures.as_ref().map_or_else(withheld, cells);
                rows.push((format!("{} {name}", dimension.code()), figures));
            }
        }
        output::columns(&rows)
    }

    fn value(&self) -> Value {
        let mut parted = Map::new();
        for (dimension, groups) in comparison_table::groups(self.operation, self.comparison) {
            parted.insert(dimension.code().to_owned(), json!(groups));
        }
        json!({
            "operation": self.operation.name,
            "plans": self.plans().map(|(file, outcome, bound)| self.plan(file, outcome, bound)),
            "everybody": GroupFigures::of(&self.comparison.everybody),
            "by": parted,
            "fewest_people_shown": FEWEST.0,
        })
    }

    fn plan(&self, file: &Path, outcome: &Outcome, bound: Option<StatedBound>) -> Value {
        let calendar = &self.operation.calendar;
        let bound = bound.map(|b| {
            json!({
                "most_people": b.most_people, "last_arrival": b.last_arrival,
                "last_arrival_local": local_iso(calendar, Moment(b.last_arrival)),
            })
        });
        json!({
            "file": file, "waiting": outcome.waiting.0, "last_arrival": outcome.last_arrival.0,
            "last_arrival_local": local_iso(calendar, outcome.last_arrival),
            "vehicle_metres": outcome.driven.0, "bound": bound,
        })
    }
}

fn cells(figures: &Figures) -> [String; HEAD.len()] {
    let by = |moved: &Moved| match moved.people.0 {
        0 => ["0".to_owned(), "-".to_owned(), "-".to_owned()],
        number => [number.to_string(), lasting(moved.median.0), lasting(moved.largest.0)],
    };
    let ([earlier, by_half, by_most], [later, late_half, late_most]) = (by(&figures.earlier), by(&figures.later));
    let count = |people: Persons| people.to_string();
    [
        count(figures.people),
        earlier,
        by_half,
        by_most,
        later,
        late_half,
        late_most,
        count(figures.unchanged),
        count(figures.newly_seated),
        count(figures.no_longer_seated),
        count(figures.waiting_in_both),
    ]
}

/// The cells of a group that is too small to be counted in public.
fn withheld() -> [String; HEAD.len()] {
    std::array::from_fn(|_| "-".to_owned())
}
