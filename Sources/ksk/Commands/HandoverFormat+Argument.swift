import ArgumentParser
import Onboarding

extension HandoverFormat: ExpressibleByArgument {
    /// Takes a form by its name.
    init?(argument: String) {
        self.init(argument)
    }

    /// The names of all forms, for the help.
    static var list: String {
        let records = RecordForm.allCases.map(\.rawValue).joined(separator: ", ")
        let snippets = Snippet.allCases.map(\.rawValue).joined(separator: ", ")
        let registrars = Registrar.all.map(\.id).joined(separator: ", ")
        return """
              records: \(records)
              for programs: \(snippets)
              registrar:NAME, with a NAME of: \(registrars)
            """
    }
}
