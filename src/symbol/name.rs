//! What the segments of a symbol mean: organs, committees, modifiers,
//! sessions. Takes segments in canonical print.

/// A modifier of the series: `Add.2`, `Corr.1`, `Amend.1`, `Rev.3`, with its
/// rank in the order of documents.
pub(super) fn modifier(segment: &str) -> Option<(u8, u32)> {
    let (word, number) = segment.split_once('.')?;
    let rank = match word {
        "Add" => 1,
        "Corr" => 2,
        "Amend" => 3,
        "Rev" => 4,
        _ => return None,
    };
    Some((rank, number.parse().ok()?))
}

/// A regular session or year (`75`, `2025`), a special one (`S-32`) or an
/// emergency special one (`ES-11`).
pub(super) fn is_session(segment: &str) -> bool {
    let digits = segment
        .strip_prefix("ES-")
        .or_else(|| segment.strip_prefix("S-"))
        .unwrap_or(segment);
    !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// The organ in words.
pub(super) fn organ(symbol: &str) -> Option<&'static str> {
    let mut segments = symbol.split('/');
    Some(match (segments.next()?, segments.next()?) {
        ("A", "HRC") => "Human Rights Council",
        ("A", _) => "General Assembly",
        ("S", _) => "Security Council",
        ("E", _) => "Economic and Social Council",
        ("T", _) => "Trusteeship Council",
        ("ST", _) => "Secretariat",
        _ => return None,
    })
}

/// The Main Committee in words.
pub(super) fn committee(symbol: &str) -> Option<&'static str> {
    let segment = symbol.strip_prefix("A/C.")?.split('/').next()?;
    Some(match segment {
        "1" => "First Committee",
        "2" => "Second Committee",
        "3" => "Third Committee",
        "4" => "Special Political and Decolonization Committee (Fourth Committee)",
        "5" => "Fifth Committee",
        "6" => "Sixth Committee",
        _ => return None,
    })
}
