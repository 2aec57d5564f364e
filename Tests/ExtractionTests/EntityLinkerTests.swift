import DocumentCore
import Extraction
import Testing

@Suite struct EntityLinkerTests {
  @Test func `links a family name to the full name before it`() throws {
    let result = try extraction("التقى الرئيس بشار الأسد الوفد. وقال الأسد إن ذلك مهم.")
    let persons = result.mentions.filter { $0.kind == .person }
    #expect(persons.count == 2)
    #expect(Set(persons.map(\.entity)).count == 1)
    let entity = try #require(result.entities.first { $0.kind == .person })
    #expect(entity.name == "بشار الأسد")
  }

  @Test func `links a name with an article and one without`() throws {
    let result = try extraction("التقى السيد فالح الفياض الوفد. وغادر فياض بعد ذلك.")
    #expect(Set(result.mentions.filter { $0.kind == .person }.map(\.entity)).count == 1)
  }

  @Test func `links a short name in brackets`() throws {
    let result = try extraction("سيطر تنظيم الدولة الإسلامية (داعش) على البلدة")
    let names = result.mentions.filter { $0.kind == .organization }
    #expect(names.count == 2)
    #expect(Set(names.map(\.entity)).count == 1)
  }

  @Test(arguments: [
    "قالت وكالة سانا إن الجسر مغلق. ونقلت سانا عن مصدر ذلك.",
    "دخلت مليشيا “الحشد الشعبي العراقي” البلدة. وأعلنت ميليشيا الحشد الشعبي ذلك.",
    "دخلت ميليشيا الحشد الشعبي أمس. وأعلن الحشد الشعبي العراقي ذلك.",
    "The International Monetary Fund met in Geneva. A report of the IMF came later.",
  ])
  func `links the forms of an organisation's name`(text: String) throws {
    let names = try extraction(text).mentions.filter { $0.kind == .organization }
    #expect(names.count == 2)
    #expect(Set(names.map(\.entity)).count == 1)
  }

  @Test func `keeps the organisations of two nations apart`() throws {
    let names = try extraction("قالت وزارة الدفاع الروسية ذلك. وقالت وزارة الدفاع السورية ذلك.")
      .mentions.filter { $0.kind == .organization }
    #expect(names.count == 2)
    #expect(Set(names.map(\.entity)).count == 2)
  }

  @Test func `links a family name in a headline to the whole name after it`() throws {
    let result = try extraction("Smith wins.\n\nJohn Smith has won the vote in Paris.")
    let persons = result.entities.filter { $0.kind == .person }
    #expect(persons.map(\.name) == ["John Smith"])
  }

  @Test(arguments: [
    "أغلق معبر نصيب أمس. وقال إن معبر نصيب الحدودي مغلق.",
    "أغلق معبر نصيب الحدودي أمس. وتقف الشاحنات عند معبر نصيب.",
  ])
  func `links a facility's short name`(text: String) throws {
    let entities = try extraction(text).entities
    #expect(entities.map(\.name) == ["معبر نصيب الحدودي"])
  }

  @Test func `saliences are shares and ordered`() throws {
    let result = try extraction("John Smith met Mary Jones in Paris. John Smith left. Smith slept.")
    #expect(result.entities.first?.name == "John Smith")
    #expect(result.entities.map(\.salience).reduce(0, +) <= 1.001)
    #expect(result.entities.map(\.id) == Array(1...result.entities.count))
  }
}
