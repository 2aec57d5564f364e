package warraq

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/wrapperspb"

	pb "warraq.example/warraq/warraqpb"
)

var background = context.Background()

func start(t *testing.T, options Options) *Client {
	t.Helper()
	client, err := Start(background, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Close() })
	return client
}

// testWorker is the worker whose methods do what tests need; it is built beside warraq.
func testWorker(t *testing.T, arguments ...string) Options {
	t.Helper()
	program, err := findProgram()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(filepath.Dir(program), "testworker")
	if _, err := os.Stat(path); err != nil {
		t.Skip("there is no testworker beside warraq")
	}
	return Options{Command: append([]string{path}, arguments...)}
}

func page(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile("../documents/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func wantCode(t *testing.T, err error, code Code) *Error {
	t.Helper()
	var status *Error
	if !errors.As(err, &status) || status.Code != code {
		t.Fatalf("got %v, want %v", err, code)
	}
	return status
}

func TestSpansSliceTheTextAndTheContent(t *testing.T) {
	client := start(t, Options{})
	content := page(t, "news.ar.html")
	analysis, err := client.Analyze(background, content, Sentences(2))
	if err != nil {
		t.Fatal(err)
	}
	if len(analysis.Extraction.Mentions) < 40 || len(analysis.Summary.Sentences) != 2 {
		t.Errorf("%d mentions, %d sentences", len(analysis.Extraction.Mentions), len(analysis.Summary.Sentences))
	}
	for _, mention := range analysis.Extraction.Mentions {
		if got := Slice(analysis.Document.Text, mention.Span); got != mention.Text {
			t.Errorf("the span of %q is of %q", mention.Text, got)
		}
		if got := Slice(content, mention.Input); string(got) != mention.Text {
			t.Errorf("the input of %q is %q", mention.Text, got)
		}
	}
}

func TestWhatIsAskedForIsWhatComes(t *testing.T) {
	client := start(t, Options{})
	text := []byte("Ann Lee came on 3 May 2024.")
	extraction, err := client.Extract(background, text, Kinds(pb.MentionKind_DATE), IncludeDocument())
	if err != nil {
		t.Fatal(err)
	}
	if len(extraction.Mentions) != 1 || extraction.Mentions[0].Value != "2024-05-03" || extraction.Document.GetText() != string(text) {
		t.Errorf("got %v", extraction)
	}
	document, err := client.Parse(background, []byte("<h1>Snow</h1><p>It snowed."), MediaType("text/html"), Markdown())
	if err != nil || document.Markdown != "# Snow\n\nIt snowed.\n" {
		t.Errorf("got %v, %v", document, err)
	}
	_, err = client.Parse(background, text, Sentences(2))
	if status := wantCode(t, err, InvalidArgument); !strings.Contains(status.Message, "Sentences") {
		t.Error(status)
	}
}

func TestDocumentsAreSummarizedTogether(t *testing.T) {
	client := start(t, Options{})
	summary, err := client.SummarizeTogether(background, [][]byte{page(t, "news.en.html"), page(t, "forum.en.html")}, Sentences(6))
	if err != nil {
		t.Fatal(err)
	}
	documents := map[uint32]bool{}
	for _, sentence := range summary.Sentences {
		documents[sentence.Document] = true
	}
	if len(documents) != 2 {
		t.Errorf("sentences of %d documents", len(documents))
	}
	if summary, err := client.SummarizeTogether(background, nil); err != nil || len(summary.Sentences) != 0 {
		t.Errorf("got %v, %v", summary, err)
	}
}

func TestAWrongRequestTellsTheField(t *testing.T) {
	client := start(t, Options{})
	_, err := client.Summarize(background, []byte("Hi."), Ratio(3))
	status := wantCode(t, err, InvalidArgument)
	if !strings.Contains(status.Message, "summarize.ratio") || len(status.Details) != 1 ||
		!strings.HasSuffix(status.Details[0].TypeUrl, "google.rpc.BadRequest") {
		t.Errorf("got %v", status)
	}
}

func TestLargeDocumentsGoThroughWhole(t *testing.T) {
	client := start(t, Options{})
	text := strings.Repeat("Word and another. ", 20<<20/18)
	document, err := client.Parse(background, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if document.Text != strings.TrimRight(text, " ") {
		t.Errorf("%d bytes of %d", len(document.Text), len(text))
	}
}

func TestRequestsTogetherStayBelowWhatTheWorkerHolds(t *testing.T) {
	client := start(t, testWorker(t))
	request := wrapperspb.Bytes(make([]byte, 10<<20))
	var calls sync.WaitGroup
	for i := 0; i < 40; i++ {
		calls.Add(1)
		go func() {
			defer calls.Done()
			if err := client.Invoke(background, "warraq.test.v1.Test/Relay", request, &wrapperspb.BytesValue{}); err != nil {
				t.Error(err)
			}
		}()
	}
	calls.Wait()
}

func TestContentIsSentAsItIsRead(t *testing.T) {
	client := start(t, Options{})
	text := strings.Repeat("Word and another. ", 100_000)
	parts, err := client.ParseStream(background, io.MultiReader(strings.NewReader(text[:100]), strings.NewReader(text[100:])))
	if err != nil {
		t.Fatal(err)
	}
	whole, count := &pb.Document{}, 0
	for {
		part, err := parts.Recv()
		if err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		proto.Merge(whole, part)
		count++
	}
	direct, err := client.Parse(background, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if count < 2 || !proto.Equal(whole, direct) {
		t.Errorf("%d parts make another document", count)
	}
	parts, err = client.ParseStream(background, strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if merged, err := parts.Whole(); err != nil || !proto.Equal(merged, direct) {
		t.Errorf("another document, %v", err)
	}
}

func TestContentThatCannotBeReadCancelsTheCall(t *testing.T) {
	client := start(t, Options{})
	broken := errors.New("broken")
	_, err := client.ParseStream(background, io.MultiReader(strings.NewReader("Some"), errorReader{broken}))
	if !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

type errorReader struct{ error }

func (r errorReader) Read([]byte) (int, error) { return 0, r.error }

func TestAnyMethodCanBeCalled(t *testing.T) {
	client := start(t, testWorker(t))
	// The messages of grpc.health.v1 have the same fields as these.
	status := &wrapperspb.Int32Value{}
	if err := client.Invoke(background, "grpc.health.v1.Health/Check", &wrapperspb.StringValue{}, status); err != nil || status.Value != 1 {
		t.Errorf("got %v, %v", status, err)
	}
	large := &wrapperspb.BytesValue{Value: bytes.Repeat([]byte("0123456789"), 300_000)}
	echo := &wrapperspb.BytesValue{}
	if err := client.Invoke(background, "warraq.test.v1.Test/Echo", large, echo); err != nil || !proto.Equal(large, echo) {
		t.Errorf("%d bytes of %d, %v", len(echo.Value), len(large.Value), err)
	}
	wantCode(t, client.Invoke(background, "warraq.test.v1.Test/None", large, echo), Unimplemented)
	ctx := WithMetadata(WithMetadata(background, "code", "7"), "other", "8")
	wantCode(t, client.Invoke(ctx, "warraq.test.v1.Test/Fail", large, echo), PermissionDenied)
	wantCode(t, client.Invoke(WithMetadata(background, "key", "\xff"), "warraq.test.v1.Test/Echo", large, echo), InvalidArgument)
	wantCode(t, client.Invoke(background, "warraq.test.v1.Test/Echo", &wrapperspb.StringValue{Value: "\xff"}, echo), InvalidArgument)
}

func TestStreamsGoBothWaysAtOnce(t *testing.T) {
	client := start(t, testWorker(t))
	stream, err := client.NewStream(background, "warraq.test.v1.Test/EchoStream")
	if err != nil {
		t.Fatal(err)
	}
	const count = 200
	go func() {
		for i := 0; i < count; i++ {
			if err := stream.Send(&wrapperspb.BytesValue{Value: bytes.Repeat([]byte{byte(i)}, i*1000)}); err != nil {
				t.Error(err)
			}
		}
		stream.CloseSend()
	}()
	for i := 0; i < count; i++ {
		reply := &wrapperspb.BytesValue{}
		if err := stream.Recv(reply); err != nil || len(reply.Value) != i*1000 {
			t.Fatalf("reply %d has %d bytes, %v", i, len(reply.Value), err)
		}
	}
	if err := stream.Recv(&wrapperspb.BytesValue{}); err != io.EOF {
		t.Errorf("got %v", err)
	}
}

func TestASlowConsumerDelaysNoOtherCall(t *testing.T) {
	client := start(t, testWorker(t))
	stream, err := client.NewStream(WithMetadata(background, "times", "200"), "warraq.test.v1.Test/Repeat")
	if err != nil {
		t.Fatal(err)
	}
	message := &wrapperspb.BytesValue{Value: make([]byte, 60_000)}
	if err := stream.Send(message); err != nil {
		t.Fatal(err)
	}
	stream.CloseSend()
	for i := 0; i < 300; i++ {
		if err := client.Invoke(background, "warraq.test.v1.Test/Echo", message, &wrapperspb.BytesValue{}); err != nil {
			t.Fatal(err)
		}
	}
	client.mu.Lock()
	held := len(stream.call.parts)
	client.mu.Unlock()
	if limit := window/60_000 + 1; held > limit {
		t.Errorf("%d messages are held, more than %d", held, limit)
	}
	count := 0
	for ; err == nil; count++ {
		err = stream.Recv(&wrapperspb.BytesValue{})
	}
	if err != io.EOF || count-1 != 200 {
		t.Errorf("%d messages, %v", count-1, err)
	}
}

func TestMoreCallsThanTheWorkerTakesWait(t *testing.T) {
	client := start(t, testWorker(t, "--max-calls", "4"))
	var calls sync.WaitGroup
	for i := 0; i < 200; i++ {
		calls.Add(1)
		go func(i int) {
			defer calls.Done()
			request, reply := &wrapperspb.StringValue{Value: fmt.Sprint(i)}, &wrapperspb.StringValue{}
			if err := client.Invoke(background, "warraq.test.v1.Test/Relay", request, reply); err != nil || reply.Value != request.Value {
				t.Errorf("got %v, %v", reply, err)
			}
		}(i)
	}
	calls.Wait()
}

func TestACallThatWaitsForRoomHeedsItsContext(t *testing.T) {
	client := start(t, testWorker(t, "--max-calls", "1"))
	stream, err := client.NewStream(background, "warraq.test.v1.Test/EchoStream")
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Close()
	ctx, cancel := context.WithTimeout(background, 10*time.Millisecond)
	defer cancel()
	err = client.Invoke(ctx, "warraq.test.v1.Test/Echo", &wrapperspb.StringValue{}, &wrapperspb.StringValue{})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestDeadlinesEndCalls(t *testing.T) {
	client := start(t, testWorker(t))
	ctx, cancel := context.WithTimeout(background, 20*time.Millisecond)
	defer cancel()
	err := client.Invoke(WithMetadata(ctx, "milliseconds", "10000"), "warraq.test.v1.Test/Sleep", &wrapperspb.StringValue{}, &wrapperspb.StringValue{})
	wantCode(t, err, DeadlineExceeded)
	if !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	_, err = client.Parse(ctx, []byte("Hi."))
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestACanceledCallEndsAndOthersGoOn(t *testing.T) {
	client := start(t, testWorker(t, "--max-calls", "1"))
	for i := 0; i < 10; i++ {
		ctx, cancel := context.WithCancel(WithMetadata(background, "milliseconds", "10000"))
		stream, err := client.NewStream(ctx, "warraq.test.v1.Test/Sleep")
		if err != nil {
			t.Fatal(err)
		}
		if err := stream.Send(&wrapperspb.StringValue{}); err != nil {
			t.Fatal(err)
		}
		cancel()
		if err := stream.Recv(&wrapperspb.StringValue{}); !errors.Is(err, context.Canceled) {
			t.Fatalf("got %v", err)
		}
		if err := stream.Send(&wrapperspb.StringValue{}); err != io.EOF {
			t.Fatalf("got %v", err)
		}
		// The only place is free as soon as the worker has heard of it.
		if err := client.Invoke(background, "warraq.test.v1.Test/Echo", &wrapperspb.StringValue{}, &wrapperspb.StringValue{}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestARequestThatWaitsForCreditHeedsItsContext(t *testing.T) {
	client := start(t, testWorker(t))
	ctx, cancel := context.WithTimeout(WithMetadata(background, "milliseconds", "10000"), 100*time.Millisecond)
	defer cancel()
	stream, err := client.NewStream(ctx, "warraq.test.v1.Test/EchoStream")
	if err != nil {
		t.Fatal(err)
	}
	for err == nil { // Nobody receives, so that the windows fill.
		err = stream.Send(&wrapperspb.BytesValue{Value: make([]byte, 50_000)})
	}
	for err = nil; err == nil; { // What came in time is received first.
		err = stream.Recv(&wrapperspb.BytesValue{})
	}
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestAWorkerThatIsKilledEndsItsCalls(t *testing.T) {
	client := start(t, testWorker(t))
	stream, err := client.NewStream(WithMetadata(background, "milliseconds", "10000"), "warraq.test.v1.Test/Sleep")
	if err != nil {
		t.Fatal(err)
	}
	client.process.command.Process.Signal(syscall.SIGKILL)
	err = stream.Recv(&wrapperspb.StringValue{})
	wantCode(t, err, Unavailable)
	var ended *WorkerEnded
	if !errors.As(err, &ended) || ended.State.String() != "signal: killed" {
		t.Errorf("got %v", err)
	}
	_, err = client.Parse(background, []byte("Hi."))
	if status := wantCode(t, err, Unavailable); !status.Refused {
		t.Errorf("got %v", err)
	}
	if err := client.Close(); !errors.As(err, &ended) {
		t.Errorf("got %v", err)
	}
}

func TestTheLastLinesOfAWorkerAreTold(t *testing.T) {
	var log bytes.Buffer
	options := fake("crash")
	options.Stderr = &log
	client := start(t, options)
	_, err := client.Parse(background, []byte("CRASH"))
	var ended *WorkerEnded
	if !errors.As(err, &ended) || ended.State.ExitCode() != 3 || ended.Log != "about to crash" || log.String() != "about to crash\n" {
		t.Errorf("got %v; the log is %q", err, log.String())
	}
}

func TestAProgramThatIsNoWorkerIsTold(t *testing.T) {
	for kind, want := range map[string]string{
		"text":    `does not speak the protocol: it wrote "Hello, world\n"`,
		"echo":    "does not speak the protocol",
		"ending":  "exit status 64; its last lines: no such flag",
		"failing": "no memory for so many",
		"silent":  "no greeting came",
	} {
		ctx, cancel := context.WithTimeout(background, 5*time.Second)
		if kind == "silent" {
			ctx, cancel = context.WithTimeout(background, 20*time.Millisecond)
		}
		_, err := Start(ctx, fake(kind))
		cancel()
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v", kind, err)
		}
	}
	if _, err := Start(background, Options{Command: []string{"/no/such/program"}}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	t.Setenv("WARRAQ", "/no/such/program")
	if _, err := Start(background, Options{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func TestAChildThatHoldsThePipesHoldsNobodyUp(t *testing.T) {
	client := start(t, fake("leaving a child"))
	begun := time.Now()
	_, err := client.Parse(background, []byte("Hi."))
	wantCode(t, err, Unavailable)
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestWhatAWorkerDoesWrongIsTold(t *testing.T) {
	client := start(t, fake("no frame"))
	_, err := client.Parse(background, []byte("Hi."))
	if status := wantCode(t, err, Unavailable); !strings.Contains(status.Message, "4278190080 bytes exceeds the limit") {
		t.Error(err)
	}
	client = start(t, fake("overrunning"))
	stream, err := client.ParseStream(background, strings.NewReader("Hi."))
	if err != nil {
		t.Fatal(err)
	}
	<-stream.stream.call.over
	_, err = stream.Recv()
	wantCode(t, err, Internal)
	if err := client.Close(); err != nil { // Though the worker never ends the call.
		t.Error(err)
	}
}

func TestPingsAreAnsweredAndRefusedCallsMadeAgain(t *testing.T) {
	for kind, want := range map[string]string{"pinging": "nonce", "busy": "Hi."} {
		document, err := start(t, fake(kind)).Parse(background, []byte("Hi."))
		if err != nil || document.Text != want {
			t.Errorf("%s: got %v, %v", kind, document, err)
		}
	}
}

func TestCloseLetsOpenCallsFinish(t *testing.T) {
	client := start(t, testWorker(t))
	stream, err := client.NewStream(background, "warraq.test.v1.Test/EchoStream")
	if err != nil {
		t.Fatal(err)
	}
	closed := make(chan error)
	go func() { closed <- client.Close() }()
	for client.admits() {
	}
	_, err = client.NewStream(background, "warraq.test.v1.Test/EchoStream")
	wantCode(t, err, Unavailable)
	large := &wrapperspb.BytesValue{Value: make([]byte, 3<<20)}
	go func() {
		if err := stream.Send(large); err != nil {
			t.Error(err)
		}
		stream.CloseSend()
	}()
	reply := &wrapperspb.BytesValue{}
	if err := stream.Recv(reply); err != nil || len(reply.Value) != len(large.Value) {
		t.Errorf("%d bytes, %v", len(reply.Value), err)
	}
	if err := stream.Recv(reply); err != io.EOF {
		t.Errorf("got %v", err)
	}
	if err := <-closed; err != nil {
		t.Error(err)
	}
	if state := client.process.command.ProcessState; state == nil || !state.Success() {
		t.Errorf("the process: %v", state)
	}
}

func TestAWorkerThatDoesNotEndIsKilled(t *testing.T) {
	client := start(t, fake("deaf"))
	client.grace.drain, client.grace.end = 10*time.Millisecond, 10*time.Millisecond
	stream, err := client.NewStream(background, "any")
	if err != nil {
		t.Fatal(err)
	}
	var ended *WorkerEnded
	if err := client.Close(); !errors.As(err, &ended) || ended.State.String() != "signal: killed" {
		t.Errorf("got %v", err)
	}
	wantCode(t, stream.Recv(&pb.Document{}), Unavailable)
}
