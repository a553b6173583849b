//! The opening words of a paragraph: *Recalling further*, *Also requests*.
//!
//! A paragraph goes in, its opener comes out, as far as documents set it in
//! italics. What is no opener by its form (a heading, a sentence of a
//! declaration) gives nothing. The rule is one of grammar: adverbs, a verb
//! form or an adjective, and the complements that belong to it.

use super::words::{Token, tokens};

/// Adjectives and participles in -ed that open a preambular paragraph.
const STATES_OF_MIND: [&str; 42] = [
    "aghast",
    "alarmed",
    "alert",
    "anxious",
    "appalled",
    "assured",
    "aware",
    "cognizant",
    "committed",
    "concerned",
    "confident",
    "conscious",
    "convinced",
    "desiring",
    "desirous",
    "determined",
    "dismayed",
    "distressed",
    "disturbed",
    "eager",
    "encouraged",
    "frustrated",
    "grateful",
    "gratified",
    "guided",
    "heartened",
    "horrified",
    "indignant",
    "inspired",
    "mindful",
    "motivated",
    "outraged",
    "persuaded",
    "pleased",
    "preoccupied",
    "regretful",
    "resolved",
    "saddened",
    "satisfied",
    "seized",
    "shocked",
    "troubled",
];

/// Verbs that open paragraphs, without their endings.
const VERBS: [&str; 150] = [
    "accept",
    "acclaim",
    "accord",
    "acknowledge",
    "act",
    "adopt",
    "advise",
    "affirm",
    "agree",
    "allocate",
    "amend",
    "appeal",
    "applaud",
    "appoint",
    "appreciate",
    "approve",
    "appropriate",
    "ask",
    "aspire",
    "assert",
    "assess",
    "associate",
    "attach",
    "authorize",
    "await",
    "be",
    "bear",
    "believe",
    "call",
    "caution",
    "celebrate",
    "change",
    "clarify",
    "commend",
    "commit",
    "conclude",
    "concur",
    "condemn",
    "confirm",
    "congratulate",
    "consider",
    "continue",
    "convey",
    "convene",
    "decide",
    "declare",
    "decry",
    "dedicate",
    "deem",
    "demand",
    "denounce",
    "deplore",
    "designate",
    "desire",
    "determine",
    "direct",
    "discourage",
    "draw",
    "elect",
    "emphasize",
    "encourage",
    "endorse",
    "entrust",
    "establish",
    "exhort",
    "expect",
    "express",
    "extend",
    "follow",
    "give",
    "hail",
    "have",
    "highlight",
    "honour",
    "hope",
    "implore",
    "insist",
    "instruct",
    "intend",
    "invite",
    "keep",
    "lament",
    "launch",
    "look",
    "maintain",
    "make",
    "mandate",
    "mark",
    "mourn",
    "note",
    "object",
    "observe",
    "offer",
    "oppose",
    "pay",
    "pledge",
    "praise",
    "proclaim",
    "proceed",
    "proclaim",
    "prolong",
    "promote",
    "propose",
    "protest",
    "re-emphasize",
    "reaffirm",
    "realize",
    "recall",
    "receive",
    "recognize",
    "recommend",
    "recommit",
    "reconfirm",
    "reemphasize",
    "refer",
    "regard",
    "regret",
    "reiterate",
    "reject",
    "rejoice",
    "remain",
    "remember",
    "remind",
    "renew",
    "repeat",
    "repudiate",
    "request",
    "resolve",
    "restate",
    "salute",
    "see",
    "seek",
    "set",
    "share",
    "stand",
    "stress",
    "strive",
    "suggest",
    "support",
    "suspend",
    "take",
    "thank",
    "transmit",
    "trust",
    "underline",
    "underscore",
    "understand",
    "undertake",
    "urge",
    "view",
];

/// Words that look like the form of a verb and begin sentences.
const NOUNS: [&str; 30] = [
    "access",
    "annexes",
    "areas",
    "building",
    "data",
    "during",
    "financing",
    "following",
    "funding",
    "goals",
    "headings",
    "housing",
    "including",
    "measures",
    "means",
    "meeting",
    "members",
    "monitoring",
    "notwithstanding",
    "officials",
    "parties",
    "pending",
    "progress",
    "regarding",
    "regulations",
    "sales",
    "states",
    "training",
    "women's",
    "working",
];

