import Onboarding

extension RecordPage {
    var bindings: [KeyBinding] {
        if chooser != nil { return Self.choosing }
        let other = (keys?.count ?? 0) > 1 ? [Self.otherKey] : []
        guard key?.proved != nil else { return [.askAgain] + other + [Self.zones] }
        let own: [KeyBinding] =
            switch format {
            case nil: Self.forRecord
            case .registrar?: Self.forRegistrar
            default: Self.forFormat
            }
        return own + Self.parts + other + Self.rest + (format == nil ? [Self.zones] : [])
    }

    private static let choosing = [
        KeyBinding("Enter", "Choose", "Choose what is marked."),
        KeyBinding("Esc", "Back", "Drop the filter; without one, go back and change nothing."),
        KeyBinding("Up Down", "Move", "Mark another; letters narrow the list."),
        KeyBinding("PgUp PgDn", "Scroll", "Show the rest of the text beside the list."),
    ]

    private static let forRecord = [
        KeyBinding("y", "Copy line", "Copy the DS record as one line."), formats, registrars, plain, write,
    ]

    private static let forFormat = [
        KeyBinding("y", "Copy text", "Copy the whole text."), formats, registrars, plain, write, back,
    ]

    private static let forRegistrar = [
        KeyBinding("y", "Copy field", "Copy what goes into the marked field."),
        KeyBinding("Up Down", "Field", "Mark another field; Tab does the same."), registrars, formats, plain, back,
        KeyBinding("w", "Write", "Write all fields to a new file in this directory.", isInBar: false),
    ]

    private static let formats = KeyBinding(
        "f", "Format", "Choose a form: zone file, Terraform, octoDNS, EPP, JSON, a ticket, …")
    private static let registrars = KeyBinding(
        "g", "Registrar", "Choose a registrar: the fields of its form, in its order and its words.")
    private static let plain = KeyBinding(
        "v", "Plain", "Show everything without borders, for the terminal's own selection.")
    private static let write = KeyBinding("w", "Write", "Write everything to a new file in this directory.")
    private static let back = KeyBinding("Esc", "Record", "Go back to the record with all its fields.")

    /// Parts of the record, which the page shows beside their keys.
    private static let parts = [
        KeyBinding("k", "Tag", "Copy the key tag.", isInBar: false),
        KeyBinding("a", "Algorithm", "Copy the algorithm's number.", isInBar: false),
        KeyBinding("t", "Type", "Copy the digest type's number.", isInBar: false),
        KeyBinding("d", "Digest", "Copy the digest.", isInBar: false),
        KeyBinding("p", "Public key", "Copy the public key.", isInBar: false),
        KeyBinding("n", "DNSKEY", "Copy the DNSKEY record as one line.", isInBar: false),
        KeyBinding("c", "All", "Copy everything: records, fields and the warning.", isInBar: false),
    ]

    private static let otherKey = KeyBinding("o", "Other key", "Show the record of another key of this zone.")
    private static let zones = KeyBinding("z", "Zones", "Go to the list of zones.")

    private static let rest = [
        KeyBinding("r", "Ask again", "Ask for the zone's state again.", isInBar: false),
        KeyBinding("Up Down", "Scroll", "Show what does not fit.", isInBar: false),
    ]
}
