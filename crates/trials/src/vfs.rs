//! SQLite on the simulated disk of this thread: a virtual file system over `rusqlite::ffi`, the one file with `unsafe` in it.
//!
//! It is registered as the default, so that the store opens its file here by a path alone. Paths elsewhere, and what has no path,
//! go to the file system SQLite comes with.
#![allow(unsafe_code)]

use crate::disk::{Disk, PowerOff};
use rusqlite::ffi::{self, sqlite3_file, sqlite3_int64, sqlite3_io_methods, sqlite3_vfs};
use std::cell::RefCell;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::ptr::null_mut;
use std::sync::Once;
use std::sync::atomic::{AtomicPtr, Ordering};

/// Paths below this are on the simulated disk.
pub(crate) const ROOT: &str = "/simulated/";

thread_local! {
    static DISK: RefCell<Option<Disk>> = const { RefCell::new(None) };
}

static REAL: AtomicPtr<sqlite3_vfs> = AtomicPtr::new(null_mut());
static REGISTERED: Once = Once::new();

/// Gives this thread a disk, and SQLite a source of chance that begins anew. Connections to the one before must be closed.
pub(crate) fn mount(disk: Disk) {
    REGISTERED.call_once(register);
    DISK.with(|slot| *slot.borrow_mut() = Some(disk));
    // SAFETY: no buffer is written; SQLite documents that this resets its generator.
    unsafe { ffi::sqlite3_randomness(0, null_mut()) };
}

/// Does something with this thread's disk.
pub(crate) fn with<T>(act: impl FnOnce(&mut Disk) -> T) -> T {
    DISK.with(|slot| act(slot.borrow_mut().as_mut().expect("a disk is mounted")))
}

#[repr(C)]
struct Handle {
    base: sqlite3_file,
    file: usize,
}

fn register() {
    // SAFETY: SQLite is initialized by this call; what it returns lives as long as the program, and so does what is leaked here.
    unsafe {
        ffi::sqlite3_initialize();
        let real = ffi::sqlite3_vfs_find(std::ptr::null());
        REAL.store(real, Ordering::SeqCst);
        let mut vfs: sqlite3_vfs = *real;
        vfs.szOsFile = vfs.szOsFile.max(size_of::<Handle>() as c_int);
        vfs.pNext = null_mut();
        vfs.zName = c"simulated".as_ptr();
        vfs.xOpen = Some(open);
        vfs.xDelete = Some(delete);
        vfs.xAccess = Some(access);
        vfs.xFullPathname = Some(full_path);
        vfs.xRandomness = Some(randomness);
        let status = ffi::sqlite3_vfs_register(Box::leak(Box::new(vfs)), 1);
        assert_eq!(status, ffi::SQLITE_OK, "the simulated disk was not registered");
    }
}

static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(lock),
    xCheckReservedLock: Some(reserved),
    xFileControl: Some(control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(shared_map),
    xShmLock: Some(shared_lock),
    xShmBarrier: Some(barrier),
    xShmUnmap: Some(shared_unmap),
    xFetch: None,
    xUnfetch: None,
};

/// Returns a path on the simulated disk.
///
/// # Safety
/// `name` is null or ends with a zero.
unsafe fn simulated<'n>(name: *const c_char) -> Option<&'n str> {
    if name.is_null() {
        return None;
    }
    // SAFETY: by the contract above.
    let name = unsafe { CStr::from_ptr(name) };
    name.to_str().ok().filter(|name| name.starts_with(ROOT))
}

fn real() -> *mut sqlite3_vfs {
    REAL.load(Ordering::SeqCst)
}

fn code(done: Result<(), PowerOff>, failed: c_int) -> c_int {
    done.map_or(failed, |()| ffi::SQLITE_OK)
}

// SAFETY of all below: SQLite calls these with the pointers it documents, files are `Handle`s that `open` filled, and one
// connection at a time uses a disk, on the thread the disk belongs to.

unsafe extern "C" fn open(
    _: *mut sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    unsafe {
        let Some(path) = simulated(name) else {
            return (*real())
                .xOpen
                .map_or(ffi::SQLITE_CANTOPEN, |open| open(real(), name, file, flags, out));
        };
        (*file).pMethods = std::ptr::null();
        match with(|disk| disk.open(path, flags & ffi::SQLITE_OPEN_CREATE != 0)) {
            Ok(Some(number)) => {
                let handle = file.cast::<Handle>();
                (*handle).file = number;
                (*handle).base.pMethods = &raw const METHODS;
                if !out.is_null() {
                    *out = flags;
                }
                ffi::SQLITE_OK
            }
            Ok(None) => ffi::SQLITE_CANTOPEN,
            Err(PowerOff) => ffi::SQLITE_IOERR,
        }
    }
}

unsafe extern "C" fn delete(_: *mut sqlite3_vfs, name: *const c_char, sync: c_int) -> c_int {
    unsafe {
        let Some(path) = simulated(name) else {
            return (*real())
                .xDelete
                .map_or(ffi::SQLITE_IOERR_DELETE, |delete| delete(real(), name, sync));
        };
        match with(|disk| disk.delete(path)) {
            Ok(true) => ffi::SQLITE_OK,
            Ok(false) => ffi::SQLITE_IOERR_DELETE_NOENT,
            Err(PowerOff) => ffi::SQLITE_IOERR_DELETE,
        }
    }
}

