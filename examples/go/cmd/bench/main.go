// Command bench prints how many documents a second reach a Go caller: bench [FLAGS] ARTICLES
//
// ARTICLES is a folder of files, or a file of JSON lines with a member "text". They go round and round through one worker.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime/debug"
	"runtime/pprof"
	"time"

	"google.golang.org/protobuf/proto"

	"warraq.example/warraq"
)

var (
	method  = flag.String("method", "parse", "parse, extract, summarize or analyze")
	seconds = flag.Float64("seconds", 5, "how long to measure, after a tenth of that to warm up")
	size    = flag.Int("size", 0, "cut articles to so many bytes; shorter ones are left out")
	profile = flag.String("profile", "", "write a CPU profile to this file")
)

func main() {
	log.SetFlags(0)
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: bench [FLAGS] ARTICLES")
	}
	articles, err := read(flag.Arg(0))
	check(err)
	ctx, cancel := context.WithCancel(context.Background())
	pool, err := warraq.NewPool(ctx, 1, warraq.Options{})
	check(err)
	call, ok := map[string]func(context.Context, []byte) (proto.Message, error){
		"parse":     func(ctx context.Context, text []byte) (proto.Message, error) { return pool.Parse(ctx, text) },
		"extract":   func(ctx context.Context, text []byte) (proto.Message, error) { return pool.Extract(ctx, text) },
		"summarize": func(ctx context.Context, text []byte) (proto.Message, error) { return pool.Summarize(ctx, text) },
		"analyze":   func(ctx context.Context, text []byte) (proto.Message, error) { return pool.Analyze(ctx, text) },
	}[*method]
	if !ok {
		log.Fatalf("no method %s", *method)
	}
	// A program with some data of its own collects its garbage seldom; this one, with a megabyte, would fifteen times a second.
	debug.SetGCPercent(400)
	if *profile != "" {
		file, err := os.Create(*profile)
		check(err)
		check(pprof.StartCPUProfile(file))
		defer pprof.StopCPUProfile()
	}

	inputs := make(chan []byte, 16)
	go func() {
		defer close(inputs)
		for i := 0; ; i++ {
			select {
			case inputs <- articles[i%len(articles)]:
			case <-ctx.Done():
				return
			}
		}
	}()
	length := time.Duration(*seconds * float64(time.Second))
	begun := time.Now().Add(length / 10)
	count := 0
	for result := range warraq.Map(ctx, pool, inputs, call) {
		check(result.Err)
		if now := time.Now(); now.After(begun) {
			if count++; now.Sub(begun) >= length {
				break
			}
		}
	}
	fmt.Printf("%.0f\n", float64(count)/time.Since(begun).Seconds())
	cancel()
	check(pool.Close())
}

func read(path string) ([][]byte, error) {
	var articles [][]byte
	add := func(text []byte) {
		switch {
		case *size == 0:
			articles = append(articles, text)
		case len(text) >= *size:
			articles = append(articles, bytes.ToValidUTF8(text[:*size], nil))
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		paths, err := filepath.Glob(filepath.Join(path, "*"))
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				return nil, err
			}
			add(text)
		}
	} else {
		file, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		lines := bufio.NewScanner(file)
		lines.Buffer(nil, 64<<20)
		for lines.Scan() {
			var row struct{ Text string }
			if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
				return nil, err
			}
			add([]byte(row.Text))
		}
		if err := lines.Err(); err != nil {
			return nil, err
		}
	}
	if len(articles) == 0 {
		return nil, fmt.Errorf("%s has no articles", path)
	}
	return articles, nil
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