/// What may be had, noted or expressed: the nouns that close an opener.
const FEELINGS: [&str; 59] = [
    "admiration",
    "alarm",
    "anxiety",
    "appeal",
    "appeals",
    "appreciation",
    "approval",
    "belief",
    "call",
    "calls",
    "commitment",
    "commitments",
    "concern",
    "concerns",
    "condemnation",
    "condolences",
    "confidence",
    "conviction",
    "demand",
    "demands",
    "desire",
    "determination",
    "disappointment",
    "dismay",
    "encouragement",
    "endorsement",
    "expectation",
    "gratification",
    "gratitude",
    "grief",
    "hope",
    "indignation",
    "intention",
    "interest",
    "invitation",
    "offer",
    "opposition",
    "outrage",
    "pleasure",
    "pride",
    "readiness",
    "recognition",
    "recommendation",
    "regret",
    "rejection",
    "request",
    "requests",
    "resolve",
    "sadness",
    "satisfaction",
    "shock",
    "solidarity",
    "sorrow",
    "support",
    "sympathy",
    "thanks",
    "view",
    "willingness",
    "wish",
];

/// Small words that can't stand inside `its deep and sincere appreciation`.
const STOPS: [&str; 22] = [
    "about",
    "against",
    "as",
    "at",
    "by",
    "for",
    "from",
    "in",
    "into",
    "of",
    "on",
    "over",
    "that",
    "the",
    "this",
    "to",
    "towards",
    "upon",
    "which",
    "who",
    "with",
    "resolution",
];

/// Prepositions that stand after the opener and are printed upright.
const LINKS: [&str; 2] = ["for", "upon"];

/// Gives the opening words of a paragraph, without the preposition or `that`
/// which follows them.
///
/// ```
/// # use travaux::text::opener::opener;
/// assert_eq!(opener("Recalling further its resolution 75/240,"), Some("Recalling further"));
/// assert_eq!(opener("Takes note with appreciation of the report;"), Some("Takes note with appreciation"));
/// assert_eq!(opener("Also calls upon all States to cooperate;"), Some("Also calls upon"));
/// assert_eq!(opener("States should cooperate."), None);
/// ```
pub fn opener(text: &str) -> Option<&str> {
    // Enough for the longest opener; the clause may be long.
    let head = text
        .char_indices()
        .nth(200)
        .map_or(text, |(at, _)| &text[..at]);
    let words = Words {
        text: head,
        tokens: tokens(head),
    };
    if !words.at(0)?.starts_with(char::is_uppercase) {
        return None;
    }
    let end = words.opener()?;
    let start = words.tokens.first()?.start;
    Some(&text[start..words.tokens[end - 1].end])
}

/// The words of the beginning of a paragraph. Each reading function takes the
/// index of a word and gives the index after what it has read.
struct Words<'t> {
    text: &'t str,
    tokens: Vec<Token>,
}

