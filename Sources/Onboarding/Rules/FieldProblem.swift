/// Why what was typed cannot be taken: one sentence for whoever typed it.
package struct FieldProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, where, and what is wanted.
    package var sentence: String

    /// Makes a problem of its sentence.
    package init(_ sentence: String) {
        self.sentence = sentence
    }

    package var description: String { sentence }
}
