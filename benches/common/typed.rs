//! The same records for serde, as a program without spans or checks would read them.
#![expect(dead_code, reason = "the fields are read from the text and by nobody else")]

use serde::Deserialize;
use toml::value::Datetime;

#[derive(Deserialize)]
#[serde(default)]
pub struct Dossier {
    pub claim: Vec<Claim>,
    stance: Vec<Stance>,
    event: Vec<Event>,
    state: Vec<State>,
}

impl Default for Dossier {
    fn default() -> Self {
        Self { claim: Vec::new(), stance: Vec::new(), event: Vec::new(), state: Vec::new() }
    }
}

#[derive(Deserialize)]
pub struct Claim {
    id: String,
    says: String,
    by: String,
    via: String,
    reported: Datetime,
    about: Vec<String>,
    metric: Option<String>,
    amount: Option<String>,
    when: Option<String>,
    rating: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
}

#[derive(Deserialize)]
struct Stance {
    claim: String,
    by: String,
    is: String,
    reported: Datetime,
    via: String,
}

#[derive(Deserialize)]
struct Event {
    id: String,
    title: String,
    when: Datetime,
    reported: Datetime,
    via: String,
    status: String,
    kind: String,
    actors: Vec<String>,
    about: Vec<String>,
}

#[derive(Deserialize)]
struct State {
    of: String,
    is: String,
    trend: String,
    r#for: String,
    when: Datetime,
    reported: Datetime,
    #[serde(rename = "rests-on")]
    rests_on: Vec<String>,
}
