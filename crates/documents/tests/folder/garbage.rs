//! Whatever stands in a folder: an operation or problems, and never a panic.

use crate::written::Folder;
use documents::folder::{FILES, FileContent, OPTIONAL_FILES, read};
use movement::problem::code;
use proptest::prelude::*;

/// One thing that happens to a file.
#[derive(Clone, Debug)]
enum Mutation {
    Put(usize, u8),
    Cut(usize, usize),
    Copy(usize, usize),
    Insert(usize, &'static str),
}

const TOKENS: [&str; 24] = [
    ",",
    ";",
    "\t",
    "\n",
    "\r",
    "\"",
    "\"\"",
    "#",
    "-",
    "0",
    "99999999999999999999",
    "2147483647",
    "-1",
    "0.5",
    "٩",
    "yes",
    "homs",
    "north jleb",
    "24:00",
    "2019-03-31",
    "9999-12-31",
    "\u{feff}",
    "= {",
    "[escorts]",
];

fn mutation() -> impl Strategy<Value = Mutation> {
    let at = 0..2_000_usize;
    prop_oneof![
        (at.clone(), any::<u8>()).prop_map(|(at, byte)| Mutation::Put(at, byte)),
        (at.clone(), 1..40_usize).prop_map(|(at, count)| Mutation::Cut(at, count)),
        (at.clone(), 1..200_usize).prop_map(|(at, count)| Mutation::Copy(at, count)),
        (at, 0..TOKENS.len()).prop_map(|(at, token)| Mutation::Insert(at, TOKENS[token])),
    ]
}

fn mutate(bytes: &mut Vec<u8>, mutation: &Mutation) {
    let place = |at: usize| if bytes.is_empty() { 0 } else { at % bytes.len() };
    match *mutation {
        Mutation::Put(at, byte) => {
            let at = place(at);
            bytes.splice(at..(at + 1).min(bytes.len()), [byte]);
        }
        Mutation::Cut(at, count) => {
            let at = place(at);
            bytes.drain(at..(at + count).min(bytes.len()));
        }
        Mutation::Copy(at, count) => {
            let at = place(at);
            let copy = bytes[at..(at + count).min(bytes.len())].to_vec();
            bytes.extend(copy);
        }
        Mutation::Insert(at, token) => {
            let at = place(at);
            bytes.splice(at..at, token.bytes());
        }
    }
}

/// Asserts what holds for every folder.
fn judge(folder: &Folder) {
    let Err(problems) = folder.read() else { return };
    assert!(!problems.is_empty(), "a folder without an operation has a problem");
    for problem in &problems {
        assert!(code::ALL.iter().any(|(_, code)| *code == problem.code), "{problem}");
        assert!(FILES.contains(&problem.place.file.as_str()), "{problem}");
        assert!(!problem.cause.is_empty() && !problem.remedy.is_empty(), "{problem}");
        assert!(problem.to_string().len() < 2_000, "{problem}");
    }
}

#[test]
fn a_file_of_nothing_but_separators_or_quotation_marks_is_refused() {
    for byte in [b',', b'"', b'\n', b'a', 0, b';', b'#'] {
        let folder = Folder::right().bytes("households.csv", vec![byte; 4_000_000]);
        judge(&folder);
        assert!(folder.read().is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic(file in 0..FILES.len(), bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        judge(&Folder::right().bytes(FILES[file], bytes));
    }

    #[test]
    fn random_text_never_panics(file in 0..FILES.len(), text in "[,;\"#\n\ta-z0-9:=.\\[\\]{}\u{660}-\u{669} -]{0,400}") {
        judge(&Folder::right().bytes(FILES[file], text));
    }

    #[test]
    fn a_folder_that_something_happened_to_never_panics(
        changes in proptest::collection::vec((0..FILES.len(), mutation()), 1..12)
    ) {
        let mut folder = Folder::right();
        for (file, change) in &changes {
            let mut bytes = folder.raw(FILES[*file]);
            mutate(&mut bytes, change);
            folder = folder.bytes(FILES[*file], bytes);
        }
        judge(&folder);
    }

    #[test]
    fn a_missing_or_unreadable_file_never_panics(states in proptest::collection::vec(0..4_u8, FILES.len())) {
        let right = Folder::right();
        let read = read(&|name| match states[FILES.iter().position(|file| *file == name).unwrap()] {
            0 => FileContent::Missing,
            1 => FileContent::TooLarge(u64::MAX),
            2 => FileContent::Unreadable(String::new()),
            _ => FileContent::Bytes(right.raw(name)),
        });
        let may = |file: &str, state: u8| state == 3 || state == 0 && OPTIONAL_FILES.contains(&file);
        prop_assert_eq!(read.is_ok(), FILES.iter().zip(&states).all(|(file, state)| may(file, *state)));
    }
}
