/// What became of pasted text.
public enum PasteOutcome: Hashable, Sendable {
    /// All of it is in the field.
    case whole
    /// The field is full: its text was cut to this many scalars.
    case cut(to: Int)
}

extension TextField {
    /// Puts pasted text in at the cursor, without blanks at its ends and without its line ends.
    ///
    /// What is copied from a page often brings a line end, and an ARN copied from a terminal several in its middle.
    public mutating func paste(_ pasted: String) -> PasteOutcome {
        var scalars = Substring(pasted).unicodeScalars
        while let first = scalars.first, TextField.isBlank(first) { scalars.removeFirst() }
        while let last = scalars.last, TextField.isBlank(last) { scalars.removeLast() }
        let kept = String.UnicodeScalarView(scalars.lazy.filter { !TextField.endsLine($0) })
        return insert(String(kept)) ? .whole : .cut(to: limit)
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint || scalar == "\0"
    }

    private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
