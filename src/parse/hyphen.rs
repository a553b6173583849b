//! Hyphens that were lost at the ends of lines.
//!
//! `pdftotext` in reading order takes a hyphen at a line's end for a division
//! of the word, drops it and sets both lines on one: `decision-` / `making`
//! becomes `decisionmaking`, in a line twice as wide as the page. But Word
//! never divides words: each such line has lost a real hyphen.
//!
//! In: lines. Out: the lines divided again where the page ended, the hyphen put
//! back where the text itself or the forms of compounds show its place, and
//! the joins that stay doubtful.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::source::{Line, Run};

use super::paragraph::Placed;
use super::width;

/// The lines with what was put back in them.
pub(super) struct Restored<'a> {
    /// The lines, with the page of each.
    pub(super) lines: Vec<(u32, Cow<'a, Line>)>,
    /// What was put back, as `decision-making`, in order.
    pub(super) mended: Vec<String>,
}

/// First parts of compounds that are rarely words of their own.
const FIRSTS: [&str; 37] = [
    "above", "counter", "cross", "e", "eighty", "fifty", "follow", "forty", "forward", "good",
    "high", "long", "low", "medium", "micro", "mid", "middle", "much", "multi", "ninety", "non",
    "north", "post", "pre", "remote", "self", "seventy", "short", "sixty", "south", "thirty",
    "twenty", "two", "ultra", "vice", "well", "zero",
];

/// Second parts that make a compound of nearly any word before them.
const SECONDS: [&str; 71] = [
    "added",
    "affected",
    "aligned",
    "american",
    "based",
    "building",
    "centred",
    "chair",
    "chairs",
    "cutting",
    "dependent",
    "designate",
    "determination",
    "driven",
    "effective",
    "effectively",
    "eighth",
    "emission",
    "emissions",
    "ended",
    "exporting",
    "fifth",
    "first",
    "focused",
    "fourth",
    "free",
    "friendly",
    "general",
    "governmental",
    "headed",
    "importing",
    "income",
    "informed",
    "led",
    "level",
    "line",
    "looking",
    "making",
    "mentioned",
    "needed",
    "neighbourliness",
    "ninth",
    "onset",
    "oriented",
    "owned",
    "partner",
    "person",
    "prone",
    "proliferation",
    "related",
    "relevant",
    "resilient",
    "resistant",
    "responsive",
    "saving",
    "scale",
    "second",
    "sensing",
    "sensitive",
    "setting",
    "seventh",
    "sharing",
    "sixth",
    "sized",
    "specific",
    "stakeholder",
    "term",
    "third",
    "track",
    "up",
    "wide",
];

/// Words that stand only in the midst of compounds: `country-by-country`.
const JOINTS: [&str; 10] = ["as", "by", "to", "of", "in", "on", "the", "and", "for", "a"];

/// First parts that are welded to the second: `interrelated`.
const WELDING: [&str; 12] = [
    "inter", "socio", "macro", "micro", "multi", "over", "under", "sub", "super", "co", "re", "pre",
];

/// Those that also end words without a hyphen: `nationwide`, `guideline`.
const WELDED: [&str; 9] = [
    "wide", "line", "scale", "up", "term", "level", "person", "partner", "making",
];

/// Divides the lines that are wider than the page.
pub(super) fn restore<'a>(body: &[Placed<'a>]) -> Restored<'a> {
    let mut out = Restored {
        lines: Vec::with_capacity(body.len()),
        mended: Vec::new(),
    };
    let edge = edge(body);
    let words = edge.map(|_| Words::of(body));
    for placed in body {
        let mut line = Cow::Borrowed(placed.line);
        if let (Some(edge), Some(words)) = (edge, &words) {
            while let Some((head, tail, compound)) = words.divide(&line.text(), edge) {
                let mut below = with_text(&line, tail);
                below.gap = 0;
                let above = with_text(&line, head);
                out.lines.push((placed.page, Cow::Owned(above)));
                out.mended.push(compound);
                line = Cow::Owned(below);
            }
            let (text, compounds) = words.compounds(&line.text(), edge);
            if !compounds.is_empty() {
                out.mended.extend(compounds);
                line = Cow::Owned(with_text(&line, text));
            }
        }
        out.lines.push((placed.page, line));
    }
    out
}

fn with_text(line: &Line, text: String) -> Line {
    Line {
        x_end: line.x + text.chars().count() as f32,
        runs: vec![Run {
            text,
            ..Run::default()
        }],
        ..line.clone()
    }
}

