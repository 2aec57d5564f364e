internal import DocumentCore

/// Words around a number that say how it is meant.
enum NumberModifiers {
  /// Before it.
  static let table = PhraseTable<Modifier>(
    """
    approximate: نحو حوالي قرابة زهاء ما_يقارب يقارب تقارب ما_يقرب_من ناهز ناهزت يناهز تناهز
    approximate: about around approximately nearly almost roughly circa some close_to
    minimum: أكثر_من ما_لا_يقل_عن لا_يقل_عن لا_تقل_عن أزيد_من ما_يزيد_على ما_يزيد_عن يزيد_على يفوق تفوق فوق تجاوز تجاوزت
    minimum: أكبر_من أعلى_من يتجاوز تتجاوز على_الأقل لا_أقل_من أكثر_من_أو_يساوي أكثر_من_أو_تساوي أكبر_من_أو_يساوي أكبر_من_أو_تساوي
    minimum: أعلى_من_أو_يساوي يساوي_أو_أكثر_من يساوي_أو_أكبر_من على_الأقل_أو_يساوي ولا_يقل_عن ولا_تقل_عن ولا_أقل_من
    minimum: at_least more_than over no_fewer_than no_less_than upwards_of not_less_than above larger_than greater_than bigger_than
    minimum: higher_than exceeding exceeds exceed exceeded surpass surpasses surpassing beyond
    minimum: more_than_or_equal_to greater_than_or_equal_to larger_than_or_equal_to bigger_than_or_equal_to higher_than_or_equal_to
    minimum: greater_or_equal_than greater_or_equal_to bigger_or_equal_than bigger_or_equal_to larger_or_equal_than larger_or_equal_to
    minimum: more_or_equal_than more_or_equal_to equal_to_or_more_than equal_to_or_greater_than equal_or_more_than
    maximum: أقل_من لا_يتجاوز لا_تتجاوز لم_يتجاوز لم_تتجاوز لن_يتجاوز لن_تتجاوز لم_تتعد لم_يتعد لا_يزيد_على لا_تزيد_على لا_يزيد_عن
    maximum: لا_تزيد_عن ما_دون دون ما_لا_يزيد_على أصغر_من أدنى_من تحت على_الأكثر لا_أكثر_من أقل_من_أو_يساوي أقل_من_أو_تساوي
    maximum: أصغر_من_أو_يساوي أصغر_من_أو_تساوي أخفض_أو_يساوي أخفض_من يصل_إلى تصل_إلى ولا_يزيد_عن ولا_أكثر_من
    maximum: at_most less_than fewer_than under up_to no_more_than below not_more_than smaller_than lower_than
    maximum: less_than_or_equal_to smaller_than_or_equal_to lower_than_or_equal_to fewer_than_or_equal_to less_or_equal_than
    exact: exactly precisely equal_to equals equals_to يساوي تساوي بالضبط
    maximum: less_or_equal_to smaller_or_equal_than smaller_or_equal_to equal_to_or_less_than
    """
  ) { modifier($0) }

  private static func modifier(_ name: Substring) -> Modifier {
    switch name.trimmed {
    case "minimum": .minimum
    case "maximum": .maximum
    case "exact": .exact
    default: .approximate
    }
  }

  /// After it.
  static let after = PhraseTable<Modifier>(
    """
    approximate: تقريبا approximately
    exact: بالضبط exactly
    minimum: or_more or_greater or_higher or_above or_over and_more and_above and_up أو_أكثر أو_أكبر أو_أكبر_من فأكثر على_الأقل فما_فوق
    maximum: or_less or_fewer or_lower or_below or_under and_less and_below أو_أقل فأقل على_الأكثر فما_دون
    """
  ) { modifier($0) }

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
