//! Words that justified print has scattered.
//!
//! A line with few words is set wide, and reading order takes its words for
//! columns: `Notes the` / `binding values;` / (blank) / `making` / (blank) /
//! `of` / (blank). In: the lines of the body. Out: the same lines, the strays
//! back at the end of the line that broke off.

use crate::source::{Line, Run};

use super::ending::terminal;
use super::label;
use super::paragraph::{Changed, Placed};
use super::width;

/// Puts scattered words back. `edge` is the width of full lines.
pub(super) fn gather<'a>(lines: &mut Vec<Placed<'a>>, edge: f32, changed: &'a Changed<'a>) {
    // How many lines are kept of those so far, one behind the other.
    let (mut kept, mut at) = (0, 0);
    while at < lines.len() {
        let ahead = &lines[at..];
        let page = ahead[0].page;
        let strays = ahead
            .iter()
            .take_while(|own| own.page == page && is_stray(own.line))
            .count();
        let set_apart = || {
            ahead
                .get(strays)
                .is_none_or(|next| next.line.gap > 0 || next.page != page)
        };
        if strays > 0
            && set_apart()
            && let Some(whole) = put_back(&lines[..kept], &ahead[..strays], edge)
        {
            lines[kept - 2].line = changed.alloc(whole);
            at += strays;
            continue;
        }
        for _ in 0..strays.max(1) {
            if kept < at {
                lines.swap(kept, at);
            }
            (kept, at) = (kept + 1, at + 1);
        }
    }
    lines.truncate(kept);
}

/// The line that broke off, whole again: the last but one so far, if the words
/// fill it and the line below it would not have broken there.
fn put_back<'a>(out: &[Placed<'a>], strays: &[Placed<'a>], edge: f32) -> Option<Line<'a>> {
    const LEAST: f32 = 0.5;
    const MOST: f32 = 1.06;
    let [.., above, below] = out else {
        return None;
    };
    let pages = [below.page, strays[0].page];
    let (broken, below) = (above.line, below.line);
    let mut text = broken.text().into_owned();
    let next = below.text();
    let word = next.split(' ').next().unwrap_or("");
    let early = width::of(&text) + width::of(word) < 0.9 * edge;
    let ended = terminal(&text) && !text.trim_end().ends_with(',');
    if pages != [above.page; 2] || below.gap > 0 || !early || ended {
        return None;
    }
    for stray in strays {
        text.push(' ');
        text.push_str(&stray.line.text());
    }
    let filled = width::of(&text) / edge;
    (LEAST..MOST).contains(&filled).then(|| Line {
        x_end: broken.x + text.chars().count() as f32,
        runs: Run {
            text: text.into(),
            ..Run::default()
        }
        .into(),
        ..broken.clone()
    })
}

/// A word alone, set apart from the line above.
fn is_stray(line: &Line<'_>) -> bool {
    const LONGEST: usize = 40;
    if line.gap == 0 {
        return false;
    }
    let text = line.text();
    let figure = text.bytes().all(|b| b.is_ascii_digit() || b == b'*');
    !text.contains(' ')
        && text.len() < LONGEST
        && !figure
        && label::split(&text).is_none()
        && label::part(&text).is_none()
}

#[cfg(test)]
mod tests {
    use super::gather;
    use crate::parse::paragraph::{Changed, Placed};

    fn gathered(text: &str) -> Vec<String> {
        let pages = crate::source::read(text.as_bytes()).expect("text");
        let lines = pages.pages[0].lines.iter();
        let mut lines: Vec<_> = lines.map(|line| Placed { page: 1, line }).collect();
        let changed = Changed::new();
        gather(&mut lines, 20_000.0, &changed);
        let texts = lines.iter().map(|placed| placed.line.text().into_owned());
        texts.collect()
    }

    #[test]
    fn scattered_words_go_back_to_the_line_that_broke_off() {
        let found = gathered(
            "Notes the significant\nlamps and their keepers;\n\nprogress\n\nin\n\nkeeping\n\nNotes also\n",
        );
        assert_eq!(
            found,
            [
                "Notes the significant progress in keeping",
                "lamps and their keepers;",
                "Notes also"
            ]
        );
    }

    #[test]
    fn a_heading_of_one_word_stays() {
        let text = "Notes the lamps that are kept all night;\nNotes also the keepers;\n\nMeadows\n\n1. Decides\n";
        assert_eq!(gathered(text).len(), 4);
    }
}
