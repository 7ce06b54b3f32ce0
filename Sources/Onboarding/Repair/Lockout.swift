package import KSKClient

extension PolicyRepair {
    /// Why the change must not be made: it would take from the caller what they need to change the policy back.
    ///
    /// KMS has a check of its own, which ksk never switches off; but KMS is content when anyone can change the policy.
    package func lockout(of caller: CallerIdentity, keyARN: KMSKeyARN) -> RepairRefusal? {
        guard let old = try? KeyPolicyDocument(json: old), let new = try? KeyPolicyDocument(json: new) else {
            return .unreadable("it is not a policy")
        }
        for action in ["kms:PutKeyPolicy", "kms:GetKeyPolicy", "kms:DescribeKey"] {
            let request = PolicyRequest.byCaller(
                caller.arn, account: caller.account, action, keyARN: keyARN.description)
            let (before, after) = (old.evaluate(request), new.evaluate(request))
            if after.rank < before.rank { return .locksOut("\(action) would no longer be allowed to \(caller.arn)") }
            if action == "kms:PutKeyPolicy", after.rank == 0 {
                return .locksOut("as it is now, \(action) is not allowed to \(caller.arn)")
            }
        }
        return nil
    }
}

extension PolicyVerdict {
    /// 0 for no, 1 for open, 2 for yes.
    fileprivate var rank: Int {
        switch self {
        case .denied: 0
        case .undecided: 1
        case .allowed: 2
        }
    }
}
