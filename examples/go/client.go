// Package warraq turns documents into clean text, facts and summaries, by a worker process that it starts.
//
// A Client is one worker: Start it, call Parse, Extract, Summarize or Analyze from as many goroutines as you like, and Close it. A Pool
// is several workers and outlives their crashes. Messages are those of package warraqpb. Spans count bytes of UTF-8, as Go's strings do.
package warraq

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"google.golang.org/protobuf/proto"

	"warraq.example/warraq/internal/wirepb"
)

const (
	magic = 0x71727257
	agent = "warraq-go/0.1.0"
	// Reply bytes that the worker may send for a call before they are taken.
	window = 1 << 20
	// What the protocol says of a peer that does not say otherwise.
	defaultWindow   = 256 << 10
	defaultMaxCalls = 100
	maxMessage      = 64 << 20
	// Request bytes in one frame.
	pieceSize = 64 << 10

	// The worker holds 256 MiB of requests: those of a weight unit or more wait for each other above so many units.
	weightUnit, maxWeight = 1 << 20, 128

	helloTimeout = 10 * time.Second
	drainTimeout = 30 * time.Second
	endTimeout   = 5 * time.Second
	// A call that is refused because handlers of ended calls still run is made again after a wait that doubles from the first of
	// these to the second.
	firstRetry, lastRetry = time.Millisecond, time.Second
)

// Options say how a worker is started. The zero value is the warraq program named by $WARRAQ or found on $PATH.
type Options struct {
	// Args follow "warraq serve", for example "--isolate", "2".
	Args []string
	// Command is the whole command line of another worker, in place of "warraq serve" and Args.
	Command []string
	// Stderr gets what the worker writes to its standard error. A Write that blocks holds the worker up.
	Stderr io.Writer
}

// Client is one worker process. Its methods may be called from several goroutines at once: the worker runs the calls side by side, and
// calls above its limit wait.
type Client struct {
	Documents
	process *process
	greeted chan *wirepb.Hello
	hello   *wirepb.Hello
	grace   struct{ drain, end time.Duration }
	slots   chan struct{} // One element for each open call.
	weights chan struct{} // One element for each weight unit of the requests of open calls.
	turn    chan struct{} // One element while a call takes weights.
	load    atomic.Int64  // Unary calls and streams that are open or wait.
	done    chan struct{} // Closed once the process is reaped and its calls are told.

	closing  sync.Once
	closeErr error

	mu        sync.Mutex
	calls     map[uint32]*call // Those that the worker has not ended.
	live      int              // Those of them whose callers wait for them.
	free      []uint32         // Numbers to be used again.
	next      uint32
	out       []byte        // Frames that wait for the writer.
	wake      chan struct{} // Tells the writer of them.
	isLast    bool          // Nothing follows what is in out.
	refusal   error         // Why no new calls are admitted.
	idle      chan struct{} // Closed once none is live and none is admitted.
	drainWhy  string        // What the worker said of its end.
	hasWorked bool          // It has ended a call, and not because it gave up.
	ended     *WorkerEnded  // To be read once done is closed.
}

// Start starts a worker and waits for its greeting. ctx bounds the start only; Close ends the worker.
func Start(ctx context.Context, options Options) (*Client, error) {
	command := options.Command
	if len(command) == 0 {
		program, err := findProgram()
		if err != nil {
			return nil, err
		}
		command = append([]string{program, "serve"}, options.Args...)
	}
	process, err := startProcess(command, options.Stderr)
	if err != nil {
		return nil, err
	}
	c := &Client{process: process, greeted: make(chan *wirepb.Hello, 1), done: make(chan struct{}), calls: map[uint32]*call{}, next: 1,
		wake: make(chan struct{}, 1), idle: make(chan struct{}), weights: make(chan struct{}, maxWeight), turn: make(chan struct{}, 1)}
	c.Documents = Documents{c}
	c.grace.drain, c.grace.end = drainTimeout, endTimeout
	c.mu.Lock()
	c.enqueue(&wirepb.Frame{Signal: &wirepb.Frame_Hello{
		Hello: &wirepb.Hello{Magic: magic, Agent: agent, Credits: true, Window: window, MaxFrame: maxFrame}}})
	c.mu.Unlock()
	go c.write()
	go c.run()
	if err := c.greet(ctx); err != nil {
		c.kill()
		var failure *Error
		if !errors.As(err, &failure) {
			err = fmt.Errorf("warraq: %s: %w", command[0], err)
		}
		return nil, err
	}
	return c, nil
}

