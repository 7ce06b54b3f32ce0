/// Makes one change in a policy's text, in the style of the text around it; the rest stays octet for octet.
struct PolicyEditor {
    private let source: PolicySource
    /// What is put in the place of which octets.
    private var replacements: [(range: Range<Int>, text: String)] = []

    private init(_ text: String) {
        source = PolicySource(text)
    }

    /// The text with all changes made.
    static func text(_ text: String, with edits: [PolicyEdit]) -> String {
        edits.sorted { $0.order < $1.order }.reduce(text) { text, edit in
            var editor = PolicyEditor(text)
            editor.make(edit)
            return editor.result
        }
    }

    private var result: String {
        var octets = source.octets
        for (range, text) in replacements.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            octets.replaceSubrange(range, with: text.utf8)
        }
        return String(decoding: octets, as: UTF8.self)
    }

    private mutating func make(_ edit: PolicyEdit) {
        switch edit {
        case .allow(let actions, let account, let zoneARN):
            addStatement(.route53Statement(actions, account: account, zoneARN: zoneARN))
        case .allowGrants: addStatement(.grantStatement)
        case .removeStatement(let number): removeStatement(number)
        case .addActions(_, let number), .replaceService(_, let number), .setResource(let number),
            .addValue(_, _, _, let number), .addGuard(_, _, let number), .exceptRoute53(let number),
            .removeActions(_, let number):
            if let statement = source.statement(number) { make(edit, in: statement) }
        }
    }

    private mutating func make(_ edit: PolicyEdit, in statement: PolicySource.Node) {
        switch edit {
        case .addActions(let actions, _):
            if let value = statement.member("Action")?.value { add(actions, to: value) }
        case .replaceService(let name, _): replacePrincipal(name, in: statement)
        case .setResource:
            if let resource = statement.member("Resource") {
                replace(resource.value.range, with: "\"*\"")
            } else {
                add(member: "Resource", .string("*"), to: statement)
            }
        case .addValue(let value, let key, let operatorName, _):
            let condition = statement.member("Condition")?.value.member(operatorName)?.value.member(key)?.value
            if let condition { add(value: value, to: condition) }
        case .addGuard(let account, let zoneARN, _):
            add(conditions: .sourceGuard(account: account, zoneARN: zoneARN), to: statement)
        case .exceptRoute53: exceptRoute53(from: statement)
        case .removeActions(let actions, _): remove(actions, from: statement)
        case .allow, .allowGrants, .removeStatement: break
        }
    }

    private mutating func replace(_ range: Range<Int>, with text: String) {
        replacements.append((range, text))
    }
}

// MARK: In one statement

extension PolicyEditor {
    private mutating func replacePrincipal(_ name: String, in statement: PolicySource.Node) {
        guard let principal = statement.member("Principal")?.value else { return }
        let right = PolicyJSON.quoted(PolicyRequest.route53Principal)
        for kind in principal.members {
            for element in kind.value.elements where source.string(element) == name {
                replace(element.range, with: right)
                if kind.name != "Service" { replace(kind.nameRange, with: "\"Service\"") }
            }
        }
    }

    /// `1111-2222-3333` is a slip and is corrected; every other value stays beside the new one.
    private mutating func add(value: String, to condition: PolicySource.Node) {
        let slip = condition.elements.first { element in
            source.string(element).map { $0 != value && $0.filter { $0 != "-" } == value } ?? false
        }
        if let slip {
            replace(slip.range, with: PolicyJSON.quoted(value))
        } else {
            add([value], to: condition)
        }
    }

    private mutating func exceptRoute53(from statement: PolicySource.Node) {
        let name = PolicyRequest.route53Principal
        guard let excepted = statement.member("NotPrincipal")?.value else {
            return add(
                conditions: [.init("StringNotEqualsIfExists", "aws:PrincipalServiceName", name)], to: statement)
        }
        if let services = excepted.member("Service")?.value {
            add([name], to: services)
        } else {
            add(member: "Service", .string(name), to: excepted)
        }
    }

