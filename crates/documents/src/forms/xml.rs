//! XML of forms and submissions, read within limits: no document type, no entities of its own, so that nothing small becomes large.

use crate::rows::Fault;
use roxmltree::{Document, Node, ParsingOptions};

/// Most bytes of a text.
pub(crate) const MOST_BYTES: u64 = 32 * 1024 * 1024;
/// Most elements, texts and comments.
const MOST_NODES: u32 = 2_000_000;
/// Most elements inside each other.
const DEEPEST: usize = 100;

/// Why a text was not parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unparsed {
    /// It is larger, deeper or more than is read.
    TooLarge,
    /// It has a document type, by which small texts become large.
    DocumentType,
    /// It is no XML, at this line.
    Broken(u32),
    /// It is XML of another kind.
    OtherKind,
}

impl Unparsed {
    pub(crate) fn fault(&self, what: &str) -> Fault {
        let remedy = "Take it anew from the program it comes from.";
        match self {
            Self::TooLarge => Fault::unreadable("It is larger, or deeper, than any that is read.", remedy),
            Self::DocumentType => Fault::unreadable(
                "It has a document type (DOCTYPE), which forms and submissions never have.",
                remedy,
            ),
            Self::Broken(line) => Fault::unreadable(format!("It is no XML, as line {line} shows."), remedy),
            Self::OtherKind => Fault::unreadable(format!("It is no {what}."), remedy),
        }
    }
}

/// Parses a text and hands the document over. No error repeats what the text says.
pub(crate) fn parse<T>(bytes: &[u8], read: impl FnOnce(&Document<'_>) -> Result<T, Unparsed>) -> Result<T, Unparsed> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Unparsed::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| Unparsed::Broken(line(bytes, error.valid_up_to())))?;
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => Unparsed::DocumentType,
        roxmltree::Error::NodesLimitReached => Unparsed::TooLarge,
        error => Unparsed::Broken(error.pos().row),
    })?;
    match is_too_deep(&document) {
        true => Err(Unparsed::TooLarge),
        false => read(&document),
    }
}

fn line(bytes: &[u8], at: usize) -> u32 {
    let ends = bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
    u32::try_from(ends + 1).unwrap_or(u32::MAX)
}

/// Tells whether elements stand deeper in each other than is read.
fn is_too_deep(document: &Document<'_>) -> bool {
    // Nodes are numbered in the order of the text, so each stands after the one it is in.
    let mut depths: Vec<usize> = Vec::new();
    for node in document.descendants() {
        let above = node.parent().and_then(|parent| depths.get(parent.id().get() as usize));
        let depth = above.map_or(0, |above| above + 1);
        if depth > DEEPEST {
            return true;
        }
        depths.push(depth);
    }
    false
}

/// Returns the children of an element that are elements of this name, whatever their namespace.
pub(super) fn named<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.tag_name().name() == name)
}

/// Returns all text in an element, with spaces as people read them.
pub(super) fn text_in(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text).filter_map(|text| text.text());
    let all: String = texts.collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}
