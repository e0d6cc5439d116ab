//! The closed lists of words that fields may hold, each kept once.

/// A closed list of words: how a value is written in a dossier and shown to a reader.
pub trait Word: Copy + Eq + 'static {
    /// What the list is called in messages and docs.
    const LIST: &'static str;
    /// All values in the order of the documentation.
    const ALL: &'static [Self];
    /// The first value.
    const FIRST: Self;
    /// The word as written in a dossier.
    fn word(self) -> &'static str;
    /// The value of a written word.
    fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

/// Declares an enum with one word per value.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $list:literal: $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)?) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = concat!("`", $word, "`")] $(#[$vmeta])* $variant),+
        }
        impl $crate::dataset::words::Word for $name {
            const LIST: &'static str = $list;
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const FIRST: Self = [$(Self::$variant),+][0];
            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What kind of record something is; also the word before the colon in `kind:id`.
    Kind, "record kind":
    Source = "source", Actor = "actor", Place = "place", Front = "front", Flow = "flow",
    Aid = "aid", Agreement = "agreement", Indicator = "indicator", Rate = "rate",
    Claim = "claim", Stance = "stance", Event = "event", State = "state", Judgement = "judgement",
    Control = "control", Ach = "ach", Evidence = "evidence", Scenario = "scenario",
}
