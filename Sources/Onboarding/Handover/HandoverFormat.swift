/// A form in which DS or DNSKEY data are handed over.
package enum HandoverFormat: Hashable, Sendable {
    /// A line, or a few, of data.
    case record(RecordForm)
    /// Text for a program.
    case snippet(Snippet)
    /// The fields of a registrar's form.
    case registrar(Registrar)

    /// The ways to write the records.
    package enum RecordForm: String, CaseIterable, Sendable {
        /// As Route 53 has it: `55648 13 2 B4C8…`.
        case route53
        /// A line of a zone file.
        case zoneFile = "zone-file"
        /// As `dnssec-dsfromkey` writes it, in lower case.
        case dsfromkey
        /// As `dig` prints it, with a blank in the digest.
        case dig
        /// The data in lower case.
        case lowercase
        /// The fields of the DS record, one a line.
        case fields
        /// The DNSKEY record, as data and as a line of a zone file.
        case dnskey
        /// The fields of the DNSKEY record, one a line.
        case keyFields = "key-fields"
        /// The DS record with SHA-384.
        case sha384
        /// Trust anchors for validators of one's own.
        case trustAnchors = "trust-anchors"
    }

    /// Text that other programs read.
    package enum Snippet: String, CaseIterable, Sendable {
        /// The body of Route 53's ChangeResourceRecordSets.
        case changeBatch = "change-batch"
        /// The same as a command of the AWS CLI.
        case awsCLI = "aws-cli"
        /// Resources of Terraform's AWS provider.
        case terraform
        /// A resource of CloudFormation.
        case cloudFormation = "cloudformation"
        /// A record of octoDNS.
        case octoDNS = "octodns"
        /// A record of dnscontrol.
        case dnscontrol
        /// An EPP command with DS data.
        case eppDS = "epp-ds"
        /// An EPP command with key data.
        case eppKey = "epp-key"
        /// A JSON object of all fields.
        case json
        /// The text of a ticket.
        case ticket
    }

    /// The form with a name, such as `zone-file`, `terraform` or `registrar:gandi`; nil when there is none.
    package init?(_ name: String) {
        if let form = RecordForm(rawValue: name) {
            self = .record(form)
        } else if let snippet = Snippet(rawValue: name) {
            self = .snippet(snippet)
        } else if name.hasPrefix(Self.registrarPrefix),
            let registrar = Registrar.all.first(where: { $0.id == name.dropFirst(Self.registrarPrefix.count) })
        {
            self = .registrar(registrar)
        } else {
            return nil
        }
    }

    /// The form's name.
    package var name: String {
        switch self {
        case .record(let form): form.rawValue
        case .snippet(let snippet): snippet.rawValue
        case .registrar(let registrar): Self.registrarPrefix + registrar.id
        }
    }

    /// All forms: records, snippets, registrars.
    package static let all: [HandoverFormat] =
        RecordForm.allCases.map(HandoverFormat.record) + Snippet.allCases.map(HandoverFormat.snippet) + registrars

    /// The forms of registrars alone, by their names.
    package static let registrars: [HandoverFormat] = Registrar.all.map(HandoverFormat.registrar)

    private static let registrarPrefix = "registrar:"
}
