//! A plan written into the XML of a part.
//!
//! In: a part and its plan. Out: the XML. Paragraphs without changes keep
//! their bytes, and so does all that stands between paragraphs; in a changed
//! paragraph the runs without changes do.

use std::fmt::Write;
use std::ops::Range;

use super::OntoError;
use super::atoms::{Paragraph, Parent, Part};
use super::cut::{
    beside, content_end, joins, look, name_of, place, shown, slice, sources, with_fields,
};
use super::plan::{Edits, Fresh, New, Plan};
use super::props::{self, ParagraphProps};
use crate::report::docx::markup::{Markup, escape, tag, text};
use crate::report::docx::piece::{Fate, Look, Piece};

/// Writes parts of one file.
pub(super) struct Writer<'a, 'm> {
    pub(super) markup: &'a mut Markup<'m>,
    /// The id in the file of each tracked note.
    pub(super) note_ids: &'a dyn Fn(u32) -> String,
    /// Properties of the run of a note's mark.
    pub(super) note_props: &'a str,
}

/// The content of a paragraph in the making: those that end within it, and
/// the last.
struct Out {
    ended: Vec<(String, ParagraphProps)>,
    xml: String,
    /// Where a deletion ended, and its fate, so that the next can join it.
    deleted: Option<(usize, Fate)>,
}

impl Writer<'_, '_> {
    /// Writes a part.
    pub(super) fn part(&mut self, part: &Part, plan: &Plan) -> Result<String, OntoError> {
        let mut xml = String::with_capacity(part.xml.len() * 5 / 4);
        let mut done = 0;
        for (index, paragraph) in part.paragraphs.iter().enumerate() {
            let edits = plan.edits.get(&index).filter(|e| !e.is_none());
            let (before, behind) = (plan.before.get(&index), plan.behind.get(&index));
            if edits.is_none() && before.is_none() && behind.is_none() {
                continue;
            }
            between(part, plan, done..paragraph.span.start, &mut xml);
            for fresh in before.into_iter().flatten() {
                self.fresh(fresh, &mut xml, true);
            }
            match edits {
                Some(edits) => xml.push_str(&self.paragraph(part, paragraph, edits)?),
                None => xml.push_str(slice(part, paragraph.span.clone())),
            }
            for fresh in behind.into_iter().flatten() {
                self.fresh(fresh, &mut xml, false);
            }
            done = paragraph.span.end;
        }
        between(part, plan, done..part.xml.len(), &mut xml);
        Ok(xml)
    }

