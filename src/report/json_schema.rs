//! The written JSON against the published schemas, word for word.
//!
//! A small reader of the part of JSON Schema that `docs/schema/` uses. It is
//! stricter than the schemas: a field that they do not describe is an error,
//! so that the description stays complete.

use serde_json::{Value, json};

use super::{json as written, samples};
use crate::align::{RunnerUp, Score};
use crate::model::Place;
use crate::parse::Coverage;

const DRAFT: &str = include_str!("../../docs/schema/draft-1.json");
const DIFF: &str = include_str!("../../docs/schema/diff-1.json");
const COVERAGE: &str = include_str!("../../docs/schema/coverage-1.json");

struct Schemas {
    draft: Value,
    diff: Value,
    coverage: Value,
}

impl Schemas {
    fn read() -> Schemas {
        Schemas {
            draft: serde_json::from_str(DRAFT).unwrap(),
            diff: serde_json::from_str(DIFF).unwrap(),
            coverage: serde_json::from_str(COVERAGE).unwrap(),
        }
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
        match schema.get("$ref").and_then(Value::as_str) {
            Some("draft-1.json") => {
                return self.check(&self.draft, &self.draft, value, at, faults);
            }
            Some(local) => {
                let found = root.pointer(local.trim_start_matches('#')).unwrap();
                return self.check(root, found, value, at, faults);
            }
            None => {}
        }
        if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
            let fits = choices.iter().any(|choice| {
                let mut tried = Vec::new();
                self.check(root, choice, value, at, &mut tried);
                tried.is_empty()
            });
            if !fits {
                faults.push(format!("{at}: fits no choice"));
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
        if let (Some(item), Some(items)) = (schema.get("items"), value.as_array()) {
            for (i, v) in items.iter().enumerate() {
                self.check(root, item, v, &format!("{at}[{i}]"), faults);
            }
        }
        if let (Some(fields), Some(object)) = (schema.get("properties"), value.as_object()) {
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

fn faults(schema: &str, text: &str) -> Vec<String> {
    let schemas = Schemas::read();
    let root = match schema {
        "draft" => &schemas.draft,
        "coverage" => &schemas.coverage,
        _ => &schemas.diff,
    };
    let mut faults = Vec::new();
    let value: Value = serde_json::from_str(text).unwrap();
    schemas.check(root, root, &value, "", &mut faults);
    faults
}

#[test]
fn drafts_and_comparisons_are_as_the_schemas_say() {
    for (old, new, mut changes) in [samples::revision(), samples::hostile()] {
        changes.title = Some(samples::words(&[]));
        changes.clauses[0].runner_up = Some(RunnerUp {
            clause: 1,
            in_new: true,
            score: Score::default(),
        });
        let none: Vec<String> = Vec::new();
        assert_eq!(faults("draft", &written::draft(&new)), none);
        assert_eq!(faults("diff", &written::diff(&old, &new, &changes)), none);
    }
    let (empty, changes) = Default::default();
    assert!(faults("diff", &written::diff(&empty, &empty, &changes)).is_empty());
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
    assert_eq!(faults("coverage", &text), Vec::<String>::new());
}

#[test]
fn the_check_itself_finds_faults() {
    let (_, new, _) = samples::revision();
    let mut value: Value = serde_json::from_str(&written::draft(&new)).unwrap();
    value["kind"] = json!("poem");
    value["clauses"][0]["id"] = json!(7);
    value["extra"] = json!(null);
    assert_eq!(faults("draft", &value.to_string()).len(), 3);
}
