//! Tables, images and boxes: kept whole, and named as not compared.

use crate::model::{Notice, NoticeKind, Place, Uncompared, UncomparedKind};
use crate::parse::paragraph::Paragraph;
use crate::source::Role;

use super::builder::Builder;

impl Builder {
    /// Takes the cells of one table; returns how many paragraphs they were.
    pub(super) fn table(&mut self, rest: &[Paragraph]) -> usize {
        let Some(Role::Cell { table, .. }) = rest.first().map(|p| p.role) else {
            return 1;
        };
        let mut text = String::new();
        let mut used = 0;
        let mut last: Option<(u32, u32)> = None;
        for paragraph in rest {
            let Role::Cell {
                table: own,
                row,
                column,
            } = paragraph.role
            else {
                break;
            };
            if own != table {
                break;
            }
            match last {
                Some((before, _)) if before != row => text.push('\n'),
                Some((_, before)) if before == column => text.push(' '),
                Some(_) => text.push('\t'),
                None => {}
            }
            text.push_str(&paragraph.plain());
            last = Some((row, column));
            used += 1;
        }
        self.keep(
            UncomparedKind::Table,
            "a table is kept but not compared",
            text,
            rest[0].place,
        );
        used
    }

    pub(super) fn image(&mut self, paragraph: &Paragraph) {
        self.keep(
            UncomparedKind::Image,
            "an image is not compared",
            paragraph.plain(),
            paragraph.place,
        );
    }

    /// Takes the paragraphs of boxes that follow each other; returns how many
    /// they were.
    pub(super) fn boxes(&mut self, rest: &[Paragraph]) -> usize {
        let boxed = rest.iter().take_while(|p| p.role == Role::Box);
        let texts: Vec<String> = boxed.map(Paragraph::plain).collect();
        self.keep(
            UncomparedKind::Box,
            "text in a box is kept but not compared",
            texts.join("\n"),
            rest[0].place,
        );
        texts.len()
    }

    fn keep(&mut self, kind: UncomparedKind, message: &str, text: String, place: Place) {
        self.notice(NoticeKind::NotCompared, message.to_owned(), place);
        self.body.uncompared.push(Uncompared { kind, text, place });
    }

    pub(super) fn notice(&mut self, kind: NoticeKind, message: String, place: Place) {
        self.body.notices.push(Notice {
            kind,
            message,
            place,
        });
    }
}
