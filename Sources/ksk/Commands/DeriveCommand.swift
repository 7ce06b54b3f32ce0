import ArgumentParser
import DNSSEC

/// `ksk derive`: the records of a public key, without any network.
struct DeriveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "derive",
        abstract: "Compute the DNSKEY and DS records of a public key, offline.",
        discussion: """
            The key is what KMS returns for an ECC_NIST_P256 key: DER of 91 octets, or PEM around it. Example:

              ksk derive --zone example.com --public-key key.pem
            """)

    @Option(help: ArgumentHelp("The zone that the key signs.", valueName: "name"))
    var zone: String

    @Option(help: ArgumentHelp("A file with the key, in PEM or DER; - is standard input.", valueName: "file"))
    var publicKey: String

    @Option(help: "257 for a key-signing key, 256 for a zone-signing key.")
    var flags = DNSKEY.keySigningKeyFlags

    @OptionGroup var output: OutputOptions

    /// A generous bound for one key, so that a wrong file does not fill the memory.
    static let maximumKeyFileLength = 65_536

    func run() throws {
        let records = try DerivedRecords(of: key(), owner: owner())
        try output.write(records, lines: records.lines)
    }

    private func owner() throws -> DomainName {
        do {
            return try DomainName(zone)
        } catch {
            throw CommandFailure.usage("--zone", error)
        }
    }

    private func key() throws -> DNSKEY {
        guard [DNSKEY.keySigningKeyFlags, DNSKEY.zoneSigningKeyFlags].contains(flags) else {
            throw CommandFailure.usage(
                "--flags", "\(flags) is neither 257 (key-signing key) nor 256 (zone-signing key)")
        }
        do {
            let content = try InputFile(publicKey).read(atMost: Self.maximumKeyFileLength)
            return DNSKEY(flags: flags, publicKey: try P256PublicKey(pemOrDER: content))
        } catch let error as InputFileError {
            throw CommandFailure.usage("--public-key", error)
        } catch let error as PublicKeyError {
            throw CommandFailure.usage("--public-key", error)
        }
    }
}
