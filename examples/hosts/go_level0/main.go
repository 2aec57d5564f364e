// A level-0 host: parse, extract and summarize one page at once. go_level0 PAGE WORKER [ARGUMENT …]
package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"strings"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	warraq "warraq.example/generated/warraq/v1"
	wire "warraq.example/generated/warraq/wire/v1"
)

const (
	maxFrame = 1 << 20 // What a Hello without max_frame accepts.
	piece    = 1 << 16 // A request is sent in chunks of so many bytes, far below maxFrame.
)

type call struct {
	method   string
	request  proto.Message
	response proto.Message
	pending  []byte // Chunks of a part whose end has not come yet.
}

func main() {
	log.SetFlags(0)
	if len(os.Args) < 3 {
		log.Fatal("usage: go_level0 PAGE WORKER [ARGUMENT …]")
	}
	page, err := os.ReadFile(os.Args[1])
	check(err)
	worker := exec.Command(os.Args[2], os.Args[3:]...)
	worker.Stderr = os.Stderr
	stdin, err := worker.StdinPipe()
	check(err)
	stdout, err := worker.StdoutPipe()
	check(err)
	check(worker.Start())

	document, extraction, summary := &warraq.Document{}, &warraq.Extraction{}, &warraq.Summary{}
	content := [][]byte{page}
	calls := map[uint32]*call{
		1: {method: "Parse", request: &warraq.ParseRequest{Content: content}, response: document},
		3: {method: "Extract", request: &warraq.ExtractRequest{Content: content}, response: extraction},
		5: {method: "Summarize", request: &warraq.SummarizeRequest{Content: content}, response: summary},
	}
	send(stdin, &wire.Frame{Signal: &wire.Frame_Hello{Hello: &wire.Hello{Magic: 0x71727257}}})
	for id, call := range calls {
		data, err := proto.Marshal(call.request)
		check(err)
		frame := &wire.Frame{Call: id, Start: &wire.Start{Method: "warraq.v1.Documents/" + call.method}}
		for ; len(data) > piece; data = data[piece:] {
			frame.Chunk = &wire.Chunk{Data: data[:piece], More: true}
			send(stdin, frame)
			frame = &wire.Frame{Call: id}
		}
		frame.Chunk, frame.End = &wire.Chunk{Data: data}, &wire.End{}
		send(stdin, frame)
	}
	check(stdin.Close())

	// One buffered reader for the life of the pipe: a second one would miss what the first has read ahead.
	frames := bufio.NewReader(stdout)
	open := len(calls)
	for {
		frame, err := receive(frames)
		if err == io.EOF {
			break
		}
		check(err)
		call := calls[frame.Call]
		if call == nil { // The connection's own signals, the worker's Hello among them.
			if failure := frame.GetHello().GetFailure(); failure != nil {
				log.Fatalf("Hello: %s", failure.GetMessage())
			}
			continue
		}
		if frame.Chunk != nil {
			call.pending = append(call.pending, frame.Chunk.Data...)
			if !frame.Chunk.More { // A whole part of the response: merge it.
				check(proto.UnmarshalOptions{Merge: true}.Unmarshal(call.pending, call.response))
				call.pending = nil
			}
		}
		if frame.End != nil {
			if status := frame.End.GetStatus(); status.GetCode() != 0 {
				log.Fatalf("%s: %s", call.method, status.GetMessage())
			}
			open--
		}
	}
	if open > 0 {
		log.Fatalf("the worker ended with %d calls open", open)
	}
	check(worker.Wait())

	var entities, sentences []string
	for _, entity := range extraction.Entities {
		if len(entities) < 8 {
			entities = append(entities, entity.Name)
		}
	}
	for _, sentence := range summary.Sentences {
		sentences = append(sentences, sentence.Text)
	}
	fmt.Println("title:", document.GetMetadata().GetTitle().GetValue())
	fmt.Println("entities:", strings.Join(entities, ", "))
	fmt.Println("summary:", strings.Join(sentences, " "))
}

// Writes the frame's length as a varint and the frame, in one write. Failures are passed over: a worker that stops reading
// says why in its last frames.
func send(worker io.Writer, frame *wire.Frame) {
	payload, err := proto.Marshal(frame)
	check(err)
	worker.Write(protowire.AppendBytes(nil, payload))
}

// Reads one frame; the error is io.EOF only between frames. From protobuf 1.30 on, protodelim does this.
func receive(worker *bufio.Reader) (*wire.Frame, error) {
	length, err := binary.ReadUvarint(worker)
	if err != nil {
		return nil, err
	}
	if length > maxFrame {
		return nil, fmt.Errorf("frame of %d bytes exceeds the limit of %d", length, maxFrame)
	}
	payload := make([]byte, length)
	if _, err := io.ReadFull(worker, payload); err != nil {
		return nil, io.ErrUnexpectedEOF
	}
	frame := &wire.Frame{}
	return frame, proto.Unmarshal(payload, frame)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
