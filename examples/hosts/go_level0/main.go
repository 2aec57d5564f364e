// A level-0 host: parse, extract and summarize one page in one call. go_level0 PAGE WORKER [ARGUMENT …]
package main

import (
	"bytes"
	"os"
	"os/exec"
	"text/template"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	pb "warraq.example/generated/warraq"
)

func failIf(isWrong bool, reason string) {
	if isWrong {
		os.Stderr.WriteString(reason + "\n")
		os.Exit(1)
	}
}

func main() {
	page, err := os.ReadFile(os.Args[1])
	failIf(err != nil, "no page "+os.Args[1])
	wanted := &pb.AnalyzeRequest{Content: [][]byte{page}, Extract: &pb.ExtractOptions{}, Summarize: &pb.SummarizeOptions{}}
	request, _ := proto.Marshal(wanted)
	hello, _ := proto.Marshal(&pb.Frame{Signal: &pb.Frame_Hello{Hello: &pb.Hello{Magic: 0x71727257}}})
	start := &pb.Start{Method: "warraq.v1.Documents/Analyze"}
	call, _ := proto.Marshal(&pb.Frame{Call: 1, Start: start, Chunk: &pb.Chunk{Data: request}, End: &pb.End{}})
	worker := exec.Command(os.Args[2], os.Args[3:]...)
	worker.Stdin = bytes.NewReader(protowire.AppendBytes(protowire.AppendBytes(nil, hello), call))
	worker.Stderr = os.Stderr
	output, _ := worker.Output() // Failures are passed over: its last frames say why.
	frame, analysis, reply := &pb.Frame{}, &pb.Analysis{}, []byte{}
	for frame.End == nil {
		payload, size := protowire.ConsumeBytes(output)
		failIf(size < 0 || proto.Unmarshal(payload, frame) != nil, "the worker ended with 1 calls open")
		failIf(frame.GetHello().GetFailure() != nil, "Hello: "+frame.GetHello().GetFailure().GetMessage())
		failIf(frame.GetEnd().GetStatus() != nil, "Analyze: "+frame.GetEnd().GetStatus().GetMessage())
		output, reply = output[size:], append(reply, frame.GetChunk().GetData()...)
	}
	failIf(proto.Unmarshal(reply, analysis) != nil, "no analysis") // Its parts are one after another.
	template.Must(template.New("").Parse(`title: {{.Document.GetMetadata.GetTitle.GetValue}}
entities: {{range $i, $_ := .Extraction.GetEntities}}{{if lt $i 8}}{{if $i}}, {{end}}{{.Name}}{{end}}{{end}}
summary: {{range $i, $_ := .Summary.GetSentences}}{{if $i}} {{end}}{{.Text}}{{end}}`+"\n")).Execute(os.Stdout, analysis)
}
