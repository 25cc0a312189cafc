//! Sealed bundles: bytes that only the devices they are for can read, in pieces that are each proved before they are given out.
//!
//! A key is drawn for each of them and sealed to every device (HPKE, RFC 9180); the bytes follow in blocks of one size
//! (STREAM of Hoang, Reyhanitabar, Rogaway and Vizár, with XChaCha20-Poly1305), so that what arrived before a cut can be read. The
//! head has as many sealed keys as it has room for: most open nothing, and nobody sees for how many devices it is.

use crate::BundleSecret;
use crate::wrap::{HALF, Purpose, TAG, pair, unwrap, wrap};
use aead_stream::{NewStream, Nonce, StreamBE32, StreamPrimitive};
use chacha20::ChaCha20Rng;
use chacha20::rand_core::{Rng, SeedableRng};
use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::Payload;
use movement::ledger::BundleKey;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, Read};
use zeroize::Zeroizing;

type Stream = StreamBE32<XChaCha20Poly1305>;

/// What a sealed bundle begins with: a text item of CBOR.
const FORMAT: &str = "corridor sealed bundle 1";

/// The bytes of that item.
pub const FIRST_BYTES: usize = FORMAT.len() + 2;

/// Bytes of a block: what the head and every size is a multiple of.
const BLOCK: usize = 4096;

/// Bytes of a sealed key: the sender's half of the agreement and the sealed text.
const SEALED_KEY: usize = HALF + 32 + TAG;

/// How many blocks a head may have.
const HEADS: [usize; 4] = [1, 4, 16, 64];

/// Bytes that a head has beside its sealed keys, at most.
const BESIDE: usize = 128;

/// What comes before the blocks.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    nonce: ByteBuf,
    /// Blocks that follow: a cut is told from the end.
    blocks: u32,
    keys: ByteBuf,
}

/// Why nothing was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoParcel {
    /// For nobody.
    NoDevice,
    /// For more devices than a head has room for.
    TooMany,
    /// A device's key is none.
    BadKey(BundleKey),
    /// More than the largest size holds.
    TooLong,
}

impl fmt::Display for NoParcel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDevice => write!(f, "it is for no device; name one, or take in the key of one first"),
            Self::TooMany => write!(f, "it is for too many devices; make several, each for some of them"),
            Self::BadKey(key) => write!(f, "the key {key} of a device is none; that device says a new one"),
            Self::TooLong => write!(f, "it is too long to be sealed; make several"),
        }
    }
}

impl std::error::Error for NoParcel {}

/// Why a sealed bundle is not read.
#[derive(Debug)]
pub enum NotUnsealed {
    /// It is none, or its head is damaged.
    Damaged,
    /// It is for other devices.
    NotForThis,
    /// The medium it is on failed.
    Medium(io::Error),
}

impl fmt::Display for NotUnsealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged => write!(
                f,
                "this is no sealed bundle, or its beginning is damaged -> have it made again"
            ),
            Self::NotForThis => write!(
                f,
                "this bundle is sealed to other devices, and this one cannot read it -> bring it to the device it is for, or ask for one with corridor bundle --ask"
            ),
            Self::Medium(error) => write!(f, "the bundle cannot be read: {error}"),
        }
    }
}

impl std::error::Error for NotUnsealed {}

/// Tells whether a bundle with these first bytes is a sealed one.
pub fn is_sealed(first: &[u8]) -> bool {
    first.starts_with(&first_bytes())
}

fn first_bytes() -> Vec<u8> {
    written(&FORMAT)
}

fn written(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing into memory does not fail; were it to, the empty bytes are no bundle.
    if ciborium::into_writer(value, &mut bytes).is_err() {
        bytes.clear();
    }
    bytes
}

