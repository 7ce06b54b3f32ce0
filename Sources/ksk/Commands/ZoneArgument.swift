import ArgumentParser
import KSKClient
import Onboarding

/// A zone as the command line takes it: a name, an id, or an ARN.
struct ZoneArgument: ExpressibleByArgument {
    static let help = ArgumentHelp("A zone's name, its id (Z…, /hostedzone/Z…), or its ARN.", valueName: "zone")

    var text: String

    init?(argument: String) {
        text = argument
    }

    /// - Throws: ``CommandFailure`` with the rule that the text breaks.
    var input: ZoneInput {
        get throws {
            do {
                return try ZoneInput(text)
            } catch {
                throw CommandFailure.usage("ZONE", error.sentence)
            }
        }
    }
}

/// A KMS key as the command line takes it: a key ARN, a key id, an alias, or an alias ARN.
struct KeyArgument: ExpressibleByArgument {
    static let help = ArgumentHelp("A key ARN, a key id, alias/NAME, or an alias ARN.", valueName: "key")

    var text: String

    init?(argument: String) {
        text = argument
    }

    /// - Throws: ``CommandFailure`` with the rule that the text breaks.
    func identifier(of option: String) throws -> KMSKeyIdentifier {
        do {
            return try KeyInputRule.identifier(from: text)
        } catch {
            throw CommandFailure.usage(option, error.sentence)
        }
    }
}
