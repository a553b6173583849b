//! `travaux config`: what holds, as a file to begin with.

use clap::ValueEnum;

use crate::cli::layout::{CONTEXT, Layout};
use crate::cli::settings::Settings;
use crate::cli::{Outcome, output, signature};

pub(in crate::cli) const HELP: &str = "\
Prints the settings that hold here, with what each of them means, as a file of
them: save it and change what you like. TRAVAUX_CONFIG names that file; else it
is travaux/config.ron in XDG_CONFIG_HOME, ~/.config, or APPDATA on Windows.
Options count more than variables of the environment, and these more than it.

Examples:
  travaux config
  travaux config > ~/.config/travaux/config.ron";

pub(in crate::cli) fn run(settings: &Settings) -> Outcome {
    output::print(&text(settings))?;
    Ok(0)
}

fn text(settings: &Settings) -> String {
    let config = &settings.config;
    let place = match (&config.file, super::place().0) {
        (Some(file), _) => format!("read from {}", file.display()),
        (None, Some(file)) => format!("there is no file {}", file.display()),
        (None, None) => {
            "no file is read: TRAVAUX_CONFIG is empty, or there is no home folder".to_owned()
        }
    };
    let layout = config.layout().unwrap_or(Layout::Inline);
    let layout = layout.to_possible_value();
    let store = settings.store.clone().or_else(|| config.store());
    let store = store.map(|store| store.display().to_string());
    let paints = settings.paints();
    let colors = [
        (paints.old_words, "old words in a clause"),
        (paints.new_words, "new words in a clause"),
        (paints.removed, "a clause that went whole"),
        (paints.inserted, "a clause that came whole"),
        (paints.moved, "moved, split or merged"),
        (paints.strong, "symbols and citations"),
        (paints.faint, "what stands aside"),
        (paints.opener, "the opening words, in show"),
        (paints.notice, "doubtful readings"),
    ];
    let mut out = format!("// Settings of travaux; {}.\n(\n", comment(&place));
    out += &key(
        "theme",
        Some(settings.theme().as_str()),
        "default, blue-orange, high-contrast or mono",
    );
    out +=
        "    // Over the theme: red, bright-blue, 0 to 255 or #0057b7, “on” a ground; bold, dim,\n";
    out += "    // italic, underline, reverse, strike; plain.\n    colors: (\n";
    for ((name, chosen), (paint, what)) in config.keys.colors.named().into_iter().zip(colors) {
        let mark = if chosen.is_some() { "" } else { "// " };
        out += &format!("        {mark}{name}: \"{paint}\",  // {what}\n");
    }
    out += "    ),\n";
    out += &key(
        "layout",
        layout.as_ref().map(|layout| layout.get_name()),
        "of travaux diff: inline, side-by-side or summary",
    );
    out += &format!(
        "    context: {},  // unchanged words to show around a change\n",
        config.context().unwrap_or(CONTEXT)
    );
    out += &key("pager", Some(&output::pager(settings)), "for long output");
    out += &key("store", store.as_deref(), "where no store is around");
    let author = config.author().unwrap_or(signature::AUTHOR);
    out += &key("author", Some(author), "of tracked changes in Word");
    out + ")\n"
}

/// `    theme: "mono",  // ...`; a key without a value as a comment.
fn key(name: &str, value: Option<&str>, what: &str) -> String {
    match value {
        Some(value) => format!("    {name}: {value:?},  // {what}\n"),
        None => format!("    // {name}: \"...\",  // {what}\n"),
    }
}

/// A path can hold what would end the comment.
fn comment(text: &str) -> String {
    crate::report::safe(text).into_owned()
}
