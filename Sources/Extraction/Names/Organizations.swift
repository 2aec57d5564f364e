internal import DocumentCore

/// Organisations that are known by names of their own, in Arabic and English.
enum Organizations {
  /// What a name of the list stands for.
  struct Kind: OptionSet, Sendable {
    var rawValue: UInt8

    static let club = Kind(rawValue: 1 << 0)
    static let company = Kind(rawValue: 1 << 1)
    /// Agencies, newspapers, channels.
    static let press = Kind(rawValue: 1 << 2)
    /// Parties, armed groups, movements.
    static let group = Kind(rawValue: 1 << 3)
    /// Of states or between them.
    static let body = Kind(rawValue: 1 << 4)
    /// The name is a place's or a common word too.
    static let isAmbiguous = Kind(rawValue: 1 << 5)

    static let all: Kind = [.club, .company, .press, .group, .body]
    /// Those whose names Arabic text seldom uses for anything else.
    static let certainInArabic: Kind = [.press, .group, .body]
  }

  /// Lines of a letter for the kind, with "?" after it for names that mean something else too.
  static let table = PhraseTable<Kind>(
    """
    c: ريال_مدريد أتلتيكو_مدريد إشبيلية_أف_سي فياريال ريال_سوسيداد أتلتيك_بلباو ريال_بيتيس خيتافي إسبانيول
    c: مانشستر_يونايتد مانشستر_سيتي أرسنال آرسنال أرسينال تشيلسي تشلسي توتنهام توتنهام_هوتسبير نيوكاسل_يونايتد إيفرتون
    c: أستون_فيلا وست_هام كريستال_بالاس
    c: بايرن_ميونيخ بوروسيا_دورتموند باير_ليفركوزن هيرتا_برلين فولفسبورغ فيردر_بريمن فيردر بوروسيا_مونشنغلادباخ
    c: لايبزيغ
    c: يوفنتوس إنتر_ميلان انتر_ميلان إنترميلان إيه_سي_ميلان لاتسيو سامبدوريا فيورنتينا أتالانتا أودينيزي
    c: باريس_سان_جيرمان أولمبيك_ليون أولمبيك_مرسيليا أياكس أياكس_أمستردام بي_إس_في_أيندهوفن أيندهوفن فينورد بنفيكا
    c: سبورتينغ_لشبونة سلتيك سيلتيك رينجرز اندرلخت أندرلخت
    c: غلطة_سراي فنربخشة فناربخشه بشكتاش طرابزون_سبور أولمبياكوس باناثينايكوس ايك_اثينا آيك_أثينا دينامو_كييف
    c: دينامو_زغرب شاختار_دونيتسك شاختار سسكا_موسكو سبارتاك_موسكو ستيوا_بوخارست النجم_الأحمر سبارتا_براغ
    c: روزنبورغ بورتسموث
    c: بوكا_جونيورز ريفر_بليت فلامنغو بالميراس كورينثيانز لوس_أنجليس_ليكرز شيكاغو_بولز غولدن_ستايت_واريورز
    c: بوسطن_سلتيكس
    c: برشلونة_الإسباني الزمالك الترجي_الرياضي النجم_الساحلي الصفاقسي الإفريقي_التونسي الرجاء_البيضاوي الوداد_البيضاوي
    c: شباب_بلوزداد وفاق_سطيف شبيبة_القبائل أسيك_أبيدجان أسيك_ابيدجان تي_بي_مازيمبي صن_داونز أورلاندو_بايرتس
    c: كايزر_تشيفز
    c: أم_صلال الغرافة السيلية الوكرة العين_الإماراتي شباب_الأهلي القادسية_الكويتي الوحدات
    c: النجمة_اللبناني العهد_اللبناني الكرامة_السوري الجيش_السوري_لكرة_القدم القوة_الجوية_العراقي الزوراء أهلي_جدة
    c?: بورتو ميلان إنتر كاظمة الفيصلي سانتوس شالكه زينيت برشلونة بلنسية فالنسيا إشبيلية ليفربول ليون مرسيليا موناكو ليل روما نابولي بارما جنوة بوخارست بريمن هامبورغ
    c?: شتوتغارت كوبنهاغن بورتو ميلان إيفرتون
    c?: الأهلي الهلال النصر الاتحاد الشباب الفتح التعاون الاتفاق العربي الريان السد الشمال الجزيرة العين الوصل الوحدة
    c?: القادسية الكويت السالمية الإسماعيلي المصري الاتحاد_السكندري الطلائع إنبي المقاولون الترجي الرجاء الوداد
    c?: العنابي الأبيض المولودية الأنصار النجمة العهد الكرامة الطليعة تشرين الشرطة الكرخ أربيل الفيحاء الرائد
    c: real_madrid atletico_madrid villarreal real_sociedad athletic_bilbao real_betis manchester_united
    c: manchester_city arsenal chelsea tottenham tottenham_hotspur newcastle_united everton aston_villa west_ham
    c: west_ham_united crystal_palace leicester_city leeds_united blackburn_rovers bolton_wanderers nottingham_forest
    c: sheffield_wednesday celtic rangers hibernian
    c: bayern_munich borussia_dortmund bayer_leverkusen schalke hertha_berlin werder_bremen vfb_stuttgart juventus
    c: inter_milan ac_milan lazio sampdoria fiorentina atalanta udinese paris_saint_germain ajax psv_eindhoven
    c: feyenoord benfica sporting_lisbon galatasaray fenerbahce besiktas olympiakos panathinaikos dynamo_kiev
    c: dynamo_kyiv shakhtar_donetsk cska_moscow spartak_moscow steaua_bucharest red_star_belgrade boca_juniors
    c: river_plate flamengo
    c: yankees new_york_yankees boston_red_sox red_sox chicago_cubs cubs los_angeles_dodgers dodgers
    c: st._louis_cardinals atlanta_braves braves baltimore_orioles orioles cleveland_indians seattle_mariners mariners
    c: texas_rangers toronto_blue_jays blue_jays detroit_tigers kansas_city_royals minnesota_twins oakland_athletics
    c: houston_astros astros new_york_mets mets philadelphia_phillies phillies pittsburgh_pirates san_diego_padres
    c: padres san_francisco_giants montreal_expos expos colorado_rockies florida_marlins marlins milwaukee_brewers
    c: white_sox chicago_white_sox
    c: dallas_cowboys cowboys green_bay_packers packers new_england_patriots pittsburgh_steelers steelers
    c: denver_broncos broncos miami_dolphins oakland_raiders raiders buffalo_bills kansas_city_chiefs
    c: minnesota_vikings chicago_bears san_francisco_49ers 49ers washington_redskins redskins philadelphia_eagles
    c: new_york_giants new_york_jets baltimore_ravens seattle_seahawks seahawks
    c: chicago_bulls los_angeles_lakers lakers boston_celtics celtics new_york_knicks knicks houston_rockets utah_jazz
    c: san_antonio_spurs phoenix_suns miami_heat orlando_magic detroit_pistons pistons indiana_pacers pacers
    c: golden_state_warriors cleveland_cavaliers cavaliers dallas_mavericks mavericks toronto_raptors raptors
    c: detroit_red_wings red_wings montreal_canadiens canadiens toronto_maple_leafs maple_leafs new_york_rangers
    c: pittsburgh_penguins penguins colorado_avalanche boston_bruins bruins
    c: all_blacks wallabies springboks manchester_utd man_utd
    c?: barcelona valencia sevilla liverpool lyon marseille monaco lille roma napoli parma genoa porto hamburg fulham
    c?: southampton sunderland middlesbrough derby leeds newcastle milan inter giants cardinals rangers tigers eagles
    c?: bears lions kings royals twins angels indians pirates reds athletics sharks stars devils islanders flyers
    c?: bulls heat magic suns jazz nets bucks hawks hornets
    o: مايكروسوفت غوغل جوجل أبل آبل أمازون فيسبوك تويتر نتفليكس سامسونغ سامسونج هواوي شاومي سوني نوكيا موتورولا إنتل
    o: آي_بي_إم أي_بي_أم أوراكل إنفيديا كوالكوم أوبر تسلا باناسونيك توشيبا هيتاشي سيمنز سيمنس فيليبس إريكسون ياهو
    o: واتساب إنستغرام يوتيوب تيك_توك تلغرام علي_بابا تينسنت
    o: تويوتا هوندا سوزوكي مازدا ميتسوبيشي سوبارو هيونداي كيا فولكسفاغن فولكس_فاغن فولكسفاجن بي_إم_دبليو بي_أم_دبليو
    o: بي_ام_دبليو مرسيدس مرسيدس_بنز دايملر دايملر_كرايسلر كرايسلر بورش رينو بيجو سيتروين فيات فيراري لامبورغيني
    o: بوجاتي بوغاتي جنرال_موتورز فورد شيفروليه سياك فولفو ساب جاغوار بنتلي رولز_رويس
    o: بوينغ بوينج إيرباص ايرباص لوكهيد_مارتن رايثيون جنرال_إلكتريك إكسون_موبيل إكسون شل توتال شيفرون بي_بي لوك_أويل
    o: غازبروم روسنفت أرامكو أرامكو_السعودية سابك قطر_للطاقة قطر_للبترول أدنوك سوناطراك ستات_أويل إيني بتروناس
    o: كوكا_كولا بيبسي بيبسيكو نستله ماكدونالدز ستاربكس وول_مارت وولمارت إيكيا نايكي أديداس يونيليفر فايزر موديرنا
    o: أسترازينيكا جونسون_آند_جونسون نوفارتيس
    o: غولدمان_ساكس مورغان_ستانلي سيتي_غروب سيتي_بنك جي_بي_مورغان باركليز ليمان_براذرز ميريل_لينش دويتشه_بنك
    o: كريدي_سويس إتش_إس_بي_سي ستاندرد_تشارترد ستاندرد_اند_بورز موديز كيوتل زين فودافون أورانج أوراسكوم
    o: دانا_غاز
    o: طيران_الإمارات الخطوط_القطرية القطرية_للطيران الاتحاد_للطيران مصر_للطيران الملكية_الأردنية طيران_الشرق_الأوسط
    o: الخطوط_الجوية_السعودية الخطوط_التركية لوفتهانزا إير_فرانس العربية_للطيران فلاي_دبي
    o?: إعمار نخيل شيري جيلي فيتش باير أودي نيسان كيا زين أورانج شل باير ساب إيني
    o: microsoft google apple amazon facebook twitter netflix samsung huawei sony nokia motorola intel ibm oracle
    o: nvidia qualcomm uber tesla panasonic toshiba hitachi siemens philips ericsson yahoo whatsapp instagram youtube
    o: tiktok alibaba tencent dell hewlett_packard compaq cisco adobe ebay paypal linkedin nintendo sega atari lenovo
    o: xerox kodak fujitsu
    o: toyota honda nissan suzuki mazda mitsubishi subaru hyundai volkswagen bmw mercedes mercedes_benz daimler
    o: daimlerchrysler chrysler audi porsche renault peugeot citroen fiat ferrari lamborghini general_motors ford
    o: chevrolet volvo saab bentley rolls_royce boeing airbus lockheed_martin lockheed raytheon general_electric
    o: exxonmobil exxon chevron texaco gazprom rosneft lukoil aramco saudi_aramco petronas halliburton enron
    o: coca_cola pepsi pepsico nestle mcdonald's mcdonalds starbucks walmart wal_mart ikea nike adidas unilever pfizer
    o: moderna astrazeneca johnson_&_johnson novartis roche merck procter_&_gamble philip_morris goldman_sachs
    o: morgan_stanley citigroup citibank jp_morgan jpmorgan barclays lehman_brothers merrill_lynch deutsche_bank
    o: credit_suisse hsbc standard_&_poor's moody's visa mastercard american_express wells_fargo bank_of_america
    o: vodafone verizon at&t sprint comcast time_warner aol disney walt_disney warner_bros warner_brothers
    o: paramount_pictures universal_pictures columbia_pictures mgm hbo pixar dreamworks marvel emi motown
    o: capitol_records columbia_records
    o: lufthansa air_france british_airways american_airlines united_airlines delta_air_lines pan_am twa qantas
    o: emirates_airline aeroflot ryanair easyjet
    o?: apple amazon ford shell visa sprint orange oracle dell delta target gap total marvel disney
    p: رويترز فرانس_برس أسوشيتد_برس الأسوشيتد_برس شينخوا إيتار_تاس سبوتنيك نوفوستي سانا
    p: الأناضول إرنا فارس_نيوز بي_بي_سي سي_إن_إن السي_إن_إن فوكس_نيوز سكاي_نيوز إن_بي_سي سي_بي_إس
    p: إيه_بي_سي دويتشه_فيله روسيا_اليوم العربية_نت الجزيرة_نت فرانس_24 سكاي_نيوز_عربية الميادين_نت يورونيوز بلومبرغ
    p: بلومبيرغ
    p: نيويورك_تايمز واشنطن_بوست وول_ستريت_جورنال يو_إس_إيه_توداي لوس_أنجليس_تايمز الغارديان الجارديان الإندبندنت
    p: فايننشال_تايمز ديلي_تلغراف ديلي_ميل التايمز لوموند ليبراسيون لوفيغارو دير_شبيغل بيلد إلباييس هآرتس
    p: يديعوت_أحرونوت معاريف جيروزاليم_بوست الشرق_الأوسط_اللندنية القدس_العربي المصري_اليوم اليوم_السابع
    p?: تاس سونا كونا واس وفا وام بترا مهر قنا الأهرام الحياة النهار السفير الأخبار الشرق_الأوسط الرياض عكاظ الوطن الرأي الدستور الغد الخليج البيان الاتحاد
    p?: الراية الثورة البعث المدى الصباح فارس الجزيرة العربية المحور دريم أوربيت العالم المنار الميادين الجمهورية
    p?: الوفد المستقبل
    p: reuters associated_press ap agence_france_presse afp xinhua tass itar_tass interfax sputnik sana anadolu bbc cnn
    p: fox_news sky_news nbc cbs abc_news al_jazeera al_arabiya bloomberg new_york_times the_new_york_times
    p: washington_post the_washington_post wall_street_journal the_wall_street_journal usa_today los_angeles_times
    p: the_guardian financial_times daily_telegraph daily_mail le_monde le_figaro der_spiegel haaretz jerusalem_post
    p: rolling_stone newsweek vogue wikipedia
    p?: time guardian independent times nature science billboard variety life people
    g: حماس حركة_حماس حزب_الله الجهاد_الإسلامي فتح_الانتفاضة القاعدة_في_جزيرة_العرب تنظيم_القاعدة داعش تنظيم_الدولة
    g: تنظيم_الدولة_الإسلامية الدولة_الإسلامية طالبان الحوثيون الحوثيين أنصار_الله قسد قوات_سوريا_الديمقراطية
    g: هيئة_تحرير_الشام جبهة_النصرة أحرار_الشام الجيش_الحر الجيش_السوري_الحر الجيش_الوطني_السوري وحدات_حماية_الشعب
    g: حزب_العمال_الكردستاني حزب_العدالة_والتنمية الإخوان_المسلمون الإخوان_المسلمين بوكو_حرام حركة_الشباب
    g: عصائب_أهل_الحق كتائب_حزب_الله حركة_النجباء الحشد_الشعبي الحرس_الثوري البيشمركة فيلق_القدس حركة_أمل
    g: القوات_اللبنانية تيار_المستقبل التيار_الوطني_الحر جيش_الرب حركة_تحرير_السودان الجنجويد الدعم_السريع
    g: قوات_الدعم_السريع الخمير_الحمر إيتا نداء_تونس النهضة_التونسية الليكود
    g?: ميرتس شاس كاديما فتح القاعدة الكتائب العمل المستقبل أمل النهضة المحافظون
    g: hamas hezbollah hizbollah islamic_jihad islamic_state al_qaeda al_qaida isis isil daesh taliban houthis
    g: al_shabaab boko_haram plo pkk ypg muslim_brotherhood ira eta farc likud sinn_fein khmer_rouge tamil_tigers
    g: free_syrian_army syrian_democratic_forces sdf republican_party democratic_party labour_party conservative_party
    g: liberal_democrats communist_party nazi_party black_panthers greenpeace amnesty_international human_rights_watch
    g: doctors_without_borders red_cross oxfam save_the_children
    b: الأمم_المتحدة هيئة_الأمم_المتحدة مجلس_الأمن مجلس_الأمن_الدولي الاتحاد_الأوروبي الاتحاد_الأفريقي
    b: جامعة_الدول_العربية الجامعة_العربية مجلس_التعاون_الخليجي مجلس_التعاون الناتو حلف_الناتو حلف_شمال_الأطلسي إيساف
    b: يونيفيل اليونيفيل يونيسف اليونيسف يونسكو اليونسكو الأونروا أونروا أوبك أوبك_بلس الإنتربول الفيفا فيفا اليويفا
    b: الكاف البنك_الدولي صندوق_النقد_الدولي صندوق_النقد منظمة_الصحة_العالمية منظمة_التجارة_العالمية
    b: منظمة_العفو_الدولية العفو_الدولية هيومن_رايتس_ووتش أطباء_بلا_حدود الصليب_الأحمر الهلال_الأحمر الدفاع_المدني
    b: الخوذ_البيضاء الوكالة_الدولية_للطاقة_الذرية محكمة_العدل_الدولية المحكمة_الجنائية_الدولية المفوضية_الأوروبية
    b: البرلمان_الأوروبي البنك_المركزي_الأوروبي الاحتياطي_الفيدرالي منظمة_التعاون_الإسلامي البنتاغون البيت_الأبيض
    b: الكرملين الكونغرس الكونجرس الكنيست الدوما البوندستاغ الموساد الشاباك سي_آي_إيه إف_بي_آي ناسا وكالة_ناسا
    b: الداخلية_السورية داونينغ_ستريت أوتشا برنامج_الأغذية_العالمي بورصة_نيويورك
    b: united_nations un european_union eu african_union arab_league nato security_council un_security_council unicef
    b: unesco unhcr unrwa opec interpol fifa uefa ioc nba nfl nhl mlb ncaa world_bank imf international_monetary_fund
    b: world_health_organization who wto world_trade_organization iaea international_criminal_court icc
    b: european_commission european_parliament european_central_bank federal_reserve fed white_house pentagon kremlin
    b: congress u.s._congress senate u.s._senate house_of_representatives house_of_commons house_of_lords
    b: supreme_court knesset duma mossad cia fbi nsa nasa epa fda irs sec doj dea state_department defense_department
    b: justice_department treasury_department foreign_office home_office scotland_yard u.s._army us_army u.s._navy
    b: us_navy u.s._air_force us_air_force royal_navy royal_air_force raf centcom red_army marine_corps coast_guard
    b: ussr_academy wehrmacht luftwaffe mi5 mi6 kgb fsb gestapo ss harvard harvard_university yale yale_university mit
    b: stanford stanford_university oxford_university cambridge_university princeton_university ucla nyu usc
    b: columbia_university
    b?: who fed sec us mit ss congress senate
    """,
    value: { line in
      let kind: Kind =
        switch line.first {
        case "c": .club
        case "o": .company
        case "p": .press
        case "g": .group
        default: .body
        }
      return line.hasSuffix("?") ? kind.union(.isAmbiguous) : kind
    },
    combine: { $0.union($1) })

