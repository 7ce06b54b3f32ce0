/// Follows profiles from one to the next until there are credentials.
struct ProfilePlanner {
    let files: ProfileFiles

    /// The plan of the selected profile; nil when it says nothing about credentials.
    func plan(_ name: String) throws(CredentialsError) -> ProfilePlan? {
        guard let profile = files.profiles[name] else { return nil }
        return try plan(name, profile, path: [name])
    }

    /// - Parameter path: The profiles so far, this one included; one alone is the selected one.
    private func plan(
        _ name: String, _ profile: ProfileSection, path: [String]
    ) throws(CredentialsError) -> ProfilePlan? {
        // A source's own keys count before its role, those of the selected profile do not.
        if path.count > 1, let keys = try keys(of: name, profile) {
            return ProfilePlan(profile: name, base: .keys(keys))
        }
        if let arn = profile["role_arn"] {
            let names = (profile["source_profile"], profile["credential_source"])
            guard names == (nil, nil), profile["web_identity_token_file"] != nil else {
                var plan = try source(of: name, names, path: path)
                plan.roles.append(role(arn, profile))
                return plan
            }
        }
        return try base(of: name, profile).map { ProfilePlan(profile: name, base: $0) }
    }

    private func source(
        of name: String, _ names: (profile: String?, named: String?), path: [String]
    ) throws(CredentialsError) -> ProfilePlan {
        switch names {
        case (nil, nil):
            throw broken(name, "it has a role_arn, and neither source_profile nor credential_source")
        case (.some, .some):
            throw broken(name, "it has both source_profile and credential_source; one of the two has to go")
        case (nil, let named?):
            guard let source = ProfilePlan.NamedSource(rawValue: named) else {
                throw broken(
                    name,
                    "its credential_source is \(Excerpt.of(named)), and not Environment, Ec2InstanceMetadata or "
                        + "EcsContainer")
            }
            return ProfilePlan(profile: name, base: .named(source))
        case (let next?, nil):
            return try sourceProfile(next, of: name, path: path)
        }
    }

    private func sourceProfile(
        _ next: String, of name: String, path: [String]
    ) throws(CredentialsError) -> ProfilePlan {
        guard let profile = files.profiles[next] else {
            throw broken(name, "its source_profile \(next) is in neither file")
        }
        // A profile may be its own source, when it has keys.
        if next == name, let keys = try keys(of: next, profile) {
            return ProfilePlan(profile: next, base: .keys(keys))
        }
        guard !path.contains(next) else {
            throw broken(name, "its source_profile goes round in a circle: \((path + [next]).joined(separator: " → "))")
        }
        guard let plan = try plan(next, profile, path: path + [next]) else {
            throw broken(name, "its source_profile \(next) has no credentials")
        }
        return plan
    }

    /// What a profile has, when it is no role with a source; in the order in which that counts.
    private func base(of name: String, _ profile: ProfileSection) throws(CredentialsError) -> ProfilePlan.Base? {
        if let identity = try WebIdentity(profile, name: name) { return .webIdentity(identity) }
        if let singleSignOn = try SSOProfile(profile, name: name, files: files) { return .singleSignOn(singleSignOn) }
        if let session = profile["login_session"] { return .login(session: session) }
        if let command = profile["credential_process"] {
            return .process(command: command, accountID: profile["aws_account_id"])
        }
        return try keys(of: name, profile).map { .keys($0) }
    }

    private func keys(of name: String, _ profile: ProfileSection) throws(CredentialsError) -> Credentials? {
        let (accessKeyID, secret) = (profile["aws_access_key_id"], profile["aws_secret_access_key"])
        guard accessKeyID != nil || secret != nil else { return nil }
        let source = "profile \(name)"
        guard let accessKeyID else { throw .incomplete(source: source, missing: "aws_access_key_id") }
        guard let secret else { throw .incomplete(source: source, missing: "aws_secret_access_key") }
        let token = profile["aws_session_token"] ?? profile["aws_security_token"]
        return Credentials(
            accessKeyID: accessKeyID, secretAccessKey: Secret(secret), sessionToken: token.map(Secret.init),
            accountID: profile["aws_account_id"], source: .profile(name: name, file: files.fileOfKeys(of: name)))
    }

    private func role(_ arn: String, _ profile: ProfileSection) -> ProfilePlan.Role {
        ProfilePlan.Role(
            arn: arn, sessionName: profile["role_session_name"], externalID: profile["external_id"],
            mfaSerial: profile["mfa_serial"], durationSeconds: profile["duration_seconds"].flatMap { Int($0) })
    }

    private func broken(_ name: String, _ reason: String) -> CredentialsError {
        .broken(source: "profile \(name)", reason: reason)
    }
}
