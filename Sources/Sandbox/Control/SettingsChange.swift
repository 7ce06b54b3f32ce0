/// The settings that a request of the control interface changes; what it does not name stays.
struct SettingsChange: Sendable {
    private var propagationDelay: Int?
    private var registrarDelay: Int?
    private var changeDuration: Int?
    private var rateLimit: Int?

    init(_ body: JSONBody) throws(ServiceError) {
        let seconds = 0...31_536_000
        propagationDelay = try body.integer("PropagationDelaySeconds", range: seconds)
        registrarDelay = try body.integer("RegistrarDelaySeconds", range: seconds)
        changeDuration = try body.integer("ChangeDurationMilliseconds", range: 0...60_000)
        rateLimit = try body.integer("RateLimit", range: 0...1_000_000)
    }

    func apply(to settings: inout SandboxSettings) {
        if let propagationDelay { settings.propagationDelay = .seconds(propagationDelay) }
        if let registrarDelay { settings.registrarDelay = .seconds(registrarDelay) }
        if let changeDuration { settings.changeDuration = .milliseconds(changeDuration) }
        if let rateLimit { settings.route53RequestsPerSecond = rateLimit == 0 ? nil : rateLimit }
    }
}

extension SandboxServer {
    /// What the control interface tells.
    var status: JSONValue {
        [
            "Time": .string(Timestamp.iso8601(accountTime)),
            "ClockAdvanceSeconds": .number(account.clockAdvanceSeconds),
            "Settings": [
                "PropagationDelaySeconds": .number(settings.propagationDelay.seconds),
                "RegistrarDelaySeconds": .number(settings.registrarDelay.seconds),
                "ChangeDurationMilliseconds": .number(settings.changeDuration.seconds * 1000),
                // As it is set: 0 is no limit.
                "RateLimit": .number(Double(settings.route53RequestsPerSecond ?? 0)),
            ],
            "HostedZones": .number(Double(account.zones.count)),
            "RecentOperations": .array(recentOperations.suffix(100).map(JSONValue.string)),
        ]
    }
}
