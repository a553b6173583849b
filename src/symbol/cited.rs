//! Documents that running text cites: symbols, and resolutions and decisions
//! by number.
//!
//! A number alone says little (`3/4` may be a fraction): the words around it
//! decide. A head (`resolution`, `decisions`) opens a citation, the body
//! named before or after it says whose, the shape of the number must fit
//! that body. What belongs to a body outside the table is left out.

use std::ops::Range;

use super::{Symbol, read};

/// Finds every resolution, decision and document cited in a text, in order.
///
/// ```
/// # use travaux::symbol::cited;
/// let text = "Recalling resolutions 36/103 and 43/78 H, decision 80/506 and \
///             Security Council resolution 1325 (2000), and the report (A/80/12),";
/// let symbols: Vec<String> = cited(text).into_iter().map(|(_, s)| s.to_string()).collect();
/// assert_eq!(
///     symbols,
///     ["A/RES/36/103", "A/RES/43/78 H", "A/DEC/80/506", "S/RES/1325 (2000)", "A/80/12"]
/// );
/// ```
pub fn cited(text: &str) -> Vec<(Range<usize>, Symbol)> {
    let mut found = Vec::new();
    let mut head: Option<Head> = None;
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let byte = bytes[at];
        let starts = byte.is_ascii_alphanumeric() && starts_word(bytes, at);
        if !starts {
            if ends_sentence(bytes, at) {
                head = None;
            }
            at += 1;
            continue;
        }
        if let Some((symbol, end)) = printed_symbol(text, at) {
            at = push_symbol(&mut found, text, at, end, symbol);
            continue;
        }
        if let Some((new, end)) = Head::at(text, at) {
            head = Some(new);
            at = end;
            continue;
        }
        if let Some(open) = &mut head
            && (byte.is_ascii_digit() || byte == b'S' || byte == b'E')
            && let Some((number, end)) = Number::at(text, at)
        {
            let linked = open.reaches(text, at);
            if linked || number.is_distinct() {
                let body = body_after(&text[end..]).unwrap_or(open.body);
                if let Some(symbol) = number.symbol(body, open.decision) {
                    found.push((at..end, symbol));
                }
            }
            if linked {
                open.end = end;
            }
            at = end;
            continue;
        }
        at = word_end(bytes, at);
    }
    found
}

/// Whose resolutions a head speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Body {
    /// Not said: the General Assembly, or what the number's shape tells.
    Unsaid,
    /// `Council resolution`: which one, the number tells.
    ACouncil,
    Assembly,
    Security,
    Economic,
    Rights,
    RightsCommission,
    /// A body outside the table.
    Other,
}

/// The names of bodies, the longer before those that they end with.
const BODIES: [(&str, Body); 21] = [
    ("General Assembly", Body::Assembly),
    ("Health Assembly", Body::Other),
    ("Environment Assembly", Body::Other),
    ("Habitat Assembly", Body::Other),
    ("Assembly", Body::Assembly),
    ("Security Council", Body::Security),
    ("Economic and Social Council", Body::Economic),
    ("Human Rights Council", Body::Rights),
    ("Executive Council", Body::Other),
    ("Governing Council", Body::Other),
    ("Trusteeship Council", Body::Other),
    ("Council", Body::ACouncil),
    ("Commission on Human Rights", Body::RightsCommission),
    ("Commission", Body::Other),
    ("Conference", Body::Other),
    ("Parties", Body::Other),
    ("Board", Body::Other),
    ("Committee", Body::Other),
    ("Organization", Body::Other),
    ("Authority", Body::Other),
    ("Union", Body::Other),
];

/// The word `resolution` or `decision` with what it says of the numbers that
/// follow.
struct Head {
    body: Body,
    decision: bool,
    /// Where the last thing that belongs to the citation ends.
    end: usize,
}

impl Head {
    fn at(text: &str, at: usize) -> Option<(Head, usize)> {
        let word = &text[at..word_end(text.as_bytes(), at)];
        let decision = match word.len() {
            10 | 11 if is_word(word, "resolution") => false,
            8 | 9 if is_word(word, "decision") => true,
            _ => return None,
        };
        let end = at + word.len();
        let head = Head {
            body: body_before(&text[..at]),
            decision,
            end,
        };
        Some((head, end))
    }

    /// Tells whether nothing but dates, sections and list words stands
    /// between the last number and this place.
    fn reaches(&self, text: &str, at: usize) -> bool {
        text.get(self.end..at).is_some_and(|between| {
            between.len() < 160
                && between
                    .split(|c: char| c.is_whitespace() || ",()".contains(c))
                    .filter(|w| !w.is_empty())
                    .all(is_list_word)
        })
    }
}