/// Seals bytes to devices, and fills them up with zeros to the first of these sizes that holds them. Sizes are multiples of 4 KiB.
/// The seed is 32 bytes that nobody can guess, drawn for this bundle alone.
///
/// # Errors
/// There are none or too many devices, a key is none, or it is too long.
pub fn seal_to(
    devices: &BTreeSet<BundleKey>,
    clear: &[u8],
    sizes: &[usize],
    seed: &Zeroizing<[u8; 32]>,
) -> Result<Vec<u8>, NoParcel> {
    if devices.is_empty() {
        return Err(NoParcel::NoDevice);
    }
    let room = |head: &usize| (head * BLOCK - BESIDE) / SEALED_KEY;
    let head = HEADS.into_iter().find(|head| devices.len() <= room(head));
    let head = head.ok_or(NoParcel::TooMany)?;
    let held = |size: &usize| size / BLOCK - size.div_ceil(BLOCK).min(head);
    let size = sizes
        .iter()
        .find(|size| held(size) > 0 && clear.len() <= held(size) * (BLOCK - TAG));
    let blocks = held(size.ok_or(NoParcel::TooLong)?);
    let mut chance = ChaCha20Rng::from_seed(**seed);
    let mut key = Zeroizing::new([0; 32]);
    chance.fill_bytes(key.as_mut());
    let mut nonce = Nonce::<XChaCha20Poly1305, Stream>::default();
    chance.fill_bytes(&mut nonce);
    let keys = sealed_keys(devices, room(&head), &key, &nonce, &mut chance)?;
    let mut bytes = first_bytes();
    bytes.extend(written(&head));
    bytes.extend(head_item(&nonce, blocks, keys)?);
    bytes.resize(head * BLOCK, 0);
    seal_blocks(&Stream::new((&*key).into(), &nonce), clear, blocks, &mut bytes)?;
    Ok(bytes)
}

/// Seals the key to each device, and keys that open nothing to nobody until the head is full.
fn sealed_keys(
    devices: &BTreeSet<BundleKey>,
    room: usize,
    key: &Zeroizing<[u8; 32]>,
    nonce: &[u8],
    chance: &mut ChaCha20Rng,
) -> Result<Vec<u8>, NoParcel> {
    let mut all: Vec<Vec<u8>> = Vec::with_capacity(room);
    for device in devices {
        all.push(sealed_key(*device, key, nonce, chance)?);
    }
    while all.len() < room {
        let mut nobody = Zeroizing::new([0; 32]);
        chance.fill_bytes(nobody.as_mut());
        let nobody = pair(&nobody).map(|(_, public)| BundleKey(public));
        all.extend(nobody.and_then(|key| sealed_key(key, &[0; 32], nonce, chance).ok()));
    }
    // Each begins with bytes drawn by chance: this order says nothing.
    all.sort_unstable();
    Ok(all.concat())
}

/// What a sealed key opens for, and is bound to.
fn purpose(nonce: &[u8]) -> Purpose<'_> {
    Purpose {
        info: FORMAT.as_bytes(),
        bound: nonce,
    }
}

fn sealed_key(device: BundleKey, key: &[u8; 32], nonce: &[u8], chance: &mut ChaCha20Rng) -> Result<Vec<u8>, NoParcel> {
    let (half, sealed) = wrap(&device.0, purpose(nonce), key, chance).ok_or(NoParcel::BadKey(device))?;
    Ok([half, sealed].concat())
}

/// Returns the head with a sum beside it, so that damage is told from a bundle for others.
fn head_item(nonce: &[u8], blocks: usize, keys: Vec<u8>) -> Result<Vec<u8>, NoParcel> {
    let head = written(&Head {
        nonce: ByteBuf::from(nonce.to_vec()),
        blocks: u32::try_from(blocks).map_err(|_| NoParcel::TooLong)?,
        keys: ByteBuf::from(keys),
    });
    let sum = ByteBuf::from(sum(&head));
    Ok(written(&(ByteBuf::from(head), sum)))
}

fn sum(content: &[u8]) -> Vec<u8> {
    Sha256::digest(content)[..8].to_vec()
}

/// Seals so many blocks; the head stands before them, and the first one proves it.
fn seal_blocks(stream: &Stream, clear: &[u8], blocks: usize, bytes: &mut Vec<u8>) -> Result<(), NoParcel> {
    let mut all = clear.chunks(BLOCK - TAG);
    for (at, number) in (0..blocks).zip(0_u32..) {
        let mut block = Zeroizing::new(all.next().unwrap_or_default().to_vec());
        block.resize(BLOCK - TAG, 0);
        let aad = if at == 0 { bytes.clone() } else { Vec::new() };
        let payload = Payload { msg: &block, aad: &aad };
        let sealed = stream.encrypt(number, at + 1 == blocks, payload);
        bytes.extend(sealed.map_err(|_| NoParcel::TooLong)?);
    }
    Ok(())
}

