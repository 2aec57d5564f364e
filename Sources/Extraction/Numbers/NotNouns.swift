internal import DocumentCore

/// Words after a number that are not what it counts.
enum NotNouns {
  static let arabic = WordSet(
    """
    من في على إلى عن مع ب ل أو و ثم أن إن كان كانت التي الذي الذين ما لا لم لن قد هو هي هم بين منذ خلال
    قبل بعد عند حتى كما حيث بينما إذا أي كل بعض غير بلغ بلغت وفق بحسب ضد تحت فوق أمام داخل خارج حول
    عبر لدى ضمن دون سوى فقط أيضا مقابل تقريبا هذا هذه ذلك تلك ليس ليست يوم عام سنة شهر وقد وهو وهي
    واحد واحدة اثنين وصل وصلت يورو بالمئة بالمائة لكن كي بسبب نحو أكثر أقل لكل
    """)

  static let english = WordSet(
    """
    of in on at to from by with and or but the a an is are was were be been has have had will would can
    could may might this that these those it its he she they we i you who which what when where than as
    if then so for not no into over under after before between during until since per each more less
    only just about around least most out up down off back also too there here said says such both all
    am pm o'clock percent years year old equals plus minus times does do did
    """)
}
