package warraq

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"google.golang.org/protobuf/proto"
)

const (
	// A worker that ended so many times within the period without having ended a call is left alone until the period is over.
	stormLimit  = 5
	stormPeriod = 180 * time.Second
	// The wait before it is started again, doubled each time.
	firstBackoff = 100 * time.Millisecond
	// Calls that Map keeps open for each worker: with half as many it runs out of work at times while they are decoded here.
	inFlight = 32
)

// Pool is several workers. A call goes to the one that has the fewest open.
//
// A worker that ends is started again. The calls that were open on it are made once more, each alone on a worker of its own; one that
// ends that one too fails with Internal. Streams are not made again: theirs fail with Unavailable.
type Pool struct {
	Documents
	options    Options
	quarantine chan struct{} // One element for each call that runs alone.
	ctx        context.Context
	cancel     context.CancelFunc
	keepers    sync.WaitGroup

	mu      sync.Mutex
	slots   []slot
	changed chan struct{} // Closed, and replaced, when a slot changes.
}

// slot is a worker, or why there is none; neither while it is started.
type slot struct {
	client *Client
	err    error
}

// NewPool starts so many workers. ctx bounds the start only; Close ends them.
func NewPool(ctx context.Context, workers int, options Options) (*Pool, error) {
	if workers < 1 {
		return nil, fmt.Errorf("warraq: a pool of %d workers", workers)
	}
	p := &Pool{options: options, quarantine: make(chan struct{}, workers), slots: make([]slot, workers), changed: make(chan struct{})}
	p.Documents = Documents{p}
	p.ctx, p.cancel = context.WithCancel(context.Background())
	var starts sync.WaitGroup
	for i := range p.slots {
		starts.Add(1)
		go func(s *slot) {
			defer starts.Done()
			s.client, s.err = Start(ctx, options)
		}(&p.slots[i])
	}
	starts.Wait()
	for _, s := range p.slots {
		if s.err != nil {
			p.Close()
			return nil, s.err
		}
	}
	for i := range p.slots {
		p.keepers.Add(1)
		go p.keep(&p.slots[i])
	}
	return p, nil
}

// Close lets open calls finish as Client.Close does, and ends the workers.
func (p *Pool) Close() error {
	p.cancel()
	p.keepers.Wait()
	errs := make(chan error, len(p.slots))
	for _, s := range p.slots {
		go func(client *Client) {
			if client == nil {
				errs <- nil
			} else {
				errs <- client.Close()
			}
		}(s.client)
	}
	var first error
	for range p.slots {
		if err := <-errs; first == nil {
			first = err
		}
	}
	return first
}

// keep starts a slot's worker again whenever it ends, until the pool is closed.
func (p *Pool) keep(s *slot) {
	defer p.keepers.Done()
	client := s.client
	var failures []time.Time
	for {
		var cause error
		select {
		case <-p.ctx.Done():
			return
		case <-client.done:
			cause = client.ended
		}
		p.set(s, slot{})
		if !client.hasWorked {
			failures = append(failures, time.Now())
		}
		for {
			if failures = recent(failures); len(failures) >= stormLimit {
				p.set(s, slot{err: &Error{Code: Unavailable, cause: cause,
					Message: fmt.Sprintf("a worker ended %d times in %v without a result, the last time: %v", len(failures), stormPeriod, cause)}})
				if sleep(p.ctx, time.Until(failures[0].Add(stormPeriod))) != nil {
					return
				}
			} else if len(failures) > 0 && sleep(p.ctx, firstBackoff<<(len(failures)-1)) != nil {
				return
			}
			if client, cause = Start(p.ctx, p.options); cause == nil {
				break
			}
			failures = append(failures, time.Now())
		}
		p.set(s, slot{client: client})
	}
}

// recent returns the times within the period.
func recent(times []time.Time) []time.Time {
	for len(times) > 0 && time.Since(times[0]) >= stormPeriod {
		times = times[1:]
	}
	return times
}

func (p *Pool) set(s *slot, value slot) {
	p.mu.Lock()
	defer p.mu.Unlock()
	*s = value
	close(p.changed)
	p.changed = make(chan struct{})
}

// pick returns the client with the fewest calls; it waits while none admits any.
func (p *Pool) pick(ctx context.Context) (*Client, error) {
	for {
		if p.ctx.Err() != nil {
			return nil, &Error{Code: Unavailable, Message: "the pool is closed", Refused: true}
		}
		var best *Client
		var err error
		isWaiting := false
		p.mu.Lock()
		changed := p.changed
		for _, s := range p.slots {
			switch {
			case s.client != nil && s.client.admits():
				if best == nil || s.client.load.Load() < best.load.Load() {
					best = s.client
				}
			case s.err != nil:
				err = s.err
			default:
				isWaiting = true
			}
		}
		p.mu.Unlock()
		if best != nil {
			return best, nil
		}
		if !isWaiting {
			return nil, err
		}
		select {
		case <-changed:
		case <-p.ctx.Done():
		case <-ctx.Done():
			return nil, contextError(ctx)
		}
	}
}

// Invoke is Client.Invoke on one of the workers.
func (p *Pool) Invoke(ctx context.Context, method string, request, response proto.Message) error {
	return p.call(ctx, method, []proto.Message{request}, response, 0)
}

// NewStream is Client.NewStream on one of the workers.
func (p *Pool) NewStream(ctx context.Context, method string) (*Stream, error) {
	for {
		client, err := p.pick(ctx)
		if err != nil {
			return nil, err
		}
		stream, err := client.NewStream(ctx, method)
		if is, isRefused := unavailable(err); is && isRefused {
			continue
		}
		return stream, err
	}
}

func (p *Pool) call(ctx context.Context, method string, requests []proto.Message, response proto.Message, attempt uint32) error {
	for {
		client, err := p.pick(ctx)
		if err != nil {
			return err
		}
		err = client.call(ctx, method, requests, response, attempt)
		if is, isRefused := unavailable(err); !is {
			return err
		} else if !isRefused {
			return p.callAlone(ctx, method, requests, response, attempt+1)
		}
	}
}

// callAlone makes a call that was open when its worker ended on a worker of its own.
func (p *Pool) callAlone(ctx context.Context, method string, requests []proto.Message, response proto.Message, attempt uint32) error {
	select {
	case p.quarantine <- struct{}{}:
		defer func() { <-p.quarantine }()
	case <-ctx.Done():
		return contextError(ctx)
	}
	client, err := Start(ctx, p.options)
	if err != nil {
		return err
	}
	defer client.kill() // The one call is over, one way or the other.
	err = client.call(ctx, method, requests, response, attempt)
	if is, _ := unavailable(err); is {
		return &Error{Code: Internal, Message: fmt.Sprintf("the call ended its worker twice: %v", err), cause: errors.Unwrap(err)}
	}
	return err
}

func unavailable(err error) (is, isRefused bool) {
	var status *Error
	is = errors.As(err, &status) && status.Code == Unavailable
	return is, is && status.Refused
}
