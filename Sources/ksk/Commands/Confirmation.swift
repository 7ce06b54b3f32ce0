import DNSSEC
import Glibc
import KSKClient
import Onboarding

/// Lets nobody take a zone down by a slip: its name has to be said.
struct Confirmation {
    let zone: HostedZone
    let change: SigningChange
    let isSandbox: Bool

    /// Takes the option's name, or has it typed on the terminal.
    ///
    /// - Throws: ``CommandFailure`` with the status of an interlock, when it is not the zone's.
    func ask(given option: String?) throws {
        let place = option == nil ? "what was typed" : "--confirm"
        guard let name = option ?? typed() else {
            throw refusal("its name has to be confirmed with --confirm \(zone.displayName), or typed on a terminal")
        }
        guard isName(name) else { throw refusal("\(place) is not the zone's name, so nothing was sent") }
    }

    private func typed() -> String? {
        guard isatty(STDIN_FILENO) == 1 else { return nil }
        let what = isSandbox ? " (sandbox)" : ""
        StandardError.write(
            "\(change.operationName) for \(zone.displayName)\(what). While the parent has a DS record of it, or had one "
                + "within the record's TTL, the zone fails to resolve for everyone who validates.")
        StandardError.write("Type the zone's name to go on:")
        return readLine(strippingNewline: true)
    }

    /// Case and the last dot do not matter, as in all DNS names.
    private func isName(_ text: String) -> Bool {
        func canonical(_ name: String) -> String {
            let name = name.lowercased()
            return name.hasSuffix(".") ? String(name.dropLast()) : name
        }
        return [zone.name, zone.displayName].map(canonical).contains(canonical(text))
    }

    private func refusal(_ reason: String) -> CommandFailure {
        CommandFailure(
            status: .interlock,
            message:
                "\(change.operationName) can take \(zone.displayName) down: \(reason). It is safe once the parent has had no "
                + "DS record of it for as long as that record's TTL.")
    }
}
