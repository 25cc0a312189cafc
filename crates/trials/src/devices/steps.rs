//! What happens in a world, step by step.

use super::{DAY, Fault, Seen, Tried, World, Yes};
use crate::disk::Disk;
use crate::vfs;
use actions::ledger::{
    Asked, Here, NotRecorded, open_bundle, register_household, remove_device, take_consent, take_in, take_in_bundle,
    withdraw_consent,
};
use envelope::{StateDigest, open};
use movement::ledger::{
    Body, Channel, ConvoyId, Direction, Fact, FactId, Hearing, PersonId, Purpose, Signer, Timestamp, decide,
};
use sha2::Digest;
use std::collections::BTreeSet;
use store::{Store, Vector, bundle};

impl World {
    /// One thing happens somewhere; then whoever was touched is looked at.
    pub(super) fn step(&mut self, seen: &mut Seen) -> Tried<()> {
        let (at, other) = (self.device(), self.device());
        let before: BTreeSet<FactId> = self.devices[at].arrived.iter().copied().collect();
        self.devices[at].showed = Some(self.devices[at].state());
        let happens = self.chance.u8(..28);
        self.trace.update([happens, at as u8, other as u8]);
        let mut set_back = false;
        if self.chance.u8(..8) == 0 {
            let steps = self.chance.u64(1..14);
            vfs::with(|disk| disk.cut_after(steps));
        }
        match happens {
            0..5 => self.yes(at),
            5..8 => self.no(at),
            8..11 => self.board(at, seen)?,
            11 => drop(self.at(at, |desk| register_household(desk, "R4WN8T"))),
            12..17 if at != other => self.meet(other, at, seen)?,
            17..20 if at != other => self.hear_part(other, at),
            20 => self.devices[at].clock += self.chance.i64(-30 * DAY..=30 * DAY),
            21 => {
                vfs::with(Disk::go_on);
                self.devices[at].copy = self.devices[at]
                    .reads()
                    .beyond(&Vector::new())
                    .map_err(|why| why.to_string())?;
            }
            22 if !self.devices[at].copy.is_empty() => {
                vfs::with(Disk::go_on);
                set_back = true;
                self.set_back(at, seen)?;
            }
            23 if at > 0 && self.chance.u8(..6) == 0 => {
                let device = self.devices[at].key.author();
                self.remove(device)?;
            }
            24 => {
                let garbage = vec![0; self.chance.usize(..9)];
                // The power may go meanwhile.
                self.devices[at].store().take_in(&[garbage]).ok();
            }
            25 => self.parts.iter_mut().for_each(|part| *part = self.chance.u8(..2)),
            26 => self.parts.fill(0),
            _ => {}
        }
        seen.cuts += u64::from(self.devices[at].recover(self.fault)?);
        self.note(at);
        let nothing = BTreeSet::new();
        let excused = set_back && self.fault != Some(Fault::HidesThatItWasSetBack);
        self.look(at, if excused { &nothing } else { &before }, seen)?;
        self.trace
            .update(StateDigest::of(&self.devices[at].state()).to_string());
        Ok(())
    }

    fn device(&mut self) -> usize {
        self.chance.usize(..self.devices.len())
    }

    fn person(&mut self) -> PersonId {
        self.persons[self.chance.usize(..self.persons.len())]
    }

