//! tmp
#![allow(clippy::print_stdout, missing_docs)]
use std::ffi::OsString;
use std::process::ExitCode;
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<_> = args.into_iter().collect();
    for a in args.iter().skip(2).take(1) {
        let bytes = std::fs::read(&a).expect("read");
        let pages = crate::source::read(&bytes).expect("pages");
        if args[1] == "pages" {
            for p in &pages.pages { for l in &p.lines {
                println!("p{} x{:.0}-{:.0} y{:.0} s{:.1} {:?} b{:?} #{} {}", p.number, l.x, l.x_end, l.y, l.size, l.role, l.block, l.number, l.runs.iter().map(|r| format!("{}{}{}{}", if r.italic {"/"} else {""}, if r.bold {"!"} else {""}, if r.superscript {"^"} else {""}, r.text)).collect::<Vec<_>>().join("|"));
            } }
            continue;
        }
        let d = crate::parse::parse(&pages);
        let v = serde_json::json!({"symbol": d.masthead.symbol, "kind": d.kind, "title": d.title, "sponsors": d.sponsors, "sponsor_note": d.sponsor_note,"sponsor_line": d.sponsor_line,
          "masthead": d.masthead, "clauses": d.clauses, "footnotes": d.footnotes, "notices": d.notices, "uncompared": d.uncompared});
        println!("{}", serde_json::to_string_pretty(&v).unwrap());
    }
    ExitCode::SUCCESS
}
