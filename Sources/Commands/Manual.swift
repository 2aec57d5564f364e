internal import ArgumentParser
internal import Schema

/// The manual page, made of what --help shows.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the manual page: warraq manual | man -l -")

  func run() throws {
    let help = try JSONValue(Array(Warraq._dumpHelp().utf8))
    guard let command = help["command"] else { return }
    try Console.printResult(Array(ManualPage.page(of: command).utf8))
  }
}

/// A page in the man macros, which every troff and mandoc reads.
enum ManualPage {
  static func page(of command: JSONValue) -> String {
    var page = """
      .TH WARRAQ 1 "" "warraq \(Warraq.version)" "User Commands"
      .SH NAME
      warraq \\- \(escaped(summary(command)))
      .SH SYNOPSIS
      .B warraq
      .RI [ command ]
      .RI [ options ]
      .SH DESCRIPTION
      \(escaped(command["discussion"]?.string ?? ""))
      .SH COMMANDS

      """
    for verb in verbs(of: command) { page += section(verb) }
    page += """
      .SH EXIT STATUS
      0 where all went well, 1 where a document, a case or a call of a worker failed, 64 for arguments that make no
      sense. As a worker: 70 it gave up, 71 and 78 it could not start, 74 the host is gone, 76 the host broke the
      protocol.
      .B warraq call
      adds the status' code to 64.
      .SH SEE ALSO
      proto/README.md and examples/ of its source.

      """
    return page
  }

  /// The verbs that --help lists.
  private static func verbs(of command: JSONValue) -> [JSONValue] {
    elements(command["subcommands"]).filter {
      $0["shouldDisplay"] != .bool(false) && $0["commandName"]?.string != "help"
    }
  }

  private static func section(_ verb: JSONValue) -> String {
    let arguments = elements(verb["arguments"]).filter {
      let name = $0["preferredName"]?["name"]?.string
      return $0["shouldDisplay"] == .bool(true) && name != "help" && name != "version"
    }
    var text = ".SS \(escaped(title(of: verb, arguments)))\n\(escaped(summary(verb)))\n"
    if let discussion = verb["discussion"]?.string { text += ".PP\n\(escaped(discussion))\n" }
    for argument in arguments {
      text += ".TP\n.B \(escaped(name(of: argument)))\n\(escaped(explanation(of: argument)))\n"
    }
    return text
  }

  /// "parse [files ...]".
  private static func title(of verb: JSONValue, _ arguments: [JSONValue]) -> String {
    let places = arguments.filter { $0["kind"]?.string == "positional" }.map { argument in
      let name = (argument["valueName"]?.string ?? "") + (isRepeating(argument) ? " ..." : "")
      return argument["isOptional"] == .bool(true) ? "[\(name)]" : name
    }
    return ([verb["commandName"]?.string ?? ""] + places).joined(separator: " ")
  }

  /// "-j, --jobs number".
  private static func name(of argument: JSONValue) -> String {
    let value = argument["valueName"]?.string ?? ""
    if argument["kind"]?.string == "positional" { return value }
    let names = elements(argument["names"]).map { name in
      (name["kind"]?.string == "long" ? "--" : "-") + (name["name"]?.string ?? "")
    }
    let option = names.sorted { $0.count < $1.count }.joined(separator: ", ")
    return argument["kind"]?.string == "flag" ? option : "\(option) \(value)"
  }

  private static func explanation(of argument: JSONValue) -> String {
    var sentences = [summary(argument)]
    let values = elements(argument["allValues"]).compactMap(\.string)
    if !values.isEmpty { sentences.append("One of \(values.joined(separator: ", ")).") }
    if let value = argument["defaultValue"]?.string, !value.isEmpty {
      sentences.append("The default is \(value).")
    }
    return sentences.joined(separator: " ")
  }

  private static func summary(_ value: JSONValue) -> String {
    value["abstract"]?.string ?? ""
  }

  private static func isRepeating(_ argument: JSONValue) -> Bool {
    argument["isRepeating"] == .bool(true)
  }

  private static func elements(_ value: JSONValue?) -> [JSONValue] {
    if case .array(let elements)? = value { elements } else { [] }
  }

  /// Text in which nothing is a request of troff's.
  static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-").split(separator: "\n").map {
      $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&\($0)" : String($0)
    }.joined(separator: "\n")
  }
}
