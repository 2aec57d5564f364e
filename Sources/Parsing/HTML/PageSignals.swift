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

  /// The numbers, always as many.
  var values: [Float] {
    [Float(openGraphType)] + types.map { $0 ? 1 : 0 }
      + [
        hasDate ? 1 : 0, Float(authors), Float(pathParts), Float(hyphens), Float(times),
        Float(images),
      ]
  }

  static let count = 7 + groups.count
}
