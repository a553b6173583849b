//! The keys of the file and what may stand behind them.

use std::fmt::Display;
use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;
use serde::{Deserialize, Deserializer, de};

use super::super::layout::Layout;
use crate::report::Theme;
use crate::report::terminal::{Paint, Paints};

/// The keys of the file; each may be left out.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Keys {
    #[serde(deserialize_with = "theme")]
    pub(super) theme: Option<Theme>,
    pub(super) colors: Colors,
    #[serde(deserialize_with = "layout")]
    pub(super) layout: Option<Layout>,
    pub(super) context: Option<usize>,
    pub(super) pager: Option<String>,
    pub(super) store: Option<PathBuf>,
    pub(super) author: Option<String>,
}

/// The paints that the user chose, by the kind of text.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Colors {
    #[serde(deserialize_with = "paint")]
    strong: Option<Paint>,
    #[serde(deserialize_with = "paint")]
    faint: Option<Paint>,
    #[serde(deserialize_with = "paint")]
    old_words: Option<Paint>,
    #[serde(deserialize_with = "paint")]
    new_words: Option<Paint>,
    #[serde(deserialize_with = "paint")]
    removed: Option<Paint>,
    #[serde(deserialize_with = "paint")]
    inserted: Option<Paint>,
    #[serde(deserialize_with = "paint")]
    moved: Option<Paint>,
    #[serde(deserialize_with = "paint")]
    opener: Option<Paint>,
    #[serde(deserialize_with = "paint")]
    notice: Option<Paint>,
}

impl Colors {
    /// What the user chose, by name.
    pub(super) fn named(&self) -> [(&'static str, Option<Paint>); 9] {
        [
            ("old_words", self.old_words),
            ("new_words", self.new_words),
            ("removed", self.removed),
            ("inserted", self.inserted),
            ("moved", self.moved),
            ("strong", self.strong),
            ("faint", self.faint),
            ("opener", self.opener),
            ("notice", self.notice),
        ]
    }

    /// The paints of a theme, each as the user would rather have it.
    pub(super) fn over(&self, theme: Paints) -> Paints {
        Paints {
            strong: self.strong.unwrap_or(theme.strong),
            faint: self.faint.unwrap_or(theme.faint),
            old_words: self.old_words.unwrap_or(theme.old_words),
            new_words: self.new_words.unwrap_or(theme.new_words),
            removed: self.removed.unwrap_or(theme.removed),
            inserted: self.inserted.unwrap_or(theme.inserted),
            moved: self.moved.unwrap_or(theme.moved),
            opener: self.opener.unwrap_or(theme.opener),
            notice: self.notice.unwrap_or(theme.notice),
        }
    }
}

/// A value that is written as a string.
fn string<'de, D: Deserializer<'de>, T: FromStr<Err: Display>>(from: D) -> Result<T, D::Error> {
    let text = String::deserialize(from)?;
    text.parse().map_err(de::Error::custom)
}

fn theme<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Theme>, D::Error> {
    string(from).map(Some)
}

fn paint<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Paint>, D::Error> {
    string(from).map(Some)
}

fn layout<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Layout>, D::Error> {
    let text = String::deserialize(from)?;
    Layout::from_str(&text, false).map(Some).map_err(|_| {
        let names = Layout::value_variants().iter();
        let names: Vec<String> = names
            .filter_map(|layout| Some(layout.to_possible_value()?.get_name().to_owned()))
            .collect();
        de::Error::custom(format!(
            "no layout is called “{text}”: there are {}",
            names.join(", ")
        ))
    })
}
