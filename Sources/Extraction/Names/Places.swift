internal import DocumentCore

/// Countries, capitals and larger places, above all of the Arab world, in Arabic and English.
enum Places {
  struct Place: Sendable {
    /// ISO 3166; "XX" for what is in no one country.
    var country: String
    /// The name is a common word too, and needs a neighbour that shows a place.
    var isWord: Bool
  }

  /// Lines of the country's code, with "?" after it for names that are common words.
  static let table = PhraseTable<Place>(
    """
    SY: syria سوريا سورية damascus دمشق aleppo حلب homs حمص حماة hama idlib إدلب ادلب latakia اللاذقية tartus طرطوس raqqa الرقة deir_ezzor دير_الزور hasakah الحسكة daraa درعا السويداء القنيطرة القامشلي qamishli البوكمال الميادين تدمر palmyra عفرين afrin منبج manbij كوباني kobani عين_العرب أعزاز إعزاز جرابلس تل_أبيض رأس_العين الغوطة دوما داريا سراقب معرة_النعمان خان_شيخون دارة_عزة الأتارب حارم سلقين نبل السيدة_زينب الزبداني بانياس جبلة مصياف السلمية الشدادي الصنمين
    SY?: الباب القصير التل الزهراء
    IQ: iraq العراق baghdad بغداد basra البصرة mosul الموصل erbil أربيل kirkuk كركوك najaf النجف karbala كربلاء نينوى الأنبار anbar الفلوجة fallujah الرمادي ramadi تكريت سامراء السليمانية دهوك ديالى بابل الحلة الناصرية ذي_قار ميسان العمارة واسط الكوت صلاح_الدين سنجار القائم المثنى السماوة الديوانية
    LB: lebanon لبنان beirut بيروت طرابلس صيدا صور بعلبك زحلة الهرمل النبطية جونية البقاع عكار
    JO: jordan الأردن amman عمان إربد الزرقاء العقبة الكرك معان المفرق جرش
    PS: palestine فلسطين gaza غزة قطاع_غزة رفح خان_يونس القدس jerusalem رام_الله ramallah نابلس الخليل جنين طولكرم بيت_لحم أريحا الضفة_الغربية west_bank قلقيلية
    IL: israel إسرائيل تل_أبيب tel_aviv حيفا haifa يافا عسقلان إيلات
    EG: egypt مصر cairo القاهرة alexandria الإسكندرية الجيزة giza السويس suez بورسعيد الإسماعيلية أسوان الأقصر luxor أسيوط سوهاج المنيا الفيوم طنطا المنصورة دمياط الدقهلية سيناء شمال_سيناء العريش شرم_الشيخ الغردقة أبو_قير بنها قنا
    SA: saudi_arabia السعودية المملكة_العربية_السعودية riyadh الرياض jeddah جدة mecca مكة مكة_المكرمة medina المدينة_المنورة الدمام الخبر الطائف تبوك أبها نجران جازان حائل القصيم الجبيل ينبع نيوم عرفات مزدلفة الظهران
    AE: united_arab_emirates uae الإمارات الإمارات_العربية_المتحدة dubai دبي abu_dhabi أبوظبي أبو_ظبي الشارقة sharjah عجمان الفجيرة رأس_الخيمة
    QA: qatar قطر doha الدوحة
    KW: kuwait الكويت الجهراء حولي الأحمدي
    BH: bahrain البحرين manama المنامة المحرق
    OM: oman سلطنة_عمان muscat مسقط صلالة صحار نزوى
    YE: yemen اليمن sanaa صنعاء aden عدن تعز الحديدة hodeidah مأرب marib حضرموت المكلا لحج أبين شبوة
    LY: libya ليبيا tripoli طرابلس_الغرب benghazi بنغازي مصراتة misrata سرت سبها طبرق درنة
    TN: tunisia تونس tunis صفاقس سوسة القيروان بنزرت قابس قفصة القصرين المنستير
    DZ: algeria الجزائر algiers وهران oran قسنطينة عنابة سطيف باتنة تلمسان بجاية تيزي_وزو ورقلة البليدة
    MA: morocco المغرب rabat الرباط casablanca الدار_البيضاء مراكش marrakech فاس مكناس طنجة أكادير وجدة تطوان بركان الحوز العيون
    MR: mauritania موريتانيا nouakchott نواكشوط
    SD: sudan السودان khartoum الخرطوم أم_درمان omdurman دارفور darfur الفاشر بورتسودان كسلا ود_مدني الأبيض كردفان نيالا
    SS: south_sudan جنوب_السودان juba جوبا
    SO: somalia الصومال mogadishu مقديشو
    DJ: djibouti جيبوتي
    IR: iran إيران tehran طهران أصفهان isfahan مشهد شيراز تبريز الأهواز
    TR: turkey türkiye turkiye تركيا ankara أنقرة istanbul إسطنبول اسطنبول izmir إزمير غازي_عنتاب gaziantep هاتاي أنطاكيا أضنة كهرمان_مرعش
    US: united_states united_states_of_america usa u.s america الولايات_المتحدة الولايات_المتحدة_الأمريكية الولايات_المتحدة_الأميركية أمريكا أميركا washington واشنطن new_york نيويورك california كاليفورنيا texas تكساس chicago شيكاغو los_angeles florida boston hawaii alaska ohio michigan philadelphia houston dallas seattle atlanta miami san_francisco las_vegas new_jersey massachusetts illinois arizona colorado oregon nevada minnesota wisconsin tennessee louisiana kentucky alabama pennsylvania maryland north_carolina south_carolina
    US?: virginia
    GB: united_kingdom uk u.k britain great_britain england scotland wales بريطانيا المملكة_المتحدة إنكلترا إنجلترا london لندن manchester liverpool birmingham edinburgh glasgow northern_ireland
    FR: france فرنسا paris باريس marseille lyon strasbourg
    DE: germany ألمانيا berlin برلين munich frankfurt hamburg cologne
    IT: italy إيطاليا rome روما milan ميلانو venice naples turin florence sicily
    ES: spain إسبانيا madrid مدريد barcelona برشلونة
    PT: portugal البرتغال lisbon لشبونة
    RU: russia روسيا moscow موسكو russian_federation
    UA: ukraine أوكرانيا kyiv kiev كييف crimea القرم donetsk mariupol
    CN: china الصين beijing بكين shanghai شنغهاي wuhan
    HK: hong_kong هونغ_كونغ
    TW: taiwan تايوان taipei
    JP: japan اليابان tokyo طوكيو osaka
    KR: south_korea كوريا_الجنوبية seoul سيول
    KP: north_korea كوريا_الشمالية pyongyang
    IN: india الهند new_delhi نيودلهي mumbai delhi kashmir
    PK: pakistan باكستان islamabad إسلام_آباد karachi lahore peshawar
    AF: afghanistan أفغانستان kabul كابول kandahar helmand
    BD: bangladesh بنغلاديش dhaka
    ID: indonesia إندونيسيا jakarta جاكرتا
    MY: malaysia ماليزيا kuala_lumpur
    SG: singapore سنغافورة
    TH: thailand تايلاند bangkok
    VN: vietnam فيتنام hanoi
    PH: philippines الفلبين manila
    AU: australia أستراليا sydney سيدني melbourne canberra
    NZ: new_zealand نيوزيلندا wellington auckland
    CA: canada كندا ottawa أوتاوا toronto تورونتو montreal vancouver ontario quebec
    MX: mexico المكسيك mexico_city
    BR: brazil البرازيل brasilia rio_de_janeiro sao_paulo
    AR: argentina الأرجنتين buenos_aires
    VE: venezuela فنزويلا caracas
    CO: colombia كولومبيا bogota
    CL: chile تشيلي
    PE: peru بيرو
    CU: cuba كوبا havana
    ZA: south_africa جنوب_أفريقيا جنوب_إفريقيا pretoria johannesburg cape_town
    NG: nigeria نيجيريا abuja lagos
    KE: kenya كينيا nairobi نيروبي
    ET: ethiopia إثيوبيا addis_ababa أديس_أبابا
    ER: eritrea إريتريا
    NE: النيجر
    SN: senegal السنغال
    GH: ghana غانا
    UG: uganda أوغندا
    GR: greece اليونان athens أثينا
    CY: cyprus قبرص nicosia
    CH: switzerland سويسرا geneva جنيف zurich bern
    AT: austria النمسا vienna فيينا
    BE: belgium بلجيكا brussels بروكسل
    NL: netherlands هولندا the_hague لاهاي amsterdam
    SE: sweden السويد stockholm
    NO: norway النرويج oslo
    DK: denmark الدنمارك copenhagen
    FI: finland فنلندا helsinki
    IE: ireland أيرلندا إيرلندا dublin
    PL: poland بولندا warsaw وارسو
    HU: hungary المجر هنغاريا budapest
    CZ: czech_republic التشيك prague
    RO: romania رومانيا bucharest
    BG: bulgaria بلغاريا
    RS: serbia صربيا belgrade
    BA: bosnia البوسنة sarajevo
    AM: armenia أرمينيا yerevan
    AZ: azerbaijan أذربيجان baku
    GE: جورجيا tbilisi
    KZ: kazakhstan كازاخستان astana
    XX: europe أوروبا africa أفريقيا إفريقيا asia آسيا middle_east الشرق_الأوسط الخليج المتوسط البحر_المتوسط البحر_الأحمر red_sea mediterranean البحر_الأبيض_المتوسط persian_gulf gaza_strip golan الجولان north_africa شمال_أفريقيا latin_america south_america north_america
    """
  ) { code in
    Place(country: String(code.prefix(2)), isWord: code.hasSuffix("?"))
  }
}
