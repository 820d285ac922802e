# Xorcery. `make run` serves the page, `make desktop` opens the window, `make test` is what CI runs.

AXE         = axe-core@4.14.1
AXE_SCRIPT  = .tools/node_modules/axe-core/axe.min.js
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOROOT_WASM = $(shell go env GOROOT)/lib/wasm
JS          = GOOS=js GOARCH=wasm
# The longest first: the others go beside it.
PORTABLE    = ./wasm/app/... ./core/... ./wasm/input/... ./wasm/icon/... ./wasm/edit/... ./wasm/letters/... ./wasm/layout/... ./wasm/lab/... ./wasm/story/... ./wasm/film/... ./wasm/view/... ./wasm/panel/... ./wasm/engine/...
FUZZTIME    = 60s
# The page's program calls what it could inline, but where it computes and draws: half a megabyte less to fetch.
SMALL       = -gcflags='all=-l' $(foreach package,runtime internal/runtime/... math xorcery/core xorcery/wasm/figure,-gcflags='$(package)=')
PROGRAM     = bin/xorcery$(shell go env GOEXE)
# A screen that nobody looks at; macOS has none but its own.
SCREEN      = $(if $(filter Darwin,$(shell uname)),,xvfb-run -a -s "-screen 0 1600x1000x24")

.PHONY: run desktop install uninstall release build size test bench cost fuzz clean tools format vet lint unit wasm-tests arm64-tests whole-tests window-tests page-tests release-tests

run: build
	go run ./wasm/serve

desktop:
	go build -o $(PROGRAM) ./wasm
	$(PROGRAM)

# Under PREFIX, on Linux: the program, its desktop file, icons and file type. DESTDIR is for those who make packages.
PREFIX  = /usr/local
PAGE    =
RELEASE = go run ./wasm/release -page '$(PAGE)'

install:
	$(RELEASE) -install '$(PREFIX)' -destdir '$(DESTDIR)'

uninstall:
	$(RELEASE) -uninstall '$(PREFIX)' -destdir '$(DESTDIR)'

# All that is published, in dist/, and read again. PAGE=ADDRESS is where the page stands, for the program to open.
release: build
	rm -rf dist
	$(RELEASE)

build:
	$(JS) go build -trimpath -ldflags='-s -w' $(SMALL) -o site/xorcery.wasm ./wasm
	cp "$(GOROOT_WASM)/wasm_exec.js" site/wasm_exec.js
	go run ./wasm/pages

# What a first visit fetches, file by file.
size: build
	@go run ./wasm/pages -size

# Each line below can be run alone; the order is from the quickest answer to the slowest.
test: tools format vet lint unit wasm-tests arm64-tests whole-tests window-tests page-tests release-tests

tools:
	.ci/tools

format:
	@unformatted=$$(gofmt -l core wasm site); \
	if [ -n "$$unformatted" ]; then echo "gofmt -w these files:"; echo "$$unformatted"; exit 1; fi

vet:
	go vet ./...
	go vet -tags windowtest,releasetest ./wasm/...
	$(JS) go vet ./core/... ./wasm/...

# bin/ holds staticcheck as a program, so that it can look at the js build too.
lint:
	GOBIN="$(CURDIR)/bin" go install $(STATICCHECK)
	bin/staticcheck ./...
	$(JS) bin/staticcheck ./core/... ./wasm/...

# -short leaves out what is long under the race detector and in emulators; whole-tests runs that, on the processor's own terms.
unit:
	CGO_ENABLED=1 go test -short -timeout 30m -race ./core/... ./wasm/...

wasm-tests:
	$(JS) go test -short -timeout 30m -exec="$(GOROOT_WASM)/go_js_wasm_exec" $(PORTABLE)

arm64-tests:
	@if [ "$$(go env GOHOSTARCH)" = arm64 ]; then echo "this processor is arm64: the whole tests are these"; \
	elif [ "$$(go env GOHOSTOS)" != linux ]; then echo "qemu runs programs of Linux alone: the arm64 tests are left out"; \
	else set -x; CGO_ENABLED=0 GOARCH=arm64 go test -short -timeout 30m -exec=qemu-aarch64 $(PORTABLE); fi

# With GOAMD64=v3, where the compiler might fuse, if the processor has it.
whole-tests:
	@if [ "$$(go env GOHOSTARCH)" = amd64 ] && grep -qw avx2 /proc/cpuinfo && grep -qw fma /proc/cpuinfo; then export GOAMD64=v3; \
	else echo "this processor has no GOAMD64=v3: the whole tests run without"; fi; \
	set -x; go test -timeout 30m ./core/... ./wasm/...

window-tests:
	$(SCREEN) go test -timeout 30m -tags windowtest ./wasm

page-tests: build $(AXE_SCRIPT)
	go test -timeout 60m ./site

# What is published for linux/amd64 and the site: packed, unpacked, started, installed and taken away.
release-tests: build
	$(SCREEN) go test -timeout 30m -tags releasetest ./wasm/release

# axe-core looks for what a screen reader, a keyboard or weak eyes would miss.
$(AXE_SCRIPT): Makefile
	npm install --silent --no-save --no-audit --no-fund --prefix .tools $(AXE)
	touch $@

# LIMIT=DIR adds what DIR/limit.mjs measures.
bench:
	go run ./wasm/bench $(if $(LIMIT),-limit "$(LIMIT)")

# How cost grows with points and neurons: of steps, in the program's ticks, and of the processor's share of drawing.
cost:
	go run ./wasm/bench -cost
	go test ./wasm/figure -run '^$$' -bench Frame -benchtime 60x

# Every fuzzer for FUZZTIME each.
fuzz:
	@for package in ./core ./wasm/story ./wasm/input ./wasm/edit ./wasm/app ./wasm/panel ./wasm/engine ./wasm; do for f in $$(go test -list '^Fuzz' $$package | grep '^Fuzz'); do \
		go test -run '^$$' -fuzz "^$$f\$$" -fuzzminimizetime 1x -fuzztime $(FUZZTIME) $$package || exit 1; done; done

clean:
	rm -rf bin dist site/xorcery.wasm site/wasm_exec.js site/size.json site/files.js site/favicon.svg site/still-light.svg site/still-dark.svg site/icon-192.png site/icon-512.png site/icon-maskable.png
