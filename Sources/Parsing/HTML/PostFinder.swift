internal import DocumentCore
internal import HTMLReader

/// Finds the comments under an article and the posts of a thread: elements of one kind that each say who wrote and when.
///
/// Elements are of one kind where tag and first class are the same but for numbers. Where most of them hold a person and
/// a time, outside of others of their kind, and a name says that it is posts or comments, or the page that it is a forum, each
/// is a post.
struct PostFinder {
  private let tree: HTMLTree
  private let outline: PageOutline
  private let stream: BlockStream
  private let statements: PageStatements
  /// Whether the page says that it is a forum: then posts need no name that says so.
  private let saysForum: Bool
  private var cancellation: Cancellation
  /// By node, the place in the outline of the element that it is or is in; -1 for none.
  private var places: [Int32] = []
  /// By element, its kind among ``families``; -1 for those that are of none.
  private var family: [Int32] = []
  private var families: [Family] = []
  /// By element, whether it is in one that may be a post.
  private var isCovered: [Bool] = []
  private var marks: [Mark] = []

  private struct Family {
    var members: [Int] = []
    /// Says by its name that it is comments or posts.
    var isTelling = false
    /// That it is comments, replies or answers.
    var isComment = false
  }

  /// What tells who wrote, or when.
  private struct Mark {
    let node: Int
    let isTime: Bool
    /// By an element's attributes, not by its text.
    var isStated = false
    /// ISO 8601, of times that say their date; the person's name is read where it is wanted.
    var value: Sourced?
  }

  /// More than this is not looked at.
  private static let mostMarks = 20_000
  private static let deepest = 64

  /// What posts a page has, if it is one thing or the other.
  struct Posts {
    /// Of a thread, those of its comments among them.
    var thread: [DraftPost] = []
    /// Comments under something else.
    var comments: [DraftPost] = []

    /// The posts of a page of a kind.
    func on(_ kind: PageKind) -> [DraftPost] { kind == .forum ? thread : comments }
  }

  /// The posts of a page, in order; none on most pages.
  static func find(
    _ statements: PageStatements, _ hints: [ElementHints], _ selection: ContentSelector.Selection,
    _ signals: PageSignals, _ cancellation: Cancellation
  ) throws(CancellationError) -> Posts {
    var finder = PostFinder(statements, selection, signals, cancellation)
    try finder.group()
    guard finder.families.contains(where: finder.mayBePosts) else { return Posts() }
    try finder.mark(hints)
    return try finder.posts()
  }

  private init(
    _ statements: PageStatements, _ selection: ContentSelector.Selection, _ signals: PageSignals,
    _ cancellation: Cancellation
  ) {
    tree = statements.tree
    self.statements = statements
    outline = selection.outline
    stream = selection.stream
    saysForum = signals.saysForum
    self.cancellation = cancellation
  }

  // MARK: - Elements of one kind

  private mutating func group() throws(CancellationError) {
    family = [Int32](repeating: -1, count: outline.elements.count)
    var known = KeyMap<Int32>(capacity: 64)
    for (place, element) in outline.elements.enumerated() {
      try cancellation.step(64)
      guard let (key, telling) = kind(of: element) else { continue }
      let number = known[key] ?? Int32(families.count)
      if Int(number) == families.count {
        known[key] = number
        families.append(Family())
      }
      family[place] = number
      families[Int(number)].members.append(place)
      if telling != .none { families[Int(number)].isTelling = true }
      if telling == .comment { families[Int(number)].isComment = true }
    }
  }

  /// The key of an element's tag and of the letters that its first class, or else its id, begins with; nil for elements
  /// that hold no post.
  private func kind(of element: PageOutline.Element) -> (key: UInt64, telling: Telling)? {
    switch element.name {
    case .div, .li, .article, .section, .tr, .table, .dl, .dd, .tbody, .td, .blockquote, .ol, .ul:
      break
    default: if tree.bytes(of: element.name).contains(0x2D) { break } else { return nil }
    }
    if !element.hints.isDisjoint(with: [.navigation, .advertisement, .related]),
      !element.hints.contains(.comment)
    {
      return nil
    }
    guard
      let attribute = tree.attribute(of: element.node, named: .class)
        ?? tree.attribute(of: element.node, named: .id)
    else { return nil }
    var key = TextKey.seed ^ UInt64(element.name.rawValue)
    var word = TextKey.seed
    var length = 0
    var telling = element.hints.contains(.comment) ? Telling.comment : .none
    func close() {
      if let found = Self.telling[word] { telling = telling == .comment ? .comment : found }
      word = TextKey.seed
    }
    for offset in attribute.valueRange.prefix(60) {
      let byte = tree.input[offset]
      if byte <= 0x20 {
        if length > 0 { break }
        continue
      }
      let lower = byte | 0x20
      guard lower &- 0x61 < 26 else {
        close()
        if byte &- 0x30 < 10 { break }
        key = TextKey.mix(key, byte)
        continue
      }
      if byte != lower { close() }
      word = TextKey.mix(word, lower)
      key = TextKey.mix(key, byte)
      length += 1
    }
    close()
    return length > 0 ? (key, telling) : nil
  }

