# A level-0 host: parse, extract and summarize one page at once. ruby -I CLASSES main.rb PAGE WORKER [ARGUMENT …]
require "warraq/v1/documents_pb"
require "warraq/wire/v1/frame_pb"
include Warraq::V1, Warraq::Wire::V1

# A varint has seven bits a byte, the lowest first.
def varint(value) = value < 128 ? [value] : [value % 128 + 128, *varint(value / 128)]
def read_varint(input) = (byte = input.getbyte) && (byte < 128 ? byte : byte - 128 + 128 * read_varint(input))

def send_frame(worker, **parts)
  payload = Frame.encode(Frame.new(**parts))
  worker.write(varint(payload.bytesize).pack("C*"), payload)
rescue Errno::EPIPE # A worker that stops reading says why in its last frames.
end

content = [File.binread(ARGV.shift)]
worker = IO.popen(ARGV, "r+b") # Buffered, and one for the life of the pipe.
requests = { "Parse" => ParseRequest, "Extract" => ExtractRequest, "Summarize" => SummarizeRequest }
send_frame(worker, hello: Hello.new(magic: 0x71727257))
requests.each.with_index do |(method, request), index| # Calls 1, 3 and 5.
  start = Start.new(method: "warraq.v1.Documents/#{method}")
  chunk = Chunk.new(data: request.encode(request.new(content: content)))
  send_frame(worker, call: 2 * index + 1, start: start, chunk: chunk, end: End.new)
end
worker.close_write

replies = Array.new(3) { String.new } # Parts, one after another, which merges them.
open_calls = 3
while (length = read_varint(worker))
  frame = Frame.decode(worker.read(length))
  abort "Hello: #{frame.hello.failure.message}" if frame.hello&.failure
  replies[frame.call / 2] << frame.chunk.data if frame.chunk
  abort "#{requests.keys[frame.call / 2]}: #{frame.end.status.message}" if frame.end&.status
  open_calls -= 1 if frame.end
end
abort "the worker ended with #{open_calls} calls open" if open_calls > 0
puts "title: #{Document.decode(replies[0]).metadata&.title&.value}"
puts "entities: #{Extraction.decode(replies[1]).entities.first(8).map(&:name).join(", ")}"
puts "summary: #{Summary.decode(replies[2]).sentences.map(&:text).join(" ")}"
