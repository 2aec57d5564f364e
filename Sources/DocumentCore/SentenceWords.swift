/// What a word says about the full stop after it, or about the end of a sentence before it.
struct SentenceWords: OptionSet, Sendable {
  let rawValue: UInt16

  /// A name or a number follows: the stop after it never ends a sentence.
  static let leading = SentenceWords(rawValue: 1)
  /// The same of a title, in capitals only ("Rep. Smith", but "ten reps.").
  static let title = SentenceWords(rawValue: 256)
  /// Stands before ordinals, in languages that write those with a stop.
  static let article = SentenceWords(rawValue: 512)
  /// A sentence may end after it; only a telling next word shows it.
  static let abbreviated = SentenceWords(rawValue: 2)
  /// The stop belongs to it where a number follows.
  static let beforeNumber = SentenceWords(rawValue: 4)
  /// Opens sentences.
  static let opening = SentenceWords(rawValue: 8)
  /// Follows an ordinal that is written with a stop ("3. Oktober").
  static let afterOrdinal = SentenceWords(rawValue: 16)
  /// "a.m." and "p.m.".
  static let clock = SentenceWords(rawValue: 32)
  /// Goes on after a time of day: weekdays and zones.
  static let afterClock = SentenceWords(rawValue: 64)
  /// Stands alone on a letter's last lines ("Regards,").
  static let valediction = SentenceWords(rawValue: 128)

  /// What is known of a folded word; nothing of most.
  static func traits(of key: UInt64) -> SentenceWords { byKey[key] ?? [] }

