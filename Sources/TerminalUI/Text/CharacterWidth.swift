/// How many columns characters take on a terminal.
package enum CharacterWidth {
    /// The columns of a scalar: 1 or 2, 0 for a mark that joins the character before it, `nil` for what is not drawn.
    ///
    /// Not drawn are controls, formats, separators other than the blank, unassigned and private characters, everything
    /// that is invisible by default, and what terminals do not agree on, such as the parts of emoji sequences.
    package static func columns(of scalar: Unicode.Scalar) -> Int? {
        let value = scalar.value
        if value < 0x7F { return value >= 0x20 ? 1 : nil }
        if isLatin(value) { return 1 }
        let properties = scalar.properties
        if properties.isDefaultIgnorableCodePoint || isContested(value) { return nil }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned: return nil
        case .lineSeparator, .paragraphSeparator, .spaceSeparator: return nil
        case .nonspacingMark, .enclosingMark: return 0
        default: return isConjoiningJamo(value) ? 0 : isWide(value) ? 2 : 1
        }
    }

    /// Latin letters and signs up to U+02FF but the no-break space and the soft hyphen need no look-up.
    private static func isLatin(_ value: UInt32) -> Bool {
        (0xA1...0xAC).contains(value) || (0xAE...0x2FF).contains(value)
    }

    /// What terminals give different widths: regional indicators (flags), skin tones, some circled numbers, an
    /// Ahom vowel, and the hexagrams, which Unicode 16 made wide.
    private static func isContested(_ value: UInt32) -> Bool {
        switch value {
        case 0x3248...0x324F, 0x4DC0...0x4DFF, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF, 0x1171E: true
        default: false
        }
    }

    /// Hangul vowels and final consonants, drawn within the syllable that they follow.
    private static func isConjoiningJamo(_ value: UInt32) -> Bool {
        (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value)
    }

    private static func isWide(_ value: UInt32) -> Bool {
        guard value >= 0x1100 else { return false }
        var lower = 0
        var upper = wideRanges.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if wideRanges[middle].last < value { lower = middle + 1 } else { upper = middle }
        }
        return lower < wideRanges.count && wideRanges[lower].first <= value
    }
}
