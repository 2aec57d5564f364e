internal import DocumentCore

/// Adjectives of nations, by the code of the country.
enum Nationalities {
  static let table = PhraseTable<String>(
    """
    SY: syrian syrians سوري السوري السورية السوريين السوريون سوريين
    IQ: iraqi iraqis عراقي عراقية العراقي العراقية العراقيين العراقيون
    LB: lebanese لبناني لبنانية اللبناني اللبنانية اللبنانيين
    JO: jordanian jordanians أردني أردنية الأردني الأردنية الأردنيين
    PS: palestinian palestinians فلسطيني فلسطينية الفلسطيني الفلسطينية الفلسطينيين
    IL: israeli israelis إسرائيلي إسرائيلية الإسرائيلي الإسرائيلية الإسرائيليين
    EG: egyptian egyptians مصري مصرية المصري المصرية المصريين
    SA: saudi saudis سعودي سعودية السعودي السعوديين
    AE: emirati إماراتي إماراتية الإماراتي الإماراتية
    QA: qatari قطري قطرية القطري القطرية
    KW: kuwaiti كويتي كويتية الكويتي الكويتية
    BH: bahraini بحريني بحرينية البحريني البحرينية
    OM: omani العماني العمانية
    YE: yemeni yemenis يمني يمنية اليمني اليمنية اليمنيين
    LY: libyan libyans ليبي ليبية الليبي الليبية الليبيين
    TN: tunisian تونسي تونسية التونسي التونسية التونسيين
    DZ: algerian جزائري جزائرية الجزائري الجزائرية الجزائريين
    MA: moroccan مغربي مغربية المغربي المغربية المغاربة
    SD: sudanese سوداني سودانية السوداني السودانية السودانيين
    MR: mauritanian موريتاني الموريتاني الموريتانية
    SO: somali somalis صومالي الصومالي الصومالية
    IR: iranian iranians إيراني إيرانية الإيراني الإيرانية الإيرانيين
    TR: turkish turks تركي تركية التركي التركية الأتراك
    US: american americans أمريكي أمريكية أميركي أميركية الأمريكي الأمريكية الأميركي الأميركية الأمريكيين
    GB: british britons بريطاني بريطانية البريطاني البريطانية english scottish welsh
    FR: french فرنسي فرنسية الفرنسي الفرنسية الفرنسيين
    DE: german germans ألماني ألمانية الألماني الألمانية
    IT: italian italians إيطالي الإيطالي الإيطالية
    ES: spanish إسباني الإسباني الإسبانية
    RU: russian russians روسي روسية الروسي الروسية الروس
    UA: ukrainian ukrainians أوكراني الأوكراني الأوكرانية
    CN: chinese صيني صينية الصيني الصينية
    JP: japanese ياباني الياباني اليابانية
    KR: korean كوري الكوري الكورية
    IN: indian indians هندي الهندي الهندية
    PK: pakistani باكستاني الباكستاني الباكستانية
    AF: afghan afghans أفغاني الأفغاني الأفغانية
    AU: australian australians أسترالي الأسترالي الأسترالية
    CA: canadian canadians كندي الكندي الكندية
    BR: brazilian برازيلي البرازيلي البرازيلية
    MX: mexican mexicans
    NL: dutch هولندي الهولندي
    GR: greek يوناني اليوناني
    SE: swedish
    CH: swiss سويسري السويسري
    XX: european europeans أوروبي الأوروبي الأوروبية arab arabs عربي العربي العربية kurdish kurds كردي الكردي الكردية الأكراد african asian
    """)
}
