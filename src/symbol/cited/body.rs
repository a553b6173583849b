//! The bodies whose resolutions are cited, and how a text names them before
//! or after a number.

/// Whose resolutions a head speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Body {
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

/// The names of bodies, the longer before those that they end with; without a
/// last `s`, which can be that of the plural or not.
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
    ("Commission on Human Right", Body::RightsCommission),
    ("Commission", Body::Other),
    ("Conference", Body::Other),
    ("Partie", Body::Other),
    ("Board", Body::Other),
    ("Committee", Body::Other),
    ("Organization", Body::Other),
    ("Authority", Body::Other),
    ("Union", Body::Other),
];

/// The body named just before a head: `Security Council resolution`, or
/// `the Human Rights Council, in its resolution`.
pub(super) fn body_before(before: &str) -> Body {
    let before = before.trim_end();
    if let Some(direct) = body_at_end(before) {
        return direct;
    }
    let links = [" in", " by", " through", " under", " with", " to"];
    let linked = before
        .strip_suffix(" its")
        .and_then(|own| links.iter().find_map(|link| own.strip_suffix(link)));
    let Some(linked) = linked else {
        return Body::Unsaid;
    };
    let linked = linked.trim_end_matches([' ', ',']);
    // `the Council established in its resolution`: one word may intervene.
    let shorter = linked.rsplit_once(' ').map_or("", |(rest, _)| rest);
    body_at_end(linked)
        .or_else(|| body_at_end(shorter))
        .unwrap_or(Body::Unsaid)
}

fn body_at_end(text: &str) -> Option<Body> {
    let text = text.trim_end_matches([' ', ',', '’', 's']);
    let last = text.as_bytes().last();
    let whole = |name: &str| {
        name.as_bytes().last() == last
            && text.ends_with(name)
            && !text[..text.len() - name.len()].ends_with(char::is_alphanumeric)
    };
    let known = BODIES.iter().find(|(name, _)| whole(name));
    known.map(|(_, body)| *body)
}

/// The body named after a number: `resolution 59/7 of the Human Rights
/// Council`, also after a date.
pub(super) fn body_after(after: &str) -> Option<Body> {
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
