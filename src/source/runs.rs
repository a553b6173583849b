//! Runs of type to the runs of a line.

use super::pages::Run;

/// Joins runs that look the same and takes white space off both ends.
///
/// A blank takes the look of what stands before it, except that a space after a
/// raised marker is no part of the marker. Signs without width that only say
/// where a line may break are left out.
pub(super) fn tidy(runs: Vec<Run<'static>>) -> Vec<Run<'static>> {
    let mut whole: Vec<Run<'static>> = Vec::new();
    for mut run in runs.into_iter().flat_map(without_space) {
        if !run.text.is_ascii() {
            run.text
                .to_mut()
                .retain(|c| !matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}'));
        }
        let blank = run.text.chars().all(char::is_whitespace);
        match whole.last_mut() {
            _ if run.text.is_empty() => {}
            None if blank => {}
            Some(last) if looks_like(last, &run) || (blank && !last.superscript) => {
                last.text.to_mut().push_str(&run.text);
            }
            _ if blank => whole.push(Run {
                text: run.text,
                ..Run::default()
            }),
            _ => whole.push(run),
        }
    }
    if let Some(first) = whole.first_mut() {
        let blank = first.text.len() - first.text.trim_start().len();
        first.text.to_mut().drain(..blank);
    }
    while let Some(last) = whole.last_mut() {
        let kept = last.text.trim_end().len();
        last.text.to_mut().truncate(kept);
        if kept > 0 {
            break;
        }
        whole.pop();
    }
    whole
}

fn looks_like(one: &Run<'_>, other: &Run<'_>) -> bool {
    (one.italic, one.bold, one.superscript) == (other.italic, other.bold, other.superscript)
}

fn without_space(mut run: Run<'static>) -> [Run<'static>; 2] {
    let mut space = Run::default();
    if run.superscript {
        let kept = run.text.trim_end().len();
        space.text = run.text.to_mut().split_off(kept).into();
    }
    [run, space]
}

/// The number of a note doesn't touch its text.
pub(super) fn set_number_apart(runs: &mut Vec<Run<'static>>) {
    let Some(at) = runs.iter().position(|r| !r.text.trim().is_empty()) else {
        return;
    };
    let touches = runs
        .get(at + 1)
        .is_some_and(|next| !next.text.starts_with(char::is_whitespace));
    if runs[at].superscript && touches && !runs[at].text.ends_with(char::is_whitespace) {
        runs.insert(
            at + 1,
            Run {
                text: " ".into(),
                ..Run::default()
            },
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, italic: bool, superscript: bool) -> Run<'static> {
        Run {
            text: text.to_owned().into(),
            italic,
            superscript,
            ..Run::default()
        }
    }

    #[test]
    fn blanks_join_and_ends_are_bare() {
        let runs = vec![
            run("  ", false, false),
            run(" Rec", true, false),
            run("alling", true, false),
            run(" ", false, false),
            run("i\u{200B}t", false, false),
            run("1 ", false, true),
            run("and ", false, false),
            run(" ", true, false),
        ];
        assert_eq!(
            tidy(runs),
            [
                run("Recalling ", true, false),
                run("it", false, false),
                run("1", false, true),
                run(" and", false, false),
            ]
        );
    }
}
