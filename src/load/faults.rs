//! Every fault that reading can find, with the text of `sitroom explain CODE`.

use crate::diagnostic::{Rule, Severity};

macro_rules! rules {
    ($($name:ident $severity:ident $code:literal $title:literal: $explain:literal;)*) => {
        $(
            #[doc = concat!("`", $code, "`: ", $title, ".")]
            pub static $name: Rule = Rule {
                code: $code,
                severity: Severity::$severity,
                title: $title,
                explain: $explain,
            };
        )*
        /// All faults of reading, in the order of the documentation.
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    ENCODING Error "E-encoding" "the file is not UTF-8 text":
        "Dossiers are UTF-8 text, so that every editor and every diff shows the same words. Text in \
         another encoding, or a file that is no text at all, cannot be read without guessing. Save \
         the file as UTF-8: `iconv -f UTF-16 -t UTF-8 old.toml > new.toml`.";
    EMPTY Error "E-empty" "the file holds no records":
        "An empty file is usually a failed download or a save that went wrong, so it is said rather \
         than passed over. Put a record in it, such as `[dataset]` with `id`, `title`, `as-of` and \
         `licence`, or delete the file.";
    LIMIT Error "E-limit" "the file is larger than any dossier needs":
        "A small hostile file can cost gigabytes of memory, so size, nesting and the number of keys \
         are bounded far above what people write. The message names the limit. Split a large file \
         in two (file boundaries carry no meaning), shorten the text, or write a long list as \
         several records.";
    SYNTAX Error "E-syntax" "the text is not TOML":
        "The parser did not find what the grammar asks for at this place. The usual causes are a \
         missing quote, a missing `=` and a bracket that is not closed. Texts and ids stand in \
         quotes, days need none: `by = \"budanov\"`, `reported = 2024-10-22`.";
    DUPLICATE_KEY Error "E-duplicate-key" "the same key or table twice":
        "A key may be written once in a record, and `[dataset]` and `[brief]` once in a dossier, \
         because nobody can tell which of two values is meant. Delete one of them. If you meant a \
         second record, begin it with its own header: `[[claim]]`.";
    UNKNOWN_RECORD Error "E-unknown-record" "no record of that kind":
        "The word in the header is not one of the record kinds, or it stands in the wrong brackets: \
         records that may occur many times have two (`[[claim]]`), single tables have one \
         (`[dataset]`). A misspelt header would otherwise drop the whole record without a word.";
    UNKNOWN_KEY Error "E-unknown-key" "the record has no such field":
        "A misspelt key would otherwise be dropped without a word, and the board would show less than \
         you wrote. Correct the spelling. Columns of your own belong in the table `ext`, which the \
         program keeps its hands off: `ext = { desk = \"east\" }`.";
    UNKNOWN_VALUE Error "E-unknown-value" "the field does not know this word":
        "The field takes one word of a closed list, so that rows can be counted and compared. The \
         message lists the words. Choose one of them; what does not fit a word belongs in `note` or \
         `says`.";
    WRONG_TYPE Error "E-wrong-type" "a value of the wrong type":
        "The field takes another type of value, for instance a text in quotes or a list. Values are \
         never converted by guessing. The message shows an example: \
         `reported = 2024-10-22`, `aliases = [\"Artemivsk\"]`.";
    MISSING_FIELD Error "E-missing-field" "a required field is missing":
        "The record cannot be placed on the board without this field: a claim needs a speaker, a \
         source and a day. Add it to the record, or, for `via`, `reported`, `rating`, `lang` and \
         `tags`, once for the whole file under `[defaults]`.";
    MISSING_TABLE Error "E-missing-table" "the dossier has no [dataset]":
        "A dossier says once what it is: its id, its title, the date its board opens at and its \
         licence. Write it in any file of the folder: `[dataset]`, then `schema = 1`, \
         `id = \"my-dossier\"`, `title = \"…\"`, `as-of = 2024-10-22`, `licence = \"CC-BY-4.0\"`.";
    SCHEMA Error "E-schema" "a version of the format that this program does not know":
        "`schema` numbers the format of the dossier, so that a later format is never read as if it \
         were this one. This program reads `schema = 1`. A dossier with a higher number needs a newer \
         program.";
    BAD_ID Error "E-bad-id" "not a name for a record":
        "Names of records are slugs: lower-case letters, digits and hyphens, at most 64, beginning \
         with a letter or digit. They are typed in references and printed in receipts, so they must \
         look the same everywhere. Write `id = \"nk-troops-total\"`.";
    BAD_REFERENCE Error "E-bad-reference" "not a reference to a record":
        "A field that always means the same kind of record holds a bare id (`by = \"budanov\"`); a \
         field that may mean several holds the kind too (`about = [\"flow:nk-shells\"]`). The \
         message says which is asked for here.";
    BAD_DATE Error "E-bad-date" "not a date":
        "A day is written `2024-10-22`, with or without quotes, or, where a time in the world is asked for, a text such \
         as `\"2024-10\"`, `\"late 2023\"`, `\"2022-Q4\"` or `\"2019/2022\"`. A time of day is not \
         kept, and words such as `last week` change their meaning every day. Write the date they \
         mean, and the words in `says-when`.";
    BAD_AMOUNT Error "E-bad-amount" "not an amount":
        "An amount is a number with an optional operator, scale, unit and period: `\"2600 person\"`, \
         `\">=11000 person\"`, `\"10k..12k\"`, `\"2.8M shell/year\"`, `\"some missile\"`, `\"?\"`. \
         Numbers have no thousands separators, because `10,000` means ten in half of the world.";
    BAD_NUMBER Error "E-bad-number" "a number that cannot be kept exactly":
        "Numbers are kept as exact decimals of at most 28 digits, never as binary fractions, and \
         infinity and not-a-number are not numbers anybody claimed. Whole numbers also have the range \
         their field allows. Write a plain number: `lat = 48.2833`.";
    BAD_RATING Error "E-bad-rating" "not an Admiralty rating":
        "A rating is a letter A to F for the source and a digit 1 to 6 for the information: \
         `rating = \"C3\"`. F and 6 mean that it cannot be judged. On an actor or a source, only the \
         letter is given.";
    BAD_LINE Error "E-bad-line" "not a line or an area on the map":
        "A line or an area is a list of points `[latitude, longitude]` in degrees, a list of such \
         lists, or the name of a GeoJSON file in the dossier. Latitudes run from -90 to 90, longitudes \
         from -180 to 180. A line has at least two points, the ring round an area three different \
         ones: `line = [[48.3, 37.2], [48.2, 37.3]]`.";
    ATTACHMENT Error "E-attachment" "an attached file cannot be used":
        "The record names a GeoJSON file that could not be opened or does not hold what the field \
         takes. The file must lie inside the dossier's folder and hold, for a line, a LineString or \
         MultiLineString, for an area, a Polygon or MultiPolygon, or a Feature or FeatureCollection \
         of them. GeoJSON writes longitude first, in degrees of WGS 84: an obsolete member `crs` may \
         say so, and no other.";
    UNSAFE_TEXT Error "E-unsafe-text" "characters that could deceive a reader":
        "Control characters can move the cursor of a terminal, and characters that turn the \
         direction of writing can make a number read backwards. No honest text needs them. Delete \
         the characters the message names; your editor may not show them.";
    CHANGED_TEXT Warning "W-changed-text" "characters that will not be shown as written":
        "Invisible characters, private characters and piles of accents are removed or replaced before \
         a text is shown, so two texts that differ only in them look alike. They often come from \
         copying a web page. Type the text again, or delete the characters the message names.";
    MORE_FAULTS Error "E-more-faults" "more faults than are kept":
        "Only the first thousand faults of a load are kept; so many usually have one cause, such as a \
         wrong file or an unclosed quote. Repair the first ones and check again.";
}
