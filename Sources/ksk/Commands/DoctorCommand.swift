import ArgumentParser
import AWSCore
import FoundationEssentials
import KSKClient

/// `ksk doctor`: who am I, with which credentials, what is reachable, what can this terminal do.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Tell who you are to AWS, with which credentials, what is reachable, and what this terminal can do.",
        discussion: "Never prints a secret. Exits with 3 or 4 when AWS does not say who you are.")

    @OptionGroup var options: AWSOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        do {
            let connector = Connector(options: try ConnectionOptions(options))
            let configuration = try connector.configuration(practise: options.sandbox)
            let examination = Examination(
                configuration: configuration, profile: options.sandbox ? nil : try connector.profile)
            let (report, problem) = try await examination.report()
            if let problem {
                // Data of a command that failed is for people.
                for line in report.lines { StandardError.write(line) }
                throw problem
            }
            try output.write(report, lines: report.lines)
        } catch {
            throw CommandFailure(describing: error)
        }
    }
}

/// Asks each service something that changes nothing.
struct Examination {
    let configuration: ClientConfiguration
    let profile: String?

    /// What was found, and why AWS did not say who asks, when it did not.
    func report() async throws -> (DoctorReport, problem: (any Error)?) {
        var report = try blankReport(configuration)
        let client: AWSClient
        do {
            let configuration = try await configuration.inRegionOfCredentials()
            report = try blankReport(configuration)
            client = AWSClient(configuration)
            let credentials = try await configuration.credentials.credentials()
            report.credentials = DoctorReport.CredentialsObject(
                source: credentials.source.description, profile: profile,
                expiration: credentials.expiration?.formatted(.iso8601))
            let identity = try await client.send(GetCallerIdentity())
            report.identity = DoctorReport.Identity(
                account: identity.account, arn: identity.arn, userID: identity.userID)
        } catch {
            return (report, error)
        }
        report.reachable = [
            "Route 53": await answer(of: ListHostedZones(maxItems: 1), client),
            "KMS": await answer(of: ListKeys(limit: 1), client),
            "Route 53 Domains": await answer(of: ListDomains(maxItems: 1), client),
        ]
        return (report, nil)
    }

    /// What is known before anything is asked.
    private func blankReport(_ configuration: ClientConfiguration) throws -> DoctorReport {
        let client = AWSClient(configuration)
        return DoctorReport(
            region: configuration.region.rawValue,
            endpoints: DoctorReport.Endpoints(
                route53: try endpoint(of: ListHostedZones(), client), kms: try endpoint(of: ListKeys(), client),
                sts: try endpoint(of: GetCallerIdentity(), client), domains: try endpoint(of: ListDomains(), client)),
            terminal: .current(in: .current))
    }

    private func endpoint(of operation: some AWSCore.Operation, _ client: AWSClient) throws -> String {
        let request = try client.preview(operation)
        return "\(request.scheme)://\(request.authority)"
    }

    private func answer(of operation: some AWSCore.Operation, _ client: AWSClient) async -> String {
        do {
            _ = try await client.send(operation)
            return "answers"
        } catch let error as AWSError {
            return "answers, and refuses \(error.operation): \(error.code)"
        } catch {
            return "\(error)"
        }
    }
}