  /// The longest name that begins at a token and means nothing else.
  ///
  /// - Parameter kinds: What it stands for, one of these.
  static func known(
    _ reader: Reader, at index: Int, limit: Int, cutting: Clitics = .none, among kinds: Kind
  ) -> PhraseTable<Kind>.Match? {
    let match = table.match(reader, at: index, limit: limit, cutting: cutting)
    guard let match, !match.value.contains(.isAmbiguous), !match.value.isDisjoint(with: kinds)
    else { return nil }
    return match
  }

  /// Words that show that a sentence is about a match.
  static let sport = WordSet(
    """
    مباراة مباراته المباراة مباريات المباريات هدف هدفا الهدف أهداف هدفين الدوري دوري الشوط شوط مرمى المرمى لاعب اللاعب لاعبي اللاعبين لاعبون مدرب المدرب فريق
    الفريق فريقه تعادل فوزه فوز تغلب خسر خسارة نقطة النقاط نقطتين مهاجم المهاجم مهاجمه مدافع حارس ملعب الملعب ملعبه استاد كأس الكأس البطولة بطولة
    ضيفه مضيفه المجموعة الجولة المرحلة الدقيقة ركلة جزاء منتخب المنتخب نادي النادي كرة لكرة الهلال تشكيلة سجل أحرز
    match matches goal goals league season coach striker goalkeeper midfielder defender halftime scored scorer beat defeated
    draw cup championship playoffs playoff inning innings pitcher homer quarterback touchdown team teams game games win wins
    won lost players player rebounds referee stadium football soccer basketball baseball cricket wicket wickets hockey rugby
    """)
}
