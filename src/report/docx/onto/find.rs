//! Finds the words of a line among the letters of a part.
//!
//! In: a part's paragraphs, the words of a line. Out: the letters that are
//! these words. Spaces, dashes, the kind of quotation marks and capitals don't
//! matter: a reader of the file may have mended them.

use std::ops::Range;

use super::atoms::Paragraph;

/// The letters of a part in their order, spaces left out.
pub(super) struct Stream {
    letters: Vec<Place>,
    /// The first letter of each paragraph that has any.
    starts: Vec<usize>,
}

/// A letter and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    key: char,
    /// The index of its paragraph.
    pub(super) paragraph: usize,
    /// The index of its atom there.
    pub(super) atom: usize,
}

/// What a letter counts as; `None` if it doesn't count.
pub(super) fn key(c: char) -> Option<char> {
    match c {
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => None,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => None,
        // Word can't hold control characters; others stand for them.
        '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}' => None,
        c if c.is_whitespace() || c.is_control() => None,
        '“' | '”' | '„' | '«' | '»' => Some('"'),
        '‘' | '’' | '‚' => Some('\''),
        c => c.to_lowercase().next(),
    }
}

impl Stream {
    /// The letters of some paragraphs, by their index in the part.
    pub(super) fn new<'p>(paragraphs: impl Iterator<Item = (usize, &'p Paragraph)>) -> Stream {
        let mut stream = Stream {
            letters: Vec::new(),
            starts: Vec::new(),
        };
        for (index, paragraph) in paragraphs {
            let first = stream.letters.len();
            for (atom, own) in paragraph.atoms.iter().enumerate() {
                if let Some(key) = own.letter().and_then(key) {
                    stream.letters.push(Place {
                        key,
                        paragraph: index,
                        atom,
                    });
                }
            }
            if stream.letters.len() > first {
                stream.starts.push(first);
            }
        }
        stream
    }

    /// The letters that are these words, at the beginning of a paragraph.
    pub(super) fn at_start(&self, words: &[char], within: Range<usize>) -> Option<Range<usize>> {
        let from = self.starts.partition_point(|start| *start < within.start);
        self.starts[from..]
            .iter()
            .take_while(|start| **start < within.end)
            .find(|start| self.is(words, **start))
            .map(|start| *start..start + words.len())
    }

    /// The letters that are these words, anywhere.
    pub(super) fn anywhere(&self, words: &[char], within: Range<usize>) -> Option<Range<usize>> {
        let end = within.end.min(self.letters.len());
        (within.start..end)
            .find(|start| self.is(words, *start))
            .map(|start| start..start + words.len())
    }

    fn is(&self, words: &[char], start: usize) -> bool {
        self.letters
            .get(start..start + words.len())
            .is_some_and(|own| {
                own.iter()
                    .zip(words)
                    .all(|(place, word)| place.key == *word)
            })
    }

    /// How many letters there are.
    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// Where a letter stands.
    pub(super) fn place(&self, letter: usize) -> Option<Place> {
        self.letters.get(letter).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::super::scan::scan;
    use super::{Stream, key};

    #[test]
    fn words_are_found_however_they_are_printed() {
        let part = scan(
            "<w:body><w:p><w:r><w:t>no lamp</w:t></w:r></w:p><w:p><w:r><w:t>The “lamp” \
             of Co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r></w:p></w:body>"
                .to_owned(),
        )
        .expect("whole XML");
        let stream = Stream::new(part.paragraphs.iter().enumerate());
        let words: Vec<char> = "the \"lamp\" of coop".chars().filter_map(key).collect();
        let found = stream.at_start(&words, 0..stream.len()).expect("found");
        assert_eq!(stream.place(found.start).map(|p| p.paragraph), Some(1));
        let lamp: Vec<char> = "lamp".chars().collect();
        assert_eq!(stream.at_start(&lamp, 0..stream.len()), None);
        assert_eq!(stream.anywhere(&lamp, 0..stream.len()), Some(2..6));
    }
}
