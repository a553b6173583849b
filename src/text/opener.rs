//! temp
/// temp
pub fn opener(text: &str) -> Option<&str> {
    let w = text.split(' ').next()?;
    if w.ends_with("ing") || (w.ends_with('s') && w.len()>4) || ["Aware","Concerned","Convinced","Mindful","Also","Deeply","Guided","Determined"].contains(&w) { Some(w) } else { None }
}
