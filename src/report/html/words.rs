//! Document text and changed words as HTML.
//!
//! In: text and words. Out: escaped markup, isolated against text that runs
//! the other way.

use maud::{Markup, html};

use crate::change::{Op, Words};
use crate::report::safe;

/// Text that means itself.
pub(super) fn text(text: &str) -> Markup {
    html! { bdi { (safe(text)) } }
}

/// Old and new words; spaces at the rim stand outside the marks.
pub(super) fn marked(words: &Words) -> Markup {
    html! {
        @for span in &words.spans {
            @let (before, core, after) = rims(&span.text);
            @match span.op {
                Op::Equal => { (before) bdi { (safe(core)) } (after) }
                Op::Delete => { (before) del { (safe(core)) } (after) }
                Op::Insert => { (before) ins { (safe(core)) } (after) }
            }
        }
    }
}

/// The words of a clause that came or went as a whole, or only moved.
pub(super) fn whole(words: &Words) -> Markup {
    html! { @for span in &words.spans { (safe(&span.text)) } }
}

fn rims(text: &str) -> (&str, &str, &str) {
    let core = text.trim();
    if core.is_empty() {
        return ("", text, "");
    }
    let lead = text.len() - text.trim_start().len();
    let end = lead + core.len();
    (&text[..lead], core, &text[end..])
}
