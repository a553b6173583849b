//! The inputs of the fuzz targets, replayed without a fuzzer.
//!
//! `TRAVAUX_FUZZ=pdf:600 cargo test --release --test fuzz_corpus -- --ignored`
//! changes the inputs of one target at random for so many seconds.

#![allow(
    clippy::disallowed_methods,
    reason = "the fuzz driver runs for as long as it is told"
)]

#[path = "../fuzz/bodies.rs"]
#[allow(unreachable_pub, reason = "the fuzz targets use the same file")]
mod bodies;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

type Body = fn(&[u8]);

const TARGETS: [(&str, Body); 5] = [
    ("symbol", bodies::symbol),
    ("plain", bodies::plain),
    ("docx", bodies::docx),
    ("pdf", bodies::pdf),
    ("parse", bodies::parse),
];

/// The inputs of a target; those that are larger stand among the bundled drafts.
fn inputs(target: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let within = |dir: &str, keep: &dyn Fn(&str) -> bool| {
        let mut paths: Vec<_> = fs::read_dir(root.join(dir))
            .unwrap_or_else(|e| panic!("{dir}: {e}"))
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.to_str().is_some_and(keep))
            .collect();
        paths.sort();
        paths
            .into_iter()
            .map(|p| fs::read(p).expect("an input"))
            .collect::<Vec<_>>()
    };
    let mut all = within(&format!("fuzz/corpus/{target}"), &|_| true);
    assert!(!all.is_empty(), "{target} has no corpus");
    let ending = match target {
        "pdf" | "docx" => target,
        "plain" | "parse" => "txt",
        _ => return all,
    };
    all.extend(within("drafts", &|name| {
        name.ends_with(&format!(".{ending}"))
    }));
    all
}

#[test]
fn no_input_of_the_corpus_stops_the_reader() {
    for (target, body) in TARGETS {
        inputs(target).iter().for_each(|input| body(input));
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).expect("53 bits") % end.max(1)
    }
}

/// A few changes: bits, bytes, pieces cut, repeated, or taken from another.
fn changed(input: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len());
        let end = (at + 1 + random.below(40)).min(bytes.len());
        match random.below(7) {
            0 if at < end => bytes[at] ^= 1 << random.below(8),
            1 if at < end => bytes[at] = b"\0\xFF<>()[]/ ,.19a"[random.below(15)],
            2 if at < end => drop(bytes.drain(at..end)),
            3 => bytes.truncate(at),
            4 if at < end => {
                let piece = bytes[at..end].to_vec();
                for _ in 0..1 + random.below(20) {
                    bytes.splice(at..at, piece.iter().copied());
                }
            }
            5 if at < end => bytes[at..end].fill(0),
            _ => {
                let from = random.below(other.len());
                let to = (from + random.below(200)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
        }
    }
    bytes
}

#[test]
#[ignore = "runs as long as TRAVAUX_FUZZ says"]
fn wander() {
    let Ok(asked) = std::env::var("TRAVAUX_FUZZ") else {
        return;
    };
    let (name, seconds) = asked.split_once(':').expect("TARGET:SECONDS");
    let seconds = seconds.parse().expect("seconds");
    let (_, body) = TARGETS.iter().find(|(n, _)| *n == name).expect("a target");
    let inputs = inputs(name);
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let (start, mut runs, mut slowest) = (Instant::now(), 0u64, Duration::ZERO);
    let last = std::env::temp_dir().join(format!("travaux-fuzz-{name}"));
    while start.elapsed() < Duration::from_secs(seconds) {
        let input = &inputs[random.below(inputs.len())];
        let other = &inputs[random.below(inputs.len())];
        let bytes = changed(input, other, &mut random);
        // Kept so that the input of a panic or of a hang is at hand.
        fs::write(&last, &bytes).expect("a temporary file");
        let begin = Instant::now();
        body(&bytes);
        slowest = slowest.max(begin.elapsed());
        assert!(slowest < Duration::from_secs(10), "{}", last.display());
        runs += 1;
    }
    let told = format!("{name}: {runs} inputs, the slowest {slowest:?}\n");
    fs::write(last.with_extension("done"), told).expect("a temporary file");
}
