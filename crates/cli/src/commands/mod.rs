//! The commands, one file each: the folder listing is the menu.

mod access;
mod ask;
mod best_interests;
mod board;
mod bundle;
mod check;
mod compare;
mod conflicts;
mod consent;
mod custodian_key;
mod custodians;
mod demo;
mod duplicates;
mod enrol;
mod erase;
mod exception;
mod explain;
mod form;
mod import;
mod intention;
mod log;
mod merge;
mod need;
mod open;
mod open_sealed;
mod openings;
mod plan;
mod reask;
mod register;
mod replan;
mod same_person;
mod seal;
mod serve_sync;
mod show;
mod survey_ask;
mod survey_open;
mod survey_results;
mod surveys;
mod sync;
mod synthesize;
mod verify;
mod what_if;
mod windows;
mod words;

use crate::exit::Status;
use clap::Subcommand;

/// What can be done.
#[derive(Subcommand)]
pub enum Command {
    /// Draws a plan, judges it, and writes it with its tables and its page.
    Plan(plan::Plan),
    /// Works out what one more of each would buy.
    Ask(ask::Ask),
    /// Runs scenarios side by side.
    WhatIf(what_if::WhatIf),
    /// Makes a plan anew after an event, with as few people as possible told something else.
    Replan(replan::Replan),
    /// Judges a finished plan by every rule.
    Check(check::Check),
    /// Compares two plans: who gains and who loses.
    Compare(compare::Compare),
    /// Explains a plan: how long people wait, and why a household is not on a convoy.
    Explain(explain::Explain),
    /// Invents the households of an operation folder.
    Synthesize(synthesize::Synthesize),
    /// Plans the Rukban movement of 2019 with invented households, and shows the page.
    Demo(demo::Demo),
    /// Opens a ledger, or makes a key to join one.
    Open(open::Open),
    /// Lets a device record facts, or no longer.
    Enrol(enrol::Enrol),
    /// Registers a household or a person.
    Register(register::Register),
    /// Registers the people of a table.
    Import(import::Import),
    /// Records what a person needs to travel.
    Need(need::Need),
    /// Shows what a survey form asks, and what of it may not be asked here.
    Form(form::ShowForm),
    /// Finds loaded words in a text about parties, and says what to write instead.
    Words(words::Words),
    /// Records that a person says yes.
    Consent(consent::Consent),
    /// Records that a person says no, or no longer.
    Withdraw(consent::Withdraw),
    /// Lists who is to be asked whether it wishes to move.
    Reask(reask::Reask),
    /// Opens a round of a survey.
    SurveyOpen(survey_open::SurveyOpen),
    /// Seals what one adult answered in a survey, or that it would not.
    Intention(intention::Intention),
    /// Lists whom to ask in a survey round.
    SurveyAsk(survey_ask::SurveyAsk),
    /// Counts a survey round, with several custodians.
    SurveyResults(survey_results::SurveyResults),
    /// Shows figures of surveys side by side, each with its source.
    Surveys(surveys::Surveys),
    /// Names who receives a child that has no guardian.
    BestInterests(best_interests::BestInterests),
    /// Ranks pairs of records that may be of one person.
    Duplicates(duplicates::Duplicates),
    /// Records that two persons are one.
    SamePerson(same_person::SamePerson),
    /// Records that two persons are two.
    NotSame(same_person::NotSame),
    /// Proposes that somebody is moved who said neither yes nor no.
    Exception(exception::Exception),
    /// Signs what another device proposed.
    Countersign(exception::Countersign),
    /// Records who goes aboard of a convoy, or leaves it.
    Board(board::Board),
    /// Records requests, answers, agreements and windows, and prints what they come to.
    Access(access::Access),
    /// Shows which windows are open, and by whose word others are not.
    Windows(windows::Windows),
    /// Takes in what another device recorded.
    Merge(merge::Merge),
    /// Writes facts for another device into one file.
    Bundle(bundle::Bundle),
    /// Brings this ledger and that of a device which listens to the same.
    Sync(sync::Sync),
    /// Waits for other devices that sync.
    ServeSync(serve_sync::ServeSync),
    /// Shows every fact of a ledger.
    Log(log::Log),
    /// Shows what a ledger says of a person or a household.
    Show(show::Show),
    /// Lists what contradicts itself in a ledger.
    Conflicts(conflicts::Conflicts),
    /// Proves a log: signatures, chains, counts.
    Verify(verify::Verify),
    /// Makes the key of a custodian.
    CustodianKey(custodian_key::CustodianKey),
    /// Enrols custodians, who open sealed records together, and lists them.
    Custodians(custodians::Custodians),
    /// Seals names, papers and contacts of a household.
    Seal(seal::Seal),
    /// Opens what is sealed of one household, with several custodians.
    OpenSealed(open_sealed::OpenSealed),
    /// Shows a household who opened what is sealed of it.
    Openings(openings::Openings),
    /// Destroys what is sealed of a household.
    Erase(erase::Erase),
}

