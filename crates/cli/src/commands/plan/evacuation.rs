//! A "bep-1" instance: tours for a fleet of equal buses.
