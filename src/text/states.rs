//! temp
/// temp
pub fn canonical(name: &str) -> Option<&str> { if name.len()<50 && name.starts_with(char::is_uppercase) && !name.contains(" of the ") {Some(name)} else {None} }
/// temp
pub fn split_names(list: &str) -> Vec<&str> { list.split(", ").flat_map(|x| x.split(" and ")).collect() }
