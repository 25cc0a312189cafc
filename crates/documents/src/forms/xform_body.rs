//! The body of an XForm: groups, repeats and the questions in them.

use super::xform::Head;
use super::xml::{Unparsed, named};
use super::{MOST_QUESTIONS, Question};
use roxmltree::Node;

/// What can be answered in a body.
const CONTROLS: [&str; 8] = [
    "input", "select1", "select", "upload", "trigger", "range", "rank", "secret",
];

/// Questions as they stand in the body.
#[derive(Default)]
pub(super) struct Body {
    pub(super) questions: Vec<Question>,
}

impl Body {
    pub(super) fn of(body: Node<'_, '_>, head: &Head) -> Result<Self, Unparsed> {
        let mut read = Self::default();
        read.inside(body, head, None)?;
        Ok(read)
    }

    /// Reads a body, a group or a repeat; a document is never deeper than the stack allows.
    fn inside(&mut self, group: Node<'_, '_>, head: &Head, repeat: Option<&str>) -> Result<(), Unparsed> {
        for node in group.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "group" => self.inside(node, head, repeat)?,
                "repeat" => {
                    let path = node.attribute("nodeset").map(|nodeset| head.path(nodeset));
                    self.inside(node, head, path.as_deref().or(repeat))?;
                }
                control if CONTROLS.contains(&control) => {
                    if self.questions.len() == MOST_QUESTIONS {
                        return Err(Unparsed::TooLarge);
                    }
                    self.questions.push(question(node, control, head, repeat));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn question(node: Node<'_, '_>, control: &str, head: &Head, repeat: Option<&str>) -> Question {
    let mut question = Question {
        path: head.path(node.attribute("ref").unwrap_or_default()),
        labels: head.labels(node),
        choices: head.choices(node),
        repeat: repeat.map(str::to_owned),
        ..Question::default()
    };
    question.kind = match control {
        "select1" => "select_one".to_owned(),
        "select" => "select_multiple".to_owned(),
        "rank" => "rank".to_owned(),
        "trigger" => "acknowledge".to_owned(),
        _ => String::new(),
    };
    if named(node, "item").next().is_none() && question.kind.is_empty() && control == "upload" {
        question.kind = "binary".to_owned();
    }
    head.bound(&mut question);
    question
}
