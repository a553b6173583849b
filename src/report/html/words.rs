//! Document text and changed words as HTML.
//!
//! In: text and words. Out: escaped markup, isolated against text that runs
//! the other way.

use maud::{Markup, html};

use crate::change::{Op, Words};
use crate::report::safe;
use crate::report::view::{Piece, Side, shown};

/// Text that means itself.
pub(super) fn text(text: &str) -> Markup {
    html! { bdi { (safe(text)) } }
}

/// Old and new words in one sentence.
pub(super) fn marked(words: &Words) -> Markup {
    html! {
        @for piece in shown(words, Side::Both) {
            @match piece {
                Piece::Words(Op::Equal, text) => (safe(&text)),
                Piece::Words(Op::Delete, text) => del { (safe(&text)) },
                Piece::Words(Op::Insert, text) => ins { (safe(&text)) },
                Piece::Gap(_) => " … ",
            }
        }
    }
}

/// The words of a clause that came or went as a whole, or only moved.
pub(super) fn whole(words: &Words) -> Markup {
    html! { @for span in &words.spans { (safe(&span.text)) } }
}