  /// What a name tells of what elements are.
  private enum Telling {
    case none, post, comment
  }

  private static let telling = KeyMap(words: [
    (Telling.post, "post message msg question thread topic beitrag"),
    (.comment, "comment comments reply replies answer review commentaire kommentar comentario"),
  ])

  /// Whether elements of a kind may be posts: several where a name or the page says so, and one by itself where its name says
  /// that it is a comment.
  private func mayBePosts(_ family: Family) -> Bool {
    family.isComment || family.members.count > 1 && (family.isTelling || saysForum)
  }

  // MARK: - Who and when

  private mutating func mark(_ hints: [ElementHints]) throws(CancellationError) {
    isCovered = [Bool](repeating: false, count: outline.elements.count)
    for place in isCovered.indices {
      let own = family[place] < 0 ? nil : families[Int(family[place])]
      let above = outline[place].parent
      isCovered[place] = own.map(mayBePosts) ?? false || above >= 0 && isCovered[above]
    }
    try locate()
    let nodes = tree.nodes
    for node in nodes.indices where marks.count < Self.mostMarks {
      let own = nodes[node]
      guard own.kind == .element, places[node] >= 0, isCovered[Int(places[node])] else { continue }
      try cancellation.step(64)
      if own.name == .time || hints[node].contains(.dateline) || hasDate(node) {
        let value = statements.stated(node).flatMap { DateReader.read($0) }
        if own.name == .time || value != nil {
          marks.append(Mark(node: node, isTime: true, isStated: value != nil, value: value))
          continue
        }
      }
      if own.name == .a, let href = tree.attribute(of: node, named: .href),
        PageStatements.leadsToPerson(href, in: tree)
      {
        marks.append(Mark(node: node, isTime: false))
      } else if hints[node].contains(.byline) || isNamed(node) {
        marks.append(Mark(node: node, isTime: false))
      }
    }
    try markTexts()
    marks = try cancellation.sorted(marks) { $0.node < $1.node }
  }

  /// Finds the element of the outline that each node is in.
  private mutating func locate() throws(CancellationError) {
    let nodes = tree.nodes
    places = [Int32](repeating: -1, count: nodes.count)
    for (place, element) in outline.elements.enumerated() { places[element.node] = Int32(place) }
    for node in nodes.indices where places[node] < 0 {
      try cancellation.step()
      // Nearly all parents come before their children, but for those that the parser moved.
      let parent = Int(nodes[node].parent)
      if parent >= 0, parent < node { places[node] = places[parent] }
    }
  }

  private func hasDate(_ node: Int) -> Bool {
    tree.attribute(of: node, named: .datetime) != nil
  }

  /// Whether a class of an element has a word that forums give the names of members.
  private func isNamed(_ node: Int) -> Bool {
    guard let attribute = tree.attribute(of: node, named: .class) else { return false }
    var word = TextKey.seed
    for offset in attribute.valueRange.prefix(60) {
      let lower = tree.input[offset] | 0x20
      if lower &- 0x61 < 26 {
        word = TextKey.mix(word, lower)
      } else {
        if Self.names[word] != nil { return true }
        word = TextKey.seed
      }
    }
    return Self.names[word] != nil
  }

  private static let names = KeyMap(words: [
    (true, "username user nickname nick poster handle commenter fn member screenname")
  ])

