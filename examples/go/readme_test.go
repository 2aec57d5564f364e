package warraq

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestTheCodeOfTheReadmeIsThatOfTheExamples(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	paths, _ := filepath.Glob("cmd/*/main.go")
	var examples strings.Builder
	for _, path := range append(paths, "example_test.go") {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		examples.Write(source)
	}
	blocks := regexp.MustCompile("(?s)```go\n(.*?)```").FindAllStringSubmatch(string(readme), -1)
	for _, block := range blocks {
		if !strings.Contains(examples.String(), block[1]) {
			t.Errorf("in no example:\n%s", block[1])
		}
	}
	if len(blocks) == 0 {
		t.Error("no blocks are found")
	}
}
