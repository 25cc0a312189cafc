//! The keys of this device, each in a file of the ledger folder that only its owner can read: `device.key` signs facts, and bundles
//! for this device are sealed to `bundle.key`.

use anyhow::{Context, bail};
use envelope::DeviceKey;
use movement::ledger::{AuthorId, LedgerId};
use seal::BundleSecret;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

const DEVICE: &str = "device.key";
const BUNDLE: &str = "bundle.key";

/// Fills bytes from the system's source of chance.
pub fn draw(bytes: &mut [u8]) -> io::Result<()> {
    getrandom::fill(bytes).map_err(io::Error::other)
}

/// Where the key that signs lies in a ledger folder.
pub fn device_file(folder: &Path) -> PathBuf {
    folder.join(DEVICE)
}

/// Makes the key that signs in a folder that has none.
pub fn make_device_key(folder: &Path) -> anyhow::Result<DeviceKey> {
    let file = device_file(folder);
    match make(&file)? {
        Some(secret) => Ok(DeviceKey::from_secret(&secret)),
        None => bail!(
            "{} exists already -> a device has one key; give another folder",
            file.display()
        ),
    }
}

/// Reads the key that signs.
pub fn device_key(folder: &Path) -> anyhow::Result<DeviceKey> {
    read(&device_file(folder)).map(|secret| DeviceKey::from_secret(&secret))
}

/// Returns the key that bundles for this device are sealed to, and makes it where there is none.
pub fn bundle_secret(folder: &Path) -> anyhow::Result<BundleSecret> {
    let file = folder.join(BUNDLE);
    let secret = match file.exists() {
        true => None,
        false => make(&file)?,
    };
    let secret = secret.map_or_else(|| read(&file), Ok)?;
    BundleSecret::from_secret(&secret).with_context(|| no_key(&file))
}

/// Returns which device a folder is of, and its key for bundles; neither where only a `ledger.db` is given, and no key in a folder
/// of an earlier program.
pub fn identity(ledger: &Path) -> anyhow::Result<(Option<AuthorId>, Option<BundleSecret>)> {
    if !device_file(ledger).is_file() {
        return Ok((None, None));
    }
    let device = device_key(ledger)?.author();
    let bundle = ledger.join(BUNDLE).is_file();
    let secret = bundle.then(|| bundle_secret(ledger)).transpose()?;
    Ok((Some(device), secret))
}

fn no_key(file: &Path) -> String {
    format!(
        "{} is no key -> take it from where it was kept, or enrol a new device",
        file.display()
    )
}

/// Makes a new secret in a file; none where there is such a file.
fn make(file: &Path) -> anyhow::Result<Option<[u8; 32]>> {
    let mut secret = [0; 32];
    draw(&mut secret).context("this system gives no random numbers")?;
    match write(file, &secret) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(None),
        written => {
            written.with_context(|| file.display().to_string())?;
            Ok(Some(secret))
        }
    }
}

/// Writes a key that only its owner can read, never over another one.
fn write(file: &Path, secret: &[u8; 32]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(file)?;
    for byte in secret {
        write!(file, "{byte:02x}")?;
    }
    writeln!(file)?;
    file.sync_all()
}

fn read(file: &Path) -> anyhow::Result<[u8; 32]> {
    let about = || {
        format!(
            "{} -> give the folder of a ledger, as corridor open makes it",
            file.display()
        )
    };
    let text = fs::read_to_string(file).with_context(about)?;
    // A ledger's id has the same form as a secret: 32 bytes in hexadecimal.
    let secret = text.trim().parse::<LedgerId>().ok();
    secret.map(|bytes| bytes.0).with_context(|| no_key(file))
}