unsafe extern "C" fn access(_: *mut sqlite3_vfs, name: *const c_char, flags: c_int, out: *mut c_int) -> c_int {
    unsafe {
        let Some(path) = simulated(name) else {
            return (*real())
                .xAccess
                .map_or(ffi::SQLITE_IOERR_ACCESS, |access| access(real(), name, flags, out));
        };
        match with(|disk| disk.open(path, false)) {
            Ok(found) => {
                *out = c_int::from(found.is_some());
                ffi::SQLITE_OK
            }
            Err(PowerOff) => ffi::SQLITE_IOERR_ACCESS,
        }
    }
}

unsafe extern "C" fn full_path(_: *mut sqlite3_vfs, name: *const c_char, room: c_int, out: *mut c_char) -> c_int {
    unsafe {
        let Some(path) = simulated(name) else {
            return (*real())
                .xFullPathname
                .map_or(ffi::SQLITE_CANTOPEN, |full| full(real(), name, room, out));
        };
        if path.len() >= room as usize {
            return ffi::SQLITE_CANTOPEN;
        }
        std::ptr::copy_nonoverlapping(name, out, path.len() + 1);
        ffi::SQLITE_OK
    }
}

unsafe extern "C" fn randomness(_: *mut sqlite3_vfs, bytes: c_int, out: *mut c_char) -> c_int {
    unsafe { std::ptr::write_bytes(out, 7, bytes as usize) };
    bytes
}

unsafe fn number(file: *mut sqlite3_file) -> usize {
    unsafe { (*file.cast::<Handle>()).file }
}

unsafe extern "C" fn close(_: *mut sqlite3_file) -> c_int {
    ffi::SQLITE_OK
}

unsafe extern "C" fn read(file: *mut sqlite3_file, into: *mut c_void, bytes: c_int, at: sqlite3_int64) -> c_int {
    let into = unsafe { std::slice::from_raw_parts_mut(into.cast::<u8>(), bytes as usize) };
    let file = unsafe { number(file) };
    match with(|disk| disk.read(file, at as usize, into)) {
        Ok(there) if there == into.len() => ffi::SQLITE_OK,
        Ok(_) => ffi::SQLITE_IOERR_SHORT_READ,
        Err(PowerOff) => ffi::SQLITE_IOERR_READ,
    }
}

unsafe extern "C" fn write(file: *mut sqlite3_file, from: *const c_void, bytes: c_int, at: sqlite3_int64) -> c_int {
    let from = unsafe { std::slice::from_raw_parts(from.cast::<u8>(), bytes as usize) };
    let file = unsafe { number(file) };
    code(
        with(|disk| disk.write(file, at as usize, from)),
        ffi::SQLITE_IOERR_WRITE,
    )
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: sqlite3_int64) -> c_int {
    let file = unsafe { number(file) };
    code(
        with(|disk| disk.resize(file, size as usize)),
        ffi::SQLITE_IOERR_TRUNCATE,
    )
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, _: c_int) -> c_int {
    let file = unsafe { number(file) };
    code(with(|disk| disk.sync(file)), ffi::SQLITE_IOERR_FSYNC)
}

unsafe extern "C" fn file_size(file: *mut sqlite3_file, out: *mut sqlite3_int64) -> c_int {
    let file = unsafe { number(file) };
    match with(|disk| disk.size(file)) {
        Ok(size) => {
            unsafe { *out = size as sqlite3_int64 };
            ffi::SQLITE_OK
        }
        Err(PowerOff) => ffi::SQLITE_IOERR_FSTAT,
    }
}

unsafe extern "C" fn lock(_: *mut sqlite3_file, _: c_int) -> c_int {
    ffi::SQLITE_OK
}

unsafe extern "C" fn reserved(_: *mut sqlite3_file, out: *mut c_int) -> c_int {
    unsafe { *out = 0 };
    ffi::SQLITE_OK
}

unsafe extern "C" fn control(_: *mut sqlite3_file, _: c_int, _: *mut c_void) -> c_int {
    ffi::SQLITE_NOTFOUND
}

unsafe extern "C" fn sector_size(_: *mut sqlite3_file) -> c_int {
    4096
}

unsafe extern "C" fn characteristics(_: *mut sqlite3_file) -> c_int {
    // What SQLite takes every disk to be: a write leaves the bytes beside it as they are.
    ffi::SQLITE_IOCAP_POWERSAFE_OVERWRITE
}

unsafe extern "C" fn shared_map(
    file: *mut sqlite3_file,
    region: c_int,
    bytes: c_int,
    make: c_int,
    out: *mut *mut c_void,
) -> c_int {
    let file = unsafe { number(file) };
    let found = with(|disk| {
        let region = disk.shared(file, region as usize, bytes as usize, make != 0);
        region.map_or(null_mut(), <[u64]>::as_mut_ptr)
    });
    unsafe { *out = found.cast() };
    ffi::SQLITE_OK
}

unsafe extern "C" fn shared_lock(_: *mut sqlite3_file, _: c_int, _: c_int, _: c_int) -> c_int {
    ffi::SQLITE_OK
}

unsafe extern "C" fn barrier(_: *mut sqlite3_file) {}

unsafe extern "C" fn shared_unmap(file: *mut sqlite3_file, _: c_int) -> c_int {
    // SQLite unmaps when the one connection closes.
    let file = unsafe { number(file) };
    with(|disk| disk.forget_shared(file));
    ffi::SQLITE_OK
}
