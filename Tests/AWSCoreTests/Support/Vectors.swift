import Foundation

/// The committed vectors, made by Scripts/make-signature-vectors.py.
enum Vectors {
    static func load<Row: Decodable>(_ name: String) throws -> [Row] {
        let folder = Bundle.module.url(forResource: "Vectors", withExtension: nil)
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        return try JSONDecoder().decode([Row].self, from: Data(contentsOf: folder.appendingPathComponent(name)))
    }
}

/// Public test data that is too large, or not ours, to be committed: found through `KSK_CONFORMANCE`.
enum Conformance {
    static let root = ProcessInfo.processInfo.environment["KSK_CONFORMANCE"].map { URL(fileURLWithPath: $0) }

    static var isAvailable: Bool { root != nil }

    /// The data has names in snake case.
    static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }

    static func data(_ path: String) throws -> Data {
        guard let root else { throw CocoaError(.fileNoSuchFile) }
        return try Data(contentsOf: root.appendingPathComponent(path))
    }

    static func text(_ path: String) throws -> String {
        String(decoding: try data(path), as: UTF8.self)
    }

    static func folders(in path: String) throws -> [String] {
        guard let root else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(path).path).sorted()
    }
}
