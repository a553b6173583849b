//! Words of openers: verbs, states of mind, what may be expressed.

/// A set of words in lower case, hashed when the program is built: most lines
/// of a document are looked up in several.
pub(super) struct Table {
    words: &'static [&'static str],
    /// One more than the index of the word that has a slot, 0 for none.
    slots: [u8; Table::SLOTS],
}

impl Table {
    const SLOTS: usize = 512;

    const fn of(words: &'static [&'static str]) -> Table {
        let mut slots = [0; Table::SLOTS];
        let mut at = 0;
        while at < words.len() {
            let mut slot = Table::slot(words[at].as_bytes(), None);
            while slots[slot] != 0 {
                slot = (slot + 1) % Table::SLOTS;
            }
            at += 1;
            slots[slot] = at as u8;
        }
        Table { words, slots }
    }

    /// Where a word would stand: three of its letters and its length tell
    /// most words apart.
    const fn slot(stem: &[u8], ending: Option<u8>) -> usize {
        let Some(end) = stem.len().checked_sub(1) else {
            return 0;
        };
        let (last, length) = match ending {
            Some(last) => (last, end + 1),
            None => (stem[end], end),
        };
        let letters = stem[0] as usize * 7 + last as usize * 31;
        (letters + stem[length / 2] as usize * 131 + length * 61) % Table::SLOTS
    }

    /// A word as the table has it, given as a stem and what is added to it.
    pub(super) fn get(&self, stem: &[u8], ending: Option<u8>) -> Option<&'static str> {
        let mut slot = Table::slot(stem, ending);
        while let Some(at) = usize::from(self.slots[slot]).checked_sub(1) {
            let word = self.words[at].as_bytes();
            let same = match ending {
                None => word == stem,
                Some(ending) => word.split_last() == Some((&ending, stem)),
            };
            if same {
                return Some(self.words[at]);
            }
            slot = (slot + 1) % Table::SLOTS;
        }
        None
    }

    pub(super) fn has(&self, word: &[u8]) -> bool {
        self.get(word, None).is_some()
    }
}

/// Adjectives and participles in -ed that open a preambular paragraph.
pub(super) static STATES_OF_MIND: Table = Table::of(&STATES_OF_MIND_WORDS);

#[rustfmt::skip]
const STATES_OF_MIND_WORDS: [&str; 42] = [
    "aghast", "alarmed", "alert", "anxious", "appalled", "assured", "aware", "cognizant",
    "committed", "concerned", "confident", "conscious", "convinced", "desiring", "desirous",
    "determined", "dismayed", "distressed", "disturbed", "eager", "encouraged", "frustrated",
    "grateful", "gratified", "guided", "heartened", "horrified", "indignant", "inspired",
    "mindful", "motivated", "outraged", "persuaded", "pleased", "preoccupied", "regretful",
    "resolved", "saddened", "satisfied", "seized", "shocked", "troubled",
];

/// Verbs that open paragraphs, without their endings.
pub(super) static VERBS: Table = Table::of(&VERBS_WORDS);

