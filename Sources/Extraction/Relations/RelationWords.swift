internal import DocumentCore

/// Words that show what holds between two names.
enum RelationWords {
  /// Who is so called leads what is named beside it.
  static let leading = WordSet(
    """
    رئيس رئيسة وزير وزيرة قائد قائدة زعيم زعيمة مدير مديرة أمين أمينة محافظ حاكم عمدة مدرب مدربة ملك ملكة أمير بطريرك نقيب عميد
    مؤسس مؤسسة كاتب متزعم مرشد مفوض قاضي المدير الرئيس القائد الأمين المفوض
    president chairman chairwoman chief ceo leader founder governor mayor coach minister director commander head king
    queen principal editor
    """)
  /// Who is so called belongs to what is named beside it.
  static let belonging = WordSet(
    """
    عضو عضوة نائب نائبة متحدث متحدثة ناطق ناطقة المتحدث المتحدثة الناطق الناطقة مستشار مستشارة مندوب مندوبة سفير سفيرة مبعوث مبعوثة
    منسق منسقة المنسق المنسقة وكيل وكيلة مساعد مساعدة لاعب لاعبة المهندس المهندسة مهندس مهندسة الطبيب الطبيبة طبيب طبيبة باحث
    باحثة الباحث الباحثة موظف موظفة أستاذ أستاذة خبير خبيرة محلل محللة مراسل مراسلة
    member spokesman spokeswoman spokesperson deputy vice adviser advisor envoy ambassador analyst researcher professor
    player engineer scientist reporter correspondent economist lecturer
    """)
  /// Inside of a role or between it and what it is of.
  static let inner = WordSet(
    "مجلس إدارة عام العام العامة التنفيذي التنفيذية الأعلى المركز الإعلامي the of executive general"
  )
  static let links = WordSet("في عن باسم لدى at of for")
  static let into = WordSet("إلى الى نحو to in")
  static let out = WordSet("من from")
  static let inside = WordSet("في in at")
  /// «شرقي», beside a place.
  static let directions = WordSet("شرقي غربي شمالي جنوبي شرق غرب شمال جنوب")
  static let placeHeads = WordSet("مدينة محافظة بلدة قرية ولاية منطقة حي مطار العاصمة عاصمة")
  static let capital = WordSet("عاصمة")
  /// Verbs and nouns of going.
  static let going = WordSet(
    """
    وصل وصلت يصل تصل سيصل ستصل توجه توجهت يتوجه تتوجه سيتوجه ستتوجه انتقل انتقلت ينتقل تنتقل سافر سافرت يسافر عاد عادت نقل نقلت
    سنصعد دخل دخلت ذهب ذهبت arrived travelled traveled went flew returned moved came drove
    """)
  static let coming = WordSet("قادما قادمة القادم القادمة قادمين قادم coming")
  static let visiting = WordSet("زار زارت يزور تزور سيزور ستزور visited visits visiting")
  static let meeting = WordSet(
    "التقى التقت يلتقي تلتقي سيلتقي اجتمع اجتمعت لقائه لقائها لقاءه لقاءها استقبل استقبلت met meets"
  )
  static let with = WordSet("مع with")

  // Attacks

  static let attacking = WordSet(
    """
    هاجم هاجمت يهاجم تهاجم قصف قصفت يقصف تقصف استهدف استهدفت يستهدف تستهدف اقتحم اقتحمت يقتحم تقتحم اغتال اغتالت غزا غزت
    attacked bombed bombarded shelled raided ambushed invaded assassinated stormed
    """)
  /// Verbs that take an attack.
  static let launching = WordSet(
    "شن شنت يشن تشن نفذ نفذت ينفذ تنفذ launched carried conducted mounted staged launches")
  static let attacks = WordSet(
    """
    هجوم هجوما هجمات هجمة غارة غارات ضربة ضربات قصف قصفا حملة عملية اعتداء اعتداءات
    attack attacks strike strikes airstrike airstrikes raid raids offensive assault assaults bombardment
    """)
  static let against = WordSet("على ضد استهدفت استهدف on against targeting")
  static let suffering = WordSet("تعرض تعرضت يتعرض تتعرض")
  static let by = WordSet("من قبل by")
  static let being = WordSet("was were been being is are")
  static let auxiliaries = WordSet(
    "قد كان كانت have has had is was were are been also forces troops")
  /// What leads to no victim.
  static let elsewhere = WordSet(
    """
    في من إلى الى مع عن بعد قبل خلال أن إن بأن حيث التي الذي منذ بين وسط قرب بسبب
    in at from to with by after before during that which who when while because near as for
    """)

  // Sayings

  static let talks = WordSet(
    """
    مقابلة لقاء حديث حوار تصريح تصريحات اتصال مكالمة محادثة
    interview interviews conversation call chat statement talk meeting
    """)
  static let toward = WordSet("to told")
  static let passedOver = WordSet("the news agency newspaper reporters of")
}
