//! Survey forms: XLSForm workbooks and the XForms that ODK and Kobo make of them. Bytes in, questions out, with their choices
//! and labels in each language. Expressions stay text: nothing here runs a form.

mod lint;
mod xform;
mod xform_body;
mod xls_form;
mod xml;

pub use lint::{Asked, Where};
pub(crate) use xml::{Unparsed, parse};

use crate::people;
use crate::rows::{Fault, is_zip};
use movement::problem::{Place, Problem, Problems, code};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

/// Texts by language; a text without one stands under the empty name.
pub type Labels = BTreeMap<String, String>;

/// Most questions of a form.
pub(crate) const MOST_QUESTIONS: usize = 20_000;

/// A survey form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// What people call it.
    pub title: String,
    /// What programs call it.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Languages of its labels, in the order of the form.
    pub languages: Vec<String>,
    /// Questions, notes and what the form computes, in their order.
    pub questions: Vec<Question>,
    /// Whether its submissions are encrypted: nobody reads them here.
    pub is_encrypted: bool,
}

/// What a form asks, shows or computes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Where its answer stands: groups and name, parted by `/`.
    pub path: String,
    /// Its type, as the form calls it.
    pub kind: String,
    /// What is asked, by language.
    pub labels: Labels,
    /// What can be answered.
    pub choices: Vec<Choice>,
    /// The repeat group it is in, by its path.
    pub repeat: Option<String>,
    /// When it must be answered.
    pub required: Option<String>,
    /// When it is asked.
    pub relevant: Option<String>,
    /// What an answer must be.
    pub constraint: Option<String>,
    /// How it is computed, if nobody answers it.
    pub calculation: Option<String>,
    /// Its HXL tag.
    pub hxl: Option<String>,
}

/// An answer that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is shown, by language.
    pub labels: Labels,
}

impl Question {
    /// Returns the column of a table of people that this question fills, by its HXL tag or its name.
    pub fn column(&self) -> Option<&'static str> {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        let tagged = self.hxl.as_deref().and_then(people::column_of_tag);
        tagged.or_else(|| people::column_named(name))
    }
}

impl Form {
    /// Returns the paths of repeat groups.
    pub fn repeats(&self) -> BTreeSet<&str> {
        self.questions
            .iter()
            .filter_map(|question| question.repeat.as_deref())
            .collect()
    }
}

/// Reads a form: an XLSForm workbook, or an XForm, also gzipped.
///
/// # Errors
/// Every problem of the file.
pub fn read(bytes: &[u8], file: &str) -> Result<Form, Vec<Problem>> {
    let mut problems = Problems::default();
    let form = if is_zip(bytes) {
        xls_form::read(bytes, file, &mut problems)
    } else {
        let told = |fault: Fault, problems: &mut Problems| {
            problems.add(fault.code, Place::file(file), fault.cause, fault.remedy);
            Form::default()
        };
        match unzipped(bytes) {
            Ok(bytes) => match xform::read(&bytes) {
                Ok(form) => form,
                Err(unparsed) => told(unparsed.fault("XForm"), &mut problems),
            },
            Err(fault) => told(fault, &mut problems),
        }
    };
    if form.questions.is_empty() && problems.is_empty() {
        let cause = "There is no question in this form.";
        problems.add(
            code::EMPTY_TABLE,
            Place::file(file),
            cause,
            "Give an XLSForm (.xlsx) or an XForm (.xml).",
        );
    }
    match problems.is_empty() {
        true => Ok(form),
        false => Err(problems.into_sorted()),
    }
}

/// Returns the bytes of a gzipped text, or the bytes themselves.
fn unzipped(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes.to_vec());
    }
    let mut text = Vec::new();
    let mut unpacked = flate2::read::GzDecoder::new(bytes).take(xml::MOST_BYTES + 1);
    match unpacked.read_to_end(&mut text) {
        Ok(_) => Ok(text),
        Err(_) => Err(Fault::unreadable(
            "The file is damaged, or cut off.",
            "Take it anew from where it comes from.",
        )),
    }
}