    /// A new paragraph.
    fn fresh(&mut self, fresh: &Fresh, xml: &mut String, before: bool) {
        let spacer = fresh.spacer.as_ref().map(|props| {
            let mut props = props.clone();
            props.marks = format!("<w:ins{}/>", self.markup.signed());
            format!("<w:p>{}</w:p>", props.write())
        });
        if let Some(spacer) = spacer.as_ref().filter(|_| !before) {
            xml.push_str(spacer);
        }
        let mut props = fresh.props.clone();
        props.marks = format!("<w:{}{}/>", tag(fresh.fate), self.markup.signed());
        let _ = write!(xml, "<w:p>{}", props.write());
        let mut end = String::new();
        if let Some(name) = fresh.moved {
            let tag = tag(fresh.fate);
            let signed = self.markup.signed();
            let id = self.markup.last_id();
            let _ = write!(xml, r#"<w:{tag}RangeStart{signed} w:name="move{name}"/>"#);
            end = format!(r#"<w:{tag}RangeEnd w:id="{id}"/>"#);
        }
        xml.push_str(&self.content(fresh));
        xml.push_str("</w:p>");
        xml.push_str(&end);
        if let Some(spacer) = spacer.filter(|_| before) {
            xml.push_str(&spacer);
        }
    }

    /// What stands in a new paragraph.
    fn content(&mut self, fresh: &Fresh) -> String {
        let mut xml = String::new();
        let head = format!(
            "{}{}",
            fresh.lead,
            fresh.label.as_deref().unwrap_or_default()
        );
        if !head.is_empty() {
            let signed = self.markup.signed();
            let _ = write!(xml, "<w:ins{signed}>{head}</w:ins>");
        }
        for group in fresh.pieces.chunk_by(|one, next| one.0 == next.0) {
            let fate = group[0].0;
            let runs: String = group
                .iter()
                .map(|(_, piece)| {
                    let italic = matches!(piece, Piece::Text(_, Look { italic: true, .. }));
                    let props = if italic {
                        &fresh.italic
                    } else {
                        &fresh.upright
                    };
                    self.run(piece, props, fate)
                })
                .collect();
            let (tag, signed) = (tag(fate), self.markup.signed());
            let _ = write!(xml, "<w:{tag}{signed}>{runs}</w:{tag}>");
        }
        xml
    }

    /// The run of a piece with these properties.
    fn run(&self, piece: &Piece, props: &str, fate: Fate) -> String {
        match piece {
            Piece::Text(words, Look { raised: true, .. }) => {
                format!("<w:r>{}{}</w:r>", props::raised(props), text(words, fate))
            }
            Piece::Text(words, _) => format!("<w:r>{props}{}</w:r>", text(words, fate)),
            Piece::Tab => format!("<w:r>{props}<w:tab/></w:r>"),
            Piece::Note { id, mark } => {
                let follows = mark.as_ref().map_or("", |_| r#" w:customMarkFollows="1""#);
                let mark = mark.as_ref().map(|m| text(m, fate)).unwrap_or_default();
                let id = escape(&(self.note_ids)(*id));
                format!(
                    r#"<w:r>{}<w:footnoteReference{follows} w:id="{id}"/>{mark}</w:r>"#,
                    self.note_props
                )
            }
            Piece::Break => String::new(),
        }
    }

    fn paragraph(
        &mut self,
        part: &Part,
        own: &Paragraph,
        edits: &Edits,
    ) -> Result<String, OntoError> {
        let fates = with_fields(own, &edits.fates);
        let mut out = Out {
            ended: Vec::new(),
            xml: String::new(),
            deleted: None,
        };
        let end = content_end(part, own);
        let mut steps: Vec<(usize, u8, Step<'_>)> = Vec::new();
        for (&slot, news) in &edits.inserts {
            if let Some((at, parent)) = place(own, slot, end) {
                steps.push((at, 0, Step::Insert(slot, news, parent)));
            }
        }
        let mut first = 0;
        for (index, run) in own.runs.iter().enumerate() {
            let atoms = own.atoms[first..].iter().take_while(|a| a.run == index);
            let range = first..first + atoms.count();
            first = range.end;
            let touched = fates[range.clone()].iter().any(|f| *f != Fate::Kept)
                || edits
                    .inserts
                    .keys()
                    .any(|s| range.start < *s && *s < range.end);
            if touched {
                steps.push((run.span.start, 1, Step::Cut(index, range)));
            }
        }
        steps.sort_by_key(|(at, order, _)| (*at, *order));
        let mut at = own.props.end;
        for (from, _, step) in steps {
            out.xml.push_str(slice(part, at..from));
            at = from;
            match step {
                Step::Insert(slot, news, parent) => {
                    self.inserts(part, own, slot, news, edits, &parent, &mut out)?;
                }
                Step::Cut(run, range) => {
                    at = own.runs[run].span.end;
                    self.cut(part, own, range, &fates, edits, &mut out)?;
                }
            }
        }
        out.xml.push_str(slice(part, at..end));
        Ok(self.finish(part, own, edits, out))
    }

    /// A run of which parts go, or into which something comes.
    fn cut(
        &mut self,
        part: &Part,
        own: &Paragraph,
        range: Range<usize>,
        fates: &[Fate],
        edits: &Edits,
        out: &mut Out,
    ) -> Result<(), OntoError> {
        let run = &own.runs[own.atoms[range.start].run];
        let head = format!(
            "{}{}",
            slice(part, run.open.clone()),
            slice(part, run.props.clone())
        );
        let mut from = range.start;
        while from < range.end {
            if let Some(news) = edits.inserts.get(&from).filter(|_| from > range.start) {
                self.inserts(part, own, from, news, edits, &run.parent, out)?;
            }
            let fate = fates[from];
            let mut until = from + 1;
            while until < range.end && fates[until] == fate && !edits.inserts.contains_key(&until) {
                until += 1;
            }
            let inner = sources(part, &own.atoms[from..until], fate);
            let run = format!("{head}{inner}</w:r>");
            if fate == Fate::Kept {
                out.xml.push_str(&run);
            } else {
                self.delete(&run, fate, out);
            }
            from = until;
        }
        Ok(())
    }

    /// Deletes a run, together with the one deleted just before it.
    fn delete(&mut self, run: &str, fate: Fate, out: &mut Out) {
        let close = format!("</w:{}>", tag(fate));
        if out.deleted == Some((out.xml.len(), fate)) {
            out.xml.truncate(out.xml.len() - close.len());
        } else {
            let signed = self.markup.signed();
            let _ = write!(out.xml, "<w:{}{signed}>", tag(fate));
        }
        out.xml.push_str(run);
        out.xml.push_str(&close);
        out.deleted = Some((out.xml.len(), fate));
    }

    /// What comes at one place. A tracked insertion of the file ends before it
    /// and begins again behind it.
    #[expect(clippy::too_many_arguments, reason = "one place in one paragraph")]
    fn inserts(
        &mut self,
        part: &Part,
        own: &Paragraph,
        slot: usize,
        news: &[New],
        edits: &Edits,
        parent: &Parent,
        out: &mut Out,
    ) -> Result<(), OntoError> {
        let around = match parent {
            Parent::Tracked(open) => Some(slice(part, open.clone())),
            _ => None,
        };
        if let Some(open) = around {
            let _ = write!(out.xml, "</{}>", name_of(open));
        }
        let beside = beside(part, own, slot);
        for group in news.chunk_by(joins) {
            match &group[0] {
                New::Piece(fate, _) => {
                    let runs: String = group
                        .iter()
                        .filter_map(|new| match new {
                            New::Piece(fate, piece) => {
                                let props = look(beside, piece, edits.openers);
                                Some(self.run(piece, &props, *fate))
                            }
                            _ => None,
                        })
                        .collect();
                    let (tag, signed) = (tag(*fate), self.markup.signed());
                    let _ = write!(out.xml, "<w:{tag}{signed}>{runs}</w:{tag}>");
                }
                New::Whole(fresh) => {
                    let content = self.content(fresh);
                    out.xml.push_str(&content);
                }
                New::Break(props) => {
                    if matches!(parent, Parent::Other { .. }) {
                        return Err(OntoError::Entangled { what: shown(own) });
                    }
                    out.ended
                        .push((std::mem::take(&mut out.xml), props.clone()));
                    out.deleted = None;
                }
            }
        }
        if let Some(open) = around {
            out.xml.push_str(open);
        }
        Ok(())
    }

    /// Puts the paragraph together: those that end within it, then its own.
    fn finish(&mut self, part: &Part, own: &Paragraph, edits: &Edits, out: Out) -> String {
        let mut xml = String::new();
        for (content, props) in out.ended {
            let mut props = props;
            props.marks = format!("<w:ins{}/>", self.markup.signed());
            let _ = write!(xml, "<w:p>{}{content}</w:p>", props.write());
        }
        let open = slice(part, own.open.clone());
        let source = slice(part, own.props.clone());
        xml.push_str(
            open.strip_suffix("/>")
                .unwrap_or(open.trim_end_matches('>')),
        );
        xml.push('>');
        let mut end = String::new();
        if edits.mark == Fate::Kept && edits.restyle.is_none() {
            xml.push_str(source);
        } else {
            xml.push_str(&self.changed_props(source, edits));
        }
        if let Some(name) = edits.moved {
            let tag = tag(edits.mark);
            let signed = self.markup.signed();
            let id = self.markup.last_id();
            let _ = write!(xml, r#"<w:{tag}RangeStart{signed} w:name="move{name}"/>"#);
            end = format!(r#"<w:{tag}RangeEnd w:id="{id}"/>"#);
        }
        xml.push_str(&out.xml);
        xml.push_str("</w:p>");
        xml + &end
    }

    fn changed_props(&mut self, source: &str, edits: &Edits) -> String {
        let mut props = ParagraphProps::read(source);
        if edits.mark != Fate::Kept && !props.marks.contains("<w:del ") {
            let tag = tag(edits.mark);
            let _ = write!(props.marks, "<w:{tag}{}/>", self.markup.signed());
        }
        if let Some(restyle) = &edits.restyle {
            let before = std::mem::replace(&mut props.own, restyle.own.clone());
            if props.change.is_empty() {
                let signed = self.markup.signed();
                props.change =
                    format!("<w:pPrChange{signed}><w:pPr>{before}</w:pPr></w:pPrChange>");
            }
        }
        props.write()
    }
}

/// A change within a paragraph.
enum Step<'e> {
    Insert(usize, &'e [New], Parent),
    Cut(usize, Range<usize>),
}

/// What stands between paragraphs, with the elements that come there.
fn between(part: &Part, plan: &Plan, range: Range<usize>, xml: &mut String) {
    let mut done = range.start;
    for (&at, element) in plan.raw.range(range.start..range.end) {
        xml.push_str(slice(part, done..at));
        xml.push_str(element);
        done = at;
    }
    xml.push_str(slice(part, done..range.end));
}
