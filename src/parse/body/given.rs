//! The ids given so far.

use std::collections::HashMap;

use crate::text::hasher::Fold;

/// How often each id was given.
#[derive(Default)]
pub(super) struct Given {
    /// Of ids as numbers: nearly all are short enough to be one.
    short: HashMap<u128, u32, Fold>,
    long: HashMap<String, u32, Fold>,
}

impl Given {
    /// Holds as many ids as a text has paragraphs.
    pub(super) fn with_capacity(paragraphs: usize) -> Given {
        Given {
            short: HashMap::with_capacity_and_hasher(paragraphs, Fold::default()),
            long: HashMap::default(),
        }
    }

    /// An id that was not yet given: a second numbering gets `~2`.
    pub(super) fn unique(&mut self, id: String) -> String {
        let times = match packed(&id) {
            Some(short) => self.short.entry(short).or_insert(0),
            None => self.long.entry(id.clone()).or_insert(0),
        };
        *times += 1;
        match times {
            1 => id,
            _ => format!("{id}~{times}"),
        }
    }
}

/// The letters of a short id as one number.
fn packed(id: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    // A shorter id ends with zeros, which no id has.
    bytes.get_mut(..id.len())?.copy_from_slice(id.as_bytes());
    Some(u128::from_le_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::Given;

    #[test]
    fn an_id_given_again_tells_which_it_is() {
        let mut given = Given::default();
        let ids = ["OP1", "OP2", "OP1", "OP1", "OP2"].map(|id| given.unique(id.to_owned()));
        assert_eq!(ids, ["OP1", "OP2", "OP1~2", "OP1~3", "OP2~2"]);
        let long = "annex:OP1(a)(viii)";
        let ids = [long, &long[..16], long].map(|id| given.unique(id.to_owned()));
        assert_eq!(ids, [long, &long[..16], "annex:OP1(a)(viii)~2"]);
    }
}
