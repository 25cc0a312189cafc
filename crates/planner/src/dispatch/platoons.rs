//! Vehicles that stay together, for the waves that name their platoon.

/// All platoons of a roster; none where waves take whatever vehicles serve them best.
#[derive(Clone, Debug, Default)]
pub(crate) struct Platoons {
    /// The vehicles of each.
    pub vehicles: Vec<Vec<u32>>,
    /// Whether each is put together for one wave. Such a convoy does not wait for a few of its vehicles that can depart on a
    /// later day only. A platoon with a tour does: who finds no seat in it needs one convoy more, which was measured to end
    /// later (6,000 people far away, convoys of five).
    pub for_one_wave: bool,
}

#[cfg(test)]
mod tests;