impl<'t> Words<'t> {
    fn at(&self, index: usize) -> Option<&'t str> {
        self.tokens.get(index).map(|t| t.of(self.text))
    }

    fn is(&self, index: usize, word: &str) -> bool {
        self.at(index).is_some_and(|w| w.eq_ignore_ascii_case(word))
    }

    fn is_one(&self, index: usize, words: &[&str]) -> bool {
        words.iter().any(|w| self.is(index, w))
    }

    fn are(&self, index: usize, words: &str) -> Option<usize> {
        let mut at = index;
        for word in words.split(' ') {
            if !self.is(at, word) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    fn opener(&self) -> Option<usize> {
        let mut at = 0;
        while let Some(next) = self.leading_adverb(at) {
            at = next;
        }
        let (form, end) = self.head(at, at > 0)?;
        let end = self.complements(at, end, form);
        // `Welcomes and encourages`.
        if self.is(end, "and")
            && form != Form::Mind
            && let Some((again, after)) = self.head(end + 1, true)
            && again == form
            && self
                .at(end + 1)
                .is_some_and(|w| form.lemma(&w.to_lowercase()).1)
        {
            return Some(self.complements(end + 1, after, form));
        }
        Some(end)
    }

    /// `Also`, `Once again`, `Strongly`.
    fn leading_adverb(&self, at: usize) -> Option<usize> {
        if let Some(end) = self.repetition(at) {
            return Some(end);
        }
        let word = self.at(at)?;
        let adverb = word.len() > 4 && word.ends_with("ly") && !word.eq_ignore_ascii_case("family");
        (adverb || self.is_one(at, &["also", "further", "furthermore"])).then_some(at + 1)
    }

    fn repetition(&self, at: usize) -> Option<usize> {
        self.are(at, "once again")
            .or_else(|| self.are(at, "once more"))
            .or_else(|| self.are(at, "again"))
            .or_else(|| self.are(at, "yet again"))
    }

    /// The verb or adjective that carries the paragraph.
    fn head(&self, at: usize, led: bool) -> Option<(Form, usize)> {
        let word = self.at(at)?.to_lowercase();
        if STATES_OF_MIND.contains(&word.as_str()) {
            return Some((Form::Mind, at + 1));
        }
        if NOUNS.contains(&word.as_str()) || !word.is_ascii() {
            return None;
        }
        let form = Form::of(&word)?;
        let (_, known) = form.lemma(&word);
        let ends_as_verb = match form {
            Form::Participle => self.reads_as_participle(at + 1),
            _ => ["izes", "ises", "ifies"].iter().any(|e| word.ends_with(e)),
        };
        (known || led || ends_as_verb).then_some((form, at + 1))
    }

    /// An unknown word in -ing opens a paragraph where an object follows.
    fn reads_as_participle(&self, next: usize) -> bool {
        let object = [
            "that", "the", "its", "their", "with", "also", "further", "all", "to", "in",
        ];
        self.is_one(next, &object)
    }

    fn complements(&self, verb: usize, mut end: usize, form: Form) -> usize {
        let word = self.at(verb).unwrap_or_default().to_lowercase();
        let (lemma, _) = form.lemma(&word);
        end = self.addition(end, form);
        end = match lemma.as_str() {
            "have" => self.perfect(end),
            "continue" => self.continued(end),
            "be" | "remain" => self.mind(end),
            _ => end,
        };
        let fixed: &[&str] = match lemma.as_str() {
            "bear" | "keep" | "have" => &["in mind", "regard"],
            "call" => &["upon", "for", "on", "attention"],
            "look" => &["forward"],
            "take" => &["note", "into account", "into consideration", "cognizance"],
            "pay" => &["special tribute", "tribute", "homage"],
            "draw" => &["attention", "the attention"],
            "give" => &["its approval"],
            _ => &[],
        };
        let after_repetition = self.repetition(end).unwrap_or(end);
        if let Some(after) = fixed.iter().find_map(|f| self.are(after_repetition, f)) {
            end = after;
        }
        end = self.addition(end, form);
        end = self.possession(end, &lemma).unwrap_or(end);
        for _ in 0..2 {
            end = self.addition(end, form);
            end = self.manner(end).unwrap_or(end);
        }
        end
    }

    /// `also`, `further`, `once again` after the verb.
    fn addition(&self, at: usize, form: Form) -> usize {
        if let Some(end) = self.repetition(at) {
            return end;
        }
        if form == Form::Finite {
            return at;
        }
        if self.is(at, "also") {
            return at + 1;
        }
        // `Encouraging further efforts` has an adjective there.
        let adverb = self.is(at, "further") && self.begins_object(at + 1);
        if adverb { at + 1 } else { at }
    }

    fn begins_object(&self, at: usize) -> bool {
        let Some(word) = self.at(at) else {
            return true;
        };
        let small = [
            "a",
            "about",
            "all",
            "an",
            "any",
            "as",
            "at",
            "both",
            "by",
            "each",
            "for",
            "in",
            "its",
            "of",
            "on",
            "other",
            "our",
            "that",
            "the",
            "their",
            "these",
            "this",
            "those",
            "to",
            "upon",
            "with",
            "relevant",
            "resolution",
            "resolutions",
            "decision",
            "decisions",
            "paragraph",
            "paragraphs",
            "section",
            "article",
            "general",
            "how",
            "such",
            "various",
        ];
        !word.starts_with(|c: char| c.is_ascii_lowercase()) || self.is_one(at, &small)
    }

    /// `Having` is followed by a participle: `considered`, `taken note`.
    fn perfect(&self, at: usize) -> usize {
        let irregular = [
            "been",
            "begun",
            "found",
            "given",
            "heard",
            "held",
            "made",
            "met",
            "seen",
            "set",
            "taken",
            "undertaken",
        ];
        let at = if self.is_one(at, &["also", "further"]) {
            at + 1
        } else {
            at
        };
        let regular = self
            .at(at)
            .is_some_and(|w| w.len() > 4 && w.ends_with("ed"));
        if self.is(at, "taken") {
            let fixed = [
                "taken note",
                "taken into account",
                "taken into consideration",
            ];
            return fixed.iter().find_map(|f| self.are(at, f)).unwrap_or(at + 1);
        }
        if regular || self.is_one(at, &irregular) {
            at + 1
        } else {
            at
        }
    }

    /// `Continues to encourage`, `Continues to be concerned`.
    fn continued(&self, at: usize) -> usize {
        if !self.is(at, "to") {
            return at;
        }
        let Some(verb) = self.at(at + 1) else {
            return at;
        };
        if verb.eq_ignore_ascii_case("be") {
            return self.mind(at + 2);
        }
        let end = at + 2;
        if verb == "call" && self.is_one(end, &LINKS) {
            end + 1
        } else {
            end
        }
    }

    /// `deeply concerned`, `seized`.
    fn mind(&self, at: usize) -> usize {
        let adverb = self
            .at(at)
            .is_some_and(|w| w.ends_with("ly") || w == "actively");
        let end = if adverb { at + 1 } else { at };
        let known = self.at(end).is_some_and(|w| STATES_OF_MIND.contains(&w));
        if known { end + 1 } else { at }
    }

    /// `its deep appreciation`, `grave concern`, `the view`.
    fn possession(&self, at: usize, lemma: &str) -> Option<usize> {
        let bare = lemma == "express";
        let owned = self.is_one(at, &["its", "their", "our"]);
        if !owned && !bare {
            return None;
        }
        let mut end = if owned || self.is_one(at, &["the", "great"]) {
            at + 1
        } else {
            at
        };
        end = self.feeling(end)?;
        if self.is_one(end.wrapping_sub(1), &["call", "calls"]) && self.is_one(end, &LINKS) {
            end += 1;
        }
        Some(end)
    }

    /// A noun of the table, after at most four words: `deep and sincere
    /// appreciation`; and a second one after `and`.
    fn feeling(&self, at: usize) -> Option<usize> {
        let mut found = None;
        for end in at..at + 5 {
            let word = self.at(end)?;
            if FEELINGS.contains(&word) {
                found = Some(end + 1);
                break;
            }
            if STOPS.contains(&word) || !word.starts_with(|c: char| c.is_ascii_lowercase()) {
                return None;
            }
        }
        let end = found?;
        if self.is(end, "and") && self.at(end + 1).is_some_and(|w| FEELINGS.contains(&w)) {
            return Some(end + 2);
        }
        if self.is(end, "and")
            && self.at(end + 2).is_some_and(|w| FEELINGS.contains(&w))
            && self.at(end + 1).is_some_and(|w| !STOPS.contains(&w))
        {
            return Some(end + 3);
        }
        Some(end)
    }

    /// `with appreciation`, `in the strongest terms`, `in particular`.
    fn manner(&self, at: usize) -> Option<usize> {
        if self.is(at, "with") {
            return self.feeling(at + 1);
        }
        [
            "in the strongest possible terms",
            "in the strongest terms",
            "in particular",
            "unequivocally",
            "firmly",
        ]
        .iter()
        .find_map(|manner| self.are(at, manner))
    }
}

/// The grammatical form of an opener's head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `Recalling`.
    Participle,
    /// `Decides`.
    Finite,
    /// `Convinced`, `Mindful`.
    Mind,
}

