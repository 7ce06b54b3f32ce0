extension P256PublicKey {
    /// Reads a PEM text with one block `PUBLIC KEY` and nothing else but blank space.
    ///
    /// - Throws: ``PublicKeyError``, which says what the text is instead.
    ///
    /// Source: RFC 7468 section 13.
    public init(pem: String) throws(PublicKeyError) {
        try self.init(pem: Array(pem.utf8))
    }

    /// Reads the content of a file that is either PEM or DER.
    ///
    /// - Throws: ``PublicKeyError``, which says what the content is instead.
    public init(pemOrDER content: [UInt8]) throws(PublicKeyError) {
        guard !content.isEmpty else { throw .empty }
        guard content.count <= Self.maximumFileLength else { throw .tooLarge(octets: content.count) }
        if PEMBlock.isBegunOrEnded(in: content) {
            try self.init(pem: content)
        } else if PEMBlock.isText(content) {
            throw .textWithoutPEM(looksLikeBase64: PEMBlock.isBase64Text(content))
        } else {
            try self.init(subjectPublicKeyInfo: content)
        }
    }

    /// A generous bound for one key with its PEM lines; a certificate or an RSA key is still told apart below it.
    static let maximumFileLength = 65_536

    private init(pem content: [UInt8]) throws(PublicKeyError) {
        guard !content.isEmpty else { throw .empty }
        guard content.count <= Self.maximumFileLength else { throw .tooLarge(octets: content.count) }
        guard PEMBlock.isBegunOrEnded(in: content) else {
            throw .textWithoutPEM(looksLikeBase64: PEMBlock.isBase64Text(content))
        }
        let blocks = try PEMBlock.blocks(in: content)
        guard let block = blocks.first, blocks.count == 1 else { throw .severalPEMBlocks(labels: blocks.map(\.label)) }
        guard block.label == "PUBLIC KEY" else { throw .otherPEM(label: block.label) }
        try self.init(subjectPublicKeyInfo: block.content)
    }
}
