//! The user's own choices: a file in RON.
//!
//! `TRAVAUX_CONFIG` names it; else it is `travaux/config.ron` where programs
//! keep such files: in `XDG_CONFIG_HOME` or `~/.config`, in `APPDATA` on
//! Windows. An option on the command line or a variable of the environment
//! counts more. A store has no such file: stores are copied, and a pager is a
//! command.

mod fault;
mod keys;
mod show;

pub(super) use show::{HELP, run};

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use ron::extensions::Extensions;

use self::keys::Keys;
use super::error::{Failure, INPUT};
use super::layout::Layout;
use crate::report::Theme;
use crate::report::terminal::Paints;

/// What the user chose, and in which file.
#[derive(Debug, Default)]
pub(super) struct Config {
    keys: Keys,
    file: Option<PathBuf>,
}

impl Config {
    /// Reads the user's file; without one nothing is chosen.
    pub(super) fn read() -> Result<Config, Failure> {
        let (file, asked) = place();
        let Some(file) = file else {
            return Ok(Config::default());
        };
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound && !asked => {
                return Ok(Config::default());
            }
            Err(error) => {
                let failure = Failure::new(INPUT, format!("{} can't be read", file.display()));
                let failure = failure.because(error);
                return Err(match asked {
                    true => failure.hint("TRAVAUX_CONFIG names it; set it empty to have no file"),
                    false => failure,
                });
            }
        };
        let keys = parsed(&text).map_err(|error| fault::told(&file, &error))?;
        Ok(Config {
            keys,
            file: Some(file),
        })
    }

    /// The colours: those of the theme that the command line or the file
    /// names, each as the file would rather have it.
    pub(super) fn paints(&self, theme: Option<Theme>) -> Paints {
        self.keys.colors.over(Paints::of(self.theme(theme)))
    }

    /// The theme, which the web page has too.
    pub(super) fn theme(&self, asked: Option<Theme>) -> Theme {
        asked.or(self.keys.theme).unwrap_or_default()
    }

    pub(super) fn layout(&self) -> Option<Layout> {
        self.keys.layout
    }

    pub(super) fn context(&self) -> Option<usize> {
        self.keys.context
    }

    pub(super) fn pager(&self) -> Option<&str> {
        self.keys.pager.as_deref()
    }

    pub(super) fn author(&self) -> Option<&str> {
        self.keys.author.as_deref()
    }

    /// The store; `~` is the home folder, and a path that begins nowhere
    /// begins beside the file.
    pub(super) fn store(&self) -> Option<PathBuf> {
        let store = self.keys.store.as_deref()?;
        if let (Ok(inside), Some(home)) = (store.strip_prefix("~"), home()) {
            return Some(home.join(inside));
        }
        let folder = self.file.as_deref().and_then(Path::parent);
        Some(folder.map_or_else(|| store.to_owned(), |folder| folder.join(store)))
    }
}

/// Where the file is, and whether the user said so.
fn place() -> (Option<PathBuf>, bool) {
    if let Some(asked) = env::var_os("TRAVAUX_CONFIG") {
        return ((!asked.is_empty()).then(|| asked.into()), true);
    }
    let named = |name| env::var_os(name).filter(|value| !value.is_empty());
    let folder = if cfg!(windows) {
        named("APPDATA").map(PathBuf::from)
    } else {
        let given = named("XDG_CONFIG_HOME").map(PathBuf::from);
        let given = given.filter(|folder| folder.is_absolute());
        given.or_else(|| home().map(|home| home.join(".config")))
    };
    (
        folder.map(|folder| folder.join("travaux/config.ron")),
        false,
    )
}

fn home() -> Option<PathBuf> {
    let name = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
    let home = env::var_os(name).filter(|value| !value.is_empty());
    home.map(PathBuf::from)
}

fn parsed(text: &str) -> Result<Keys, ron::error::SpannedError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_of_the_file_goes_over_the_theme() {
        let keys = parsed("(theme: \"mono\", colors: (moved: \"cyan\"))").expect("good");
        let config = Config { keys, file: None };
        let paints = config.paints(None);
        assert_eq!(paints.moved.to_string(), "cyan");
        assert_eq!(paints.old_words.to_string(), "strike");
        let asked = config.paints(Some(Theme::BlueOrange));
        assert_eq!(asked.old_words.to_string(), "strike 166");
        assert_eq!(asked.moved.to_string(), "cyan");
    }

    #[test]
    fn a_store_is_found_from_the_file() {
        let keys = parsed("(store: \"drafts\")").expect("good");
        let file = Some(PathBuf::from("/home/chad/.config/travaux/config.ron"));
        let config = Config { keys, file };
        let found = config.store();
        assert_eq!(found, Some("/home/chad/.config/travaux/drafts".into()));
    }
}