func (c *Client) greet(ctx context.Context) error {
	timer := time.NewTimer(helloTimeout)
	defer timer.Stop()
	select {
	case c.hello = <-c.greeted:
	case <-c.done:
		select {
		case c.hello = <-c.greeted: // It said why it could not start, and ended.
		default:
			return c.ended
		}
	case <-ctx.Done():
		return fmt.Errorf("no greeting came: %w", ctx.Err())
	case <-timer.C:
		return fmt.Errorf("no greeting came in %v", helloTimeout)
	}
	// A worker answers with the version it chose: an echo of our own greeting has none.
	if c.hello.GetMagic() != magic || c.hello.Failure == nil && len(c.hello.Versions) == 0 {
		return errors.New("it does not speak the protocol: its first frame is no greeting")
	}
	if c.hello.Failure != nil {
		return statusError(c.hello.Failure, true)
	}
	if c.hello.Window == 0 {
		c.hello.Window = defaultWindow
	}
	if c.hello.MaxCalls == 0 {
		c.hello.MaxCalls = defaultMaxCalls
	}
	c.slots = make(chan struct{}, c.hello.MaxCalls)
	return nil
}

// Close lets open calls finish, for half a minute at most, and ends the worker. New calls fail with Unavailable.
//
// A stream that nobody reads any more does not finish: Close it or cancel its context first. The error is a *WorkerEnded where the
// worker ended otherwise than with exit code 0.
func (c *Client) Close() error {
	c.closing.Do(func() { c.closeErr = c.end() })
	<-c.done
	return c.closeErr
}

func (c *Client) end() error {
	c.admitNone(&Error{Code: Unavailable, Message: "the client is closed", Refused: true})
	timer := time.NewTimer(c.grace.drain)
	defer timer.Stop()
	select {
	case <-c.idle: // Only now, as the worker need not read credits after a Drain.
	case <-timer.C:
	}
	c.mu.Lock()
	c.enqueue(&wirepb.Frame{Signal: &wirepb.Frame_Drain{Drain: &wirepb.Drain{GraceMs: uint32(c.grace.end.Milliseconds())}}})
	c.isLast = true
	c.mu.Unlock()
	if !c.process.awaitExit(c.grace.end) {
		c.process.command.Process.Signal(syscall.SIGTERM)
		if !c.process.awaitExit(c.grace.end) {
			c.process.kill()
		}
	}
	<-c.done
	if c.process.command.ProcessState.Success() {
		return nil
	}
	return c.ended
}

// admitNone refuses new calls with an error.
func (c *Client) admitNone(refusal error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.refusal == nil {
		c.refusal = refusal
	}
	c.tellIdle()
}

// admits tells whether new calls are admitted.
func (c *Client) admits() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.refusal == nil
}

// kill ends the worker at once.
func (c *Client) kill() {
	c.process.kill()
	<-c.done
}

// tellIdle tells Close where no call is wanted any more and none can come. The lock is held.
func (c *Client) tellIdle() {
	if c.live == 0 && c.refusal != nil {
		select {
		case <-c.idle:
		default:
			close(c.idle)
		}
	}
}

// Invoke makes a call with one request and merges the parts of its reply into response. The method is for example
// "warraq.v1.Documents/Parse".
func (c *Client) Invoke(ctx context.Context, method string, request, response proto.Message) error {
	return c.call(ctx, method, []proto.Message{request}, response, 0)
}

func (c *Client) call(ctx context.Context, method string, requests []proto.Message, response proto.Message, attempt uint32) error {
	c.load.Add(1)
	defer c.load.Add(-1)
	for wait := firstRetry; ; wait *= 2 {
		err := c.callOnce(ctx, method, requests, response, attempt)
		var status *Error
		if err == nil || wait > lastRetry || !errors.As(err, &status) || !status.Refused || status.Code != ResourceExhausted {
			return err
		}
		// The worker's handlers run on for a while after their calls were canceled.
		attempt++
		if err := sleep(ctx, wait); err != nil {
			return err
		}
	}
}

