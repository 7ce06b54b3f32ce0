import FoundationEssentials

/// The settings that a request of the control interface changes; what it does not name stays.
struct SettingsChange: Sendable {
    private var durations: [(setting: DurationSetting, duration: Duration)] = []
    private var rateLimit: Int?
    private var choices: [(name: String, word: String)] = []

    init(_ body: JSONBody) throws(ServiceError) {
        for setting in DurationSetting.all {
            if let number = try body.integer(setting.name, range: 0...setting.maximum) {
                durations.append((setting, setting.unit * number))
            }
        }
        rateLimit = try body.integer("RateLimit", range: 0...1_000_000)
        var unused = SandboxSettings()
        for (name, value) in try body.members("Choices") {
            guard let word = value.string, SettingChoice.choose(name, word, in: &unused) else {
                throw .validation("Choices", value: name, satisfying: "a name and a word that go together")
            }
            choices.append((name, word))
        }
    }

    func apply(to settings: inout SandboxSettings) {
        for (setting, duration) in durations { settings[keyPath: setting.keyPath] = duration }
        if let rateLimit { settings.route53RequestsPerSecond = rateLimit == 0 ? nil : rateLimit }
        for (name, word) in choices { _ = SettingChoice.choose(name, word, in: &settings) }
    }
}

/// A setting that is a span of time.
private struct DurationSetting: Sendable {
    /// The name in JSON, which says the unit.
    var name: String
    var unit: Duration
    /// The most units.
    var maximum: Int
    var keyPath: any WritableKeyPath<SandboxSettings, Duration> & Sendable

    static let all = [
        seconds("PropagationDelaySeconds", \.propagationDelay), seconds("RegistrarDelaySeconds", \.registrarDelay),
        seconds("NoticeDelaySeconds", \.noticeDelay), seconds("KeySignatureSeconds", \.keySignatureLifetime),
        DurationSetting(
            name: "ChangeDurationMilliseconds", unit: .milliseconds(1), maximum: 60_000, keyPath: \.changeDuration),
    ]

    private static func seconds(
        _ name: String, _ keyPath: any WritableKeyPath<SandboxSettings, Duration> & Sendable
    ) -> DurationSetting {
        DurationSetting(name: name, unit: .seconds(1), maximum: 31_536_000, keyPath: keyPath)
    }
}

extension SandboxServer {
    /// What the control interface tells.
    var status: JSONValue {
        var members: [String: JSONValue] = [
            // As it is set: 0 is no limit.
            "RateLimit": .number(Double(settings.route53RequestsPerSecond ?? 0)),
            "Choices": .object(
                Dictionary(SettingChoice.all.map { ($0.name, .string($0.word(in: settings))) }) { first, _ in first }),
        ]
        for setting in DurationSetting.all {
            members[setting.name] = .number(settings[keyPath: setting.keyPath].seconds / setting.unit.seconds)
        }
        return [
            "Time": .string(Timestamp.iso8601(accountTime)),
            "ClockAdvanceSeconds": .number(account.clockAdvanceSeconds),
            "Settings": .object(members),
            "HostedZones": .number(Double(account.zones.count)),
            "RecentOperations": .array(recentOperations.suffix(100).map(JSONValue.string)),
        ]
    }
}
