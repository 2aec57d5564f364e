use crate::schema::frame::Frame;
use protobuf::{CodedInputStream, Message};
use std::{error::Error, ffi::OsString, process::Command, process::Stdio};

/// The replies of a worker to calls 1, 3, 5, …: the parts of each, one after another, which merges them.
pub fn replies(command: &[OsString], calls: &[(&str, &dyn Message)]) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let mut worker = Command::new(&command[0]);
    let mut worker = worker.args(&command[1..]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let (mut input, mut output) = (worker.stdin.take().unwrap(), worker.stdout.take().unwrap());
    // Failures are passed over: a worker that stops reading says why in its last frames.
    let mut send = |frame: Frame| drop(frame.write_length_delimited_to_writer(&mut input));
    let mut first = Frame::new();
    first.mut_hello().magic = 0x71727257;
    send(first);
    for (index, (method, request)) in calls.iter().enumerate() {
        let mut frame = Frame { call: 2 * index as u32 + 1, ..Default::default() };
        frame.mut_start().method = format!("warraq.v1.Documents/{method}");
        frame.mut_chunk().data = request.write_to_bytes()?;
        frame.mut_end();
        send(frame);
    }
    drop(input);

    let mut frames = CodedInputStream::new(&mut output); // One for the life of the pipe: it reads ahead.
    let mut replies = vec![vec![]; calls.len()];
    let mut open = calls.len();
    while !frames.eof()? {
        let frame: Frame = frames.read_message()?;
        let (index, failure, status) = (frame.call as usize / 2, &frame.get_hello().failure, &frame.get_end().status);
        if let Some(status) = failure.as_ref().or(status.as_ref()) {
            let name = if frame.call > 0 { calls[index].0 } else { "Hello" };
            return Err(format!("{name}: {}", status.message).into());
        }
        replies[index].extend_from_slice(&frame.get_chunk().data);
        open -= frame.has_end() as usize;
    }
    if open > 0 { return Err(format!("the worker ended with {open} calls open").into()) }
    Ok(replies)
}
