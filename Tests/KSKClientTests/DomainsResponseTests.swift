import AWSCore
import Foundation
import KSKClient
import Testing

struct DomainsResponseTests {
    @Test func `domains are listed page by page`() throws {
        let first = ListDomains(maxItems: 1)
        let page = try first.response(
            """
            {"Domains": [{"DomainName": "example.com", "AutoRenew": true, "Expiry": 1.7954622E9}],
             "NextPageMarker": "m"}
            """)
        let expiry = Date(timeIntervalSince1970: 1_795_462_200)
        #expect(page.domains == [ListDomains.Domain(name: "example.com", renewsItself: true, expiry: expiry)])
        #expect(first.next(after: page) == ListDomains(marker: "m", maxItems: 1))
        #expect(ListDomains(marker: "m").next(after: page) == nil)
        for body in ["{}", "{\"Domains\": []}", "{\"Domains\": null, \"NextPageMarker\": \"\"}"] {
            #expect(try first.next(after: first.response(body)) == nil)
        }
    }

    @Test func `a domain's detail has its servers and keys, and no people`() throws {
        let detail = try GetDomainDetail(domainName: "example.com").response(
            """
            {"DomainName": "example.com", "Nameservers": [{"Name": "ns-1.awsdns-1.com", "GlueIps": []}],
             "RegistrarName": "Amazon Registrar, Inc.", "StatusList": ["ok"], "AdminContact": {"FirstName": "A"},
             "DnssecKeys": [{"Algorithm": 13, "Flags": 257, "PublicKey": "AQID", "DigestType": 2, "Digest": "AB",
             "KeyTag": 55648, "Id": "i"}]}
            """)
        let key = DelegationSignerKey(
            algorithm: 13, flags: 257, publicKey: "AQID", digestType: 2, digest: "AB", keyTag: 55648, id: "i")
        #expect(
            detail
                == GetDomainDetail.Response(
                    domainName: "example.com", nameServers: ["ns-1.awsdns-1.com"],
                    registrarName: "Amazon Registrar, Inc.", statuses: ["ok"], delegationSigners: [key]))
    }

    @Test func `what the registrar does has an id to ask for`() throws {
        let associate = AssociateDelegationSignerToDomain(domainName: "example.com", publicKey: "AQID")
        #expect(try associate.response("{\"OperationId\": \"o\"}") == "o")
        let disassociate = DisassociateDelegationSignerFromDomain(domainName: "example.com", id: "i")
        #expect(try disassociate.response("{\"OperationId\": \"o\"}") == "o")
        let detail = try GetOperationDetail(id: "o").response(
            """
            {"OperationId": "o", "Status": "IN_PROGRESS", "DomainName": "example.com", "Type": "ADD_DNSSEC",
             "SubmittedDate": 1795462200.5}
            """)
        #expect(detail.status == .inProgress)
        #expect(detail.submittedAt == Date(timeIntervalSince1970: 1_795_462_200.5))
        #expect(throws: ReplyError.self) { try associate.response("{}") }
        #expect(throws: ReplyError.self) { try GetOperationDetail(id: "o").response("{}") }
    }

    @Test func `the registrar is in us-east-1 only, and its errors can be told apart`() async {
        let error = await #expect(throws: AWSError.self) {
            try await AssociateDelegationSignerToDomain(domainName: "a.example", publicKey: "AQID").sent(
                400, "{\"__type\": \"DnssecLimitExceeded\", \"message\": \"m\"}")
        }
        #expect(error?.code == .dnssecLimitExceeded)
        #expect(error?.service == "Route 53 Domains")
        let reply = await #expect(throws: ReplyError.self) { try await ListDomains().sent(200, "<html>") }
        #expect(reply?.endpoint == "route53domains.us-east-1.amazonaws.com:443")
    }
}
