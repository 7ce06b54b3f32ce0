// The same services, emulated.
