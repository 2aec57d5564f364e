internal import DocumentCore

/// Words before a number that say how it is meant.
enum NumberModifiers {
  static let table = PhraseTable<Modifier>(
    """
    approximate: نحو حوالي قرابة زهاء ما_يقارب يقارب تقارب ما_يقرب_من ناهز ناهزت يناهز تناهز
    approximate: about around approximately nearly almost roughly circa some close_to
    minimum: أكثر_من ما_لا_يقل_عن لا_يقل_عن لا_تقل_عن أزيد_من ما_يزيد_على ما_يزيد_عن يزيد_على يفوق تفوق فوق تجاوز تجاوزت
    minimum: at_least more_than over no_fewer_than no_less_than upwards_of not_less_than
    maximum: أقل_من لا_يتجاوز لا_تتجاوز لم_يتجاوز لم_تتجاوز لن_يتجاوز لن_تتجاوز لم_تتعد لم_يتعد لا_يزيد_على لا_تزيد_على لا_يزيد_عن لا_تزيد_عن ما_دون دون ما_لا_يزيد_على
    maximum: at_most less_than fewer_than under up_to no_more_than below not_more_than
    """
  ) { name in
    switch name.trimmed {
    case "minimum": .minimum
    case "maximum": .maximum
    default: .approximate
    }
  }

  /// Words after it.
  static let after = WordSet("تقريبا approximately")

  /// Amounts without a number.
  static let vague = PhraseTable<Int>(
    """
    10: عشرات العشرات dozens tens scores
    100: مئات المئات hundreds
    1000: آلاف الآلاف عشرات_الآلاف مئات_الآلاف thousands hundreds_of_thousands tens_of_thousands
    1000000: ملايين الملايين millions
    1: بضعة بضع عدة
    """)
}

extension Substring {
  /// Without blanks around it.
  var trimmed: Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
