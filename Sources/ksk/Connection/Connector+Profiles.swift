import AWSCore
import Wizard

extension Connector {
    /// The configured profiles, for the wizard's picker.
    var profiles: ProfileAccess {
        ProfileAccess(
            current: try? profile,
            names: { [environment] in try ProfileFiles(environment).profiles.keys.sorted() },
            connect: { name in
                var connector = self
                connector.options.profile = name
                return try await connector.session(practise: false)
            })
    }
}
