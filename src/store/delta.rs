//! How git writes an object as the difference from another one.
//!
//! In: two byte strings. Out: git's delta of them: the two lengths, then
//! copies from the old and insertions of new bytes. It knows no packs.

/// Bytes that must agree before a copy is worth while.
const BLOCK: usize = 16;
/// Bytes compared at once where much is equal.
const STRIDE: usize = 256;
/// The longest copy that every git reads.
const LONGEST: usize = 0x1_0000;

/// The delta that makes `new` out of `old`.
pub(super) fn delta(old: &[u8], new: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(64);
    length(&mut out, old.len());
    length(&mut out, new.len());
    let mut head = strides(old.chunks_exact(STRIDE), new.chunks_exact(STRIDE));
    head += common(old[head..].iter(), new[head..].iter());
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let mut tail = strides(
        old_rest.rchunks_exact(STRIDE),
        new_rest.rchunks_exact(STRIDE),
    );
    tail += common(
        old_rest[..old_rest.len() - tail].iter().rev(),
        new_rest[..new_rest.len() - tail].iter().rev(),
    );
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    copy(&mut out, 0, head);
    middle(&mut out, old, head..old_end, &new[head..new_end]);
    copy(&mut out, old_end, tail);
    out
}

/// The length of the equal chunks at the beginning.
fn strides<'b>(old: impl Iterator<Item = &'b [u8]>, new: impl Iterator<Item = &'b [u8]>) -> usize {
    STRIDE * old.zip(new).take_while(|(o, n)| o == n).count()
}

fn common<'b>(old: impl Iterator<Item = &'b u8>, new: impl Iterator<Item = &'b u8>) -> usize {
    old.zip(new).take_while(|(o, n)| o == n).count()
}

/// Finds what of `new` stands anywhere in a part of the old.
fn middle(out: &mut Vec<u8>, old: &[u8], part: std::ops::Range<usize>, new: &[u8]) {
    if part.len() < BLOCK || new.len() < BLOCK {
        return insert(out, new);
    }
    let bits = (part.len() / BLOCK).next_power_of_two().trailing_zeros() + 1;
    let mut blocks = vec![0u32; 1 << bits];
    for at in (part.start..part.end + 1 - BLOCK).step_by(BLOCK).rev() {
        // One more than the place, so that nought means none.
        blocks[slot(&old[at..], bits)] = u32::try_from(at + 1).unwrap_or(0);
    }
    let (mut done, mut at) = (0, 0);
    while at + BLOCK <= new.len() {
        let found = blocks[slot(&new[at..], bits)] as usize;
        let Some(from) = found.checked_sub(1) else {
            at += 1;
            continue;
        };
        let long = common(old[from..part.end].iter(), new[at..].iter());
        if long < BLOCK {
            at += 1;
            continue;
        }
        let back = common(
            old[part.start..from].iter().rev(),
            new[done..at].iter().rev(),
        );
        insert(out, &new[done..at - back]);
        copy(out, from - back, long + back);
        at += long;
        done = at;
    }
    insert(out, &new[done..]);
}

fn slot(bytes: &[u8], bits: u32) -> usize {
    let half = |from: usize| {
        bytes[from..from + 8]
            .iter()
            .fold(0u64, |sum, byte| sum << 8 | u64::from(*byte))
    };
    let mixed = half(0)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(half(8))
        .wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    (mixed >> (64 - bits)) as usize
}

fn length(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn insert(out: &mut Vec<u8>, bytes: &[u8]) {
    for part in bytes.chunks(0x7f) {
        out.push(part.len() as u8);
        out.extend_from_slice(part);
    }
}

fn copy(out: &mut Vec<u8>, mut from: usize, mut long: usize) {
    while long > 0 {
        let now = long.min(LONGEST);
        let at = out.len();
        out.push(0x80);
        let mut flags = 0x80;
        for byte in 0..4 {
            let value = (from >> (8 * byte)) as u8;
            if value != 0 {
                out.push(value);
                flags |= 1 << byte;
            }
        }
        // A length of nought stands for the longest.
        let printed = if now == LONGEST { 0 } else { now };
        for byte in 0..2 {
            let value = (printed >> (8 * byte)) as u8;
            if value != 0 {
                out.push(value);
                flags |= 0x10 << byte;
            }
        }
        out[at] = flags;
        from += now;
        long -= now;
    }
}

#[cfg(test)]
mod tests {
    use super::delta;

    /// Reads a delta as git does.
    fn patched(old: &[u8], delta: &[u8]) -> Vec<u8> {
        let mut at = 0;
        let mut next = || {
            at += 1;
            usize::from(delta[at - 1])
        };
        let mut lengths = Vec::new();
        for _ in 0..2 {
            let (mut value, mut shift) = (0, 0);
            loop {
                let byte = next();
                value |= (byte & 0x7f) << shift;
                shift += 7;
                if byte < 0x80 {
                    break;
                }
            }
            lengths.push(value);
        }
        assert_eq!(lengths[0], old.len());
        let mut out = Vec::new();
        while out.len() < lengths[1] {
            let op = next();
            if op & 0x80 == 0 {
                for _ in 0..op {
                    out.push(next() as u8);
                }
                continue;
            }
            let (mut from, mut long) = (0, 0);
            for byte in 0..4 {
                if op & (1 << byte) != 0 {
                    from |= next() << (8 * byte);
                }
            }
            for byte in 0..3 {
                if op & (0x10 << byte) != 0 {
                    long |= next() << (8 * byte);
                }
            }
            let long = if long == 0 { 0x1_0000 } else { long };
            out.extend_from_slice(&old[from..from + long]);
        }
        out
    }

    #[test]
    fn a_delta_gives_the_new_bytes_back() {
        let long: Vec<u8> = (0..200_000u32)
            .map(|n| (n.wrapping_mul(n) >> 7) as u8)
            .collect();
        let mut cut = long.clone();
        cut.drain(70_000..70_100);
        cut.splice(150_000..150_003, b"inserted words".iter().copied());
        for (old, new) in [
            (&b""[..], &b""[..]),
            (b"", b"some"),
            (b"some", b""),
            (
                b"the keeping of lighthouses",
                b"the keeping of all lighthouses",
            ),
            (&long, &cut),
            (&cut, &long),
        ] {
            assert_eq!(patched(old, &delta(old, new)), new);
        }
        assert!(delta(&long, &cut).len() < 200);
    }
}
