//! What the elements of a page mean: blocks, notes, markers, lists.

use scraper::node::Element;

/// A list that is open: how it numbers and how far it has counted.
pub(super) struct List {
    /// As Word names it; `None` shows no number.
    pub(super) format: Option<&'static str>,
    pub(super) next: i64,
    pub(super) step: i64,
}

pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

pub(super) fn is_shown(e: &Element, style: &str) -> bool {
    !matches!(
        e.name(),
        "head"
            | "script"
            | "style"
            | "template"
            | "noscript"
            | "iframe"
            | "object"
            | "svg"
            | "select"
            | "button"
            | "title"
            | "del"
            | "audio"
            | "video"
            | "canvas"
    ) && e.attr("hidden").is_none()
        && !style.contains("display:none")
        && !style.contains("mso-hide:all")
}

/// Word, LibreOffice and the accessible web mark notes each in their way.
pub(super) fn is_note(e: &Element, style: &str) -> bool {
    e.classes().any(|c| {
        matches!(
            c,
            "MsoFootnoteText"
                | "MsoEndnoteText"
                | "footnote"
                | "footnotes"
                | "sdfootnote"
                | "sdendnote"
        ) || c.starts_with("sdfootnote-")
            || c.starts_with("sdendnote-")
    }) || style.contains("mso-element:footnote")
        || style.contains("mso-element:endnote")
        || matches!(
            e.attr("role"),
            Some("doc-footnote" | "doc-endnote" | "doc-endnotes")
        )
}

pub(super) fn is_marker(e: &Element) -> bool {
    e.classes().any(|c| {
        matches!(
            c,
            "MsoFootnoteReference" | "MsoEndnoteReference" | "sdfootnotesym" | "sdendnotesym"
        )
    }) || e.attr("role") == Some("doc-noteref")
}

pub(super) fn numbered(e: &Element, style: &str) -> List {
    let by_style = [
        ("lower-alpha", "lowerLetter"),
        ("lower-latin", "lowerLetter"),
        ("upper-alpha", "upperLetter"),
        ("upper-latin", "upperLetter"),
        ("lower-roman", "lowerRoman"),
        ("upper-roman", "upperRoman"),
    ]
    .into_iter()
    .find(|(css, _)| style.contains(css))
    .map(|(_, format)| format);
    let format = if style.contains("list-style:none") || style.contains("list-style-type:none") {
        None
    } else {
        Some(by_style.unwrap_or(match e.attr("type") {
            Some("a") => "lowerLetter",
            Some("A") => "upperLetter",
            Some("i") => "lowerRoman",
            Some("I") => "upperRoman",
            _ => "decimal",
        }))
    };
    List {
        format,
        next: e
            .attr("start")
            .and_then(|s| s.trim().parse().ok())
            .unwrap_or(1),
        step: if e.attr("reversed").is_some() { -1 } else { 1 },
    }
}
