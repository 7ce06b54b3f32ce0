/// The body of a Route 53 request, checked against its schema as far as this goes without one.
struct Route53Body: Sendable {
    private let root: XMLNode

    /// Reads a body whose root has a name.
    init(_ body: [UInt8], root name: String, members: Set<String>) throws(ServiceError) {
        do throws(XMLReader.Failure) {
            root = try XMLReader.read(body)
        } catch {
            throw Self.invalid(
                "javax.xml.stream.XMLStreamException: org.xml.sax.SAXParseException; lineNumber: \(error.line);"
                    + " columnNumber: \(error.column); \(error.reason)")
        }
        guard root.name == name, root.namespace == Route53Service.namespace else {
            throw Self.invalid("cvc-elt.1: Cannot find the declaration of element '\(root.name)'.")
        }
        var seen: Set<String> = []
        for child in root.children {
            guard members.contains(child.name), seen.insert(child.name).inserted else {
                throw Self.invalid(
                    "cvc-complex-type.2.4.a: Invalid content was found starting with element '\(child.name)'.")
            }
        }
    }

    /// A member, if it is there.
    func child(_ name: String) -> XMLNode? { root.child(name) }

    /// The text of a member that must be there, of a length in characters.
    func text(_ name: String, type: String, length: ClosedRange<Int>) throws(ServiceError) -> String {
        guard let node = root.child(name) else {
            throw Self.invalid(
                "cvc-complex-type.2.4.b: The content of element '\(root.name)' is not complete."
                    + " One of '{\(name)}' is expected.")
        }
        guard node.children.isEmpty else {
            throw Self.invalid("cvc-type.3.1.2: Element '\(name)' is a simple type, so it must have no element in it.")
        }
        let count = node.text.unicodeScalars.count
        if count < length.lowerBound { throw .tooShort(node.text, minimum: length.lowerBound, type: type) }
        if count > length.upperBound { throw .tooLong(node.text, maximum: length.upperBound, type: type) }
        return node.text
    }

    private static func invalid(_ reason: String) -> ServiceError { .invalidInput("Invalid XML ; \(reason)") }
}
