internal import DocumentCore

/// The words that times are told in, with what each may be.
enum TimeLexicon {
  static let table = PhraseTable<TimeWord>(
    lines + "\n" + numerals, value: TimeWord.init, combine: TimeWord.merged)

  /// The words of a language, by its code, with those of Arabic; English where there is no other.
  static func table(language: String) -> PhraseTable<TimeWord> {
    switch language.prefix(2) {
    case "fr": french
    case "de": german
    case "es": spanish
    default: table
    }
  }

  private static let french = foreign(TimeLexicon.frenchLines)
  private static let german = foreign(TimeLexicon.germanLines)
  private static let spanish = foreign(TimeLexicon.spanishLines)

  private static func foreign(_ own: String) -> PhraseTable<TimeWord> {
    var arabic = ""
    for line in (lines + "\n" + numerals).split(separator: "\n") {
      let colon = line.firstIndex(of: ":") ?? line.endIndex
      let words = line[colon...].dropFirst().split(separator: " ").filter {
        $0.utf8.first ?? 0 >= 0x80
      }
      arabic += line[..<colon] + ": " + words.joined(separator: " ") + "\n"
    }
    return PhraseTable(arabic + own, value: TimeWord.init, combine: TimeWord.merged)
  }

  /// Whether one word may be something.
  static func has(_ word: UInt64, _ roles: TimeWord.Roles) -> Bool {
    table[word]?.has(roles) ?? false
  }

  /// The words that numbers in words begin or go on with.
  private static let numerals: String = {
    var words = "numeral:"
    for line in (EnglishNumberWords.lines + "\n" + ArabicNumberWords.lines).split(separator: "\n") {
      for phrase in line.drop(while: { $0 != ":" }).dropFirst().split(separator: " ") {
        words += " " + phrase.prefix { $0 != "_" }
      }
    }
    return words
  }()