  // From CLDR's suppressions (en fr de es it pt ru) without those that are words of the language as well, and what
  // newspapers, laws and letters of these and more languages shorten.
  private static let byKey = KeyMap<SentenceWords>(
    words: [
      (
        .title,
        """
        mr mrs ms messrs mx dr drs prof profs gen col lt lt.cdr maj capt cmdr cmdt sgt cpl pvt adm rev revd hon sen rep
        reps gov pres supt insp det ofc amb atty st ste mt ft sig
        """
      ),
      (
        .leading,
        """
        vs v.s cf viz eg e.g ie i.e approx misc incl resp
        bros adj adv lib phys def mgr ext comm p.s ps rs attn
        m.le mm mme mmes mlle mlles mgr cie édit réf anc av ap env dir coll encycl     
         quart équiv niv
        hr hrn frl fr bzw z.b z.bsp u.a u.ä u.u u.v.a d.h usw.z sog evtl ggf ggfs inkl zzgl vgl abb bd bde hl kath ev
        röm röm.-kath österr schweiz dt frz engl lat geb gest verh gek ges gesch allg bspw einschl ausschl exkl
        entspr ehem eigtl urspr ursprüngl näml jew dipl dipl.-ing dipl.-kfm hrsg
         fam ggü i.a i.d.r i.h i.v i.b o.ä o.g s.o s.u n.chr v.chr k.u.k z.hd z.t z.z a.a.o a.d a.m.s tel
        sr sra srta sres sras srtas dña dtor dra lic licdo licda exmo exma excmo excma ilmo ilma rvdo rvdmo mons
        núm pág págs p.ej ej v.gr ntra ntro avda dpto
        sig.ra sigg dott dott.ssa avv geom sez tav cfr pag pagg
        exmos sto sta eng enga profa pe ilma ilmo
        skt fru hrr kl bl.a f.eks d.v.s dvs osv.s m.fl t.ex s.k fr.o.m bijv dhr mevr mw drs.s
        проф акад доц ул пл просп кв стр рис табл гл см ср напр тыс руб коп тел обл р-н гр т.н т.е т.к
        prof.dr doç yrd dr.öğr
          ks mgr inż tzw tzn np
        κ κα κος δρ αγ
        د أ م ص ج ط ق هـ
        """
      ),
      (
        .abbreviated,
        """
        al ed max bes med ing fa arch rag bull
        inc ltd co corp llc llp plc gmbh bros jr sr esq phd ph.d m.d b.a m.a b.s m.s u.s u.k u.n e.u u.s.a u.s.s.r d.c
        s.a s.p.a s.r.l n.v b.v a.g etc est dept univ assn ave blvd rd hwy sq bldg apt mfg intl natl mins hrs yrs
        jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues thu thur thurs fri  
        n.y l.a calif fla ariz conn mich minn penn tenn tex okla kan neb
        mio mrd std sek str nr jh jahrh usw okt dez märz
        janv févr avr juil oct déc jr pp ss
        ene abr ago dic ltda cía s.l
        co.s og
        янв февр апр авг сент окт нояб дек млн млрд г гг в вв н.э до.н.э др пр т.д т.п
        """
      ),
      (
        .beforeNumber,
        """
        chap vol vols
        no nos nº n° núm nr p pp pg pgs s ss sec secs sect ch chs par para paras art arts op bk fig figs eq eqs vol vols
        ed eds c ca § tab abs kap ziff rn rz pag str рис стр гл ст п №
        """
      ),
      (
        .opening,
        """
        the a an this that these those he she it they we i you there here his her its their our my your who what why how
        where when which did do does is are was were can could will would should have has had may might must
        in on at for from with by as but and or so if while after before since although though however because until
        not no yes then thus meanwhile according let's i'm i've i'd i'll it's that's there's he's she's we're you're
        they're don't didn't can't please also still now today yesterday maybe
        le la les l'un un une des ce cette ces cet il elle ils elles on nous vous je tu mais et ou donc dans sur pour
        avec selon après avant depuis c'est
        der die das den dem ein eine einer er sie es wir ich du ihr dies diese dieser dieses und aber oder doch im in
        am auf mit bei nach vor seit für als wenn wie wer was wo man nicht
        el los las una unos unas este esta estos estas ese esa él ella ellos pero y o en con por para según desde
        después cuando como no se
        il lo gli i una uno questo questa ma e nel nella con per secondo dopo quando non si
        o os as um uma este esta isto ele ela eles mas em no na com por para segundo depois quando não
        het een de dit dat deze hij zij ze wij we ik maar en op met bij voor na toen niet
        den det de en et han hun vi jeg du ikke men og på med hvad hvem hvor hvordan hvorfor når da som til fra
        ett han hon jag inte och men på med vad
        он она оно они мы я вы это этот эта эти в во на по с со к у о но и а не как что где когда если
        ο η το οι τα ένας μια αυτός αυτή αυτό και αλλά στο στη με για δεν
        bu bir o ve ama
        قال قالت وقال وقالت وأضاف وأضافت وأوضح وأكد وأشار كما لكن ولكن في وفي هذا هذه وهذا وهذه هو هي وهو وهي إن وإن
        أما وأما ثم بينما
        """
      ),
      (
        .afterOrdinal,
        """
        januar februar märz april mai juni juli august september oktober november dezember jänner
        jahrhundert jahrhunderts etage klasse stock platz mal auflage kapitel
        januari februari marts maj juni juli oktober december århundrede sal
        stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
        """
      ),
      (.article, "der die das den dem des im am zum zur vom beim bis ab und det den"),
      (.clock, "a.m p.m"),
      (
        .afterClock,
        """
        monday tuesday wednesday thursday friday saturday sunday est edt cst cdt mst mdt pst pdt et ct pt gmt utc bst cet
        eastern central pacific mountain local
        """
      ),
      (.valediction, "regards sincerely cheers respectfully yours grüße cordialement saludos"),
    ], combine: { $0.union($1) })

  /// Latin letters as Arabic spells them, which stand with a stop for a name ("جون إف. كينيدي").
  static func isSpelledLetter(_ key: UInt64) -> Bool { spelledLetters[key] != nil }

  private static let spelledLetters = KeyMap<Bool>(
    words: [
      (
        true,
        "إيه أيه بي سي دي إف جي إتش آي جيه جاي كيه كي إل إم إن بيه كيو آر إس تي يو في دبليو إكس واي زد"
      )
    ])
}
