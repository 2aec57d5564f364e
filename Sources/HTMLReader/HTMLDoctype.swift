/// The parts of a document type declaration.
package struct HTMLDoctype: Hashable, Sendable {
  /// The name, lower-cased; `nil` where there is none.
  package var name: [UInt8]?
  /// The public identifier.
  package var publicID: [UInt8]?
  /// The system identifier.
  package var systemID: [UInt8]?
  /// Whether the declaration is malformed in a way that asks for quirks mode.
  package var forcesQuirks = false

  /// A doctype without parts.
  package init() {}
}

/// How far a page asks to be laid out as browsers did before the standards.
package enum HTMLQuirksMode: UInt8, Sendable {
  /// No quirks.
  case none
  /// Almost standards mode.
  case limited
  /// Quirks mode, in which a `table` does not close a `p`.
  case full
}

extension HTMLDoctype {
  /// The mode a document takes from its doctype, as the "initial" insertion mode prescribes.
  var quirksMode: HTMLQuirksMode {
    let publicID = publicID.map(lowerCased)
    let systemID = systemID.map(lowerCased)
    if forcesQuirks || name != Array("html".utf8) || isQuirky(publicID, systemID) {
      return .full
    }
    guard let publicID else { return .none }
    if limitedPrefixes.contains(where: { publicID.starts(with: $0.utf8) }) {
      return .limited
    }
    let html401 = html401Prefixes.contains { publicID.starts(with: $0.utf8) }
    return html401 && systemID != nil ? .limited : .none
  }

  private func isQuirky(_ publicID: [UInt8]?, _ systemID: [UInt8]?) -> Bool {
    if let systemID, systemID.elementsEqual(quirkySystemID.utf8) { return true }
    guard let publicID else { return false }
    if quirkyPublicIDs.contains(where: { publicID.elementsEqual($0.utf8) }) { return true }
    if quirkyPrefixes.contains(where: { publicID.starts(with: $0.utf8) }) { return true }
    return systemID == nil && html401Prefixes.contains { publicID.starts(with: $0.utf8) }
  }
}

private func lowerCased(_ bytes: [UInt8]) -> [UInt8] {
  bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
}

private let quirkySystemID = "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd"
private let quirkyPublicIDs = [
  "-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html",
]
private let html401Prefixes = [
  "-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//",
]
private let limitedPrefixes = [
  "-//w3c//dtd xhtml 1.0 frameset//", "-//w3c//dtd xhtml 1.0 transitional//",
]
private let quirkyPrefixes = [
  "+//silmaril//dtd html pro v0r11 19970101//",
  "-//as//dtd html 3.0 aswedit + extensions//",
  "-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
  "-//ietf//dtd html 2.0 level 1//",
  "-//ietf//dtd html 2.0 level 2//",
  "-//ietf//dtd html 2.0 strict level 1//",
  "-//ietf//dtd html 2.0 strict level 2//",
  "-//ietf//dtd html 2.0 strict//",
  "-//ietf//dtd html 2.0//",
  "-//ietf//dtd html 2.1e//",
  "-//ietf//dtd html 3.0//",
  "-//ietf//dtd html 3.2 final//",
  "-//ietf//dtd html 3.2//",
  "-//ietf//dtd html 3//",
  "-//ietf//dtd html level 0//",
  "-//ietf//dtd html level 1//",
  "-//ietf//dtd html level 2//",
  "-//ietf//dtd html level 3//",
  "-//ietf//dtd html strict level 0//",
  "-//ietf//dtd html strict level 1//",
  "-//ietf//dtd html strict level 2//",
  "-//ietf//dtd html strict level 3//",
  "-//ietf//dtd html strict//",
  "-//ietf//dtd html//",
  "-//metrius//dtd metrius presentational//",
  "-//microsoft//dtd internet explorer 2.0 html strict//",
  "-//microsoft//dtd internet explorer 2.0 html//",
  "-//microsoft//dtd internet explorer 2.0 tables//",
  "-//microsoft//dtd internet explorer 3.0 html strict//",
  "-//microsoft//dtd internet explorer 3.0 html//",
  "-//microsoft//dtd internet explorer 3.0 tables//",
  "-//netscape comm. corp.//dtd html//",
  "-//netscape comm. corp.//dtd strict html//",
  "-//o'reilly and associates//dtd html 2.0//",
  "-//o'reilly and associates//dtd html extended 1.0//",
  "-//o'reilly and associates//dtd html extended relaxed 1.0//",
  "-//sq//dtd html 2.0 hotmetal + extensions//",
  "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
  "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
  "-//spyglass//dtd html 2.0 extended//",
  "-//sun microsystems corp.//dtd hotjava html//",
  "-//sun microsystems corp.//dtd hotjava strict html//",
  "-//w3c//dtd html 3 1995-03-24//",
  "-//w3c//dtd html 3.2 draft//",
  "-//w3c//dtd html 3.2 final//",
  "-//w3c//dtd html 3.2//",
  "-//w3c//dtd html 3.2s draft//",
  "-//w3c//dtd html 4.0 frameset//",
  "-//w3c//dtd html 4.0 transitional//",
  "-//w3c//dtd html experimental 19960712//",
  "-//w3c//dtd html experimental 970421//",
  "-//w3c//dtd w3 html//",
  "-//w3o//dtd w3 html 3.0//",
  "-//webtechs//dtd mozilla html 2.0//",
  "-//webtechs//dtd mozilla html//",
]
