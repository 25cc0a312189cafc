//! Changes a folder as a person would: row by row, cell by cell.

use super::Files;
use movement::operation::Operation;
use movement::operation::change::Change;

/// Makes one change in the files of a folder that holds back no spares and has one row of windows for each last day.
pub fn change(files: &mut Files, operation: &Operation, change: Change) {
    match change {
        Change::VehiclesAdded { like, place, count } => {
            let (id, place) = (&operation.vehicles[like.at()].id, &operation.sites[place.at()].id);
            for number in 0..count {
                let row = row_of(files, "vehicles.csv", 0, id);
                let cells: Vec<&str> = row.split(',').collect();
                let new = format!(
                    "new-{number},{},{place}{}",
                    cells[1],
                    cells[3..].iter().map(|c| format!(",{c}")).collect::<String>()
                );
                let table = files.get_mut("vehicles.csv").unwrap();
                *table = format!("{}\n{new}\n", table.trim_end());
            }
        }
        Change::DriversPerVehicle { drivers } => {
            replace(
                files,
                "operation.toml",
                "[drivers]\n",
                &format!("[drivers]\nper_vehicle = {drivers}\n"),
            );
        }
        Change::Escorts { pool, escorts } => {
            let pool = &operation.rules.escort_pools[pool.at()];
            replace(
                files,
                "operation.toml",
                &format!("{} = {}\n", pool.name, pool.escorts),
                &format!("{} = {escorts}\n", pool.name),
            );
        }
        Change::CheckpointRate { corridor, rate } => {
            set(
                files,
                "corridors.csv",
                &operation.corridors[corridor.at()].id,
                "persons_per_hour",
                &rate.0.to_string(),
            );
        }
        Change::ShelterPlaces { shelter, places } => {
            let site = operation.shelters[shelter.at()].site;
            set(
                files,
                "shelters.csv",
                &operation.sites[site.at()].id,
                "places",
                &places.0.to_string(),
            );
        }
        Change::ShelterIntake { shelter, people } => {
            let site = operation.shelters[shelter.at()].site;
            set(
                files,
                "shelters.csv",
                &operation.sites[site.at()].id,
                "intake_per_day",
                &people.0.to_string(),
            );
        }
        Change::WindowsLonger { corridor, by } => {
            assert_eq!(by.0, 60);
            let id = &operation.corridors[corridor.at()].id;
            each_row(files, "windows.csv", id, |cells| cells[4] = next(&cells[4], ":"));
        }
        Change::DayAdded { corridor } => {
            let last = files["operation.toml"]
                .lines()
                .find_map(|l| l.strip_prefix("last_day = "))
                .unwrap()
                .to_owned();
            let id = &operation.corridors[corridor.at()].id;
            // Another corridor may have moved the last day of the operation already.
            let of_corridor = files["windows.csv"].lines().filter(|l| l.starts_with(id.as_str()));
            let end = of_corridor
                .map(|l| l.split(',').nth(2).unwrap().to_owned())
                .max()
                .unwrap();
            each_row(files, "windows.csv", id, |cells| {
                if cells[2] == end {
                    cells[2] = later(&end);
                }
            });
            if end == last {
                replace(
                    files,
                    "operation.toml",
                    &format!("last_day = {last}"),
                    &format!("last_day = {}", later(&last)),
                );
            }
        }
        other => panic!("nobody asks for {other:?}"),
    }
}

/// The hour after.
fn next(hour: &str, colon: &str) -> String {
    let (hours, minutes) = hour.split_once(colon).unwrap();
    format!("{:02}:{minutes}", hours.parse::<u32>().unwrap() + 1)
}

/// The day after, within a month.
fn later(date: &str) -> String {
    let (month, day) = date.rsplit_once('-').unwrap();
    format!("{month}-{:02}", day.parse::<u32>().unwrap() + 1)
}

fn replace(files: &mut Files, file: &str, from: &str, to: &str) {
    let text = files.get_mut(file).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from}");
    *text = text.replace(from, to);
}

fn row_of(files: &Files, file: &str, column: usize, id: &str) -> String {
    let rows = files[file]
        .lines()
        .filter(|line| line.split(',').nth(column) == Some(id));
    rows.map(str::to_owned).next().unwrap()
}

fn each_row(files: &mut Files, file: &str, id: &str, mut edit: impl FnMut(&mut Vec<String>)) {
    let text = files.get_mut(file).unwrap();
    let lines = text.lines().map(|line| {
        let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        if cells[0] == id {
            edit(&mut cells);
        }
        cells.join(",")
    });
    *text = lines.collect::<Vec<_>>().join("\n") + "\n";
}

fn set(files: &mut Files, file: &str, id: &str, column: &str, value: &str) {
    let at = files[file]
        .lines()
        .next()
        .unwrap()
        .split(',')
        .position(|name| name == column)
        .unwrap();
    each_row(files, file, id, |cells| cells[at] = value.to_owned());
}