/// The bytes of a sealed bundle, block by block as each is proved. They end where the bundle does, or where it was cut off or
/// damaged.
pub struct Unsealed<R> {
    from: R,
    stream: Stream,
    /// What the first block proves.
    head: Vec<u8>,
    blocks: u32,
    next: u32,
    block: Zeroizing<Vec<u8>>,
    at: usize,
}

impl<R: Read> Unsealed<R> {
    /// Reads the head of a sealed bundle, with the key of this device.
    ///
    /// # Errors
    /// It is none, it is for other devices, or it cannot be read.
    pub fn open(mut from: R, secret: &BundleSecret) -> Result<Self, NotUnsealed> {
        let bytes = head_bytes(&mut from)?;
        let head = read_head(&bytes).ok_or(NotUnsealed::Damaged)?;
        let nonce = Nonce::<XChaCha20Poly1305, Stream>::try_from(&head.nonce[..]).map_err(|_| NotUnsealed::Damaged)?;
        let opens = |sealed: &[u8]| {
            let (half, sealed) = sealed.split_at_checked(HALF)?;
            let key = unwrap(secret.secret(), purpose(&nonce), half, sealed)?;
            key.as_slice().try_into().map(Zeroizing::new).ok()
        };
        let key: Option<Zeroizing<[u8; 32]>> = head.keys.chunks(SEALED_KEY).find_map(opens);
        let key = key.ok_or(NotUnsealed::NotForThis)?;
        Ok(Self {
            from,
            stream: Stream::new((&*key).into(), &nonce),
            head: bytes,
            blocks: head.blocks,
            next: 0,
            block: Zeroizing::new(Vec::new()),
            at: 0,
        })
    }

    /// Reads and proves the next block; says whether there was one.
    fn next_block(&mut self) -> io::Result<bool> {
        let mut sealed = [0; BLOCK];
        if self.next == self.blocks || !filled(&mut self.from, &mut sealed)? {
            return Ok(false);
        }
        let aad = std::mem::take(&mut self.head);
        let payload = Payload {
            msg: &sealed,
            aad: &aad,
        };
        let opened = self.stream.decrypt(self.next, self.next + 1 == self.blocks, payload);
        let Ok(block) = opened else {
            // What follows a damaged block is not given out: where an item of it began is not known.
            self.blocks = self.next;
            return Ok(false);
        };
        (self.block, self.at) = (Zeroizing::new(block), 0);
        self.next += 1;
        Ok(true)
    }
}

impl<R: Read> Read for Unsealed<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.block.len() && !self.next_block()? {
            return Ok(0);
        }
        let rest = &self.block[self.at..];
        let read = rest.len().min(into.len());
        into[..read].copy_from_slice(&rest[..read]);
        self.at += read;
        Ok(read)
    }
}

/// Fills a block; says whether it came whole.
fn filled(from: &mut impl Read, block: &mut [u8]) -> io::Result<bool> {
    match from.read_exact(block) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

/// Returns the bytes of a head, as many blocks as it says.
fn head_bytes(from: &mut impl Read) -> Result<Vec<u8>, NotUnsealed> {
    let mut bytes = vec![0; BLOCK];
    if !filled(from, &mut bytes).map_err(NotUnsealed::Medium)? {
        return Err(NotUnsealed::Damaged);
    }
    let mut rest = bytes.strip_prefix(&first_bytes()[..]).ok_or(NotUnsealed::Damaged)?;
    let head: usize = ciborium::from_reader(&mut rest).map_err(|_| NotUnsealed::Damaged)?;
    if !HEADS.contains(&head) {
        return Err(NotUnsealed::Damaged);
    }
    bytes.resize(head * BLOCK, 0);
    match filled(from, &mut bytes[BLOCK..]).map_err(NotUnsealed::Medium)? {
        true => Ok(bytes),
        false => Err(NotUnsealed::Damaged),
    }
}

/// Reads a head; `None` where it was changed.
fn read_head(bytes: &[u8]) -> Option<Head> {
    let mut rest = bytes.strip_prefix(&first_bytes()[..])?;
    let _blocks: usize = ciborium::from_reader(&mut rest).ok()?;
    let (head, told): (ByteBuf, ByteBuf) = ciborium::from_reader(&mut rest).ok()?;
    (sum(&head) == *told).then(|| ciborium::from_reader(&head[..]).ok())?
}
