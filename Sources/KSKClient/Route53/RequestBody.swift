import AWSCore

extension [UInt8] {
    /// The XML body of a Route 53 request: the namespace on the root, the elements in the order of AWS's model.
    static func route53(_ root: String, _ elements: XMLElement...) -> [UInt8] {
        guard case .restXML(let namespace) = AWSService.route53.wireProtocol else { return [] }
        return XMLElement(root, namespace: namespace, children: elements).octets
    }
}
