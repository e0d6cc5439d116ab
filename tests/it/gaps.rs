//! What is missing and what is watched: each kind of gap before and after, the order, what is due
//! once, and what moves a tripwire.

mod tripwires;
use sitroom::board::Board;
use sitroom::board::gaps::{self, Gap, GapKind, Missing};
use sitroom::board::index::Index;
use sitroom::board::question::{Mute, Question};
use sitroom::briefing::block::{Block, Receipt};
use sitroom::briefing::{SECTIONS, briefing};
use sitroom::dataset::Dataset;
use sitroom::dataset::date::Day;
use sitroom::dataset::words::Word;
use sitroom::export::Options;
use sitroom::load::{Input, load};

use crate::golden;
use crate::shipped;

/// Three states, an agency of the first, a paper with a letter, and something of each kind.
const GROUND: &str = r#"
[dataset]
schema  = 1
id      = "small"
title   = "Small"
as-of   = 2024-10-22
licence = "CC0-1.0"
stale-after = { front = 7, flow = 30 }

[defaults]
via      = "paper"
reported = 2024-10-10

[[source]]
id          = "paper"
title       = "Paper"
kind        = "article"
published   = 2024-10-01
reliability = "B"

[[actor]]
id   = "a"
name = "A"
kind = "state"

[[actor]]
id     = "a-agency"
name   = "Agency of A"
kind   = "agency"
family = "a"

[[actor]]
id   = "b"
name = "B"
kind = "state"

[[actor]]
id   = "c"
name = "C"
kind = "state"

[[flow]]
id       = "shells"
name     = "Shells"
from     = "b"
to       = "c"
category = "ammunition"

[[front]]
id       = "north"
name     = "North"
attacker = "b"
defender = "c"

[[aid]]
id        = "loan"
name      = "Loan"
donors    = ["a"]
recipient = "c"
kind      = "financial"

[[agreement]]
id      = "plan"
name    = "Plan"
kind    = "plan"
parties = ["a", "c"]
[[agreement.point]]
n        = 1
text     = "First."
reported = 2024-10-10
via      = "paper"
[[agreement.point]]
n        = 2
text     = "Second."
reported = 2024-10-16
via      = "paper"

[[indicator]]
id    = "vote"
name  = "Vote"
watch = "The vote on the loan."
due   = "../2024-10-20"
for   = ["aid:loan", "judgement:will-pay"]
"#;

