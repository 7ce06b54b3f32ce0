/// The parameters of a request to STS, checked against the model.
struct STSForm: Sendable {
    private let form: FormBody

    init(_ form: FormBody) { self.form = form }

    /// A parameter, of a length in characters; nil when it is absent.
    func text(_ name: String, length: ClosedRange<Int>) throws(ServiceError) -> String? {
        guard let text = form[name] else { return nil }
        let count = text.unicodeScalars.count
        if count < length.lowerBound {
            throw Self.violation(name, text, "length greater than or equal to \(length.lowerBound)")
        }
        if count > length.upperBound {
            throw Self.violation(name, text, "length less than or equal to \(length.upperBound)")
        }
        return text
    }

    /// A parameter that must be there.
    func requiredText(_ name: String, length: ClosedRange<Int>) throws(ServiceError) -> String {
        guard let text = try text(name, length: length) else {
            throw Self.invalid(
                "1 validation error detected: Value null at '\(Self.lowerCamel(name))' failed to satisfy constraint:"
                    + " Member must not be null")
        }
        return text
    }

    /// The seconds for which credentials are wanted.
    func duration() throws(ServiceError) -> Int {
        guard let text = form["DurationSeconds"] else { return 3600 }
        guard let seconds = Int(text) else {
            throw ServiceError("MalformedInput", "Invalid value for DurationSeconds")
        }
        guard seconds >= 900 else {
            throw Self.violation("DurationSeconds", text, "value greater than or equal to 900")
        }
        guard seconds <= 43_200 else {
            throw Self.violation("DurationSeconds", text, "value less than or equal to 43200")
        }
        return seconds
    }

    static func invalid(_ message: String) -> ServiceError { ServiceError("ValidationError", message) }

    private static func violation(_ name: String, _ value: String, _ constraint: String) -> ServiceError {
        invalid(
            "1 validation error detected: Value '\(value.prefix(256))' at '\(lowerCamel(name))' failed to satisfy"
                + " constraint: Member must have \(constraint)")
    }

    private static func lowerCamel(_ name: String) -> String { name.prefix(1).lowercased() + name.dropFirst() }
}
