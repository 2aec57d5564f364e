internal import DocumentCore

/// Words that say what is done rather than what it is done with: no part of a keyphrase, besides the stop words.
enum PhraseStops {
  static func contains(_ key: UInt64) -> Bool { words[key] != nil }

  private static let words = KeyMap<Bool>(words: [(true, list)])

  private static let list = """
    use uses used using utilize utilizes utilized utilizing describe describes described describing present presents presented
    provide provides provided providing allow allows allowed allowing enable enables enabled enabling base based develop develops
    developed developing propose proposes proposed improve improves improved include includes included including consist
    consists consisting consider considers considered considering show shows showed shown showing demonstrate demonstrates
    demonstrated discuss discusses discussed examine examines examined investigate investigates investigated study studied
    find finds found give gives given giving make makes made making take takes taken taking become becomes became require
    requires required requiring obtain obtains obtained achieve achieves achieved apply applies applied applying introduce
    introduces introduced suggest suggests suggested indicate indicates indicated reveal reveals revealed report reports
    reported compare compares compared analyze analyzes analyzed evaluate evaluates evaluated determine determines determined
    derive derives derived define defines defined establish established perform performs performed carried carry implement
    implements implemented increase increases increased reduce reduces reduced reducing produce produces produced lead leads
    led leading result results resulted resulting exist exists existing appear appears appeared seem seems need needs needed
    help helps helped helping add adds added address addresses addressed offer offers offered create creates created creating
    know known called said say says saying tell told think thought believe believed want wanted ask asked look looked come
    came go goes went going keep kept let get gets got getting put set try tried tries work works worked working explain
    explains explained argue argues argued focus focuses focused involve involves involved contain contains contained
    represent represents represented relate related concern concerned solve solves solved support supports supported
    paper article approach approaches section author authors experiment experiments conclusion number numbers various several
    different important possible able due based new recent recently significant significantly particular particularly general
    generally specific specifically especially usually often widely easily efficiently effectively dramatically respectively
    however therefore furthermore moreover although thus hence instead finally additionally certain necessary sufficient
    appropriate available better best good great large larger small smaller high higher low lower long short main major many
    much more most less least same similar such other others order terms case cases way ways example examples kind lot thing
    things people year years month months week weeks day days today yesterday time times first second third last next
    january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday close closes closed open opens opened reach reaches reached announce announces announced begin begins
    began start starts started end ends ended meet meets met bring brings brought leave leaves left run runs ran
    يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر شباط آذار نيسان أيار حزيران تموز أيلول تشرين
    كانون الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الماضي الماضية المقبل المقبلة
    every each either neither face faces faced
    among amongst via behind toward towards despite within without concerning regarding beyond besides onto per
    three four five six seven eight nine ten dozen hundred thousand million billion
    simple current efficient basic original typical novel traditional conventional future past previous prior entire total overall
    alternative special brief modern useful practical powerful following additional successful common effective potential
    well-known role range idea impact influence part parts version characteristics yields remains looks look view
    like likely able used well also even still just really very quite rather almost nearly approximately
    قال قالت أضاف أضافت أكد أكدت أوضح أوضحت أشار أشارت ذكر ذكرت أعلن أعلنت كشف كشفت يمكن يجب ينبغي يتم تم يكون تكون كان كانت
    أصبح أصبحت يعتبر تعتبر يعد تعد يقول تقول جاء جاءت قام قامت يقوم تقوم عبر خلال أيضا حيث كما بينما لكن عندما منذ مثل نحو أكثر
    أقل كثير كثيرة كبير كبيرة جديد جديدة مختلف مختلفة بشكل بصورة بطريقة سنة عام يوم أيام شهر أسبوع اليوم أمس غدا حتى بعض جميع كل
    """
}
