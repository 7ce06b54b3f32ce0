extension HandoverFormat {
    /// What people call the form; at most 27 characters.
    package var title: String {
        switch self {
        case .record(let form): form.title
        case .snippet(let snippet): snippet.title
        case .registrar(let registrar): registrar.name
        }
    }

    /// The end of a file's name, by which editors and programs know what is in it.
    package var fileExtension: String {
        switch self {
        case .record(.zoneFile), .record(.dsfromkey), .record(.dig), .record(.sha384): "zone"
        case .record, .registrar: "txt"
        case .snippet(let snippet): snippet.fileExtension
        }
    }
}

extension HandoverFormat.RecordForm {
    var title: String {
        switch self {
        case .route53: "As Route 53 has it"
        case .zoneFile: "Zone-file line"
        case .dsfromkey: "dnssec-dsfromkey"
        case .dig: "As dig prints it"
        case .lowercase: "In lower case"
        case .fields: "Fields of the DS"
        case .dnskey: "DNSKEY record"
        case .keyFields: "Fields of the key"
        case .sha384: "DS with SHA-384"
        case .trustAnchors: "Trust anchors"
        }
    }
}

extension HandoverFormat.Snippet {
    var title: String {
        switch self {
        case .changeBatch: "Change batch"
        case .awsCLI: "AWS CLI"
        case .terraform: "Terraform"
        case .cloudFormation: "CloudFormation"
        case .octoDNS: "octoDNS"
        case .dnscontrol: "dnscontrol"
        case .eppDS: "EPP, DS data"
        case .eppKey: "EPP, key data"
        case .json: "JSON"
        case .ticket: "Ticket text"
        }
    }

    var fileExtension: String {
        switch self {
        case .changeBatch, .json: "json"
        case .awsCLI: "sh"
        case .terraform: "tf"
        case .cloudFormation, .octoDNS: "yaml"
        case .dnscontrol: "js"
        case .eppDS, .eppKey: "xml"
        case .ticket: "txt"
        }
    }
}
