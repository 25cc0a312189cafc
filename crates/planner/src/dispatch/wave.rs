//! One wave after another: vehicles, seats, hours.

use super::cabins::{self, Seating};
use super::carry::Undo;
use super::escorts::Escorts;
use super::fleet::{Approach, Standing};
use super::gate::Gate;
use super::pool::{List, Pool};
use super::record::Convoy;
use super::score::Score;
use super::slot::{Slot, Wish};
use crate::task::{Capacity, Queue, StageRow, Task};

/// A convoy to be placed: whom it serves and how many vehicles it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wave {
    pub queue: u32,
    pub vehicles: u16,
    /// Vehicles with stretcher places it waits for, beyond those that cost no time.
    pub stretchers: u16,
}

/// How many spare minutes a minute of detour weighs when vehicles are chosen.
const DETOUR: i32 = 4;

/// Vehicles of a corridor by what they carry.
#[derive(Clone, Debug, Default)]
pub(super) struct Carriers {
    pub seats: Vec<u32>,
    pub stretchers: Vec<u32>,
    /// Most seats of a vehicle.
    pub largest: i32,
}

/// The state of a plan being made.
#[derive(Clone, Debug)]
pub(crate) struct Dispatcher<'t> {
    pub(super) task: &'t Task,
    pub(super) queues: &'t [Queue],
    carriers: Vec<Carriers>,
    pub(super) fleet: Vec<Standing>,
    pub(super) pools: Vec<Pool>,
    /// The checkpoint of each corridor.
    pub(super) gates: Vec<Gate>,
    pub(super) escorts: Vec<Escorts>,
    pub(super) intake: Vec<Vec<i32>>,
    pub(super) score: Score,
    pub(super) convoys: Option<Vec<Convoy>>,
    /// Vehicles of the onward convoy, not to be used for its own first leg.
    pub(super) reserved: Vec<bool>,
    /// The shortest empty run from each site to where somebody waits.
    nearest: Vec<i32>,
    seated: Vec<Seating>,
    chosen: Vec<(i64, Approach)>,
}

impl<'t> Dispatcher<'t> {
    pub fn new(task: &'t Task, queues: &'t [Queue]) -> Self {
        Self {
            task,
            queues,
            carriers: (0..task.corridors.len()).map(|c| carriers(task, c)).collect(),
            fleet: (0..task.vehicles.len()).map(|v| Standing::first(task, v)).collect(),
            pools: queues.iter().map(|q| Pool::new(&q.shape)).collect(),
            gates: vec![Gate::default(); task.corridors.len()],
            escorts: task.pools.iter().map(|size| Escorts::new(*size)).collect(),
            intake: vec![Vec::new(); task.shelters.len()],
            score: Score {
                waiting: queues.iter().map(|q| i64::from(q.shape.people)).sum(),
                ..Score::default()
            },
            convoys: None,
            reserved: vec![false; task.vehicles.len()],
            nearest: nearest(task, queues),
            seated: Vec::new(),
            chosen: Vec::new(),
        }
    }

    /// Forgets every wave.
    pub fn clear(&mut self) {
        for (vehicle, standing) in self.fleet.iter_mut().enumerate() {
            *standing = Standing::first(self.task, vehicle);
        }
        for (pool, queue) in self.pools.iter_mut().zip(self.queues) {
            pool.reset(&queue.shape);
        }
        self.gates.iter_mut().for_each(Gate::clear);
        self.escorts.iter_mut().for_each(Escorts::clear);
        self.intake.iter_mut().for_each(Vec::clear);
        let waiting = self.queues.iter().map(|q| i64::from(q.shape.people)).sum();
        self.score = Score {
            waiting,
            ..Score::default()
        };
        self.convoys = None;
    }

