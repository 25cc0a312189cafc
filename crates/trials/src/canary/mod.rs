//! Names that nobody else has, sealed, and looked for in every byte that leaves: files and the logs beside them, bundles, answers, errors.
//! Some households are erased, and what was sealed of them is looked for too, also in an older copy that comes back into use.

mod camp;
mod forms;

pub use forms::Form;

use actions::ledger::{Here, erase_household, erase_known, open_bundle, take_in_bundle};
use camp::Camp;
use envelope::StateDigest;
use movement::ledger::HouseholdId;
use std::collections::{BTreeSet, HashSet};
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;
use store::{Contents, Folded, Sqlite, SqliteBlobs, Store, bundle, bundle_of};

/// The beginning of every name.
const CANARY: &str = "Zqxjwvkyqz";

/// Bytes of a sealed record by which it is known again.
const MARK: usize = 16;

/// Households erased at most: each erasure writes the file of sealed records anew.
const ERASED: usize = 50;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// A program that lets something out, planted on purpose: each must be found, or looking is worth nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leak {
    /// A name is the site of facts.
    Site,
    /// A name is the token of a household.
    Token,
    /// A name is in an error.
    Error,
    /// A name is in a file beside the others, in some form.
    Log(Form),
    /// One household is not erased.
    OneStays,
    /// The records as they were before the erasure stay in a file.
    OldFile,
    /// An older copy comes back into use and does not erase what was erased meanwhile.
    OldCopy,
}

impl Leak {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        let others = [
            Self::Site,
            Self::Token,
            Self::Error,
            Self::OneStays,
            Self::OldFile,
            Self::OldCopy,
        ];
        others.into_iter().chain(Form::ALL.map(Self::Log))
    }
}

/// What was looked through and found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Households with sealed names.
    pub households: usize,
    /// Bytes looked through for names.
    pub bytes: u64,
    /// Places with a name, in any form.
    pub names: u64,
    /// Households erased.
    pub erased: usize,
    /// Bytes looked through for what was erased.
    pub bytes_after: u64,
    /// Places with anything of what was sealed of an erased household.
    pub of_erased: u64,
    /// Such places before anything was erased: looking finds what is there.
    pub before_erasure: u64,
}

impl Found {
    /// Tells whether anything was found that should be nowhere.
    pub fn is_bad(&self) -> bool {
        self.names > 0 || self.of_erased > 0 || self.before_erasure == 0
    }
}

/// Seals so many households, looks, erases some, brings an older copy back into use, and looks again. With a program its commands are asked, too.
///
/// # Errors
/// The folder is not empty, or a medium failed.
pub fn run(count: usize, folder: &Path, program: Option<&Path>, leak: Option<Leak>) -> Outcome<Found> {
    let (here, copy) = (folder.join("here"), folder.join("copy"));
    fs::create_dir_all(&here)?;
    let mut camp = Camp::new(&here, leak)?;
    let mut found = Found {
        households: count,
        ..Found::default()
    };
    let gone = found.seal(&mut camp, count)?;
    if let Some(Leak::Log(form)) = leak {
        fs::write(here.join("corridor.log"), form.write(&format!("{CANARY}17")))?;
    }
    found.look_in_folder(&here)?;
    found.look_in_answers(&camp, &gone)?;
    if let Some(program) = program {
        found.look_in_commands(program, &camp, &gone)?;
    }
    let marks = camp.marks(&gone)?;
    copy_folder(&here, &copy)?;
    found.before_erasure = marked(&copy, &marks)?.1;
    if leak == Some(Leak::OldFile) {
        for end in ["", "-wal"] {
            fs::copy(
                copy.join(format!("sealed.db{end}")),
                here.join(format!("sealed.old{end}")),
            )?;
        }
    }
    for household in gone.iter().skip(usize::from(leak == Some(Leak::OneStays))) {
        camp.at(|desk, blobs| erase_household(desk, blobs, *household))?;
    }
    found.erased = gone.len();
    let made = bundle(&camp.store, &Sqlite::open(&copy.join("ledger.db"))?.vector()?)?;
    drop(camp);
    if leak != Some(Leak::OldCopy) {
        erase_in_copy(&copy, &made.in_the_clear())?;
    }
    for folder in [&here, &copy] {
        let (bytes, places) = marked(folder, &marks)?;
        found.bytes_after += bytes;
        found.of_erased += places;
        found.look_in_folder(folder)?;
    }
    Ok(found)
}

