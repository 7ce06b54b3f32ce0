// swift-tools-version: 6.2
import PackageDescription

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let asyncHTTPClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")

let package = Package(
    name: "ksk",
    products: [
        .executable(name: "ksk", targets: ["ksk"]),
        .library(name: "DNSSEC", targets: ["DNSSEC"]),
        .library(name: "AWSCore", targets: ["AWSCore"]),
        .library(name: "KSKClient", targets: ["KSKClient"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // Values and maths.
        .target(name: "DNSSEC", dependencies: [crypto, cryptoExtras]),

        // Asks name servers.
        .target(name: "Resolver", dependencies: ["DNSSEC"]),

        // The services, and the client that others can import.
        .target(
            name: "AWSCore", dependencies: [asyncHTTPClient, crypto, nioCore, nioPosix, nioHTTP1, nioSSL]),
        .target(name: "KSKClient", dependencies: ["AWSCore"]),
        .target(name: "Sandbox", dependencies: ["DNSSEC", crypto, cryptoExtras, nioCore, nioPosix, nioHTTP1]),
        .target(name: "SandboxConnection", dependencies: ["AWSCore", "Sandbox"]),

        // What the product knows.
        .target(name: "Onboarding", dependencies: ["KSKClient", "AWSCore", "Resolver", "DNSSEC", crypto]),

        // The terminal.
        .target(name: "TerminalUI"),
        .target(
            name: "CNcurses",
            linkerSettings: [.linkedLibrary(":libncursesw.a"), .linkedLibrary(":libtinfo.a")]),
        .target(name: "NcursesBackend", dependencies: ["CNcurses", "TerminalUI"]),

        .systemLibrary(name: "CNameService"),

        // The program.
        .target(name: "Wizard", dependencies: ["TerminalUI", "Onboarding", "KSKClient", "AWSCore", "DNSSEC"]),
        .executableTarget(
            name: "ksk",
            dependencies: [
                "Wizard", "Onboarding", "KSKClient", "AWSCore", "Resolver", "DNSSEC", "Sandbox", "SandboxConnection",
                "TerminalUI", "NcursesBackend", "CNameService", argumentParser,
            ]),

        .testTarget(name: "DNSSECTests", dependencies: ["DNSSEC", crypto], resources: [.copy("Vectors")]),
        .testTarget(name: "ResolverTests", dependencies: ["Resolver", "DNSSEC", crypto]),
        // Real name servers on loopback.
        .testTarget(name: "LaboratoryTests", dependencies: ["ksk", "Resolver", "DNSSEC"]),
        .testTarget(name: "AWSCoreTests", dependencies: ["AWSCore", crypto], resources: [.copy("Vectors")]),
        // Servers that tests of several modules start.
        .target(name: "TestSupport", dependencies: ["AWSCore"], path: "Tests/TestSupport"),
        .testTarget(
            name: "KSKClientTests", dependencies: ["KSKClient", "AWSCore", "TestSupport"], resources: [.copy("Vectors")]
        ),
        .testTarget(
            name: "SandboxTests",
            dependencies: [
                "Sandbox", "SandboxConnection", "KSKClient", "AWSCore", "DNSSEC", crypto, nioCore, nioPosix,
            ],
            resources: [.copy("Vectors")]),
        .testTarget(
            name: "OnboardingTests",
            dependencies: [
                "Onboarding", "Sandbox", "SandboxConnection", "KSKClient", "AWSCore", "Resolver", "DNSSEC", crypto,
                "TestSupport",
            ]),
        .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI"]),
        // A small program that the tests of the backend run in a terminal of its own.
        .executableTarget(
            name: "NcursesProbe", dependencies: ["NcursesBackend", "TerminalUI"], path: "Tests/NcursesProbe"),
        .testTarget(
            name: "NcursesBackendTests", dependencies: ["NcursesBackend", "CNcurses", "TerminalUI", "NcursesProbe"]),
        .testTarget(
            name: "WizardTests",
            dependencies: [
                "Wizard", "TerminalUI", "Onboarding", "Sandbox", "SandboxConnection", "KSKClient", "AWSCore", "DNSSEC",
            ],
            exclude: ["Golden"]),
        .testTarget(name: "EndToEndTests", dependencies: ["ksk"]),

        .executableTarget(
            name: "ksk-benchmark", dependencies: ["AWSCore", "DNSSEC", "Onboarding"], path: "Benchmarks/InProcess"),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where !["CNcurses", "CNameService"].contains(target.name) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
}
