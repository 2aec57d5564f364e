// A level-0 host: parse, extract and summarize one page at once. node node_level0.mjs PAGE WORKER [ARGUMENT …]
// It has no protobuf library: field numbers are those of proto/warraq.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

// A message is its fields, one after another; a field of bytes, text or a message is written alike.
function varint(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

const delimited = (bytes) => Buffer.concat([varint(bytes.length), bytes]);

const field = (number, ...parts) => Buffer.concat([varint(number * 8 + 2), delimited(Buffer.concat(parts))]);

const integer = (number, value) => Buffer.concat([varint(number * 8), varint(value)]);

// The varint at an offset and the offset after it; undefined where the bytes end inside it.
function readVarint(bytes, offset) {
  for (let value = 0, factor = 1; offset < bytes.length; factor *= 128) {
    const byte = bytes[offset++];
    value += (byte % 128) * factor; // Not `<<`, which is for 32 bits.
    if (byte < 128) return [value, offset];
  }
}

// The values of a message's field with a number: bytes, or numbers where it holds integers. Others are passed over.
function all(message, number) {
  const values = [];
  for (let offset = 0, key, value; offset < message.length; ) {
    [key, offset] = readVarint(message, offset);
    const size = { 1: 8, 5: 4 }[key % 8]; // Of fixed64 and fixed32.
    if (size) value = message.subarray(offset, (offset += size));
    else [value, offset] = readVarint(message, offset);
    if (key % 8 === 2) value = message.subarray(offset, (offset += value));
    if (Math.floor(key / 8) === number) values.push(value);
  }
  return values;
}

// A message in a message (in a message …); empty where it is absent. Where it comes in pieces they are merged.
const inside = (message, ...path) => path.reduce((outer, number) => Buffer.concat(all(outer, number)), message);

// The frames of a stream, whose chunks end anywhere.
async function* frames(stream) {
  let rest = Buffer.alloc(0);
  for await (const chunk of stream) {
    rest = Buffer.concat([rest, chunk]);
    for (let head; (head = readVarint(rest, 0)) && head[1] + head[0] <= rest.length; ) {
      yield rest.subarray(head[1], head[1] + head[0]);
      rest = rest.subarray(head[1] + head[0]);
    }
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

const methods = ["Parse", "Extract", "Summarize"]; // Calls 1, 3 and 5.
const request = field(2, readFileSync(process.argv[2])); // Alike for the three: content = 2.
const worker = spawn(process.argv[3], process.argv.slice(4), { stdio: ["pipe", "pipe", "inherit"] });
worker.on("error", (error) => fail(error.message));
worker.stdin.on("error", () => {}); // A worker that stops reading says why in its last frames.
worker.stdin.write(delimited(field(8, Buffer.from("\rWrrq")))); // Frame.hello; "\r" is fixed32 magic = 1.
methods.forEach((method, index) => {
  const start = field(1, Buffer.from(`warraq.v1.Documents/${method}`));
  const parts = [integer(1, 2 * index + 1), field(2, start), field(4, field(1, request)), field(5)];
  worker.stdin.write(delimited(Buffer.concat(parts))); // Not awaited: what the pipe does not take yet is kept.
});
worker.stdin.end();

const replies = methods.map(() => []); // Chunks: one after another they are the response, also where it has parts.
let open = methods.length;
for await (const frame of frames(worker.stdout)) {
  const failure = inside(frame, 8, 15);
  if (failure.length) fail(`Hello: ${inside(failure, 2)}`);
  const index = Math.floor((all(frame, 1)[0] ?? 0) / 2);
  replies[index].push(inside(frame, 4, 1));
  if (inside(frame, 5, 1).length) fail(`${methods[index]}: ${inside(frame, 5, 1, 2)}`);
  open -= all(frame, 5).length;
}
if (open) fail(`the worker ended with ${open} calls open`);
const [document, extraction, summary] = replies.map((chunks) => Buffer.concat(chunks));
const entities = all(extraction, 4).slice(0, 8);
console.log(`title: ${inside(document, 6, 1, 1)}`);
console.log(`entities: ${entities.map((entity) => inside(entity, 3)).join(", ")}`);
console.log(`summary: ${all(summary, 3).map((sentence) => inside(sentence, 3)).join(" ")}`);
