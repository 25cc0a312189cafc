//! The windows of an operation that a ledger lets a plan use: hours that the folder has and that are in force there.

use super::{Access, Window, WindowRecord, WindowState};
use crate::ledger::Timestamp;
use crate::operation::Operation;
use crate::units::Moment;

/// A corridor that has fewer hours by the ledger than by the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FewerHours {
    /// Its id.
    pub corridor: String,
    /// Minutes open by the folder.
    pub before: i64,
    /// Minutes open by both.
    pub left: i64,
}

/// Leaves corridors open in those hours alone that are also in force in a ledger now, and says which lost any.
///
/// Hours of windows that are over are kept: what departed in them departed under an agreement.
pub fn keep_in_force(operation: &mut Operation, access: &Access, now: Timestamp) -> Vec<FewerHours> {
    let calendar = &operation.calendar;
    let mut fewer = Vec::new();
    for corridor in &mut operation.corridors {
        let own = access
            .windows
            .values()
            .filter(|window| window.terms().is_some_and(|terms| terms.corridor == corridor.id));
        let spans = own.filter_map(|window| {
            let (opens, closes) = window.in_force(access, now)?;
            let (opens, closes) = (calendar.first_minute(opens)?, calendar.last_minute(closes)?);
            (opens < closes).then_some(Window { opens, closes })
        });
        let agreed = Window::joined(spans.collect());
        let left = both(&corridor.windows, &agreed);
        let (before, minutes) = (minutes(&corridor.windows), minutes(&left));
        if minutes < before {
            fewer.push(FewerHours {
                corridor: corridor.id.clone(),
                before,
                left: minutes,
            });
        }
        corridor.windows = left;
    }
    fewer
}

impl WindowRecord {
    /// Returns the first and the last moment of the window where it is in force: as agreed, not shut, and no longer than its agreement lasts.
    pub fn in_force(&self, access: &Access, now: Timestamp) -> Option<(Timestamp, Timestamp)> {
        match self.state(access, now) {
            WindowState::Open | WindowState::Opens(_) | WindowState::Over => {}
            WindowState::Shut(_) | WindowState::NotAgreed(..) | WindowState::Unclear => return None,
        }
        let terms = self.terms()?;
        let (_, draft) = access.agreements.get(&terms.agreement)?.draft()?;
        let closes = draft
            .ends
            .map_or(terms.closes, |ends| terms.closes.min(Timestamp(ends.0 - 1)));
        Some((terms.opens, closes))
    }
}

/// Returns the spans that lie in both lists; both are sorted and disjoint.
fn both(one: &[Window], other: &[Window]) -> Vec<Window> {
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (a, b)));
    let spans = pairs.filter_map(|(a, b)| {
        let (opens, closes) = (a.opens.max(b.opens), a.closes.min(b.closes));
        (opens < closes).then_some(Window { opens, closes })
    });
    Window::joined(spans.collect())
}

fn minutes(windows: &[Window]) -> i64 {
    let each = windows.iter().map(|window| {
        let (Moment(opens), Moment(closes)) = (window.opens, window.closes);
        i64::from(closes) - i64::from(opens)
    });
    each.sum()
}
