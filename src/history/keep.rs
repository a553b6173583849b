//! A [`Blame`] as lines of text, so that the store can keep it.
//!
//! One line a document (`S`), a clause (`C`) and a step (`P`), fields parted by
//! tabs. What does not fit the form is not kept.

use std::rc::Rc;

use super::life::Stage;
use super::provenance::{Blame, Provenance, Step};
use crate::change::{Relation, Weight};
use crate::model::ClauseId;

const RELATIONS: [Relation; 6] = [
    Relation::Unchanged,
    Relation::Reworded,
    Relation::Split,
    Relation::Merged,
    Relation::Inserted,
    Relation::Removed,
];
const WEIGHTS: [Weight; 3] = [Weight::None, Weight::Editorial, Weight::Substantive];

/// Writes a blame; `None` where a field holds a tab or a line feed.
pub(super) fn write(blame: &Blame) -> Option<String> {
    let mut stages: Vec<&Stage> = vec![&blame.document];
    let mut lines = Vec::new();
    for clause in &blame.clauses {
        lines.push(line('C', &[clause.clause.as_str(), &clause.text])?);
        for step in &clause.steps {
            let known = stages.iter().position(|s| s.commit == step.document.commit);
            let at = known.unwrap_or_else(|| {
                stages.push(&step.document);
                stages.len() - 1
            });
            let old: Vec<&str> = step.old.iter().map(ClauseId::as_str).collect();
            let fields = [
                at.to_string(),
                step.relation.as_str().to_owned(),
                if step.moved { "moved" } else { "" }.to_owned(),
                step.weight.as_str().to_owned(),
                step.clause.to_string(),
                old.join("+"),
            ];
            lines.push(line('P', &fields.each_ref().map(String::as_str))?);
        }
    }
    let mut out = line(
        'T',
        &[
            &blame.earlier.to_string(),
            blame.title.as_deref().unwrap_or(""),
        ],
    )?;
    for stage in stages {
        out.push_str(&line(
            'S',
            &[
                stage.symbol.as_str(),
                &stage.tag,
                &stage.commit.to_string(),
                stage.event.as_str(),
                &stage.date.map(|d| d.to_string()).unwrap_or_default(),
                stage.sponsor.as_deref().unwrap_or(""),
            ],
        )?);
    }
    out.extend(lines);
    // So that a file cut short is known.
    out.push_str("E\n");
    Some(out)
}

fn line(sign: char, fields: &[&str]) -> Option<String> {
    let broken = |field: &&str| field.contains(['\t', '\n', '\r']);
    (!fields.iter().any(broken)).then(|| format!("{sign}\t{}\n", fields.join("\t")))
}

/// Reads what was written; `None` for anything else.
pub(super) fn read(text: &str) -> Option<Blame> {
    let mut lines = text.strip_suffix("E\n")?.lines();
    let (earlier, title) = lines.next()?.strip_prefix("T\t")?.split_once('\t')?;
    let mut stages: Vec<Rc<Stage>> = Vec::new();
    let mut clauses: Vec<Provenance> = Vec::new();
    for line in lines {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields.as_slice() {
            ["S", symbol, tag, commit, event, date, sponsor] => stages.push(Rc::new(Stage {
                symbol: symbol.parse().ok()?,
                tag: (*tag).to_owned(),
                commit: commit.parse().ok()?,
                event: event.parse().ok()?,
                date: match *date {
                    "" => None,
                    date => Some(date.parse().ok()?),
                },
                sponsor: some(sponsor),
            })),
            ["C", id, text] => clauses.push(Provenance {
                clause: ClauseId::new(*id),
                text: (*text).to_owned(),
                steps: Vec::new(),
            }),
            ["P", at, relation, moved, weight, id, old] => {
                let step = Step {
                    document: Rc::clone(stages.get(at.parse::<usize>().ok()?)?),
                    relation: RELATIONS.into_iter().find(|r| r.as_str() == *relation)?,
                    moved: *moved == "moved",
                    weight: WEIGHTS.into_iter().find(|w| w.as_str() == *weight)?,
                    clause: ClauseId::new(*id),
                    old: match *old {
                        "" => Vec::new(),
                        old => old.split('+').map(ClauseId::new).collect(),
                    },
                };
                clauses.last_mut()?.steps.push(step);
            }
            _ => return None,
        }
    }
    if clauses.iter().any(|clause| clause.steps.is_empty()) {
        return None;
    }
    Some(Blame {
        document: stages.first()?.as_ref().clone(),
        title: some(title),
        earlier: earlier.parse().ok()?,
        clauses,
    })
}

fn some(field: &str) -> Option<String> {
    (!field.is_empty()).then(|| field.to_owned())
}