  /// Short blocks that say a date, or how long ago.
  private mutating func markTexts() throws(CancellationError) {
    for (index, block) in stream.blocks.enumerated()
    where block.span.count < 160 && marks.count < Self.mostMarks {
      let place = outline.places[index]
      guard place >= 0, isCovered[place] else { continue }
      try cancellation.step(block.span.count * 4)
      guard outline.measures[index].digits > 0 else { continue }
      let dates = DateReader.dates(in: stream.text, block.span.range)
      if let date = dates.first(where: { $0.label != .other }) {
        marks.append(
          Mark(
            node: block.node, isTime: true,
            value: Sourced(
              date.value, origin: .visibleText, confidence: 0.6,
              input: stream.input(of: Span(date.range)))))
      } else if RelativeTime.isTold(in: stream.text, block.span.range) {
        marks.append(Mark(node: block.node, isTime: true))
      }
    }
  }

  // MARK: - Posts

  /// A member of a family that holds a person and a time of its own.
  private struct Candidate {
    let place: Int
    let persons: [Int]
    let times: [Int]
  }

  private mutating func posts() throws(CancellationError) -> Posts {
    // By element, the marks in it and in no other of its kind.
    var persons = [[Int]](repeating: [], count: outline.elements.count)
    var times = persons
    for (number, mark) in marks.enumerated() {
      var place = Int(places[mark.node])
      var seen: [Int32] = []
      var levels = 0
      while place >= 0, levels < Self.deepest {
        try cancellation.step(8)
        let own = family[place]
        if own >= 0, !seen.contains(own) {
          seen.append(own)
          if mark.isTime { times[place].append(number) } else { persons[place].append(number) }
        }
        place = outline[place].parent
        levels += 1
      }
    }
    let content = try content()
    var thread: [Candidate] = []
    var comments: [Candidate] = []
    for family in families where mayBePosts(family) {
      try cancellation.step(family.members.count * 8)
      let own = family.members.filter { place in
        !times[place].isEmpty && !persons[place].isEmpty
          && outline[place].text > outline[place].linked
      }
      guard own.count * 5 >= family.members.count * 3 else { continue }
      for place in own {
        let candidate = Candidate(place: place, persons: persons[place], times: times[place])
        thread.append(candidate)
        if isComment(place), content[place] * 3 <= content[0] { comments.append(candidate) }
      }
    }
    return Posts(
      thread: try drafts(chosen(thread)), comments: try drafts(chosen(comments)))
  }

  /// Of candidates in one another those that are posts.
  ///
  /// One that holds several of another kind, with most of its text, only holds posts. In a post others are, where their
  /// names say so, and where who wrote the post and when stands outside of them.
  private mutating func chosen(_ candidates: [Candidate]) throws(CancellationError) -> [Candidate] {
    let inOrder = try cancellation.sorted(candidates) { $0.place < $1.place }
    var number = [Int32](repeating: -1, count: outline.elements.count)
    for (index, candidate) in inOrder.enumerated() { number[candidate.place] = Int32(index) }
    // By candidate and kind, how many stand in it and how much of its text they have.
    var held = KeyMap<(count: Int, text: Int)>()
    var isContainer = [Bool](repeating: false, count: inOrder.count)
    for candidate in inOrder {
      let own = family[candidate.place]
      var above = outline[candidate.place].parent
      var levels = 0
      while above >= 0, levels < Self.deepest {
        try cancellation.step(8)
        // Replies inside replies of their kind are no more than replies.
        if family[above] == own { break }
        if number[above] >= 0 {
          let outer = Int(number[above])
          // Spread over the map, which takes keys for hashes.
          let key = (UInt64(outer) << 32 | UInt64(own) + 1) &* 0x9E37_79B9_7F4A_7C15
          var counts = held[key] ?? (0, 0)
          counts.count += 1
          counts.text += outline[candidate.place].text
          held[key] = counts
          if counts.count > 1, counts.text * 5 >= outline[inOrder[outer].place].text * 3 {
            isContainer[outer] = true
          }
        }
        above = outline[above].parent
        levels += 1
      }
    }
    var isChosen = [Bool](repeating: false, count: inOrder.count)
    for (index, candidate) in inOrder.enumerated() {
      try cancellation.step(16)
      if isContainer[index] { continue }
      var above = outline[candidate.place].parent
      var levels = 0
      while above >= 0, levels < Self.deepest, number[above] < 0 || !isChosen[Int(number[above])] {
        above = outline[above].parent
        levels += 1
      }
      guard above >= 0, number[above] >= 0, isChosen[Int(number[above])] else {
        isChosen[index] = true
        continue
      }
      let outer = inOrder[Int(number[above])]
      let isOwn = family[outer.place] == family[candidate.place]
      isChosen[index] =
        isOwn
        || families[Int(family[candidate.place])].isComment
          && outer.persons.first != candidate.persons.first
          && outer.times.first != candidate.times.first
    }
    return inOrder.indices.filter { isChosen[$0] }.map { inOrder[$0] }
  }

