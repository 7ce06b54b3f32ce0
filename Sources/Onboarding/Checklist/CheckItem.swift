/// How an item of the checklist came out.
package enum CheckStatus: String, Sendable, Hashable {
    /// As it should be.
    case pass
    /// It works, and could be better.
    case warn
    /// Route 53 would refuse, or could not sign.
    case fail
    /// It cannot be known from here.
    case undecided
}

/// One item of the checklist.
package struct CheckItem: Sendable, Hashable, Identifiable {
    /// Which item.
    package var id: CheckID
    /// A few words for the list.
    package var title: String
    /// How it came out.
    package var status: CheckStatus
    /// What is required.
    package var required: String
    /// What was found.
    package var found: String
    /// Why it matters.
    package var why: String
    /// What to do; nil when nothing is to be done.
    package var fix: String?
}
