// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// For the targets that own pointers: every unsafe expression is marked.
let unsafe: [SwiftSetting] = strict + [.strictMemorySafety()]

let package = Package(
  name: "warraq",
  products: [
    .executable(name: "warraq", targets: ["Worker"]),
    .executable(name: "testworker", targets: ["TestWorker"]),
    .executable(name: "warraq-bench", targets: ["BenchTool"]),
    .executable(name: "htmltree", targets: ["HTMLTreeTool"]),
    .executable(name: "names", targets: ["NamesTool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: [
    // Unicode properties of scalars, months' names, as generated tables; and what cuts tokens by them.
    .target(name: "CTables", exclude: ["generate-calendars", "generate-properties"]),
    // Text, spans, blocks, sentences, tokens. No I/O, no protobuf, no clock.
    .target(name: "DocumentCore", dependencies: ["CTables"], swiftSettings: strict),
    .testTarget(
      name: "DocumentCoreTests", dependencies: ["DocumentCore", "TestSupport"],
      swiftSettings: strict),
    // Charset detection by uchardet and conversion by ICU.
    .target(name: "CEncoding"),
    .target(name: "Encoding", dependencies: ["CEncoding", "DocumentCore"], swiftSettings: unsafe),
    .testTarget(
      name: "EncodingTests", dependencies: ["DocumentCore", "Encoding"], swiftSettings: strict),
    // Language identification by CLD2.
    .target(name: "CLanguage"),
    .target(name: "Languages", dependencies: ["CLanguage"], swiftSettings: unsafe),
    // Markdown by cmark-gfm.
    .target(name: "CCommonMark"),
    .target(name: "CommonMark", dependencies: ["CCommonMark"], swiftSettings: unsafe),
    // HTML to a flat tree with the byte offsets of everything, as the WHATWG standard builds it.
    .target(name: "CHTMLTables", exclude: ["generate"]),
    .target(name: "HTMLReader", dependencies: ["CHTMLTables"], swiftSettings: strict),
    .testTarget(name: "HTMLReaderTests", dependencies: ["HTMLReader"], swiftSettings: strict),
    // What is a page's content, title, author and date, what a name: trained, by Tests/Quality/train.
    .target(
      name: "CModels",
      exclude: ["NOTICE.md", "classes.bin", "lists.bin", "names.arabic.bin", "names.latin.bin"]),
    // Bytes of any document to a Document: decode, detect, read, select, assemble, segment.
    .target(
      name: "Parsing",
      dependencies: [
        "CModels", "CommonMark", "DocumentCore", "Encoding", "HTMLReader", "Languages",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ParsingTests", dependencies: ["CLanguage", "DocumentCore", "Parsing", "TestSupport"],
      swiftSettings: strict),
    // The phrases that tell what a document is about.
    .target(
      name: "Keyphrases", dependencies: ["CModels", "DocumentCore"], swiftSettings: strict),
    // Mentions, entities and attributions of a Document.
    .target(
      name: "Extraction", dependencies: ["CModels", "DocumentCore"], swiftSettings: strict),
    .testTarget(
      name: "ExtractionTests", dependencies: ["DocumentCore", "Extraction"], swiftSettings: strict),
    // The sentences that say most.
    .target(
      name: "Summarization",
      dependencies: ["DocumentCore"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "SummarizationTests", dependencies: ["DocumentCore", "Summarization", "TestSupport"],
      swiftSettings: strict),
    // protoc-c's output, committed, over libprotobuf-c (see proto/generate).
    .target(name: "CSchema"),
    // Messages to and from the core's types, wire bytes and JSON.
    .target(
      name: "Schema",
      dependencies: ["CSchema", "DocumentCore"],
      swiftSettings: unsafe
    ),
    .testTarget(
      name: "SchemaTests", dependencies: ["DocumentCore", "Schema", "TestSupport"],
      swiftSettings: strict),
    // Bytes to payloads and back. Knows no protobuf, does no I/O.
    .target(name: "Framing", swiftSettings: strict),
    .testTarget(
      name: "FramingTests", dependencies: ["Framing"], swiftSettings: strict),
    // Descriptors, threads, clock, signals: the only target that calls the system.
    .target(name: "CPlatform"),
    .target(name: "Platform", dependencies: ["CPlatform"], swiftSettings: unsafe),
    // Messages compressed and restored by zlib and libzstd.
    .target(name: "CCompression"),
    .target(name: "Compression", dependencies: ["CCompression"], swiftSettings: unsafe),
    .testTarget(
      name: "CompressionTests", dependencies: ["Compression", "TestSupport"], swiftSettings: strict),
    // Compressed streams and tar archives by libarchive, linked statically: its library brings eight others.
    .target(name: "CArchive"),
    .target(
      name: "Archives", dependencies: ["CArchive", "Platform"], swiftSettings: unsafe,
      linkerSettings: [
        .linkedLibrary(":libarchive.a"), .linkedLibrary("lzma"), .linkedLibrary("bz2"),
        .linkedLibrary("z"), .linkedLibrary("zstd"),
      ]),
    // Files, folders, JSONL, tar and WARC to a stream of documents.
    .target(
      name: "Inputs", dependencies: ["Archives", "Compression", "Platform", "Schema"],
      swiftSettings: strict),
    .testTarget(
      name: "InputsTests", dependencies: ["Compression", "Inputs", "Platform", "TestSupport"],
      swiftSettings: strict),
    // Calls: the protocol's state, dispatch, deadlines, cancellation, back-pressure, draining.
    .target(
      name: "WorkerRuntime",
      dependencies: [
        "Compression", "Framing", .product(name: "Logging", package: "swift-log"), "Platform",
        "Schema",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "WorkerRuntimeTests",
      dependencies: ["Framing", "Platform", "Schema", "TestSupport", "WorkerRuntime"],
      swiftSettings: strict),
    // gRPC's own services, for any worker: health and reflection.
    .target(
      name: "StandardServices", dependencies: ["Schema", "WorkerRuntime"], swiftSettings: strict),
    .testTarget(
      name: "StandardServicesTests", dependencies: ["Schema", "StandardServices"],
      swiftSettings: strict),
    // The Documents service: requests to responses, through the handlers.
    .target(
      name: "DocumentService",
      dependencies: [
        "DocumentCore", "Extraction", "Keyphrases", "Parsing", "Schema", "Summarization",
        "WorkerRuntime",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "DocumentServiceTests",
      dependencies: ["DocumentCore", "DocumentService", "Platform", "Schema"],
      swiftSettings: strict
    ),
    // Verbs, output formats, the conformance runner, and the worker over the standard streams.
    .target(
      name: "Commands",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        "Compression", "DocumentCore", "DocumentService", "Framing", "Inputs",
        .product(name: "Logging", package: "swift-log"),
        "Platform", "Schema", "StandardServices", "WorkerRuntime",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "CommandsTests", dependencies: ["Commands", "Schema"], swiftSettings: strict),
    // The program: one call.
    .executableTarget(
      name: "Worker",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"), "Commands",
      ],
      swiftSettings: strict
    ),
    // The same runtime with methods that tests and benchmarks of the protocol need.
    .executableTarget(
      name: "TestWorker",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"), "Commands", "CPlatform",
        .product(name: "Logging", package: "swift-log"), "Platform", "Schema", "WorkerRuntime",
      ],
      path: "Tests/TestWorker",
      swiftSettings: strict
    ),
    // What the executables promise, through their pipes.
    .testTarget(
      name: "WorkerTests",
      dependencies: ["Compression", "Framing", "Platform", "Schema", "TestWorker", "Worker"],
      swiftSettings: strict
    ),
    // What tests share.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    // The parts that take bytes from others, as functions of arbitrary bytes.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Compression", "DocumentCore", "DocumentService", "Framing", "HTMLReader", "Inputs",
        "Platform", "Schema", "StandardServices", "WorkerRuntime",
      ],
      path: "Tests/FuzzTargets",
      exclude: ["Corpus", "Dictionaries"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzTargets", "Platform"], swiftSettings: strict),
    // Measures the library by itself.
    .executableTarget(
      name: "BenchTool",
      dependencies: ["DocumentCore", "Extraction", "HTMLReader", "Parsing", "Summarization"],
      path: "Tests/BenchTool",
      swiftSettings: strict
    ),
    // Prints trees, tokens and declared charsets for html5lib's tests, and what models are trained on.
    .executableTarget(
      name: "HTMLTreeTool",
      dependencies: ["DocumentCore", "Encoding", "HTMLReader", "Parsing", "Summarization"],
      path: "Tests/HTMLTreeTool",
      swiftSettings: strict
    ),
    // Trains the taggers of names and tags with any weights.
    .executableTarget(
      name: "NamesTool", dependencies: ["CModels", "DocumentCore", "Extraction"],
      path: "Tests/NamesTool", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// libFuzzer's main program links only with its library: see the Makefile.
if Context.environment["WARRAQ_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzer", dependencies: ["FuzzTargets"], path: "Tests/Fuzzer",
      exclude: ["pages", "run"],
      swiftSettings: unsafe))
  package.products.append(.executable(name: "warraq-fuzz", targets: ["Fuzzer"]))
}
