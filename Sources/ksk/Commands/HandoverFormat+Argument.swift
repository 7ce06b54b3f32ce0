import ArgumentParser
import Onboarding

extension HandoverFormat {
    /// Takes a form by its name, in whichever case it is written.
    ///
    /// - Throws: A `ValidationError` that lists the forms.
    static func argument(_ text: String) throws -> HandoverFormat {
        guard let format = HandoverFormat(text.lowercased()) else {
            throw ValidationError("there is no such format. These are the formats:\n\(list)")
        }
        return format
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
