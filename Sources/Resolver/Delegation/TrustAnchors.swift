package import DNSSEC

/// The keys that the chain starts from: those of the root, as DS records.
package struct TrustAnchors: Hashable, Sendable {
    /// DS records of the root.
    package var signers: [DelegationSigner]

    /// Takes DS records of the root.
    package init(signers: [DelegationSigner]) {
        self.signers = signers
    }

    /// The keys of 2017 and of 2024, as IANA publishes them.
    ///
    /// Source: https://data.iana.org/root-anchors/root-anchors.xml.
    package static let builtIn = TrustAnchors(
        signers: [
            "20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D",
            "38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16",
        ].compactMap { try? DelegationSigner(parsing: $0) })

    /// Reads DS and DNSKEY records of the root as zone files have them, one a line; `;` starts a comment.
    ///
    /// - Throws: ``TrustAnchorError``, which names the line.
    package init(parsing text: String) throws(TrustAnchorError) {
        signers = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let content = line.prefix { $0 != ";" }
            let fields = content.split { $0 == " " || $0 == "\t" }.map(String.init)
            guard !fields.isEmpty else { continue }
            signers.append(try Self.signer(fields, line: index + 1))
        }
        guard !signers.isEmpty else {
            throw TrustAnchorError(line: 1, reason: "there is neither a DS nor a DNSKEY record")
        }
    }

    private static func signer(_ fields: [String], line: Int) throws(TrustAnchorError) -> DelegationSigner {
        guard fields[0] == "." else {
            throw TrustAnchorError(line: line, reason: "a record of the root is wanted, which starts with a dot")
        }
        guard let place = fields.firstIndex(where: { ["DS", "DNSKEY"].contains($0.uppercased()) }), place <= 3 else {
            throw TrustAnchorError(line: line, reason: "a DS or DNSKEY record is wanted")
        }
        let data = fields[(place + 1)...].joined(separator: " ")
        do {
            guard fields[place].uppercased() == "DNSKEY" else { return try DelegationSigner(parsing: data) }
            return try DelegationSigner(of: DNSKEY(parsing: data), owner: .root, digestType: .sha256)
        } catch {
            throw TrustAnchorError(line: line, reason: "\(error)")
        }
    }
}

/// What is wrong with a file of trust anchors.
package struct TrustAnchorError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    package var line: Int
    /// What is wrong there.
    package var reason: String

    /// One sentence: where and what.
    package var description: String { "line \(line): \(reason)" }
}
