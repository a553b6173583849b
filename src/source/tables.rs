//! Tables that hold no table.

use std::collections::{BTreeMap, BTreeSet};

use super::pages::{Line, Role};

/// Most paragraphs of one cell; a cell with more holds a page.
const PARAGRAPHS: usize = 12;

/// Takes the cells of a table with text in one column only for plain lines,
/// and numbers the others from 0.
///
/// Such a table only sets the width of a paragraph, as on the first page of a
/// resolution. So does one with a whole text in a cell, as older web pages
/// stand beside their menu.
pub(super) fn plain_tables<'a, 't: 'a>(lines: impl Iterator<Item = &'a mut Line<'t>>) {
    let lines: Vec<&mut Line<'t>> = lines.collect();
    let mut columns: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    let mut paragraphs: BTreeMap<(u32, u32, u32), BTreeSet<u32>> = BTreeMap::new();
    for line in &lines {
        if let Role::Cell { table, row, column } = line.role {
            columns.entry(table).or_default().insert(column);
            let cell = paragraphs.entry((table, row, column)).or_default();
            cell.extend(line.block);
        }
    }
    columns.retain(|_, columns| columns.len() > 1);
    for ((table, ..), paragraphs) in paragraphs {
        if paragraphs.len() > PARAGRAPHS {
            columns.remove(&table);
        }
    }
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
