//! Units that amounts may have: the built-in things, periods and measures, and the currencies.

use crate::dataset::amount::Unit;
use crate::text::Text;

/// A built-in unit: the word written in a dossier and the labels a reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// The word written in an amount.
    pub id: &'static str,
    /// Label of one.
    pub singular: &'static str,
    /// Label of several.
    pub plural: &'static str,
}

const fn unit(id: &'static str, singular: &'static str, plural: &'static str) -> BuiltIn {
    BuiltIn { id, singular, plural }
}

/// The built-in units in the order of the documentation.
pub const BUILT_IN: &[BuiltIn] = &[
    unit("person", "person", "people"),
    unit("shell", "shell", "shells"),
    unit("missile", "missile", "missiles"),
    unit("launcher", "launcher", "launchers"),
    unit("drone", "drone", "drones"),
    unit("vehicle", "vehicle", "vehicles"),
    unit("container", "container", "containers"),
    unit("site", "site", "sites"),
    unit("point", "point", "points"),
    unit("km", "km", "km"),
    unit("km2", "km²", "km²"),
    unit("%", "%", "%"),
    unit("day", "day", "days"),
    unit("week", "week", "weeks"),
    unit("month", "month", "months"),
    unit("year", "year", "years"),
];

/// The currencies of ISO 4217 that are in use, in one string of codes.
const CURRENCIES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB \
BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR \
FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES \
KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR \
MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR \
SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH \
UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

/// Whether a word is the code of a currency.
pub fn is_currency(word: &str) -> bool {
    word.len() == 3 && currencies().any(|code| code == word)
}

/// All currency codes, in alphabetical order.
pub fn currencies() -> impl Iterator<Item = &'static str> {
    CURRENCIES.split(' ')
}

/// The built-in unit of that word.
pub fn built_in(word: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|unit| unit.id == word)
}

/// What people write for a unit that has another word here.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("soldier", "person"),
    ("soldiers", "person"),
    ("troop", "person"),
    ("troops", "person"),
    ("man", "person"),
    ("men", "person"),
    ("personnel", "person"),
    ("civilians", "person"),
    ("round", "shell"),
    ("rounds", "shell"),
    ("uav", "drone"),
    ("uavs", "drone"),
    ("kilometre", "km"),
    ("kilometres", "km"),
    ("kilometer", "km"),
    ("kilometers", "km"),
    ("sqkm", "km2"),
    ("sq-km", "km2"),
    ("sq km", "km2"),
    ("km^2", "km2"),
    ("square km", "km2"),
    ("square kilometres", "km2"),
    ("square kilometers", "km2"),
    ("percent", "%"),
    ("per cent", "%"),
    ("annum", "year"),
    ("$", "USD"),
    ("us$", "USD"),
    ("dollar", "USD"),
    ("dollars", "USD"),
    ("€", "EUR"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("£", "GBP"),
    ("pound", "GBP"),
    ("pounds", "GBP"),
    ("₴", "UAH"),
    ("hryvnia", "UAH"),
    ("hryvnias", "UAH"),
    ("₽", "RUB"),
    ("rouble", "RUB"),
    ("roubles", "RUB"),
    ("ruble", "RUB"),
    ("rubles", "RUB"),
    ("yuan", "CNY"),
    ("yen", "JPY"),
];

/// The unit meant by another word for it, by its label (`people`, `km²`), or by a currency's code in
/// small letters.
pub fn meant(word: &str) -> Option<&'static str> {
    let small = word.to_lowercase();
    let other = OTHER_WORDS.iter().find(|(other, _)| *other == small).map(|(_, unit)| *unit);
    let labelled = || {
        let unit = BUILT_IN.iter().find(|it| [it.id, it.singular, it.plural].contains(&&*small));
        unit.map(|it| it.id)
    };
    other.or_else(labelled).or_else(|| currencies().find(|it| it.eq_ignore_ascii_case(word)))
}

/// Whether an amount may have this unit: built in, a currency, or one of the dossier's own.
pub fn is_known(word: &str, own: &[(Text, Text)]) -> bool {
    built_in(word).is_some() || is_currency(word) || own.iter().any(|(id, _)| id.as_str() == word)
}

/// The label of one word of a unit. A dossier's own label may give both forms: `"gun, guns"`.
fn word_label<'a>(word: &'a str, plural: bool, own: &'a [(Text, Text)]) -> &'a str {
    if let Some((_, label)) = own.iter().find(|(id, _)| id.as_str() == word) {
        return match label.split_once(", ") {
            Some((_, many)) if plural => many,
            Some((one, _)) => one,
            None => label,
        };
    }
    match built_in(word) {
        Some(unit) if plural => unit.plural,
        Some(unit) => unit.singular,
        None => word,
    }
}

impl Unit {
    /// The label a reader sees: `people`, `shells/year`, `EUR`; empty for a bare number.
    pub fn label(&self, plural: bool, own: &[(Text, Text)]) -> String {
        let of = word_label(&self.of, plural, own);
        match &self.per {
            Some(per) => format!("{of}/{}", word_label(per, false, own)),
            None => of.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_follow_number_and_period() {
        let unit = Unit { of: Text::of("shell"), per: Some(Text::of("year")) };
        assert_eq!(unit.label(true, &[]), "shells/year");
        let own = [(Text::of("gun"), Text::of("gun, guns"))];
        let unit = Unit { of: Text::of("gun"), per: None };
        assert_eq!(unit.label(true, &own), "guns");
        assert_eq!(unit.label(false, &own), "gun");
        assert!(is_known("EUR", &[]) && !is_known("EURO", &[]) && is_known("gun", &own));
    }

    #[test]
    fn other_words_lead_to_units_that_are_known() {
        for (word, unit) in OTHER_WORDS {
            assert!(is_known(unit, &[]) && !is_known(word, &[]), "{word}");
            assert_eq!(meant(word), Some(*unit));
        }
        let others = [("People", "person"), ("km²", "km2"), ("eur", "EUR"), ("US$", "USD")];
        for (word, unit) in others {
            assert_eq!(meant(word), Some(unit), "{word}");
        }
        assert_eq!(meant("tank"), None);
        assert_eq!(meant(""), None);
    }

    #[test]
    fn currencies_are_sorted_codes() {
        let codes: Vec<_> = currencies().collect();
        assert!(codes.is_sorted() && codes.iter().all(|code| code.len() == 3));
    }
}
