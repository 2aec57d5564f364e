internal import DocumentCore

/// English verbs and phrases that report what someone said.
enum EnglishCues {
  static let verbs = WordSet(
    """
    said says say told tells added adds announced announces claimed claims claim reported reports stated states noted notes argued argues
    argue warned warns confirmed confirms denied denies insisted insists insist acknowledged believes believe wrote writes explained
    explains suggested suggests suggest declared asked replied predicted predicts predict estimated estimates estimate concluded
    concludes recalled admitted admits alleged testified tweeted vowed pledged promised maintains emphasized stressed revealed reveals
    indicated shows showed saying found finds observed remarked commented quipped joked complained boasted conceded concedes contends
    contended asserts asserted cautioned hopes hope hoped fears fear feared thinks think thought knows expects expect expected learned
    agreed agrees responded responds informed wondered wrote put
    """)
  /// Verbs that also take objects which are not speech, and so need "that" or a quotation.
  static let needsThat = WordSet(
    """
    reported reports stated states noted notes claimed confirmed confirms announced announces asked wrote writes suggested estimated
    recalled indicated shows showed promised pledged predicted declared explained explains alleged emphasized stressed acknowledged
    admitted admits found finds observed remarked commented complained boasted conceded concedes contended asserts asserted cautioned hoped
    feared thought knows expects expect expected learned agreed agrees responded responds informed wondered concluded concludes revealed
    reveals denied denies put add adds added
    """)
  /// Verbs of opinion that a clause follows without "that" where its beginning shows: "Police believe the man fled".
  static let opinions = WordSet(
    """
    claim claims argue argues insist insists believe believes suggest suggests estimate estimates predict predicts hope hopes fear fears
    think thinks expect expects
    """)
  /// Words that a clause may begin with.
  static let clauseStarts = WordSet(
    "the a an this that these those there it he she they we i you his her their our its some many most no all"
  )
  /// "adding that C", "noting: “C”": said by whom the sentence quoted before.
  static let participles = WordSet(
    """
    adding saying noting warning claiming insisting arguing explaining stressing emphasizing suggesting stating writing telling
    pointing predicting admitting confirming asserting announcing
    """)
  /// Verbs whose object tells what was said: "denied any wrongdoing", "urged the government to act".
  static let objectVerbs = WordSet(
    """
    denied denies urged urges accused accuses blamed blames demanded demands vowed vows threatened threatens pledged promised refused
    condemned condemns praised praises criticized criticised rejected rejects
    """)
  /// "R quoted S as saying C".
  static let quoting = WordSet("quoted quotes quoting cited cites citing")
  static let according = PhraseTable<Int>("1: according_to in_the_words_of")
  /// Verbs that take a hearer before what was said.
  static let telling = WordSet("told tells informed")
  static let that = WordSet("that")
  static let auxiliaries = WordSet(
    "has have had is was were are been be will would could not also later once then already recently famously"
  )
}
