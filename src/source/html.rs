//! Web pages, also those that Word saves.
//!
//! Bytes of a page go in, [`Pages`] come out: one page, each block a line, or
//! more where the page breaks it. What a browser would not show is left out.

mod bounds;
mod elements;
mod links;
mod sections;
mod typed;
mod walk;

use std::borrow::Cow;

use encoding_rs::Encoding;
use scraper::Html;

use super::SourceError;
use super::decode::decode;
use super::pages::{Format, Page, Pages};
use super::plain;
use super::tables::plain_tables;
use crate::model::{Notice, NoticeKind, Place};

/// Reads a web page.
///
/// # Errors
/// [`SourceError::Empty`] where nothing is shown, `TooLarge` beyond the limits
/// of `bounds`.
pub(super) fn read(bytes: &[u8]) -> Result<Pages<'static>, SourceError> {
    bounds::check_size(bytes)?;
    let (text, doubt) = characters(bytes);
    bounds::check_work(&text)?;
    let page = Html::parse_document(&text);
    if let Some(typed) = typed::text(&page).filter(|t| !t.trim().is_empty()) {
        return Ok(Pages {
            format: Format::Html,
            pages: plain::sheets(Cow::Owned(typed))?,
            notices: doubt.into_iter().collect(),
            properties: Vec::new(),
        });
    }
    let shown = walk::lines(&page);
    let mut lines = shown.lines;
    plain_tables(lines.iter_mut());
    if lines.iter().all(|l| l.runs.is_empty()) {
        return Err(SourceError::Empty);
    }
    let mut notices: Vec<Notice> = doubt.into_iter().collect();
    if shown.deletions > 0 {
        notices.push(Notice {
            kind: NoticeKind::TrackedChanges,
            message: format!(
                "the page marks deleted text ({} place{}); it was left out",
                shown.deletions,
                if shown.deletions == 1 { "" } else { "s" }
            ),
            place: Place::default(),
        });
    }
    Ok(Pages {
        format: Format::Html,
        pages: vec![Page { number: 1, lines }],
        notices,
        properties: Vec::new(),
    })
}

/// A mark at the start of the file counts most, then what the page says of
/// itself, then what its bytes look like.
fn characters(bytes: &[u8]) -> (Cow<'_, str>, Option<Notice>) {
    if Encoding::for_bom(bytes).is_none()
        && let Some(encoding) = stated(bytes)
    {
        let (text, _, damaged) = encoding.decode(bytes);
        if !damaged {
            return (text, None);
        }
    }
    decode(bytes)
}

/// The encoding in the page's `meta` element.
fn stated(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let at = head.find("charset=")? + "charset=".len();
    let label: String = head[at..]
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
        .collect();
    let encoding = Encoding::for_label(label.as_bytes())?;
    // A page that is read as bytes cannot be UTF-16 and say so in ASCII.
    Some(encoding.output_encoding())
}

#[cfg(test)]
mod tests {
    use super::super::pages::{Line, Role};
    use super::*;

    fn lines(html: &str) -> Vec<Line<'static>> {
        let mut pages = read(html.as_bytes()).unwrap().pages;
        pages.remove(0).lines
    }

    fn texts(html: &str) -> Vec<String> {
        let read = lines(html);
        read.iter().map(|line| line.text().into_owned()).collect()
    }

    #[test]
    fn blocks_become_lines_and_breaks_keep_the_block() {
        let read = lines(
            "<head><title>no</title></head><h1>Title<br>in two</h1><p>First\n  clause,</p>text",
        );
        assert_eq!(
            read.iter().map(Line::text).collect::<Vec<_>>(),
            ["Title", "in two", "First clause,", "text"]
        );
        assert_eq!(read[0].block, read[1].block);
        assert!(read[1].block < read[2].block && read[2].block < read[3].block);
        assert_eq!(read[0].role, Role::Heading(1));
    }

    #[test]
    fn type_is_kept_and_a_marker_is_raised() {
        let read = lines("<p><em>Recalling</em> its <b>resolution</b><sup>1</sup>,</p>");
        let runs = &read[0].runs;
        assert!(runs[0].italic && runs[0].text == "Recalling");
        assert!(runs[2].bold && runs[2].text == "resolution");
        assert!(runs[3].superscript && runs[3].text == "1");
        assert_eq!(read[0].text(), "Recalling its resolution1,");
    }

    #[test]
    fn lists_are_numbered_as_a_browser_shows_them() {
        assert_eq!(
            texts(
                "<ol start=3><li>Decides<ol type=a><li>one</li><li value=4>two</li></ol></li><li><p>Requests</p></li></ol>"
            ),
            ["3. Decides", "(a) one", "(d) two", "4. Requests"]
        );
        assert_eq!(texts("<ul><li>point</ul>"), ["• point"]);
        assert_eq!(
            texts("<ol style='list-style-type: lower-roman'><li>x</ol>"),
            ["(i) x"]
        );
        assert_eq!(texts("<ol style='list-style:none'><li>1. x</ol>"), ["1. x"]);
    }

    #[test]
    fn tables_and_word_footnotes_have_their_roles() {
        let read = lines(
            "<table><tr><td>a<td>b<tr><td>c<td>d</table>\
             <p>text<a href='#_ftn1'><span class=MsoFootnoteReference>[1]</span></a></p>\
             <div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><sup>1</sup> A/80/900.</p></div>",
        );
        assert_eq!(
            read[3].role,
            Role::Cell {
                table: 0,
                row: 1,
                column: 1
            }
        );
        assert!(read[4].runs[1].superscript && read[4].runs[1].text == "1");
        assert_eq!(
            (read[5].role, &*read[5].text()),
            (Role::Note, "1 A/80/900.")
        );
    }

    #[test]
    fn running_heads_and_notes_of_libreoffice_are_known() {
        let read = lines(
            "<div title=header><p>A/80/L.900</p></div><p>text<a class=sdfootnoteanc><sup>1</sup></a></p>\
             <div id=sdfootnote1><p class=sdfootnote-western><a class=sdfootnotesym>1</a> Note.</p></div>",
        );
        assert_eq!(read[0].role, Role::Header);
        assert_eq!((read[2].role, &*read[2].text()), (Role::Note, "1 Note."));
        assert!(read[2].runs[0].superscript);
    }

    #[test]
    fn what_is_not_shown_is_left_out() {
        assert_eq!(
            texts(
                "<style>p{}</style><p>a<script>b</script><span hidden>c</span><!-- d -->&nbsp;e &amp; f</p>"
            ),
            ["a\u{A0}e & f"]
        );
        let pages = read(b"<p>kept <del>gone</del><ins>new</ins></p>").unwrap();
        assert_eq!(pages.pages[0].lines[0].text(), "kept new");
        assert_eq!(pages.notices.len(), 1);
    }

    #[test]
    fn the_stated_encoding_is_used() {
        let page = b"<html><meta charset=\"windows-1252\"><p>T\xFCrkiye</p>";
        assert_eq!(read(page).unwrap().pages[0].lines[0].text(), "Türkiye");
    }

    #[test]
    fn endless_nesting_is_refused() {
        let deep = "<div>".repeat(100_000);
        assert!(matches!(
            read(deep.as_bytes()),
            Err(SourceError::TooLarge { .. })
        ));
        let many: String = (0..5000).map(|n| format!("<font size={n}>")).collect();
        let bomb = many + &"<p>x".repeat(5000);
        assert!(matches!(
            read(bomb.as_bytes()),
            Err(SourceError::TooLarge { .. })
        ));
    }
}
