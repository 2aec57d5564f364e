package warraq

import (
	"fmt"

	pb "warraq.example/warraq/warraqpb"
)

// Option says how a document is to be read or what is wanted of it. A method that has no use for an option fails with InvalidArgument.
type Option struct {
	name  string
	scope scope
	set   func(*request)
}

// scope is a set of the parts of a request.
type scope int

const (
	parsing scope = 1 << iota
	extracting
	summarizing
	including
)

// request is what options make.
type request struct {
	parse           *pb.ParseOptions
	extract         *pb.ExtractOptions
	summarize       *pb.SummarizeOptions
	includeDocument bool
}

func newRequest(method string, takes scope, options []Option) (*request, error) {
	r := &request{parse: &pb.ParseOptions{}}
	if takes&extracting != 0 {
		r.extract = &pb.ExtractOptions{}
	}
	if takes&summarizing != 0 {
		r.summarize = &pb.SummarizeOptions{}
	}
	for _, option := range options {
		if option.scope&takes == 0 {
			return nil, &Error{Code: InvalidArgument, Message: fmt.Sprintf("%s does not take the option %s", method, option.name)}
		}
		option.set(r)
	}
	return r, nil
}

// MediaType tells what the content is, for example "text/html"; parameters such as charset are understood.
func MediaType(mediaType string) Option {
	return Option{"MediaType", parsing, func(r *request) { r.parse.MediaType = mediaType }}
}

// Charset tells the content's charset by a WHATWG label, for example "windows-1256".
func Charset(label string) Option {
	return Option{"Charset", parsing, func(r *request) { r.parse.Charset = label }}
}

// Language tells the content's language, BCP 47.
func Language(tag string) Option {
	return Option{"Language", parsing, func(r *request) { r.parse.Language = tag }}
}

// URL tells where the document is from; it is never opened.
func URL(url string) Option {
	return Option{"URL", parsing, func(r *request) { r.parse.Url = url }}
}

// Roles are the roles whose blocks make the text, in place of the main content's.
func Roles(roles ...pb.BlockRole_Value) Option {
	return Option{"Roles", parsing, func(r *request) { r.parse.Roles = roles }}
}

// SourceMap asks for the map from ranges of the text to ranges of the content.
func SourceMap() Option {
	return Option{"SourceMap", parsing, func(r *request) { r.parse.SourceMap = true }}
}

// Markdown asks for the text as Markdown too.
func Markdown() Option {
	return Option{"Markdown", parsing, func(r *request) { r.parse.Markdown = true }}
}

// Kinds are the kinds of mentions, and of entities with their relations, that are wanted; all unless said.
func Kinds(kinds ...pb.MentionKind_Value) Option {
	return Option{"Kinds", extracting, func(r *request) { r.extract.Kinds = kinds }}
}

// ReferenceDate resolves relative times, ISO 8601; the document's own date unless said.
func ReferenceDate(date string) Option {
	return Option{"ReferenceDate", extracting, func(r *request) { r.extract.ReferenceDate = date }}
}

// Keyphrases says how many keyphrases are wanted at most; 10 unless said.
func Keyphrases(count uint32) Option {
	return Option{"Keyphrases", extracting | summarizing, func(r *request) {
		if r.extract != nil {
			r.extract.Keyphrases = count
		}
		if r.summarize != nil {
			r.summarize.Keyphrases = count
		}
	}}
}

// IncludeDocument asks Extract or Summarize for the document too.
func IncludeDocument() Option {
	return Option{"IncludeDocument", including, func(r *request) { r.includeDocument = true }}
}

// Sentences is a summary's length; three unless a length is said.
func Sentences(count uint32) Option {
	return Option{"Sentences", summarizing, func(r *request) {
		r.summarize.Budget = &pb.SummarizeOptions_Sentences{Sentences: count}
	}}
}

// Words is a summary's length. The last sentence may pass it a little, unless Strict.
func Words(count uint32) Option {
	return Option{"Words", summarizing, func(r *request) { r.summarize.Budget = &pb.SummarizeOptions_Words{Words: count} }}
}

// Characters is a summary's length in Unicode scalars, likewise.
func Characters(count uint32) Option {
	return Option{"Characters", summarizing, func(r *request) {
		r.summarize.Budget = &pb.SummarizeOptions_Characters{Characters: count}
	}}
}

// Ratio is a summary's length as a share of the document's words, above 0 and at most 1.
func Ratio(share float32) Option {
	return Option{"Ratio", summarizing, func(r *request) { r.summarize.Budget = &pb.SummarizeOptions_Ratio{Ratio: share} }}
}

// Strict keeps a summary within its length, except that one sentence is always returned.
func Strict() Option {
	return Option{"Strict", summarizing, func(r *request) { r.summarize.Strict = true }}
}

// Query is what a summary is to be about.
func Query(query string) Option {
	return Option{"Query", summarizing, func(r *request) { r.summarize.Query = query }}
}

// Compress leaves out of a summary's sentences what they can do without.
func Compress() Option {
	return Option{"Compress", summarizing, func(r *request) { r.summarize.Compress = true }}
}

// Explain asks what the score of each sentence is made of.
func Explain() Option {
	return Option{"Explain", summarizing, func(r *request) { r.summarize.Explain = true }}
}
