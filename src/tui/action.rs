//! What a key can do: the words that the configuration binds keys to.

use crate::dataset::words::words;

words! {
    /// Something a key does.
    Action, "action":
    Up = "up", Down = "down", PageUp = "page-up", PageDown = "page-down", Top = "top",
    Bottom = "bottom", Left = "left", Right = "right", NextPanel = "next-panel",
    PreviousPanel = "previous-panel", Open = "open", Back = "back", Escape = "escape",
    Zoom = "zoom", DetailUp = "detail-up", DetailDown = "detail-down",
    Brief = "brief", Fronts = "fronts", Actors = "actors", Supply = "supply", Aid = "aid",
    Timeline = "timeline", Map = "map", Evidence = "evidence", Analysis = "analysis",
    AskChanges = "ask-changes", AskWithout = "ask-without", AskScenario = "ask-scenario",
    NoScenario = "no-scenario", AskGaps = "ask-gaps",
    AskJudgements = "ask-judgements", AskTripwires = "ask-tripwires",
    AskNumbers = "ask-numbers", AskRecord = "ask-record", AskHypotheses = "ask-hypotheses",
    StepBack = "step-back", StepForward = "step-forward", WeekBack = "week-back",
    WeekForward = "week-forward", Date = "date", HomeDate = "home-date", Known = "known",
    Baseline = "baseline", Mute = "mute", HearAll = "hear-all",
    Filter = "filter", NextMatch = "next-match", PreviousMatch = "previous-match",
    Palette = "palette", Jump = "jump", Undo = "undo", Redo = "redo", Sort = "sort",
    ExportText = "export-text", ExportMarkdown = "export-markdown", ExportJson = "export-json",
    ExportSvg = "export-svg", ExportAnsi = "export-ansi", ExportHtml = "export-html",
    CopyRow = "copy-row", CopyCitation = "copy-citation", CopyId = "copy-id",
    CopyLink = "copy-link", OpenLink = "open-link", Edit = "edit",
    Nearer = "nearer", Farther = "farther", Fit = "fit", MapTheatre = "map-theatre",
    MapSupply = "map-supply", MapWorld = "map-world", MapList = "map-list", MapSigns = "map-signs",
    Glyphs = "glyphs", Theme = "theme", Mouse = "mouse",
    Reload = "reload", Faults = "faults", Help = "help", About = "about", Redraw = "redraw", Suspend = "suspend",
    Quit = "quit", QuitPrint = "quit-print", Abort = "abort",
}