/// An older copy comes back into use, and learns what was erased meanwhile.
fn erase_in_copy(copy: &Path, bytes: &[u8]) -> Outcome<()> {
    let mut store = Folded::new(Sqlite::open(&copy.join("ledger.db"))?)?;
    let mut here = Here {
        store: &mut store,
        blobs: None,
        device: None,
        room: None,
    };
    take_in_bundle(&mut here, open_bundle(bytes, None)?)?;
    erase_known(&store, &mut SqliteBlobs::open(&copy.join("sealed.db"))?)?;
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> Outcome<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

/// Counts the marks in all files of a folder; returns the bytes, too.
fn marked(folder: &Path, marks: &HashSet<[u8; MARK]>) -> Outcome<(u64, u64)> {
    let begin = |bytes: &[u8]| usize::from(bytes[0]) << 8 | usize::from(bytes[1]);
    let mut begins = vec![false; 1 << 16];
    marks.iter().for_each(|mark| begins[begin(mark)] = true);
    let (mut bytes, mut places) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let content = fs::read(entry?.path())?;
        bytes += content.len() as u64;
        let windows = content.windows(MARK).filter(|window| begins[begin(window)]);
        places += windows.filter(|window| marks.contains(*window)).count() as u64;
    }
    Ok((bytes, places))
}

impl Found {
    /// Seals households and looks at what is said meanwhile; returns those to be erased.
    fn seal(&mut self, camp: &mut Camp<'_>, count: usize) -> Outcome<BTreeSet<HouseholdId>> {
        let mut gone = BTreeSet::new();
        for number in 0..count {
            let (household, said) = camp.seal(number)?;
            self.look(said.as_bytes());
            if number % (count / ERASED).max(10) == 0 {
                gone.insert(household);
            }
        }
        Ok(gone)
    }

    fn look(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len() as u64;
        self.names += forms::places(bytes, CANARY);
    }

    fn look_in_folder(&mut self, folder: &Path) -> Outcome<()> {
        for entry in fs::read_dir(folder)? {
            self.look(&fs::read(entry?.path())?);
        }
        Ok(())
    }

    /// Bundles, without and with sealed records, what facts and states say of themselves, and the digest.
    fn look_in_answers(&mut self, camp: &Camp<'_>, some: &BTreeSet<HouseholdId>) -> Outcome<()> {
        self.look(&bundle(&camp.store, &Default::default())?.bytes);
        let contents = Contents {
            records: camp.records(some)?,
            ..Contents::default()
        };
        self.look(&bundle_of(&camp.store, Some(&camp.blobs), &contents)?.bytes);
        let fold = camp.store.folded()?;
        for fact in fold.facts().values() {
            self.look(format!("{fact:?}").as_bytes());
        }
        self.look(format!("{:?}", fold.state()).as_bytes());
        self.look(StateDigest::of(fold.state()).to_string().as_bytes());
        Ok(())
    }

    fn look_in_commands(&mut self, program: &Path, camp: &Camp<'_>, some: &BTreeSet<HouseholdId>) -> Outcome<()> {
        let one = some.first().map(ToString::to_string).unwrap_or_default();
        let commands = [
            vec!["log"],
            vec!["verify"],
            vec!["conflicts"],
            vec!["show", &one],
            vec!["openings", &one],
            vec!["reask"],
            vec!["show", "00000000000000000000000000000000"],
        ];
        for words in commands {
            for json in [None, Some("--json")] {
                let mut command = Command::new(program);
                command.arg(words[0]).arg(camp.folder).args(&words[1..]).args(json);
                let done = command.output()?;
                self.look(&done.stdout);
                self.look(&done.stderr);
            }
        }
        Ok(())
    }
}