/// Words that may part the numbers of one list.
fn is_list_word(word: &str) -> bool {
    let listed = [
        "and",
        "or",
        "to",
        "of",
        "as",
        "well",
        "in",
        "particular",
        "its",
        "resolution",
        "resolutions",
        "decision",
        "decisions",
        "section",
        "sections",
        "annex",
        "paragraph",
        "paragraphs",
        "para",
        "para.",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "No.",
        "Nos.",
    ];
    let short = word.len() <= 5
        && word
            .bytes()
            .all(|b| b.is_ascii_digit() || b"IVXLABCDEFGH-".contains(&b));
    short || listed.contains(&word)
}

fn is_word(word: &str, singular: &str) -> bool {
    let stem = word.get(..singular.len());
    stem.is_some_and(|s| s.eq_ignore_ascii_case(singular))
        && matches!(&word[singular.len()..], "" | "s" | "S")
}

/// The body named just before a head: `Security Council resolution`, or
/// `the Human Rights Council, in its resolution`.
fn body_before(before: &str) -> Body {
    let mut rest = before.trim_end();
    if let Some(direct) = body_at_end(rest) {
        return direct;
    }
    for (own, link) in [(" its", [" in", " by", " through", " under", " with", " to"])] {
        let Some(stripped) = rest.strip_suffix(own) else {
            continue;
        };
        rest = stripped;
        let Some(linked) = link.iter().find_map(|l| rest.strip_suffix(l)) else {
            return Body::Unsaid;
        };
        let linked = linked.trim_end_matches([' ', ',']);
        // `the Council established in its resolution`: one word may intervene.
        let shorter = linked.rsplit_once(' ').map_or("", |(head, _)| head);
        return body_at_end(linked)
            .or_else(|| body_at_end(shorter))
            .unwrap_or(Body::Unsaid);
    }
    Body::Unsaid
}

fn body_at_end(text: &str) -> Option<Body> {
    let text = text.trim_end_matches([' ', ',', '’', 's']);
    let whole = |name: &str| {
        // A trimmed plural `s` belongs to the name in `Parties`, `Human Rights`.
        let name = name.trim_end_matches('s');
        text.ends_with(name) && !text[..text.len() - name.len()].ends_with(char::is_alphanumeric)
    };
    let known = BODIES.iter().find(|(name, _)| whole(name));
    known.map(|(_, body)| *body)
}

/// The body named after a number: `resolution 59/7 of the Human Rights
/// Council`, also after a date.
fn body_after(after: &str) -> Option<Body> {
    let mut rest = after;
    for _ in 0..2 {
        let of = rest
            .strip_prefix(" of ")
            .or_else(|| rest.strip_prefix(" adopted by "))?;
        if let Some(named) = of.strip_prefix("the ") {
            return name_at_start(named);
        }
        // A date: day, month, year.
        let mut words = of.splitn(4, ' ');
        let (day, _, year) = (words.next()?, words.next()?, words.next()?);
        if day.len() > 2 || !day.bytes().all(|b| b.is_ascii_digit()) || year.len() != 4 {
            return None;
        }
        let used = of.len() - words.next().map_or(0, |more| more.len() + 1);
        rest = &of[used..];
    }
    None
}

/// A body at the start of a text: the last capitalised word of the name
/// decides, as in `United Nations Environment Assembly`.
fn name_at_start(text: &str) -> Option<Body> {
    let mut end = 0;
    for word in text.split_inclusive(' ').take(9) {
        let small = ["and ", "of ", "the ", "for ", "on ", "to "];
        let capital = word.starts_with(|c: char| c.is_uppercase());
        if !capital && !small.contains(&word) {
            break;
        }
        end += word.len();
        let name = &text[..end];
        let stops = word.trim_end().ends_with([',', ';', '.', ')']);
        let name = name.trim_end_matches([' ', ',', ';', '.', ')']);
        if let Some(body) = body_at_end(name)
            && body != Body::ACouncil
        {
            return Some(body);
        }
        if stops {
            break;
        }
    }
    None
}

/// The number of a resolution or decision as print has it.
struct Number<'t> {
    /// `75`, `2025`, `ES-11`; nothing in the old form.
    session: Option<&'t str>,
    number: &'t str,
    part: Option<&'t str>,
    /// `XXVI`, `2000` in brackets.
    bracket: Option<&'t str>,
}

