internal import DocumentCore

/// English words that announce or make up names.
enum EnglishNameWords {
  static let titles = WordSet(
    """
    mr mrs ms miss prime deputy vice former foreign dr prof professor sir lady lord president minister senator sen rep congressman congresswoman gov governor
    gen general col colonel maj major capt captain lt lieutenant sgt sergeant admiral judge justice king queen prince princess
    pope bishop sheikh imam ayatollah chancellor ambassador secretary spokesman spokeswoman spokesperson coach chairman
    director chief commander mayor detective officer attorney
    """)
  /// Lower-case roles that a name may follow.
  static let roles = WordSet(
    """
    president minister spokesman spokeswoman spokesperson director chairman chief analyst leader author actor actress
    singer coach founder ceo researcher professor journalist senator lawyer commander activist candidate
    """)
  /// Of `titles`, how people are addressed, and ranks.
  static let honorifics = WordSet(
    """
    mr mrs ms miss dr prof professor sir lady lord gen general col colonel maj major capt captain lt lieutenant sgt
    sergeant admiral judge justice sheikh imam ayatollah rev
    """)
  /// What people are by their office or work, with a capital or without.
  static let offices = WordSet(
    """
    president minister senator sen rep congressman congresswoman gov governor king queen prince princess pope bishop
    chancellor ambassador secretary spokesman spokeswoman spokesperson coach chairman chairwoman director chief
    commander mayor detective officer attorney executive manager head deputy adviser advisor economist scientist
    engineer editor member envoy representative lecturer teacher premier captain
    """)
  /// What stands before or inside of such a word.
  static let roleParts = WordSet(
    """
    prime deputy vice former foreign interior defence defense finance health education acting assistant senior executive
    general managing chief co-founder
    """)
  static let companySuffixes = WordSet(
    "inc ltd corp corporation company co llc plc group holdings gmbh ag sa nv limited bros partners"
  )
  static let organizationHeads = WordSet(
    """
    university ministry department college institute agency committee council commission association organization
    organisation bank party union federation foundation society court parliament congress senate police army navy force
    forces guard guards bureau office administration authority league club times post news press
    journal tribune daily network radio television airlines airways motors industries systems technologies
    laboratories board service services front movement brigade brigades militia militias team united
    institution exchange fund group coalition alliance assembly
    """)
  static let placeHeads = WordSet(
    "river mountain mountains lake sea ocean island islands province county city valley desert gulf bay peninsula state republic governorate district"
  )
  static let facilityHeads = WordSet(
    "airport bridge stadium hospital prison dam museum park street avenue road station school church mosque palace tower square port camp base theater theatre"
  )
  static let eventHeads = WordSet(
    "war cup olympics games festival summit conference revolution prize awards hurricane")
  static let given = WordSet(
    """
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven
    paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan
    stephen larry justin scott brandon benjamin samuel gregory alexander frank patrick raymond jack dennis jerry tyler aaron
    jose adam nathan henry douglas zachary peter kyle walter ethan jeremy harold keith christian roger noah gerald carl terry
    sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph
    randy eugene vincent russell louis philip bobby johnny bradley bill tony tom mike jim bob steve dan dave chris matt nick
    barack hillary vladimir emmanuel angela boris theresa gordon ban kofi nelson fidel hugo mary patricia jennifer linda
    elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol
    amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy shirley anna brenda pamela emma nicole
    helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce
    virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann
    sara madison frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly
    isabella theresa diana natalie brittany charlotte marie kayla alexis lori jane kate lucy tim ben sam max leo oliver harry
    mohammed mohamed muhammad ahmed ahmad mahmoud ali hassan hussein hussain ibrahim khaled khalid omar yusuf mustafa abdullah
    saeed bashar saddam hamid nouri haider hosni recep benjamin ehud ariel yitzhak shimon qassem ismail hassan abdul osama
    """)
  /// Words that a sentence may begin with, capitalised but no name.
  static let sentenceStarters = WordSet(
    """
    the a an this that these those he she it they we i you in on at for from with by as but and or so if when while after
    before although however there here his her its their our my your what who why how where not no yes then thus meanwhile
    according some many most all both each every one two three several few more other another such since until during under
    over about against between among despite because though unless whether once now today yesterday tomorrow also only even
    just still yet never always often sometimes perhaps maybe please let thanks thank hello hi good great new old first last
    next police officials people women men children scientists researchers experts critics supporters is are was were do does
    did has have had can could will would should may might must to of up out into than too very well go get see check click
    read watch think know like love want need look make take come say says said earlier later recently
    nothing everything something anyone someone everyone nobody him them us me mine ours
    """)
  /// Lower-case words inside names.
  static let links = WordSet("of for and the de la al bin ibn von van der del el")
}
