import DNSSEC

/// Public keys of the kinds that the sandbox shows and does not sign with.
///
/// Each was made for this with `openssl genpkey`; its private half was thrown away. All keys of a kind share it.
enum FixedPublicKeys {
    static let rsa2048 = decoded(
        """
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvlCbFwj2SK9X1CSnHJxfJc2nrsbTqQ59GVBoGxFuc8IC63hgZVkllXje\
        BpmvsCKcd9fOGv8jEG+rbOFxxtHHHs6ShFacNSUv5wFAjxVcdAkYmj/R9ZQMsap+/CSFEnrM8JGJhy98xExOvdds9KeyxIc9sSQ4\
        4PGYpvM6uL6YQODIirY5lhYQSN5H0zjtjRFMo160iEIOLBYlTj9vGnhdfoPhlkjmc+Z7Ey4LZPDgGgVRlhtHepaX34uOgFtYhrm7\
        LL8orQ0m134lyDdWOdZUd1J9I1ymdyLBlkE7XiuW5ak7fnv2m7T8vgUF3+eHJp8o+PvU46B03Ny+LAJSQr8A7wIDAQAB
        """)

    static let rsa3072 = decoded(
        """
        MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAiUwmW7SE5kisLbQxznhKbTA09v+J1CV6hVfhL5X2GywSQbPMqRr/7P5C\
        ttf5CnQ3nmaAc/zFcBBq/ZqaAtSen8pXW2ids7uhgfI1FCeR3FTrbznmL5ykD0VJtiM2e8OcQZceBD6CPXHloi4fcGEpb56SGyCR\
        iyI6JK9iZ5eiwz1atcMe7tCqydgwr05eKGlGDZIdDPRGG62VkXtGWJBQSClXjjAoyIhgqzbGNFnRm/idcqcI4kI6osGvMD2ELCKi\
        Th2sXBujfxPpf4jlTJLF8epRNU3TfBwLBMTEG5T/goY1ndZdcp/VQyIPfEeOwshnge95oUJDGYgzvQJSduss6wrx7LYuopBnrU2M\
        nCeowcgMWIQ9GVQnJgJkjs2Qn9VFHf7Y9A8zbvwXE6+Oh8UgrTrxg80TgbMj0DCurLQfKcv1+2WtmSQGQ0B2t+yz6NBsfSZ/SzVE\
        iYF0VXXBj+RoZUH+ay+qKZhBLrfnMmRxJLOTPEMWB5dJoTwu/FX38qNtAgMBAAE=
        """)

    static let rsa4096 = decoded(
        """
        MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEAzO5xZiYvSFsbjprqFz6iHhHwBPsffSk4qpZ157I9R3OKRKOPhZj/tfXq\
        91xnNWP6Ws+MjnZ/l+zHeqKnfwwQQtbyh+uWE8aW9zCWTAUUjOKBVf38v3dLaQfRZHb88QH2UUhAYao6cdVbUwDKYcZNTEwVVsFn\
        FTT1uUUer1YK3397bqIQsagnmjwTcy8ryrAJQox/SUoHwzPSoZJKzDht1LrDcy9iBArSV7zq6r1Jeqg8NX/xxOSo1pn8yb4uDBWX\
        D2eMmj32l/0gjT30dJo0KhEQd6bKcAIyByyAnzSuTcIBoh57X1TuWfd8M/kcxVe3imn0B96Q8aqFwEZCHiQ9SQcnOSRie55urDJm\
        MG699+F696WeithNlcjTOWygy5/s9ttdI0eknl50L95ycVFyTVzPjcv+n7LMyn+2tU2/R23g8ECIU1IgVLI8sHbgAM3vYgKgD4G3\
        mCbV/QxAot7r5gPwKyxmAby4lbN/XaTBmVWWZBXyiHiV8e806/4zSkAQYDZgB3WX4NzBTuHtih+vTDHCajIWuV/ZABj1vLk9XdNH\
        bSphV15KnDEW/gpdkvC3lrzCsxy7pZSEC5O3DtkfqKudGevhQc+7tPSJnX8T/ST1bJjzPGeCFjq9ie2vdQCymNqb12VfRA+n6a1O\
        wNjafPFHTWgvUr4ztGXrtMDjUk8CAwEAAQ==
        """)

    static let secp256k1 = decoded(
        """
        MFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAE+Nv+r5oEUz5KDmTDrv27BQnA6HmvlVPO4+3Ppx3el42KdpjVxpDvFpXRCVek2cvMxTfe\
        ABMOTYWx6dXyNEiRyw==
        """)

    private static func decoded(_ text: String) -> [UInt8] { (try? Base64.decode(text)) ?? [] }
}
