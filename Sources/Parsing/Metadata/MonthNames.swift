internal import DocumentCore

/// The months' names, by key.
enum MonthNames {
  /// The month that a word names; nil for any other word. An Arabic preposition may be glued to it.
  static func month(of token: Token, in table: TokenTable) -> Int? {
    byKey[token.key]
  }

  private static let byKey: [UInt64: Int] = {
    var result: [UInt64: Int] = [:]
    for line in names.split(separator: "\n") {
      for (index, alternatives) in line.split(whereSeparator: \.isWhitespace).enumerated() {
        for name in alternatives.split(separator: "/") {
          result[TextKey.hash(String(name))] = index + 1
        }
      }
    }
    return result
  }()

  /// One line a language or calendar tradition, the twelve months in order, with other spellings. Of names in
  /// two words ("كانون الثاني") the second line's words decide with the context; they are read apart.
  private static let names = """
    january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec
    يناير فبراير مارس أبريل/ابريل/إبريل مايو يونيو/يونيه يوليو/يوليه أغسطس/اغسطس سبتمبر أكتوبر/اكتوبر نوفمبر ديسمبر
    - شباط آذار/اذار نيسان أيار/ايار حزيران تموز آب أيلول/ايلول - - -
    جانفي فيفري - أفريل ماي جوان جويلية أوت - - - -
    - - - - - - يوليوز غشت شتنبر - نونبر دجنبر
    janvier/janv février/févr mars avril/avr mai juin juillet/juil août septembre octobre novembre décembre/déc
    januar/jänner februar märz april mai juni juli august september oktober/okt november dezember/dez
    enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre diciembre/dic
    janeiro fevereiro/fev março abril maio/mai junho julho agosto setembro/set outubro/out novembro dezembro
    gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre ottobre/ott novembre dicembre
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
    ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
    januari februari maart april mei juni juli augustus september oktober november december
    """
}
