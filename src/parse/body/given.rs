//! The ids given so far.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// How often each id was given.
#[derive(Default)]
pub(super) struct Given {
    times: HashMap<String, u32, BuildHasherDefault<IdHasher>>,
}

impl Given {
    /// Holds as many ids as a text has paragraphs.
    pub(super) fn with_capacity(paragraphs: usize) -> Given {
        Given {
            times: HashMap::with_capacity_and_hasher(paragraphs, BuildHasherDefault::default()),
        }
    }

    /// An id that was not yet given: a second numbering gets `~2`.
    pub(super) fn unique(&mut self, id: String) -> String {
        let times = self.times.entry(id.clone()).or_insert(0);
        *times += 1;
        match times {
            1 => id,
            _ => format!("{id}~{times}"),
        }
    }
}

/// Hashes ids, which are short and made here, so that nobody can choose them
/// to collide.
struct IdHasher(u64);

impl Default for IdHasher {
    fn default() -> IdHasher {
        IdHasher(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        // The map looks at the highest bits, which the last bytes hardly reach.
        self.0 ^ self.0.rotate_left(29)
    }
}

#[cfg(test)]
mod tests {
    use super::Given;

    #[test]
    fn an_id_given_again_tells_which_it_is() {
        let mut given = Given::default();
        let ids = ["OP1", "OP2", "OP1", "OP1", "OP2"].map(|id| given.unique(id.to_owned()));
        assert_eq!(ids, ["OP1", "OP2", "OP1~2", "OP1~3", "OP2~2"]);
    }
}
