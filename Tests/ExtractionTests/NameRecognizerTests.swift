import DocumentCore
import Extraction
import Testing

@Suite struct NameRecognizerTests {
  @Test(arguments: [
    ("التقى رئيس الوزراء اللبناني نواف سلام وفداً", "نواف سلام"),
    ("قال قائد فيلق الشمال كاظم العلي ذلك", "كاظم العلي"),
    ("وصل الدكتور سامي الحسن إلى هنا", "سامي الحسن"),
    ("ألقاها رئيس هيئة الإغاثة السورية فارس الدالي أمس", "فارس الدالي"),
    ("يرى المرجع الديني علي الحسيني ذلك", "علي الحسيني"),
    ("said President John Smith here", "John Smith"),
    ("met Sarah Connor in the street", "Sarah Connor"),
  ])
  func `finds persons after titles and roles and by their given names`(
    text: String, name: String
  ) throws {
    #expect(try found(text, [.person]) == ["\(name) = "])
  }

  @Test(arguments: [
    ("أعلنت وزارة الدفاع الروسية ذلك", "وزارة الدفاع الروسية"),
    ("قال المرصد السوري لحقوق الإنسان إن", "المرصد السوري لحقوق الإنسان"),
    ("ذكرت وكالة سانا ذلك", "وكالة سانا"),
    ("أعلنت وزارة التربية والتعليم ذلك", "وزارة التربية والتعليم"),
    ("at the University of Oslo today", "University of Oslo"),
    ("the company Acme Holdings said", "Acme Holdings"),
  ])
  func `finds organisations by their heads`(text: String, name: String) throws {
    #expect(try found(text, [.organization]).contains("\(name) = "))
  }

  @Test(arguments: [
    ("دخلوا من العراق إلى سوريا", ["العراق", "سوريا"]),
    ("في مدينة البوكمال", ["البوكمال"]),
    ("في ريف حلب الغربي", ["ريف حلب الغربي"]),
    ("وصل إلى دير الزور", ["دير الزور"]),
    ("He flew from Damascus to New York.", ["Damascus", "New York"]),
  ])
  func `finds places`(text: String, names: [String]) throws {
    #expect(try found(text, [.location]) == names.map { "\($0) = " })
  }

  @Test(arguments: [
    ("سافر ولبنان بعيد", "لبنان"), ("عاد بدمشق", "دمشق"), ("نسبت لإيران", "إيران"),
    ("في محافظتي دمشق وحلب", "دمشق"),
  ])
  func `spans leave glued clitics out`(text: String, name: String) throws {
    #expect(try found(text, [.location]).first == "\(name) = ")
  }

  @Test(arguments: ["بشار", "كندا", "ليبيا", "فلسطين", "بغداد", "بيروت"])
  func `names that begin with a clitic's letter stay whole`(name: String) throws {
    let mentions = try extraction("زار \(name) أمس", kinds: [.location]).mentions
    for mention in mentions { #expect(mention.span.count == name.utf8.count) }
  }

  @Test func `months and weekdays are no names`() throws {
    #expect(try found("It was in March on Monday.", [.person, .organization, .location]) == [])
  }

  @Test(arguments: [
    (
      "قالت وكالة الرافد الإخبارية إن الأمر انتهى. وذكرت الرافد أن الوفد عاد.",
      MentionKind.organization, ["وكالة الرافد الإخبارية", "الرافد"]
    ),
    (
      "Sarah Connor came in May. Nobody had seen Connor since.", MentionKind.person,
      ["Sarah Connor", "Connor"]
    ),
    ("يقام مهرجان حلب للمسرح العربي غداً", MentionKind.event, ["مهرجان حلب للمسرح العربي"]),
    ("وزار جسر الملك حسين أمس", MentionKind.facility, ["جسر الملك حسين"]),
  ])
  func `short forms and things named after someone`(
    text: String, kind: MentionKind, names: [String]
  ) throws {
    #expect(try found(text, [kind]) == names.map { "\($0) = " })
  }

  @Test func `a name is of one kind in the whole document`() throws {
    let text =
      "He lives in Ardmouth. Trains to Ardmouth leave at noon. The people in Ardmouth agree. Ardmouth said no."
    let kinds = try extraction(text).mentions.filter { $0.kind.isName }.map(\.kind)
    #expect(Set(kinds).count == 1)
  }

  @Test func `a long row of capitals ends`() throws {
    let text = (0..<20_000).map { "Name\($0)" }.joined(separator: " ")
    for mention in try extraction(text).mentions { #expect(mention.span.end <= text.utf8.count) }
  }
}
