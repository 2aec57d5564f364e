import TestSupport
import Testing

@testable import DocumentCore

@Suite struct SegmenterTests {
  private func sentences(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    let block = Block(kind: .paragraph, span: Span(start: 0, end: bytes.count))
    return Document(text: bytes, blocks: [block], sourceMap: nil).sentenceTexts
  }

  private func tokens(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return TokenTable(of: bytes).map {
      String(decoding: bytes[$0.span.range], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
    ("Mr. Smith met Dr. Jones. They talked.", ["Mr. Smith met Dr. Jones.", "They talked."]),
    ("J. K. Rowling wrote it. We read it.", ["J. K. Rowling wrote it.", "We read it."]),
    ("It cost 3.50 dollars. Cheap.", ["It cost 3.50 dollars.", "Cheap."]),
    (
      "He moved to the U.S. in May. She did not.", ["He moved to the U.S. in May.", "She did not."]
    ),
    ("\"Why?\" he asked. No one knew.", ["\"Why?\" he asked.", "No one knew."]),
    ("He said \"stop.\" Then he left.", ["He said \"stop.\"", "Then he left."]),
    ("See www.example.com for more. Thanks.", ["See www.example.com for more.", "Thanks."]),
    ("The end.Start again here.", ["The end.", "Start again here."]),
    ("وصل الوفد أمس. غادر اليوم.", ["وصل الوفد أمس.", "غادر اليوم."]),
    ("هل وصل؟ نعم وصل.", ["هل وصل؟", "نعم وصل."]),
    ("انتهى الاجتماع.وغادر الوفد.", ["انتهى الاجتماع.", "وغادر الوفد."]),
    ("قال د. سمير إنه بخير. وأضاف.", ["قال د. سمير إنه بخير.", "وأضاف."]),
    ("これは文です。次の文です。", ["これは文です。", "次の文です。"]),
    ("यह वाक्य है। दूसरा वाक्य।", ["यह वाक्य है।", "दूसरा वाक्य।"]),
    ("Am 3. Oktober war es so. Danach nicht.", ["Am 3. Oktober war es so.", "Danach nicht."]),
    ("Am 3.Oktober war es so. Danach nicht.", ["Am 3.Oktober war es so.", "Danach nicht."]),
    ("1. Boil the water. Wait.", ["1. Boil the water.", "Wait."]),
    ("He paused.. then he left.. Then he came.", ["He paused.. then he left..", "Then he came."]),
    ("It ended... Then it began.", ["It ended...", "Then it began."]),
    ("Really?! Yes!!! No", ["Really?!", "Yes!!!", "No"]),
    ("First line\nstill the same sentence.", ["First line\nstill the same sentence."]),
    ("We met at 6 p.m. Nobody had slept.", ["We met at 6 p.m.", "Nobody had slept."]),
    ("At 6 p.m. Nora had slept.", ["At 6 p.m. Nora had slept."]),
    ("The shop opens at 9 a.m. Monday.", ["The shop opens at 9 a.m. Monday."]),
    ("Two parts. 1. Flour 2. Salt", ["Two parts.", "1. Flour", "2. Salt"]),
    ("1) Flour 2) Salt 4) Milk", ["1) Flour", "2) Salt 4) Milk"]),
    ("a. Flour b. Salt", ["a. Flour", "b. Salt"]),
    ("Bring: • flour • salt", ["Bring:", "• flour", "• salt"]),
    ("It rained. *** The sun came back.", ["It rained.", "***", "The sun came back."]),
    (
      "It rained [...] and rained (?) Here it did.", ["It rained [...] and rained (?) Here it did."]
    ),
    ("It rained . . . and stopped.", ["It rained . . . and stopped."]),
    ("It rained. . . . It stopped. . . .", ["It rained.", ". . . It stopped. . . ."]),
    ("It rained.[3] It stopped. [12] Good.", ["It rained.[3]", "It stopped. [12]", "Good."]),
    (
      "it rained all day. we stayed in. it was fine",
      ["it rained all day.", "we stayed in.", "it was fine"]
    ),
    ("Great! :-) See you. ;) Bye", ["Great! :-)", "See you. ;)", "Bye"]),
    ("(He left. ) She stayed.", ["(He left. )", "She stayed."]),
    ("Why? - asked the man. Why? nobody knew.", ["Why? - asked the man.", "Why?", "nobody knew."]),
    ("Write to A.Smith@example.org. Do it.", ["Write to A.Smith@example.org.", "Do it."]),
    (
      "It cost 40.Then it cost more.Much more.",
      ["It cost 40.", "Then it cost more.", "Much more."]
    ),
    ("See docs.Example.com/a.B today.", ["See docs.Example.com/a.B today."]),
    ("The jaws of J.F. Cooper. The U.N. met.", ["The jaws of J.F. Cooper.", "The U.N. met."]),
    ("Ten reps. Rep. Hill left.", ["Ten reps.", "Rep. Hill left."]),
    (
      "Nora Hill 02/03/2004 10:15 AM Please see below.",
      ["Nora Hill 02/03/2004 10:15 AM", "Please see below."]
    ),
    ("Best regards, Nora", ["Best regards,", "Nora"]),
    ("Das ist z. B. Brot, u. a. Weißbrot.", ["Das ist z. B. Brot, u. a. Weißbrot."]),
    ("Τι κάνεις; Καλά.", ["Τι κάνεις;", "Καλά."]),
    ("Ի՞նչ է: Ոչինչ:", ["Ի՞նչ է:", "Ոչինչ:"]),
    ("ሰላም።እንዴት ነህ፧ደህና።", ["ሰላም።", "እንዴት ነህ፧", "ደህና።"]),
    ("「雨だ。」と言った。彼は出た。", ["「雨だ。」と言った。", "彼は出た。"]),
    ("我看《走吧！朋友》了。好！", ["我看《走吧！朋友》了。", "好！"]),
    ("値は３．５です。はい。", ["値は３．５です。", "はい。"]),
    ("خطب جون إف. كينيدي أمس. وغادر.", ["خطب جون إف. كينيدي أمس.", "وغادر."]),
    (
      "الحكومة تعلن موازنة العام تونس 4- 9 (ا ف ب)- أعلنت الحكومة ذلك.",
      ["الحكومة تعلن موازنة العام", "تونس 4- 9 (ا ف ب)- أعلنت الحكومة ذلك."]
    ),
    (
      "الحكومة تعلن موازنة العام تونس 4 مايو أعلنت الحكومة موازنة العام المقبل في بيان صدر عن رئاسة الوزراء.",
      [
        "الحكومة تعلن موازنة العام", "تونس 4 مايو",
        "أعلنت الحكومة موازنة العام المقبل في بيان صدر عن رئاسة الوزراء.",
      ]
    ),
    ("معرض الكتاب في همدان 15 مهر يفتح أبوابه", ["معرض الكتاب في همدان 15 مهر يفتح أبوابه"]),
    ("فاز الفريق الوطني أمس بنتيجة 3-2", ["فاز الفريق الوطني أمس بنتيجة 3-2"]),
    ("تأسست عام 1920 م. وتقع في الشمال.", ["تأسست عام 1920 م.", "وتقع في الشمال."]),
    ("»Nein.« Sie ging. »Doch.« Er blieb.", ["»Nein.«", "Sie ging.", "»Doch.«", "Er blieb."]),
    (
      "Der 2. Weltkrieg endete. Am 24. 12. 2020 auch.",
      ["Der 2. Weltkrieg endete.", "Am 24. 12. 2020 auch."]
    ),
    (
      "I talked to Max. He left with Ed. She stayed.",
      ["I talked to Max.", "He left with Ed.", "She stayed."]
    ),
    ("彼女は「行く。」は嫌だと言った。彼は出た。", ["彼女は「行く。」は嫌だと言った。", "彼は出た。"]),
    ("他说：“你好！我走了。”她哭了。", ["他说：“你好！我走了。”", "她哭了。"]),
    ("وصلت إلى المدينة في 4 مايو الماضي.", ["وصلت إلى المدينة في 4 مايو الماضي."]),
  ])
  func `splits sentences`(text: String, expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test(arguments: [
    ("don't stop", ["don't", "stop"]), ("U.S.A. wins", ["U.S.A", ".", "wins"]),
    ("3,500.25 items", ["3,500.25", "items"]), ("the 10th", ["the", "10", "th"]),
    ("١٢٫٥ كم", ["١٢٫٥", "كم"]), ("می‌خواهم", ["می‌خواهم"]),
    ("«مرحبا»", ["«", "مرحبا", "»"]), ("example.com/x", ["example.com", "/", "x"]),
    ("東京に", ["東", "京", "に"]), ("a_b-c", ["a_b", "-", "c"]),
  ])
  func `cuts tokens`(text: String, expected: [String]) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("الأَمِيرُ", "الامير"), ("مدرسة", "مدرسه"), ("عـــلى", "علي"), ("٣٤", "34"), ("Été", "ete"),
    ("ﷲ", "ﷲ"), ("ﻻ", "لا"), ("ＡＢＣ", "abc"), ("کتاب", "كتاب"), ("İstanbul", "istanbul"),
  ])
  func `folds for matching`(text: String, key: String) {
    #expect(TextKey.fold(text) == key)
  }

