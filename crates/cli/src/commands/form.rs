//! `corridor form`: what a survey form asks, in each language, and what of it may not be asked here.

use crate::exit::Status;
use crate::words::count;
use crate::{disk, output, problems};
use clap::Args;
use documents::forms::{self, Asked, Form, Question, Where};
use serde_json::{Value, json};
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor form registration.xlsx
  corridor form registration.xml --language Arabic
  corridor form registration.xml.gz --json

An XLSForm, or the XForm that ODK and Kobo make of it. Exit status 2 where a question asks what nobody may ask for here.
docs/concepts/forms.md";

/// Shows the questions of the form in FILE, with their choices, languages, and what they fill in Corridor.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct ShowForm {
    /// The form: .xlsx, .xml or .xml.gz.
    file: PathBuf,
    /// Show labels in this language alone, as the form names it or as it begins.
    #[arg(long)]
    language: Option<String>,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl ShowForm {
    /// Reads the form and shows it.
    pub fn run(self) -> anyhow::Result<Status> {
        let bytes = disk::bytes(&self.file)?;
        let form = match forms::read(&bytes, &self.file.display().to_string()) {
            Ok(form) => form,
            Err(found) => return Ok(problems::show(&found, self.json)?),
        };
        let refused = form.refused();
        output::answer_either(self.json, || value(&form, &refused), || self.text(&form, &refused))?;
        Ok(if refused.is_empty() {
            Status::Done
        } else {
            Status::BadInput
        })
    }

    fn text(&self, form: &Form, refused: &[Asked]) -> String {
        let languages = match form.languages.is_empty() {
            true => "one language, not named".to_owned(),
            false => form.languages.join(", "),
        };
        let named = [&form.title, &form.id].map(|name| if name.is_empty() { "not named" } else { name });
        let questions = count(form.questions.len(), "question");
        let mut lines = vec![format!("{} ({}), {questions}: {languages}", named[0], named[1])];
        for question in &form.questions {
            self.question(question, &mut lines);
        }
        if form.is_encrypted {
            lines.push("Submissions of this form are encrypted: they are decrypted where their key is, before they are imported.".to_owned());
        }
        match refused.is_empty() {
            true => lines.push("No question was found that may not be asked.".to_owned()),
            false => lines.push(format!("Refused; leave out {}:", count(refused.len(), "question"))),
        }
        lines.extend(
            refused
                .iter()
                .map(|asked| format!("  {}: {}, by {}", asked.path, asked.what.words(), by(&asked.by))),
        );
        // A form is another's text: nothing in it may steer a terminal.
        let shown = |line: String| line.chars().filter(|letter| !letter.is_control()).collect::<String>();
        lines.into_iter().map(shown).collect::<Vec<_>>().join("\n")
    }

    fn question(&self, question: &Question, lines: &mut Vec<String>) {
        let repeat = question
            .repeat
            .as_ref()
            .map(|repeat| format!(", for each {repeat}"))
            .unwrap_or_default();
        let column = question
            .column()
            .map(|column| format!(" -> {column}"))
            .unwrap_or_default();
        lines.push(format!("{} [{}{repeat}]{column}", question.path, question.kind));
        self.labels(&question.labels, "    ", lines);
        let conditions = [
            ("required", &question.required),
            ("asked if", &question.relevant),
            ("must be", &question.constraint),
            ("computed", &question.calculation),
        ];
        for (what, said) in conditions {
            lines.extend(said.as_ref().map(|said| format!("    {what}: {said}")));
        }
        for choice in &question.choices {
            lines.push(format!("    - {}", choice.value));
            self.labels(&choice.labels, "        ", lines);
        }
    }

    fn labels(&self, labels: &forms::Labels, indent: &str, lines: &mut Vec<String>) {
        for (language, text) in labels {
            let wanted = self
                .language
                .as_deref()
                .is_none_or(|wanted| language.starts_with(wanted));
            if wanted && !text.is_empty() {
                let language = if language.is_empty() {
                    String::new()
                } else {
                    format!("{language}: ")
                };
                lines.push(format!("{indent}{language}{text}"));
            }
        }
    }
}

fn by(place: &Where) -> String {
    match place {
        Where::Name => "its name".to_owned(),
        Where::Label(language) if language.is_empty() => "its label".to_owned(),
        Where::Label(language) => format!("its label in {language}"),
        Where::Choice(value) => format!("its choice {value}"),
    }
}

fn value(form: &Form, refused: &[Asked]) -> Value {
    let choice = |choice: &forms::Choice| json!({ "value": choice.value, "labels": choice.labels });
    let question = |question: &Question| {
        json!({
            "path": question.path, "type": question.kind, "labels": question.labels, "repeat": question.repeat,
            "required": question.required, "relevant": question.relevant, "constraint": question.constraint,
            "calculation": question.calculation, "hxl": question.hxl, "column": question.column(),
            "choices": question.choices.iter().map(choice).collect::<Vec<_>>(),
        })
    };
    let refused = refused
        .iter()
        .map(|asked| json!({ "path": asked.path, "about": asked.what.words(), "by": by(&asked.by) }));
    json!({
        "title": form.title, "id": form.id, "version": form.version, "languages": form.languages,
        "repeats": form.repeats(), "encrypted": form.is_encrypted,
        "questions": form.questions.iter().map(question).collect::<Vec<_>>(),
        "refused": refused.collect::<Vec<_>>(),
    })
}
