//! Keeps tracked changes apart that LibreOffice would take for one.
//!
//! In: finished paragraphs. Out: the same words with the same fates on both
//! sides, some letters set anew. Word needs none of this. What LibreOffice
//! does, found by trying each arrangement:
//!
//! 1. Insertions of one author within two minutes that touch across a
//!    paragraph's end are one to it, and rejecting that one joins the
//!    paragraphs. A deletion between the insertion and the end parts them.
//! 2. A tracked change at a paragraph's end that begins with a footnote's mark
//!    directly behind another mark takes the paragraph's end along. Words
//!    before the mark prevent it.
//!
//! Where nothing stands that could part two changes, the last kept letter is
//! deleted and inserted again.

use super::piece::{Fate, Paragraph, Piece};

/// Parts the changes at the ends of paragraphs.
pub(super) fn part(paragraphs: &mut [Paragraph]) {
    for at in 0..paragraphs.len() {
        part_marks(&mut paragraphs[at].pieces);
        let (before, after) = paragraphs.split_at_mut(at + 1);
        if let (Some(own), Some(next)) = (before.last_mut(), after.first())
            && own.mark == Fate::Kept
            && begins_inserted(next)
        {
            part_ends(&mut own.pieces);
        }
    }
}

fn begins_inserted(paragraph: &Paragraph) -> bool {
    match paragraph.pieces.first() {
        Some((fate, _)) => *fate == Fate::Inserted,
        None => paragraph.mark == Fate::Inserted,
    }
}

/// Rule 1: a deletion stands last.
fn part_ends(pieces: &mut Vec<(Fate, Piece)>) {
    if pieces.last().is_none_or(|(fate, _)| *fate != Fate::Inserted) {
        return;
    }
    let from = tail(pieces);
    let (gone, come) = sides(pieces.split_off(from));
    let (mut gone, mut come) = (gone, come);
    if gone.is_empty() {
        repeat_last_letter(pieces, &mut gone, &mut come);
    }
    pieces.extend(come);
    pieces.extend(gone);
}

/// Rule 2: words stand before a second mark.
fn part_marks(pieces: &mut Vec<(Fate, Piece)>) {
    let from = tail(pieces);
    let marked = |pieces: &[(Fate, Piece)], fate| {
        pieces
            .iter()
            .any(|(own, piece)| *own == fate && matches!(piece, Piece::Note { .. }))
    };
    let end = &pieces[from..];
    if !marked(end, Fate::Deleted) || !marked(end, Fate::Inserted) {
        return;
    }
    let (mut gone, mut come) = sides(pieces.split_off(from));
    if matches!(come.first(), Some((_, Piece::Note { .. }))) {
        repeat_last_letter(pieces, &mut gone, &mut come);
    }
    pieces.extend(gone);
    pieces.extend(come);
}

/// Where what follows the last kept piece begins.
fn tail(pieces: &[(Fate, Piece)]) -> usize {
    let tracked = |(fate, _): &&(Fate, Piece)| matches!(fate, Fate::Deleted | Fate::Inserted);
    pieces.len() - pieces.iter().rev().take_while(tracked).count()
}

type Pieces = Vec<(Fate, Piece)>;

/// The deleted and the inserted pieces, each in their order.
fn sides(pieces: Pieces) -> (Pieces, Pieces) {
    pieces
        .into_iter()
        .partition(|(fate, _)| *fate == Fate::Deleted)
}

/// Takes the last letter off the kept words and sets it before both sides.
fn repeat_last_letter(kept: &mut Pieces, gone: &mut Pieces, come: &mut Pieces) {
    let Some((Fate::Kept, Piece::Text(words, look))) = kept.last_mut() else {
        return;
    };
    let look = *look;
    let Some(letter) = words.pop() else { return };
    if words.is_empty() {
        kept.pop();
    }
    for (side, fate) in [(gone, Fate::Deleted), (come, Fate::Inserted)] {
        match side.first_mut() {
            Some((_, Piece::Text(words, own))) if *own == look => words.insert(0, letter),
            _ => side.insert(0, (fate, Piece::Text(letter.to_string(), look))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::part;
    use crate::report::docx::piece::{Fate, Look, Paragraph, Piece, Style};

    fn words(fate: Fate, text: &str) -> (Fate, Piece) {
        (fate, Piece::Text(text.to_owned(), Look::default()))
    }

    fn note(fate: Fate, id: u32) -> (Fate, Piece) {
        (fate, Piece::Note { id, mark: None })
    }

    fn paragraph(mark: Fate, pieces: Vec<(Fate, Piece)>) -> Paragraph {
        Paragraph {
            style: Style::Text,
            old_style: None,
            mark,
            pieces,
            moved: None,
        }
    }

    #[test]
    fn words_added_at_an_end_do_not_touch_a_new_paragraph() {
        let mut two = [
            paragraph(
                Fate::Kept,
                vec![words(Fate::Kept, "a lamp;"), words(Fate::Inserted, " and")],
            ),
            paragraph(Fate::Inserted, vec![words(Fate::Inserted, "a bell.")]),
        ];
        part(&mut two);
        assert_eq!(
            two[0].pieces,
            [
                words(Fate::Kept, "a lamp"),
                words(Fate::Inserted, "; and"),
                words(Fate::Deleted, ";"),
            ]
        );
    }

    #[test]
    fn a_footnote_that_replaces_another_at_an_end_has_a_letter_before_it() {
        let mut one = [paragraph(
            Fate::Kept,
            vec![
                words(Fate::Kept, "the report,"),
                note(Fate::Deleted, 1),
                note(Fate::Inserted, 2),
            ],
        )];
        part(&mut one);
        assert_eq!(
            one[0].pieces,
            [
                words(Fate::Kept, "the report"),
                words(Fate::Deleted, ","),
                note(Fate::Deleted, 1),
                words(Fate::Inserted, ","),
                note(Fate::Inserted, 2),
            ]
        );
    }

    #[test]
    fn words_that_give_way_with_their_footnote_serve_themselves() {
        let mut one = [paragraph(
            Fate::Kept,
            vec![
                words(Fate::Deleted, "75,"),
                words(Fate::Inserted, "76,"),
                note(Fate::Deleted, 1),
                note(Fate::Inserted, 2),
            ],
        )];
        part(&mut one);
        assert_eq!(
            one[0].pieces,
            [
                words(Fate::Deleted, "75,"),
                note(Fate::Deleted, 1),
                words(Fate::Inserted, "76,"),
                note(Fate::Inserted, 2),
            ]
        );
    }
}
