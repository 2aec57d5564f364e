package warraq

import (
	"testing"

	"google.golang.org/protobuf/proto"

	"warraq.example/warraq/internal/wirepb"
)

func TestFramesAreDecodedAsTheLibraryDoes(t *testing.T) {
	var decoder decoder
	for _, frame := range []*wirepb.Frame{
		{},
		{Call: 1, Chunk: &wirepb.Chunk{Data: []byte("Hi.")}, End: &wirepb.End{}},
		{Call: 301, Chunk: &wirepb.Chunk{Data: []byte("Hi."), More: true, Total: 1000}},
		{Call: 3, Chunk: &wirepb.Chunk{}},
		{Call: 3, Chunk: &wirepb.Chunk{Data: []byte("Hi."), Compressed: true}},
		{Call: 5, End: &wirepb.End{Status: &wirepb.Status{Code: 3, Message: "wrong"}}},
		{Call: 5, Head: &wirepb.Head{Encoding: "gzip"}, Chunk: &wirepb.Chunk{Data: []byte("Hi.")}},
		{Call: 7, Signal: &wirepb.Frame_Credit{Credit: &wirepb.Credit{Bytes: 9}}},
	} {
		payload, err := proto.Marshal(frame)
		if err != nil {
			t.Fatal(err)
		}
		for end := 0; end <= len(payload); end++ {
			got, err := decoder.decode(payload[:end])
			want := &wirepb.Frame{}
			if wrong := proto.Unmarshal(payload[:end], want); wrong != nil {
				if err == nil {
					t.Errorf("%v cut to %d bytes: no error", frame, end)
				}
			} else if err != nil || !proto.Equal(got, want) {
				t.Errorf("%v cut to %d bytes: got %v, %v, want %v", frame, end, got, err, want)
			}
		}
	}
}
