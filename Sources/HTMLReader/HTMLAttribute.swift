/// One attribute of an element.
package struct HTMLAttribute: BitwiseCopyable, Sendable {
  /// The namespace that foreign elements give to a few attributes.
  package enum Namespace: UInt8, BitwiseCopyable, Sendable {
    /// No namespace, as for nearly every attribute.
    case none
    /// `http://www.w3.org/1999/xlink`.
    case xlink
    /// `http://www.w3.org/XML/1998/namespace`.
    case xml
    /// `http://www.w3.org/2000/xmlns/`.
    case xmlns
  }

  /// The name, local where there is a namespace.
  package internal(set) var name: AttributeName
  /// The namespace.
  package internal(set) var namespace = Namespace.none
  let nameStart: Int32
  let nameEnd: Int32
  var valueStart: Int32
  var valueEnd: Int32
  /// The value's first piece; -1 for one verbatim piece.
  var firstPiece: Int32 = -1

  /// The name's bytes in the input, in the letter case they were written in.
  package var nameRange: Range<Int> {
    Int(nameStart)..<Int(nameEnd)
  }

  /// The value's bytes in the input, without quotes; empty after the name where there is no value.
  package var valueRange: Range<Int> {
    Int(valueStart)..<Int(valueEnd)
  }
}