  private static let lines = """
    month 1: january jan كانون_الثاني كانون_ثاني يناير جانفي ينائر
    month 2: february feb شباط فبراير فيفري
    month 3: march mar آذار مارس المارس
    month 4: april apr نيسان أبريل إبريل أفريل ابريل
    month 5: may أيار مايو ماي المايو
    month 6: june jun حزيران يونيو يونيه جوان
    month 7: july jul تموز يوليو يوليه جويلية يوليوز
    month 8: august aug آب أغسطس أوت غشت
    month 9: september sept sep أيلول سبتمبر شتنبر
    month 10: october oct تشرين_الأول تشرين_أول أكتوبر
    month 11: november nov تشرين_الثاني تشرين_ثاني نوفمبر نونبر
    month 12: december dec كانون_الأول كانون_أول ديسمبر دجنبر
    hijri 1: محرم المحرم
    hijri 2: صفر
    hijri 3: ربيع_الأول ربيع_أول
    hijri 4: ربيع_الآخر ربيع_الثاني ربيع_ثاني
    hijri 5: جمادى_الأولى جمادى_الأول
    hijri 6: جمادى_الآخرة جمادى_الثانية جمادى_الثاني
    hijri 7: رجب
    hijri 8: شعبان
    hijri 9: رمضان
    hijri 10: شوال
    hijri 11: ذو_القعدة ذي_القعدة
    hijri 12: ذو_الحجة ذي_الحجة
    weak: may march mar آب أوت ماي مارس جوان صفر رجب شعبان رمضان محرم sep jan dec sun sat mon wed fri thu اثنين
    weekday 1: monday mon الاثنين الإثنين اثنين
    weekday 2: tuesday tue tues الثلاثاء
    weekday 3: wednesday wed wedn weds الأربعاء
    weekday 4: thursday thu thur thurs الخميس خميس
    weekday 5: friday fri الجمعة
    weekday 6: saturday sat السبت
    weekday 7: sunday sun الأحد
    weekdays 1: mondays
    weekdays 2: tuesdays
    weekdays 3: wednesdays
    weekdays 4: thursdays
    weekdays 5: fridays
    weekdays 6: saturdays
    weekdays 7: sundays
    unit 1: second sec s ثانية
    unit 2: minute min دقيقة
    unit 3: hour hr h ساعة
    unit 4: day يوم يوما ليلة night
    unit 5: week wk w أسبوع أسبوعا
    unit 6: month شهر شهرا
    unit 7: year yr y عام عاما سنة
    unit 8: decade عقد عقدا
    unit 9: century قرن قرنا
    unit 10: quarter
    unit 11: weekend
    unit 12: fortnight
    unit 13: workday business_day working_day weekday
    unit 14: workweek work_week
    units 1: seconds secs ثوان ثواني ثوانٍ
    units 2: minutes mins دقائق
    units 3: hours hrs ساعات
    units 4: days أيام ليال nights
    units 5: weeks wks أسابيع
    units 6: months أشهر شهور
    units 7: years yrs ys أعوام سنوات سنين
    units 8: decades عقود
    units 9: centuries قرون
    units 10: quarters
    units 11: weekends
    units 12: fortnights
    units 13: workdays business_days working_days weekdays
    dual 1: ثانيتان ثانيتين
    dual 2: دقيقتان دقيقتين
    dual 3: ساعتان ساعتين
    dual 4: يومان يومين ليلتين
    dual 5: أسبوعان أسبوعين
    dual 6: شهران شهرين
    dual 7: عامان عامين سنتان سنتين
    dual 8: عقدان عقدين
    dual 9: قرنان قرنين
    definite 1: الثواني الثانية
    definite 2: الدقائق الدقيقة
    definite 3: الساعة الساعات
    definite 4: اليوم الأيام اليومين
    definite 5: الأسبوع الأسابيع الأسبوعين
    definite 6: الشهر الأشهر الشهور الشهرين
    definite 7: العام السنة الأعوام السنوات العامين السنتين
    definite 8: العقد العقود العقدين
    definite 9: القرن القرون القرنين
    definite 10: الربع الفصل
    definite 15: النصف السداسي
    definite 11: نهاية_الأسبوع عطلة_نهاية_الأسبوع
    adverb 3: hourly
    adverb 4: daily يوميا everyday
    adverb 5: weekly أسبوعيا
    adverb 6: monthly شهريا
    adverb 7: yearly annually annual سنويا
    adverb 5 20: biweekly bi_weekly
    adverb 6 20: bimonthly bi_monthly
    adverb 7 5: semiannually semi_annually
    adverb 10: quarterly فصليا
    day 0: today اليوم 2day
    day -1: yesterday أمس البارحة
    day 1: tomorrow غدا غد يوم_غد الغد tmr tmrw tomorow tommorow tomorrows
    day -2: the_day_before_yesterday day_before_yesterday أول_أمس أول_من_أمس
    day 2: the_day_after_tomorrow day_after_tomorrow day_after_tmr بعد_غد بعد_الغد
    night 0 NI: tonight tonite الليلة هذه_الليلة
    night -1 NI: الليلة_الماضية الليلة_الفائتة
    now: now right_now at_present at_this_time asap as_soon_as_possible at_the_moment الآن
    part MO: morning صباح صباحا الصباح فجر فجرا الفجر ضحى
    part MI: midday ظهر ظهرا الظهر
    part AF: afternoon عصر عصرا العصر بعد_الظهر بعد_ظهر
    part EV: evening مساء المساء مساءا مغرب
    part NI: night ليل ليلا الليل ليلة
    part MEB: breakfast breakfast_time breakfasttime
    part MEL: lunch lunchtime lunch_time وقت_الغداء
    part MED: dinner dinner_time dinnertime supper
    part BH: business_hours business_hour
    part DT: daytime day_time
    parts MO: mornings
    parts AF: afternoons
    parts EV: evenings الأمسيات
    parts NI: nights
    season 1: spring الربيع ربيع
    season 2: summer الصيف صيف
    season 3: fall autumn الخريف خريف
    season 4: winter الشتاء شتاء
    half 1: am a.m صباحا ص فجرا a
    half 2: pm p.m مساء مساءا م عصرا ظهرا ليلا p
    oclock: o'clock oclock o’clock
    clock 12: noon الظهيرة noonish وقت_الظهيرة
    clock 0: midnight mid_night منتصف_الليل
    clock 10: midmorning mid_morning منتصف_الصباح
    clock 14: midafternoon mid_afternoon
    the: the
    a: a an one
    of: of من
    on: on
    at: at عند @
    in: in في during خلال over
    for: for
    from: from من
    to: to until till til through thru إلى حتى وحتى وإلى
    between: between بين
    and: and و
    direction -1: last previous
    direction -1 near: past
    direction 0: this current هذا هذه
    direction 1: next following
    direction 1 near: upcoming coming
    direction 1 near: this_coming this_upcoming
    direction -1 near: this_past
    after -1: الماضي الماضية الماضيين الماضيتين المنصرم المنصرمة الفائت الفائتة السابق السابقة الأخير الأخيرة الأخيرين
    after 0: الجاري الجارية الحالي الحالية
    after 1: المقبل المقبلة المقبلين القادم القادمة القادمين التالي التالية
    ago -1: ago earlier back مضت خلت
    ago 1: later from_now hence in_the_future
    every: every each any كل
    other: other
    edge 1: early مطلع بداية أوائل مستهل
    edge 2: mid middle منتصف وسط أواسط
    edge 3: late نهاية أواخر آخر ختام متم
    edge 4: earlier
    edge 5: later
    partEdge: وقت_مبكر وقت_متأخر
    boundary 1: beginning start
    boundary 2: middle
    boundary 3: end
    rest: rest remainder remaining بقية باقي
    all: all whole full entire طوال طيلة
    another: another
    few 3: few several a_few بضع بضعة عدة
    few 2: couple a_couple couple_of a_couple_of
    head 7: عام سنة العام year cy
    head 4: يوم يومي
    head 6: شهر month
    head 5: week
    hourHead: الساعة
    decade 20: twenties عشرينيات عشرينات العشرينيات
    decade 30: thirties ثلاثينيات ثلاثينات الثلاثينيات
    decade 40: forties أربعينيات أربعينات الأربعينيات
    decade 50: fifties خمسينيات خمسينات الخمسينيات
    decade 60: sixties ستينيات ستينات الستينيات
    decade 70: seventies سبعينيات سبعينات السبعينيات
    decade 80: eighties ثمانينيات ثمانينات الثمانينيات
    decade 90: nineties تسعينيات تسعينات التسعينيات
    decade 1: noughties
    decade 10: tens
    past: past after
    toHour: to till before
    bound -1 plain: before قبل
    bound -1: prior_to earlier_than sooner_than no_later_than by until till ending_with ending_on ending
    bound -1: قبل
    bound 1: بعد
    bound 2: منذ
    bound 1: after later_than
    bound 2: since starting starting_on starting_from starting_with beginning_on beginning_from as_early_as on_or_after at_or_after after_or_equal_to later_than_or_at later_than_or_in since_or_after
    bound -2: as_late_as on_or_before before_or_on before_or_in on_or_earlier_than at_or_before
    around: around circa about approximately حوالي
    era 1: ه هـ هجري هجرية هجريا
    era 2: م ميلادي ميلادية ميلاديا
    within: within
    orLater 2: or_later or_after and_after and_later
    orLater -2: or_earlier or_before and_before and_earlier
    quarter 1: q1
    quarter 2: q2
    quarter 3: q3
    quarter 4: q4
    quarter 11: h1
    quarter 12: h2
    more: more_than at_least less_than at_most
    starting: starting commencing beginning of
    once: once twice one
    endOfDay: eod
    my: my
    ish: ish
    fiscal 1: fiscal_year fy
    fiscal 2: school_year sy
    same: same
    holiday 1: new_year's_day new_year_day new_year's new_years_day yuandan yuandan's رأس_السنة رأس_السنة_الميلادية
    holiday 2: valentine's_day valentines_day valentine's عيد_الحب
    holiday 3: saint_patrick's_day st_patrick's_day saint_patrick st_patrick saint_patricks_day
    holiday 4: earth_day يوم_الأرض
    holiday 5: labour_day may_day international_workers'_day international_workers_day عيد_العمال
    holiday 6: halloween hallowe'en halloween_day
    holiday 7: christmas christmas_day xmas عيد_الميلاد يوم_عيد_الميلاد
    holiday 8: christmas_eve xmas_eve ليلة_عيد_الميلاد
    holiday 9: new_year's_eve new_years_eve ليلة_رأس_السنة ليلة_رأس_السنة_الجديدة
    holiday 10: independence_day
    holiday 11: veterans_day veteran's_day
    holiday 12: april_fools april_fools'_day
    holiday 13: boxing_day
    holiday 20: thanksgiving thanksgiving_day thanks_giving thanks_giving_day عيد_الشكر يوم_الشكر
    holiday 21: father's_day fathers_day يوم_الأب
    holiday 22: mother's_day mothers_day
    holiday 23: martin_luther_king_day mlk_day martin_luther_king_jr_day
    holiday 24: labor_day
    holiday 25: memorial_day
    holiday 26: presidents_day presidents'_day washington's_birthday
    holiday 27: columbus_day
    holiday 28: black_friday
    holiday 30: easter easter_sunday عيد_الفصح
    holiday 31: good_friday
    holiday 32: easter_monday
    holiday 33: ash_wednesday
    holiday 34: pentecost
    holiday 35: clean_monday
    holiday 36: mardi_gras
    holiday 40: ramadan ramazan ramzan ramadhan ramathan
    holiday 41: eid_al-fitr eid_al_fitr eid_al-fitr's festival_of_breaking_the_fast عيد_الفطر
    holiday 42: eid_al-adha eid_al_adha eid_al-azha eidul_azha eid_al_azha عيد_الأضحى
    holiday 43: islamic_new_year hijri_new_year arabic_new_year رأس_السنة_الهجرية
    """
}