  /// By element, the bytes of main content in it.
  private mutating func content() throws(CancellationError) -> [Int] {
    var bytes = [Int](repeating: 0, count: outline.elements.count)
    for (index, block) in stream.blocks.enumerated() where block.role == .content {
      if outline.places[index] >= 0 { bytes[outline.places[index]] += block.span.count }
    }
    for place in bytes.indices.reversed() {
      try cancellation.step()
      let above = outline[place].parent
      if above >= 0 { bytes[above] += bytes[place] }
    }
    return bytes
  }

  private func isComment(_ place: Int) -> Bool {
    outline[place].levels[ElementHints.comment.rawValue.trailingZeroBitCount] < 31
  }

  private mutating func drafts(_ chosen: [Candidate]) throws(CancellationError) -> [DraftPost] {
    var candidate = [Int32](repeating: -1, count: outline.elements.count)
    for (number, post) in chosen.enumerated() { candidate[post.place] = Int32(number) }
    // By element, the post it is in and how many are around that.
    var post = candidate
    var depth = [Int32](repeating: -1, count: outline.elements.count)
    for place in post.indices {
      try cancellation.step(8)
      let above = outline[place].parent
      if above >= 0 { depth[place] = depth[above] }
      if post[place] >= 0 {
        depth[place] += 1
      } else if above >= 0 {
        post[place] = post[above]
      }
    }
    // Its blocks up to the first of a post inside.
    var ranges = [Range<Int>?](repeating: nil, count: chosen.count)
    var last = -1
    for (index, place) in outline.places.enumerated() where place >= 0 {
      try cancellation.step(8)
      let number = Int(post[place])
      defer { last = number }
      guard number >= 0 else { continue }
      if let range = ranges[number] {
        if last == number { ranges[number] = range.lowerBound..<index + 1 }
      } else {
        ranges[number] = index..<index + 1
      }
    }
    var drafts: [DraftPost] = []
    for (number, range) in ranges.enumerated() {
      try cancellation.step(64)
      guard let range else { continue }
      let own = chosen[number]
      drafts.append(
        DraftPost(
          blocks: range, author: person(own),
          published: published(own),
          depth: Int(depth[own.place])))
    }
    return try cancellation.sorted(drafts) { $0.blocks.lowerBound < $1.blocks.lowerBound }
  }

  /// The longest name of somebody, in bytes and in words.
  private static let longestName = 60
  private static let mostWords = 3

  /// The name that a post shows first: one that stands by itself in its element, or else what reads like one.
  private func person(_ candidate: Candidate) -> Sourced? {
    var other: Sourced?
    for number in candidate.persons.prefix(8) {
      let node = marks[number].node
      guard var person = statements.visible(node, .visibleText, 0.8) else { continue }
      let byline = AuthorNames.read(person.value)
      guard let name = byline.names.first, !name.keys.isEmpty else { continue }
      let isAlone =
        name.text.utf8.count > 1 && person.value.utf8.count <= Self.longestName
        && name.keys.count <= Self.mostWords
        && statements.texts(node).count == 1 && DateReader.read(person.value) == nil
      // Members may have names that no byline would: they are taken as they are.
      let isWhole = !byline.isIntroduced && byline.names.count == 1 && byline.isCut
      if !(isAlone && isWhole) { person.value = name.text }
      person = person.cut(in: tree.input)
      if isAlone { return person }
      person.confidence = 0.5
      other = other ?? person
    }
    return other
  }

  /// When a post says that it was written: by an element for that, else by a date in its text, but not one that says since
  /// when somebody has been a member.
  private func published(_ candidate: Candidate) -> Sourced? {
    let times = candidate.times.map { marks[$0] }
    return (times.first { $0.isStated && $0.value != nil } ?? times.first { $0.value != nil })?
      .value
  }
}

/// A comment or post before the blocks are chosen.
struct DraftPost {
  /// Of the stream.
  let blocks: Range<Int>
  let author: Sourced?
  let published: Sourced?
  /// How many posts are around it.
  let depth: Int
}
