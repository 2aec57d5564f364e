/// One attribute of an element.
@frozen
@usableFromInline package struct HTMLAttribute: BitwiseCopyable, Sendable {
  /// The namespace that foreign elements give to a few attributes.
  @frozen
  @usableFromInline package enum Namespace: UInt8, BitwiseCopyable, Sendable {
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
  @usableFromInline package internal(set) var name: AttributeName
  /// The namespace.
  @usableFromInline package internal(set) var namespace = Namespace.none
  @usableFromInline let nameStart: Int32
  @usableFromInline let nameEnd: Int32
  @usableFromInline var valueStart: Int32
  @usableFromInline var valueEnd: Int32
  /// The value's first piece; -1 for one verbatim piece.
  @usableFromInline var firstPiece: Int32 = -1

  /// The name's bytes in the input, in the letter case they were written in.
  @inlinable package var nameRange: Range<Int> {
    Int(nameStart)..<Int(nameEnd)
  }

  /// Whether the bytes in the input are the value as they are.
  @inlinable package var isVerbatim: Bool { firstPiece < 0 }

  /// The value's bytes in the input, without quotes; empty after the name where there is no value.
  @inlinable package var valueRange: Range<Int> {
    Int(valueStart)..<Int(valueEnd)
  }
}