    pub fn task(&self) -> &'t Task {
        self.task
    }

    pub fn queues(&self) -> &'t [Queue] {
        self.queues
    }

    /// Returns how many vehicles the next wave of a queue takes at most: as many as its people fill, at most a convoy.
    pub fn vehicles_for(&self, queue: usize) -> u16 {
        let corridor = self.queues[queue].last_stage().corridor;
        let seats = self.carriers[corridor].largest.max(1);
        let needed = (self.pools[queue].people + seats - 1) / seats;
        needed.clamp(1, self.task.most_vehicles.clamp(1, i32::from(u16::MAX))) as u16
    }

    /// Returns the people of a queue that have no seat yet.
    pub fn left(&self, queue: usize) -> i32 {
        self.pools[queue].people
    }

    /// Returns the score of the waves placed so far.
    pub fn score(&self) -> Score {
        self.score
    }

    /// Writes down every convoy from now on.
    pub fn record(&mut self) {
        self.convoys = Some(Vec::new());
    }

    /// Returns the convoys written down.
    pub fn into_convoys(self) -> Vec<Convoy> {
        self.convoys.unwrap_or_default()
    }

    /// Places one wave as early as possible; returns its arrival, or `None` (and changes nothing) when it cannot be
    /// placed or nobody is left to carry.
    pub fn place(&mut self, wave: Wave) -> Option<i32> {
        let queue = wave.queue as usize;
        if self.pools[queue].people == 0 || wave.vehicles == 0 {
            return None;
        }
        let stage = self.queues[queue].last_stage();
        let vehicles = i32::from(wave.vehicles).min(self.task.most_vehicles) as usize;
        let mut seated = std::mem::take(&mut self.seated);
        let mut arrives = None;
        for must_fit in [false, true] {
            seated.clear();
            let mut approaches = self.choose_vehicles(&stage, queue, vehicles, usize::from(wave.stretchers), must_fit);
            self.seat(queue, &mut approaches, &mut seated);
            if seated.is_empty() {
                continue;
            }
            arrives = self.put(queue, &approaches, &seated);
            if arrives.is_none() {
                let queues = self.queues;
                cabins::unpack(&queues[queue].shape, &mut self.pools[queue], &seated);
            }
            break;
        }
        self.seated = seated;
        arrives
    }

    fn seat(&mut self, queue: usize, approaches: &mut Vec<Approach>, seated: &mut Vec<Seating>) {
        let most = self.task.shelters[self.queues[queue].shelter].intake;
        let queues = self.queues;
        let shape = &queues[queue].shape;
        pack_into(self.task, shape, &mut self.pools[queue], approaches, most, seated);
    }

    /// Gives a packed wave its hours, its first leg included, and books everything it uses.
    fn put(&mut self, queue: usize, approaches: &[Approach], seated: &[Seating]) -> Option<i32> {
        let queues = self.queues;
        let stage = queues[queue].last_stage();
        let wish = Wish {
            stage,
            start: approaches.iter().map(|a| a.ready).max()?,
            departs: approaches.iter().map(|a| a.departs).max()?,
            people: seated.iter().map(|s| s.part.people()).sum(),
            shelter: Some(queues[queue].shelter),
        };
        let slot = match queues[queue].stages.as_slice() {
            [first, _] => {
                self.reserve(approaches, true);
                let slot = self.bring(first, &wish, seated);
                self.reserve(approaches, false);
                slot?
            }
            _ => self.earliest(&wish)?,
        };
        self.book(&stage, slot, approaches, None);
        self.note(&stage, slot, approaches, seated);
        self.receive(queue, slot.arrives, seated);
        Some(slot.arrives)
    }

    fn reserve(&mut self, approaches: &[Approach], reserved: bool) {
        approaches.iter().for_each(|a| self.reserved[a.vehicle] = reserved);
    }

    /// Books vehicles, checkpoint and escort of one convoy; `undo` notes what it changed.
    pub(super) fn book(&mut self, stage: &StageRow, slot: Slot, approaches: &[Approach], undo: Option<&mut Undo>) {
        let corridor = &self.task.corridors[stage.corridor];
        if let Some(undo) = undo {
            undo.note(stage, slot, approaches, self);
        }
        self.gates[stage.corridor].take(slot.gate, (slot.departs - slot.gate).max(corridor.headway));
        if let Some(pool) = corridor.pool {
            self.escorts[pool].take(slot.departs, 2 * stage.minutes);
        }
        for approach in approaches {
            let from = self.fleet[approach.vehicle].place;
            self.score.metres += self.task.metres(from, stage.from) + self.task.metres(stage.from, stage.to);
            self.fleet[approach.vehicle] = approach.after(self.task, stage, slot.departs);
        }
    }

    pub(super) fn note(&mut self, stage: &StageRow, slot: Slot, approaches: &[Approach], seated: &[Seating]) {
        if let Some(convoys) = &mut self.convoys {
            convoys.push(Convoy::new(*stage, slot.gate - self.task.loading, approaches, seated));
        }
    }

    fn receive(&mut self, queue: usize, arrives: i32, seated: &[Seating]) {
        let shelter = self.queues[queue].shelter;
        let mut people = 0;
        for seating in seated {
            people += seating.part.people();
            self.score.sums[usize::from(seating.item.tier)] += i64::from(seating.part.people()) * i64::from(arrives);
        }
        self.score.waiting -= i64::from(people);
        self.score.last_arrival = self.score.last_arrival.max(arrives);
        if self.task.shelters[shelter].intake < i32::MAX {
            let day = usize::try_from(self.task.clock.day_of(arrives)).unwrap_or(0);
            let days = &mut self.intake[shelter];
            if days.len() <= day {
                days.resize(day + 1, 0);
            }
            days[day] += people;
        }
    }

    fn choose_vehicles(
        &mut self,
        stage: &StageRow,
        queue: usize,
        vehicles: usize,
        wait_for: usize,
        must_fit: bool,
    ) -> Vec<Approach> {
        let pool = &self.pools[queue];
        let shape = &self.queues[queue].shape;
        let need = must_fit.then(|| first_need(shape, pool)).flatten();
        let only_stretchers = pool.next(List::Plain, 0).is_none() && pool.next(List::Wheel, 0).is_none();
        let wanted = Wanted {
            vehicles,
            stretchers: pool.stretchers,
            wait_for: wait_for.max(usize::from(only_stretchers)),
            need,
        };
        self.choose(stage, &wanted)
    }

    /// Returns the vehicles that can be at a stage's start first, those with the fewest driver hours to spare first
    /// among equals; buses before vehicles taken for their stretcher places.
    pub(super) fn choose(&mut self, stage: &StageRow, wanted: &Wanted) -> Vec<Approach> {
        let task = self.task;
        let floor = self.open_from(stage.corridor) - task.loading;
        let mut chosen = std::mem::take(&mut self.chosen);
        let mut cases = Vec::new();
        let mut waits = i32::MAX;
        if wanted.stretchers > 0 {
            self.rank(
                stage,
                floor,
                &self.carriers[stage.corridor].stretchers,
                None,
                &mut chosen,
            );
            cases.extend(chosen.iter().map(|(_, a)| *a));
        }
        let need = wanted.need.map(|n| {
            if task.stretcher_split && n.stretchers > 0 {
                Capacity::default()
            } else {
                n
            }
        });
        self.rank(stage, floor, &self.carriers[stage.corridor].seats, need, &mut chosen);
        let mut buses: Vec<Approach> = chosen.iter().take(wanted.vehicles).map(|(_, a)| *a).collect();
        self.chosen = chosen;
        if let Some(start) = buses.iter().map(|a| a.loads(task)).max() {
            waits = start.max(floor);
        }
        let per_vehicle = |a: &Approach| task.kinds[task.vehicles[a.vehicle].kind].stretchers.max(1);
        let mut left = wanted.stretchers;
        cases.retain(|a| !buses.iter().any(|b| b.vehicle == a.vehicle));
        for (taken, case) in cases.into_iter().enumerate() {
            if left <= 0 || (taken >= wanted.wait_for && case.loads(task) > waits) {
                break;
            }
            left -= per_vehicle(&case);
            if buses.len() as i32 >= task.most_vehicles {
                buses.pop();
            }
            buses.push(case);
        }
        buses
    }

    fn rank(
        &self,
        stage: &StageRow,
        floor: i32,
        carriers: &[u32],
        need: Option<Capacity>,
        out: &mut Vec<(i64, Approach)>,
    ) {
        let task = self.task;
        out.clear();
        for vehicle in carriers.iter().map(|v| *v as usize) {
            if self.reserved[vehicle] || need.is_some_and(|n| !task.kinds[task.vehicles[vehicle].kind].holds(n)) {
                continue;
            }
            let Some(approach) = self.fleet[vehicle].approach(task, vehicle, stage) else {
                continue;
            };
            let loads = approach.loads(task).max(floor);
            let spare = approach.spare_hours(task, stage, loads + task.loading);
            let detour = approach.empty - self.nearest[self.fleet[vehicle].place].min(approach.empty);
            out.push(((i64::from(loads) << 32) + i64::from(spare + DETOUR * detour), approach));
        }
        out.sort_by_key(|(key, a)| (*key, a.empty, a.vehicle));
    }

    /// Returns the first minute at which a corridor's checkpoint could take one more convoy.
    pub(super) fn open_from(&self, corridor: usize) -> i32 {
        let row = &self.task.corridors[corridor];
        let mut gate = 0;
        for (opens, closes) in &row.windows {
            gate = self.gates[corridor].earliest(gate.max(*opens), row.headway.max(1));
            if gate <= *closes {
                break;
            }
        }
        gate
    }
}

