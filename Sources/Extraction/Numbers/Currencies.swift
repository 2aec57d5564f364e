internal import DocumentCore

/// Currencies: ISO 4217 codes and the words and symbols for them.
enum Currencies {
  static let table = PhraseTable<String>(
    """
    USD: usd us_dollar us_dollars u.s_dollar u.s_dollars american_dollar american_dollars united_states_dollar dollar dollars buck bucks دولار دولارا دولارات دولار_أمريكي دولار_أميركي دولارا_أمريكيا دولارا_أميركيا دولارات_أمريكية
    EUR: eur euro euros يورو أورو
    GBP: gbp pound pounds pound_sterling pounds_sterling british_pound british_pounds quid sterling جنيه_إسترليني جنيه_استرليني جنيها_إسترلينيا
    JPY: jpy yen japanese_yen ين_ياباني
    CNY: cny rmb yuan yuans kuai renminbi chinese_yuan يوان يوان_صيني
    CHF: chf swiss_franc swiss_francs فرنك_سويسري
    INR: inr rupee rupees indian_rupee indian_rupees روبية روبية_هندية
    RUB: rub ruble rubles rouble roubles russian_ruble روبل روبل_روسي
    TRY: turkish_lira turkish_liras ليرة_تركية
    SYP: syp syrian_pound syrian_pounds ليرة_سورية ليرات_سورية
    LBP: lbp lebanese_pound lebanese_pounds ليرة_لبنانية
    IQD: iqd iraqi_dinar iraqi_dinars دينار_عراقي دينارا_عراقيا
    KWD: kwd kuwaiti_dinar kuwaiti_dinars دينار_كويتي دينارا_كويتيا
    JOD: jod jordanian_dinar دينار_أردني دينارا_أردنيا
    TND: tnd tunisian_dinar دينار_تونسي
    DZD: dzd algerian_dinar دينار_جزائري
    LYD: lyd libyan_dinar دينار_ليبي
    BHD: bhd bahraini_dinar دينار_بحريني
    SAR: sar saudi_riyal saudi_riyals ريال_سعودي ريالا_سعوديا
    QAR: qar qatari_riyal ريال_قطري
    YER: yemeni_rial ريال_يمني
    OMR: omani_rial ريال_عماني
    IRR: iranian_rial ريال_إيراني تومان
    AED: aed dirham dirhams درهم_إماراتي
    MAD: moroccan_dirham moroccan_dirhams درهم_مغربي
    EGP: egp egyptian_pound egyptian_pounds جنيه_مصري جنيها_مصريا
    SDG: sudanese_pound جنيه_سوداني
    CAD: cad canadian_dollar canadian_dollars دولار_كندي
    AUD: aud australian_dollar australian_dollars دولار_أسترالي
    HKD: hkd hong_kong_dollar hong_kong_dollars
    MXN: mexican_peso mexican_pesos
    KRW: krw won south_korean_won وون
    BRL: brl brazilian_real
    SEK: swedish_krona swedish_kronor
    NOK: norwegian_krone norwegian_kroner
    DKK: danish_krone danish_kroner
    ILS: ils shekel shekels شيكل شيقل شيكلا
    FRF: franc francs french_franc french_francs
    DEM: mark marks deutsche_mark deutsche_marks
    FIM: finnish_markka finnish_markkas markka
    ESP: peseta pesetas spanish_peseta spanish_pesetas
    ITL: italian_lira italian_lire
    GEL: georgian_lari lari
    NZD: nzd new_zealand_dollar new_zealand_dollars دولار_نيوزيلندي
    SGD: sgd singapore_dollar singapore_dollars
    TWD: twd taiwan_dollar taiwan_dollars
    THB: thb baht thai_baht
    PHP: philippine_peso philippine_pesos
    PLN: pln zloty zlotys
    CZK: czk czech_koruna
    HUF: huf forint forints
    UAH: uah hryvnia hryvnias
    ZAR: zar south_african_rand
    PKR: pkr pakistani_rupee pakistani_rupees روبية_باكستانية
    IDR: idr rupiah indonesian_rupiah
    MYR: myr ringgit
    VND: vnd
    NGN: ngn naira
    KES: kenyan_shilling kenyan_shillings
    cent: cent cents ¢
    penny: pence penny pennies
    satoshi: satoshi satoshis
    BTC: bitcoin bitcoins btc بيتكوين
    """)

  /// Currencies whose country the text leaves open.
  enum Shared: Int, Sendable { case lira = 1, dinar, riyal, dirham, pound }

  static let shared = PhraseTable<Int>(
    """
    1: ليرة ليرات
    2: دينار دينارا دنانير
    3: ريال ريالا ريالات
    4: درهم درهما دراهم
    5: جنيه جنيها جنيهات
    """)

  /// The currency of a kind in a country.
  static func code(_ kind: Shared, country: String) -> String {
    switch (kind, country) {
    case (.lira, "LB"): "LBP"
    case (.lira, "TR"): "TRY"
    case (.lira, _): "SYP"
    case (.dinar, "KW"): "KWD"
    case (.dinar, "JO"): "JOD"
    case (.dinar, "TN"): "TND"
    case (.dinar, "DZ"): "DZD"
    case (.dinar, "LY"): "LYD"
    case (.dinar, "BH"): "BHD"
    case (.dinar, _): "IQD"
    case (.riyal, "QA"): "QAR"
    case (.riyal, "YE"): "YER"
    case (.riyal, "OM"): "OMR"
    case (.riyal, "IR"): "IRR"
    case (.riyal, _): "SAR"
    case (.dirham, "MA"): "MAD"
    case (.dirham, _): "AED"
    case (.pound, "SD"): "SDG"
    case (.pound, _): "EGP"
    }
  }

  /// Hundredths of a currency.
  static let parts = WordSet("cent cents penny pennies pence")
  /// Names that are words too.
  static let words = WordSet("mark marks won")
  /// Codes that stand before amounts in lower case too.
  static let prefixes = WordSet("usd eur gbp rmb cny jpy inr")
  static let yuans = WordSet("元 圆 块")

  /// What stands before a dollar sign.
  static let dollars = PhraseTable<String>(
    """
    USD: us usd u.s
    AUD: a au aud
    CAD: c ca cad can
    HKD: hk hkd
    NZD: nz nzd
    SGD: s sg sgd
    MXN: mx mxn
    BRL: r brl
    """)

  /// Symbols before or after an amount.
  static func code(symbol: UInt32) -> String? {
    switch symbol {
    case 0x24: "USD"
    case 0x20AC: "EUR"
    case 0xA3: "GBP"
    case 0xA5: "JPY"
    case 0x20B9: "INR"
    case 0x20BD: "RUB"
    case 0x20BA: "TRY"
    case 0x20AA: "ILS"
    case 0x20A9: "KRW"
    case 0xFDFC: "SAR"
    case 0x20BE: "GEL"
    case 0x20AD: "LAK"
    case 0x20B4: "UAH"
    case 0x20AB: "VND"
    case 0x20A6: "NGN"
    case 0xE3F: "THB"
    default: nil
    }
  }
}
