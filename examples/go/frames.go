package warraq

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"runtime"
	"sync"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	"warraq.example/warraq/internal/wirepb"
)

// Frames are prefixed as gRPC's messages are: a zero byte and the length. Text on the worker's output is told apart at its first byte.
const (
	prefixSize = 5
	// Frames are read where they lie in the reader's buffer, so this is the buffer's size as well.
	maxFrame = 256 << 10
	// Buffers that grew above this are not kept.
	keptFrames, keptMessage = 1 << 20, 64 << 10
)

// enqueue hands a frame to the writer. The lock is held. The error is that of a string that is not UTF-8.
func (c *Client) enqueue(frame *wirepb.Frame) error {
	start := len(c.out)
	out, err := proto.MarshalOptions{}.MarshalAppend(append(c.out, 0, 0, 0, 0, 0), frame)
	if err != nil {
		return &Error{Code: InvalidArgument, Message: err.Error()}
	}
	binary.BigEndian.PutUint32(out[start+1:], uint32(len(out)-start-prefixSize))
	c.out = out
	if start == 0 {
		wakeUp(c.wake)
	}
	return nil
}

// write writes what was enqueued, as much at once as there is.
func (c *Client) write() {
	var frames []byte
	for {
		select {
		case <-c.wake:
		case <-c.done:
			return
		}
		// Callers that are about to run may add frames: fewer and larger writes.
		runtime.Gosched()
		c.mu.Lock()
		if cap(frames) > keptFrames {
			frames = nil
		}
		frames, c.out = c.out, frames[:0]
		isLast := c.isLast
		c.mu.Unlock()
		if _, err := c.process.stdin.Write(frames); err != nil {
			c.process.expectExit()
			return
		}
		if isLast {
			c.process.stdin.Close()
			return
		}
	}
}

// run reads until the worker ends and then tells its calls.
func (c *Client) run() {
	err := c.read()
	if err != nil {
		c.process.kill()
	} else {
		c.process.expectExit()
	}
	<-c.process.exited
	c.process.closePipes()

	c.mu.Lock()
	defer c.mu.Unlock()
	c.ended = &WorkerEnded{State: c.process.command.ProcessState, Why: c.drainWhy, Log: lastLines(c.process.log)}
	if err != nil {
		c.ended.Why = err.Error()
	}
	failure := &Error{Code: Unavailable, Message: c.ended.Error(), cause: c.ended}
	for _, call := range c.calls {
		call.finish(failure)
	}
	c.calls = nil
	if c.refusal == nil {
		c.refusal = &Error{Code: Unavailable, Message: failure.Message, Refused: true, cause: c.ended}
	}
	c.tellIdle() // There may have been none.
	close(c.done)
}

// read takes frames until the output ends; the error is about bytes that are none.
func (c *Client) read() error {
	in := bufio.NewReaderSize(c.process.stdout, prefixSize+maxFrame)
	var decoder decoder
	for isFirst := true; ; isFirst = false {
		if in.Buffered() == 0 {
			runtime.Gosched() // Callers decode what they have, and more replies come: fewer and larger reads.
		}
		if first, err := in.Peek(1); err != nil {
			return nil
		} else if first[0] != 0 {
			text, _ := in.Peek(min(in.Buffered(), 60))
			return fmt.Errorf("it does not speak the protocol: it wrote %q", text)
		}
		prefix, err := in.Peek(prefixSize)
		if err != nil {
			return nil
		}
		length := binary.BigEndian.Uint32(prefix[1:])
		if length > maxFrame {
			return fmt.Errorf("a frame of %d bytes exceeds the limit of %d", length, maxFrame)
		}
		whole, err := in.Peek(prefixSize + int(length))
		if err != nil {
			return nil
		}
		frame, err := decoder.decode(whole[prefixSize:])
		if err != nil {
			return fmt.Errorf("bytes that are no frame: %w", err)
		}
		if isFirst {
			c.greeted <- frame.GetHello()
		} else {
			c.take(frame)
		}
		in.Discard(len(whole))
	}
}