impl<'t> Number<'t> {
    fn at(text: &'t str, at: usize) -> Option<(Number<'t>, usize)> {
        let bytes = text.as_bytes();
        let mut pos = at;
        for prefix in ["ES-", "S-"] {
            if text[at..].starts_with(prefix) {
                pos = at + prefix.len();
                break;
            }
        }
        let first = digits(bytes, pos)?;
        let mut end = first;
        let (session, number) = if bytes.get(first) == Some(&b'/') {
            end = digits(bytes, first + 1)?;
            (Some(&text[at..first]), &text[first + 1..end])
        } else if pos == at {
            (None, &text[at..first])
        } else {
            return None;
        };
        // `80/12.5`, `25-19892`, `75/1/Add.1`, `2/4th` are other things.
        if let Some(b'/' | b'-' | b'_' | b'%') = bytes.get(end) {
            return None;
        }
        let point =
            bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if point || bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
            return None;
        }
        let mut part = None;
        if let [b' ', b'A'..=b'Z', after @ ..] = &bytes[end..]
            && !after
                .first()
                .is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'.' || *b == b'-')
        {
            part = Some(&text[end + 1..end + 2]);
            end += 2;
        }
        let mut bracket = None;
        if session.is_none()
            && let Some(open) = text[end..]
                .find('(')
                .filter(|o| text[end..end + o].trim().is_empty())
            && let Some(length) = text[end + open..].find(')')
        {
            let inside = &text[end + open + 1..end + open + length];
            let roman = inside
                .strip_prefix("ES-")
                .or_else(|| inside.strip_prefix("S-"))
                .unwrap_or(inside);
            let fits = (inside.len() == 4
                && inside.parse().is_ok_and(|y: u32| (1946..2200).contains(&y)))
                || (!roman.is_empty() && roman.bytes().all(|b| b"IVXLC".contains(&b)));
            if fits {
                bracket = Some(inside);
                end += open + length + 1;
            }
        }
        let number = Number {
            session,
            number,
            part,
            bracket,
        };
        Some((number, end))
    }

    /// A shape that nothing but a resolution has, wherever in the sentence:
    /// `75/240`, `1325 (2000)`, `2758 (XXVI)`.
    fn is_distinct(&self) -> bool {
        match self.session {
            Some(session) => session.parse().is_ok_and(|s: u32| (31..=150).contains(&s)),
            None => self.bracket.is_some(),
        }
    }

    fn symbol(&self, body: Body, decision: bool) -> Option<Symbol> {
        let kind = if decision { "DEC" } else { "RES" };
        let part = self.part.map_or(String::new(), |p| format!(" {p}"));
        let n: u32 = self.number.parse().ok()?;
        let printed = match (self.session, self.bracket) {
            (None, Some(year)) if year.starts_with(|c: char| c.is_ascii_digit()) => {
                let council = !matches!(body, Body::Other | Body::Rights | Body::Economic);
                if !council || decision {
                    return None;
                }
                format!("S/RES/{n} ({year})")
            }
            (None, Some(roman)) => match body {
                Body::Unsaid | Body::Assembly => format!("A/{kind}/{n}({roman}){part}"),
                Body::Economic | Body::ACouncil => format!("E/{kind}/{n}({roman}){part}"),
                _ => return None,
            },
            (None, None) if body == Body::Security && !decision && n < 10_000 => {
                format!("S/RES/{n}")
            }
            (None, None) => return None,
            (Some(session), _) => {
                let organ = organ_of(body, session, n, decision)?;
                format!("{organ}/{kind}/{session}/{n}{part}")
            }
        };
        read::canonical(&printed).map(Symbol)
    }
}

/// The organ whose numbers have the shape `session/number`.
fn organ_of(body: Body, session: &str, n: u32, decision: bool) -> Option<&'static str> {
    let special = session.contains('-');
    let count: u32 = session.trim_start_matches(['E', 'S', '-']).parse().ok()?;
    let year = !special && (1946..2200).contains(&count);
    let of_assembly = if special {
        (1..=40).contains(&count)
    } else {
        // Decisions of the Assembly count from 301 or 401 in each session.
        (31..=150).contains(&count) && (!decision || n >= 300)
    };
    match body {
        Body::Unsaid | Body::Assembly if of_assembly => Some("A"),
        Body::Economic | Body::Unsaid | Body::ACouncil if year => Some("E"),
        Body::Rights | Body::ACouncil if !year && count <= 150 && !session.starts_with('E') => {
            Some("A/HRC")
        }
        Body::RightsCommission if year => Some("E/CN.4"),
        _ => None,
    }
}

