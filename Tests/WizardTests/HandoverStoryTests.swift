import AWSCore
import DNSSEC
import Foundation
import KSKClient
import Onboarding
import TerminalUI
import Testing

@testable import Wizard

/// The forms and the registrars of the DS page.
@Suite(.timeLimit(.minutes(5)))
struct HandoverStoryTests {
    /// Someone who looks at the DS record of a zone that is signed.
    private func reader(of zone: String = "example.net") async throws -> Operator {
        let person = try Operator()
        try await RecordStoryTests.open(zone, by: person)
        await person.see("re-derived")
        return person
    }

    /// The page with a form chosen by its name.
    private func choose(_ format: HandoverFormat, by person: Operator) throws {
        person.press(.character("f"), .escape)
        if try RecordStoryTests.page(of: person).chooser == nil { person.press(.character("f")) }
        let index = try #require(HandoverFormat.all.firstIndex(of: format))
        person.take(.marked(index))
        person.press(.enter)
    }

    // MARK: Formats

    @Test func `f shows the forms with the text of the marked one`() async throws {
        let person = try await reader()
        person.press(.character("f"))
        Golden.check(person, "record-formats")
        person.type("terraf")
        Golden.check(person, "record-formats-terraform")
        #expect(person.screen.contains("1 of 44"))
        person.press(.enter)
        Golden.check(person, "record-terraform")
        person.press(.escape)
        #expect(try RecordStoryTests.page(of: person).format == nil)
    }

    @Test func `no form hides the choice, and Esc drops first the filter, then the question`() async throws {
        let person = try await reader()
        person.press(.character("f"))
        person.type("q?zz")
        #expect(person.screen.contains("Nothing has that."))
        person.press(.enter)
        #expect(try RecordStoryTests.page(of: person).chooser != nil)
        person.press(.escape)
        #expect(person.screen.contains("Terraform"))
        person.press(.escape)
        #expect(try RecordStoryTests.page(of: person).chooser == nil)
        #expect(!person.app.isFinished)
    }

    @Test func `y copies a form whole, v shows it and w writes it`() async throws {
        let person = try await reader()
        let zone = try RecordStoryTests.page(of: person).zone
        for format in HandoverFormat.all {
            try choose(format, by: person)
            let page = try RecordStoryTests.page(of: person)
            let text = try #require(page.handover?.text(format))
            let lines = text.components(separatedBy: "\n")
            #expect(page.copying(.character("v")) == [.perform(.showPlain(lines))])
            // The fields of a registrar are copied one by one; c is for all.
            person.press(.character(format.isRegistrar ? "c" : "y"))
            guard case .copy(let copied, _) = person.terminalEffects.last else {
                Issue.record("\(format.name) was not copied")
                continue
            }
            #expect(copied == (lines.count == 1 ? text : text + "\n"))
            let file = HandoverFile.name(for: zone, format)
            #expect(page.copying(.character("w")) == [.perform(.write(path: file, text: text + "\n"))])
        }
    }

    @Test(arguments: [(60, 16), (80, 24)]) func `every form can be read whole, in the list and on the page`(
        width: Int, height: Int
    ) async throws {
        let person = try await reader()
        for format in HandoverFormat.all {
            let text = try #require(try RecordStoryTests.page(of: person).handover?.text(format))
            person.press(.character("f"), .escape, .character("f"))
            if try RecordStoryTests.page(of: person).chooser == nil { person.press(.character("f")) }
            person.take(.marked(try #require(HandoverFormat.all.firstIndex(of: format))))
            expectAll(of: text, in: try pictures(of: person, width, height), format.name)
            person.press(.enter)
            // The page has a registrar's name above the fields.
            let rest = format.isRegistrar ? text.split(separator: "\n").dropFirst().joined(separator: "\n") : text
            expectAll(of: rest, in: try pictures(of: person, width, height), format.name)
        }
    }

    /// The page from its first row to the one after which nothing moves.
    private func pictures(of person: Operator, _ width: Int, _ height: Int) throws -> String {
        let size = Size(width: width, height: height - 5)
        var page = try RecordStoryTests.page(of: person)
        let isMarking = page.chooser == nil && page.format?.isRegistrar == true
        var pictures = [page.view(size: size).grid.text]
        for _ in 0..<30 {
            _ = page.press(isMarking ? .down : .pageDown)
            let next = page.view(size: size).grid.text
            if next == pictures.last { break }
            pictures.append(next)
        }
        return pictures.joined(separator: "\n")
    }

    /// Each line that fits is there whole; of longer ones each word is, in pieces where it is longer than a row.
    private func expectAll(of text: String, in pictures: String, _ name: String) {
        for word in text.split(whereSeparator: \.isWhitespace) where !pictures.contains(word) {
            let pieces = stride(from: 0, to: word.count, by: 6).map { word.dropFirst($0).prefix(6) }
            let missing = pieces.filter { piece in
                // A piece may be parted by the end of a row.
                !pictures.contains(piece) && !(1..<piece.count).contains { pictures.contains("\(piece.prefix($0))\n") }
            }
            #expect(missing.isEmpty, "\(name): \(word)")
        }
    }

    @Test(arguments: [(60, 16), (80, 24), (132, 43)])
    func `a zone that is not signed is warned of in every form`(width: Int, height: Int) async throws {
        let person = try Operator(meddling: { request, body in
            request.path.hasSuffix("/dnssec")
                ? body.replacing("<ServeSignature>SIGNING<", with: "<ServeSignature>NOT_SIGNING<") : body
        })
        try await RecordStoryTests.open("example.net", by: person)
        await person.see("re-derived")
        for format in HandoverFormat.all {
            try choose(format, by: person)
            #expect(
                person.screen(width, height).grid.text.contains("Do not publish this DS yet: the zone is not signing."))
            person.press(.character("c"))
            guard case .copy(_, let what) = person.terminalEffects.last else { continue }
            #expect(what.contains("not to be published yet"))
        }
        #expect(person.terminalEffects.count == HandoverFormat.all.count)
    }

    // MARK: Registrars

    @Test func `g shows a registrar's form, whose fields are copied one by one`() async throws {
        let person = try await reader()
        person.press(.character("g"))
        Golden.check(person, "record-registrars")
        person.type("Route 53 Dom")
        person.press(.enter)
        Golden.check(person, "record-registrar")
        let records = try #require(try RecordStoryTests.page(of: person).proved)
        person.press(.character("y"), .down, .character("y"), .tab, .character("y"), .down, .character("y"))
        #expect(
            person.terminalEffects == [
                .copy("257 - KSK", what: "Key type"),
                .copy("13 - ECDSA/SHA-256 (ECDSAP256SHA256)", what: "Algorithm"),
                .copy(records.publicKeyText, what: "Public key"), .copy(records.publicKeyText, what: "Public key"),
            ])
        #expect(person.screen.contains("takes the key (DNSKEY), not the digest"))
    }

