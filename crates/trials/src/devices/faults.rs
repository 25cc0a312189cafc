//! Faults of devices and links, planted on purpose: each must be found, or the trial is worth nothing.

use crate::disk::DiskFault;
use crate::watched::StoreFault;

/// A program, a link, a store or a disk that does wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// What has the latest time by some clock holds.
    LatestClockWins,
    /// What came last holds.
    LastArrivalWins,
    /// A yes holds whatever came after it.
    AnyYesHolds,
    /// A yes holds also when its time has passed.
    ExpiryForgotten,
    /// What a device recorded after it was removed counts.
    RemovedCountsOn,
    /// Somebody goes aboard and nobody asks for a consent.
    SkipsTheGate,
    /// Who is aboard without a consent is not shown.
    HidesWhoIsAboardWithoutConsent,
    /// Who is aboard of two convoys is not shown.
    HidesWhoIsAboardTwice,
    /// A device with two histories is not shown.
    HidesTwoHistories,
    /// What a device shows is what it showed a step ago.
    ShowsWhatWas,
    /// What a device shows depends on the order in which it was told.
    LastToldFirst,
    /// The link loses withdrawals and says that all came.
    LinkDropsWithdrawals,
    /// Who has as many facts of a device is taken to have the same.
    LinkComparesCounts,
    /// A device set back says that it still has what it had.
    HidesThatItWasSetBack,
    /// Of the store.
    Store(StoreFault),
    /// Of the disk.
    Disk(DiskFault),
}

impl Fault {
    /// All of them.
    pub const ALL: [Self; 24] = [
        Self::LatestClockWins,
        Self::LastArrivalWins,
        Self::AnyYesHolds,
        Self::ExpiryForgotten,
        Self::RemovedCountsOn,
        Self::SkipsTheGate,
        Self::HidesWhoIsAboardWithoutConsent,
        Self::HidesWhoIsAboardTwice,
        Self::HidesTwoHistories,
        Self::ShowsWhatWas,
        Self::LastToldFirst,
        Self::LinkDropsWithdrawals,
        Self::LinkComparesCounts,
        Self::HidesThatItWasSetBack,
        Self::Store(StoreFault::AcknowledgesEarly),
        Self::Store(StoreFault::DropsWithdrawals),
        Self::Store(StoreFault::TakesHalves),
        Self::Store(StoreFault::ForgetsQuarantine),
        Self::Store(StoreFault::DoesNotCountTheKnown),
        Self::Store(StoreFault::KeepsOneHistory),
        Self::Store(StoreFault::CountsTwice),
        Self::Disk(DiskFault::NoSync),
        Self::Disk(DiskFault::NoSyncOfTheLog),
        Self::Disk(DiskFault::SyncForgetsTheLast),
    ];

    pub(super) fn of_store(fault: Option<Self>) -> Option<StoreFault> {
        match fault {
            Some(Self::Store(fault)) => Some(fault),
            _ => None,
        }
    }

    pub(super) fn of_disk(fault: Option<Self>) -> Option<DiskFault> {
        match fault {
            Some(Self::Disk(fault)) => Some(fault),
            _ => None,
        }
    }
}
