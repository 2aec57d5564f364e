internal import DocumentCore

/// Adjectives of nations and what their people are called, by the ISO 3166-1 code of the country.
enum Nationalities {
  /// The code of what is of no one country.
  static let noCountry = "XX"

  /// By every form of the words.
  static let table = PhraseTable<String>(
    words.split(separator: "\n").map { line in
      let parts = line.split(separator: " ")
      return parts[0] + " " + parts.dropFirst().flatMap(forms).joined(separator: " ")
    }.joined(separator: "\n"))

  /// The masculine and feminine, one and many, with the article and without, of an Arabic adjective in «ي»; another
  /// word as it is.
  private static func forms(of word: Substring) -> [String] {
    guard word.hasSuffix("ي") else { return [String(word)] }
    return ["", "ة", "ون", "ين", "ات"].flatMap { ["\(word)\($0)", "ال\(word)\($0)"] }
  }

  private static let words = """
    SY: سوري syrian syrians
    IQ: عراقي iraqi iraqis
    LB: لبناني lebanese
    JO: أردني jordanian jordanians
    PS: فلسطيني palestinian palestinians
    IL: إسرائيلي israeli israelis
    EG: مصري egyptian egyptians
    SA: سعودي saudi saudis
    AE: إماراتي emirati emiratis
    QA: قطري qatari qataris
    KW: كويتي kuwaiti kuwaitis
    BH: بحريني bahraini bahrainis
    OM: عماني omani omanis
    YE: يمني yemeni yemenis
    LY: ليبي libyan libyans
    TN: تونسي tunisian tunisians
    DZ: جزائري algerian algerians
    MA: مغربي moroccan moroccans المغاربة
    SD: سوداني sudanese
    MR: موريتاني mauritanian mauritanians
    SO: صومالي somali somalis
    IR: إيراني iranian iranians
    TR: تركي turkish turks turk الأتراك أتراك
    US: أمريكي أميركي american americans أمريكان الأمريكان
    GB: بريطاني إنجليزي إسكتلندي british britons briton english scottish welsh
    FR: فرنسي french frenchman
    DE: ألماني german germans الألمان
    IT: إيطالي italian italians الطليان
    ES: إسباني spanish spaniard spaniards الإسبان
    PT: برتغالي portuguese
    RU: روسي russian russians الروس
    UA: أوكراني ukrainian ukrainians
    BY: بيلاروسي belarusian belarusians
    PL: بولندي polish
    CZ: تشيكي czech czechs
    SK: سلوفاكي slovak slovaks
    SI: سلوفيني slovenian slovenians
    HU: مجري hungarian hungarians
    RO: روماني romanian romanians
    BG: بلغاري bulgarian bulgarians
    RS: صربي serbian serbians serbs serb الصرب
    HR: كرواتي croatian croatians croats
    BA: بوسني bosnian bosnians
    AL: ألباني albanian albanians
    MK: مقدوني macedonian macedonians
    GR: يوناني greek greeks
    CY: قبرصي cypriot cypriots القبارصة
    MT: مالطي maltese
    AT: نمساوي austrian austrians
    CH: سويسري swiss
    BE: بلجيكي belgian belgians
    NL: هولندي dutch dutchman
    DK: دنماركي danish danes
    SE: سويدي swedish swedes swede
    NO: نرويجي norwegian norwegians
    FI: فنلندي finnish finns
    IS: آيسلندي icelandic
    IE: أيرلندي إيرلندي irish
    EE: إستوني estonian estonians
    LV: لاتفي latvian latvians
    LT: ليتواني lithuanian lithuanians
    CN: صيني chinese
    JP: ياباني japanese
    KR: كوري korean koreans
    TW: تايواني taiwanese
    IN: هندي indian indians الهنود
    PK: باكستاني pakistani pakistanis
    AF: أفغاني afghan afghans الأفغان
    BD: بنغلاديشي بنغالي bangladeshi bangladeshis
    LK: سريلانكي
    NP: نيبالي nepalese nepali
    ID: إندونيسي أندونيسي indonesian indonesians
    MY: ماليزي malaysian malaysians
    SG: سنغافوري singaporean
    PH: فلبيني فيليبيني filipino filipinos philippine
    TH: تايلاندي تايلندي thai thais
    VN: فيتنامي vietnamese
    KH: كمبودي cambodian cambodians
    MM: بورمي burmese
    MN: منغولي mongolian
    KZ: كازاخستاني kazakh kazakhs
    UZ: أوزبكي uzbek uzbeks
    TJ: طاجيكي tajik tajiks
    AZ: أذربيجاني أذري azerbaijani azeri azerbaijanis
    AM: أرميني أرمني armenian armenians الأرمن
    GE: جورجي
    AU: أسترالي australian australians
    NZ: نيوزيلندي
    CA: كندي canadian canadians
    MX: مكسيكي mexican mexicans
    CU: كوبي cuban cubans
    BR: برازيلي brazilian brazilians
    AR: أرجنتيني argentine argentinian argentines
    CL: تشيلي chilean chileans
    CO: كولومبي colombian colombians
    VE: فنزويلي venezuelan venezuelans
    PE: بيروي peruvian peruvians
    NG: نيجيري nigerian nigerians
    GH: غاني ghanaian ghanaians
    SN: سنغالي senegalese
    CM: كاميروني cameroonian
    ET: إثيوبي أثيوبي ethiopian ethiopians
    ER: إريتري eritrean eritreans
    KE: كيني kenyan kenyans
    UG: أوغندي ugandan ugandans
    TZ: تنزاني tanzanian
    RW: رواندي rwandan rwandans
    CD: كونغولي congolese
    XX: أوروبي عربي كردي آسيوي european europeans arab arabs kurdish kurds kurd african africans asian asians latino العرب الأكراد الكرد الأوروبيون الأفارقة أفارقة أكراد
    """
}
