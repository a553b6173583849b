//! The ids of all clauses of a document, written short: `CH; PP1 - PP15; OP1;
//! OP1(a) - OP1(d); OP2`.
//!
//! In: the ids in their order. Out: one line for a commit, and the same ids
//! again. Whoever follows two hundred documents then reads two hundred commits
//! and none of their files.

use super::clean::entry;
use crate::model::ClauseId;

/// So many ids in sequence are worth a range.
const RANGE: usize = 3;
/// More clauses than any document has; keeps a forged range cheap.
const MOST: usize = 20_000;
const TO: &str = " - ";

/// Writes the ids; empty where reading would not give the same ones.
pub(super) fn write<'i>(ids: impl Iterator<Item = &'i ClauseId>) -> String {
    let ids: Vec<&str> = ids.map(ClauseId::as_str).collect();
    let mut entries: Vec<String> = Vec::new();
    let mut at = 0;
    while at < ids.len() {
        let mut end = at + 1;
        let mut next = Step::of(ids[at]).and_then(|step| step.next());
        while let (Some(step), Some(id)) = (&next, ids.get(end))
            && step.print() == *id
        {
            next = step.next();
            end += 1;
        }
        if end - at >= RANGE {
            entries.push(format!("{}{TO}{}", ids[at], ids[end - 1]));
        } else {
            entries.extend(ids[at..end].iter().map(|id| (*id).to_owned()));
        }
        at = end;
    }
    let clean = entries.iter().all(|id| entry(id) == *id && !id.is_empty());
    let line = entries.join("; ");
    let same = || {
        read(&line).is_some_and(|read| read.iter().map(ClauseId::as_str).eq(ids.iter().copied()))
    };
    if clean && same() { line } else { String::new() }
}

/// Reads the ids; `None` where none are given, or a range has no end.
pub(super) fn read(line: &str) -> Option<Vec<ClauseId>> {
    if line.is_empty() {
        return None;
    }
    let mut ids = Vec::new();
    for entry in line.split("; ") {
        let Some((from, to)) = entry.split_once(TO) else {
            ids.push(ClauseId::new(entry));
            continue;
        };
        let (mut step, last) = (Step::of(from)?, Step::of(to)?);
        if (step.head, step.tail) != (last.head, last.tail) || !step.count.precedes(last.count) {
            return None;
        }
        ids.push(ClauseId::new(from));
        while step.count != last.count {
            step = step.next()?;
            ids.push(ClauseId::new(step.print()));
            if ids.len() > MOST {
                return None;
            }
        }
    }
    (ids.len() <= MOST).then_some(ids)
}

/// An id by what counts in it: the number of `OP12`, the letter of `OP5(b)`.
struct Step<'i> {
    head: &'i str,
    count: Count,
    tail: &'i str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Count {
    Number(u32),
    Letter(u8),
}

impl Count {
    fn precedes(self, other: Count) -> bool {
        match (self, other) {
            (Count::Number(one), Count::Number(two)) => one < two,
            (Count::Letter(one), Count::Letter(two)) => one < two,
            _ => false,
        }
    }
}

impl<'i> Step<'i> {
    fn of(id: &'i str) -> Option<Self> {
        let bytes = id.as_bytes();
        if let [head @ .., b'(', letter @ b'a'..=b'z', b')'] = bytes {
            let (head, tail) = (&id[..=head.len()], &id[id.len() - 1..]);
            let count = Count::Letter(*letter);
            return Some(Step { head, count, tail });
        }
        let head = id.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &id[head.len()..];
        let number = digits.parse().ok().filter(|_| !digits.starts_with('0'))?;
        Some(Step {
            head,
            count: Count::Number(number),
            tail: "",
        })
    }

    fn next(&self) -> Option<Self> {
        let count = match self.count {
            Count::Number(number) => Count::Number(number.checked_add(1)?),
            Count::Letter(b'z') => return None,
            Count::Letter(letter) => Count::Letter(letter + 1),
        };
        Some(Step { count, ..*self })
    }

    fn print(&self) -> String {
        let mut id = String::with_capacity(self.head.len() + 8);
        id.push_str(self.head);
        match self.count {
            Count::Number(number) => id.push_str(&number.to_string()),
            Count::Letter(letter) => id.push(char::from(letter)),
        }
        id.push_str(self.tail);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use crate::model::ClauseId;

    fn round(ids: &[&str]) -> String {
        let ids: Vec<ClauseId> = ids.iter().map(|id| ClauseId::new(*id)).collect();
        let line = write(ids.iter());
        if !line.is_empty() {
            assert_eq!(read(&line), Some(ids));
        }
        line
    }

    #[test]
    fn sequences_are_written_as_ranges_and_read_back() {
        let ids = [
            "CH",
            "PP1",
            "PP2",
            "PP3",
            "OP1",
            "OP2",
            "OP2(a)",
            "OP2(b)",
            "OP2(c)",
            "OP2(c)(i)",
            "OP2(c)(ii)",
            "II:OP9",
            "II:OP10",
            "II:OP11",
            "A1.5",
            "A1.6",
            "A1.8",
        ];
        assert_eq!(
            round(&ids),
            "CH; PP1 - PP3; OP1; OP2; OP2(a) - OP2(c); OP2(c)(i); OP2(c)(ii); \
             II:OP9 - II:OP11; A1.5; A1.6; A1.8"
        );
    }

    #[test]
    fn ids_that_would_be_read_otherwise_are_not_written() {
        for ids in [
            &["OP1; OP2"][..],
            &["OP1 - OP3"],
            &["OP1\nSymbol: A/1"],
            &[""],
            &[],
        ] {
            assert_eq!(round(ids), "", "{ids:?}");
        }
        assert_eq!(round(&["OP01", "OP02", "OP03"]), "OP01; OP02; OP03");
    }

    #[test]
    fn a_forged_range_ends_at_once() {
        for line in [
            "",
            "OP1 - PP4",
            "OP4 - OP1",
            "OP1 - OP4000000000",
            "OP1(a) - OP1(3)",
            "x - y",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
