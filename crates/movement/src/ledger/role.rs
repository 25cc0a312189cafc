//! Roles: what a device may record.

use serde::{Deserialize, Serialize};

/// What a device may record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Enrols and removes devices.
    Keeper,
    /// Registers households and persons.
    Clerk,
    /// Takes consent, records withdrawals and best-interests decisions.
    Protection,
    /// Boards convoys and records what happens on the road.
    Convoy,
    /// Opens sealed records, where custodians come together.
    Custodian,
    /// Records requests, answers, agreements and windows.
    Access,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 6] = [
        Self::Keeper,
        Self::Clerk,
        Self::Protection,
        Self::Convoy,
        Self::Custodian,
        Self::Access,
    ];
}
