// Domain names, records, key tags, digests: bytes in, answers out.
