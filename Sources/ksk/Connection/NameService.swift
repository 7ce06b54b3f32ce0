import CNameService

/// How the program looks up the addresses of hosts.
enum NameService {
    /// Asks `/etc/hosts` and DNS only, whatever `/etc/nsswitch.conf` wants beside them.
    ///
    /// The other sources are modules of the host's C library. A static program would load them, and that library with
    /// them, next to its own: where the versions differ it crashes.
    static func useFilesAndDNS() {
        // Fails only for a database that there is not.
        _ = __nss_configure_lookup("hosts", "files dns")
    }
}
