// Written by CHTMLTables/generate; do not edit.

extension TagName {
  /// The name `a`.
  @inlinable package static var a: TagName { TagName(rawValue: 1) }
  /// The name `abbr`.
  @inlinable package static var abbr: TagName { TagName(rawValue: 2) }
  /// The name `acronym`.
  @inlinable package static var acronym: TagName { TagName(rawValue: 3) }
  /// The name `address`.
  @inlinable package static var address: TagName { TagName(rawValue: 4) }
  /// The name `applet`.
  @inlinable package static var applet: TagName { TagName(rawValue: 5) }
  /// The name `area`.
  @inlinable package static var area: TagName { TagName(rawValue: 6) }
  /// The name `article`.
  @inlinable package static var article: TagName { TagName(rawValue: 7) }
  /// The name `aside`.
  @inlinable package static var aside: TagName { TagName(rawValue: 8) }
  /// The name `audio`.
  @inlinable package static var audio: TagName { TagName(rawValue: 9) }
  /// The name `b`.
  @inlinable package static var b: TagName { TagName(rawValue: 10) }
  /// The name `base`.
  @inlinable package static var base: TagName { TagName(rawValue: 11) }
  /// The name `basefont`.
  @inlinable package static var basefont: TagName { TagName(rawValue: 12) }
  /// The name `bdi`.
  @inlinable package static var bdi: TagName { TagName(rawValue: 13) }
  /// The name `bdo`.
  @inlinable package static var bdo: TagName { TagName(rawValue: 14) }
  /// The name `bgsound`.
  @inlinable package static var bgsound: TagName { TagName(rawValue: 15) }
  /// The name `big`.
  @inlinable package static var big: TagName { TagName(rawValue: 16) }
  /// The name `blockquote`.
  @inlinable package static var blockquote: TagName { TagName(rawValue: 17) }
  /// The name `body`.
  @inlinable package static var body: TagName { TagName(rawValue: 18) }
  /// The name `br`.
  @inlinable package static var br: TagName { TagName(rawValue: 19) }
  /// The name `button`.
  @inlinable package static var button: TagName { TagName(rawValue: 20) }
  /// The name `canvas`.
  @inlinable package static var canvas: TagName { TagName(rawValue: 21) }
  /// The name `caption`.
  @inlinable package static var caption: TagName { TagName(rawValue: 22) }
  /// The name `center`.
  @inlinable package static var center: TagName { TagName(rawValue: 23) }
  /// The name `cite`.
  @inlinable package static var cite: TagName { TagName(rawValue: 24) }
  /// The name `code`.
  @inlinable package static var code: TagName { TagName(rawValue: 25) }
  /// The name `col`.
  @inlinable package static var col: TagName { TagName(rawValue: 26) }
  /// The name `colgroup`.
  @inlinable package static var colgroup: TagName { TagName(rawValue: 27) }
  /// The name `data`.
  @inlinable package static var data: TagName { TagName(rawValue: 28) }
  /// The name `datalist`.
  @inlinable package static var datalist: TagName { TagName(rawValue: 29) }
  /// The name `dd`.
  @inlinable package static var dd: TagName { TagName(rawValue: 30) }
  /// The name `del`.
  @inlinable package static var del: TagName { TagName(rawValue: 31) }
  /// The name `details`.
  @inlinable package static var details: TagName { TagName(rawValue: 32) }
  /// The name `dfn`.
  @inlinable package static var dfn: TagName { TagName(rawValue: 33) }
  /// The name `dialog`.
  @inlinable package static var dialog: TagName { TagName(rawValue: 34) }
  /// The name `dir`.
  @inlinable package static var dir: TagName { TagName(rawValue: 35) }
  /// The name `div`.
  @inlinable package static var div: TagName { TagName(rawValue: 36) }
  /// The name `dl`.
  @inlinable package static var dl: TagName { TagName(rawValue: 37) }
  /// The name `dt`.
  @inlinable package static var dt: TagName { TagName(rawValue: 38) }
  /// The name `em`.
  @inlinable package static var em: TagName { TagName(rawValue: 39) }
  /// The name `embed`.
  @inlinable package static var embed: TagName { TagName(rawValue: 40) }
  /// The name `fieldset`.
  @inlinable package static var fieldset: TagName { TagName(rawValue: 41) }
  /// The name `figcaption`.
  @inlinable package static var figcaption: TagName { TagName(rawValue: 42) }
  /// The name `figure`.
  @inlinable package static var figure: TagName { TagName(rawValue: 43) }
  /// The name `font`.
  @inlinable package static var font: TagName { TagName(rawValue: 44) }
  /// The name `footer`.
  @inlinable package static var footer: TagName { TagName(rawValue: 45) }
  /// The name `form`.
  @inlinable package static var form: TagName { TagName(rawValue: 46) }
  /// The name `frame`.
  @inlinable package static var frame: TagName { TagName(rawValue: 47) }
  /// The name `frameset`.
  @inlinable package static var frameset: TagName { TagName(rawValue: 48) }
  /// The name `h1`.
  @inlinable package static var h1: TagName { TagName(rawValue: 49) }
  /// The name `h2`.
  @inlinable package static var h2: TagName { TagName(rawValue: 50) }
  /// The name `h3`.
  @inlinable package static var h3: TagName { TagName(rawValue: 51) }
  /// The name `h4`.
  @inlinable package static var h4: TagName { TagName(rawValue: 52) }
  /// The name `h5`.
  @inlinable package static var h5: TagName { TagName(rawValue: 53) }
  /// The name `h6`.
  @inlinable package static var h6: TagName { TagName(rawValue: 54) }
  /// The name `head`.
  @inlinable package static var head: TagName { TagName(rawValue: 55) }
  /// The name `header`.
  @inlinable package static var header: TagName { TagName(rawValue: 56) }
  /// The name `hgroup`.
  @inlinable package static var hgroup: TagName { TagName(rawValue: 57) }
  /// The name `hr`.
  @inlinable package static var hr: TagName { TagName(rawValue: 58) }
  /// The name `html`.
  @inlinable package static var html: TagName { TagName(rawValue: 59) }
  /// The name `i`.
  @inlinable package static var i: TagName { TagName(rawValue: 60) }
  /// The name `iframe`.
  @inlinable package static var iframe: TagName { TagName(rawValue: 61) }
  /// The name `image`.
  @inlinable package static var image: TagName { TagName(rawValue: 62) }
  /// The name `img`.
  @inlinable package static var img: TagName { TagName(rawValue: 63) }
  /// The name `input`.
  @inlinable package static var input: TagName { TagName(rawValue: 64) }
  /// The name `ins`.
  @inlinable package static var ins: TagName { TagName(rawValue: 65) }
  /// The name `kbd`.
  @inlinable package static var kbd: TagName { TagName(rawValue: 66) }
  /// The name `keygen`.
  @inlinable package static var keygen: TagName { TagName(rawValue: 67) }
  /// The name `label`.
  @inlinable package static var label: TagName { TagName(rawValue: 68) }
  /// The name `legend`.
  @inlinable package static var legend: TagName { TagName(rawValue: 69) }
  /// The name `li`.
  @inlinable package static var li: TagName { TagName(rawValue: 70) }
  /// The name `link`.
  @inlinable package static var link: TagName { TagName(rawValue: 71) }
  /// The name `listing`.
  @inlinable package static var listing: TagName { TagName(rawValue: 72) }
  /// The name `main`.
  @inlinable package static var main: TagName { TagName(rawValue: 73) }
  /// The name `map`.
  @inlinable package static var map: TagName { TagName(rawValue: 74) }
  /// The name `mark`.
  @inlinable package static var mark: TagName { TagName(rawValue: 75) }
  /// The name `marquee`.
  @inlinable package static var marquee: TagName { TagName(rawValue: 76) }
  /// The name `menu`.
  @inlinable package static var menu: TagName { TagName(rawValue: 77) }
  /// The name `menuitem`.
  @inlinable package static var menuitem: TagName { TagName(rawValue: 78) }
  /// The name `meta`.
  @inlinable package static var meta: TagName { TagName(rawValue: 79) }
  /// The name `meter`.
  @inlinable package static var meter: TagName { TagName(rawValue: 80) }
  /// The name `nav`.
  @inlinable package static var nav: TagName { TagName(rawValue: 81) }
  /// The name `nobr`.
  @inlinable package static var nobr: TagName { TagName(rawValue: 82) }
  /// The name `noembed`.
  @inlinable package static var noembed: TagName { TagName(rawValue: 83) }
  /// The name `noframes`.
  @inlinable package static var noframes: TagName { TagName(rawValue: 84) }
  /// The name `noscript`.
  @inlinable package static var noscript: TagName { TagName(rawValue: 85) }
  /// The name `object`.
  @inlinable package static var object: TagName { TagName(rawValue: 86) }
  /// The name `ol`.
  @inlinable package static var ol: TagName { TagName(rawValue: 87) }
  /// The name `optgroup`.
  @inlinable package static var optgroup: TagName { TagName(rawValue: 88) }
  /// The name `option`.
  @inlinable package static var option: TagName { TagName(rawValue: 89) }
  /// The name `output`.
  @inlinable package static var output: TagName { TagName(rawValue: 90) }
  /// The name `p`.
  @inlinable package static var p: TagName { TagName(rawValue: 91) }
  /// The name `param`.
  @inlinable package static var param: TagName { TagName(rawValue: 92) }
  /// The name `picture`.
  @inlinable package static var picture: TagName { TagName(rawValue: 93) }
  /// The name `plaintext`.
  @inlinable package static var plaintext: TagName { TagName(rawValue: 94) }
  /// The name `pre`.
  @inlinable package static var pre: TagName { TagName(rawValue: 95) }
  /// The name `progress`.
  @inlinable package static var progress: TagName { TagName(rawValue: 96) }
  /// The name `q`.
  @inlinable package static var q: TagName { TagName(rawValue: 97) }
  /// The name `rb`.
  @inlinable package static var rb: TagName { TagName(rawValue: 98) }
  /// The name `rp`.
  @inlinable package static var rp: TagName { TagName(rawValue: 99) }
  /// The name `rt`.
  @inlinable package static var rt: TagName { TagName(rawValue: 100) }
  /// The name `rtc`.
  @inlinable package static var rtc: TagName { TagName(rawValue: 101) }
  /// The name `ruby`.
  @inlinable package static var ruby: TagName { TagName(rawValue: 102) }
  /// The name `s`.
  @inlinable package static var s: TagName { TagName(rawValue: 103) }
  /// The name `samp`.
  @inlinable package static var samp: TagName { TagName(rawValue: 104) }
  /// The name `script`.
  @inlinable package static var script: TagName { TagName(rawValue: 105) }
  /// The name `search`.
  @inlinable package static var search: TagName { TagName(rawValue: 106) }
  /// The name `section`.
  @inlinable package static var section: TagName { TagName(rawValue: 107) }
  /// The name `select`.
  @inlinable package static var select: TagName { TagName(rawValue: 108) }
  /// The name `selectedcontent`.
  @inlinable package static var selectedcontent: TagName { TagName(rawValue: 109) }
  /// The name `slot`.
  @inlinable package static var slot: TagName { TagName(rawValue: 110) }
  /// The name `small`.
  @inlinable package static var small: TagName { TagName(rawValue: 111) }
  /// The name `source`.
  @inlinable package static var source: TagName { TagName(rawValue: 112) }
  /// The name `span`.
  @inlinable package static var span: TagName { TagName(rawValue: 113) }
  /// The name `strike`.
  @inlinable package static var strike: TagName { TagName(rawValue: 114) }
  /// The name `strong`.
  @inlinable package static var strong: TagName { TagName(rawValue: 115) }
  /// The name `style`.
  @inlinable package static var style: TagName { TagName(rawValue: 116) }
  /// The name `sub`.
  @inlinable package static var sub: TagName { TagName(rawValue: 117) }
  /// The name `summary`.
  @inlinable package static var summary: TagName { TagName(rawValue: 118) }
  /// The name `sup`.
  @inlinable package static var sup: TagName { TagName(rawValue: 119) }
  /// The name `table`.
  @inlinable package static var table: TagName { TagName(rawValue: 120) }
  /// The name `tbody`.
  @inlinable package static var tbody: TagName { TagName(rawValue: 121) }
  /// The name `td`.
  @inlinable package static var td: TagName { TagName(rawValue: 122) }
  /// The name `template`.
  @inlinable package static var template: TagName { TagName(rawValue: 123) }
  /// The name `textarea`.
  @inlinable package static var textarea: TagName { TagName(rawValue: 124) }
  /// The name `tfoot`.
  @inlinable package static var tfoot: TagName { TagName(rawValue: 125) }
  /// The name `th`.
  @inlinable package static var th: TagName { TagName(rawValue: 126) }
  /// The name `thead`.
  @inlinable package static var thead: TagName { TagName(rawValue: 127) }
  /// The name `time`.
  @inlinable package static var time: TagName { TagName(rawValue: 128) }
  /// The name `title`.
  @inlinable package static var title: TagName { TagName(rawValue: 129) }
  /// The name `tr`.
  @inlinable package static var tr: TagName { TagName(rawValue: 130) }
  /// The name `track`.
  @inlinable package static var track: TagName { TagName(rawValue: 131) }
  /// The name `tt`.
  @inlinable package static var tt: TagName { TagName(rawValue: 132) }
  /// The name `u`.
  @inlinable package static var u: TagName { TagName(rawValue: 133) }
  /// The name `ul`.
  @inlinable package static var ul: TagName { TagName(rawValue: 134) }
  /// The name `var`.
  @inlinable package static var `var`: TagName { TagName(rawValue: 135) }
  /// The name `video`.
  @inlinable package static var video: TagName { TagName(rawValue: 136) }
  /// The name `wbr`.
  @inlinable package static var wbr: TagName { TagName(rawValue: 137) }
  /// The name `xmp`.
  @inlinable package static var xmp: TagName { TagName(rawValue: 138) }
  /// The name `math`.
  @inlinable package static var math: TagName { TagName(rawValue: 139) }
  /// The name `mi`.
  @inlinable package static var mi: TagName { TagName(rawValue: 140) }
  /// The name `mn`.
  @inlinable package static var mn: TagName { TagName(rawValue: 141) }
  /// The name `mo`.
  @inlinable package static var mo: TagName { TagName(rawValue: 142) }
  /// The name `ms`.
  @inlinable package static var ms: TagName { TagName(rawValue: 143) }
  /// The name `mtext`.
  @inlinable package static var mtext: TagName { TagName(rawValue: 144) }
  /// The name `mrow`.
  @inlinable package static var mrow: TagName { TagName(rawValue: 145) }
  /// The name `msub`.
  @inlinable package static var msub: TagName { TagName(rawValue: 146) }
  /// The name `msup`.
  @inlinable package static var msup: TagName { TagName(rawValue: 147) }
  /// The name `mfrac`.
  @inlinable package static var mfrac: TagName { TagName(rawValue: 148) }
  /// The name `mglyph`.
  @inlinable package static var mglyph: TagName { TagName(rawValue: 149) }
  /// The name `malignmark`.
  @inlinable package static var malignmark: TagName { TagName(rawValue: 150) }
  /// The name `semantics`.
  @inlinable package static var semantics: TagName { TagName(rawValue: 151) }
  /// The name `annotation`.
  @inlinable package static var annotation: TagName { TagName(rawValue: 152) }
  /// The name `annotation-xml`.
  @inlinable package static var annotationXml: TagName { TagName(rawValue: 153) }
  /// The name `svg`.
  @inlinable package static var svg: TagName { TagName(rawValue: 154) }
  /// The name `circle`.
  @inlinable package static var circle: TagName { TagName(rawValue: 155) }
  /// The name `defs`.
  @inlinable package static var defs: TagName { TagName(rawValue: 156) }
  /// The name `desc`.
  @inlinable package static var desc: TagName { TagName(rawValue: 157) }
  /// The name `ellipse`.
  @inlinable package static var ellipse: TagName { TagName(rawValue: 158) }
  /// The name `filter`.
  @inlinable package static var filter: TagName { TagName(rawValue: 159) }
  /// The name `g`.
  @inlinable package static var g: TagName { TagName(rawValue: 160) }
  /// The name `line`.
  @inlinable package static var line: TagName { TagName(rawValue: 161) }
  /// The name `mask`.
  @inlinable package static var mask: TagName { TagName(rawValue: 162) }
  /// The name `path`.
  @inlinable package static var path: TagName { TagName(rawValue: 163) }
  /// The name `pattern`.
  @inlinable package static var pattern: TagName { TagName(rawValue: 164) }
  /// The name `polygon`.
  @inlinable package static var polygon: TagName { TagName(rawValue: 165) }
  /// The name `polyline`.
  @inlinable package static var polyline: TagName { TagName(rawValue: 166) }
  /// The name `rect`.
  @inlinable package static var rect: TagName { TagName(rawValue: 167) }
  /// The name `stop`.
  @inlinable package static var stop: TagName { TagName(rawValue: 168) }
  /// The name `symbol`.
  @inlinable package static var symbol: TagName { TagName(rawValue: 169) }
  /// The name `text`.
  @inlinable package static var text: TagName { TagName(rawValue: 170) }
  /// The name `tspan`.
  @inlinable package static var tspan: TagName { TagName(rawValue: 171) }
  /// The name `use`.
  @inlinable package static var use: TagName { TagName(rawValue: 172) }
  /// The name `foreignObject`.
  @inlinable package static var foreignObject: TagName { TagName(rawValue: 476) }
}
