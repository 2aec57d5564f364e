module warraq.example/go_level0

go 1.19

require (
	google.golang.org/protobuf v1.28.1
	warraq.example/generated v0.0.0
)

// Debian's golang-google-protobuf-dev, so that nothing is downloaded.
replace google.golang.org/protobuf => /usr/share/gocode/src/google.golang.org/protobuf

// Written by ./build.
replace warraq.example/generated => ../../../.build/generated/go
