//! Numbers as lists and notes print them: `iv`, `(b)`, `†`.

/// A number in one of Word's formats: figures where the format is another.
pub(super) fn spell(number: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "lowerLetter" => letters(number, b'a'),
        "upperLetter" => letters(number, b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        "chicago" => {
            let signs = ["*", "†", "‡", "§"];
            let at = number.saturating_sub(1) as usize;
            signs[at % 4].repeat((at / 4 + 1).min(8))
        }
        _ => number.to_string(),
    }
}

/// a to z, then aa, bb.
fn letters(number: u32, first: u8) -> String {
    let at = number.saturating_sub(1);
    let letter = char::from(first + u8::try_from(at % 26).unwrap_or(0));
    String::from(letter).repeat((at as usize / 26 + 1).min(32))
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 30_000 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelled_in_every_format() {
        assert_eq!(spell(4, "lowerRoman"), "iv");
        assert_eq!(spell(1999, "upperRoman"), "MCMXCIX");
        assert_eq!(spell(28, "lowerLetter"), "bb");
        assert_eq!(spell(2, "chicago"), "†");
        assert_eq!(spell(3, "anything"), "3");
    }
}
