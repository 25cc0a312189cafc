//! Aid convoys: trucks that pass a corridor with aid, or go back empty. They share its windows, its checkpoint and its
//! escorts with people's convoys, and nothing else: no household, token or seat is ever written beside one.

use super::Window;
use crate::registry::{CorridorIx, SiteIx};
use crate::units::Minutes;

/// A convoy of aid as it was agreed or asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AidConvoy {
    /// Id as written.
    pub id: String,
    /// The corridor it passes.
    pub corridor: CorridorIx,
    /// Where it sets out.
    pub from: SiteIx,
    /// Where it goes.
    pub to: SiteIx,
    /// It comes in, against the way of people's convoys, and meets the checkpoint at the end of its way.
    pub inbound: bool,
    /// How many trucks, at least 1; the longest convoy of people does not bind it.
    pub trucks: u32,
    /// How long the checkpoint is planned to need for it.
    pub inspection: Minutes,
    /// It has an escort of its own from the pool of the corridor.
    pub escort: bool,
    /// When it may reach the checkpoint: spans that are sorted and disjoint. One of a single minute is an agreed hour.
    pub entries: Vec<Window>,
}

impl AidConvoy {
    /// Tells whether its hour is agreed to the minute.
    pub fn is_agreed(&self) -> bool {
        matches!(self.entries[..], [only] if only.opens == only.closes)
    }
}