  @Test(arguments: 0..<30)
  func `spans are ordered, in bounds and on scalar boundaries for any text`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = Array(
      "aB .!?\n\t\"'«»()،؛؟بتث١٢3٫,😀漢あก。「」《》*•:;=[]ʼ։;\u{200C}\u{64B}\u{301}\u{FEFF}é…-_@#/\u{85}")
    let text = Array(
      String((0..<500).map { _ in alphabet.randomElement(using: &random) ?? "a" }).utf8)
    let middle = text.indices.first { $0 > 250 && text[$0] & 0xC0 != 0x80 } ?? text.count
    let blocks = [
      Block(kind: .paragraph, span: Span(start: 0, end: middle)),
      Block(kind: .paragraph, span: Span(start: middle, end: text.count)),
    ]
    let segments = Segmenter.segment(text, blocks: blocks)
    for spans in [segments.sentences, segments.tokens.map(\.span)] {
      var last = 0
      for span in spans {
        #expect(span.start >= last && span.end <= text.count && !span.isEmpty)
        #expect(text[span.start] & 0xC0 != 0x80)
        #expect(span.end == text.count || text[span.end] & 0xC0 != 0x80)
        last = span.end
      }
    }
    #expect(segments.sentences.allSatisfy { $0.end <= middle || $0.start >= middle })
    // Sentences cover every token that lies in a block.
    let uncovered = segments.tokens.count { token in
      (token.span.end <= middle || token.span.start >= middle)
        && !segments.sentences.contains { $0.contains(token.span) }
    }
    #expect(uncovered == 0)
  }
}

extension Document {
  fileprivate var sentenceTexts: [String] { sentences.map { string($0) } }
}