    @Test func `a form that nobody has verified says so, in the list and on the page`() async throws {
        let person = try await reader()
        for (index, registrar) in Registrar.all.enumerated() {
            person.press(.character("g"))
            person.take(.marked(index))
            #expect(person.screen.contains("unverified") == registrar.isUnverified, "\(registrar.name)")
            person.press(.enter)
            #expect(person.screen.contains("unverified") == registrar.isUnverified, "\(registrar.name)")
        }
    }

    @Test func `the registrar is remembered for the session`() async throws {
        let person = try await reader()
        person.press(.character("g"))
        person.type("gandi")
        person.press(.enter, .escape)
        #expect(person.screen.contains("‹ Gandi ›  asks for: Flags, Algorithm, Public key"))
        person.press(.escape)
        try await RecordStoryTests.open("two-keys.example", by: person)
        await person.see("Which key's")
        person.press(.enter, .character("g"))
        #expect(try RecordStoryTests.page(of: person).chooser?.selectedItem?.title == "Gandi")
    }

    @Test func `the marked field is in sight on the smallest screen, and with the last one the note is`() async throws {
        let person = try await reader()
        person.press(.character("g"))
        person.type("dnsimple")
        person.press(.enter)
        let registrar = try #require(Registrar.all.first { $0.id == "dnsimple" })
        let rows = try #require(try RecordStoryTests.page(of: person).handover?.rows(for: registrar))
        for row in rows {
            let picture = person.screen(60, 16).grid.text
            #expect(picture.contains("› \(row.label)"), "\(picture)")
            person.press(.down)
        }
        #expect(person.screen(60, 16).grid.text.contains("as the"))
    }

    // MARK: Files

    @Test func `a file is the operator's alone, and one that is there stays as it was`() async throws {
        let person = try await reader()
        let directory = FileManager.default.temporaryDirectory.appending(path: "ksk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let zone = try RecordStoryTests.page(of: person).zone
        let path = directory.appending(path: HandoverFile.name(for: zone, .snippet(.terraform))).path()
        #expect(path.hasSuffix("/ds-example.net-terraform.tf"))
        person.perform([.write(path: path, text: "one\n")])
        await person.see("Written to")
        person.perform([.write(path: path, text: "two\n")])
        await person.see("exists already")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "one\n")
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test(arguments: HandoverFormat.all) func `every form has a file name of its own that any directory takes`(
        format: HandoverFormat
    ) throws {
        let id = try #require(HostedZoneID("Z1"))
        let strange = HostedZone(id: id, name: "\\057..\\057a\\012b." + String(repeating: "x", count: 60) + ".example.")
        let name = HandoverFile.name(for: strange, format)
        #expect(name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") })
        #expect(name.hasPrefix("ds-") && name.utf8.count <= 255)
        #expect(HandoverFormat.all.count { HandoverFile.name(for: strange, $0) == name } == 1)
    }
}

extension HandoverFormat {
    fileprivate var isRegistrar: Bool { if case .registrar = self { true } else { false } }
}
