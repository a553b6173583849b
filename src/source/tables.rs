//! Tables that hold no table.

use std::collections::{BTreeMap, BTreeSet};

use super::pages::{Line, Role};

/// Takes the cells of a table with text in one column only for plain lines,
/// and numbers the others from 0.
///
/// Such a table only sets the width of a paragraph, as on the first page of a
/// resolution.
pub(super) fn plain_tables<'a>(lines: impl Iterator<Item = &'a mut Line>) {
    let lines: Vec<&mut Line> = lines.collect();
    let mut columns: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for line in &lines {
        if let Role::Cell { table, column, .. } = line.role {
            columns.entry(table).or_default().insert(column);
        }
    }
    columns.retain(|_, columns| columns.len() > 1);
    let numbers: BTreeMap<u32, u32> = columns.into_keys().zip(0..).collect();
    for line in lines {
        if let Role::Cell { table, row, column } = line.role {
            line.role = match numbers.get(&table) {
                Some(&table) => Role::Cell { table, row, column },
                None => Role::Plain,
            };
        }
    }
}
