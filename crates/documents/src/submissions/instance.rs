//! One submission as XML, as ODK Collect writes it and ODK Central and Kobo give it out.

use super::{Answers, File, Mapping, Submission};
use crate::forms::{Unparsed, parse};
use crate::rows::{Fault, Source};
use movement::problem::{Place, Problems, code};
use roxmltree::Node;

/// Reads a submission; what is wrong with it is told.
pub(super) fn read(mapping: &Mapping, file: File<'_>, problems: &mut Problems) -> Option<Submission> {
    let read = parse(file.bytes, |document| {
        let root = document.root_element();
        let is_encrypted = root.attribute("encrypted") == Some("yes");
        if is_encrypted || child(root, "base64EncryptedKey").is_some() {
            return Ok(Err(encrypted()));
        }
        let meta = |name| {
            child(root, "meta")
                .and_then(|meta| child(meta, name))
                .and_then(|node| node.text())
        };
        let Some(instance) = meta("instanceID").or_else(|| root.attribute("instanceID")) else {
            return Err(Unparsed::OtherKind);
        };
        let mut submission = Submission {
            source: Source {
                name: file.name.to_owned(),
                ..Source::default()
            },
            line: 1,
            form: root.attribute("id").map(str::to_owned),
            instance: instance.trim().to_owned(),
            deprecated: meta("deprecatedID").map(|id| id.trim().to_owned()),
            answers: Answers::new(),
            members: Vec::new(),
        };
        answers(root, "", mapping, &mut submission);
        Ok(Ok(submission))
    });
    let fault = match read {
        Ok(Ok(submission)) => return is_of_form(mapping, submission, problems),
        Ok(Err(fault)) => fault,
        Err(unparsed) => unparsed.fault("submission: one has an instanceID"),
    };
    problems.add(fault.code, Place::file(file.name), fault.cause, fault.remedy);
    None
}

fn encrypted() -> Fault {
    let remedy = "Have it decrypted where the key of the form is (ODK Central, or Briefcase), and give that.";
    Fault::unreadable("This submission is encrypted: it cannot be read here.", remedy)
}

fn is_of_form(mapping: &Mapping, submission: Submission, problems: &mut Problems) -> Option<Submission> {
    match (&mapping.form, &submission.form) {
        (Some(wanted), Some(form)) if wanted != form => {
            let cause = "This is a submission of another form than the mapping is for.";
            let place = Place::file(&submission.source.name);
            problems.add(
                code::WRONG_KIND,
                place,
                cause,
                "Leave it out, or give the mapping of its form.",
            );
            None
        }
        _ => Some(submission),
    }
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.tag_name().name() == name)
}

/// Gathers answers; the reader of XML bounds how deep this goes.
fn answers(group: Node<'_, '_>, path: &str, mapping: &Mapping, submission: &mut Submission) {
    for node in group.children().filter(Node::is_element) {
        let name = node.tag_name().name();
        let path = if path.is_empty() {
            name.to_owned()
        } else {
            format!("{path}/{name}")
        };
        if mapping.members.as_deref() == Some(path.as_str()) {
            let line = node.document().text_pos_at(node.range().start).row;
            submission.members.push((u64::from(line), Answers::new()));
        }
        if node.first_element_child().is_some() {
            answers(node, &path, mapping, submission);
        } else if let Some(text) = node.text().map(str::trim).filter(|text| !text.is_empty()) {
            let of_member = mapping
                .members
                .as_deref()
                .is_some_and(|members| is_inside(&path, members));
            match submission.members.last_mut().filter(|_| of_member) {
                Some((_, member)) => member.insert(path, text.to_owned()),
                None => submission.answers.insert(path, text.to_owned()),
            };
        }
    }
}

/// Tells whether a question is in a group.
pub(super) fn is_inside(path: &str, group: &str) -> bool {
    path.strip_prefix(group).is_some_and(|rest| rest.starts_with('/'))
}
