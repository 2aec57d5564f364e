package warraq_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"strings"
	"time"

	"google.golang.org/protobuf/types/known/wrapperspb"

	"warraq.example/warraq"
	pb "warraq.example/warraq/warraqpb"
)

func ExampleClient_Parse() {
	ctx := context.Background()
	client, err := warraq.Start(ctx, warraq.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()

	page := []byte("<title>Snow</title><h1>Snow</h1><p>It snowed all night. In the morning the roads were closed.")
	document, err := client.Parse(ctx, page, warraq.MediaType("text/html"), warraq.Markdown())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(document.Metadata.Title.Value)
	for _, block := range document.Blocks {
		fmt.Printf("%v: %s\n", block.Kind, warraq.Slice(document.Text, block.Span))
	}
	// Output:
	// Snow
	// TITLE: Snow
	// PARAGRAPH: It snowed all night. In the morning the roads were closed.
}

func ExampleClient_Analyze() {
	ctx := context.Background()
	client, err := warraq.Start(ctx, warraq.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()

	page, err := os.ReadFile("../documents/news.en.html")
	if err != nil {
		log.Fatal(err)
	}
	analysis, err := client.Analyze(ctx, page, warraq.Kinds(pb.MentionKind_PERSON), warraq.Sentences(1))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(analysis.Summary.Headline)
	for _, mention := range analysis.Extraction.Mentions[:2] {
		fmt.Printf("%s is bytes %d to %d: %s\n",
			mention.Text, mention.Input.Start, mention.Input.End, warraq.Slice(page, mention.Input))
	}
	// Output:
	// Harbour bridge to close for 14 months as repair bill reaches £86m
	// Priya Whitlock is bytes 4783 to 4797: Priya Whitlock
	// Tomas Ekberg is bytes 4832 to 4844: Tomas Ekberg
}

func ExampleClient_ParseStream() {
	ctx := context.Background()
	client, err := warraq.Start(ctx, warraq.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()

	content := strings.NewReader(strings.Repeat("It snowed all night. ", 500_000)) // Any io.Reader, such as a file.
	parts, err := client.ParseStream(ctx, content)
	if err != nil {
		log.Fatal(err)
	}
	defer parts.Close()
	sentences := 0
	for {
		part, err := parts.Recv()
		if err == io.EOF {
			break
		}
		if err != nil {
			log.Fatal(err)
		}
		sentences += len(part.Sentences)
	}
	fmt.Println(sentences, "sentences")
	// Output:
	// 500000 sentences
}

func ExampleError() {
	client, err := warraq.Start(context.Background(), warraq.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	text := []byte(strings.Repeat("Ann Lee came on 3 May 2024. ", 100_000))

	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	_, err = client.Extract(ctx, text)
	fmt.Println(errors.Is(err, context.DeadlineExceeded))

	_, err = client.Summarize(context.Background(), text, warraq.Ratio(3))
	var status *warraq.Error
	if errors.As(err, &status) && status.Code == warraq.InvalidArgument {
		fmt.Println(status.Message)
	}
	// Output:
	// true
	// request message 0: summarize.ratio: 3.0 is not above 0 and at most 1
}

func ExampleClient_Invoke() {
	ctx := context.Background()
	client, err := warraq.Start(ctx, warraq.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()

	// Stand-ins for grpc_health_v1's messages, which have the same fields.
	request, response := &wrapperspb.StringValue{Value: "warraq.v1.Documents"}, &wrapperspb.Int32Value{}
	if err := client.Invoke(ctx, "grpc.health.v1.Health/Check", request, response); err != nil {
		log.Fatal(err)
	}
	fmt.Println(response.Value)
	// Output:
	// 1
}

func ExampleMap() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	pool, err := warraq.NewPool(ctx, 2, warraq.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer pool.Close()

	texts := make(chan string)
	go func() {
		defer close(texts)
		for _, text := range []string{"One.", "Two.", "Three."} {
			texts <- text
		}
	}()
	parse := func(ctx context.Context, text string) (*pb.Document, error) {
		return pool.Parse(ctx, []byte(text))
	}
	for result := range warraq.Map(ctx, pool, texts, parse) {
		if result.Err != nil {
			log.Println(result.In, result.Err)
			continue
		}
		fmt.Println(result.Out.Text)
	}
	// Output:
	// One.
	// Two.
	// Three.
}