#[rustfmt::skip]
const VERBS_WORDS: [&str; 163] = [
    "accept", "acclaim", "accord", "achieve", "acknowledge", "act", "adopt", "advise", "affirm",
    "agree", "allocate", "amend", "analyse", "appeal", "applaud", "appoint", "appreciate",
    "appropriate", "approve", "articulate", "ask", "aspire", "assert", "assess", "associate",
    "attach", "authorize", "await", "be", "bear", "believe", "call", "caution", "celebrate",
    "change", "clarify", "commend", "commit", "complete", "conclude", "concur", "condemn",
    "confirm", "congratulate", "consider", "continue", "convene", "convey", "decide", "declare",
    "decry", "dedicate", "deem", "demand", "denounce", "deplore", "designate", "desire",
    "determine", "direct", "discourage", "discuss", "draw", "elect", "emphasize", "encourage",
    "endorse", "entrust", "establish", "evaluate", "examine", "exhort", "expect", "express",
    "extend", "follow", "give", "hail", "have", "hear", "highlight", "honour", "hope", "implore",
    "insist", "instruct", "intend", "invite", "keep", "lament", "launch", "look", "maintain",
    "make", "mandate", "mark", "mourn", "note", "object", "observe", "offer", "oppose", "pay",
    "pledge", "praise", "proceed", "proclaim", "prolong", "promote", "propose", "protest",
    "raise", "re-emphasize", "reaffirm", "realize", "recall", "receive", "recognize",
    "recommend", "recommit", "reconfirm", "reemphasize", "refer", "regard", "regret",
    "reiterate", "reject", "rejoice", "remain", "remember", "remind", "renew", "repeat",
    "repudiate", "request", "resolve", "respect", "restate", "review", "salute", "see", "seek",
    "set", "share", "stand", "stress", "strive", "study", "suggest", "support", "survey",
    "suspend", "take", "thank", "transmit", "trust", "underline", "underscore", "understand",
    "undertake", "urge", "view", "welcome",
];

/// Words that look like the form of a verb and begin sentences.
pub(super) static NOUNS: Table = Table::of(&NOUNS_WORDS);

#[rustfmt::skip]
const NOUNS_WORDS: [&str; 30] = [
    "access", "annexes", "areas", "building", "data", "during", "financing", "following",
    "funding", "goals", "headings", "housing", "including", "means", "measures", "meeting",
    "members", "monitoring", "notwithstanding", "officials", "parties", "pending", "progress",
    "regarding", "regulations", "sales", "states", "training", "women's", "working",
];

/// What may be had, noted or expressed: the nouns that close an opener.
pub(super) static FEELINGS: Table = Table::of(&FEELINGS_WORDS);

#[rustfmt::skip]
const FEELINGS_WORDS: [&str; 62] = [
    "admiration", "alarm", "anxiety", "appeal", "appeals", "appreciation", "approval", "belief",
    "call", "calls", "commendation", "commitment", "commitments", "compassion", "concern",
    "concerns", "condemnation", "condolences", "confidence", "conviction", "demand", "demands",
    "desire", "determination", "disappointment", "dismay", "encouragement", "endorsement",
    "expectation", "expectations", "gratification", "gratitude", "grief", "hope", "indignation",
    "intention", "interest", "invitation", "offer", "opposition", "outrage", "pleasure", "pride",
    "readiness", "recognition", "recommendation", "regret", "rejection", "request", "requests",
    "resolve", "sadness", "satisfaction", "shock", "solidarity", "sorrow", "support", "sympathy",
    "thanks", "view", "willingness", "wish",
];

/// Small words that can't stand inside `its deep and sincere appreciation`.
pub(super) static STOPS: Table = Table::of(&STOPS_WORDS);

#[rustfmt::skip]
const STOPS_WORDS: [&str; 22] = [
    "about", "against", "as", "at", "by", "for", "from", "in", "into", "of", "on", "over",
    "resolution", "that", "the", "this", "to", "towards", "upon", "which", "who", "with",
];

#[cfg(test)]
mod tests {
    use super::{FEELINGS, NOUNS, STATES_OF_MIND, STOPS, Table, VERBS};

    #[test]
    fn the_tables_are_sorted_and_have_their_words_alone() {
        for table in [&STATES_OF_MIND, &VERBS, &NOUNS, &FEELINGS, &STOPS] {
            assert!(table.words.is_sorted());
            assert!(table.words.len() < Table::SLOTS / 2);
            for word in table.words {
                let (last, stem) = word.as_bytes().split_last().unwrap();
                assert_eq!(table.get(word.as_bytes(), None), Some(*word));
                assert_eq!(table.get(stem, Some(*last)), Some(*word));
            }
            assert!(!table.has(b"") && !table.has(b"a") && !table.has(b"lamps"));
        }
    }
}
