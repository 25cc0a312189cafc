//! The head of an XForm: its id, its languages, what may be answered (binds), and lists of choices.

use super::xform_body::Body;
use super::xml::{Unparsed, named, parse, text_in};
use super::{Choice, Form, Labels, Question};
use roxmltree::Node;
use std::collections::BTreeMap;

/// Reads an XForm.
pub(super) fn read(bytes: &[u8]) -> Result<Form, Unparsed> {
    parse(bytes, |document| {
        let root = document.root_element();
        let head = named(root, "head").next().ok_or(Unparsed::OtherKind)?;
        let model = named(head, "model").next().ok_or(Unparsed::OtherKind)?;
        let body = named(root, "body").next().ok_or(Unparsed::OtherKind)?;
        let head = Head::of(model);
        let mut form = Form {
            title: named(root, "head")
                .flat_map(|head| named(head, "title"))
                .map(text_in)
                .next()
                .unwrap_or_default(),
            id: head.id.clone(),
            version: head.version.clone(),
            languages: head.languages.clone(),
            questions: Vec::new(),
            is_encrypted: named(model, "submission").any(|one| one.attribute("base64RsaPublicKey").is_some()),
        };
        form.questions = Body::of(body, &head)?.questions;
        form.questions.extend(head.unasked(&form.questions));
        Ok(form)
    })
}

/// What the head of a form says.
#[derive(Default)]
pub(super) struct Head {
    id: String,
    version: String,
    root: String,
    languages: Vec<String>,
    /// Texts by id, then by language.
    texts: BTreeMap<String, Labels>,
    /// Lists of choices by the id of their instance.
    lists: BTreeMap<String, Vec<Choice>>,
    /// Binds by their path, in their order.
    binds: Vec<(String, Bind)>,
}

/// What is said of an answer.
#[derive(Clone, Default)]
struct Bind {
    kind: String,
    required: Option<String>,
    relevant: Option<String>,
    constraint: Option<String>,
    calculation: Option<String>,
}

impl Head {
    fn of(model: Node<'_, '_>) -> Self {
        let mut head = Self::default();
        for translation in named(model, "itext").flat_map(|itext| named(itext, "translation")) {
            let language = translation.attribute("lang").unwrap_or_default().to_owned();
            for text in named(translation, "text") {
                let id = text.attribute("id").unwrap_or_default().to_owned();
                // A value with a form is a picture, a sound or a shorter wording.
                let plain = named(text, "value").find(|value| value.attribute("form").is_none());
                if let Some(value) = plain {
                    head.texts
                        .entry(id)
                        .or_default()
                        .insert(language.clone(), text_in(value));
                }
            }
            head.languages.push(language);
        }
        let mut instances = named(model, "instance");
        if let Some(root) = instances.next().and_then(|first| first.first_element_child()) {
            head.root = root.tag_name().name().to_owned();
            head.id = root.attribute("id").unwrap_or(&head.root).to_owned();
            head.version = root.attribute("version").unwrap_or_default().to_owned();
        }
        for instance in instances {
            let id = instance.attribute("id").unwrap_or_default().to_owned();
            let choices = instance.descendants().filter(|node| node.tag_name().name() == "item");
            let choices = choices.map(|item| head.choice(item)).collect();
            head.lists.insert(id, choices);
        }
        for bind in named(model, "bind") {
            let owned = |name: &str| {
                bind.attributes()
                    .find(|one| one.name() == name)
                    .map(|one| one.value().trim().to_owned())
            };
            let path = head.path(bind.attribute("nodeset").unwrap_or_default());
            let said = Bind {
                kind: owned("type").unwrap_or_default(),
                required: owned("required").filter(|said| said != "false()"),
                relevant: owned("relevant"),
                constraint: owned("constraint"),
                calculation: owned("calculate"),
            };
            head.binds.push((path, said));
        }
        head
    }

    /// Returns a path without the name of the form.
    pub(super) fn path(&self, nodeset: &str) -> String {
        let path = nodeset.trim().trim_start_matches('/');
        let within = path
            .strip_prefix(self.root.as_str())
            .and_then(|rest| rest.strip_prefix('/'));
        within.unwrap_or(path).to_owned()
    }

    /// Returns what an element's label says: its own text, or the one it refers to.
    pub(super) fn labels(&self, element: Node<'_, '_>) -> Labels {
        let Some(label) = named(element, "label").next() else {
            return Labels::new();
        };
        let id = label.attribute("ref").and_then(quoted);
        if let Some(found) = id.and_then(|id| self.texts.get(id)) {
            return found.clone();
        }
        let mut labels = Labels::new();
        for label in named(element, "label") {
            let language = label
                .attributes()
                .find(|one| one.name() == "lang")
                .map_or("", |one| one.value());
            labels.insert(language.to_owned(), text_in(label));
        }
        labels.retain(|_, text| !text.is_empty());
        labels
    }

    /// Returns the choices of a select: those it holds, or those of the list it refers to.
    pub(super) fn choices(&self, select: Node<'_, '_>) -> Vec<Choice> {
        let listed = named(select, "itemset").filter_map(|set| set.attribute("nodeset").and_then(quoted));
        let listed = listed.filter_map(|id| self.lists.get(id)).flatten().cloned();
        named(select, "item")
            .map(|item| self.choice(item))
            .chain(listed)
            .collect()
    }

    fn choice(&self, item: Node<'_, '_>) -> Choice {
        let value = named(item, "value").chain(named(item, "name")).next();
        let by_id = named(item, "itextId").next().map(text_in);
        let labels = match by_id.and_then(|id| self.texts.get(&id)) {
            Some(labels) => labels.clone(),
            None => self.labels(item),
        };
        Choice {
            value: value.map(text_in).unwrap_or_default(),
            labels,
        }
    }

    /// Adds to a question what its bind says.
    pub(super) fn bound(&self, question: &mut Question) {
        if let Some((_, bind)) = self.binds.iter().find(|(path, _)| *path == question.path) {
            bind.clone().put_into(question);
        }
    }

    /// Returns what the form stores and nobody is asked.
    fn unasked(&self, asked: &[Question]) -> Vec<Question> {
        let asked: std::collections::BTreeSet<&str> = asked.iter().map(|question| question.path.as_str()).collect();
        let rest = self
            .binds
            .iter()
            .filter(|(path, bind)| !asked.contains(path.as_str()) && !bind.kind.is_empty());
        let question = |(path, bind): &(String, Bind)| {
            let mut question = Question {
                path: path.clone(),
                ..Question::default()
            };
            bind.clone().put_into(&mut question);
            question
        };
        rest.map(question).collect()
    }
}

impl Bind {
    fn put_into(self, question: &mut Question) {
        if question.kind.is_empty() {
            question.kind = self.kind;
        }
        question.required = self.required;
        question.relevant = self.relevant;
        question.constraint = self.constraint;
        question.calculation = self.calculation;
    }
}

/// Returns what stands between the first single quotes: `jr:itext('id')`, `instance('list')`.
fn quoted(text: &str) -> Option<&str> {
    text.split('\'').nth(1)
}
