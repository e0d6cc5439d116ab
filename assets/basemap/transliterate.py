"""Names in Latin letters: Ukrainian places by the Ukrainian romanisation of 2010 (resolution 55 of
the Cabinet of Ministers, 27 January 2010), without apostrophes; all others as GeoNames has them."""

import re
import unicodedata

LETTERS = dict(zip(
    "абвгґдежзиіклмнопрстуфхцчшщ",
    "a b v h g d e zh z y i k l m n o p r s t u f kh ts ch sh shch".split(),
))
LETTERS |= {"ь": "", "'": "", "’": "", "ʼ": "", "`": ""}
# Letters that sound otherwise where a word begins.
FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
LATER = {"є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}
# Countries that write in other letters: the marks on GeoNames' Latin ones mean little to most readers.
UNMARKED = {"AF", "BD", "BG", "CN", "EG", "ET", "GR", "IN", "IQ", "IR", "JP", "KP", "KW", "LB", "PK", "SA",
            "SY", "YE"}
APOSTROPHES = re.compile("['’ʼ`ʹ‘]")


def romanised(name):
    """A Ukrainian name in Latin letters, None if it has letters that Ukrainian lacks."""
    out = []
    lower = name.lower().replace("зг", "з\0г")
    first = True
    for at, letter in enumerate(lower):
        if letter == "\0":
            # "зг" is "zgh", so that it is not read as "zh".
            out.append("g")
            continue
        latin = (FIRST if first else LATER).get(letter) or LETTERS.get(letter)
        if letter in " -":
            latin = letter
        if latin is None:
            return None
        out.append(latin.capitalize() if first and letter.isalpha() else latin)
        first = letter in " -"
    return "".join(out)


def skeleton(name):
    """What all romanisations of a name have in common."""
    return re.sub("[ijy]", "", APOSTROPHES.sub("", name.lower()))


def english(city):
    """The name to print for a place of GeoNames."""
    plain = APOSTROPHES.sub("", city["name"])
    if city["countrycode"] == "RU":
        # The customary ending: Stary Oskol, not Staryy; and Oryol, not Orël.
        plain = re.sub(r"(yy|iy)\b", "y", re.sub(r"yye\b", "ye", plain))
        return plain.replace("ë", "yo")
    if city["countrycode"] in UNMARKED:
        letters = unicodedata.normalize("NFD", plain)
        return "".join(it for it in letters if not unicodedata.combining(it))
    if city["countrycode"] != "UA":
        return plain
    spellings = [
        other
        for other in sorted(city["alternatenames"])
        if (latin := romanised(other)) and skeleton(latin) == skeleton(plain)
    ]
    if not spellings or plain in map(romanised, spellings):
        return plain
    # Of two spellings the one with letters that only Ukrainian has is the Ukrainian one.
    return romanised(max(spellings, key=lambda it: len(set(it.lower()) & set("іїєґ"))))
