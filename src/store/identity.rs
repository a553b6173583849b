//! Who commits, as git finds him.
//!
//! The order is git's: `GIT_COMMITTER_NAME`, then `committer.name`, then
//! `user.name`; the e-mail alike, and at last `EMAIL`. The clock is read only
//! where neither the caller nor `GIT_COMMITTER_DATE` fixes the time.

use std::env;

use git2::{Config, Repository, Signature, Time};
use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use jiff::{Timestamp, ZonedDateTime};

use super::StoreError;

/// The committer of what is added, and the author of what has no other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// Seconds since 1970 and minutes east of Greenwich; the present where
    /// `None`.
    pub time: Option<(i64, i32)>,
}

impl Identity {
    /// The identity that git itself would commit with in this repository.
    pub(super) fn find(repo: &Repository) -> Result<Self, StoreError> {
        let config = repo.config()?.snapshot()?;
        let name = first(
            &config,
            "GIT_COMMITTER_NAME",
            ["committer.name", "user.name"],
        )
        .ok_or(StoreError::NoIdentity {
            missing: "user.name",
        })?;
        let email = first(
            &config,
            "GIT_COMMITTER_EMAIL",
            ["committer.email", "user.email"],
        )
        .or_else(|| variable("EMAIL"))
        .ok_or(StoreError::NoIdentity {
            missing: "user.email",
        })?;
        let time = match variable("GIT_COMMITTER_DATE") {
            None => None,
            Some(value) => match moment(&value) {
                Some(time) => Some(time),
                None => return Err(StoreError::CommitterDate { value }),
            },
        };
        Ok(Identity { name, email, time })
    }

    /// The signature for a commit. Asks the clock where the time is not fixed.
    pub(super) fn signature(&self) -> Result<Signature<'static>, StoreError> {
        Ok(match self.time {
            Some((seconds, minutes)) => {
                Signature::new(&self.name, &self.email, &Time::new(seconds, minutes))?
            }
            None => Signature::now(&self.name, &self.email)?,
        })
    }
}

fn first<const N: usize>(config: &Config, name: &str, keys: [&str; N]) -> Option<String> {
    variable(name).or_else(|| {
        keys.into_iter()
            .filter_map(|key| config.get_string(key).ok())
            .find(|value| !value.trim().is_empty())
    })
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.trim().is_empty())
}

/// Reads a date as git writes it: `1603670400 +0200`, ISO 8601, RFC 2822.
/// A date without a zone is taken as Greenwich time.
fn moment(value: &str) -> Option<(i64, i32)> {
    let value = value.trim();
    let mut parts = value.trim_start_matches('@').split_whitespace();
    if let Some(Ok(seconds)) = parts.next().map(str::parse::<i64>)
        && (value.starts_with('@') || seconds >= 100_000_000)
    {
        return match (parts.next(), parts.next()) {
            (None, None) => Some((seconds, 0)),
            (Some(zone), None) => Some((seconds, minutes(zone)?)),
            _ => None,
        };
    }
    if let Ok(zoned) = rfc2822::parse(value) {
        return Some(of(&zoned));
    }
    for format in [
        "%Y-%m-%dT%H:%M:%S%z",
        "%Y-%m-%d %H:%M:%S %z",
        "%Y-%m-%d %H:%M:%S%z",
    ] {
        if let Ok(zoned) = ZonedDateTime::strptime(format, value) {
            return Some(of(&zoned));
        }
    }
    if let Ok(stamp) = value.parse::<Timestamp>() {
        return Some((stamp.as_second(), 0));
    }
    let civil: DateTime = value.parse().ok()?;
    let stamp = jiff::tz::Offset::UTC.to_timestamp(civil).ok()?;
    Some((stamp.as_second(), 0))
}

fn of(zoned: &ZonedDateTime) -> (i64, i32) {
    (zoned.timestamp().as_second(), zoned.offset().seconds() / 60)
}

/// `+0130` in minutes.
fn minutes(zone: &str) -> Option<i32> {
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i32 = digits.parse().ok()?;
    Some(sign * (number / 100 * 60 + number % 100))
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn the_dates_that_git_reads_are_read() {
        let noon = Some((1_603_713_600, 0));
        assert_eq!(moment("1603713600 +0000"), noon);
        assert_eq!(moment("@1603713600"), noon);
        assert_eq!(moment("2020-10-26T12:00:00Z"), noon);
        assert_eq!(moment("2020-10-26 12:00:00"), noon);
        assert_eq!(moment("2020-10-26T12:00:00"), noon);
        let east = Some((1_603_713_600, 90));
        assert_eq!(moment("1603713600 +0130"), east);
        assert_eq!(moment("2020-10-26T13:30:00+0130"), east);
        assert_eq!(moment("2020-10-26 13:30:00 +0130"), east);
        assert_eq!(moment("Mon, 26 Oct 2020 13:30:00 +0130"), east);
        assert_eq!(moment("yesterday"), None);
    }
}
