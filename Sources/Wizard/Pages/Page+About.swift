extension ConnectionPage {
    var about: String { "ksk asks AWS whose credentials it has. Nothing is changed by that." }
}

extension ZonePage {
    var about: String {
        "Choose the public hosted zone that shall be signed. A zone that cannot be taken says why. "
            + "Choosing changes nothing."
    }
}

extension KeyPage {
    var about: String {
        "Route 53 signs the zone's keys with a KMS key in us-east-1: customer managed, ECC_NIST_P256, SIGN_VERIFY. "
            + "One that cannot be taken says why; any other can be entered by its ARN."
    }
}

extension ChecklistPage {
    var about: String {
        "All that Route 53 will ask of the key, read from KMS before anything is sent. "
            + "A line that fails would be a refusal; below the list stands what to do about it."
    }
}

extension ParametersPage {
    var about: String {
        "What CreateKeySigningKey is told. The name is for people and cannot be changed later; the caller reference "
            + "makes sure that a request that is sent twice makes one key."
    }
}

extension ReviewPage {
    var about: String {
        "The request as it will be sent, and the DS record that must come of it. "
            + "Creating a key-signing key does not sign the zone yet, and changes no answer of its name servers."
    }
}

extension CreationPage {
    var about: String {
        "The request is written to the journal before it is sent. If the line drops, the next start asks Route 53 "
            + "what became of it, and never makes a second key."
    }
}

extension SigningPage {
    var about: String {
        "A DS record for a zone that is not signed takes it down, so signing comes first. The parent and the name servers "
            + "are asked before anything is sent; signing itself changes nothing for validators yet."
    }
}

extension ProofPage {
    var about: String {
        "Every server of the parent and of the zone is asked by itself, over UDP and TCP, since resolvers hide a broken "
            + "one. Each answer is proved from the root's key. Nothing is changed here."
    }
}

extension RecordPage {
    var about: String {
        "The record for the zone's parent. It is computed from the key in KMS and handed out only where Route 53's own "
            + "is equal. Publish it when the zone is signing, never before."
    }
}

extension ExplanationPage {
    var about: String { "What one line of the checklist means, and where that is written. Nothing is changed here." }
}

extension NewKeyPage {
    var about: String { "A new KMS key as Route 53 wants it, shown whole before it is made. It is billed monthly." }
}

extension PolicyPage {
    var about: String { "A key of another account keeps its policy to itself. Whoever owns it can give it to you." }
}

extension RepairPage {
    var about: String {
        "The smallest change that mends the key. The old policy is kept beside the journal, and nothing is changed before "
            + "you have said so twice."
    }
}
