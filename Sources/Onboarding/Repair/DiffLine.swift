/// A line of a comparison of two texts.
package struct DiffLine: Hashable, Sendable {
    /// What becomes of the line.
    package enum Kind: Character, Hashable, Sendable {
        case same = " "
        case removed = "-"
        case added = "+"
        /// Lines that are the same in both and are left out; the text says how many.
        case gap = "~"
    }

    /// What becomes of it.
    package var kind: Kind
    /// The line without its end.
    package var text: String

    /// Makes a line of its parts.
    package init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    /// How it is shown: a sign, a blank, the line.
    package var shown: String { "\(kind.rawValue) \(text)" }

    /// Compares two texts line by line, with up to three lines around what differs.
    static func lines(from old: String, to new: String, around: Int = 3) -> [DiffLine] {
        let all = merged(old.linesKept, new.linesKept)
        let changed = all.indices.filter { all[$0].kind != .same }
        var lines: [DiffLine] = []
        var skipped = 0
        var nearest = changed[...]
        for (index, line) in all.enumerated() {
            while let first = nearest.first, first + around < index { nearest.removeFirst() }
            guard let near = nearest.first, abs(near - index) <= around else {
                skipped += 1
                continue
            }
            if skipped > 0 { lines.append(gap(skipped)) }
            skipped = 0
            lines.append(line)
        }
        return lines + (skipped > 0 && !lines.isEmpty ? [gap(skipped)] : [])
    }

    private static func gap(_ count: Int) -> DiffLine {
        DiffLine(.gap, "\(count) line\(count == 1 ? "" : "s") as before")
    }

    private static func merged(_ old: [String], _ new: [String]) -> [DiffLine] {
        let difference = new.difference(from: old)
        let removed = Set(difference.removals.map(\.offset))
        let inserted = Set(difference.insertions.map(\.offset))
        var lines: [DiffLine] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            if i < old.count, removed.contains(i) {
                lines.append(DiffLine(.removed, old[i]))
                i += 1
            } else if j < new.count, inserted.contains(j) {
                lines.append(DiffLine(.added, new[j]))
                j += 1
            } else {
                lines.append(DiffLine(.same, new[j]))
                i += 1
                j += 1
            }
        }
        return lines
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}

extension String {
    fileprivate var linesKept: [String] {
        split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
    }
}
