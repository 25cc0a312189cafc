//! Invented records with known duplicates, from a seed: rows like those of FEBRL, and rows of a camp in two scripts.

use linkage::Row;

/// Fields of rows like those of FEBRL.
pub const FIELDS: [&str; 10] = [
    "given_name",
    "surname",
    "street_number",
    "address_1",
    "address_2",
    "suburb",
    "postcode",
    "state",
    "date_of_birth",
    "soc_sec_id",
];

/// Fields of rows of a camp.
#[allow(dead_code)]
pub const CAMP: [&str; 6] = [
    "given_name",
    "father_name",
    "family_name",
    "birth_year",
    "phone",
    "village",
];

/// One name in several spellings.
const NAMES: [&[&str]; 24] = [
    &["محمد", "Mohammed", "Muhamad", "Mohamad"],
    &["أحمد", "احمد", "Ahmad", "Ahmed"],
    &["خالد", "Khaled", "Khalid"],
    &["عمر", "Omar", "Umar"],
    &["يوسف", "Yousef", "Yusuf", "Youssef"],
    &["إبراهيم", "ابراهيم", "Ibrahim", "Ebrahim"],
    &["حسين", "Hussein", "Husain", "Hossein"],
    &["علي", "على", "Ali"],
    &["فاطمة", "فاطمه", "Fatima", "Fatimah"],
    &["عائشة", "Aisha", "Aysha"],
    &["مريم", "Maryam", "Mariam"],
    &["زينب", "Zainab", "Zaynab", "Zeinab"],
    &["عبد الرحمن", "عبدالرحمن", "Abdulrahman", "Abd al-Rahman"],
    &["سمير", "Samir", "Sameer"],
    &["رشيد", "Rashid", "Rasheed"],
    &["مصطفى", "مصطفي", "Mustafa", "Moustafa"],
    &["نور", "Nour", "Noor"],
    &["سلمى", "سلمي", "Salma"],
    &["طارق", "Tariq", "Tarek"],
    &["حسن", "Hasan", "Hassan"],
    &["كريم", "Karim", "Kareem"],
    &["ليلى", "Layla", "Leila"],
    &["الحمصي", "Al-Homsi", "al Homsi", "Homsi"],
    &["القاسم", "al-Qasim", "Al Qasem"],
];

/// A word of syllables, by its number: the same number is the same word.
fn word(mut number: usize, syllables: usize) -> String {
    const FIRST: [&str; 16] = [
        "b", "k", "d", "f", "g", "h", "j", "l", "m", "n", "p", "r", "s", "t", "st", "br",
    ];
    const THEN: [&str; 8] = ["a", "e", "i", "o", "u", "ar", "en", "il"];
    number = number.wrapping_mul(2_654_435_761) ^ (number << 7);
    (0..syllables)
        .map(|_| {
            let syllable = [FIRST[number % 16], THEN[number / 16 % 8]].concat();
            number = (number / 128).wrapping_mul(31).wrapping_add(number % 97);
            syllable
        })
        .collect()
}

/// A number below `of` of which small ones are drawn more often, as names are.
fn common(chance: &mut fastrand::Rng, of: usize) -> usize {
    ((of as f64).powf(chance.f64()) as usize).min(of - 1)
}

fn person(chance: &mut fastrand::Rng) -> Vec<String> {
    let place = chance.usize(0..4_000);
    vec![
        word(common(chance, 2_000), 2),
        word(100_000 + common(chance, 20_000), 3),
        chance.usize(1..300).to_string(),
        format!("{} street", word(200_000 + chance.usize(0..20_000), 3)),
        if chance.bool() {
            String::new()
        } else {
            word(300_000 + chance.usize(0..30_000), 4)
        },
        word(400_000 + place, 3),
        (1_000 + place).to_string(),
        ["nsw", "vic", "qld", "wa", "sa", "tas", "act", "nt"][place % 8].to_owned(),
        format!(
            "{}{:02}{:02}",
            chance.usize(1910..2010),
            chance.usize(1..13),
            chance.usize(1..29)
        ),
        chance.usize(1_000_000..10_000_000).to_string(),
    ]
}

/// A letter too many, too few, wrong, or two exchanged.
fn slip(text: &str, chance: &mut fastrand::Rng) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    if letters.len() < 2 {
        return text.to_owned();
    }
    let at = chance.usize(0..letters.len() - 1);
    let digits = letters.iter().all(char::is_ascii_digit);
    let other = if digits { chance.digit(10) } else { chance.lowercase() };
    match chance.u8(0..4) {
        0 => letters.insert(at, other),
        1 => {
            letters.remove(at);
        }
        2 => letters[at] = other,
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

fn spoilt(values: &[String], chance: &mut fastrand::Rng) -> Vec<String> {
    let mut values = values.to_vec();
    for _ in 0..chance.usize(1..5) {
        let at = chance.usize(0..values.len());
        match chance.u8(0..10) {
            0 => values[at] = String::new(),
            1 => values.swap(0, 1),
            2 => values[at] = person(chance).swap_remove(at),
            _ => values[at] = slip(&values[at], chance),
        }
    }
    values
}

/// Returns rows like those of FEBRL, half of them duplicates of the other half; ids tell the truth.
pub fn febrl_like(rows: usize, seed: u64) -> Vec<Row> {
    let mut chance = fastrand::Rng::with_seed(seed);
    (0..rows / 2)
        .flat_map(|number| {
            let values = person(&mut chance);
            let duplicate = Row {
                id: format!("rec-{number}-dup-0"),
                values: spoilt(&values, &mut chance),
            };
            [
                Row {
                    id: format!("rec-{number}-org"),
                    values,
                },
                duplicate,
            ]
        })
        .collect()
}

/// Returns rows of a camp, half of them duplicates: names in another spelling or script, the year guessed, papers lost.
#[allow(dead_code)]
pub fn camp(rows: usize, seed: u64) -> Vec<Row> {
    let mut chance = fastrand::Rng::with_seed(seed);
    (0..rows / 2)
        .flat_map(|number| {
            let names: Vec<usize> = (0..3).map(|_| chance.usize(0..NAMES.len())).collect();
            let (year, phone) = (chance.i32(1940..2018), format!("09{:08}", chance.u32(0..100_000_000)));
            let village = word(chance.usize(0..200), 3);
            let mut once = |id: String| {
                let name = |at: usize, chance: &mut fastrand::Rng| {
                    let spellings = NAMES[names[at]];
                    spellings[chance.usize(0..spellings.len())].to_owned()
                };
                let guessed = year + [0, 0, 0, 1, -1, 2][chance.usize(0..6)];
                let phone = if chance.u8(0..3) == 0 {
                    String::new()
                } else {
                    phone.clone()
                };
                let names = (0..3).map(|at| name(at, &mut chance)).collect::<Vec<_>>();
                let village = if chance.u8(0..4) == 0 {
                    slip(&village, &mut chance)
                } else {
                    village.clone()
                };
                Row {
                    id,
                    values: [names, vec![guessed.to_string(), phone, village]].concat(),
                }
            };
            [once(format!("rec-{number}-org")), once(format!("rec-{number}-dup-0"))]
        })
        .collect()
}
