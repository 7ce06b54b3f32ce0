// swift-tools-version: 6.2
import PackageDescription

// A package of its own: libFuzzer brings `main`, so that the fuzzer links only with `--sanitize fuzzer`.
let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "ksk", path: "..")],
    targets: [
        .executableTarget(
            name: "MessageFuzzer", dependencies: [.product(name: "DNSSEC", package: "ksk")],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])])
    ],
    swiftLanguageModes: [.v6]
)
