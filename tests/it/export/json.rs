//! JSON: everything is in it, and in its own words.

use rust_decimal::Decimal;
use serde_json::Value as Json;
use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::briefing::block::Receipt;
use sitroom::briefing::briefing as make;
use sitroom::export::Glyphs;

use super::{infected, print};
use crate::fixture;

#[test]
fn json_gives_back_the_original_words() {
    let text = "a\u{1b}[31m \u{9b} \u{7f} \u{202e}b \u{2028} \u{e0041} </script> \"q\" \\ ł ‌";
    let page = print(&infected(text), "json", 80, Glyphs::Full);
    let json: Json = serde_json::from_str(&page).unwrap();
    assert_eq!(json["title"], text);
    assert_eq!(json["receipt"]["command"], text);
}

#[test]
fn json_holds_the_whole_briefing() {
    let briefing = fixture::briefing();
    let json: Json = serde_json::from_str(&print(&briefing, "json", 80, Glyphs::Full)).unwrap();
    assert_eq!(json["schema"], 1);
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(keys.len(), 7, "{keys:?}");
    assert_eq!(json["sections"].as_array().unwrap().len(), briefing.sections.len());
    let table = &json["sections"][1]["blocks"][0];
    assert_eq!(table["type"], "table");
    assert_eq!(table["rows"][0]["cells"][2]["text"], "14.2");
    assert_eq!(table["rows"][0]["cells"][2]["kind"], "number");
    assert_eq!(table["rows"][2]["cells"][2]["text"], Json::Null);
    assert_eq!(table["rows"][2]["cells"][2]["kind"], "missing");
    assert_eq!(table["columns"][2]["unit"], "kt/month");
    for address in addresses(&json["sections"]) {
        assert!(json["references"][&address]["who"].is_string(), "{address}");
    }
    assert_eq!(json["references"]["claim:c1"]["sources"][1], "mod-2");
}

/// Every address that stands in a `sources` list.
fn addresses(json: &Json) -> Vec<String> {
    match json {
        Json::Array(items) => items.iter().flat_map(addresses).collect(),
        Json::Object(map) => map
            .iter()
            .flat_map(|(key, value)| match (key.as_str(), value) {
                ("sources", Json::Array(list)) => {
                    list.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect()
                }
                _ => addresses(value),
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Every cell with numbers, and the record of its row.
fn exact(json: &Json) -> Vec<(String, Json)> {
    let mut found = Vec::new();
    for block in
        json["sections"].as_array().unwrap().iter().filter_map(|it| it["blocks"].as_array())
    {
        for row in block.iter().filter_map(|it| it["rows"].as_array()).flatten() {
            let record = row["record"].as_str().unwrap();
            let cells = row["cells"].as_array().unwrap().iter();
            let cells = cells.filter(|it| it.get("value").is_some());
            found.extend(cells.map(|it| (record.to_owned(), it.clone())));
        }
    }
    found
}

#[test]
fn json_gives_the_numbers_of_every_claimed_amount() {
    let dataset = crate::shipped::dataset();
    let index = Index::new(dataset);
    let board = Board::answer(&index, &Question::of(dataset));
    let page = |section: &str| -> Json {
        let page = make(&board, &[section], Receipt::default());
        serde_json::from_str(&print(&page, "json", 80, Glyphs::Full)).unwrap()
    };
    let claims = board.claims.rows.iter().map(|row| &dataset.claims[row.at as usize]);
    let with_amount = claims.filter(|it| it.amount.is_some()).count();
    let evidence = exact(&page("evidence"));
    assert_eq!(evidence.len(), with_amount);
    let numbers = exact(&page("numbers"));
    assert!(!numbers.is_empty());
    for (record, cell) in evidence.iter().chain(&numbers) {
        let id = dataset.names.find(record.strip_prefix("claim:").unwrap()).unwrap();
        let claim = dataset.claims.get(id).unwrap();
        let amount = &claim.amount.as_ref().unwrap().value;
        let number = |key: &str| -> Option<Decimal> {
            cell["value"][key].as_str().map(|text| text.parse().unwrap())
        };
        let numbers = [number("low"), number("best"), number("high")];
        assert_eq!(numbers, [amount.low.value(), amount.best, amount.high.value()], "{record}");
        assert_eq!(cell["value"]["about"], amount.approximate, "{record}");
        assert_eq!(cell["value"]["date"], claim.reported.value.to_string(), "{record}");
    }
    let shells = numbers.iter().find(|(record, _)| record == "claim:nk-shell-rate").unwrap();
    assert_eq!(shells.1["value"]["unit"], "shell/year");
    for (section, record) in [("aid", "aid:"), ("supply", "flow:")] {
        let found = exact(&page(section));
        assert!(!found.is_empty(), "{section}");
        assert!(found.iter().all(|(it, _)| it.starts_with(record)), "{found:?}");
    }
}
