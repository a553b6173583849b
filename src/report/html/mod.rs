//! One self-contained HTML page: no network, and readable without its script.
//!
//! In: a [`DiffView`], a [`DraftView`] or a [`Synopsis`]. Out: a page with its
//! style and its script inside, and a content policy that allows these two by
//! their hashes and nothing else, so that not even a mistake in escaping could
//! load or run anything. The script adds filters, keys and a second layout; it
//! is the same text in every page and takes nothing from a document but its
//! text content. maud escapes markup;
//! [`safe`](super::safe) takes out what steers or hides.

mod comparison;
mod outline;
mod strip;
mod synopsis;
mod words;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::synopsis::Synopsis;
use super::theme::Theme;
use super::view::{DiffView, DraftView};

const STYLE: &str = include_str!("style.css");
/// The only style that the page may have; a test holds it to [`STYLE`].
const STYLE_HASH: &str = "sha256-L+32Nq6/n2VTjpC0yKf3ndTZc4CTaOMy2wLdRHR4+fM=";
const SCRIPT: &str = include_str!("script.js");
/// The only script that the page may run; a test holds it to [`SCRIPT`].
const SCRIPT_HASH: &str = "sha256-a99Y3fw6fWnKoRXynxGUrTYVEwpEK+jrEslvtphUyVE=";

/// A comparison.
pub fn diff(view: &DiffView<'_>, theme: Theme) -> String {
    let name = format!("{} → {}", view.old.name, view.new.name);
    page(&name, theme, &comparison::body(view))
}

/// One draft.
pub fn draft(view: &DraftView, theme: Theme) -> String {
    page(&view.heading.name, theme, &outline::body(view))
}

/// Several drafts beside each other, clause by clause.
pub fn synopsis(synopsis: &Synopsis<'_>, theme: Theme) -> String {
    let names: Vec<&str> = synopsis.documents.iter().map(|d| d.name.as_str()).collect();
    page(&names.join(" → "), theme, &synopsis::body(synopsis))
}

/// Where the script puts its buttons; not there for who runs none.
fn tools() -> Markup {
    html! { nav.tools aria-label="Reading" hidden {} }
}

fn page(name: &str, theme: Theme, body: &Markup) -> String {
    let policy = format!(
        "default-src 'none'; style-src '{STYLE_HASH}'; script-src '{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'"
    );
    let mut text = html! {
        (DOCTYPE)
        html lang="en" data-colours=[(theme != Theme::Default).then_some(theme.as_str())] {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (super::safe(name)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (body)
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
    .into_string();
    text.push('\n');
    text
}

/// A list under its name, nothing where it is empty.
fn list(name: &str, items: &[String]) -> Markup {
    html! {
        @if !items.is_empty() {
            h2 { (name) }
            ul { @for item in items { li { (words::text(item)) } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::report::safe::is_harmless;
    use crate::report::samples;

    /// Base 64 of 32 bytes, as a content policy writes a hash.
    fn base64(bytes: &[u8]) -> String {
        const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for chunk in bytes.chunks(3) {
            let mut group = [0; 3];
            group[..chunk.len()].copy_from_slice(chunk);
            let n = u32::from_be_bytes([0, group[0], group[1], group[2]]);
            for i in 0..4 {
                if i > chunk.len() {
                    out.push('=');
                } else {
                    let sign = (n >> (18 - 6 * i)) & 63;
                    out.push(char::from(SIGNS[sign as usize]));
                }
            }
        }
        out
    }

    fn shown() -> String {
        diff(&samples::view(&samples::revision()), Theme::Default)
    }

    #[test]
    fn the_policy_names_the_style_and_the_script_that_the_page_has() {
        let hash = |text: &str| format!("sha256-{}", base64(&Sha256::digest(text)));
        assert_eq!(STYLE_HASH, hash(STYLE));
        assert_eq!(SCRIPT_HASH, hash(SCRIPT));
        assert!(shown().contains(&format!("<style>{STYLE}</style>")));
        assert!(shown().contains(&format!("<script>{SCRIPT}</script>")));
    }

    #[test]
    fn a_comparison_shows_sponsors_first_and_folds_the_unchanged() {
        let page = shown();
        let at = |words: &str| {
            page.find(words)
                .unwrap_or_else(|| panic!("{words}: {page}"))
        };
        assert!(at("Sponsors") < at("Clauses"));
        let moved = at("<article class=\"change moved\" id=\"c1\"");
        assert!(at("<summary>4 unchanged (chapeau–PP3)</summary>") < moved);
        at("<del>Takes note of</del> <ins>Welcomes</ins> the report");
        at("<h3 class=\"text\" dir=\"auto\">Lamps and keepers</h3>");
        at("table on page 3");
        at("data-cite=\"A/C.1/99/L.8/Rev.1, OP1\"");
        at("<a href=\"https://undocs.org/A/C.1/99/L.8/Rev.1\"");
    }

    #[test]
    fn nothing_is_loaded_and_only_the_own_script_runs() {
        for page in [shown(), draft(&outline_of_revision(), Theme::Mono)] {
            let page = page.replace(SCRIPT, "").replace(STYLE, "");
            assert_eq!(page.matches("<script").count(), 1);
            for forbidden in ["<link", "<img", " src=", "style=", " on", "url("] {
                let markup: String = page
                    .split('<')
                    .map(|tag| tag.split('>').next().unwrap_or(""))
                    .fold(String::new(), |all, tag| all + "<" + tag);
                assert!(!markup.contains(forbidden), "{forbidden}");
            }
        }
    }

    #[test]
    fn hostile_text_stays_text() {
        let hostile = samples::hostile();
        let view = samples::view(&hostile);
        let (old, new, _) = &hostile;
        let both = [old, new].map(Clone::clone);
        let names = ["<b>".to_owned(), samples::HOSTILE.to_owned()];
        let table = Synopsis::new(&both, &names);
        for page in [
            diff(&view, Theme::Default),
            draft(&DraftView::new(new, None), Theme::Default),
            synopsis(&table, Theme::Default),
        ] {
            let page = page.replace(SCRIPT, "").replace(STYLE, "");
            assert_eq!(page.matches("<script").count(), 1);
            assert!(page.contains("&lt;script&gt;alert(1)"));
            assert!(page.chars().all(|c| c == '\n' || is_harmless(c)));
        }
    }

    fn outline_of_revision() -> DraftView {
        DraftView::new(&samples::revision().1, None)
    }
}
