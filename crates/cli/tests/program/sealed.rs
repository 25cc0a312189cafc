//! `corridor seal`, `open-sealed`, `erase`: canary names go in by the real program, and are in no byte it leaves anywhere.

use crate::{object, program, status, told};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use tempfile::TempDir;

/// Words that no program writes by chance: parts of names, a paper's number, a contact.
pub(crate) const CANARIES: [&str; 5] = [
    "Kanarijvogel",
    "كناريالاختبار",
    "ÇanarïBird",
    "PAPER-77281-CANARY",
    "canary@nowhere",
];

/// Two devices of one ledger and three custodians, of whom it takes two.
pub(crate) struct Camp {
    pub(crate) folder: TempDir,
    pub(crate) household: String,
    pub(crate) person: String,
    /// Everything that any command said.
    pub(crate) said: Vec<u8>,
}

pub(crate) fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap().to_owned()
}

impl Camp {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut camp = Self {
            folder,
            household: String::new(),
            person: String::new(),
            said: Vec::new(),
        };
        let desk = camp.asked("open desk --operation Tests --json", "");
        let join = format!("open tablet --join {} --json", text(&desk, "ledger"));
        let tablet = text(&camp.asked(&join, ""), "device");
        camp.asked(
            &format!("enrol desk {} --role custodian --json", text(&desk, "device")),
            "",
        );
        camp.asked(&format!("enrol desk {tablet} --role clerk --json"), "");
        let mut enrol = "custodians desk --threshold 2 --json".to_owned();
        for number in 1..=3 {
            let made = camp.asked(&format!("custodian-key key-{number} --json"), &phrase(number));
            enrol += &format!(" --enrol {}", text(&made, "custodian"));
        }
        camp.asked(&enrol, "");
        camp.household = text(&camp.asked("register desk --token K7Q-M2X --json", ""), "household");
        let person = format!("register desk --household {} --adult --json", camp.household);
        camp.person = text(&camp.asked(&person, ""), "person");
        camp.asked("merge tablet desk --json", "");
        camp
    }

    /// Runs the program in the camp's folder with something on standard input.
    pub(crate) fn run(&mut self, arguments: &str, input: &str) -> Output {
        let mut child = program()
            .args(arguments.split_whitespace())
            .current_dir(self.folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that refuses does not wait for its input.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let done = child.wait_with_output().unwrap();
        if !arguments.starts_with("open-sealed") || !done.status.success() {
            self.said.extend([&done.stdout[..], &done.stderr].concat());
        }
        done
    }

    pub(crate) fn asked(&mut self, arguments: &str, input: &str) -> Value {
        let done = self.run(arguments, input);
        assert_eq!(status(&done), 0, "{arguments}: {}", told(&done));
        object(&done)
    }

    fn names(&self) -> String {
        let [one, two, three, paper, contact] = CANARIES;
        format!(
            "[[person]]\nid = \"{}\"\n[[person.name]]\nlanguage = \"nl\"\nparts = [\"{one}\", \"{three}\"]\n[[person.name]]\nlanguage = \"ar\"\n\
             parts = [\"{two}\"]\n[[person.paper]]\nkind = \"card\"\nnumber = \"{paper}\"\n[[contact]]\nkind = \"mail\"\nvalue = \"{contact}\"\n",
            self.person
        )
    }

    fn seal(&mut self, device: &str) -> String {
        let (names, seal) = (self.names(), format!("seal {device} {} --json", self.household));
        text(&self.asked(&seal, &names), "record")
    }

    pub(crate) fn open(&mut self, numbers: &[u8]) -> Output {
        self.open_as(numbers, " --json")
    }

    /// Opens it for programs, or without `--json` for people.
    pub(crate) fn open_as(&mut self, numbers: &[u8], answer: &str) -> Output {
        let keys: String = numbers.iter().map(|number| format!(" --key key-{number}")).collect();
        let phrases: String = numbers.iter().map(|number| phrase(*number)).collect();
        let open = format!("open-sealed desk {} --reason own-request{answer}{keys}", self.household);
        self.run(&open, &phrases)
    }

    fn openings(&mut self) -> usize {
        let openings = self.asked(&format!("openings desk {} --json", self.household), "");
        openings["openings"].as_array().unwrap().len()
    }

    /// Every byte of every file, and all that was said.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.said.clone();
        files(self.folder.path())
            .iter()
            .for_each(|file| bytes.extend(fs::read(file).unwrap()));
        bytes
    }
}

