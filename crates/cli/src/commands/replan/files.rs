//! The files of a plan made anew: those of any plan, and who is told something else.

use actions::replan::PlanAnew;
use documents::plan_json::{self, PlanFile};
use documents::{changes_table, luggage, manifest, movement_1, plan_view, timetable, waiting};
use movement::plan::{Proof, Shift, Shifted};

/// Returns the files; for an instance the plan in the benchmark's own format, and the changes.
pub fn files(anew: &PlanAnew, seed: u64, folder: bool) -> Vec<(&'static str, Vec<u8>)> {
    let replanned = &anew.replanned;
    let (operation, plan) = (&replanned.lived, &replanned.plan);
    // No limit is computed for what is left; that nobody moves more people than said yes is sure.
    let proof = Proof {
        most_people: operation.said_yes(),
        ..Proof::default()
    };
    let told: Vec<Shifted> = to_tell(anew).cloned().collect();
    let changes = ("changes.csv", changes_table::write(operation, &told, |s| why(anew, s)));
    if !folder {
        let (seconds, first) = (anew.took.as_secs_f64(), anew.first_plan.as_secs_f64());
        let plan = movement_1::write_plan(operation, plan, &proof, seconds, first);
        return vec![("plan.json", plan), changes];
    }
    let file = PlanFile {
        seed,
        moves: replanned.standing.moves,
        plan,
        proof: &proof,
    };
    let mut files = vec![
        ("plan.json", plan_json::write(operation, &file)),
        ("timetable.csv", timetable::write(operation, plan)),
        ("manifest.csv", manifest::write(operation, plan)),
        ("waiting.csv", waiting::write(operation, plan)),
        changes,
        (
            "plan.html",
            web::pages::plan::render(&plan_view::write(operation, &file)),
        ),
    ];
    if operation.rules.luggage.is_some() {
        files.push(("luggage.csv", luggage::write(operation, plan)));
    }
    files
}

/// Returns for whom something changes that they have to be told. A household that withdraws needs no word, and no file or
/// screen says which one it was.
pub fn to_tell(anew: &PlanAnew) -> impl Iterator<Item = &Shifted> {
    let all = anew.replanned.shifted.iter();
    all.filter(|shifted| shifted.shift != Shift::Withdrawn)
}

/// Returns code and words for why somebody is told something else.
pub fn why(anew: &PlanAnew, shifted: &Shifted) -> (&'static str, &'static str) {
    let cause = anew.replanned.causes.get(&shifted.household);
    cause.map_or(("", ""), |cause| (cause.code(), cause.words()))
}
