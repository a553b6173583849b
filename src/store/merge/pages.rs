//! A three-way merge of `text.md` by clause.
//!
//! In: a page as it was and as two branches have it, one clause a line. Out:
//! the merged page. A line is followed through rewordings, moves, splits and
//! mergers as a clause is; only a clause that both branches changed, each in
//! another way, is a conflict. Knows nothing of files.

use std::collections::BTreeMap;

use crate::align;
use crate::model::{Clause, ClauseId, ClauseKind, Draft, Place};

/// A merged page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The page, with a mark around each clause in conflict.
    pub text: String,
    /// How many clauses are in conflict.
    pub conflicts: usize,
    /// The first line of each conflict, as it was before both branches, or
    /// else as ours has it.
    pub clashes: Vec<String>,
}

/// How conflicts are marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// How many signs a mark has; git uses 7.
    pub size: usize,
    /// What the page of this branch is called.
    pub ours: String,
    /// What the common page is called.
    pub base: String,
    /// What the page of the other branch is called.
    pub theirs: String,
}

impl Default for Marks {
    fn default() -> Self {
        Marks {
            size: 7,
            ours: "ours".to_owned(),
            base: "base".to_owned(),
            theirs: "theirs".to_owned(),
        }
    }
}

/// Merges what two branches made of a page.
///
/// ```
/// # use travaux::store::{Marks, merge_pages};
/// let base = "Recalling the lamps,\n\nNoting the oil,\n";
/// let ours = "Recalling the lamps of old,\n\nNoting the oil,\n";
/// let theirs = "Recalling the lamps,\n\nNoting the oil and the wicks,\n";
/// let merged = merge_pages(base, ours, theirs, &Marks::default());
/// assert_eq!(merged.conflicts, 0);
/// assert_eq!(merged.text, "Recalling the lamps of old,\n\nNoting the oil and the wicks,\n");
/// ```
pub fn merge_pages(base: &str, ours: &str, theirs: &str, marks: &Marks) -> Merged {
    if ours == theirs || base == theirs {
        return clean(ours);
    }
    if base == ours {
        return clean(theirs);
    }
    let merge = Merge::of(Page::of(base), Page::of(ours), Page::of(theirs));
    merge.written(marks, ours.ends_with('\n') || ours.is_empty())
}

fn clean(text: &str) -> Merged {
    Merged {
        text: text.to_owned(),
        conflicts: 0,
        clashes: Vec::new(),
    }
}

/// A line that says something.
struct Line<'a> {
    text: &'a str,
    /// How many empty lines stand before it.
    gap: usize,
}

struct Page<'a> {
    lines: Vec<Line<'a>>,
}

impl<'a> Page<'a> {
    fn of(text: &'a str) -> Self {
        let mut lines = Vec::new();
        let mut gap = 0;
        for text in text.lines() {
            if text.trim().is_empty() {
                gap += 1;
            } else {
                lines.push(Line { text, gap });
                gap = 0;
            }
        }
        Page { lines }
    }

    fn texts(&self, places: &[usize]) -> Vec<&'a str> {
        places.iter().map(|&at| self.lines[at].text).collect()
    }

    /// The lines as the clauses of a draft, for the aligner.
    fn draft(&self, places: &[usize]) -> Draft {
        let clauses = places.iter().map(|&at| {
            let text = self.lines[at].text.trim();
            let kind = if text.starts_with('#') {
                ClauseKind::Heading
            } else {
                ClauseKind::Operative
            };
            Clause {
                id: ClauseId::new(format!("OP{}", at + 1)),
                kind,
                number: None,
                opener: None,
                text: text.trim_start_matches(['-', '#', ' ']).to_owned(),
                footnotes: Vec::new(),
                references: Vec::new(),
                place: Place::default(),
            }
        });
        Draft {
            clauses: clauses.collect(),
            ..Draft::default()
        }
    }

    fn all(&self) -> Vec<usize> {
        (0..self.lines.len()).collect()
    }
}

/// Lines of the three pages that are one matter.
#[derive(Default)]
struct Knot {
    base: Vec<usize>,
    ours: Vec<usize>,
    theirs: Vec<usize>,
    moved_in_ours: bool,
    moved_in_theirs: bool,
}

struct Merge<'a> {
    base: Page<'a>,
    ours: Page<'a>,
    theirs: Page<'a>,
    knots: Vec<Knot>,
}