/// Vehicles asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub vehicles: usize,
    /// Households with a stretcher case that wait.
    pub stretchers: i32,
    /// Vehicles with stretcher places to take however late they come.
    pub wait_for: usize,
    /// Only vehicles that can carry this household.
    pub need: Option<Capacity>,
}

/// Packs households into the vehicles and lets go of vehicles nobody rides in.
pub(super) fn pack_into(
    task: &Task,
    shape: &crate::task::Shape,
    pool: &mut Pool,
    approaches: &mut Vec<Approach>,
    most: i32,
    seated: &mut Vec<Seating>,
) {
    let mut free: Vec<Capacity> = approaches
        .iter()
        .map(|a| task.kinds[task.vehicles[a.vehicle].kind])
        .collect();
    cabins::pack(shape, pool, &mut free, most, task.stretcher_split, seated);
    let mut used = vec![false; approaches.len()];
    seated.iter().for_each(|s| used[s.cabin] = true);
    let renamed: Vec<usize> = used
        .iter()
        .scan(0, |next, u| {
            let this = *next;
            *next += usize::from(*u);
            Some(this)
        })
        .collect();
    seated.iter_mut().for_each(|s| s.cabin = renamed[s.cabin]);
    let mut keep = used.iter();
    approaches.retain(|_| keep.next().copied().unwrap_or(false));
}

