//! Which signs a terminal can be trusted with, as far as the environment tells.

use crate::dataset::words::words;

words! {
    /// The signs to draw with.
    Signs, "glyph level":
    Auto = "auto", Full = "full", Block = "block", Ascii = "ascii",
}

words! {
    /// The signs that lines of the map are drawn with.
    MapSigns, "signs of the map":
    Auto = "auto", Octant = "octant", Braille = "braille", Quadrant = "quadrant", Half = "half",
    Ascii = "ascii",
}

/// What the environment says; each text is empty if it says nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Locale<'a> {
    /// `TERM`
    pub term: &'a str,
    /// `LC_ALL`
    pub lc_all: &'a str,
    /// `LC_CTYPE`
    pub lc_ctype: &'a str,
    /// `LANG`
    pub lang: &'a str,
}

impl Signs {
    /// The level to draw with: as chosen, else ASCII where the locale is not UTF-8, the signs of
    /// the old code page on the Linux console, whose font has no others, and all of Unicode
    /// elsewhere. Never `Auto`.
    #[must_use]
    pub fn resolved(self, locale: Locale<'_>) -> Self {
        if self != Self::Auto {
            return self;
        }
        let named = [locale.lc_all, locale.lc_ctype, locale.lang];
        let decides = named.into_iter().find(|it| !it.is_empty()).unwrap_or("C");
        let (_, charset) = decides.split_once('.').unwrap_or(("", ""));
        let charset = charset.split('@').next().unwrap_or_default();
        let charset = charset.to_ascii_lowercase().replace('-', "");
        if charset != "utf8" {
            Self::Ascii
        } else if locale.term == "linux" {
            Self::Block
        } else {
            Self::Full
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_decides_unless_asked_for() {
        let auto = |term, lc_all, lc_ctype, lang| {
            Signs::Auto.resolved(Locale { term, lc_all, lc_ctype, lang })
        };
        assert_eq!(auto("xterm", "", "", "en_US.UTF-8"), Signs::Full);
        assert_eq!(auto("xterm", "", "", "C.utf8"), Signs::Full);
        assert_eq!(auto("xterm", "", "", "ca_ES.UTF-8@valencia"), Signs::Full);
        assert_eq!(auto("linux", "", "", "en_US.UTF-8"), Signs::Block);
        assert_eq!(auto("xterm", "C", "", "en_US.UTF-8"), Signs::Ascii);
        assert_eq!(auto("xterm", "", "POSIX", "en_US.UTF-8"), Signs::Ascii);
        assert_eq!(auto("xterm", "", "uk_UA.UTF-8", "C"), Signs::Full);
        assert_eq!(auto("xterm", "", "", "de_DE.ISO-8859-1"), Signs::Ascii);
        assert_eq!(auto("xterm", "", "", "en_US"), Signs::Ascii);
        assert_eq!(auto("xterm", "", "", ""), Signs::Ascii);
        let locale = Locale { term: "linux", ..Locale::default() };
        assert_eq!(Signs::Full.resolved(locale), Signs::Full);
    }
}
