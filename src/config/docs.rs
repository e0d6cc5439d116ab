//! The page of the documentation about the configuration, written from the tables that read it.

use std::fmt::Write as _;

use crate::config::colour::NAMES;
use crate::config::map::MapColour;
use crate::config::options::{CONFIG, OPTIONS, Takes};
use crate::config::theme::{FALLBACKS, Role, THEMES, Theme};
use crate::dataset::words::Word;

const INTRODUCTION: &str = "\
# Configuration

Nothing needs to be configured. What you want otherwise stands in `$XDG_CONFIG_HOME/sitroom/config.toml`, which is
`~/.config/sitroom/config.toml` unless you moved it, on Linux and on macOS. All of it is optional:

```toml
theme = \"dark\"
mouse = true

[keys]
palette = [\":\", \"F3\"]
```

A flag goes before the environment, the environment before the file, the file before the default. A misspelt option,
a value that cannot be or a key that does not exist is reported with its place, all in one run, and everything else in
the file still counts: a broken configuration never keeps the board from opening. Only a file that you name yourself,
with `--config FILE` or `";

const INTRODUCTION_END: &str = "`, must be without fault.

## Options

| option | variable | takes | default | what it does |
| --- | --- | --- | --- | --- |
";

const KEYS: &str = "
## Keys

Under `[keys]` an action gets a key, or a list of keys, in place of those it has; an empty list leaves it without a key.
A key that another action has is taken from it; that is told (`w`), unless you give the other action keys as well, or none with `[]`.
[Keys](keys.md) lists the actions, as `sitroom keys` does. Keys are called by what is printed on them (`x`, `?`, `G`), by a name
(`Up`, `Down`, `Left`, `Right`, `Home`, `End`, `PgUp`, `PgDn`, `Tab`, `Enter`, `Esc`, `Backspace`, `Del`, `Space`,
`F1` to `F12`), and with `Ctrl-`, `Alt-` or `Shift-` before it. Two with a blank between are typed one after the other: `y c`, where the
first is one that opens a menu.

## Themes

| theme | what it is |
| --- | --- |
";

const THEME_FILES: &str = "
With `NO_COLOR` set, `--color never` or a terminal without colours the board looks as in `monochrome`, whatever
the theme. Exact colours are shown in the nearest of 256 where the terminal knows no more; where it knows only 16, a theme
with a ground of its own gives way to `terminal`.
On a light ground whose palette is pale, `light` is easier to read than `terminal`.

No meaning rests on a colour alone: each has a sign or a word too, so that every theme tells the same.

A theme of your own is a file, named in the option `theme`:

```toml
name = \"dusk\"
doc = \"my own\"
ground = \"#1c1b22\"    # both or neither; without them the terminal's own
ink = \"#e0def4\"

[roles]
dim = { fg = \"#908caa\" }
side-a = { fg = \"bright-blue\" }
selected = { reverse = true }
```

A colour is `\"default\"`, `\"#rrggbb\"`, a number of the palette from 0 to 255, or a name: ";

const ROLES: &str = ".
A role may have `fg`, `bg`, `bold`, `dim`, `underline` and `reverse`. A role that is not named looks like another,
and `selected` and `cursor` are reversed if no role on their way is named:

| role | else like |
| --- | --- |
";

const MAP: &str = "
## Colours of the map

The map is a picture of its own, with grounds that the rest of the board has not. A theme that paints them has a table `[map]`
with all of the colours below, each exact. Dark and faint colours have nothing near them among the 256 that many terminals are limited to;
`[\"#rrggbb\", 17]` gives the number of the palette, from 16 to 255, that is shown there.

```toml
name = \"night\"

[map]
";

const MAP_END: &str = "```

A theme without `[map]` shows the map without grounds: ground that is held is hatched, and lines and names look like roles. The same is shown where
a terminal knows 16 colours or none, and where two of `sea`, `land`, `side-a`, `side-b`, `held-a` and `held-b` would look alike.
";

const STATE: &str = "
## How the board was left

When the board closes it notes the panel, the dates, filters, order and selection of that dossier in a small file below
`$XDG_STATE_HOME/sitroom/` (`~/.local/state/sitroom/`), readable by you alone, and opens so again. `--fresh` opens
it as new once, `restore = false` always. The folder can be deleted at any time.
";

/// `docs/config.md`.
pub fn config_md() -> String {
    let mut page = format!("{INTRODUCTION}{CONFIG}{INTRODUCTION_END}");
    for option in OPTIONS {
        let takes = match option.takes {
            Takes::Words(all) => all().join(", "),
            Takes::Flag => "true, false".into(),
            Takes::Number(low, high) => format!("{low} to {high}"),
            Takes::Ratio(low, high) => format!("auto, or {low} to {high}"),
            Takes::Text => "a text".into(),
        };
        let (name, variable) = (option.name, option.variable());
        let (default, doc) = (option.default, option.doc);
        let _ = writeln!(page, "| `{name}` | `{variable}` | {takes} | `{default}` | {doc} |");
    }
    page.push_str(KEYS);
    for theme in THEMES {
        let _ = writeln!(page, "| `{}` | {} |", theme.name, theme.doc);
    }
    let _ = write!(page, "{THEME_FILES}{}", NAMES.map(|it| format!("`{it}`")).join(", "));
    page.push_str(ROLES);
    for role in Role::ALL {
        let like = FALLBACKS.iter().find(|row| row.0 == *role);
        let like =
            like.map_or("the ink and the ground".to_owned(), |it| format!("`{}`", it.1.word()));
        let _ = writeln!(page, "| `{}` | {like} |", role.word());
    }
    page.push_str(MAP);
    let dark = Theme::named("dark").and_then(|it| it.map);
    for &colour in MapColour::ALL {
        let written = dark.map(|map| map.written(colour)).unwrap_or_default();
        let line = format!("{} = {written}", colour.word());
        let _ = writeln!(page, "{line:32} # {}", colour.doc());
    }
    page + MAP_END + STATE
}
