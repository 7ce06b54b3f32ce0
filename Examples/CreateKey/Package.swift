// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "CreateKey",
    dependencies: [.package(name: "ksk", path: "../..")],
    targets: [
        .executableTarget(
            name: "CreateKey",
            dependencies: [
                .product(name: "AWSCore", package: "ksk"), .product(name: "KSKClient", package: "ksk"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
