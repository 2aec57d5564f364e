internal import DocumentCore

/// Takes the posts of a thread whole: what the model of content sees in some of them is content in all.
enum ThreadContent {
  /// The share of the bytes in elements of one kind that has to be content already.
  private static let leastShare = 0.3

  /// Gives blocks of posts the role of content where most of what stands in elements like theirs has it.
  static func complete(
    _ stream: inout BlockStream, _ outline: PageOutline, _ posts: [DraftPost],
    _ cancellation: Cancellation
  ) throws(CancellationError) {
    guard posts.count > 1 else { return }
    var cancellation = cancellation
    var seen = KeyMap<(content: Int, all: Int)>()
    for post in posts {
      for index in post.blocks where outline.places[index] >= 0 {
        try cancellation.step(8)
        let block = stream.blocks[index]
        let key = key(outline, outline.places[index])
        var counts = seen[key] ?? (0, 0)
        counts.all += block.span.count
        if block.role == .content { counts.content += block.span.count }
        seen[key] = counts
      }
    }
    for post in posts {
      for index in post.blocks where outline.places[index] >= 0 {
        try cancellation.step(8)
        let block = stream.blocks[index]
        guard block.role != .control, block.role != .title,
          let counts = seen[key(outline, outline.places[index])],
          Double(counts.content) >= leastShare * Double(counts.all)
        else { continue }
        stream.blocks[index].role = .content
      }
    }
  }

  /// Equal for elements of one tag and class in others of one tag and class.
  private static func key(_ outline: PageOutline, _ place: Int) -> UInt64 {
    let parent = outline[place].parent
    let outer = parent < 0 ? 0 : outline[parent].signature
    return (outline[place].signature &* 31) ^ outer
  }
}
