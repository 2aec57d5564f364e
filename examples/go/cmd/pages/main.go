// Command pages prints the title and the gist of each file named, in order: pages FILE …
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"

	"warraq.example/warraq"
	pb "warraq.example/warraq/warraqpb"
)

func main() {
	log.SetFlags(0)
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt)
	defer cancel()
	pool, err := warraq.NewPool(ctx, 2, warraq.Options{Args: []string{"--max-memory", "2G"}})
	if err != nil {
		log.Fatal(err)
	}
	defer pool.Close()

	paths := make(chan string)
	go func() {
		defer close(paths)
		for _, path := range os.Args[1:] {
			select {
			case paths <- path:
			case <-ctx.Done():
				return
			}
		}
	}()
	analyze := func(ctx context.Context, path string) (*pb.Analysis, error) {
		content, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		return pool.Analyze(ctx, content, warraq.Sentences(1))
	}
	for page := range warraq.Map(ctx, pool, paths, analyze) {
		if page.Err != nil {
			log.Println(page.In, page.Err)
			continue
		}
		fmt.Printf("%s: %s\n", filepath.Base(page.In), page.Out.Document.Metadata.GetTitle().GetValue())
		for _, sentence := range page.Out.Summary.Sentences {
			fmt.Println("   ", sentence.Text)
		}
	}
}
