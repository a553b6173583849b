//! Who stands as the author of a commit: the lead sponsor, else the organ.

use git2::{Signature, Time};
use jiff::civil::Date;

use super::StoreError;
use super::clean::{shortened, slug};
use crate::model::Draft;

const SPONSOR: &str = "sponsor.invalid";
const ORGAN: &str = "organ.invalid";
const NOT_STATED: &str = "not-stated";

/// The author of a document's commit.
///
/// The address leads nowhere: `.invalid` is reserved for that. The date is the
/// document's or event's, at midnight Greenwich time and not before 1970; the
/// committer's where there is none.
pub(super) fn author(
    draft: &Draft,
    date: Option<Date>,
    committer: &Signature<'_>,
) -> Result<Signature<'static>, StoreError> {
    let head = &draft.masthead;
    let (name, domain) = match (draft.sponsors.first(), &head.organ) {
        (Some(sponsor), _) => (sponsor.name.as_str(), SPONSOR),
        (None, Some(organ)) => (organ.as_str(), ORGAN),
        (None, None) => ("", SPONSOR),
    };
    let shown = fit(name);
    let (shown, address) = if shown.is_empty() {
        ("Not stated".to_owned(), NOT_STATED.to_owned())
    } else {
        let address = slug(name, 60);
        let address = if address.is_empty() {
            "sponsor".to_owned()
        } else {
            address
        };
        (shown, address)
    };
    let when = match date.and_then(seconds) {
        Some(seconds) => Time::new(seconds.max(0), 0),
        None => committer.when(),
    };
    Ok(Signature::new(
        &shown,
        &format!("{address}@{domain}"),
        &when,
    )?)
}

/// The lead sponsor that an author stands for; `None` for an organ, or where
/// none was stated.
pub(super) fn sponsor(author: &Signature<'_>) -> Option<String> {
    let (address, domain) = author.email().ok()?.split_once('@')?;
    let named = domain == SPONSOR && address != NOT_STATED;
    named.then(|| String::from_utf8_lossy(author.name_bytes()).into_owned())
}

/// A name without what git forbids in one, or drops at its ends.
fn fit(name: &str) -> String {
    let plain = name.replace(['<', '>'], " ");
    shortened(&plain, 100)
        .trim_matches(|c: char| c.is_whitespace() || ".,:;\"\\'".contains(c))
        .to_owned()
}

fn seconds(date: Date) -> Option<i64> {
    let stamp = jiff::tz::Offset::UTC
        .to_timestamp(date.to_datetime(jiff::civil::Time::midnight()))
        .ok()?;
    Some(stamp.as_second())
}
