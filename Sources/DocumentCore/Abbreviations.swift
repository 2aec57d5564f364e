/// Words whose full stop need not end a sentence, by key.
enum Abbreviations {
  /// A name or a number follows: the stop never ends a sentence.
  static let neverFinal = keys(
    """
    mr mrs ms messrs mme mlle dr prof gen col lt maj capt cmdr sgt cpl adm rev hon st ste sen rep gov pres
    fr vs cf viz eg e.g ie i.e al approx ca fig figs eq vol ed eds esp incl resp dept bros
    hr frl bzw z.b u.a d.h usw.z sog evtl ggf inkl zzgl vgl abb nr str bd
    sr sra srta dña lic ing art núm pág p.ej av sta
    m.le mm cie chap éd n° env
    د م أ ص ج ط ه.ق ق.م
    """)

  /// A sentence may end after these; only a telling next word shows it.
  static let rarelyFinal = keys(
    """
    inc ltd co corp llc plc jr sr phd ph.d m.d b.a m.a u.s u.k u.n e.u u.s.a d.c a.m p.m etc est
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ave blvd rd mt ft
    n.y l.a calif fla ariz conn mass
    """)

  /// The stop belongs to the word where a number follows.
  static let beforeNumbers = keys("no nos p pp sec ch par para art nr op bk")

  /// Words that open sentences.
  static let starters = keys(
    """
    the a an this that these those he she it they we i you in on at for from with by as but and or so if
    when while after before although however there here his her its their our my your what who why how where
    not no yes then thus meanwhile according
    """)

  /// Months and nouns that follow an ordinal written with a stop ("3. Oktober").
  static let ordinalFollowers = keys(
    """
    januar februar märz april mai juni juli august september oktober november dezember jänner
    jahrhundert etage klasse stock platz maj marts juni juli oktober
    """)

  private static func keys(_ words: String) -> Set<UInt64> {
    Set(words.split(whereSeparator: \.isWhitespace).map { TextKey.hash(String($0)) })
  }
}
