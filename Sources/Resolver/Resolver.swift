// Asks name servers; the verdict on a chain.
