//! Seeded drafts of any size, with a planted truth.
//!
//! In: a seed and a number of clauses. Out: an old and a new draft whose
//! clauses are invented in the shape of resolutions: about 10 % of them
//! reworded, 5 % removed, 5 % moved, and 5 % inserted. The same seed gives the
//! same drafts everywhere. Uses nothing but the standard library.

/// One planted pair of drafts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Planted {
    /// The clauses of the old draft.
    pub(crate) old: Vec<String>,
    /// The clauses of the new draft.
    pub(crate) new: Vec<String>,
    /// For each new clause the old one that it came from.
    pub(crate) origin: Vec<Option<usize>>,
    /// New clauses that were taken out of their order.
    pub(crate) moved: Vec<usize>,
}

/// SplitMix64: small, seeded, the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.roll() % bound.max(1) as u64) as usize
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Low numbers often, high ones seldom, as words are.
    fn rank(&mut self, bound: usize) -> usize {
        let unit = (self.roll() >> 11) as f64 / (1_u64 << 53) as f64;
        ((bound as f64).powf(unit) as usize).saturating_sub(1)
    }
}

const OPENERS: [&str; 12] = [
    "Requests the Secretary-General to",
    "Also requests",
    "Calls upon",
    "Encourages",
    "Invites",
    "Notes",
    "Welcomes",
    "Urges",
    "Decides to",
    "Reaffirms",
    "Recalls",
    "Takes note of",
];

const SYLLABLES: [&str; 16] = [
    "ba", "cor", "del", "fi", "gran", "hu", "jo", "ki", "lan", "mer", "no", "pri", "qua", "ro",
    "sta", "tion",
];

const SMALL: [&str; 12] = [
    "the", "of", "and", "to", "in", "for", "on", "by", "with", "its", "their", "all",
];

fn word(dice: &mut Dice) -> String {
    if dice.chance(40) {
        return SMALL[dice.rank(SMALL.len())].to_owned();
    }
    let mut rank = dice.rank(12_000) + 16;
    let mut word = String::new();
    while rank > 0 {
        word.push_str(SYLLABLES[rank % 16]);
        rank /= 16;
    }
    word
}

fn clause(dice: &mut Dice) -> String {
    let length = 12 + dice.below(60);
    let mut clause = OPENERS[dice.below(OPENERS.len())].to_owned();
    for _ in 0..length {
        clause.push(' ');
        clause.push_str(&word(dice));
        if dice.chance(8) {
            clause.push(',');
        }
    }
    clause.push(';');
    clause
}

fn reword(dice: &mut Dice, clause: &str) -> String {
    let mut words: Vec<String> = clause.split(' ').map(str::to_owned).collect();
    let edits = 1 + dice.below(1 + words.len() / 5);
    for _ in 0..edits {
        let at = 1 + dice.below(words.len() - 1);
        match dice.below(3) {
            0 => words[at] = word(dice),
            1 => words.insert(at, word(dice)),
            _ if words.len() > 8 => drop(words.remove(at)),
            _ => words.insert(at, word(dice)),
        }
    }
    words.join(" ")
}

/// A place among the clauses that stay, well away from where one stood.
fn far_from(dice: &mut Dice, at: usize, kept: &[(Option<usize>, bool, String)]) -> usize {
    const NEAR: usize = 8;
    const TRIES: usize = 20;
    let mut place = 0;
    for _ in 0..TRIES {
        place = dice.below(kept.len() + 1);
        let mut below = kept[place..].iter().filter_map(|clause| clause.0);
        if below.next().is_none_or(|below| below.abs_diff(at) > NEAR) {
            break;
        }
    }
    place
}

/// Makes a pair of drafts of about `clauses` clauses.
pub(crate) fn planted(seed: u64, clauses: usize) -> Planted {
    let mut dice = Dice(seed);
    let old: Vec<String> = (0..clauses).map(|_| clause(&mut dice)).collect();
    let mut kept: Vec<(Option<usize>, bool, String)> = Vec::with_capacity(clauses);
    let mut carried: Vec<(usize, String)> = Vec::new();
    for (at, text) in old.iter().enumerate() {
        if dice.chance(5) {
            continue;
        }
        let text = if dice.chance(10) {
            reword(&mut dice, text)
        } else {
            text.clone()
        };
        if dice.chance(5) {
            carried.push((at, text));
            continue;
        }
        kept.push((Some(at), false, text));
        if dice.chance(5) {
            kept.push((None, false, self::clause(&mut dice)));
        }
    }
    // Every carried clause is set down at a place of its own, beyond its
    // neighbours: of two that change places, either has moved.
    let mut places: Vec<(usize, usize, String)> = carried
        .into_iter()
        .map(|(at, text)| (far_from(&mut dice, at, &kept), at, text))
        .collect();
    places.sort();
    let mut planted = Planted {
        old,
        ..Planted::default()
    };
    let mut places = places.into_iter().peekable();
    for (at, (origin, _, text)) in kept.into_iter().enumerate() {
        while let Some((_, from, carried)) = places.next_if(|place| place.0 <= at) {
            planted.moved.push(planted.new.len());
            planted.origin.push(Some(from));
            planted.new.push(carried);
        }
        planted.origin.push(origin);
        planted.new.push(text);
    }
    for (_, from, carried) in places {
        planted.moved.push(planted.new.len());
        planted.origin.push(Some(from));
        planted.new.push(carried);
    }
    planted
}
