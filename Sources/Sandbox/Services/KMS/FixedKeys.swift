import DNSSEC

/// Keys that are the same in every sandbox. Each was made for this with `openssl`.
enum FixedKeys {
    /// The private key of the demonstration's RSA keys, of 2048 bits: making one would take time at each start, and
    /// pictures would differ. It opens nothing.
    static let rsa2048 = decoded(
        """
        MIIEowIBAAKCAQEAsOOJkNNz3u+l6Fg2r+12VFTdTDb2EWLEsnxyuKIoW6Cma/Qr5Awt/G7Ue2/FkfBXXxZxQXs0qOJAi9oqgjAA\
        hWndy1nmbbM+IRd6ZRdIXS1L1BvYfbGnQ8wKGUs0k0V73vd/ldGOEv0ocoLb65lppggVo/sodibd1asX+epywNZLB425yLq4SfKe\
        A3YBGGRc8yL9qjrFndREMD6KCBnOWRd9Dgjat9kFUuBiSP6syqdbT61Lux5CAsVeqH5kZou5iFBKqgAkLI6bUQZOUMJWrCfK4LHC\
        jC9PDUj9d9Yq+j54FVdKGum8H7xXG7jcAoxDkWY74m6+nwtJMoALw6+yawIDAQABAoIBABr3DMUBnwPIp5N0Qx3thqDTcQrJxBgh\
        ZNfKpdhki99v7X6+caRpgOce5BBPGSCmsUMDEk/Hnt7x4qIPJ3TCKYos+c0ijsCBVwLHZ/aaJoNhwNH8TrPWjaeFprJ1ZvXeXUQ/\
        mXj2wYA+jFhsf2b6c4MGb3oYcvIT+bQ1SUnlRgoEP9MN1BT1UNd4ANr2xxFvZhpQqAcj5IwbTuAkfs97DRXFjXsv6Bt1cMGx3mxc\
        dBAdmpzvftjtuyueOIXUS/Vrf7w0i20bOx+2sBV5lCfyfWC74+oY3wcf+rHPQRclf2VGhPSgx0YrQRELkYw/2EHPNtOAwwtPQW6U\
        VamY7wpPsiUCgYEA489+w7eLoKd+5mlYpFIFhqoEYqzcv2pWywDQuKmQGneMhHo2vOXMF/y+fpiIUbbYRgNpPXNqsQRE5j1DRW3x\
        3uKD4JQaiDeGS4eK9p438c4CilP/+Vq+/NQbSaeQEBXnIQvQ18fg7NzyjSWHY0YXBI0ZvAEZMSRpCO7R71P6HkcCgYEAxsb2I/qF\
        l6jJAyf+R30I0K5kpApSiiqguFm88nAofrpVhmOjFpkPjE5xHeor5/vfGvkCc0E3afWWXN8VTgze9X8poeQ4WCTNEsi8Cmnq38gw\
        /0JTR7aiR8y2RRfkQeXkxINwl24EIIvkGkx12ZrkDh63G8BShdWbL3GYsssx6L0CgYA9DpbeI+qDY4EKhj+gwu8COb01KTl9ACZF\
        AHHwnFmoDlSWCR90n26FG1N/IKigpg3vLejd9Hoq+Ybx4oeOKzqBT1qjLW6zBZaz1Z80HBHIeDuMEZlwnpbDsqGhqwxck1JANCeE\
        PekV8t37YIyZ2eY/bQXxsqWq2yRfpYqUx4Ao7wKBgQCk9KN6xAFtE+KMPfokdTyFgNN/1hkdE7cAhWfpgO36DMPAnJrQvABNHSN+\
        AcCh6UECbzZ7UtmbkvRO6coSVVgJPpfcAzpG23NbbT2vHqqNPuJ6Uh4uWv9cuiNgPy1rCk7ITZN39xJxt+V5dY4vIPy0QwUNgJJ7\
        AgKgYpKnfTxTuQKBgGCtTj8sPsGUW/6PWGmUCcxqNOjJxVFDJTrRuxyf52hcJ1Y0zMuxFliwQhYlou7Ii7y0I7g/oaEtYMBVS7Ii\
        cZSwh0D0vAsAICWo/z+LLpVnWAfMHR68Xm6WBAHFfS/R1lxP2AQNCu1fK5Xeb56UfEqr5uM8HJtg6cH9mYKiXmVF
        """)

    /// The public key of every key of this curve, which nothing here can compute with; its private half was thrown away.
    static let secp256k1 = decoded(
        """
        MFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAE+Nv+r5oEUz5KDmTDrv27BQnA6HmvlVPO4+3Ppx3el42KdpjVxpDvFpXRCVek2cvMxTfe\
        ABMOTYWx6dXyNEiRyw==
        """)

    private static func decoded(_ text: String) -> [UInt8] { (try? Base64.decode(text)) ?? [] }
}
