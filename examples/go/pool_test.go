package warraq

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"

	pb "warraq.example/warraq/warraqpb"
)

func startPool(t *testing.T, workers int, options Options) *Pool {
	t.Helper()
	pool, err := NewPool(background, workers, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { pool.Close() })
	return pool
}

// texts sends count texts, or as many as are taken before ctx ends.
func texts(ctx context.Context, count int, text func(i int) string) <-chan string {
	inputs := make(chan string)
	go func() {
		defer close(inputs)
		for i := 0; i < count && send(ctx, inputs, text(i)); i++ {
		}
	}()
	return inputs
}

func parseText(p *Pool) func(context.Context, string) (*pb.Document, error) {
	return func(ctx context.Context, text string) (*pb.Document, error) { return p.Parse(ctx, []byte(text)) }
}

func TestMapKeepsTheOrderAndMapUnorderedAllResults(t *testing.T) {
	pool := startPool(t, 2, Options{})
	text := func(i int) string { return strings.TrimSpace(strings.Repeat(fmt.Sprintf("Text %d. ", i), 1+i%7*100)) }
	count := 0
	for result := range Map(background, pool, texts(background, 200, text), parseText(pool)) {
		if result.Err != nil || result.In != text(count) || result.Out.Text != text(count) {
			t.Fatalf("result %d: %v, %v", count, result.Out, result.Err)
		}
		count++
	}
	seen := map[string]bool{}
	for result := range MapUnordered(background, pool, texts(background, 200, text), parseText(pool)) {
		if result.Err != nil || result.Out.Text != result.In {
			t.Fatalf("got %v, %v", result.Out, result.Err)
		}
		seen[result.In] = true
	}
	if count != 200 || len(seen) != 200 {
		t.Errorf("%d and %d results of 200", count, len(seen))
	}
}

func TestInputsAreTakenAsThereIsRoom(t *testing.T) {
	pool := startPool(t, 1, Options{})
	type maps = func(context.Context, *Pool, <-chan string, func(context.Context, string) (*pb.Document, error)) <-chan Result[string, *pb.Document]
	for name, run := range map[string]maps{"Map": Map[string, *pb.Document], "MapUnordered": MapUnordered[string, *pb.Document]} {
		ctx, cancel := context.WithCancel(background)
		taken := 0
		inputs := texts(ctx, 1_000_000, func(i int) string { taken = i; return fmt.Sprintf("Text %d.", i) })
		results := run(ctx, pool, inputs, parseText(pool))
		for i := 0; i < 10; i++ {
			if result := <-results; result.Err != nil {
				t.Fatal(result.Err)
			}
		}
		cancel()
		for range results {
		}
		for range inputs {
		}
		if taken > 10+4*inFlight {
			t.Errorf("%s: %d taken", name, taken)
		}
	}
}

func TestACallThatCrashesTwiceFailsAlone(t *testing.T) {
	pool := startPool(t, 2, fake("crash"))
	text := func(i int) string {
		if i%10 == 0 {
			return fmt.Sprintf("CRASH %d", i)
		}
		return fmt.Sprintf("Text %d.", i)
	}
	for result := range Map(background, pool, texts(background, 60, text), parseText(pool)) {
		if strings.HasPrefix(result.In, "CRASH") {
			var ended *WorkerEnded
			if wantCode(t, result.Err, Internal); !errors.As(result.Err, &ended) || ended.Log != "about to crash" {
				t.Errorf("%s: %v", result.In, result.Err)
			}
		} else if result.Err != nil || result.Out.Text != result.In {
			t.Errorf("%s: %v, %v", result.In, result.Out, result.Err)
		}
	}
}

func TestACallThatMakesTheWorkerGiveUpFails(t *testing.T) {
	pool := startPool(t, 1, fake("giving up"))
	_, err := pool.Parse(background, []byte("Hi."))
	wantCode(t, err, Internal)
}

func TestAPoolOutlivesItsWorkers(t *testing.T) {
	pool := startPool(t, 1, Options{})
	for i := 0; i < 3; i++ {
		if _, err := pool.Parse(background, []byte("Hi.")); err != nil {
			t.Fatal(err)
		}
		client, err := pool.pick(background)
		if err != nil {
			t.Fatal(err)
		}
		client.process.command.Process.Signal([]syscall.Signal{syscall.SIGKILL, syscall.SIGTERM}[i%2])
		<-client.done
	}
}

func TestAStormOfRestartsEnds(t *testing.T) {
	pool := startPool(t, 1, fake("crash"))
	var err error
	for i := 0; i < 2*stormLimit && err == nil || wasInternal(err); i++ {
		_, err = pool.Parse(background, []byte("CRASH"))
	}
	status := wantCode(t, err, Unavailable)
	if !strings.Contains(status.Message, "5 times") || !strings.Contains(status.Message, "about to crash") {
		t.Error(status)
	}
}

func wasInternal(err error) bool {
	var status *Error
	return errors.As(err, &status) && status.Code == Internal
}

func TestAPoolThatCannotStartTellsWhy(t *testing.T) {
	_, err := NewPool(background, 2, fake("ending"))
	if err == nil || !strings.Contains(err.Error(), "no such flag") {
		t.Errorf("got %v", err)
	}
}

func TestAClosedPoolRefusesCalls(t *testing.T) {
	pool := startPool(t, 1, Options{})
	if err := pool.Close(); err != nil {
		t.Error(err)
	}
	_, err := pool.Parse(background, []byte("Hi."))
	wantCode(t, err, Unavailable)
	for range Map(background, pool, texts(background, 3, func(int) string { return "Hi." }), parseText(pool)) {
	}
}
