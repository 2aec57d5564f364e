/// The words that say nothing of what a text is about, in the languages where we know them.
package enum StopWords {
  /// Whether a word's key is that of a stop word.
  package static func contains(_ key: UInt64) -> Bool { keys[key] != nil }

  private static let keys = KeyMap<Bool>(words: [(true, words)])

  /// All of them, apart by blanks.
  package static let words = """
    a about above after again against all also am an and any are aren't as at be because been before being
    below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down
    during each even few for from further get got had hadn't has hasn't have haven't having he he'd he'll he's
    her here hers herself him himself his how however i i'd i'll i'm i've if in into is isn't it it's its itself
    just let's like made make many may me might more most much must mustn't my myself new no nor not now of off
    on once one only or other ought our ours ourselves out over own per put said same say says see shall she
    she'd she'll she's should shouldn't since so some such than that that's the their theirs them themselves
    then there there's these they they'd they'll they're they've this those through to too two under until up
    upon us use used using very was wasn't way we we'd we'll we're we've well were weren't what what's when
    when's where where's which while who who's whom whose why why's will with without won't would wouldn't yet
    you you'd you'll you're you've your yours yourself yourselves mr mrs ms dr
    من في على إلى عن مع أن إن ان أو أم ثم بل لكن لكنه لكنها كما كذلك حيث بعد قبل عند عندما خلال بين حول حتى
    ضد منذ دون غير سوى عدا لدى نحو فوق تحت أمام وراء ذلك هذا هذه هذان هؤلاء تلك أولئك الذي التي الذين اللذين
    اللتين اللواتي ما ماذا متى أين كيف كم لماذا لم لن لا ليس ليست ليسوا قد لقد سوف كان كانت كانوا يكون تكون
    يكونون كون هو هي هم هن نحن أنا أنت أنتم انه انها إنه إنها أنه أنها أنهم إنهم كل كلها كله بعض أي أية أحد
    إحدى آخر أخرى الآخر الأخرى أول الأول الأولى قال قالت وقال وقالت أضاف وأضاف أضافت وأضافت ذكر وذكر ذكرت
    وذكرت أوضح وأوضح أوضحت وأوضحت وأكد أكد أكدت وأكدت أشار وأشار أشارت وأشارت ومن وفي وعلى وإلى وعن ومع وأن
    وإن وقد ولم ولا وهو وهي وهم وكان وكانت وما كذلك وكذلك إذا إذ إلا ألا أما إما فإن فقد فقط أيضا وأيضا به
    بها بهم له لها لهم لنا لي فيه فيها فيهم منه منها منهم عليه عليها عليهم إليه إليها إليهم عنه عنها معه معها
    بأن لأن كي لكي عام يوم اليوم وفق وفقا بحسب حسب بشأن ضمن عبر جدا تم يتم وتم ولكن والتي والذي كأن لو لولا
    مثل مثلا ربما هنا هناك حين حينما بينما مما بما فيما كما وكما أكثر أقل جميع نفس نفسه نفسها ولن وليس
    le la les un une des du de d et ou mais donc or ni car à au aux en dans par pour sur avec sans sous ce cet
    cette ces se sa son ses qui que quoi dont où il elle ils elles on nous vous je tu ne pas plus est sont été
    être avoir a ont avait était comme si leur leurs y lui même tout tous toute toutes
    der die das den dem des ein eine einer einem einen und oder aber in im an am auf aus bei mit nach von vom zu
    zum zur für über unter ist sind war waren wird werden hat haben hatte nicht auch es er sie wir ihr ich sich
    dass als wie so nur noch um durch gegen ohne bis wenn was wer man sein seine ihre dieser diese dieses
    el los las una unos unas del al y o pero con sin para por entre hasta desde que quien cual se su sus es son
    era fue ser ha han había no más como si lo le les ya muy también este esta estos estas ese esa
    o os as um uma do da dos das no na nos nas e ou mas com sem para por que se seu sua é são foi ser tem mais
    il lo gli i uno di del della dei delle e o ma con per tra fra che non è sono si suo sua più anche come
    и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от
    меня еще нет о из ему теперь когда даже ну ли если уже или ни быть был него до вас них их это этот для при
    ve bir bu da de için ile çok daha gibi kadar olan olarak ne o ama en
    و در به از که این آن را با است برای یک هم تا بر بود شد می شود شده خود او ما آنها نیز اما یا
    """
}
