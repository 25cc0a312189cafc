//! Chance for instances that must stay the same for years, whatever the libraries do (SplitMix64, Steele et al. 2014).

pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number from `least` to `most`, both included.
    pub fn within(&mut self, least: u32, most: u32) -> u32 {
        let width = u64::from(most - least) + 1;
        least + u32::try_from(self.next() % width).unwrap()
    }

    pub fn one_in(&mut self, n: u32) -> bool {
        self.within(1, n) == 1
    }

    /// Returns a place in a square, in metres.
    pub fn spot(&mut self, side: u32) -> (u32, u32) {
        (self.within(0, side), self.within(0, side))
    }
}

/// Along streets that cross at right angles.
pub fn metres(a: (u32, u32), b: (u32, u32)) -> u32 {
    a.0.abs_diff(b.0) + a.1.abs_diff(b.1)
}
