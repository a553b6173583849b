//! Bytes sought in a text.
//!
//! With the instructions that every processor of an architecture has: before
//! its first search the library `memchr` else asks the processor what more it
//! can do, and in a virtual machine the answers take longer than all that is
//! sought in two short drafts.

#[cfg(not(target_arch = "x86_64"))]
use memchr::arch::all::memchr::{One, Two};
#[cfg(target_arch = "x86_64")]
use memchr::arch::x86_64::sse2::memchr::{One, Two};

/// The offset of the first byte that is `byte`.
#[inline]
pub(crate) fn find(byte: u8, bytes: &[u8]) -> Option<usize> {
    one(byte).find(bytes)
}

/// The offset of the last byte that is `byte`.
#[inline]
pub(crate) fn rfind(byte: u8, bytes: &[u8]) -> Option<usize> {
    one(byte).rfind(bytes)
}

/// The offset of the first byte that is one of two.
#[inline]
pub(crate) fn find_either(first: u8, second: u8, bytes: &[u8]) -> Option<usize> {
    two(first, second).find(bytes)
}

/// The offsets of all bytes that are `byte`, in order.
#[inline]
pub(crate) fn each(byte: u8, bytes: &[u8]) -> impl Iterator<Item = usize> {
    let one = one(byte);
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + one.find(&bytes[from..])?;
        from = at + 1;
        Some(at)
    })
}

/// The offsets of all bytes that are one of two, from the last to the first.
#[inline]
pub(crate) fn each_either_back(first: u8, second: u8, bytes: &[u8]) -> impl Iterator<Item = usize> {
    let two = two(first, second);
    let mut end = bytes.len();
    std::iter::from_fn(move || {
        end = two.rfind(&bytes[..end])?;
        Some(end)
    })
}

/// How many bytes are `byte`.
pub(crate) fn count(byte: u8, bytes: &[u8]) -> usize {
    one(byte).count(bytes)
}

/// What a processor compares at once.
const STRETCH: usize = 16;

/// The offset of the first byte of a kind that most stretches of a text have
/// none of: figures, capitals.
#[inline]
pub(crate) fn position(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    // Without a branch, so that the compiler does it for all bytes at once.
    let has_none = |stretch: &[u8; STRETCH]| {
        let any = |any, byte: &u8| any | u8::from(is(*byte));
        stretch.iter().fold(0, any) == 0
    };
    let (stretches, rest) = bytes.as_chunks();
    let mut passed = STRETCH * stretches.iter().take_while(|s| has_none(s)).count();
    // The last bytes are looked at with those before them, if there are any.
    if passed + rest.len() == bytes.len() && bytes.last_chunk().is_some_and(has_none) {
        passed = bytes.len();
    }
    let offset = bytes[passed..].iter().position(|byte| is(*byte))?;
    Some(passed + offset)
}

#[cfg(target_arch = "x86_64")]
#[inline]
fn one(byte: u8) -> One {
    One::new(byte).expect("every x86-64 processor has SSE2")
}

#[cfg(target_arch = "x86_64")]
#[inline]
fn two(first: u8, second: u8) -> Two {
    Two::new(first, second).expect("every x86-64 processor has SSE2")
}

#[cfg(not(target_arch = "x86_64"))]
fn one(byte: u8) -> One {
    One::new(byte)
}

#[cfg(not(target_arch = "x86_64"))]
fn two(first: u8, second: u8) -> Two {
    Two::new(first, second)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bytes_are_found_from_both_ends() {
        let text = b"(a) first; (b) second.";
        assert_eq!(find(b'(', text), Some(0));
        assert_eq!(rfind(b'(', text), Some(11));
        assert_eq!(find_either(b';', b'.', text), Some(9));
        assert_eq!(find(b'x', text), None);
        assert_eq!(each(b'(', text).collect::<Vec<_>>(), [0, 11]);
        let ends: Vec<_> = each_either_back(b';', b'.', text).collect();
        assert_eq!(ends, [21, 9]);
        assert_eq!(count(b' ', text), 3);
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert_eq!(find(b' ', b""), None);
        assert_eq!(each(b' ', b"").count() + count(b' ', b""), 0);
        assert_eq!(each_either_back(b' ', b'.', b"").next(), None);
    }

    proptest! {
        #[test]
        fn the_first_one_is_found(text in "[a-z é]{0,50}[0-9]{0,2}[a-z ]{0,20}[0-9]{0,1}") {
            let expected = text.bytes().position(|byte| byte.is_ascii_digit());
            prop_assert_eq!(position(text.as_bytes(), |byte| byte.is_ascii_digit()), expected);
        }
    }
}
