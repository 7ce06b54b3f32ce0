// The shared client module: typed operations.
