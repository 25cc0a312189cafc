//! A tiny folder in memory that is right until a test breaks it.

use documents::folder::{self, FileContent};
use movement::operation::Operation;
use movement::problem::Problem;
use std::collections::BTreeMap;

/// The files of a folder by name.
#[derive(Clone, Debug)]
pub struct Folder {
    files: BTreeMap<&'static str, FileContent>,
}

const OPERATION: &str = r#"name = "Two camps"
time_zone = "Asia/Damascus"
first_day = 2019-03-24
last_day = 2019-03-31

[convoy]
max_vehicles = 5
loading_minutes = 30
unloading_minutes = 20

[escorts]
zone = 2

[drivers]
driving_minutes_a_day = 540

[vehicles]
spare_percent = 50

[transfer]
longest_wait_minutes = 180

[daylight]
from = "06:00"
to = "19:00"
"#;

const SITES: &str = "\
site_id,name,name_local,kind,latitude,longitude
north,North camp,المخيم الشمالي,camp,33.31,38.71
south,South camp,,camp,33.20,38.60
jleb,Crossing,,crossing,33.70,38.20
homs,Shelter in the city,,shelter,34.73,36.71
yard,Yard,,depot,34.70,36.75
";

const LEGS: &str = "\
from,to,km,minutes,one_way
north,jleb,95,150,
south,jleb,90,140,no
jleb,homs,230,240,
yard,homs,8.5,15,
";

const CORRIDORS: &str = "\
corridor_id,name,from,to,headway_minutes,persons_per_hour,escort_pool
first,Camp to crossing,north south,jleb,10,120,zone
second,Crossing to city,jleb,homs,0,,
";

const WINDOWS: &str = "\
corridor_id,first_day,last_day,opens,closes
first,2019-03-24,2019-03-27,07:00,15:00
first,2019-03-28,2019-03-28,20:00,24:00
first,2019-03-29,2019-03-29,00:00,04:00
second,2019-03-24,2019-03-31,06:00,18:00
";

const VEHICLE_TYPES: &str = "\
type_id,name,seats,wheelchair_places,stretcher_places
bus,Bus,45,1,
ambulance,Ambulance,1,,2
";

const VEHICLES: &str = "\
vehicle_id,type_id,place,first_day,corridors
b1,bus,north,,first
b2,bus,yard,2019-03-25,second first
b3,bus,yard,,
a1,ambulance,yard,,
";

const VEHICLE_ABSENCES: &str = "\
vehicle_id,first_day,last_day,reason
b1,2019-03-30,2019-03-31,service
";

const SHELTERS: &str = "\
site_id,places,intake_per_day
homs,500,200
";

const HOUSEHOLDS: &str = "\
household_id,site_id,members,wheelchairs,stretchers,tier,said_yes,accepts
h1,north,5,1,,1,yes,homs
h2,north,1,,1,2,yes,
h3,south,12,,,,no,
";

const AID_CONVOYS: &str = "\
aid_id,corridor_id,from,to,first_day,last_day,earliest,latest,trucks,checkpoint_minutes,escort
aid-1,first,jleb,north,2019-03-25,,10:00,,22,60,yes
aid-2,second,homs,jleb,2019-03-26,2019-03-29,06:00,12:00,46,0,
aid-3,first,north,jleb,2019-03-27,2019-03-28,00:00,24:00,3,15,no
";

impl Folder {
    /// Returns the folder without any mistake.
    pub fn right() -> Self {
        let files = [
            ("operation.toml", OPERATION),
            ("sites.csv", SITES),
            ("legs.csv", LEGS),
            ("corridors.csv", CORRIDORS),
            ("windows.csv", WINDOWS),
            ("vehicle_types.csv", VEHICLE_TYPES),
            ("vehicles.csv", VEHICLES),
            ("vehicle_absences.csv", VEHICLE_ABSENCES),
            ("shelters.csv", SHELTERS),
            ("households.csv", HOUSEHOLDS),
            ("aid_convoys.csv", AID_CONVOYS),
        ];
        let files = files.map(|(name, text)| (name, FileContent::Bytes(text.into())));
        Self { files: files.into() }
    }

    /// Returns the bytes of a file.
    pub fn raw(&self, file: &str) -> Vec<u8> {
        match &self.files[file] {
            FileContent::Bytes(bytes) => bytes.clone(),
            other => panic!("{file} is {other:?}"),
        }
    }

    /// Returns the text of a file.
    pub fn text(&self, file: &str) -> String {
        String::from_utf8(self.raw(file)).unwrap()
    }

    /// Puts something in the place of a file.
    #[must_use]
    pub fn put(mut self, file: &'static str, content: FileContent) -> Self {
        self.files.insert(file, content);
        self
    }

    /// Puts bytes in the place of a file.
    #[must_use]
    pub fn bytes(self, file: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        self.put(file, FileContent::Bytes(bytes.into()))
    }

    /// Writes one passage of a file anew; it must be there exactly once.
    #[must_use]
    pub fn rewrite(self, file: &'static str, old: &str, new: &str) -> Self {
        let text = self.text(file);
        assert_eq!(text.matches(old).count(), 1, "{old:?} in {file}");
        self.bytes(file, text.replace(old, new))
    }

    /// Adds text to the end of a file.
    #[must_use]
    pub fn add(self, file: &'static str, more: &str) -> Self {
        let text = self.text(file) + more;
        self.bytes(file, text)
    }

    /// Rewrites every table as a whole.
    #[must_use]
    pub fn every_table(mut self, rewrite: impl Fn(&str) -> Vec<u8>) -> Self {
        let tables: Vec<&'static str> = self
            .files
            .keys()
            .copied()
            .filter(|name| name.ends_with(".csv"))
            .collect();
        for file in tables {
            let bytes = rewrite(&self.text(file));
            self = self.bytes(file, bytes);
        }
        self
    }

    /// Reads the folder.
    pub fn read(&self) -> Result<Operation, Vec<Problem>> {
        folder::read(&|name| self.files.get(name).cloned().unwrap_or(FileContent::Missing))
    }

    /// Reads the folder, which must be right.
    pub fn operation(&self) -> Operation {
        match self.read() {
            Ok(operation) => operation,
            Err(problems) => {
                let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
                panic!("the folder has problems:\n{}", lines.join("\n"))
            }
        }
    }

    /// Reads the folder, which must have problems.
    pub fn problems(&self) -> Vec<Problem> {
        self.read().expect_err("the folder should have problems")
    }
}
