package warraq

import (
	"context"
	"fmt"
	"io"

	"google.golang.org/protobuf/proto"

	pb "warraq.example/warraq/warraqpb"
)

// Content is sent in messages of so many bytes, since one message may not be larger than 64 MiB.
const contentSize = 1 << 20

// Documents are the methods of the service warraq.v1.Documents, which a Client and a Pool have.
type Documents struct{ caller caller }

type caller interface {
	call(ctx context.Context, method string, requests []proto.Message, response proto.Message, attempt uint32) error
	NewStream(ctx context.Context, method string) (*Stream, error)
}

// method is one method of the service: the message that sends content, with what was asked in the first message and nothing in others.
type method struct {
	name    string
	takes   scope
	message func(r *request, content ...[]byte) proto.Message
}

var (
	parse = method{"Parse", parsing, func(r *request, content ...[]byte) proto.Message {
		return &pb.ParseRequest{Options: r.parse, Content: content}
	}}
	extract = method{"Extract", parsing | extracting | including, func(r *request, content ...[]byte) proto.Message {
		return &pb.ExtractRequest{Options: r.parse, Extract: r.extract, IncludeDocument: r.includeDocument, Content: content}
	}}
	summarize = method{"Summarize", parsing | summarizing | including, func(r *request, content ...[]byte) proto.Message {
		return &pb.SummarizeRequest{Options: r.parse, Summarize: r.summarize, IncludeDocument: r.includeDocument, Content: content}
	}}
	summarizeTogether = method{"Summarize", summarize.takes, func(r *request, content ...[]byte) proto.Message {
		sources := make([]*pb.Source, len(content))
		for i := range content {
			sources[i] = &pb.Source{Content: content[i : i+1]}
		}
		return &pb.SummarizeRequest{Options: r.parse, Summarize: r.summarize, IncludeDocument: r.includeDocument, Sources: sources}
	}}
	analyze = method{"Analyze", parsing | extracting | summarizing, func(r *request, content ...[]byte) proto.Message {
		return &pb.AnalyzeRequest{Options: r.parse, Extract: r.extract, Summarize: r.summarize, Content: content}
	}}
)

func (m method) path() string { return "warraq.v1.Documents/" + m.name }

// Parse returns a document's clean text and structure.
func (d Documents) Parse(ctx context.Context, content []byte, options ...Option) (*pb.Document, error) {
	return unary[*pb.Document](ctx, d, parse, cut(content), options)
}

// Extract returns who, where, when, how much, and who said what.
func (d Documents) Extract(ctx context.Context, content []byte, options ...Option) (*pb.Extraction, error) {
	return unary[*pb.Extraction](ctx, d, extract, cut(content), options)
}

// Summarize returns the sentences that say most.
func (d Documents) Summarize(ctx context.Context, content []byte, options ...Option) (*pb.Summary, error) {
	return unary[*pb.Summary](ctx, d, summarize, cut(content), options)
}

// SummarizeTogether summarizes several documents, at most 1,000: what many of them say is said once.
func (d Documents) SummarizeTogether(ctx context.Context, contents [][]byte, options ...Option) (*pb.Summary, error) {
	return unary[*pb.Summary](ctx, d, summarizeTogether, contents, options)
}

// Analyze parses, extracts and summarizes in one go.
func (d Documents) Analyze(ctx context.Context, content []byte, options ...Option) (*pb.Analysis, error) {
	return unary[*pb.Analysis](ctx, d, analyze, cut(content), options)
}

// ParseStream sends content as it is read and returns once all is sent. The document comes in parts.
func (d Documents) ParseStream(ctx context.Context, content io.Reader, options ...Option) (*Parts[*pb.Document], error) {
	return streamed[*pb.Document](ctx, d, parse, content, options)
}

