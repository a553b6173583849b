//! Words of openers: verbs, states of mind, what may be expressed. Each table
//! is sorted.

/// Adjectives and participles in -ed that open a preambular paragraph.
#[rustfmt::skip]
pub(super) const STATES_OF_MIND: [&str; 42] = [
    "aghast", "alarmed", "alert", "anxious", "appalled", "assured", "aware", "cognizant",
    "committed", "concerned", "confident", "conscious", "convinced", "desiring", "desirous",
    "determined", "dismayed", "distressed", "disturbed", "eager", "encouraged", "frustrated",
    "grateful", "gratified", "guided", "heartened", "horrified", "indignant", "inspired",
    "mindful", "motivated", "outraged", "persuaded", "pleased", "preoccupied", "regretful",
    "resolved", "saddened", "satisfied", "seized", "shocked", "troubled",
];

/// Verbs that open paragraphs, without their endings.
#[rustfmt::skip]
pub(super) const VERBS: [&str; 163] = [
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
#[rustfmt::skip]
pub(super) const NOUNS: [&str; 30] = [
    "access", "annexes", "areas", "building", "data", "during", "financing", "following",
    "funding", "goals", "headings", "housing", "including", "means", "measures", "meeting",
    "members", "monitoring", "notwithstanding", "officials", "parties", "pending", "progress",
    "regarding", "regulations", "sales", "states", "training", "women's", "working",
];

/// What may be had, noted or expressed: the nouns that close an opener.
#[rustfmt::skip]
pub(super) const FEELINGS: [&str; 62] = [
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
#[rustfmt::skip]
pub(super) const STOPS: [&str; 22] = [
    "about", "against", "as", "at", "by", "for", "from", "in", "into", "of", "on", "over",
    "resolution", "that", "the", "this", "to", "towards", "upon", "which", "who", "with",
];

/// Whether a sorted table has a word.
pub(super) fn is_in(table: &[&str], word: &str) -> bool {
    table.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{FEELINGS, NOUNS, STATES_OF_MIND, STOPS, VERBS};

    #[test]
    fn the_tables_are_sorted() {
        assert!(STATES_OF_MIND.is_sorted() && VERBS.is_sorted() && NOUNS.is_sorted());
        assert!(FEELINGS.is_sorted() && STOPS.is_sorted());
    }
}