/// A document symbol at a place, with its end.
fn printed_symbol(text: &str, at: usize) -> Option<(Symbol, usize)> {
    let bytes = text.as_bytes();
    let organ_end = at
        + bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_uppercase() || **b == b'-')
            .count();
    let organ = &text[at..organ_end];
    if organ.is_empty() || organ.len() > 12 || bytes.get(organ_end) != Some(&b'/') {
        return None;
    }
    let principal = ["A", "S", "E", "T", "ST"].contains(&organ);
    let roman = organ.bytes().all(|b| b"IVXLC".contains(&b));
    let part = ["RES", "REC", "DEC", "COP", "L"].contains(&organ);
    if !principal && (roman || part || organ.len() < 2 || organ.ends_with('-')) {
        return None;
    }
    let mut end = organ_end + 1;
    while let Some(&byte) = bytes.get(end) {
        let joint = byte == b'-' && starts_joint(&bytes[end + 1..]);
        let bracket = byte == b'(' && bytes[end..].iter().take(8).any(|b| *b == b')');
        let closing = byte == b')' && text[at..end].contains('(') && !text[at..end].contains(')');
        if joint || !(byte.is_ascii_alphanumeric() || b"/.-".contains(&byte) || bracket || closing)
        {
            break;
        }
        end += 1;
    }
    while let Some(b'.' | b'-' | b'/') = bytes.get(end - 1) {
        end -= 1;
    }
    let printed = text.get(at..end)?;
    let adopted = printed.contains("/RES/") || printed.contains("/DEC/");
    let last = printed.rsplit('/').next().unwrap_or_default();
    if adopted && last.bytes().all(|b| b.is_ascii_digit()) {
        // `S/RES/1325 (2000)`, `A/RES/43/78 H`.
        let start = end - last.len();
        if let Some((number, longer)) = Number::at(text, start)
            && (number.bracket.is_some() || number.part.is_some())
            && let Some(symbol) = read::canonical(&text[at..longer])
        {
            return Some((Symbol(symbol), longer));
        }
    }
    let shaped = printed.contains(|c: char| c.is_ascii_digit());
    let symbol = shaped.then(|| read::canonical(printed)).flatten()?;
    Some((Symbol(symbol), end))
}

/// The second symbol of a joint document: `A/80/12-S/2025/34`.
fn starts_joint(rest: &[u8]) -> bool {
    matches!(rest, [b'A' | b'S' | b'E', b'/', ..])
}

/// Records a symbol and the modifiers that follow it: `A/80/12 and Add.1`.
fn push_symbol(
    found: &mut Vec<(Range<usize>, Symbol)>,
    text: &str,
    start: usize,
    end: usize,
    symbol: Symbol,
) -> usize {
    let base = symbol.base();
    found.push((start..end, symbol));
    let mut at = end;
    while let Some((range, more)) = following_modifier(text, at, &base) {
        at = range.end;
        found.push((range, more));
    }
    at
}

fn following_modifier(text: &str, at: usize, base: &Symbol) -> Option<(Range<usize>, Symbol)> {
    let rest = &text[at..];
    let link = [", and ", " and ", ", "]
        .iter()
        .find(|l| rest.starts_with(**l))?;
    let start = at + link.len();
    let word = ["Add.", "Corr.", "Rev.", "Amend."]
        .iter()
        .find(|w| text[start..].starts_with(**w))?;
    let mut end = digits(text.as_bytes(), start + word.len())?;
    // `Rev.1/Add.1`
    let more = text[end..].find(|c: char| !(c.is_ascii_alphanumeric() || "/.".contains(c)));
    if text[end..].starts_with('/') {
        end = more.map_or(text.len(), |length| end + length);
    }
    let printed = format!("{base}/{}", text[start..end].trim_end_matches('.'));
    Some((start..end, Symbol(read::canonical(&printed)?)))
}

fn digits(bytes: &[u8], at: usize) -> Option<usize> {
    let count = bytes
        .get(at..)?
        .iter()
        .take_while(|b| b.is_ascii_digit())
        .count();
    (1..=5).contains(&count).then_some(at + count)
}

fn starts_word(bytes: &[u8], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|b| bytes.get(b)) else {
        return true;
    };
    let joint = *before == b'-' && starts_joint(&bytes[at..]);
    joint
        || !(before.is_ascii_alphanumeric() || b"/-_.".contains(before))
        || (*before == b'.' && at >= 2 && !bytes[at - 2].is_ascii_alphanumeric())
}

/// The offset after the letters and digits at a place.
fn word_end(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..]
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric())
        .count()
        .max(1)
}

fn ends_sentence(bytes: &[u8], at: usize) -> bool {
    bytes[at] == b';'
        || (bytes[at] == b'.'
            && bytes.get(at + 1) == Some(&b' ')
            && bytes.get(at + 2).is_some_and(u8::is_ascii_uppercase))
}