    private mutating func add(conditions: [NewCondition], to statement: PolicySource.Node) {
        guard let condition = statement.member("Condition")?.value else {
            return add(member: "Condition", .object(conditions.map(\.member)), to: statement)
        }
        // One insertion after the last operator, so that two of them do not claim the same place.
        let (known, new) = (
            conditions.filter { condition.member($0.operatorName) != nil },
            conditions.filter { condition.member($0.operatorName) == nil }
        )
        if !new.isEmpty { add(members: new.map(\.member), to: condition) }
        for each in known {
            guard let keys = condition.member(each.operatorName)?.value else { continue }
            if let values = keys.members.first(where: { $0.name.lowercased() == each.key.lowercased() })?.value {
                add([each.value], to: values)
            } else {
                add(member: each.key, .string(each.value), to: keys)
            }
        }
    }

    private mutating func remove(_ actions: [String], from statement: PolicySource.Node) {
        guard let list = statement.member("Action")?.value, list.isArray else { return }
        let unwanted = Set(actions.map { $0.lowercased() })
        let kept = list.elements.filter { !unwanted.contains((source.string($0) ?? "").lowercased()) }
        let elements = list.elements
        guard let first = elements.first, let last = elements.last, !kept.isEmpty else { return }
        let separator = elements.count > 1 ? source.text(first.range.upperBound..<elements[1].range.lowerBound) : ","
        replace(
            first.range.lowerBound..<last.range.upperBound,
            with: kept.map { source.text($0.range) }.joined(separator: separator))
    }
}

// MARK: Lists and objects

extension PolicyEditor {
    private mutating func addStatement(_ new: PolicyJSON) {
        guard let list = source.statement else { return }
        let taken = list.elements.compactMap { $0.member("Sid").flatMap { source.string($0.value) } }
        let statement = new.withSid(notAmong: Set(taken))
        guard list.isArray else {
            let space = isSpaced ? " " : ""
            return replace(
                list.range,
                with: "[" + source.text(list.range) + "," + space + statement.text(layout(like: list, after: "")) + "]")
        }
        guard let last = list.elements.last else {
            return replace(list.range, with: "[" + statement.text(.oneLine(isSpaced: isSpaced, colon: colon)) + "]")
        }
        let lead = lead(before: last.range, in: list)
        insert("," + lead + statement.text(layout(like: last, after: lead)), at: last.range.upperBound)
    }

    private mutating func removeStatement(_ number: Int) {
        guard let list = source.statement, list.isArray else { return }
        let elements = list.elements
        guard elements.indices.contains(number - 1) else { return }
        let range = elements[number - 1].range
        if number > 1 {
            replace(elements[number - 2].range.upperBound..<range.upperBound, with: "")
        } else {
            replace(range.lowerBound..<(elements.count > 1 ? elements[1].range.lowerBound : range.upperBound), with: "")
        }
    }

    /// Adds texts to a list, or makes a list of a single text and them.
    private mutating func add(_ texts: [String], to value: PolicySource.Node) {
        let quoted = texts.map(PolicyJSON.quoted)
        guard value.isArray else {
            let separator = isSpaced ? ", " : ","
            return replace(
                value.range,
                with: "[" + ([source.text(value.range)] + quoted).joined(separator: separator) + "]")
        }
        guard let last = value.elements.last else {
            return insert(quoted.joined(separator: isSpaced ? ", " : ","), at: value.range.lowerBound + 1)
        }
        let lead = lead(before: last.range, in: value)
        insert(quoted.map { "," + lead + $0 }.joined(), at: last.range.upperBound)
    }

    private mutating func add(member name: String, _ member: PolicyJSON, to object: PolicySource.Node) {
        add(members: [.init(name: name, value: member)], to: object)
    }

    private mutating func add(members: [PolicyJSON.Member], to object: PolicySource.Node) {
        guard let last = object.members.last else {
            let layout = JSONLayout.oneLine(isSpaced: isSpaced, colon: colon)
            return insert(
                members.map { text(of: $0, layout) }.joined(separator: isSpaced ? ", " : ","),
                at: object.range.lowerBound + 1)
        }
        let lead = lead(before: last.nameRange, in: object)
        let layout = layout(after: lead)
        insert(members.map { "," + lead + text(of: $0, layout) }.joined(), at: last.value.range.upperBound)
    }

