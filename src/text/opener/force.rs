//! What an opener does: its verb, its rank, and whether a change of it is a
//! consequence of other changes.

use super::Words;
use super::table::VERBS;

/// The verb of an opener in its base form, with the particle that makes it
/// another verb: `call upon`, `take note`.
///
/// ```
/// # use travaux::text::opener::verb;
/// assert_eq!(verb("Further requests"), Some("request".to_owned()));
/// assert_eq!(verb("Taking note also"), Some("take note".to_owned()));
/// assert_eq!(verb("Having considered"), Some("consider".to_owned()));
/// assert_eq!(verb("Deeply concerned"), Some("concerned".to_owned()));
/// ```
pub fn verb(opener: &str) -> Option<String> {
    let mut words = Words::of(opener);
    let at = words.leading_adverbs(0);
    let head = words.head(at, true)?;
    let lemma = head.form.lemma(&words.at(at)?.to_lowercase());
    let next = head.end;
    let next = words.repetition(next).unwrap_or(next);
    let next = if words.is_one(next, &["also", "further"]) {
        next + 1
    } else {
        next
    };
    if lemma == "have"
        && let Some(word) = words.at(next)
    {
        return Some(past(&word.to_lowercase()));
    }
    let particles: &[&str] = match lemma.as_str() {
        "call" => &["upon", "for", "on", "attention"],
        "take" => &["note", "into account", "into consideration"],
        "look" => &["forward"],
        "bear" | "keep" => &["in mind"],
        "pay" => &["tribute"],
        "draw" => &["attention"],
        _ => &[],
    };
    let particle = particles.iter().find(|p| words.are(next, p).is_some());
    Some(match particle {
        Some(particle) => format!("{lemma} {particle}"),
        None => lemma,
    })
}

/// The base form of a past participle.
fn past(word: &str) -> String {
    let known = |stem: &str| VERBS.has(stem.as_bytes());
    let irregular = match word {
        "heard" => Some("hear"),
        "held" => Some("hold"),
        "taken" => Some("take"),
        "met" => Some("meet"),
        "seen" => Some("see"),
        "found" => Some("find"),
        "given" => Some("give"),
        "made" => Some("make"),
        _ => None,
    };
    if let Some(base) = irregular {
        return base.to_owned();
    }
    let d = word.strip_suffix('d').unwrap_or(word);
    let ed = word.strip_suffix("ed").unwrap_or(word);
    if let Some(stem) = word.strip_suffix("ied") {
        return format!("{stem}y");
    }
    if known(d) && !known(ed) {
        d.to_owned()
    } else {
        ed.to_owned()
    }
}

/// A ladder on which verbs have a rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ladder {
    /// What is asked: decides, demands, condemns, urges ... encourages.
    Action,
    /// How something is received: welcomes ... notes.
    Regard,
}

/// The force of an opener: its ladder and its rank there, 1 the weakest;
/// nothing for verbs on neither ladder. Ranks compare on one ladder only.
///
/// ```
/// # use travaux::text::opener::strength;
/// assert!(strength("Strongly urges") > strength("Also calls upon"));
/// assert!(strength("Welcomes") > strength("Takes note with appreciation"));
/// assert!(strength("Takes note with appreciation") > strength("Takes note"));
/// assert_eq!(strength("Recalls"), None);
/// ```
pub fn strength(opener: &str) -> Option<(Ladder, u8)> {
    let appreciates = opener.to_ascii_lowercase().contains("with appreciation");
    Some(match verb(opener)?.as_str() {
        "decide" | "demand" => (Ladder::Action, 6),
        "condemn" => (Ladder::Action, 5),
        "urge" => (Ladder::Action, 4),
        "call upon" | "call on" => (Ladder::Action, 3),
        "request" | "invite" => (Ladder::Action, 2),
        "encourage" => (Ladder::Action, 1),
        "welcome" => (Ladder::Regard, 4),
        "take note" if appreciates => (Ladder::Regard, 3),
        "take note" => (Ladder::Regard, 2),
        "note" => (Ladder::Regard, 1),
        _ => return None,
    })
}

/// Tells whether two openers differ in `also`, `further`, `again` alone: the
/// consequence of a paragraph inserted or removed above.
///
/// ```
/// # use travaux::text::opener::is_consequential;
/// assert!(is_consequential("Recalling also", "Recalling further"));
/// assert!(is_consequential("Requests", "Further requests"));
/// assert!(!is_consequential("Takes note", "Welcomes"));
/// assert!(!is_consequential("Recalling", "Recalling"));
/// ```
pub fn is_consequential(old_opener: &str, new_opener: &str) -> bool {
    old_opener != new_opener && without_repetition(old_opener) == without_repetition(new_opener)
}

fn without_repetition(opener: &str) -> Vec<String> {
    let mut words = Words::of(opener);
    let mut kept = Vec::new();
    let mut at = 0;
    while let Some(word) = words.at(at) {
        if let Some(end) = words.repetition(at) {
            at = end;
            continue;
        }
        if !words.is_one(at, &["also", "further"]) {
            kept.push(word.to_lowercase());
        }
        at += 1;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::verb;

    #[test]
    fn verbs_are_found_in_every_form() {
        for (opener, base) in [
            ("Noting with concern", "note"),
            ("Recognizing", "recognize"),
            ("Urges", "urge"),
            ("Stressing", "stress"),
            ("Welcoming", "welcome"),
            ("Believing", "believe"),
            ("Deploring", "deplore"),
            ("Calls once again upon", "call upon"),
            ("Also takes note", "take note"),
            ("Having examined", "examine"),
            ("Expresses its concern", "express"),
            ("Aware", "aware"),
            ("Reminding", "remind"),
            ("Re-emphasizes", "re-emphasize"),
            ("Bearing in mind", "bear in mind"),
        ] {
            assert_eq!(verb(opener).as_deref(), Some(base));
        }
    }
}
