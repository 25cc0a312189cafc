//! A real PostgreSQL, started by the test that needs it and stopped with it.

use postgres::{Client, NoTls};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A server of its own: a folder for its files and its socket, and no network.
pub struct Server {
    folder: tempfile::TempDir,
    programs: PathBuf,
    as_user: Option<&'static str>,
}

/// Returns where PostgreSQL's programs are; Debian keeps them off the path.
fn programs() -> PathBuf {
    let on_path = env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = env::split_paths(&on_path).collect();
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    versions.sort();
    folders.extend(versions);
    let all = |folder: &PathBuf| {
        ["initdb", "pg_ctl", "postgres"]
            .iter()
            .all(|name| folder.join(name).is_file())
    };
    folders.into_iter().find(all).expect(
        "no PostgreSQL here -> scripts/prepare --tests installs it, or put initdb, pg_ctl and postgres on the path",
    )
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout == b"0\n"
}

impl Server {
    pub fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("pg-").tempdir().unwrap();
        // It refuses to run as root; its package brings a user.
        let as_user = is_root().then_some("postgres");
        if let Some(user) = as_user {
            let done = Command::new("chown").arg(user).arg(folder.path()).status().unwrap();
            assert!(
                done.success(),
                "no user {user} -> scripts/prepare --tests installs PostgreSQL with it"
            );
        }
        let server = Self {
            folder,
            programs: programs(),
            as_user,
        };
        let data = server.data();
        server.run(
            "initdb",
            &[
                "-D",
                &data,
                "-U",
                "corridor",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-locale",
                "--no-sync",
            ],
        );
        server.up();
        server
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let program: OsString = self.programs.join(program).into();
        let mut command = match self.as_user {
            Some(user) => {
                let mut command = Command::new("runuser");
                command.args(["-u", user, "--"]).arg(&program);
                command
            }
            None => Command::new(&program),
        };
        let command = command.args(arguments).current_dir("/").stdin(Stdio::null());
        let done = command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
        assert!(done.success(), "{program:?} {arguments:?}");
    }

    /// Starts it on the files that are there.
    pub fn up(&self) {
        let folder = self.folder.path().display();
        let options = format!("-k {folder} -c listen_addresses=''");
        let log = format!("{folder}/log");
        self.run(
            "pg_ctl",
            &["-D", &self.data(), "-l", &log, "-w", "-o", &options, "start"],
        );
    }

    /// Stops it as a power cut would: at once, with nothing written that was not written yet.
    pub fn cut(&self) {
        self.run("pg_ctl", &["-D", &self.data(), "-w", "-m", "immediate", "stop"]);
    }

    /// Returns the address of a database.
    pub fn address(&self, database: &str) -> String {
        let socket = self.folder.path().display().to_string().replace('/', "%2F");
        format!("postgres://corridor@{socket}/{database}")
    }

    /// Returns the bytes of all files that the tables of a database are in.
    pub fn tables(&self, database: &str) -> Vec<u8> {
        let sql = "SELECT oid FROM pg_database WHERE datname = $1";
        let number: u32 = self.client(database).query_one(sql, &[&database]).unwrap().get(0);
        let files = fs::read_dir(format!("{}/base/{number}", self.data())).unwrap();
        files.flat_map(|file| fs::read(file.unwrap().path()).unwrap()).collect()
    }

    pub fn client(&self, database: &str) -> Client {
        Client::connect(&self.address(database), NoTls).unwrap()
    }

    /// Makes an empty database and returns its address.
    pub fn database(&self, name: &str) -> String {
        let sql = format!("CREATE DATABASE {name}");
        self.client("postgres").batch_execute(&sql).unwrap();
        self.address(name)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if Path::new(&self.data()).join("postmaster.pid").exists() {
            self.cut();
        }
    }
}
