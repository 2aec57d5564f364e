internal import DocumentCore
internal import HTMLReader

/// What an element's tag, role, class and id tell of the text inside it.
struct ElementHints: OptionSet, Sendable {
  let rawValue: UInt32

  static let navigation = ElementHints(rawValue: 1 << 0)
  static let share = ElementHints(rawValue: 1 << 1)
  static let comment = ElementHints(rawValue: 1 << 2)
  static let related = ElementHints(rawValue: 1 << 3)
  static let advertisement = ElementHints(rawValue: 1 << 4)
  static let legal = ElementHints(rawValue: 1 << 5)
  /// Beside the content: sidebars, widgets, pop-ups, forms.
  static let aside = ElementHints(rawValue: 1 << 6)
  static let byline = ElementHints(rawValue: 1 << 7)
  static let dateline = ElementHints(rawValue: 1 << 8)
  static let caption = ElementHints(rawValue: 1 << 9)
  static let title = ElementHints(rawValue: 1 << 10)
  static let subtitle = ElementHints(rawValue: 1 << 11)
  /// Speaks for content.
  static let content = ElementHints(rawValue: 1 << 12)
  /// Not shown.
  static let hidden = ElementHints(rawValue: 1 << 13)
  /// Not shown to screen readers.
  static let ariaHidden = ElementHints(rawValue: 1 << 14)
  /// Begins and ends blocks.
  static let block = ElementHints(rawValue: 1 << 15)
  /// White space inside is kept.
  static let keepsSpace = ElementHints(rawValue: 1 << 16)
  /// A `details` whose summary has been read.
  static let summarized = ElementHints(rawValue: 1 << 17)

  /// Hints at text that is not the main content.
  static let boilerplate: ElementHints = [
    .navigation, .share, .comment, .related, .advertisement, .legal, .aside,
  ]

  /// The role of text under these hints; nil where they do not tell.
  var boilerplateRole: BlockRole? {
    if contains(.comment) { return .comment }
    if contains(.share) { return .share }
    if contains(.related) { return .related }
    if contains(.advertisement) { return .advertisement }
    if contains(.navigation) { return .navigation }
    if contains(.legal) { return .legal }
    return contains(.aside) ? .boilerplate : nil
  }

  /// Takes in what an element's own style says.
  mutating func apply(_ style: InlineStyle) {
    switch style.display {
    case nil: break
    case .some(.none): insert(.hidden)
    case .block: insert(.block)
    case .inline: remove(.block)
    }
    if style.isInvisible { insert(.hidden) }
    if let keepsSpace = style.keepsSpace {
      if keepsSpace { insert(.keepsSpace) } else { remove(.keepsSpace) }
    }
  }

  /// The hints in a class or id attribute: its words, cut at marks, digits and changes to upper case.
  static func of(classOrID attribute: HTMLAttribute, in tree: HTMLTree) -> ElementHints {
    if attribute.isVerbatim { return of(tree.input, attribute.valueRange) }
    let value = tree.value(of: attribute)
    return of(value, value.indices)
  }

  private static func of(_ value: [UInt8], _ range: Range<Int>) -> ElementHints {
    let words = words
    var hints: ElementHints = []
    var hash = TextKey.seed
    var length = 0
    var wasLower = false
    func finish() {
      if length > 1, let found = words[hash] { hints.formUnion(found) }
      hash = TextKey.seed
      length = 0
    }
    for offset in range {
      let byte = value[offset]
      let isUpper = byte &- 0x41 < 26
      let lower = isUpper ? byte | 0x20 : byte
      guard lower &- 0x61 < 26 else {
        finish()
        wasLower = false
        continue
      }
      if isUpper, wasLower { finish() }
      wasLower = !isUpper
      hash = TextKey.mix(hash, lower)
      length += 1
    }
    finish()
    return hints
  }

  private static let words = KeyMap(words: lists) { $0.union($1) }

  private static let lists: [(ElementHints, String)] = [
    (
      .navigation,
      """
      nav navbar navigation menu submenu breadcrumb breadcrumbs crumbs pagination pager topbar navlinks
      toc skip skiplink sitemap masthead tabs paging
      """
    ),
    (
      .share,
      """
      share sharing sharebar social socials addthis addtoany sharethis sharedaddy followus follow whatsapp
      facebook twitter pinterest telegram
      """
    ),
    (
      .comment,
      "comment comments disqus respond commentlist commenting replies livefyre"
    ),
    (
      .related,
      """
      related recommended recommendation recommendations recommend taboola outbrain similar readmore
      trending popular mostread morenews alsolike readnext upnext crosslinks teasers more
      """
    ),
    (
      .advertisement,
      """
      ad ads advert adverts advertisement advertising adsense adslot adunit sponsor sponsored promo promos
      promotion banner newsletter subscribe subscription signup paywall dfp gpt adbox
      """
    ),
    (.legal, "footer copyright disclaimer legal cookie cookies gdpr consent colophon privacy"),
    (
      .aside,
      """
      sidebar sidebars aside widget widgets modal popup popover overlay dialog tooltip dropdown toolbar
      login register search searchform poll rating ratings hidden print noprint infobox metabox
      """
    ),
    (.byline, "byline author authors writer"),
    (.dateline, "date dateline datetime timestamp published pubdate posted postdate updated time"),
    (.caption, "caption figcaption captions credit credits photocredit wp-caption-text"),
    (.title, "headline title entrytitle"),
    (.subtitle, "subtitle subhead subheading standfirst deck dek lede lead kicker"),
    (
      .content,
      """
      article articlebody content entry post story storybody body main text maincontent entrycontent
      postcontent articlecontent page hentry blog
      """
    ),
  ]
}
