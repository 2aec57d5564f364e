internal import DocumentCore

/// Currencies: ISO 4217 codes and the words and symbols for them.
enum Currencies {
  static let table = PhraseTable<String>(
    """
    USD: usd us_dollar us_dollars u.s_dollar u.s_dollars american_dollar american_dollars united_states_dollar dollar dollars buck bucks دولار دولارا دولارات دولار_أمريكي دولار_أميركي دولارا_أمريكيا دولارا_أميركيا دولارات_أمريكية
    EUR: eur euro euros يورو أورو
    GBP: gbp pound pounds pound_sterling pounds_sterling british_pound british_pounds quid sterling جنيه_إسترليني جنيه_استرليني جنيها_إسترلينيا
    JPY: jpy yen japanese_yen ين_ياباني
    CNY: cny rmb yuan renminbi chinese_yuan يوان يوان_صيني
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
    default: nil
    }
  }
}
