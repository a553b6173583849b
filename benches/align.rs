//! How the time to compare two drafts grows with their length.
//!
//! Timed: aligning and classifying, without reading. The drafts are those of
//! `generator`: a quarter of the clauses is reworded, moved, removed or new.
//! Ten times the clauses should take about ten times the time.

mod generator;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use travaux::align::Options;
use travaux::change;
use travaux::model::{Clause, ClauseId, ClauseKind, Draft, Place};

fn draft(texts: &[String]) -> Draft {
    let clause = |(at, text): (usize, &String)| Clause {
        id: ClauseId::new(format!("OP{}", at + 1)),
        kind: ClauseKind::Operative,
        number: Some((at + 1).to_string()),
        opener: None,
        text: text.clone(),
        footnotes: Vec::new(),
        references: Vec::new(),
        place: Place::default(),
    };
    Draft {
        clauses: texts.iter().enumerate().map(clause).collect(),
        ..Draft::default()
    }
}

fn compare(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare");
    group.sample_size(10);
    for clauses in [100, 1_000, 10_000, 100_000] {
        let planted = generator::planted(7, clauses);
        let (old, new) = (draft(&planted.old), draft(&planted.new));
        group.throughput(Throughput::Elements(clauses as u64));
        group.bench_function(BenchmarkId::from_parameter(clauses), |bencher| {
            bencher.iter(|| change::compare(&old, &new, &Options::default()));
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default();
    targets = compare
}
criterion_main!(benches);