impl<'a> Merge<'a> {
    fn of(base: Page<'a>, ours: Page<'a>, theirs: Page<'a>) -> Self {
        let options = align::Options::default();
        let whole = |page: &Page<'_>| page.draft(&page.all());
        let old = whole(&base);
        let to_ours = align::align(&old, &whole(&ours), &options).links;
        let to_theirs = align::align(&old, &whole(&theirs), &options).links;
        let mut root: Vec<usize> = base.all();
        for link in to_ours.iter().chain(&to_theirs) {
            for pair in link.old.windows(2) {
                join(&mut root, pair[0], pair[1]);
            }
        }
        let mut knots: BTreeMap<usize, Knot> = BTreeMap::new();
        for at in base.all() {
            let root = find(&root, at);
            knots.entry(root).or_default().base.push(at);
        }
        let (mut new_ours, mut new_theirs) = (Vec::new(), Vec::new());
        for link in to_ours {
            match link.old.first() {
                Some(&at) => {
                    let knot = knots.entry(find(&root, at)).or_default();
                    knot.ours.extend(&link.new);
                    knot.moved_in_ours |= link.moved;
                }
                None => new_ours.extend(&link.new),
            }
        }
        for link in to_theirs {
            match link.old.first() {
                Some(&at) => {
                    let knot = knots.entry(find(&root, at)).or_default();
                    knot.theirs.extend(&link.new);
                    knot.moved_in_theirs |= link.moved;
                }
                None => new_theirs.extend(&link.new),
            }
        }
        let mut knots: Vec<Knot> = knots.into_values().collect();
        // What both branches inserted alike is one matter too.
        let inserted = align::align(&ours.draft(&new_ours), &theirs.draft(&new_theirs), &options);
        for link in inserted.links {
            knots.push(Knot {
                ours: link.old.iter().map(|&at| new_ours[at]).collect(),
                theirs: link.new.iter().map(|&at| new_theirs[at]).collect(),
                ..Knot::default()
            });
        }
        for knot in &mut knots {
            knot.ours.sort_unstable();
            knot.theirs.sort_unstable();
        }
        Merge {
            base,
            ours,
            theirs,
            knots,
        }
    }

    /// The knots in the order of the merged page: that of our branch, with
    /// what the other one inserted, or alone moved, after its neighbour there.
    fn order(&self) -> Vec<usize> {
        let moved_there = |knot: &Knot| knot.moved_in_theirs && !knot.moved_in_ours;
        let mut order = self.sequence(|knot| match moved_there(knot) && !knot.theirs.is_empty() {
            true => None,
            false => knot.ours.first().copied(),
        });
        let mut above: Option<usize> = None;
        for at in self.sequence(|knot| knot.theirs.first().copied()) {
            if !order.contains(&at) {
                let mut place = match above {
                    Some(above) => order.iter().position(|k| *k == above).map_or(0, |p| p + 1),
                    None => 0,
                };
                // What our branch put at the same place comes first.
                while order.get(place).is_some_and(|&k| {
                    self.knots[k].base.is_empty() && self.knots[k].theirs.is_empty()
                }) {
                    place += 1;
                }
                order.insert(place, at);
            }
            above = Some(at);
        }
        order
    }

    fn sequence(&self, place: impl Fn(&Knot) -> Option<usize>) -> Vec<usize> {
        let mut placed: Vec<(usize, usize)> = self
            .knots
            .iter()
            .enumerate()
            .filter_map(|(at, knot)| Some((place(knot)?, at)))
            .collect();
        placed.sort_unstable();
        placed.into_iter().map(|(_, at)| at).collect()
    }

    fn written(&self, marks: &Marks, ends: bool) -> Merged {
        let mut out = Out::default();
        for at in self.order() {
            let knot = &self.knots[at];
            let base = self.base.texts(&knot.base);
            let ours = self.ours.texts(&knot.ours);
            let theirs = self.theirs.texts(&knot.theirs);
            if ours == theirs || theirs == base {
                out.lines(&self.ours, &knot.ours, 'o');
            } else if ours == base {
                out.lines(&self.theirs, &knot.theirs, 't');
            } else {
                out.conflict([&ours, &base, &theirs], marks);
            }
        }
        if !ends {
            out.text.truncate(out.text.trim_end_matches('\n').len());
        }
        Merged {
            text: out.text,
            conflicts: out.clashes.len(),
            clashes: out.clashes,
        }
    }
}

/// The merged page under way.
#[derive(Default)]
struct Out {
    text: String,
    /// Page and place of the line written last, and whether it is in a list.
    last: Option<(char, usize, bool)>,
    clashes: Vec<String>,
}

impl Out {
    fn lines(&mut self, page: &Page<'_>, places: &[usize], side: char) {
        for &at in places {
            let line = &page.lines[at];
            let item = line.text.trim_start().starts_with("- ");
            let gap = match self.last {
                None => 0,
                Some((last, before, _)) if last == side && before + 1 == at => line.gap,
                Some((_, _, in_list)) => usize::from(!(item && in_list)),
            };
            self.text.push_str(&"\n".repeat(gap));
            self.text.push_str(line.text);
            self.text.push('\n');
            self.last = Some((side, at, item));
        }
    }

