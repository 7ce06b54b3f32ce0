# make run    opens the wizard on the embedded sandbox
# make test   runs all tests
# make help   lists the rest

STATIC := -c release --static-swift-stdlib -Xswiftc -static-executable -Xlinker -s
BINARY := .build/release/ksk

.PHONY: help run build test docs lint format examples fuzz screenshots bench check-binary clean

help:
	@echo 'make run          install what the build needs, build, open the wizard on the sandbox'
	@echo 'make build        leave the static, stripped release binary at $(BINARY)'
	@echo 'make test         install what the tests need and run all of them'
	@echo 'make docs         write docs/checks.md anew from the texts of ksk explain'
	@echo 'make lint         check formatting, imports, links of the documentation, and that docs/checks.md is not stale'
	@echo 'make format       format the sources'
	@echo 'make examples     build what stands in Examples/ against the public interface'
	@echo 'make fuzz         fuzz the decoder of DNS messages with libFuzzer, ten million executions (RUNS=)'
	@echo 'make screenshots  take pictures of the program in a real terminal, into screenshots/'
	@echo 'make bench        print the numbers of the release build as tables'
	@echo 'make check-binary check that $(BINARY) is static, small, and starts in an empty chroot'

run: build
	@$(BINARY) --sandbox

build:
	@Scripts/install-needs build
	swift build $(STATIC) --product ksk

# What waits for sockets, name servers and terminals runs one after the other, in a process of its own: a test that
# blocks takes a thread from those that measure time.
WAITING := EndToEndTests|LaboratoryTests|NcursesBackendTests|ResolverTests|NetworkTransportTests|ListenerTests|AWSClientsTests|ProcessCredentialsTests|ProfileProviderTests|HandoverParserTests|MotoTests

test:
	@Scripts/install-needs test
	swift build --build-tests
	SWIFT_BACKTRACE=enable=no swift test --skip-build --skip '$(WAITING)'
	SWIFT_BACKTRACE=enable=no swift test --skip-build --no-parallel --filter '$(WAITING)'

docs:
	swift run --quiet ksk explain --markdown > docs/checks.md

lint:
	swift format lint --strict --recursive Sources Tests Package.swift
	python3 Scripts/check-imports.py
	python3 Scripts/check-documentation.py
	@Scripts/install-needs build
	@swift run --quiet ksk explain --markdown | diff docs/checks.md - || { echo 'docs/checks.md is stale: run make docs'; exit 1; }

format:
	swift format --in-place --recursive Sources Tests Package.swift

fuzz:
	Scripts/fuzz $(RUNS)

examples:
	@Scripts/install-needs build
	swift build --package-path Examples/CreateKey --scratch-path .build/examples

screenshots: build
	@Scripts/install-needs screenshots
	python3 Scripts/take-screenshots.py $(BINARY) screenshots

bench: build
	swift build $(STATIC) --product ksk-benchmark
	@Scripts/install-needs bench
	python3 Benchmarks/bench.py $(BINARY) .build/release/ksk-benchmark

check-binary: build
	Scripts/check-binary $(BINARY)

clean:
	rm -rf .build
