internal import DocumentCore

/// How many of a block's words are of kinds that tell what it is for, in the languages that have a list.
struct TellingWords {
  /// What words speak of.
  enum Kind: Int, CaseIterable {
    /// To the reader: subscribe, follow, sign in, accept.
    case appeal
    /// Of who wrote: editor, journalist, covers.
    case writer
    /// Of a picture: photo, credit, agencies.
    case picture
    /// Of buying.
    case trade
    /// Of other texts: related, read, more.
    case pointer
    /// Of rights and terms.
    case legal
    case stop
  }

  /// By kind, hits.
  private(set) var counts = SIMD8<Int32>()
  /// Words looked at.
  private(set) var words = 0

  /// Longer blocks are looked at up to here, in bytes.
  private static let mostBytes = 400

  init(of text: [UInt8], _ range: Range<Int>) {
    let kinds = Self.kinds
    let end = min(range.upperBound, range.lowerBound + Self.mostBytes)
    var key = TextKey.seed
    var offset = range.lowerBound
    while offset < end {
      let scalar = text.scalar(at: offset)
      offset += scalar.length
      if scalar.value < 0x80 {
        let lower = UInt8(scalar.value) | 0x20
        if lower &- 0x61 < 26 {
          TextKey.mix(&key, scalar: UInt32(lower))
          continue
        }
        if key != TextKey.seed { close(&key, kinds) }
      } else if Self.isLetter(scalar.value) {
        TextKey.mix(&key, folding: scalar.value)
      } else if key != TextKey.seed {
        close(&key, kinds)
      }
    }
    if key != TextKey.seed { close(&key, kinds) }
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    switch ScalarProperties(scalar).scalarClass {
    case .letter, .mark, .format: true
    default: false
    }
  }

  @inline(__always)
  private mutating func close(_ key: inout UInt64, _ kinds: KeyMap<UInt8>) {
    words += 1
    if let kind = kinds[key] { counts[Int(kind)] += 1 }
    key = TextKey.seed
  }

  private static let kinds = KeyMap(words: lists.map { (UInt8($0.0.rawValue), $0.1) })

  private static let lists: [(Kind, String)] = [
    (
      .stop,
      """
      the of and to in a is that it was for on with as at be by this are from or have an had not but which were their
      has been they his her she he we you i will would there if when who what all can more one about so out up into
      der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat
      le la les de des et en un une du que qui dans est pour pas au sur par plus ce il ne se sont avec
      el los las y que en un una por con no para es se su al lo como más del
      o os as e do da dos das em um uma não com para que se por mais foi
      и в на не что с по как это его к но из у за от так же для
      w na i z do nie się to że jest o jak po co od za
      και το να της του η με που την από για στο
      في من على إلى عن أن إن التي الذي هذا هذه كان كانت وقد قد ما لا مع بعد قبل بين حتى كما أو ثم هو هي
      و در به از که این را با است برای آن یک خود تا
      """
    ),
    (
      .appeal,
      """
      subscribe subscriber subscribers subscription newsletter newsletters follow like signup sign login log register join download
      app apps click tap cookie cookies enable browser javascript email inbox alerts notifications donate support membership
      free trial account password share tweet whatsapp facebook twitter instagram youtube telegram us our
      abonnieren abonnement folgen anmelden registrieren einloggen newsletter teilen kommentieren spenden jetzt
      abonnez inscrivez connectez suivez partager partagez connexion inscription
      suscríbete suscribirse síguenos comparte compartir regístrate inicia sesión
      подписаться подписывайтесь подпишитесь поделиться войти регистрация
      اشترك اشتركوا تابعونا تابعوا تابعنا سجل شارك شاركنا اضغط النشرة البريدية التطبيق حمل انضم تسجيل
      udostępnij zaloguj subskrybuj obserwuj iscriviti seguici condividi assine inscreva compartilhe
      """
    ),
    (
      .writer,
      """
      author editor writer reporter contributor journalist correspondent columnist covers covering founder staff freelance
      editorial biography bio profile professor lives holds degree contributed reach reached contact
      autor autorin redakteur redakteurin journalistin redaktion auteur journaliste rédacteur
      редактор корреспондент журналист الكاتب كاتب صحفي محرر مراسل
      """
    ),
    (
      .picture,
      """
      photo photos image images photograph credit credits getty file ap afp reuters shutterstock courtesy caption picture pictured
      video watch gallery slideshow foto fotos bild bilder quelle crédit photographie imagen фото صورة الصورة تصوير فيديو
      """
    ),
    (
      .trade,
      """
      price prices cart buy shipping stock sale deal deals discount coupon checkout order orders save offer offers shop
      warenkorb kaufen preis versand angebot panier acheter livraison comprar precio envío купить цена السعر شراء
      """
    ),
    (
      .pointer,
      """
      related read more see also next previous recommended popular trending latest topics tags tagged filed under archive
      archives comments comment reply replies here weitere mehr lesen auch themen kommentare zurück weiter
      lire aussi voir plus commentaires leer también más comentarios читайте также ещё комментарии теги
      اقرأ أيضا المزيد مواضيع ذات صلة تعليقات التعليقات الوسوم
      """
    ),
    (
      .legal,
      """
      copyright rights reserved terms privacy policy conditions permission disclaimer legal license licensed redistributed
      rewritten impressum datenschutz rechte vorbehalten droits réservés derechos reservados права защищены حقوق محفوظة الحقوق
      """
    ),
  ]
}
