//! A level-0 host: parse, extract and summarize one page at once. rust_level0 PAGE WORKER [ARGUMENT …]
use protobuf::{CodedInputStream, Message};
use std::{env, error::Error, fs, process::exit, process::Command, process::Stdio};
include!(concat!(env!("OUT_DIR"), "/schema.rs")); // A module for each file of the schema.
use {document::Document, documents::ParseRequest, extraction::Extraction, frame::Frame, summary::Summary};

fn main() -> Result<(), Box<dyn Error>> {
    let fail = |reason: String| -> ! { eprintln!("{reason}"); exit(1) };
    let args: Vec<_> = env::args_os().collect();
    let request = ParseRequest { content: vec![fs::read(&args[1])?].into(), ..Default::default() }.write_to_bytes()?;
    let methods = ["Parse", "Extract", "Summarize"]; // Calls 1, 3 and 5. Their requests are alike: content = 2.
    let mut frames = vec![Frame::new(); 4];
    frames[0].mut_hello().magic = 0x71727257;
    for (index, method) in methods.iter().enumerate() {
        let call = &mut frames[index + 1];
        call.call = 2 * index as u32 + 1;
        call.mut_start().method = format!("warraq.v1.Documents/{method}");
        call.mut_chunk().data = request.clone();
        call.mut_end();
    }
    let worker = Command::new(&args[2]).args(&args[3..]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let (mut input, mut output) = (worker.stdin.unwrap(), worker.stdout.unwrap());
    let _ = frames.iter().try_for_each(|frame| frame.write_length_delimited_to_writer(&mut input));
    drop(input); // Failures are passed over: a worker that stops reading says why in its last frames.
    let mut pipe = CodedInputStream::new(&mut output); // One for the life of the pipe, as it reads ahead.
    let (mut replies, mut open) = (vec![vec![]; 3], 3); // Parts, one after another, which merges them.
    while open > 0 {
        let Ok(frame) = pipe.read_message::<Frame>() else { fail(format!("the worker ended with {open} calls open")) };
        let call = frame.call as usize / 2;
        if let Some(failure) = frame.get_hello().failure.as_ref() { fail(format!("Hello: {}", failure.message)) }
        if let Some(status) = frame.get_end().status.as_ref() { fail(format!("{}: {}", methods[call], status.message)) }
        replies[call].extend_from_slice(&frame.get_chunk().data);
        open -= frame.has_end() as u32;
    }
    let title = Document::parse_from_bytes(&replies[0])?.take_metadata().take_title().value;
    let entities = Extraction::parse_from_bytes(&replies[1])?.entities.into_iter().take(8).map(|entity| entity.name);
    let sentences = Summary::parse_from_bytes(&replies[2])?.sentences.into_iter().map(|sentence| sentence.text);
    let (entities, sentences): (Vec<_>, Vec<_>) = (entities.collect(), sentences.collect());
    Ok(println!("title: {title}\nentities: {}\nsummary: {}", entities.join(", "), sentences.join(" ")))
}
