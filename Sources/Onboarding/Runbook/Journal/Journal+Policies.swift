import AWSCore
import FoundationEssentials
import KSKClient

extension Journal {
    /// Keeps a policy that is about to be replaced.
    ///
    /// - Returns: The file's path; whoever wants the policy back finds it there.
    func keep(policy: String, of key: KMSKeyARN) throws(JournalError) -> String {
        let policies = JournalDirectory(path: path + "/policies")
        try policies.prepare(withSettled: false)
        let name = clock.now().utcBasic + "-" + key.keyID + "-" + random.hexadecimal(2) + ".json"
        try policies.replace(name, with: Array(policy.utf8))
        return policies.path + "/" + name
    }
}