/// Returns the need of the household that waits first, stretcher cases first, then wheelchairs.
pub(super) fn first_need(shape: &crate::task::Shape, pool: &Pool) -> Option<Capacity> {
    [List::Stretcher, List::Wheel, List::Plain]
        .into_iter()
        .find_map(|list| pool.next(list, 0).map(|p| pool.item(shape, list, p).need))
}

fn carriers(task: &Task, corridor: usize) -> Carriers {
    let serving = || task.vehicles.iter().enumerate().filter(|(_, v)| v.may_serve(corridor));
    let largest = serving().map(|(_, v)| task.kinds[v.kind].seats).max().unwrap_or(0);
    let carries_seats = |k: Capacity| k.seats + k.bays > 0 && (k.stretchers == 0 || 2 * k.seats >= largest);
    Carriers {
        seats: serving()
            .filter(|(_, v)| carries_seats(task.kinds[v.kind]))
            .map(|(row, _)| row as u32)
            .collect(),
        stretchers: serving()
            .filter(|(_, v)| task.kinds[v.kind].stretchers > 0)
            .map(|(row, _)| row as u32)
            .collect(),
        largest,
    }
}

fn nearest(task: &Task, queues: &[Queue]) -> Vec<i32> {
    let mut starts: Vec<usize> = queues.iter().flat_map(|q| q.stages.iter().map(|s| s.from)).collect();
    starts.sort_unstable();
    starts.dedup();
    (0..task.sites)
        .map(|site| starts.iter().map(|to| task.minutes(site, *to)).min().unwrap_or(0))
        .collect()
}
