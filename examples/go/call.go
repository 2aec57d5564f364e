package warraq

import (
	"context"
	"fmt"
	"io"

	"google.golang.org/protobuf/proto"

	"warraq.example/warraq/internal/wirepb"
)

// call is one call from its opening to its End. A unary call's caller waits for over and takes the parts then; a stream's takes them as
// they come. The fields below over are the client's lock's.
type call struct {
	client *Client
	number uint32
	over   chan struct{} // Closed once the call is finished.

	start     *wirepb.Start // Not sent yet.
	readable  chan struct{} // Tells a stream that there are parts; nil for a unary call.
	writable  chan struct{} // Tells a sender that there is credit; nil until one waits.
	credit    int           // Request bytes that may be sent.
	allowance int           // Reply bytes that may come.
	taken     int           // Reply bytes taken since the worker was last allowed more.
	parts     []part
	pending   *[]byte // The pieces of a part that is not whole yet.
	isDone    bool
	err       error // How it ended.
}

// part is one message of a reply.
type part struct {
	data *[]byte // To be given back to buffers.
	owed int     // Bytes that the worker may send once it is taken.
}

// sendMessage sends a request; io.EOF where the call has ended. An error otherwise ends it.
func (c *call) sendMessage(ctx context.Context, message proto.Message, isLast bool) error {
	buffer := newBuffer()
	defer giveBack(buffer)
	data, err := proto.MarshalOptions{}.MarshalAppend(*buffer, message)
	*buffer = data[:0]
	if err != nil {
		err = &Error{Code: InvalidArgument, Message: err.Error()}
		c.abandon(err)
		return err
	}
	c.client.mu.Lock()
	defer c.client.mu.Unlock()
	for size := len(data); ; size = 0 {
		for c.credit <= 0 && len(data) > 0 && !c.isDone {
			if err := c.awaitCredit(ctx); err != nil {
				c.client.giveUp(c, err)
				return err
			}
		}
		if c.isDone {
			return io.EOF
		}
		piece := data[:min(len(data), min(pieceSize, c.credit))]
		data = data[len(piece):]
		c.credit -= len(piece)
		chunk := &wirepb.Chunk{Data: piece, More: len(data) > 0}
		if chunk.More {
			chunk.Total = uint32(size)
		}
		if err := c.send(chunk, isLast && !chunk.More); err != nil || !chunk.More {
			return err
		}
	}
}

// begin opens the call without a request.
func (c *call) begin() error {
	c.client.mu.Lock()
	defer c.client.mu.Unlock()
	return c.send(nil, false)
}

// send enqueues a frame of the call, which opens it where it is the first. The lock is held.
func (c *call) send(chunk *wirepb.Chunk, isLast bool) error {
	frame := &wirepb.Frame{Call: c.number, Start: c.start, Chunk: chunk}
	if isLast {
		frame.End = &wirepb.End{}
	}
	err := c.client.enqueue(frame)
	if err != nil {
		c.client.giveUp(c, err)
		return err
	}
	c.start = nil
	return nil
}

// awaitCredit waits, with the lock released, until there may be more. The lock is held.
func (c *call) awaitCredit(ctx context.Context) error {
	if c.writable == nil {
		c.writable = make(chan struct{}, 1)
	}
	c.client.mu.Unlock()
	defer c.client.mu.Lock()
	select {
	case <-c.writable:
	case <-c.over:
	case <-ctx.Done():
		return contextError(ctx)
	}
	return nil
}

func (c *call) addCredit(credit *wirepb.Credit) {
	c.credit += int(credit.GetBytes())
	wakeUp(c.writable)
}

// await waits until the call is finished; where the context ends first, the call ends.
func (c *call) await(ctx context.Context) error {
	select {
	case <-c.over:
	case <-ctx.Done():
		c.abandon(contextError(ctx))
	}
	return c.err
}

