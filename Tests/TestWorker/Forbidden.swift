internal import CPlatform
internal import Glibc

/// What a handler that was taken over would try.
enum Forbidden {
  /// One line a deed, with its name and how it went: "done", or the system's name of the error.
  static func tryAll() -> String {
    [
      ("open", outcome { open("/etc/passwd", O_RDONLY) }),
      ("create", outcome { open("/tmp/warraq-forbidden", O_WRONLY | O_CREAT, 0o600) }),
      ("socket", outcome { socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) }),
      ("connect", outcome { connectNowhere() }),
      ("fork", outcome { warraq_fork() }),
      ("exec", outcome { execute() }),
      ("kill", outcome { kill(1, 0) }),
      ("own", outcome { fcntl(2, F_SETOWN, 1) }),
      ("unlink", outcome { unlink("/tmp/warraq-forbidden") }),
    ].map { "\($0.0): \($0.1)" }.joined(separator: "\n")
  }

  private static func outcome(_ deed: () -> Int32) -> String {
    errno = 0
    let result = deed()
    if result == 0, errno == 0 { return "done" }
    return result > 0
      ? "done" : errno == EPERM ? "EPERM" : errno == EACCES ? "EACCES" : "errno \(errno)"
  }

  private static func connectNowhere() -> Int32 {
    var address = sockaddr()
    return connect(-1, &address, socklen_t(MemoryLayout<sockaddr>.size))
  }

  private static func execute() -> Int32 {
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("true"), nil]
    defer { free(arguments[0]) }
    return execv("/bin/true", &arguments)
  }
}
