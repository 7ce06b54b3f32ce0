internal import DNSSEC

/// Commands that add the record at a registry.
///
/// Source: RFC 5910 section 5.2.5; a server takes DS data or key data, never both in one command.
extension DelegationHandover {
    var signerData: String {
        """
        <secDNS:dsData>
                  <secDNS:keyTag>\(signer.keyTag)</secDNS:keyTag>
                  <secDNS:alg>\(signer.algorithm.rawValue)</secDNS:alg>
                  <secDNS:digestType>\(signer.digestType.rawValue)</secDNS:digestType>
                  <secDNS:digest>\(signer.digestHex)</secDNS:digest>
                </secDNS:dsData>
        """
    }

    var keyData: String {
        """
        <secDNS:keyData>
                  <secDNS:flags>\(key.flags)</secDNS:flags>
                  <secDNS:protocol>\(key.protocolNumber)</secDNS:protocol>
                  <secDNS:alg>\(key.algorithm.rawValue)</secDNS:alg>
                  <secDNS:pubKey>\(publicKey)</secDNS:pubKey>
                </secDNS:keyData>
        """
    }

    func epp(_ data: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <epp xmlns="urn:ietf:params:xml:ns:epp-1.0">
          <command>
            <update>
              <domain:update xmlns:domain="urn:ietf:params:xml:ns:domain-1.0">
                <domain:name>\(Quoting.xml(nameWithoutDot))</domain:name>
              </domain:update>
            </update>
            <extension>
              <secDNS:update xmlns:secDNS="urn:ietf:params:xml:ns:secDNS-1.1">
                <secDNS:add>
                \(data)
                </secDNS:add>
              </secDNS:update>
            </extension>
          </command>
        </epp>
        """
    }
}