    fn conflict(&mut self, [ours, base, theirs]: [&Vec<&str>; 3], marks: &Marks) {
        if self.last.is_some() {
            self.text.push('\n');
        }
        let sides = [
            ('<', marks.ours.as_str(), ours),
            ('|', marks.base.as_str(), base),
            ('=', "", theirs),
        ];
        for (sign, name, lines) in sides {
            self.mark(sign, name, marks.size);
            self.text.push_str(&lines.join("\n\n"));
            self.text.push_str(if lines.is_empty() { "" } else { "\n" });
        }
        self.mark('>', &marks.theirs, marks.size);
        self.last = Some(('c', 0, false));
        let first = [base, ours, theirs]
            .into_iter()
            .find_map(|side| side.first());
        self.clashes
            .push(first.copied().unwrap_or_default().to_owned());
    }

    fn mark(&mut self, sign: char, name: &str, size: usize) {
        let signs = sign.to_string().repeat(size);
        let line = format!("{signs} {name}");
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}

fn find(root: &[usize], mut at: usize) -> usize {
    while root[at] != at {
        at = root[at];
    }
    at
}

fn join(root: &mut [usize], one: usize, two: usize) {
    let (one, two) = (find(root, one), find(root, two));
    root[one.max(two)] = one.min(two);
}

#[cfg(test)]
mod tests {
    use super::{Marks, merge_pages};

    const BASE: &str = "\
# Keeping of lamps

- Symbol: A/99/L.8

## Sponsors

- Chad
- Fiji

## Text

The General Assembly,

*Recalling* its resolution 90/12 on the keeping of lamps at sea,

- *Requests* all keepers to trim the lamps of their towers before dusk;
- *Invites* the ports of call to hold oil for two winters in dry sheds;
- *Decides* that fog bells shall be rung from the outer mole by hand;
";

    fn merged(ours: &str, theirs: &str) -> (String, usize) {
        let merged = merge_pages(BASE, ours, theirs, &Marks::default());
        (merged.text, merged.conflicts)
    }

    #[test]
    fn neighbouring_clauses_do_not_disturb_each_other() {
        let ours = BASE.replace("two winters", "three winters");
        let theirs = BASE
            .replace("before dusk", "at noon")
            .replace("by hand", "by the watch");
        let both = theirs.replace("two winters", "three winters");
        assert_eq!(merged(&ours, &theirs), (both.clone(), 0));
        assert_eq!(merged(&theirs, &ours), (both, 0));
    }

    #[test]
    fn sponsors_of_both_branches_join() {
        let ours = BASE.replace("- Fiji\n", "- Fiji\n- Malta\n");
        let theirs = BASE.replace("- Fiji\n", "- Fiji\n- Norway\n");
        let both = BASE.replace("- Fiji\n", "- Fiji\n- Malta\n- Norway\n");
        assert_eq!(merged(&ours, &theirs), (both, 0));
    }

    #[test]
    fn a_clause_moved_here_and_reworded_there_is_both() {
        let bells = "- *Decides* that fog bells shall be rung from the outer mole by hand;\n";
        let lamps = "- *Requests* all keepers";
        let ours = BASE
            .replace(bells, "")
            .replace(lamps, &format!("{bells}{lamps}"));
        let theirs = BASE.replace("by hand", "by the watch");
        let both = ours.replace("by hand", "by the watch");
        assert_eq!(merged(&ours, &theirs), (both.clone(), 0));
        assert_eq!(merged(&theirs, &ours), (both, 0));
    }

    #[test]
    fn a_clause_changed_in_two_ways_is_a_conflict_of_its_own() {
        let ours = BASE.replace("two winters", "three winters");
        let theirs = BASE
            .replace("two winters", "four winters")
            .replace("by hand", "by the watch");
        let (text, conflicts) = merged(&ours, &theirs);
        assert_eq!(conflicts, 1);
        let conflict = "\
<<<<<<< ours
- *Invites* the ports of call to hold oil for three winters in dry sheds;
||||||| base
- *Invites* the ports of call to hold oil for two winters in dry sheds;
=======
- *Invites* the ports of call to hold oil for four winters in dry sheds;
>>>>>>> theirs
";
        assert!(text.contains(conflict), "{text}");
        assert!(text.contains("by the watch"));
    }

    #[test]
    fn what_both_inserted_stands_once_and_a_removal_holds() {
        let new = "- *Urges* the pilots to carry spare ropes on every crossing;\n";
        let ours = format!("{BASE}{new}").replace("- Chad\n", "");
        let theirs = format!("{BASE}{new}");
        assert_eq!(merged(&ours, &theirs), (ours.clone(), 0));
        let removed = BASE.replace(
            "*Recalling* its resolution 90/12 on the keeping of lamps at sea,\n\n",
            "",
        );
        let changed = BASE.replace("90/12", "92/14");
        assert_eq!(merged(&removed, &changed).1, 1);
    }
}