pub(crate) fn phrase(number: u8) -> String {
    format!("the words of custodian {number}\n")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .collect()
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let four = |three: &[u8]| {
        let number = three
            .iter()
            .fold(0_usize, |number, byte| number << 8 | usize::from(*byte));
        [18, 12, 6, 0].map(|shift| DIGITS[number >> shift & 63])
    };
    bytes.chunks_exact(3).flat_map(four).collect()
}

/// A word in every form in which a file might keep it.
pub(crate) fn forms(word: &str) -> Vec<Vec<u8>> {
    let utf16: Vec<u16> = word.encode_utf16().collect();
    let little: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big = utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let hex = |upper: bool| -> Vec<u8> {
        let digits: String = word.bytes().map(|byte| format!("{byte:02x}")).collect();
        if upper {
            digits.to_uppercase().into_bytes()
        } else {
            digits.into_bytes()
        }
    };
    // In base64 a word looks in three ways, by where it begins.
    let in_64 = (0..3).flat_map(|skip| [base64(&word.as_bytes()[skip..]), base64(&little[skip..])]);
    let mut forms = vec![
        word.as_bytes().to_vec(),
        word.to_lowercase().into_bytes(),
        big,
        hex(false),
        hex(true),
    ];
    forms.extend(in_64);
    forms.push(little);
    forms
}

pub(crate) fn hits(bytes: &[u8], forms: &[Vec<u8>]) -> usize {
    let found = |form: &&Vec<u8>| bytes.windows(form.len()).any(|window| window == form.as_slice());
    forms.iter().filter(found).count()
}

pub(crate) fn canaries() -> Vec<Vec<u8>> {
    CANARIES.iter().flat_map(|word| forms(word)).collect()
}

#[test]
fn the_scan_finds_a_name_in_every_form() {
    for word in CANARIES {
        for form in forms(word) {
            let hidden = [&b"some bytes before "[..], &form, b" and after"].concat();
            assert!(hits(&hidden, &canaries()) > 0, "{word}");
        }
    }
}

#[test]
fn names_are_in_no_file_and_no_answer_but_that_of_custodians_who_open_them_together() {
    let mut camp = Camp::new();
    // A tablet that cannot read seals; the desk takes the record in.
    camp.seal("tablet");
    assert_eq!(camp.asked("merge desk tablet --json", "")["sealed"], 1);
    camp.seal("desk");
    // Names where they do not belong are not repeated either.
    for wrong in [
        "parts = \"Kanarijvogel\"",
        "Kanarijvogel = 1",
        "[[person]]\nid = \"Kanarijvogel\"",
        "[[person]]\nreligion = \"Kanarijvogel\"",
    ] {
        let seal = format!("seal desk {} --json", camp.household);
        assert_eq!(status(&camp.run(&seal, wrong)), 2, "{wrong}");
    }
    for command in ["log desk", "verify desk", "conflicts desk", "custodians desk"] {
        camp.run(command, "");
    }
    let show = format!("show desk {}", camp.household);
    camp.run(&show, "");
    assert_eq!(hits(&camp.bytes(), &canaries()), 0, "before it is opened");
    let opened = camp.open(&[1, 3]);
    assert_eq!(status(&opened), 0, "{}", told(&opened));
    assert_eq!(object(&opened)["records"].as_array().unwrap().len(), 2);
    for word in CANARIES {
        assert!(hits(&opened.stdout, &[word.as_bytes().to_vec()]) == 1, "{word}");
    }
    assert_eq!(
        (hits(&camp.bytes(), &canaries()), camp.openings()),
        (0, 1),
        "after it was opened"
    );
}

