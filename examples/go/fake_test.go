package warraq

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	"warraq.example/warraq/internal/wirepb"
	pb "warraq.example/warraq/warraqpb"
)

// The test binary is the fake worker too: "fake KIND".
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == "fake" {
		fakes[os.Args[2]]()
		return
	}
	code := m.Run()
	if code == 0 {
		if left := leaked(); left != "" {
			fmt.Fprintf(os.Stderr, "goroutines of the package are left:\n%s", left)
			code = 1
		}
	}
	os.Exit(code)
}

// leaked returns the stacks of this package's goroutines that do not end by themselves.
func leaked() string {
	for deadline := time.Now().Add(2 * time.Second); ; runtime.Gosched() {
		stacks := make([]byte, 1<<20)
		stacks = stacks[:runtime.Stack(stacks, true)]
		var left []string
		for _, stack := range strings.Split(string(stacks), "\n\n")[1:] {
			if strings.Contains(stack, "warraq.example/") {
				left = append(left, stack+"\n\n")
			}
		}
		if len(left) == 0 || time.Now().After(deadline) {
			return strings.Join(left, "")
		}
	}
}

func fake(kind string) Options {
	return Options{Command: []string{os.Args[0], "fake", kind}}
}

var fakes = map[string]func(){
	// Answers Parse with the content as text, and ends where that holds CRASH.
	"crash": func() {
		f := newFake()
		f.greet()
		f.serve(func(call uint32, text string) {
			if strings.Contains(text, "CRASH") {
				fmt.Fprintln(os.Stderr, "about to crash")
				os.Exit(3)
			}
			f.reply(call, text)
		})
	},
	// Says of every document that it takes too much, as a worker does before it gives up.
	"giving up": func() {
		f := newFake()
		f.greet()
		f.serve(func(call uint32, text string) {
			f.send(&wirepb.Frame{Signal: &wirepb.Frame_Drain{Drain: &wirepb.Drain{Why: &wirepb.Status{Code: 8, Message: "too much memory"}}}})
			f.send(&wirepb.Frame{Call: call, End: &wirepb.End{Status: &wirepb.Status{Code: 14, Message: "the worker gives up"}}})
			os.Exit(70)
		})
	},
	"text": func() {
		fmt.Println("Hello, world")
		io.Copy(io.Discard, os.Stdin)
	},
	"silent": func() { io.Copy(io.Discard, os.Stdin) },
	"echo":   func() { io.Copy(os.Stdout, os.Stdin) },
	"ending": func() {
		fmt.Fprintln(os.Stderr, "no such flag")
		os.Exit(64)
	},
	"failing": func() {
		f := newFake()
		f.send(&wirepb.Frame{Signal: &wirepb.Frame_Hello{
			Hello: &wirepb.Hello{Magic: magic, Failure: &wirepb.Status{Code: 9, Message: "no memory for so many"}}}})
		os.Exit(78)
	},
	// Ends at once when it is called, and leaves its pipes to a child.
	"leaving a child": func() {
		f := newFake()
		f.greet()
		f.serve(func(uint32, string) {
			child := exec.Command(os.Args[0], "fake", "sleeping")
			child.Stdout, child.Stderr = os.Stdout, os.Stderr
			child.Start()
			os.Exit(5)
		})
	},
	"sleeping": func() { time.Sleep(10 * time.Second) },
	// Neither reads nor ends when it is told to.
	"deaf": func() {
		signal.Ignore(syscall.SIGTERM)
		newFake().greet()
		time.Sleep(10 * time.Second)
	},
	"no frame": func() {
		f := newFake()
		f.greet()
		f.serve(func(uint32, string) { os.Stdout.Write([]byte{0, 0xFF, 0, 0, 0}) })
	},
	// Sends more than it was allowed.
	"overrunning": func() {
		f := newFake()
		f.greet()
		data := make([]byte, pieceSize)
		f.serve(func(call uint32, text string) {
			for i := 0; i <= window/pieceSize; i++ {
				f.send(&wirepb.Frame{Call: call, Chunk: &wirepb.Chunk{Data: data}})
			}
		})
	},
	// Pings before it answers, and answers with the pong's nonce.
	"pinging": func() {
		f := newFake()
		f.greet()
		f.serve(func(call uint32, text string) {
			f.send(&wirepb.Frame{Signal: &wirepb.Frame_Ping{Ping: &wirepb.Ping{Nonce: []byte("nonce")}}})
			f.reply(call, string(f.receive().GetPong().GetNonce()))
		})
	},
	// Refuses each call twice.
	"busy": func() {
		f := newFake()
		f.greet()
		seen := 0
		f.serve(func(call uint32, text string) {
			if seen++; seen%3 != 0 {
				f.send(&wirepb.Frame{Call: call, End: &wirepb.End{Status: &wirepb.Status{Code: 8, Message: "too many calls"}, Refused: true}})
			} else {
				f.reply(call, text)
			}
		})
	},
}

type fakeWorker struct{ in *bufio.Reader }

func newFake() *fakeWorker { return &fakeWorker{bufio.NewReader(os.Stdin)} }

func (f *fakeWorker) send(frame *wirepb.Frame) {
	payload, err := proto.Marshal(frame)
	if err != nil {
		panic(err)
	}
	var prefix [prefixSize]byte
	binary.BigEndian.PutUint32(prefix[1:], uint32(len(payload)))
	os.Stdout.Write(append(prefix[:], payload...))
}

func (f *fakeWorker) receive() *wirepb.Frame {
	var prefix [prefixSize]byte
	if _, err := io.ReadFull(f.in, prefix[:]); errors.Is(err, io.EOF) {
		os.Exit(0)
	}
	payload := make([]byte, binary.BigEndian.Uint32(prefix[1:]))
	io.ReadFull(f.in, payload)
	frame := &wirepb.Frame{}
	if err := proto.Unmarshal(payload, frame); err != nil {
		panic(err)
	}
	return frame
}

func (f *fakeWorker) greet() {
	f.receive()
	f.send(&wirepb.Frame{Signal: &wirepb.Frame_Hello{Hello: &wirepb.Hello{Magic: magic, Versions: []uint32{1}, Credits: true}}})
}

// serve hands on the content of each call once it is whole.
func (f *fakeWorker) serve(handle func(call uint32, text string)) {
	requests := map[uint32][]byte{}
	for {
		frame := f.receive()
		requests[frame.Call] = append(requests[frame.Call], frame.GetChunk().GetData()...)
		if frame.End != nil {
			request := &pb.ParseRequest{}
			if err := proto.Unmarshal(requests[frame.Call], request); err != nil {
				panic(err)
			}
			delete(requests, frame.Call)
			handle(frame.Call, string(bytes.Join(request.Content, nil)))
		}
	}
}

func (f *fakeWorker) reply(call uint32, text string) {
	data, _ := proto.Marshal(&pb.Document{Text: text})
	f.send(&wirepb.Frame{Call: call, Chunk: &wirepb.Chunk{Data: data}, End: &wirepb.End{}})
}