impl Form {
    fn of(word: &str) -> Option<Form> {
        if word.len() > 4 && word.ends_with("ing") {
            Some(Form::Participle)
        } else if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") {
            Some(Form::Finite)
        } else if ["is", "has"].contains(&word) {
            Some(Form::Finite)
        } else {
            None
        }
    }

    /// The base form of a word in lower case, and whether it is a known verb.
    fn lemma(self, word: &str) -> (String, bool) {
        let candidates: Vec<String> = match self {
            Form::Mind => vec![word.to_owned()],
            Form::Finite => {
                let s = word.strip_suffix('s').unwrap_or(word);
                let es = word.strip_suffix("es").unwrap_or(s);
                let ies = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
                let irregular = match word {
                    "has" => Some("have".to_owned()),
                    "is" => Some("be".to_owned()),
                    _ => None,
                };
                let sibilant = ["sses", "shes", "ches", "xes"]
                    .iter()
                    .any(|e| word.ends_with(e));
                let regular = if sibilant { [es, s] } else { [s, es] };
                irregular
                    .into_iter()
                    .chain(ies)
                    .chain(regular.map(str::to_owned))
                    .collect()
            }
            Form::Participle => {
                let stem = word.strip_suffix("ing").unwrap_or(word);
                let bytes = stem.as_bytes();
                let doubled = bytes.len() > 2 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
                let single = if doubled {
                    &stem[..stem.len() - 1]
                } else {
                    stem
                };
                let silent = [
                    "iz", "at", "v", "ag", "rg", "rs", "is", "c", "ibl", "ur", "ar",
                ];
                let with_e = format!("{stem}e");
                if silent.iter().any(|e| stem.ends_with(e)) {
                    vec![with_e, stem.to_owned(), single.to_owned()]
                } else {
                    vec![stem.to_owned(), with_e, single.to_owned()]
                }
            }
        };
        let known = candidates
            .iter()
            .find(|c| VERBS.contains(&c.as_str()) || **c == "welcome");
        match known {
            Some(known) => (known.clone(), true),
            None => {
                let first = candidates.into_iter().next().unwrap_or_default();
                (first, self == Form::Mind)
            }
        }
    }
}

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
    let words = Words {
        text: opener,
        tokens: tokens(opener),
    };
    let mut at = 0;
    while let Some(next) = words.leading_adverb(at) {
        at = next;
    }
    let (form, next) = words.head(at, true)?;
    let (lemma, _) = form.lemma(&words.at(at)?.to_lowercase());
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
    let known = |stem: &str| VERBS.contains(&stem);
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
    let words = Words {
        text: opener,
        tokens: tokens(opener),
    };
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