// ExtractStream is Extract as ParseStream is Parse.
func (d Documents) ExtractStream(ctx context.Context, content io.Reader, options ...Option) (*Parts[*pb.Extraction], error) {
	return streamed[*pb.Extraction](ctx, d, extract, content, options)
}

// SummarizeStream is Summarize as ParseStream is Parse.
func (d Documents) SummarizeStream(ctx context.Context, content io.Reader, options ...Option) (*Parts[*pb.Summary], error) {
	return streamed[*pb.Summary](ctx, d, summarize, content, options)
}

// AnalyzeStream is Analyze as ParseStream is Parse.
func (d Documents) AnalyzeStream(ctx context.Context, content io.Reader, options ...Option) (*Parts[*pb.Analysis], error) {
	return streamed[*pb.Analysis](ctx, d, analyze, content, options)
}

// Parts are a reply's parts: messages that each hold some of the fields, a singular field in one of them and the text in the first.
type Parts[M proto.Message] struct{ stream *Stream }

// Recv returns the next part, or io.EOF after the last.
func (p *Parts[M]) Recv() (M, error) {
	part := newMessage[M]()
	if err := p.stream.receive(part); err != nil {
		var none M
		return none, err
	}
	return part, nil
}

// Whole returns all parts that are left, merged.
func (p *Parts[M]) Whole() (M, error) {
	whole := newMessage[M]()
	for {
		if err := p.stream.receive(whole); err == io.EOF {
			return whole, nil
		} else if err != nil {
			var none M
			return none, err
		}
	}
}

// Close cancels the call unless it has ended.
func (p *Parts[M]) Close() { p.stream.Close() }

func unary[M proto.Message](ctx context.Context, d Documents, m method, pieces [][]byte, options []Option) (M, error) {
	var none M
	asked, err := newRequest(m.name, m.takes, options)
	if err != nil {
		return none, err
	}
	requests := []proto.Message{m.message(asked, pieces[:min(len(pieces), 1)]...)}
	for i := 1; i < len(pieces); i++ {
		requests = append(requests, m.message(&request{}, pieces[i]))
	}
	whole := newMessage[M]()
	if err := d.caller.call(ctx, m.path(), requests, whole, 0); err != nil {
		return none, err
	}
	return whole, nil
}

func streamed[M proto.Message](ctx context.Context, d Documents, m method, content io.Reader, options []Option) (*Parts[M], error) {
	asked, err := newRequest(m.name, m.takes, options)
	if err != nil {
		return nil, err
	}
	stream, err := d.caller.NewStream(ctx, m.path())
	if err != nil {
		return nil, err
	}
	if err := sendAll(stream, m, asked, content); err != nil {
		stream.Close()
		return nil, err
	}
	return &Parts[M]{stream}, nil
}

func sendAll(stream *Stream, m method, asked *request, content io.Reader) error {
	buffer := make([]byte, pieceSize)
	for {
		n, end := io.ReadFull(content, buffer)
		if end != nil && end != io.EOF && end != io.ErrUnexpectedEOF {
			return fmt.Errorf("warraq: reading the content: %w", end)
		}
		if err := stream.Send(m.message(asked, buffer[:n])); err == io.EOF {
			return nil // The call has ended: Recv tells why.
		} else if err != nil {
			return err
		}
		if end != nil {
			return stream.CloseSend()
		}
		asked = &request{}
	}
}

// cut cuts content into what one message holds; there is always a first piece.
func cut(content []byte) [][]byte {
	var pieces [][]byte
	for len(content) > contentSize {
		pieces = append(pieces, content[:contentSize])
		content = content[contentSize:]
	}
	return append(pieces, content)
}

func newMessage[M proto.Message]() M {
	var none M
	return none.ProtoReflect().New().Interface().(M)
}

// Slice returns what a span is of: of Document.Text for a field span, of the content that was sent for a field input. Without a span it
// is empty.
func Slice[T ~string | ~[]byte](of T, span *pb.Range) T {
	return of[span.GetStart():span.GetEnd()]
}