    private func text(of member: PolicyJSON.Member, _ layout: JSONLayout) -> String {
        PolicyJSON.quoted(member.name) + layout.colon + member.value.text(layout)
    }

    private mutating func insert(_ text: String, at index: Int) {
        replace(index..<index, with: text)
    }
}

// MARK: Style

extension PolicyEditor {
    /// What the text has between a name and its value, on one line.
    private var colon: String {
        guard let first = source.root.members.first else { return ": " }
        return source.text(first.nameRange.upperBound..<first.value.range.lowerBound).filter { !$0.isNewline }
    }

    private var isSpaced: Bool { colon != ":" }

    /// The blanks and line ends before a part of a list or object.
    private func lead(before part: Range<Int>, in whole: PolicySource.Node) -> String {
        var start = part.lowerBound
        while start > whole.range.lowerBound + 1, [0x20, 0x09, 0x0A, 0x0D].contains(source.octets[start - 1]) {
            start -= 1
        }
        let lead = source.text(start..<part.lowerBound)
        return lead.isEmpty && isSpaced ? " " : lead
    }

    private func layout(after lead: String) -> JSONLayout {
        guard let base = Self.lastLine(of: lead) else { return .oneLine(isSpaced: isSpaced, colon: colon) }
        return .indented(base: base, unit: unit, colon: colon)
    }

    /// The layout of something that follows a part like it.
    private func layout(like part: PolicySource.Node, after lead: String) -> JSONLayout {
        let text = source.text(part.range)
        guard text.utf8.contains(0x0A) else { return .oneLine(isSpaced: isSpaced, colon: colon) }
        if Self.lastLine(of: lead) != nil { return layout(after: lead) }
        // `[{` and `}, {` on one line: the closing brace tells how far the statement is indented.
        let closing = Self.lastLine(of: String(text.dropLast())) ?? ""
        return .indented(
            base: String(closing.prefix { $0 == " " || $0 == "\t" }), unit: unit, colon: colon)
    }

    /// What each level adds: as the policy's first member is indented.
    private var unit: String {
        guard let first = source.root.members.first else { return "  " }
        let lead = Self.lastLine(of: source.text(source.root.range.lowerBound + 1..<first.nameRange.lowerBound))
        guard let lead, !lead.isEmpty, lead.allSatisfy({ $0 == " " || $0 == "\t" }) else { return "  " }
        return lead
    }

    private static func lastLine(of text: String) -> String? {
        let octets = Array(text.utf8)
        guard let end = octets.lastIndex(of: 0x0A) else { return nil }
        return String(decoding: octets[(end + 1)...], as: UTF8.self)
    }
}

extension PolicyJSON {
    /// The statement with a number after its name if there is one of that name: names are unique in a policy.
    ///
    /// Source: AWS IAM User Guide, "IAM JSON policy elements: Sid".
    fileprivate func withSid(notAmong taken: Set<String>) -> PolicyJSON {
        guard case .object(var members) = self, let index = members.firstIndex(where: { $0.name == "Sid" }),
            case .string(let sid) = members[index].value, taken.contains(sid)
        else { return self }
        let free = (2...taken.count + 2).lazy.map { "\(sid) \($0)" }.first { !taken.contains($0) }
        members[index].value = .string(free ?? sid)
        return .object(members)
    }
}

/// A condition that is to be added to a statement.
struct NewCondition: Hashable {
    var operatorName: String
    var key: String
    var value: String

    init(_ operatorName: String, _ key: String, _ value: String) {
        (self.operatorName, self.key, self.value) = (operatorName, key, value)
    }

    var member: PolicyJSON.Member { .init(name: operatorName, value: .member(key, .string(value))) }
}

extension [NewCondition] {
    /// AWS's guard against being used in other people's names.
    static func sourceGuard(account: String, zoneARN: String?) -> [NewCondition] {
        [NewCondition("StringEquals", "aws:SourceAccount", account)]
            + (zoneARN.map { [NewCondition("ArnEquals", "aws:SourceArn", $0)] } ?? [])
    }
}
