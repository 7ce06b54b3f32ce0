// Everything that all AWS services share.
