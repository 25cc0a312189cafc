//! Who gains and who loses between two plans, as files: one row a group for spreadsheets, and records for programs and
//! pages. Counts only; groups that are too small to be shown have no figures.

use crate::sheet::{self, Column};
use movement::operation::Operation;
use movement::plan::comparison::{self, Comparison, Dimension, Figures, Group, GroupName};
use serde::Serialize;

/// Figures of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct GroupFigures {
    /// People in all.
    pub people: u32,
    /// Those who arrive earlier.
    pub earlier: Moved,
    /// Those who arrive later.
    pub later: Moved,
    /// Those who arrive at the same minute.
    pub unchanged: u32,
    /// Those with a seat in the second plan only.
    pub newly_seated: u32,
    /// Those with a seat in the first plan only.
    pub no_longer_seated: u32,
    /// Those without a seat in either.
    pub waiting_in_both: u32,
}

/// People who arrive at another time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// How many.
    pub people: u32,
    /// By how much at the median; absent for nobody.
    pub median_minutes: Option<i32>,
    /// By how much at most; absent for nobody.
    pub largest_minutes: Option<i32>,
}

/// A group of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupRow {
    /// What they have in common, by the code of files: a tier, a need, a site, `no-seat`, or that the groups are small.
    pub group: String,
    /// Whether these are the small groups together, and not one with such an id.
    pub small: bool,
    /// Absent where they are too few even together.
    pub figures: Option<GroupFigures>,
}

impl GroupFigures {
    /// Returns figures as files write them.
    pub fn of(figures: &Figures) -> Self {
        Self {
            people: figures.people.0,
            earlier: moved(&figures.earlier),
            later: moved(&figures.later),
            unchanged: figures.unchanged.0,
            newly_seated: figures.newly_seated.0,
            no_longer_seated: figures.no_longer_seated.0,
            waiting_in_both: figures.waiting_in_both.0,
        }
    }
}

impl GroupRow {
    /// Returns a group as files write it.
    pub fn of(operation: &Operation, group: &Group) -> Self {
        Self {
            group: group.name.code(operation),
            small: group.name == GroupName::Small,
            figures: group.figures.as_ref().map(GroupFigures::of),
        }
    }
}

fn moved(moved: &comparison::Moved) -> Moved {
    let by = |minutes: i32| (moved.people.0 > 0).then_some(minutes);
    Moved {
        people: moved.people.0,
        median_minutes: by(moved.median.0),
        largest_minutes: by(moved.largest.0),
    }
}

/// Returns the groups of a comparison by the code of what they are parted by, in the order of reports.
pub fn groups(operation: &Operation, comparison: &Comparison) -> Vec<(Dimension, Vec<GroupRow>)> {
    let parted = comparison.parted.iter();
    let rows = |groups: &[Group]| groups.iter().map(|group| GroupRow::of(operation, group)).collect();
    parted.map(|(dimension, groups)| (*dimension, rows(groups))).collect()
}

pub(crate) const COLUMNS: [Column; 13] = [
    ("by", "#indicator+by+code"),
    ("group", "#indicator+group+code"),
    ("people", "#affected+ind+num"),
    ("earlier", "#affected+earlier+num"),
    ("earlier_median_minutes", "#indicator+earlier+median+minutes+num"),
    ("earlier_most_minutes", "#indicator+earlier+most+minutes+num"),
    ("later", "#affected+later+num"),
    ("later_median_minutes", "#indicator+later+median+minutes+num"),
    ("later_most_minutes", "#indicator+later+most+minutes+num"),
    ("same", "#affected+same+num"),
    ("gain_seat", "#affected+gain_seat+num"),
    ("lose_seat", "#affected+lose_seat+num"),
    ("wait", "#affected+wait+num"),
];

/// Writes `compare.csv`: everybody, then one row a group; figures that are not shown are empty.
pub fn write(operation: &Operation, comparison: &Comparison) -> Vec<u8> {
    let everybody = cells("everybody", "", Some(&GroupFigures::of(&comparison.everybody)));
    let groups = groups(operation, comparison).into_iter();
    let rows = groups.flat_map(|(dimension, rows)| {
        let cells = move |row: GroupRow| cells(dimension.code(), &row.group, row.figures.as_ref());
        rows.into_iter().map(cells)
    });
    sheet::write(COLUMNS, std::iter::once(everybody).chain(rows))
}

pub(crate) fn cells(by: &str, group: &str, figures: Option<&GroupFigures>) -> [String; COLUMNS.len()] {
    let minutes = |minutes: Option<i32>| minutes.map_or_else(String::new, |minutes| minutes.to_string());
    let figures = figures.map(|f| {
        let moved = |m: &Moved| {
            [
                m.people.to_string(),
                minutes(m.median_minutes),
                minutes(m.largest_minutes),
            ]
        };
        let [earlier, later] = [moved(&f.earlier), moved(&f.later)];
        let still = [f.unchanged, f.newly_seated, f.no_longer_seated, f.waiting_in_both];
        let all = [vec![f.people.to_string()], earlier.into(), later.into()];
        let still = still.iter().map(u32::to_string);
        all.into_iter().flatten().chain(still).collect::<Vec<String>>()
    });
    let mut figures = figures.unwrap_or_default().into_iter();
    std::array::from_fn(|at| match at {
        0 => by.to_owned(),
        1 => group.to_owned(),
        _ => figures.next().unwrap_or_default(),
    })
}
