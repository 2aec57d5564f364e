//! A level-0 host: parse, extract and summarize one page at once. rust_level0 PAGE WORKER [ARGUMENT …]
mod calls;
#[allow(warnings)]
mod schema {
    include!(concat!(env!("OUT_DIR"), "/schema.rs"));
}

use protobuf::Message;
use schema::{document::*, documents::*, extraction::*, summary::*};
use std::{env, error::Error, fs, process};

fn main() {
    if let Err(error) = run() {
        eprintln!("{error}");
        process::exit(1);
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = env::args_os().collect();
    let content = vec![fs::read(&arguments[1])?];
    let parse = ParseRequest { content: content.clone().into(), ..Default::default() };
    let extract = ExtractRequest { content: content.clone().into(), ..Default::default() };
    let summarize = SummarizeRequest { content: content.into(), ..Default::default() };
    let calls: [(_, &dyn Message); 3] = [("Parse", &parse), ("Extract", &extract), ("Summarize", &summarize)];
    let replies = calls::replies(&arguments[2..], &calls)?;

    let document = Document::parse_from_bytes(&replies[0])?;
    let extraction = Extraction::parse_from_bytes(&replies[1])?;
    let summary = Summary::parse_from_bytes(&replies[2])?;
    let entities: Vec<_> = extraction.entities.iter().take(8).map(Entity::get_name).collect();
    let sentences: Vec<_> = summary.sentences.iter().map(SummarySentence::get_text).collect();
    println!("title: {}", document.get_metadata().get_title().value);
    println!("entities: {}", entities.join(", "));
    println!("summary: {}", sentences.join(" "));
    Ok(())
}