/// How wide full lines are, where the text is broken to one width and some
/// lines are wider.
fn edge(body: &[Placed<'_>]) -> Option<f32> {
    const FEWEST: usize = 20;
    if body.len() < FEWEST
        || body
            .iter()
            .filter(|p| p.line.size > 0.0 || p.line.x > 3.0)
            .count()
            * 10
            > body.len()
    {
        return None;
    }
    let mut widths: Vec<f32> = body.iter().map(|p| width::of(&p.line.text())).collect();
    widths.sort_by(f32::total_cmp);
    let edge = widths[widths.len() * 3 / 4];
    let full = widths
        .iter()
        .filter(|w| **w > 0.88 * edge && **w < 1.06 * edge)
        .count();
    (full * 3 > widths.len()).then_some(edge)
}

/// The words of a document: how often each occurs, compounds too.
struct Words {
    counts: BTreeMap<String, usize>,
}

impl Words {
    fn of(body: &[Placed<'_>]) -> Words {
        let mut counts = BTreeMap::new();
        for placed in body {
            for word in placed
                .line
                .text()
                .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '’'))
            {
                *counts.entry(word.to_lowercase()).or_insert(0) += 1;
                let parts: Vec<String> =
                    word.to_lowercase().split('-').map(str::to_owned).collect();
                for pair in parts.windows(2) {
                    *counts.entry(pair[0].clone()).or_insert(0) += 1;
                    *counts.entry(pair[1].clone()).or_insert(0) += 1;
                    if parts.len() > 2 {
                        *counts.entry(pair.join("-")).or_insert(0) += 1;
                    }
                }
            }
        }
        Words { counts }
    }

    fn count(&self, word: &str) -> usize {
        self.counts.get(&word.to_lowercase()).copied().unwrap_or(0)
    }

    /// Puts the hyphen back into words that the text has as compounds
    /// elsewhere (`nuclearweapon`, beside `nuclear-weapon`), where a short last
    /// line leaves no trace of the division.
    fn compounds(&self, text: &str, edge: f32) -> (String, Vec<String>) {
        const SHORTEST: usize = 4;
        const NEAR: f32 = 0.75;
        let mut out = String::new();
        let mut found = Vec::new();
        for word in text.split_inclusive(|c: char| !(c.is_alphabetic() || c == '’')) {
            let bare = word.trim_end_matches(|c: char| !c.is_alphabetic());
            let near = width::of(&out) + width::of(bare) > NEAR * edge;
            let at = (SHORTEST..bare.len().saturating_sub(SHORTEST - 1))
                .filter(|&at| bare.is_char_boundary(at))
                .find(|&at| self.is_compound(&bare[..at], &bare[at..], near));
            match at {
                Some(at) => {
                    out.push_str(&word[..at]);
                    out.push('-');
                    out.push_str(&word[at..]);
                    found.push(format!("{}-{}", &bare[..at], &bare[at..]));
                }
                _ => out.push_str(word),
            }
        }
        (out, found)
    }

    /// Whether two halves of a word are a compound that has lost its hyphen.
    fn is_compound(&self, first: &str, second: &str, near: bool) -> bool {
        let whole = self.count(&format!("{first}{second}"));
        let known = self.count(&format!("{first}-{second}"));
        let (first_known, second_known) = (self.count(first) > 0, self.count(second) > 0);
        let cased = first.ends_with(char::is_lowercase) && second.starts_with(char::is_uppercase);
        if known >= whole && known > 0 || (cased && (first_known || second_known)) {
            return true;
        }
        let prefix = first.eq_ignore_ascii_case("self");
        let suffix = SECONDS.contains(&second)
            && !WELDED.contains(&second)
            && !WELDING.contains(&first.to_lowercase().as_str())
            && first_known;
        near && whole <= 1 && (prefix || suffix)
    }

    /// Divides a line that is too wide: what stood above, what below, and the
    /// compound between them.
    fn divide(&self, text: &str, edge: f32) -> Option<(String, String, String)> {
        const TOO_WIDE: f32 = 1.08;
        if width::of(text) < TOO_WIDE * edge {
            return None;
        }
        let mut best: Option<(i32, usize)> = None;
        for (at, c) in text.char_indices() {
            let reach = width::of(&text[..at]);
            if reach > 1.05 * edge {
                break;
            }
            // What follows did not fit on the line; first lines are indented.
            let piece = first_word(text[at..].trim_start());
            let needed = reach + width::of(piece.split_inclusive('-').next().unwrap_or(piece));
            if needed < 0.9 * edge {
                continue;
            }
            let score = if c == ' ' {
                self.apart(text, at)
            } else {
                self.within(text, at)
            };
            let Some(mut score) = score else { continue };
            if needed < 0.96 * edge {
                score -= 2;
            }
            if best.is_none_or(|(s, _)| score >= s) {
                best = Some((score, at));
            }
        }
        let (_, at) = best?;
        let (head, tail) = text.split_at(at);
        let (head, tail) = (head.trim_end(), tail.trim_start());
        let first = last_word(head);
        let second = first_word(tail);
        Some((
            format!("{head}-"),
            tail.to_owned(),
            format!("{first}-{second}"),
        ))
    }

    /// How likely a hyphen is lost within a word.
    fn within(&self, text: &str, at: usize) -> Option<i32> {
        let (first, second) = (last_word(&text[..at]), first_word(&text[at..]));
        if first.is_empty() || second.is_empty() || text[..at].ends_with(['-', '/']) {
            return None;
        }
        let figures = |word: &str| word.contains(|c: char| c.is_ascii_digit());
        // `COVID-19related`
        let dated = first.ends_with(|c: char| c.is_ascii_digit()) && SECONDS.contains(&second);
        if (figures(first) && !dated) || figures(second) || second.starts_with('-') {
            return None;
        }
        let whole = format!("{first}{second}");
        let cased = first.ends_with(char::is_lowercase) && second.starts_with(char::is_uppercase);
        if cased && first.len() > 3 && second.len() > 3 {
            return Some(12);
        }
        if second.starts_with(char::is_uppercase) {
            return None;
        }
        if WELDING.contains(&first.to_lowercase().as_str())
            && self.count(&format!("{first}-{second}")) == 0
        {
            return None;
        }
        let score = self.compound(first, second);
        // A word that occurs elsewhere has lost nothing.
        if score < 8 && self.count(&whole) > 1 {
            return None;
        }
        (score > 0).then_some(score + 1)
    }

    /// How likely a hyphen is lost between two words.
    fn apart(&self, text: &str, at: usize) -> Option<i32> {
        let head = text[..at].trim_end();
        let (first, second) = (last_word(head), first_word(text[at..].trim_start()));
        if first.is_empty() || second.is_empty() || head.ends_with([',', '.', ';', '-']) {
            return None;
        }
        let score = self.compound(first, second);
        let known = self.count(&format!("{first}-{second}")) > 0;
        let formed = known || score > 4 || FIRSTS.contains(&first.to_lowercase().as_str());
        (score > 0 && formed).then_some(score)
    }

    fn compound(&self, first: &str, second: &str) -> i32 {
        const SHORT: usize = 3;
        let bare = first.rsplit('-').next().unwrap_or(first).to_lowercase();
        let head = second.split('-').next().unwrap_or(second).to_lowercase();
        let (first_known, second_known) = (self.count(&bare) > 0, self.count(&head) > 0);
        let prefix = FIRSTS.contains(&bare.as_str());
        let suffix = SECONDS.contains(&head.as_str());
        let participle = head.len() > 5 && (head.ends_with("ed") || head.ends_with("ing"));
        let long = bare.len() > SHORT;
        if JOINTS.contains(&bare.as_str()) {
            // `business-as-usual`, but not `the related`.
            return if first.contains('-') { 9 } else { 0 };
        }
        let mut score = 0;
        if self.count(&format!("{bare}-{head}")) > 0 {
            score += 8;
        }
        if prefix && (second_known || suffix || long) {
            score += 4;
        }
        if suffix && (first_known || prefix || long) {
            score += if first_known || prefix { 5 } else { 3 };
        }
        if first_known && long && (participle || (second_known && head.len() > SHORT)) {
            score += 2;
        }
        score
    }
}

fn last_word(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '-' | '’')))
        .map_or(0, |(at, c)| at + c.len_utf8());
    &text[start..]
}

fn first_word(text: &str) -> &str {
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '’')))
        .unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::restore;
    use crate::parse::paragraph::Placed;

    #[test]
    fn a_line_twice_as_wide_as_the_page_gets_its_hyphen_back() {
        let full = "Noting that the keepers of lights along all the inland waters of the region\n"
            .repeat(24);
        let text = format!(
            "{full}Noting the role of decision-making in the keeping of lights by night and day\n\
             Inviting all keepers to take part in the work and in the process of decisionmaking on the lights of the waters;\n"
        );
        let pages = crate::source::read(text.as_bytes()).expect("text");
        let lines: Vec<Placed<'_>> = pages.pages[0]
            .lines
            .iter()
            .map(|line| Placed { page: 1, line })
            .collect();
        let restored = restore(&lines);
        assert_eq!(restored.mended, ["decision-making"]);
        assert_eq!(restored.lines.len(), lines.len() + 1);
        assert!(restored.lines[25].1.text().ends_with("decision-"));
    }
}
