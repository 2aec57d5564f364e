internal import DocumentCore

/// What a page's own metadata tells of its kind, as numbers for the content model.
struct PageSignals {
  /// The kind that the page's own types declare.
  var declaredKind: PageKind?
  /// By `og:type`: 0 none, 1 website, 2 article, 3 product, 4 another.
  var openGraphType = 0
  /// Which of ``groups`` the page's JSON-LD has.
  var types = [Bool](repeating: false, count: groups.count)
  var hasDate = false
  var authors = 0
  /// Parts of the path of its URL; -1 where it does not tell one.
  var pathParts = -1
  /// Hyphens in the last of them.
  var hyphens = -1
  var times = 0
  var images = 0

  /// Which of ``addressWords`` the host and the path of its URL have.
  var addressGroups = [Bool](repeating: false, count: addressWords.count)
  /// Which of ``engines`` made the page, as it says.
  var engineGroups = [Bool](repeating: false, count: engines.count)
  /// Whether its metadata gives a price.
  var hasPrice = false

  /// Words of URLs that stand for a kind of page, the whole part of a path or label of a host.
  static let addressWords: [Set<String>] = [
    ["product", "products", "p", "dp", "item", "items", "itm", "sku", "prod", "pd"],
    [
      "forum", "forums", "thread", "threads", "t", "topic", "topics", "community", "questions",
      "viewtopic", "showthread", "discussion", "discussions", "comments", "r", "board", "boards",
      "discuss", "answers",
    ],
    [
      "docs", "doc", "documentation", "reference", "api", "manual", "wiki", "developer",
      "developers", "guide", "guides", "learn", "tutorial", "tutorials", "help", "support", "man",
      "library", "book", "handbook",
    ],
    [
      "collections", "collection", "category", "categories", "shop", "store", "c", "catalog", "cat",
      "browse", "all", "search", "tag", "tags", "topics", "jobs", "events", "list", "directory",
    ],
    [
      "services", "service", "solutions", "solution", "pricing", "features", "platform", "about",
      "about-us", "contact", "software", "industries", "programs", "courses", "course",
    ],
    [
      "blog", "blogs", "news", "article", "articles", "story", "stories", "post", "posts",
      "magazine", "opinion", "politics", "business", "sport", "sports", "world",
    ],
  ]

  /// Programs that make pages of one kind, as `<meta name="generator">` has them, up to the first blank.
  static let engines: [Set<String>] = [
    ["discourse", "phpbb", "xenforo", "vbulletin", "mybb", "smf", "flarum", "invision", "vanilla"],
    [
      "docusaurus", "sphinx", "mkdocs", "gitbook", "doxygen", "hugo", "vitepress", "mediawiki",
      "jekyll", "docutils", "dokuwiki", "starlight", "javadoc", "mdbook", "astro",
    ],
    ["woocommerce", "shopify", "magento", "prestashop", "bigcommerce", "opencart"],
  ]

  /// Takes in the words of a URL.
  mutating func read(url: String) {
    let parts = url.split(maxSplits: 12, whereSeparator: { $0 == "/" || $0 == "?" }).dropFirst()
    guard let host = parts.first else { return }
    let labels = host.split(whereSeparator: { $0 == "." }).dropLast(2)
    for part in labels + parts.dropFirst().prefix(5) {
      let word = String(part.prefix(while: { $0 != "." && $0 != ":" })).lowercased()
      for (index, group) in Self.addressWords.enumerated() where group.contains(word) {
        addressGroups[index] = true
      }
    }
  }

  /// The types of schema.org that stand for a kind of page.
  static let groups: [Set<String>] = [
    [
      "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "Report",
      "OpinionNewsArticle", "AnalysisNewsArticle", "LiveBlogPosting", "TechArticle", "Recipe",
      "HowTo", "ScholarlyArticle",
    ],
    ["Product", "ProductGroup", "Offer", "AggregateOffer", "SoftwareApplication"],
    ["CollectionPage", "ItemList", "SearchResultsPage", "OfferCatalog", "Blog"],
    ["DiscussionForumPosting", "QAPage", "Question"],
    ["Service", "LocalBusiness", "FAQPage", "ProfessionalService", "Organization", "AboutPage"],
    ["BreadcrumbList"],
    ["WebSite"],
  ]

  /// Whether the page says that it is one article, and nothing else.
  var isArticle: Bool {
    (openGraphType == 2 || hasDate || types[0]) && !types[1] && !types[2] && !types[3]
  }

  /// Whether its types, its URL or what made it say that the page is of a forum.
  var saysForum: Bool { types[3] || addressGroups[1] || engineGroups[0] }

  /// The numbers, always as many.
  var values: [Float] {
    [Float(openGraphType)] + types.map { $0 ? 1 : 0 }
      + [
        hasDate ? 1 : 0, Float(authors), Float(pathParts), Float(hyphens), Float(times),
        Float(images),
      ]
  }

  /// The kind declared, from 1; 0 where none is.
  var declaredKindValue: Float { Float(declaredKind.map { Int($0.rawValue) + 1 } ?? 0) }

  static let count = 7 + groups.count

  /// What tells of the kind of page and nothing of its blocks, always as many.
  var kindValues: [Float] {
    ([hasPrice] + addressGroups + engineGroups).map { $0 ? 1 : 0 }
  }
}