#[test]
fn nobody_opens_alone_and_every_opening_is_to_be_seen() {
    let mut camp = Camp::new();
    camp.seal("desk");
    for few in [&[1][..], &[2, 2], &[3, 3, 3]] {
        let refused = camp.open(few);
        assert_eq!((status(&refused), camp.openings()), (2, 0), "{few:?}");
        let said = String::from_utf8_lossy(&refused.stdout).into_owned() + &told(&refused);
        assert!(said.contains("bring together more"), "{said}");
    }
    for (time, enough) in (1..).zip([&[1, 2][..], &[2, 3], &[3, 2, 1]]) {
        assert_eq!((status(&camp.open(enough)), camp.openings()), (0, time), "{enough:?}");
    }
}

#[test]
fn what_was_erased_is_in_no_file_of_any_device_and_a_copy_does_not_bring_it_back() {
    let mut camp = Camp::new();
    let before_sealing = camp.bytes();
    camp.seal("desk");
    camp.asked("merge tablet desk --json", "");
    let copy = camp.folder.path().join("copy.db");
    fs::copy(camp.folder.path().join("tablet/sealed.db"), &copy).unwrap();
    // What stands in the copy for the record: fragments of its shares and its text. Custodians' public keys stand between
    // them, and in facts that were there before.
    let whole = fs::read(&copy).unwrap();
    fs::remove_file(&copy).unwrap();
    let at = whole.windows(10).position(|bytes| bytes == b"custodian\x58").unwrap();
    let parts: Vec<Vec<u8>> = whole[at..at + 1_400]
        .chunks(100)
        .map(|part| part[..24].to_vec())
        .filter(|part| hits(&before_sealing, std::slice::from_ref(part)) == 0)
        .collect();
    assert!(parts.len() > 10, "{} fragments", parts.len());
    assert_eq!(hits(&camp.bytes(), &parts), parts.len());
    let people = format!("show desk {} --json", camp.household);
    let before = camp.asked(&people, "");

    let erase = format!("erase desk {} --for-good --json", camp.household);
    assert_eq!(camp.asked(&erase, "")["destroyed"], 1);
    fs::create_dir(camp.folder.path().join("backup")).unwrap();
    for file in files(&camp.folder.path().join("tablet")) {
        fs::rename(&file, camp.folder.path().join("backup").join(file.file_name().unwrap())).unwrap();
    }
    assert_eq!(camp.asked("merge desk backup --json", "")["sealed"], 0, "brought back");
    assert_eq!(camp.asked("merge backup desk --json", "")["erased"], 1);
    assert_eq!(hits(&camp.bytes(), &parts), 0);
    assert_eq!(camp.asked(&people, ""), before, "the totals stay");
    let refused = camp.open(&[1, 2]);
    let said = String::from_utf8_lossy(&refused.stdout).into_owned() + &told(&refused);
    assert!(status(&refused) == 2 && said.contains("destroyed for good"), "{said}");
    let seal = format!("seal desk {} --json", camp.household);
    let names = camp.names();
    assert_eq!(status(&camp.run(&seal, &names)), 2, "sealed again");
}

#[cfg(unix)]
#[test]
fn keys_and_records_are_readable_by_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let mut camp = Camp::new();
    camp.seal("desk");
    for name in ["key-1", "desk/sealed.db"] {
        let mode = fs::metadata(camp.folder.path().join(name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
    let again = camp.run("custodian-key key-1", "another passphrase\n");
    assert!(
        status(&again) == 2 && told(&again).contains("exists already"),
        "{}",
        told(&again)
    );
}
