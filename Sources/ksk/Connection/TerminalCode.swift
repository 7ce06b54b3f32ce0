import AWSCore
import Glibc

/// Asks for the code of an MFA device on the terminal of the user, wherever input and output go.
struct TerminalCode {
    let device: MFADevice

    /// Reads a line of `/dev/tty`.
    ///
    /// - Throws: ``CredentialsError/codeNeeded(device:roleARN:)`` when there is no terminal, or nothing was typed.
    func read() throws -> Secret {
        let none = CredentialsError.codeNeeded(device: device.serialNumber, roleARN: device.roleARN)
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard terminal >= 0 else { throw none }
        defer { close(terminal) }
        StandardError.write("Enter MFA code for \(device.serialNumber):")
        var line: [UInt8] = []
        var octet: UInt8 = 0
        while line.count < 64 {
            let count = Glibc.read(terminal, &octet, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1, octet != 0x0A else { break }
            if octet > 0x20, octet < 0x7F { line.append(octet) }
        }
        guard !line.isEmpty else { throw none }
        return Secret(String(decoding: line, as: UTF8.self))
    }
}
