internal import Glibc

/// The resolvers that this machine uses.
package enum SystemResolvers {
    /// Reads `/etc/resolv.conf`; none when it cannot be read.
    package static func addresses(path: String = "/etc/resolv.conf") -> [ServerAddress] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0 else { return [] }
        return addresses(in: String(decoding: buffer[..<count], as: UTF8.self))
    }

    /// The addresses of the `nameserver` lines, in their order.
    static func addresses(in text: String) -> [ServerAddress] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            let words = line.split { $0 == " " || $0 == "\t" }
            guard words.count >= 2, words[0] == "nameserver" else { return nil }
            // A zone index (`fe80::1%eth0`) is not read: such a resolver is left out.
            return IPAddress(String(words[1])).map { ServerAddress($0) }
        }
    }
}