impl Command {
    /// Carries out the command.
    pub fn run(self) -> anyhow::Result<Status> {
        match self {
            Self::Plan(command) => command.run(),
            Self::Ask(command) => command.run(),
            Self::WhatIf(command) => command.run(),
            Self::Replan(command) => command.run(),
            Self::Check(command) => command.run(),
            Self::Compare(command) => command.run(),
            Self::Explain(command) => command.run(),
            Self::Synthesize(command) => command.run(),
            Self::Demo(command) => command.run(),
            Self::Open(command) => command.run(),
            Self::Enrol(command) => command.run(),
            Self::Register(command) => command.run(),
            Self::Import(command) => command.run(),
            Self::Need(command) => command.run(),
            Self::Form(command) => command.run(),
            Self::Words(command) => command.run(),
            Self::Consent(command) => command.run(),
            Self::Withdraw(command) => command.run(),
            Self::Reask(command) => command.run(),
            Self::SurveyOpen(command) => command.run(),
            Self::Intention(command) => command.run(),
            Self::SurveyAsk(command) => command.run(),
            Self::SurveyResults(command) => command.run(),
            Self::Surveys(command) => command.run(),
            Self::BestInterests(command) => command.run(),
            Self::Duplicates(command) => command.run(),
            Self::SamePerson(command) => command.run(),
            Self::NotSame(command) => command.run(),
            Self::Exception(command) => command.run(),
            Self::Countersign(command) => command.run(),
            Self::Board(command) => command.run(),
            Self::Access(command) => command.run(),
            Self::Windows(command) => command.run(),
            Self::Merge(command) => command.run(),
            Self::Bundle(command) => command.run(),
            Self::Sync(command) => command.run(),
            Self::ServeSync(command) => command.run(),
            Self::Log(command) => command.run(),
            Self::Show(command) => command.run(),
            Self::Conflicts(command) => command.run(),
            Self::Verify(command) => command.run(),
            Self::CustodianKey(command) => command.run(),
            Self::Custodians(command) => command.run(),
            Self::Seal(command) => command.run(),
            Self::OpenSealed(command) => command.run(),
            Self::Openings(command) => command.run(),
            Self::Erase(command) => command.run(),
        }
    }

    /// Whether a program asked, and not a person.
    pub fn as_json(&self) -> bool {
        match self {
            Self::Plan(command) => command.settings.json,
            Self::Ask(command) => command.json,
            Self::WhatIf(command) => command.json,
            Self::Replan(command) => command.json,
            Self::Check(command) => command.json,
            Self::Compare(command) => command.json,
            Self::Explain(command) => command.json,
            Self::Synthesize(command) => command.json,
            Self::Demo(command) => command.settings.json,
            Self::Open(command) => command.json,
            Self::Enrol(command) => command.json,
            Self::Register(command) => command.json,
            Self::Import(command) => command.json,
            Self::Need(command) => command.json,
            Self::Form(command) => command.json,
            Self::Words(command) => command.json,
            Self::Consent(command) => command.json,
            Self::Withdraw(command) => command.json,
            Self::Reask(command) => command.json,
            Self::SurveyOpen(command) => command.json,
            Self::Intention(command) => command.json,
            Self::SurveyAsk(command) => command.json,
            Self::SurveyResults(command) => command.json,
            Self::Surveys(command) => command.json,
            Self::BestInterests(command) => command.json,
            Self::Duplicates(command) => command.json,
            Self::SamePerson(command) => command.json,
            Self::NotSame(command) => command.json,
            Self::Exception(command) => command.json,
            Self::Countersign(command) => command.json,
            Self::Board(command) => command.json,
            Self::Access(command) => command.json,
            Self::Windows(command) => command.json,
            Self::Merge(command) => command.json,
            Self::Bundle(command) => command.json,
            Self::Sync(command) => command.json,
            Self::ServeSync(command) => command.json,
            Self::Log(command) => command.json,
            Self::Show(command) => command.json,
            Self::Conflicts(command) => command.json,
            Self::Verify(command) => command.json,
            Self::CustodianKey(command) => command.json,
            Self::Custodians(command) => command.json,
            Self::Seal(command) => command.json,
            Self::OpenSealed(command) => command.json,
            Self::Openings(command) => command.json,
            Self::Erase(command) => command.json,
        }
    }
}
