//! Bytes of a kind that most stretches of a text have none of: figures,
//! capitals.

/// What a processor compares at once.
const STRETCH: usize = 16;

/// The offset of the first byte of a kind.
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::position;

    proptest! {
        #[test]
        fn the_first_one_is_found(text in "[a-z é]{0,50}[0-9]{0,2}[a-z ]{0,20}[0-9]{0,1}") {
            let expected = text.bytes().position(|byte| byte.is_ascii_digit());
            prop_assert_eq!(position(text.as_bytes(), |byte| byte.is_ascii_digit()), expected);
        }
    }
}
