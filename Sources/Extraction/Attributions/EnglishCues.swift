internal import DocumentCore

/// English verbs and phrases that report what someone said.
enum EnglishCues {
  static let verbs = WordSet(
    """
    said says say told added adds announced announces claimed claims reported reports stated states noted notes argued argues
    warned warns confirmed confirms denied denies insisted insists acknowledged believes believe wrote writes explained explains
    suggested suggests declared asked replied predicted predicts estimated estimates concluded recalled admitted alleged
    testified tweeted vowed pledged promised maintains emphasized stressed revealed indicated shows showed saying
    """)
  /// Verbs that also take objects which are not speech, and so need "that" or a quotation.
  static let needsThat = WordSet(
    """
    reported reports stated states noted notes claimed claims denied denies confirmed confirms announced announces asked wrote
    writes suggests suggested believes believe estimated estimates recalled revealed indicated shows showed promised pledged
    predicted predicts declared explained explains alleged emphasized stressed acknowledged admitted
    """)
  static let according = PhraseTable<Int>("1: according_to")
  /// Verbs that take a hearer before what was said.
  static let telling = WordSet("told tells informed")
  static let that = WordSet("that")
  static let auxiliaries = WordSet(
    "has have had is was were are been be will would could not also later")
}
