//! The written JSON against the published schemas, word for word.
//!
//! A small reader of the part of JSON Schema that `docs/schema/` uses, patterns
//! aside. It is stricter than the schemas need to be: an object that does not
//! name all its fields is an error, so that the description stays complete.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::synopsis::Synopsis;
use super::terminal::{ClausePatch, LogItem};
use super::{json as written, samples};
use crate::align::{self, RunnerUp, Score};
use crate::change;
use crate::history;
use crate::model::{Draft, Place};
use crate::parse::Coverage;
use crate::{parse, source};

const FILES: [(&str, &str); 8] = [
    (
        "draft-1.json",
        include_str!("../../docs/schema/draft-1.json"),
    ),
    ("diff-1.json", include_str!("../../docs/schema/diff-1.json")),
    (
        "compare-1.json",
        include_str!("../../docs/schema/compare-1.json"),
    ),
    (
        "coverage-1.json",
        include_str!("../../docs/schema/coverage-1.json"),
    ),
    ("log-1.json", include_str!("../../docs/schema/log-1.json")),
    ("list-1.json", include_str!("../../docs/schema/list-1.json")),
    (
        "blame-1.json",
        include_str!("../../docs/schema/blame-1.json"),
    ),
    (
        "trace-1.json",
        include_str!("../../docs/schema/trace-1.json"),
    ),
];

struct Schemas(Vec<(&'static str, Value)>);

impl Schemas {
    fn read() -> Schemas {
        let read = |(name, text)| (name, serde_json::from_str(text).unwrap());
        Schemas(FILES.map(read).into())
    }

    fn file(&self, name: &str) -> &Value {
        let found = self.0.iter().find(|(known, _)| *known == name);
        &found.unwrap_or_else(|| panic!("no schema {name}")).1
    }

    /// Adds to `faults` each place where `value` is not as `schema` says.
    fn check(
        &self,
        root: &Value,
        schema: &Value,
        value: &Value,
        at: &str,
        faults: &mut Vec<String>,
    ) {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let (file, inside) = reference.split_once('#').unwrap_or((reference, ""));
            let root = if file.is_empty() {
                root
            } else {
                self.file(file)
            };
            let found = root.pointer(inside).expect(reference);
            return self.check(root, found, value, at, faults);
        }
        if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
            let fits = choices.iter().any(|choice| {
                let mut tried = Vec::new();
                self.check(root, choice, value, at, &mut tried);
                tried.is_empty()
            });
            if !fits {
                faults.push(format!("{at}: {value} fits no choice"));
            }
        }
        if schema.get("const").is_some_and(|c| c != value) {
            faults.push(format!("{at}: not the constant"));
        }
        if let Some(words) = schema.get("enum").and_then(Value::as_array)
            && !words.contains(value)
        {
            faults.push(format!("{at}: {value} is not one of {words:?}"));
        }
        if let Some(types) = schema.get("type") {
            let types = types.as_array().cloned().unwrap_or(vec![types.clone()]);
            if !types.iter().any(|t| is_a(value, t.as_str().unwrap())) {
                faults.push(format!("{at}: {value} is none of {types:?}"));
            }
        }
        for (bound, beyond) in [("minimum", -1.0), ("maximum", 1.0)] {
            if let (Some(limit), Some(n)) = (schema.get(bound), value.as_f64())
                && (n - limit.as_f64().unwrap()) * beyond > 0.0
            {
                faults.push(format!("{at}: {n} is beyond the {bound}"));
            }
        }
        if let (Some(item), Some(items)) = (schema.get("items"), value.as_array()) {
            for (i, v) in items.iter().enumerate() {
                self.check(root, item, v, &format!("{at}[{i}]"), faults);
            }
        }
        if let (Some(fields), Some(object)) = (schema.get("properties"), value.as_object()) {
            if schema.get("additionalProperties") != Some(&json!(false)) {
                faults.push(format!("{at}: the schema does not name all fields"));
            }
            for name in schema["required"].as_array().unwrap() {
                if !object.contains_key(name.as_str().unwrap()) {
                    faults.push(format!("{at}: no {name}"));
                }
            }
            for (name, v) in object {
                match fields.get(name) {
                    Some(field) => self.check(root, field, v, &format!("{at}.{name}"), faults),
                    None => faults.push(format!("{at}: {name} is not described")),
                }
            }
        }
    }
}

fn is_a(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no such type: {other}"),
    }
}