// take takes a piece of the reply. The lock is held.
func (c *call) take(chunk *wirepb.Chunk) {
	if c.isDone {
		return
	}
	size := len(chunk.Data)
	c.allowance -= size
	if c.allowance < 0 {
		c.client.giveUp(c, &Error{Code: Internal, Message: "the worker sent more than it was allowed"})
		return
	}
	if c.pending == nil {
		c.pending = newBuffer()
	}
	if len(*c.pending)+size > maxMessage {
		c.client.giveUp(c, &Error{Code: ResourceExhausted, Message: fmt.Sprintf("a reply of more than %d bytes, the limit", maxMessage)})
		return
	}
	*c.pending = append(*c.pending, chunk.Data...)
	// A part may be larger than the window, so its pieces but the last are allowed anew as they come; those of a unary call all.
	if chunk.More || c.readable == nil {
		c.allow(size)
		size = 0
	}
	if !chunk.More {
		c.parts = append(c.parts, part{c.pending, size})
		c.pending = nil
		wakeUp(c.readable)
	}
}

// allow lets the worker send so many more bytes, once they are worth a frame. The lock is held.
func (c *call) allow(size int) {
	c.taken += size
	if c.taken >= window/2 && !c.isDone {
		c.client.enqueue(&wirepb.Frame{Call: c.number, Signal: &wirepb.Frame_Credit{Credit: &wirepb.Credit{Bytes: uint32(c.taken)}}})
		c.allowance += c.taken
		c.taken = 0
	}
}

// finish ends the call for its caller. The lock is held.
func (c *call) finish(err error) {
	if !c.isDone {
		c.isDone, c.err, c.pending = true, err, nil
		close(c.over)
		c.client.live--
		c.client.tellIdle()
	}
}

// abandon ends the call with an error, unless it is done.
func (c *call) abandon(err error) {
	c.client.mu.Lock()
	defer c.client.mu.Unlock()
	c.client.giveUp(c, err)
}

// giveUp ends a call with an error, unless it is done. Its number is free again once the worker has ended it too. The lock is held.
func (c *Client) giveUp(call *call, err error) {
	switch {
	case call.isDone:
		return
	case call.start != nil: // The worker does not know of it.
		c.release(call.number)
	default:
		c.enqueue(&wirepb.Frame{Call: call.number, Signal: &wirepb.Frame_Cancel{Cancel: &wirepb.Cancel{}}})
	}
	call.parts = nil
	call.finish(err)
}

// Stream is a call whose requests and replies are sent and received one by one. One goroutine may send while another receives.
type Stream struct {
	ctx  context.Context
	call *call
}

// Send sends a request. It waits while the worker does not take more. io.EOF means that the call has ended, and Recv tells why.
func (s *Stream) Send(request proto.Message) error {
	return s.call.sendMessage(s.ctx, request, false)
}

// CloseSend says that no more requests come.
func (s *Stream) CloseSend() error {
	s.call.client.mu.Lock()
	defer s.call.client.mu.Unlock()
	if s.call.isDone {
		return nil
	}
	return s.call.send(nil, true)
}

// Recv receives the next message of the reply. io.EOF means that there are no more and that the call ended with OK.
func (s *Stream) Recv(response proto.Message) error {
	proto.Reset(response)
	return s.receive(response)
}

// receive merges the next message into response.
func (s *Stream) receive(response proto.Message) error {
	c := s.call
	for {
		c.client.mu.Lock()
		if len(c.parts) > 0 {
			next := c.parts[0]
			c.parts = c.parts[1:]
			c.allow(next.owed)
			c.client.mu.Unlock()
			return next.merge(response)
		}
		isDone, err := c.isDone, c.err
		c.client.mu.Unlock()
		if isDone {
			if err == nil {
				err = io.EOF
			}
			return err
		}
		select {
		case <-c.readable:
		case <-c.over:
		}
	}
}

// Close cancels the call unless it has ended.
func (s *Stream) Close() {
	s.call.abandon(&Error{Code: Canceled, Message: "the stream was closed"})
}

// merge merges the part into a message and gives its buffer back.
func (p part) merge(message proto.Message) error {
	defer giveBack(p.data)
	if err := (proto.UnmarshalOptions{Merge: true}).Unmarshal(*p.data, message); err != nil {
		return &Error{Code: Internal, Message: fmt.Sprintf("a reply that does not decode: %v", err)}
	}
	return nil
}

// wakeUp wakes whoever waits for a channel of one element; of nil, nobody.
func wakeUp(waiting chan<- struct{}) {
	select {
	case waiting <- struct{}{}:
	default:
	}
}
