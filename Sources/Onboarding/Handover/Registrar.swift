/// A registrar or registry, and the fields of its form in their order and its words.
///
/// Forms change: this is guidance for the eye, never a check.
package struct Registrar: Hashable, Sendable {
    /// A short name for the command line, such as `gandi`.
    package let id: String
    /// The name that people know.
    package let name: String
    /// The fields, in the form's order.
    package let fields: [Field]
    /// How sure the order and the words are.
    package let evidence: Evidence
    /// What else to know there; nil for nothing.
    package let note: String?

    /// A field as the form calls it.
    package struct Field: Hashable, Sendable {
        /// The form's word for it.
        package let label: String
        /// What goes into it.
        package let field: HandoverField
    }

    /// Where the knowledge of a form is from.
    package enum Evidence: Hashable, Sendable {
        /// The fields were seen in the provider's documentation or API.
        case documented
        /// The provider has a help page; the fields are general knowledge.
        case helpPage(String)
        /// General knowledge.
        case unverified
    }

    init(
        _ id: String, _ name: String, _ fields: [(String, HandoverField)], _ evidence: Evidence, note: String? = nil
    ) {
        self.id = id
        self.name = name
        self.fields = fields.map { Field(label: $0.0, field: $0.1) }
        self.evidence = evidence
        self.note = note
    }

    /// Whether the fields are only believed to be these.
    package var isUnverified: Bool { evidence != .documented }

    /// That the fields are only believed to be these, and where to look; nil when they were seen.
    package var caution: String? {
        switch evidence {
        case .documented: nil
        case .helpPage(let link): "unverified, see \(link)"
        case .unverified: "unverified"
        }
    }

    /// Which of the two records a form takes its data from.
    package enum Subject: Hashable, Sendable {
        /// The DS record.
        case signer
        /// The DNSKEY record, of which the registry computes the DS record.
        case key
        /// Either, or both.
        case either
    }

    /// Which record the form takes; a key tag alone says nothing, as some forms want it beside the key.
    package var subject: Subject {
        let takesSigner = fields.contains { [.digest, .signerData, .signerLine].contains($0.field) }
        let takesKey = fields.contains { [.publicKey, .keyLine].contains($0.field) }
        return takesSigner && takesKey ? .either : takesKey ? .key : .signer
    }
}

extension DelegationHandover {
    /// A registrar's fields with what goes into them.
    package func rows(for registrar: Registrar) -> [(label: String, value: String)] {
        registrar.fields.map { ($0.label, value(of: $0.field)) }
    }

    func text(_ registrar: Registrar) -> String {
        let mark = registrar.caution.map { " (\($0))" } ?? ""
        let head = "\(registrar.name) asks for\(mark):"
        let table = Self.table(rows(for: registrar).map { ($0.label, $0.value) })
        return ([head, table] + (registrar.note.map { [$0] } ?? [])).joined(separator: "\n")
    }
}
