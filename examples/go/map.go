package warraq

import (
	"context"
	"sync"
)

// Result is what a call made of an input.
type Result[In, Out any] struct {
	In  In
	Out Out
	Err error
}

// Map calls f for each input from the channel, several at a time, and returns their results in the order of the inputs.
//
// f is to make one call of the pool, as p.Parse. Inputs are taken as there is room, so that there may be any number of them. The channel
// of results is closed once there are no more, or, without the rest, once ctx ends. Receive until then, or cancel ctx.
func Map[In, Out any](ctx context.Context, p *Pool, inputs <-chan In, f func(context.Context, In) (Out, error)) <-chan Result[In, Out] {
	width := p.width()
	results := make(chan Result[In, Out], width)
	queue := make(chan *job[In, Out], width) // In the order of the inputs.
	var turn sync.Mutex                      // Of the one who takes an input.
	take := func() *job[In, Out] {
		turn.Lock()
		defer turn.Unlock()
		input, ok := receive(ctx, inputs)
		if !ok {
			return nil
		}
		job := &job[In, Out]{Result: Result[In, Out]{In: input}, done: make(chan struct{})}
		if !send(ctx, queue, job) {
			return nil
		}
		return job
	}
	var workers sync.WaitGroup
	for i := 0; i < width; i++ {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for job := take(); job != nil; job = take() {
				job.Out, job.Err = f(ctx, job.In)
				close(job.done)
			}
		}()
	}
	go func() {
		workers.Wait()
		close(queue)
	}()
	go func() {
		defer close(results)
		for job := range queue {
			<-job.done // Soon where ctx ends.
			if !send(ctx, results, job.Result) {
				return
			}
		}
	}()
	return results
}

// MapUnordered is Map with the results in the order in which they are complete.
func MapUnordered[In, Out any](ctx context.Context, p *Pool, inputs <-chan In, f func(context.Context, In) (Out, error)) <-chan Result[In, Out] {
	width := p.width()
	results := make(chan Result[In, Out], width)
	var workers sync.WaitGroup
	for i := 0; i < width; i++ {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for {
				input, ok := receive(ctx, inputs)
				if !ok {
					return
				}
				output, err := f(ctx, input)
				if !send(ctx, results, Result[In, Out]{input, output, err}) {
					return
				}
			}
		}()
	}
	go func() {
		workers.Wait()
		close(results)
	}()
	return results
}

type job[In, Out any] struct {
	Result[In, Out]
	done chan struct{}
}

func (p *Pool) width() int { return len(p.slots) * inFlight }

func receive[T any](ctx context.Context, from <-chan T) (value T, ok bool) {
	select {
	case value, ok = <-from:
		return value, ok
	default: // Waiting for two channels costs more, so only where it must be.
	}
	select {
	case value, ok = <-from:
	case <-ctx.Done():
	}
	return value, ok
}

func send[T any](ctx context.Context, to chan<- T, value T) bool {
	select {
	case to <- value:
		return true
	default:
	}
	select {
	case to <- value:
		return true
	case <-ctx.Done():
		return false
	}
}
