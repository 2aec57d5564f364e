internal import DocumentCore
internal import Glibc

/// How sure things are, so that of those that are said to be 70 % sure 70 % are right.
///
/// `make quality SETS=confidence` measures how far that holds.
enum Confidence {
  /// Of a mention, from how sure its recognizer is of it.
  static func calibrated(_ mention: Mention) -> Float {
    if mention.kind == .nationality { return 0.9 }
    if mention.kind.isName { return name(mention.confidence) }
    // The rules for times and amounts are surer than their writers were.
    return mention.kind.isContact ? mention.confidence : 0.6 + 0.4 * mention.confidence
  }

  /// Of a name, from the likelihood of its least likely token: on texts that it was not trained on the tagger is twice
  /// as sure, in logits, as it may be.
  private static func name(_ likelihood: Float) -> Float {
    let likelihood = min(max(likelihood, 0.001), 0.9999)
    return 1 / (1 + 1.05 * powf((1 - likelihood) / likelihood, 0.51))
  }
}
