//! One row of a list: forms of a word, what to write instead, what is wrong with it, and who advises so.

/// A loaded word in every form that is looked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    forms: &'static str,
    neutral: &'static str,
    /// What is wrong with it.
    pub fault: Fault,
    /// Who advises so.
    pub source: Source,
    harmless: &'static str,
}

/// Makes a row. Forms and what to write instead are parted by `|`.
pub(super) const fn row(forms: &'static str, neutral: &'static str, fault: Fault, source: Source) -> Entry {
    Entry {
        forms,
        neutral,
        fault,
        source,
        harmless: "",
    }
}

impl Entry {
    /// The same, but not where it stands in one of these phrases.
    pub(super) const fn but(self, harmless: &'static str) -> Self {
        Self { harmless, ..self }
    }

    /// Returns every form that is looked for, as one writes it.
    pub fn forms(&self) -> impl Iterator<Item = &'static str> {
        self.forms.split('|')
    }

    /// Returns what to write instead, in the language of the list.
    pub fn neutral(&self) -> impl Iterator<Item = &'static str> {
        self.neutral.split('|')
    }

    /// Returns the phrases in which it means something else.
    pub fn harmless(&self) -> impl Iterator<Item = &'static str> {
        self.harmless.split('|').filter(|phrase| !phrase.is_empty())
    }
}

/// What is wrong with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// A name that others give people.
    Label,
    /// A word that says who may rule or be there.
    Standing,
    /// A verb that tells the reader whether to believe.
    Doubt,
    /// A word that says whether a change of control is good.
    Control,
    /// A crime.
    Charge,
    /// Feeling in place of fact.
    Feeling,
    /// Praise or blame of one side.
    Praise,
    /// A word that says how free people were to stay or go.
    Will,
}

impl Fault {
    /// Returns why a word is not neutral, and what a writer can do.
    pub fn words(self) -> &'static str {
        match self {
            Self::Label => "a name that others give people; say who they are by their own name, or what they did",
            Self::Standing => "judges who may rule or be there; give the name of the authority or the force",
            Self::Doubt => "tells the reader whether to believe the speaker; \"said\" does not",
            Self::Control => "judges a change of control; say who holds what, since when",
            Self::Charge => "a crime or a fault, which a court or an inquiry finds; say what happened, and who says so",
            Self::Feeling => "a feeling in place of a fact; say what happened to how many, and who says so",
            Self::Praise => "praises or blames one side; leave it out, or say what was done",
            Self::Will => "says how free people were to stay or go; say who says so, and how they were asked",
        }
    }
}

/// Who advises against a word, or how to say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// BBC.
    Bbc,
    /// Reuters.
    Reuters,
    /// The Associated Press.
    Ap,
    /// Agence France-Presse.
    Afp,
    /// International Press Institute.
    Ipi,
    /// Lynch and McGoldrick.
    PeaceJournalism,
    /// Bender and others.
    Reporting,
    /// United Nations Alliance of Civilizations, Panos Europe Institute, International Labour Organization.
    Migration,
    /// This project; no guide that we are sure of.
    Own,
}

impl Source {
    /// Returns the title, so that a reader can look it up.
    pub fn title(self) -> &'static str {
        match self {
            Self::Bbc => "BBC, Editorial Guidelines, section 11 and guidance on language when reporting terrorism",
            Self::Reuters => "Reuters, Handbook of Journalism",
            Self::Ap => "The Associated Press, Stylebook",
            Self::Afp => "Agence France-Presse, note on the use of the word \"terrorist\", 2023",
            Self::Ipi => "International Press Institute, Use with Care: A Reporter's Glossary of Loaded Language, 2013",
            Self::PeaceJournalism => "Lynch and McGoldrick, 17 Tips: What a Peace Journalist Would Try to Do",
            Self::Reporting => "Bender and others, Writing and Reporting for the Media, verbs to avoid for attribution",
            Self::Migration => "UNAOC, Panos and ILO, Media-Friendly Glossary on Migration, 2014 and 2017 (Arabic)",
            Self::Own => "our own",
        }
    }
}