/// Where a text is not as the schema that it names says.
fn faults(text: &str) -> Vec<String> {
    let schemas = Schemas::read();
    let value: Value = serde_json::from_str(text).unwrap();
    let named = value["schema"].as_str().unwrap().replace('/', "-");
    let root = schemas.file(&format!("{}.json", named.trim_start_matches("travaux-")));
    let mut faults = Vec::new();
    schemas.check(root, root, &value, "", &mut faults);
    faults
}

fn compared(old: &Draft, new: &Draft) -> [String; 3] {
    let changes = change::compare(old, new, &align::Options::default());
    let drafts = [old.clone(), new.clone(), old.clone()];
    [
        written::draft(new),
        written::diff(old, new, &changes),
        written::compare(&drafts, &Synopsis::new(&drafts, &[])),
    ]
}

#[test]
fn drafts_and_comparisons_are_as_the_schemas_say() {
    let none: Vec<String> = Vec::new();
    for (old, new, mut changes) in [samples::revision(), samples::hostile()] {
        changes.title = Some(samples::words(&[]));
        changes.clauses[0].runner_up = Some(Box::new(RunnerUp {
            clause: 1,
            in_new: true,
            score: Score::default(),
        }));
        assert_eq!(faults(&written::diff(&old, &new, &changes)), none);
        for text in compared(&old, &new) {
            assert_eq!(faults(&text), none);
        }
    }
    for text in compared(&Draft::default(), &Draft::default()) {
        assert_eq!(faults(&text), none);
    }
}

#[test]
fn histories_are_as_the_schemas_say() {
    let dir = tempfile::tempdir().unwrap();
    let store = samples::store(dir.path());
    let symbol = "A/C.1/99/L.8/Rev.1".parse().unwrap();
    let document = store.latest(&symbol).unwrap();
    let blame = history::blame_of(&store, &document).unwrap();
    let words = history::words(&store, &document).unwrap();
    let trace = history::trace(&store, &document, 1).unwrap();
    let passage = trace.passages.last().unwrap();
    let clause = ClausePatch {
        old: passage.old.clone(),
        new: passage.new.clone(),
        changes: passage.changes.clone(),
    };
    let items: Vec<LogItem> = history::log(&store, Some(&symbol))
        .unwrap()
        .into_iter()
        .map(|entry| LogItem {
            entry,
            patch: None,
            clause: Some(clause.clone()),
        })
        .collect();
    assert!(items.iter().any(|item| item.entry.vote.is_some()));
    let none: Vec<String> = Vec::new();
    assert_eq!(faults(&written::blame(&blame, None)), none);
    assert_eq!(faults(&written::blame(&blame, Some(&words))), none);
    assert_eq!(faults(&written::trace(&trace)), none);
    assert_eq!(faults(&written::log(&items)), none);
    assert_eq!(faults(&written::list(&store.texts().unwrap())), none);
}

#[test]
fn coverage_is_as_the_schema_says() {
    let (_, draft, _) = samples::revision();
    let coverage = Coverage {
        missing: vec![(Place { page: 2, line: 0 }, "Lost words".to_owned())],
        doubled: vec![("OP1".to_owned(), "doubled".to_owned())],
        ..Coverage::default()
    };
    let text = written::coverage("drafts/a.pdf", &draft, &coverage);
    assert_eq!(faults(&text), Vec::<String>::new());
}

/// The plain texts below a folder, sorted.
fn texts(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("a folder of the project");
    let mut paths: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            texts(&path, found);
        } else if path.extension().is_some_and(|end| end == "txt") {
            found.push(path);
        }
    }
}

#[test]
fn the_bundled_drafts_and_every_case_are_written_as_the_schemas_say() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in ["drafts", "tests/texts", "tests/cases"] {
        texts(&project.join(folder), &mut paths);
    }
    let drafts: Vec<Draft> = paths
        .iter()
        .map(|path| fs::read(path).unwrap())
        .filter_map(|bytes| Some(parse::parse(&source::read(&bytes).ok()?)))
        .collect();
    assert!(drafts.len() > 20, "{} of {paths:?}", drafts.len());
    for pair in drafts.windows(2) {
        for text in compared(&pair[0], &pair[1]) {
            let found = faults(&text);
            assert!(found.is_empty(), "{:?}: {found:?}", pair[1].title);
        }
    }
}

#[test]
fn the_check_itself_finds_faults() {
    let (_, new, _) = samples::revision();
    let mut value: Value = serde_json::from_str(&written::draft(&new)).unwrap();
    value["kind"] = json!("poem");
    value["clauses"][0]["id"] = json!(7);
    value["extra"] = json!(null);
    assert_eq!(faults(&value.to_string()).len(), 3);
}
