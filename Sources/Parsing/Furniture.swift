internal import DocumentCore

/// Short lines that pages of many sites carry around their content, by key of the whole line.
enum Furniture {
  /// The role of a line that is nothing but furniture; nil for any other.
  static func role(of text: [UInt8], _ line: Range<Int>) -> BlockRole? {
    guard line.count <= 120 else { return nil }
    return roles[key(text, line)]
  }

  /// The key of a line without blanks and marks at its ends and with single blanks between.
  private static func key(_ text: [UInt8], _ line: Range<Int>) -> UInt64 {
    var key = TextKey.seed
    var hasGap = false
    var isEmpty = true
    var offset = line.lowerBound
    while offset < line.upperBound {
      let scalar = text.scalar(at: offset)
      offset += scalar.length
      let folded = TextKey.folded(scalar.value)
      if folded == 0 { continue }
      if folded < 0x80, folded &- 0x61 >= 26, folded &- 0x30 >= 10 {
        hasGap = true
        continue
      }
      if hasGap, !isEmpty { TextKey.mix(&key, scalar: 0x20) }
      hasGap = false
      isEmpty = false
      TextKey.mix(&key, folding: scalar.value)
    }
    return key
  }

  private static let roles: KeyMap<BlockRole> = {
    var result = KeyMap<BlockRole>(capacity: 512)
    for (role, lines) in lists {
      for line in lines.split(whereSeparator: { $0 == "\n" }) {
        let bytes = Array(line.utf8)
        result[key(bytes, 0..<bytes.count)] = role
      }
    }
    return result
  }()

  private static let lists: [(BlockRole, String)] = [
    (
      .related,
      """
      مقالات ذات صلة
      مواضيع ذات صلة
      أخبار ذات صلة
      موضوعات ذات صلة
      اقرأ أيضا
      اقرأ المزيد
      إقرأ أيضا
      قد يعجبك أيضا
      الأكثر قراءة
      آخر الأخبار
      المزيد من الأخبار
      related articles
      related posts
      related stories
      related news
      related topics
      related content
      read more
      read also
      read next
      see also
      more from
      more stories
      most read
      most popular
      you may also like
      you might also like
      recommended for you
      recommended
      trending
      trending now
      latest news
      don't miss
      up next
      articles similaires
      à lire aussi
      lire aussi
      sur le même sujet
      das könnte sie auch interessieren
      mehr zum thema
      lesen sie auch
      artículos relacionados
      noticias relacionadas
      te puede interesar
      leia também
      leggi anche
      читайте также
      czytaj także
      """
    ),
    (
      .navigation,
      """
      زر الذهاب إلى الأعلى
      العودة إلى الأعلى
      الرئيسية
      السابق
      التالي
      القائمة
      بحث
      back to top
      go to top
      scroll to top
      skip to content
      skip to main content
      home
      menu
      search
      next
      previous
      next article
      previous article
      loading
      loading...
      close
      advertisement continue reading
      retour en haut
      nach oben
      zum inhalt springen
      volver arriba
      """
    ),
    (
      .share,
      """
      شارك
      شاركها
      شارك هذا الخبر
      شارك المقال
      مشاركة
      طباعة
      تابعنا
      نسخ الرابط
      share
      share this
      share this article
      share this story
      share on facebook
      share on twitter
      follow us
      follow us on twitter
      follow us on facebook
      print
      print this page
      email this article
      copy link
      tweet
      facebook
      twitter
      whatsapp
      linkedin
      pinterest
      telegram
      partager
      teilen
      drucken
      compartir
      compartilhar
      condividi
      поделиться
      """
    ),
    (
      .comment,
      """
      التعليقات
      تعليقات
      أضف تعليق
      اترك تعليقا
      اترك ردا
      لا توجد تعليقات
      comments
      leave a comment
      leave a reply
      post a comment
      add a comment
      no comments
      0 comments
      show comments
      view comments
      join the conversation
      commentaires
      laisser un commentaire
      kommentare
      comentarios
      комментарии
      """
    ),
    (
      .advertisement,
      """
      إعلان
      إعلانات
      advertisement
      advertisements
      sponsored
      sponsored content
      sponsored links
      promoted
      ad
      anzeige
      werbung
      publicité
      publicidad
      реклама
      subscribe
      subscribe now
      sign up
      sign up for our newsletter
      newsletter
      اشترك
      اشترك الآن
      """
    ),
    (
      .legal,
      """
      جميع الحقوق محفوظة
      سياسة الخصوصية
      شروط الاستخدام
      all rights reserved
      privacy policy
      terms of use
      terms of service
      terms and conditions
      cookie policy
      """
    ),
  ]
}
