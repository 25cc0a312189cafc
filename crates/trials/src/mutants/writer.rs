//! CBOR written as nobody should: longer heads, strings and lists without a length. What is read from it is the same.

use ciborium::value::Value;

/// How a value is written otherwise than in the shortest way.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// Of a hundred heads so many are longer than need be.
    pub longer: u8,
    /// Of a hundred strings, lists and maps so many have no length and an end.
    pub endless: u8,
}

/// Returns the bytes of a value, and whether any of it was written otherwise.
pub fn write(value: &Value, style: Style, chance: &mut fastrand::Rng) -> (Vec<u8>, bool) {
    let mut writer = Writer {
        out: Vec::new(),
        style,
        chance,
        otherwise: false,
    };
    writer.value(value);
    (writer.out, writer.otherwise)
}

/// Returns the bytes of a value as short as can be, in the order it has.
pub fn plain(value: &Value) -> Vec<u8> {
    write(value, Style::default(), &mut fastrand::Rng::with_seed(0)).0
}

struct Writer<'c> {
    out: Vec<u8>,
    style: Style,
    chance: &'c mut fastrand::Rng,
    otherwise: bool,
}

impl Writer<'_> {
    fn draws(&mut self, of_a_hundred: u8) -> bool {
        let drawn = of_a_hundred > 0 && self.chance.u8(..100) < of_a_hundred;
        self.otherwise |= drawn;
        drawn
    }

    fn head(&mut self, major: u8, number: u64) {
        let shortest = match number {
            0..24 => 0,
            24..0x100 => 1,
            0x100..0x1_0000 => 2,
            0x1_0000..0x1_0000_0000 => 3,
            _ => 4,
        };
        let size = if shortest < 4 && self.draws(self.style.longer) {
            self.chance.usize(shortest + 1..=4)
        } else {
            shortest
        };
        let bytes = number.to_be_bytes();
        let first = major << 5;
        match size {
            0 => self.out.push(first | bytes[7]),
            size => {
                self.out.push(first | (23 + size as u8));
                self.out.extend(&bytes[8 - (1 << (size - 1))..]);
            }
        }
    }

    fn string(&mut self, major: u8, bytes: &[u8]) {
        if self.draws(self.style.endless) {
            let half = bytes.len() / 2;
            let at = if std::str::from_utf8(&bytes[..half]).is_ok() {
                half
            } else {
                0
            };
            self.out.push(major << 5 | 31);
            for part in [&bytes[..at], &bytes[at..]] {
                self.head(major, part.len() as u64);
                self.out.extend(part);
            }
            self.out.push(0xff);
        } else {
            self.head(major, bytes.len() as u64);
            self.out.extend(bytes);
        }
    }

    fn list(&mut self, major: u8, length: usize, items: &mut dyn Iterator<Item = &Value>) {
        let endless = self.draws(self.style.endless);
        if endless {
            self.out.push(major << 5 | 31);
        } else {
            self.head(major, length as u64);
        }
        items.for_each(|item| self.value(item));
        if endless {
            self.out.push(0xff);
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Integer(number) => {
                let number = i128::from(*number);
                let (major, number) = if number < 0 { (1, -1 - number) } else { (0, number) };
                self.head(major, u64::try_from(number).unwrap_or(u64::MAX));
            }
            Value::Bytes(bytes) => self.string(2, bytes),
            Value::Text(text) => self.string(3, text.as_bytes()),
            Value::Array(items) => self.list(4, items.len(), &mut items.iter()),
            Value::Map(entries) => {
                self.list(
                    5,
                    entries.len(),
                    &mut entries.iter().flat_map(|(key, value)| [key, value]),
                );
            }
            Value::Tag(tag, inner) => {
                self.head(6, *tag);
                self.value(inner);
            }
            Value::Bool(yes) => self.out.push(0xf4 + u8::from(*yes)),
            Value::Float(number) => {
                self.out.push(0xfb);
                self.out.extend(number.to_be_bytes());
            }
            _ => self.out.push(0xf6),
        }
    }
}
