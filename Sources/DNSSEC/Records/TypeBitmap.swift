/// The types that exist at a name, as NSEC and NSEC3 records list them.
///
/// Source: RFC 4034 section 4.1.2.
public struct TypeBitmap: Hashable, Sendable {
    /// The types.
    public var types: Set<RecordType>

    /// Takes any types.
    public init(_ types: Set<RecordType>) {
        self.types = types
    }

    /// Reads windows of up to 32 octets; nil when they are not in order, empty or too long.
    init?(wireFormat octets: ArraySlice<UInt8>) {
        types = []
        var rest = octets
        var lastWindow = -1
        while let window = rest.popFirst() {
            guard let length = rest.popFirst(), (1...32).contains(length), rest.count >= Int(length),
                Int(window) > lastWindow
            else { return nil }
            lastWindow = Int(window)
            for (index, bits) in rest.prefix(Int(length)).enumerated() {
                for bit in 0..<8 where bits & (0x80 >> UInt8(bit)) != 0 {
                    types.insert(RecordType(rawValue: UInt16(window) << 8 | UInt16(index * 8 + bit)))
                }
            }
            rest = rest.dropFirst(Int(length))
        }
    }

    /// Whether a type is listed.
    public func contains(_ type: RecordType) -> Bool { types.contains(type) }

    /// The windows, without zero octets at their ends.
    var wireFormat: [UInt8] {
        var windows: [UInt8: [UInt8]] = [:]
        for type in types {
            let window = UInt8(type.rawValue >> 8)
            let index = Int(type.rawValue & 0xFF) / 8
            var bits = windows[window] ?? []
            while bits.count <= index { bits.append(0) }
            bits[index] |= 0x80 >> UInt8(type.rawValue & 7)
            windows[window] = bits
        }
        return windows.sorted { $0.key < $1.key }.flatMap { [$0.key, UInt8($0.value.count)] + $0.value }
    }
}

extension TypeBitmap: CustomStringConvertible {
    /// The types in the order of their numbers.
    public var description: String {
        types.sorted { $0.rawValue < $1.rawValue }.map(\.description).joined(separator: " ")
    }
}