fn dossier(more: &str) -> Dataset {
    let input = Input { name: "small.toml".to_owned(), bytes: format!("{GROUND}{more}").into() };
    let loaded = load(vec![input], &|_, _| Err("nothing is attached".to_owned()));
    assert!(loaded.faults.is_empty(), "{:#?}", loaded.faults);
    loaded.dataset
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn with<T>(dataset: &Dataset, question: &Question, look: impl FnOnce(&Board<'_>) -> T) -> T {
    look(&Board::answer(&Index::new(dataset), question))
}

/// The gaps of a kind on a day: "weight record", in their order.
fn found(dataset: &Dataset, as_of: &str, kind: GapKind) -> Vec<String> {
    let question = Question::of(dataset).at(day(as_of));
    with(dataset, &question, |board| {
        let rows = gaps::rows(board);
        rows.iter().filter(|gap| gap.kind() == kind).map(|gap| line(board, gap)).collect()
    })
}

fn line(board: &Board<'_>, gap: &Gap) -> String {
    let dataset = board.view.dataset();
    let claim = |at: u32| dataset.word(dataset.claims[at as usize].id).to_owned();
    let what = match &gap.missing {
        Missing::Outcome(at) => {
            let due = &board.due[*at];
            let parts = [due.event.is_some(), due.indicator.is_some(), due.aid.is_some()];
            let names = ["event", "indicator", "aid"];
            let names: Vec<_> = names.iter().zip(parts).filter(|(_, is)| *is).collect();
            names.iter().map(|(name, _)| **name).collect::<Vec<_>>().join("+")
        }
        Missing::News { subject, age, .. } => format!("{} {age}", dataset.address(*subject)),
        Missing::Origin(at, status) => format!("{} {}", claim(*at), status.word()),
        Missing::Voices { claim: at, silent } => {
            let silent: Vec<_> = silent.iter().map(|&id| dataset.word(id)).collect();
            format!("{} {}", claim(*at), silent.join("+"))
        }
        Missing::Range(at) => claim(*at),
        Missing::Points { agreement, .. } => {
            let row = &board.agreements[*agreement];
            format!("{} {}", dataset.word(dataset.agreements[row.at].id), row.points.len())
        }
        Missing::Figure(at) => dataset.word(dataset.flows[*at].id).to_owned(),
        Missing::Letter(at) => dataset.word(dataset.sources[*at].id).to_owned(),
    };
    format!("{} {what}", gap.weight)
}

fn claim(id: &str, by: &str, about: &str, more: &str) -> String {
    format!(
        "\n[[claim]]\nid = \"{id}\"\nsays = \"It is so.\"\nby = \"{by}\"\nabout = [\"{about}\"]\n{more}\n"
    )
}

fn state(of: &str, is: &str, on: &str, rests_on: &str, more: &str) -> String {
    format!(
        "\n[[state]]\nof = \"{of}\"\nis = \"{is}\"\nwhen = {on}\nreported = {on}\nrests-on = [{rests_on}]\n{more}\n"
    )
}

fn stance(claim: &str, by: &str, is: &str, on: &str) -> String {
    format!("\n[[stance]]\nclaim = \"{claim}\"\nby = \"{by}\"\nis = \"{is}\"\nreported = {on}\n")
}

const NONE: [&str; 0] = [];

#[test]
fn one_origin_is_a_gap_while_something_rests_on_it() {
    let x = claim("x", "a", "front:north", "");
    let bare = dossier(&x);
    assert_eq!(found(&bare, "2024-10-22", GapKind::OneOrigin), NONE, "nothing rests on it");
    let rests = state("front:north", "holding", "2024-10-12", "\"claim:x\"", "");
    let backed = stance("x", "b", "backs", "2024-10-14");
    let all = dossier(&format!("{x}{rests}{backed}"));
    assert_eq!(found(&all, "2024-10-11", GapKind::OneOrigin), NONE, "not yet assessed");
    assert_eq!(found(&all, "2024-10-13", GapKind::OneOrigin), ["1 x single-source"]);
    assert_eq!(found(&all, "2024-10-14", GapKind::OneOrigin), NONE, "two origins");
}

#[test]
fn what_hangs_on_a_claim_is_counted_as_it_stands() {
    let claims = claim("x", "a", "front:north", "") + &claim("y", "a", "front:north", "");
    let old = state("front:north", "holding", "2024-10-11", "\"claim:y\"", "");
    let new = state("front:north", "lost", "2024-10-12", "\"claim:x\"", "");
    let judgement = |id: &str, on: &str, more: &str| {
        format!(
            "\n[[judgement]]\nid = \"{id}\"\nsays = \"So.\"\nreported = {on}\nlikelihood = \"likely\"\n\
             rests-on = [\"claim:x\"]\nchange-if = [\"Not.\"]\n{more}\n"
        )
    };
    let first = judgement("first", "2024-10-13", "");
    let second = judgement("second", "2024-10-14", "supersedes = [\"first\"]");
    let brief = "\n[brief]\nbottom-line = \"So.\"\nreported = 2024-10-15\nrests-on = [\"claim:x\"]\n\
                 takeaways = [\"claim:x\"]\n";
    let ach = "\n[[ach]]\nid = \"why\"\nquestion = \"Why?\"\nreported = 2024-10-16\n\
               [[ach.hypothesis]]\nid = \"one\"\nsays = \"One.\"\n[[ach.hypothesis]]\nid = \"two\"\nsays = \"Two.\"\n\
               [[evidence]]\nid = \"item\"\nach = \"why\"\nreported = 2024-10-17\n\
               rests-on = [\"claim:x\"]\ninconsistent = [\"one\"]\n";
    let dataset = dossier(&format!("{claims}{old}{new}{first}{second}{brief}{ach}"));
    let at = |on| found(&dataset, on, GapKind::OneOrigin);
    assert_eq!(at("2024-10-11"), ["1 y single-source"]);
    assert_eq!(at("2024-10-12"), ["1 x single-source"], "the older state stands no more");
    assert_eq!(at("2024-10-13"), ["2 x single-source"]);
    assert_eq!(at("2024-10-14"), ["2 x single-source"], "a replaced judgement does not count");
    assert_eq!(at("2024-10-15"), ["4 x single-source"], "the bottom line and a takeaway");
    assert_eq!(at("2024-10-16"), ["4 x single-source"]);
    assert_eq!(at("2024-10-17"), ["5 x single-source"], "an item of evidence");
}

#[test]
fn whom_a_disputed_claim_concerns_may_be_silent() {
    let x = claim("x", "a", "flow:shells", "");
    let denied = stance("x", "b", "denies", "2024-10-12");
    let spoke = stance("x", "c", "declines-comment", "2024-10-14");
    let dataset = dossier(&format!("{x}{denied}{spoke}"));
    let at = |on| found(&dataset, on, GapKind::Silent);
    assert_eq!(at("2024-10-11"), NONE, "not in dispute");
    assert_eq!(at("2024-10-12"), ["0 x c"], "the recipient says nothing; the sender denies");
    assert_eq!(at("2024-10-14"), NONE, "to decline is to hold a position");
    let without = Question { without: vec![mute(&dataset, "c")], ..Question::of(&dataset) };
    let kinds = with(&dataset, &without, |board| {
        gaps::rows(board).iter().map(Gap::kind).collect::<Vec<_>>()
    });
    assert!(!kinds.contains(&GapKind::Silent), "who is left out is not silent");
}

#[test]
fn a_family_speaks_with_one_voice_and_a_contrary_claim_is_a_position() {
    let denied = stance("x", "c", "denies", "2024-10-12");
    let about = |subject: &str| {
        let x = claim("x", "b", subject, "");
        found(&dossier(&format!("{x}{denied}")), "2024-10-22", GapKind::Silent)
    };
    assert_eq!(about("actor:a-agency"), ["0 x a-agency"]);
    assert_eq!(about("aid:loan"), ["0 x a"], "the donor");
    assert_eq!(about("agreement:plan"), ["0 x a"], "a party");
    assert_eq!(about("front:north"), NONE, "one attacks and speaks, the other defends and denies");
    let contrary = claim("y", "a", "flow:shells", "contradicts = [\"x\"]");
    let x = claim("x", "b", "actor:a-agency", "");
    assert_eq!(
        found(&dossier(&format!("{x}{contrary}")), "2024-10-22", GapKind::Silent),
        ["0 y c"],
        "the agency's state said the contrary; of the contrary claim the recipient is silent"
    );
}

fn mute(dataset: &Dataset, name: &str) -> Mute {
    Mute::parse(dataset, name).unwrap()
}

#[test]
fn a_bare_figure_has_no_range() {
    let figure = |amount: &str, more: &str| {
        let x = claim("x", "a", "flow:shells", &format!("amount = \"{amount}\""));
        found(&dossier(&format!("{x}{more}")), "2024-10-22", GapKind::NoRange)
    };
    assert_eq!(figure("2600 shell", ""), ["0 x"], "the only figure of its flow");
    for exact in [
        "99 shell",
        "~2600 shell",
        ">=2600 shell",
        "2000..3000 shell",
        "600 EUR",
        "120 day",
        "150 %",
    ] {
        assert_eq!(figure(exact, ""), NONE, "{exact}");
    }
    let second = claim("y", "b", "flow:shells", "amount = \">=2000 shell\"");
    assert_eq!(figure("2600 shell", &second), NONE, "another figure stands beside it");
    let rests = state("flow:shells", "delivering", "2024-10-12", "\"claim:x\"", "");
    assert_eq!(figure("2600 shell", &format!("{second}{rests}")), ["1 x"], "but one rests on it");
    assert_eq!(figure("2600 shell", &claim("z", "a", "flow:shells", "supersedes = [\"x\"]")), NONE);
}

#[test]
fn a_state_is_out_of_date_once_it_is_older_than_the_limit_of_its_kind() {
    let x = claim("x", "a", "front:north", "");
    let first = state("front:north", "holding", "2024-10-10", "\"claim:x\"", "");
    let second = state("front:north", "holding", "2024-10-20", "\"claim:x\"", "");
    let ended = state("flow:shells", "ended", "2024-10-10", "\"claim:x\"", "");
    let indicator = state("indicator:vote", "not-seen", "2024-10-10", "\"claim:x\"", "");
    let dataset = dossier(&format!("{x}{first}{second}{ended}{indicator}"));
    let at = |on| found(&dataset, on, GapKind::Stale);
    assert_eq!(at("2024-10-17"), NONE, "seven days are not more than seven");
    assert_eq!(at("2024-10-18"), ["3 front:north 8"]);
    assert_eq!(at("2024-10-20"), NONE);
    assert_eq!(
        at("2026-10-28"),
        ["3 front:north 738"],
        "what has ended does not grow old, and a kind without a limit never does"
    );
    let texts = |id: &str| section(&dataset, "2024-10-18", id);
    assert!(texts("fronts").contains("holding !") && texts("fronts").contains("! out of date"));
    assert!(!section(&dataset, "2024-10-17", "fronts").contains('!'));
}

fn section(dataset: &Dataset, as_of: &str, id: &str) -> String {
    sections(dataset, as_of, &[id])
}

fn sections(dataset: &Dataset, as_of: &str, ids: &[&str]) -> String {
    let question = Question::of(dataset).at(day(as_of));
    with(dataset, &question, |board| {
        let briefing = briefing(board, ids, Receipt::default());
        sitroom::export::text::print(&briefing, &Options::default())
    })
}

#[test]
fn points_figures_and_letters_may_be_missing() {
    let said = claim("five", "a", "agreement:plan", "amount = \"5 point\"");
    let letterless = "\n[[source]]\nid = \"blog\"\ntitle = \"Blog\"\nkind = \"social\"\npublished = 2024-10-12\n";
    let sent = claim("sent", "b", "flow:shells", "via = \"blog\"\nreported = 2024-10-12");
    let counted =
        claim("counted", "a", "flow:shells", "amount = \">=5 shell\"\nreported = 2024-10-14");
    let rests = state("flow:shells", "delivering", "2024-10-13", "\"claim:sent\"", "");
    let dataset = dossier(&format!("{said}{letterless}{sent}{counted}{rests}"));
    let at = |on, kind| found(&dataset, on, kind);
    assert_eq!(at("2024-10-10", GapKind::Undescribed), ["0 plan 1"]);
    assert_eq!(at("2024-10-16", GapKind::Undescribed), ["0 plan 2"]);
    assert_eq!(at("2024-10-10", GapKind::NoFigure), NONE, "nobody speaks of the flow");
    assert_eq!(at("2024-10-12", GapKind::NoFigure), ["0 shells"]);
    assert_eq!(
        at("2024-10-13", GapKind::NoFigure),
        ["1 shells"],
        "its state rests on a claim about it"
    );
    assert_eq!(at("2024-10-14", GapKind::NoFigure), NONE);
    assert_eq!(at("2024-10-11", GapKind::Unrated), NONE);
    assert_eq!(at("2024-10-13", GapKind::Unrated), ["1 blog"]);
}

#[test]
fn gaps_stand_by_weight_then_the_pressing_kinds_first() {
    for as_of in ["2024-10-17", "2024-10-22", "2024-10-28", "2024-11-20", "2027-01-01"] {
        let question = Question::of(shipped::dataset()).at(day(as_of));
        with(shipped::dataset(), &question, |board| {
            let rows = gaps::rows(board);
            let keys: Vec<_> =
                rows.iter().map(|gap| (std::cmp::Reverse(gap.weight), gap.kind())).collect();
            assert!(!keys.is_empty() && keys.is_sorted(), "{as_of}");
            let sum: usize = gaps::counts(&rows).iter().map(|(_, n)| n).sum();
            assert_eq!(sum, rows.len());
        });
    }
}

/// The panel lists what paper sums up; both count the same.
#[test]
fn the_screen_lists_every_gap_and_paper_sums_up() {
    let question = Question::of(shipped::dataset());
    with(shipped::dataset(), &question, |board| {
        let rows = |blocks: &[Block]| -> usize {
            let tables = blocks.iter().filter_map(|block| match block {
                Block::Table(table) if table.columns.len() == 3 => Some(table.rows.len()),
                _ => None,
            });
            tables.sum()
        };
        let all = gaps::rows(board).len();
        let evidence = sitroom::briefing::pages::PAGES.iter().find(|it| it.id == "evidence");
        assert_eq!(rows(&(evidence.unwrap().page)(board).blocks), all);
        let section = SECTIONS.iter().find(|it| it.id == "gaps").unwrap();
        let blocks = (section.blocks)(board);
        let facts = blocks.iter().flat_map(|block| match block {
            Block::Facts(facts) => &facts[..],
            _ => &[],
        });
        let summed = facts.filter_map(|(_, runs)| {
            let before = runs[0].text.split(" more, on which").next()?;
            before.rsplit(' ').next()?.parse::<usize>().ok()
        });
        let summed: usize = summed.sum();
        assert!(summed > 0 && rows(&blocks) < all);
        assert_eq!(rows(&blocks) + summed, all);
    });
}

#[test]
fn gaps_and_tripwires_read_as_they_did() {
    for on in ["2024-10-17", "2024-10-22", "2024-10-28"] {
        let text = sections(shipped::dataset(), on, &["gaps", "tripwires"]);
        golden::check(&format!("gaps-{on}.txt"), &text);
    }
}