    fn at<T>(
        &mut self,
        at: usize,
        act: impl FnOnce(&mut actions::ledger::Desk<'_>) -> Result<T, NotRecorded>,
    ) -> Result<T, NotRecorded> {
        self.devices[at].act(&mut self.chance, act)
    }

    /// Notes what a device has come to know.
    pub(super) fn note(&mut self, at: usize) {
        self.devices[at].note();
        self.all.extend(self.devices[at].facts());
        self.ever.extend(self.devices[at].facts());
    }

    /// Returns what a device knows: what counts there, and what that cites, itself or by what it cites, although it did not come yet.
    fn knows(&self, at: usize) -> BTreeSet<FactId> {
        let mut knows = self.counted(at);
        let mut new: Vec<FactId> = knows.iter().copied().collect();
        while let Some(id) = new.pop() {
            let cited = self.ever.get(&id).map(|fact| fact.refs.as_slice()).unwrap_or_default();
            new.extend(cited.iter().filter(|cited| knows.insert(**cited)));
        }
        knows
    }

    fn yes(&mut self, at: usize) {
        let person = self.person();
        let knew = self.knows(at);
        let days = self.chance.i64(1..60);
        let expires = self.devices[at].clock + days * DAY;
        let hearing = Hearing {
            language: "ar".to_owned(),
            alone: true,
            told: Vec::new(),
        };
        let yes = self.at(at, |desk| {
            let asked = Asked {
                person,
                purpose: Purpose::Move,
                by: Signer::Own,
                hearing,
                expires: Timestamp(expires),
            };
            take_consent(desk, asked)
        });
        // Also where the power went meanwhile: it may be there.
        let id = yes.ok().or_else(|| self.last_attempt(at));
        self.yeses.extend(id.map(|id| Yes {
            id,
            person,
            expires,
            knew,
        }));
    }

    fn last_attempt(&mut self, at: usize) -> Option<FactId> {
        let attempt = self.devices[at].store().attempts.last()?;
        Some(open(attempt.given.first()?).ok()?.id)
    }

    fn no(&mut self, at: usize) {
        let person = self.person();
        drop(self.at(at, |desk| {
            withdraw_consent(desk, person, Purpose::Move, Channel::InPerson)
        }));
    }

    /// Somebody goes aboard or gets off, as far as this device may record it.
    fn board(&mut self, at: usize, seen: &mut Seen) -> Tried<()> {
        let person = self.person();
        let direction = if self.chance.bool() {
            Direction::In
        } else {
            Direction::Out
        };
        let body = Body::Boarding {
            person,
            convoy: ConvoyId([self.chance.u8(..2); 16]),
            direction,
        };
        let asked = self.should(at, person, &self.counted(at));
        let (device, ledger) = (&mut self.devices[at], self.ledger);
        let (state, author, now) = (device.state(), device.key.author(), Timestamp(device.clock));
        let skips = self.fault == Some(Fault::SkipsTheGate);
        let heads = state
            .boarding
            .get(&person)
            .map(|record| record.heads())
            .unwrap_or_default();
        let Some(refs) = decide(&state, author, &body, now).ok().or(skips.then_some(heads)) else {
            return Ok(());
        };
        let last = state.histories.last_of(author);
        let signed = device.key.sign(Fact {
            ledger,
            author,
            seq: last.map_or(0, |(seq, _)| seq + 1),
            prev: last.map(|(_, id)| id),
            site: "gate".to_owned(),
            at: now,
            refs,
            body,
        });
        let signed = signed.map_err(|why| why.to_string())?;
        let done = device.store().take_in(&[signed.bytes]);
        if direction == Direction::In {
            seen.boarded += u64::from(done.is_ok());
            if !asked {
                return Err(format!("device {at}: somebody went aboard without a yes"));
            }
        }
        Ok(())
    }

    fn remove(&mut self, device: movement::ledger::AuthorId) -> Tried<()> {
        vfs::with(Disk::go_on);
        drop(self.at(0, |desk| remove_device(desk, device)));
        self.devices[0].recover(self.fault)?;
        self.note(0);
        Ok(())
    }

    /// One device takes in what another one knows: from its file, or by a bundle that may be cut anywhere.
    pub(super) fn meet(&mut self, from: usize, to: usize, seen: &mut Seen) -> Tried<()> {
        if self.parts[from] != self.parts[to] {
            return Ok(());
        }
        let by_bundle = self.chance.bool();
        let (cut, cut_at) = (self.chance.u8(..4) == 0 && !self.heals, self.chance.usize(..16 << 10));
        let Ok([giver, taker]) = self.devices.get_disjoint_mut([from, to]) else {
            return Ok(());
        };
        let failed = |why: store::StoreError| why.to_string();
        let mut known = taker.reads().vector().map_err(failed)?;
        match self.fault {
            Some(Fault::LinkDropsWithdrawals) => {
                let mut sent = giver.reads().beyond(&known).map_err(failed)?;
                sent.retain(|bytes| {
                    !open(bytes).is_ok_and(|one| matches!(one.fact.body, Body::ConsentWithdrawn { .. }))
                });
                taker.store().take_in(&sent).ok();
            }
            Some(Fault::LinkComparesCounts) => {
                let theirs = giver.reads().vector().map_err(failed)?;
                for (author, known) in &mut known {
                    known.sum = theirs.get(author).map_or(known.sum, |theirs| theirs.sum);
                }
                let sent = giver.reads().beyond(&known).map_err(failed)?;
                taker.store().take_in(&sent).ok();
            }
            _ if by_bundle => {
                let made = bundle(giver.reads(), &known).map_err(failed)?;
                let bytes = if cut {
                    &made.bytes[..cut_at.min(made.bytes.len())]
                } else {
                    &made.bytes[..]
                };
                seen.links_cut += u64::from(cut);
                // One that was cut before its head is no bundle; the power may go meanwhile.
                if let Ok(bundle) = open_bundle(bytes, None) {
                    let mut here = Here {
                        store: taker.store(),
                        blobs: None,
                        device: None,
                        room: None,
                    };
                    take_in_bundle(&mut here, bundle).ok();
                }
            }
            _ => {
                take_in(taker.store(), giver.reads()).ok();
            }
        }
        seen.cuts += u64::from(self.devices[to].recover(self.fault)?);
        self.note(to);
        Ok(())
    }

    /// Some of what one device knows comes over, in some order, and some of it twice.
    fn hear_part(&mut self, from: usize, to: usize) {
        if self.parts[from] != self.parts[to] {
            return;
        }
        let mut part = self.devices[from].reads().beyond(&Vector::new()).unwrap_or_default();
        self.chance.shuffle(&mut part);
        part.truncate(self.chance.usize(..=part.len()));
        part.extend(part.first().cloned());
        self.devices[to].store().take_in(&part).ok();
    }

    /// A device is set back to an older copy, and records on from there. What nobody else has is lost.
    fn set_back(&mut self, at: usize, seen: &mut Seen) -> Tried<()> {
        let image = self.image.clone();
        let had = self.devices[at].facts();
        self.devices[at].set_back(&image, self.fault)?;
        self.devices[at].note();
        seen.set_back += 1;
        for id in had.keys() {
            if !self.devices.iter().any(|device| device.facts().contains_key(id)) {
                self.all.remove(id);
            }
        }
        Ok(())
    }
}
