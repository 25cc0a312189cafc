//! The secrets of custodians: key files, passphrases, and where the sealed records of a folder lie. No secret is ever an argument.

use crate::desk::{address, password};
use anyhow::{Context, bail};
use movement::ledger::LedgerId;
use seal::CustodianKey;
use std::fs::{self, OpenOptions};
use std::io::{self, BufRead, ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use store::{Blobs, PostgresBlobs, SqliteBlobs};
use zeroize::Zeroizing;

const SEALED: &str = "sealed.db";

/// The longest line or text that is read from standard input, in bytes.
const LONGEST: u64 = 64 * 1024;

/// Opens the sealed records of a ledger folder, and makes a place for them where there is none yet: a file, or beside the facts in
/// PostgreSQL. A folder that has the file keeps it.
pub fn sealed_of(folder: &Path, ledger: LedgerId) -> anyhow::Result<Box<dyn Blobs>> {
    let file = folder.join(SEALED);
    let about = || file.display().to_string();
    Ok(match (file.exists(), address(folder)?) {
        (true, _) => Box::new(SqliteBlobs::open(&file).with_context(about)?),
        (false, Some(address)) => Box::new(PostgresBlobs::open(&address, password()?.as_deref())?),
        (false, None) => Box::new(SqliteBlobs::make(&file, ledger).with_context(about)?),
    })
}

/// Opens the sealed records of a ledger folder to read; none where it has none or where only a `ledger.db` is given.
pub fn sealed_to_read(folder: &Path) -> anyhow::Result<Option<Box<dyn Blobs>>> {
    let file = folder.join(SEALED);
    if file.is_file() {
        let opened = SqliteBlobs::open_to_read(&file).with_context(|| file.display().to_string())?;
        return Ok(Some(Box::new(opened)));
    }
    let Some(address) = address(folder)? else {
        return Ok(None);
    };
    let opened = PostgresBlobs::open_to_read(&address, password()?.as_deref())?;
    Ok(opened.map(|opened| Box::new(opened) as Box<dyn Blobs>))
}

/// Passphrases: asked for without showing them, or one a line where a program gives them.
pub fn passphrase(prompt: &str) -> anyhow::Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(String::new());
    if io::stdin().is_terminal() {
        *line = rpassword::prompt_password(prompt).context("cannot ask for the passphrase")?;
    } else {
        let read = io::stdin().lock().read_line(&mut line).context("standard input")?;
        if read == 0 || read as u64 > LONGEST {
            bail!("no passphrase -> give one a line on standard input, or type it at a terminal");
        }
    }
    let passphrase = line.trim_end_matches(['\n', '\r']).to_owned();
    Ok(Zeroizing::new(passphrase))
}

/// Reads the keys of custodians from their files, each by its passphrase.
pub fn keys(files: &[PathBuf]) -> anyhow::Result<Vec<CustodianKey>> {
    let key = |file: &PathBuf| {
        let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
        let passphrase = passphrase(&format!("Passphrase of {}: ", file.display()))?;
        CustodianKey::from_file(&text, &passphrase).with_context(|| file.display().to_string())
    };
    files.iter().map(key).collect()
}

/// Makes a key in a new file that only its owner can read, and that only the passphrase opens.
pub fn make_key(file: &Path) -> anyhow::Result<CustodianKey> {
    let chance = || -> anyhow::Result<Zeroizing<[u8; 32]>> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut())
            .map_err(|error| anyhow::anyhow!("this system gives no random numbers: {error}"))?;
        Ok(bytes)
    };
    let key = CustodianKey::from_secret(&*chance()?)?;
    let first = passphrase("Passphrase of the new key: ")?;
    if io::stdin().is_terminal() && *first != *passphrase("The same again: ")? {
        bail!("the two passphrases differ -> try again");
    }
    let text = key.to_file(&first, *chance()?)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(file).and_then(|mut out| {
        out.write_all(text.as_bytes())?;
        out.sync_all()
    });
    match written {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{} exists already -> give another file", file.display())
        }
        written => written.with_context(|| file.display().to_string())?,
    }
    Ok(key)
}

/// Reads what is to be sealed from a file, or from standard input.
pub fn text(from: Option<&Path>) -> anyhow::Result<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::new());
    let name = from.map_or("standard input".to_owned(), |path| path.display().to_string());
    let mut input: Box<dyn Read> = match from {
        Some(path) => Box::new(fs::File::open(path).with_context(|| name.clone())?),
        None => Box::new(io::stdin()),
    };
    input
        .by_ref()
        .take(LONGEST + 1)
        .read_to_string(&mut text)
        .with_context(|| name.clone())?;
    if text.len() as u64 > LONGEST {
        bail!("{name} has more than {LONGEST} bytes -> seal it in several parts");
    }
    Ok(text)
}