func (c *Client) callOnce(ctx context.Context, method string, requests []proto.Message, response proto.Message, attempt uint32) error {
	size := 0
	for _, request := range requests {
		size += proto.Size(request)
	}
	if weight := min(size/weightUnit, maxWeight); weight > 0 {
		if err := c.lift(ctx, weight); err != nil {
			return err
		}
		defer c.drop(weight)
	}
	call, err := c.open(ctx, method, attempt)
	if err != nil {
		return err
	}
	for i, request := range requests {
		if err := call.sendMessage(ctx, request, i == len(requests)-1); err == io.EOF {
			break // It has ended: its status tells why.
		} else if err != nil {
			return err
		}
	}
	if err := call.await(ctx); err != nil {
		return err
	}
	proto.Reset(response)
	for _, part := range call.parts {
		if err := part.merge(response); err != nil {
			return err
		}
	}
	return nil
}

// lift waits until so many weight units are free and takes them, one call after another: two that have half of theirs would wait for ever.
func (c *Client) lift(ctx context.Context, weight int) error {
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
	case <-ctx.Done():
		return contextError(ctx)
	}
	for taken := 0; taken < weight; taken++ {
		select {
		case c.weights <- struct{}{}:
		case <-ctx.Done():
			c.drop(taken)
			return contextError(ctx)
		}
	}
	return nil
}

func (c *Client) drop(weight int) {
	for ; weight > 0; weight-- {
		<-c.weights
	}
}

// NewStream opens a call whose requests and replies are sent and received one by one. ctx is the call's: once it ends, the call is
// canceled. Close the stream, or receive until an error comes.
func (c *Client) NewStream(ctx context.Context, method string) (*Stream, error) {
	c.load.Add(1)
	call, err := c.open(ctx, method, 0)
	if err != nil {
		c.load.Add(-1)
		return nil, err
	}
	call.readable = make(chan struct{}, 1)
	if err := call.begin(); err != nil {
		c.load.Add(-1)
		return nil, err
	}
	go func() {
		defer c.load.Add(-1)
		select {
		case <-call.over:
		case <-ctx.Done():
			call.abandon(contextError(ctx))
		}
	}()
	return &Stream{ctx: ctx, call: call}, nil
}

// open waits for room and takes a number for a call. Its first frame opens it at the worker.
func (c *Client) open(ctx context.Context, method string, attempt uint32) (*call, error) {
	if ctx.Err() != nil {
		return nil, contextError(ctx)
	}
	select {
	case c.slots <- struct{}{}:
	default:
		select {
		case c.slots <- struct{}{}:
		case <-ctx.Done():
			return nil, contextError(ctx)
		case <-c.done:
			return nil, c.refusal
		}
	}
	start := &wirepb.Start{Method: method, Metadata: outgoing(ctx), Attempt: attempt}
	if deadline, ok := ctx.Deadline(); ok {
		// Rounded up: this side's own clock is to be the first.
		left := math.Ceil(float64(time.Until(deadline)) / float64(time.Millisecond))
		start.Deadline = &wirepb.Start_TimeoutMs{TimeoutMs: uint32(math.Min(math.Max(left, 0), math.MaxUint32))}
	}
	call := &call{client: c, start: start, over: make(chan struct{}), credit: int(c.hello.Window), allowance: window}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.refusal != nil {
		<-c.slots
		return nil, c.refusal
	}
	if last := len(c.free) - 1; last >= 0 {
		call.number, c.free = c.free[last], c.free[:last]
	} else {
		call.number = c.next
		c.next += 2
	}
	c.calls[call.number] = call
	c.live++
	return call, nil
}

// release makes room for another call. The lock is held.
func (c *Client) release(number uint32) {
	delete(c.calls, number)
	c.free = append(c.free, number)
	<-c.slots
}

type metadataKey struct{}

// WithMetadata returns a context whose calls carry an item of metadata, after those of ctx. Keys are lower-case ASCII.
func WithMetadata(ctx context.Context, key, value string) context.Context {
	before := outgoing(ctx)
	entry := &wirepb.Entry{Key: key, Value: &wirepb.Entry_Text{Text: value}}
	return context.WithValue(ctx, metadataKey{}, append(before[:len(before):len(before)], entry))
}

func outgoing(ctx context.Context) []*wirepb.Entry {
	entries, _ := ctx.Value(metadataKey{}).([]*wirepb.Entry)
	return entries
}

func sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return contextError(ctx)
	}
}