// decoder decodes frames. Those that hold nothing but a piece of a reply and the end of a call, which nearly all do, it takes apart
// itself: they cost no allocation, and are good until the next.
type decoder struct {
	frame wirepb.Frame
	chunk wirepb.Chunk
	end   wirepb.End
}

// Tags as they are on the wire: the field's number and how its value is encoded.
const (
	callTag  = 1<<3 | uint64(protowire.VarintType)
	chunkTag = 4<<3 | uint64(protowire.BytesType)
	endTag   = 5<<3 | uint64(protowire.BytesType)
	dataTag  = 1<<3 | uint64(protowire.BytesType)
	moreTag  = 2<<3 | uint64(protowire.VarintType)
	totalTag = 4<<3 | uint64(protowire.VarintType)
)

func (d *decoder) decode(payload []byte) (*wirepb.Frame, error) {
	d.frame.Call, d.frame.Chunk, d.frame.End = 0, nil, nil
	isPlain := eachField(payload, func(tag, number uint64, bytes []byte) bool {
		switch tag {
		case callTag:
			d.frame.Call = uint32(number)
			return true
		case chunkTag:
			isFirst := d.frame.Chunk == nil
			d.frame.Chunk = &d.chunk
			return isFirst && d.decodeChunk(bytes)
		case endTag:
			d.frame.End = &d.end
			return len(bytes) == 0
		}
		return false
	})
	if isPlain {
		return &d.frame, nil
	}
	frame := &wirepb.Frame{}
	return frame, proto.Unmarshal(payload, frame)
}

func (d *decoder) decodeChunk(chunk []byte) bool {
	d.chunk.Data, d.chunk.More, d.chunk.Total = nil, false, 0
	return eachField(chunk, func(tag, number uint64, bytes []byte) bool {
		switch tag {
		case dataTag:
			d.chunk.Data = bytes
		case moreTag:
			d.chunk.More = number != 0
		case totalTag:
			d.chunk.Total = uint32(number)
		default:
			return false
		}
		return true
	})
}

// eachField hands on the fields of a message that are numbers or bytes, and tells whether all were and were taken.
func eachField(message []byte, take func(tag, number uint64, bytes []byte) bool) bool {
	for len(message) > 0 {
		tag, n := protowire.ConsumeVarint(message)
		if n < 0 {
			return false
		}
		message = message[n:]
		var number uint64
		var bytes []byte
		switch protowire.Type(tag & 7) {
		case protowire.VarintType:
			number, n = protowire.ConsumeVarint(message)
		case protowire.BytesType:
			bytes, n = protowire.ConsumeBytes(message)
		default:
			return false
		}
		if n < 0 || !take(tag, number, bytes) {
			return false
		}
		message = message[n:]
	}
	return true
}

func (c *Client) take(frame *wirepb.Frame) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if call := c.calls[frame.Call]; call != nil {
		if frame.Chunk != nil {
			call.take(frame.Chunk)
		}
		if frame.End != nil {
			c.hasWorked = c.hasWorked || frame.End.GetStatus().GetCode() != int32(Unavailable)
			c.release(call.number)
			call.finish(statusError(frame.End.Status, frame.End.Refused))
		}
		call.addCredit(frame.GetCredit())
	}
	switch signal := frame.Signal.(type) {
	case *wirepb.Frame_Ping:
		c.enqueue(&wirepb.Frame{Signal: &wirepb.Frame_Pong{Pong: &wirepb.Pong{Nonce: signal.Ping.Nonce}}})
	case *wirepb.Frame_Drain:
		c.drainWhy = signal.Drain.GetWhy().GetMessage()
		if c.refusal == nil {
			c.refusal = &Error{Code: Unavailable, Message: "the worker drains", Refused: true}
		}
	}
}

// buffers are of messages on their way to the writer or to the caller that decodes them.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

func newBuffer() *[]byte { return buffers.Get().(*[]byte) }

func giveBack(buffer *[]byte) {
	if cap(*buffer) <= keptMessage {
		*buffer = (*buffer)[:0]
		buffers.Put(buffer)
	}
}

func min(a, b int) int {
	if a < b {
		return a
	}
	return b
}
