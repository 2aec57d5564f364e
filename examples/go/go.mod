module warraq.example/warraq

go 1.19

require google.golang.org/protobuf v1.28.1

// Debian's golang-google-protobuf-dev, so that nothing is downloaded. Without this line Go downloads the module.
replace google.golang.org/protobuf => /usr/share/gocode/src/google.golang.org/protobuf
