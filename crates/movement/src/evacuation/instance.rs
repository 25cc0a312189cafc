//! Movement, evacuation: what must be carried, by how many buses, and how long each way takes.

/// The most bus loads one instance may hold.
pub const MOST_LOADS: u64 = 2_000_000;

/// The longest single way, in the instance's own unit of time.
pub const MOST_TIME: u64 = 1_000_000_000;

/// One bus evacuation problem. Times are whole numbers in a unit of the instance's own (minutes, seconds, metres).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    /// What people call it.
    pub name: String,
    /// Buses standing in each depot.
    pub buses: Vec<u32>,
    /// Full bus loads waiting at each pick-up point.
    pub demand: Vec<u32>,
    /// Full bus loads each shelter can take.
    pub capacity: Vec<u32>,
    start: Vec<u32>,
    ride: Vec<u32>,
}

/// What keeps numbers from being an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A table of times has not one row for each depot or point and one column for each point or shelter.
    Ragged,
    /// There is no depot, no point or no shelter.
    Nothing,
    /// More loads, places or buses than [`MOST_LOADS`].
    TooMany,
    /// A time above [`MOST_TIME`], or a ride of no time at all.
    Time,
}

impl Instance {
    /// Builds an instance from its tables: `start[depot][point]` and `ride[point][shelter]`, the way back being as long.
    pub fn new(
        name: String,
        buses: Vec<u32>,
        (demand, capacity): (Vec<u32>, Vec<u32>),
        start: &[Vec<u32>],
        ride: &[Vec<u32>],
    ) -> Result<Self, Shape> {
        let square = |table: &[Vec<u32>], rows: usize, columns: usize| {
            table.len() == rows && table.iter().all(|row| row.len() == columns)
        };
        if buses.is_empty() || demand.is_empty() || capacity.is_empty() {
            return Err(Shape::Nothing);
        }
        if !square(start, buses.len(), demand.len()) || !square(ride, demand.len(), capacity.len()) {
            return Err(Shape::Ragged);
        }
        let sum = |all: &[u32]| all.iter().map(|x| u64::from(*x)).sum::<u64>();
        if [&buses, &demand, &capacity]
            .into_iter()
            .any(|all| sum(all) > MOST_LOADS)
        {
            return Err(Shape::TooMany);
        }
        let (start, ride) = (start.concat(), ride.concat());
        if start.iter().chain(&ride).any(|t| u64::from(*t) > MOST_TIME) || ride.contains(&0) {
            return Err(Shape::Time);
        }
        Ok(Self {
            name,
            buses,
            demand,
            capacity,
            start,
            ride,
        })
    }

    /// Time from a depot to a point.
    pub fn start(&self, depot: usize, point: usize) -> i64 {
        i64::from(self.start[depot * self.demand.len() + point])
    }

    /// Time between a point and a shelter, loaded or empty.
    pub fn ride(&self, point: usize, shelter: usize) -> i64 {
        i64::from(self.ride[point * self.capacity.len() + shelter])
    }

    /// All loads that wait.
    pub fn loads(&self) -> u64 {
        self.demand.iter().map(|d| u64::from(*d)).sum()
    }

    /// All loads the shelters can take.
    pub fn places(&self) -> u64 {
        self.capacity.iter().map(|c| u64::from(*c)).sum()
    }

    /// All buses.
    pub fn fleet(&self) -> u64 {
        self.buses.iter().map(|b| u64::from(*b)).sum()
    }
}
