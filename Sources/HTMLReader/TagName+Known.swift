// Written by CHTMLTables/generate; do not edit.

extension TagName {
  /// The name `a`.
  package static var a: TagName { TagName(rawValue: 1) }
  /// The name `abbr`.
  package static var abbr: TagName { TagName(rawValue: 2) }
  /// The name `acronym`.
  package static var acronym: TagName { TagName(rawValue: 3) }
  /// The name `address`.
  package static var address: TagName { TagName(rawValue: 4) }
  /// The name `applet`.
  package static var applet: TagName { TagName(rawValue: 5) }
  /// The name `area`.
  package static var area: TagName { TagName(rawValue: 6) }
  /// The name `article`.
  package static var article: TagName { TagName(rawValue: 7) }
  /// The name `aside`.
  package static var aside: TagName { TagName(rawValue: 8) }
  /// The name `audio`.
  package static var audio: TagName { TagName(rawValue: 9) }
  /// The name `b`.
  package static var b: TagName { TagName(rawValue: 10) }
  /// The name `base`.
  package static var base: TagName { TagName(rawValue: 11) }
  /// The name `basefont`.
  package static var basefont: TagName { TagName(rawValue: 12) }
  /// The name `bdi`.
  package static var bdi: TagName { TagName(rawValue: 13) }
  /// The name `bdo`.
  package static var bdo: TagName { TagName(rawValue: 14) }
  /// The name `bgsound`.
  package static var bgsound: TagName { TagName(rawValue: 15) }
  /// The name `big`.
  package static var big: TagName { TagName(rawValue: 16) }
  /// The name `blockquote`.
  package static var blockquote: TagName { TagName(rawValue: 17) }
  /// The name `body`.
  package static var body: TagName { TagName(rawValue: 18) }
  /// The name `br`.
  package static var br: TagName { TagName(rawValue: 19) }
  /// The name `button`.
  package static var button: TagName { TagName(rawValue: 20) }
  /// The name `canvas`.
  package static var canvas: TagName { TagName(rawValue: 21) }
  /// The name `caption`.
  package static var caption: TagName { TagName(rawValue: 22) }
  /// The name `center`.
  package static var center: TagName { TagName(rawValue: 23) }
  /// The name `cite`.
  package static var cite: TagName { TagName(rawValue: 24) }
  /// The name `code`.
  package static var code: TagName { TagName(rawValue: 25) }
  /// The name `col`.
  package static var col: TagName { TagName(rawValue: 26) }
  /// The name `colgroup`.
  package static var colgroup: TagName { TagName(rawValue: 27) }
  /// The name `data`.
  package static var data: TagName { TagName(rawValue: 28) }
  /// The name `datalist`.
  package static var datalist: TagName { TagName(rawValue: 29) }
  /// The name `dd`.
  package static var dd: TagName { TagName(rawValue: 30) }
  /// The name `del`.
  package static var del: TagName { TagName(rawValue: 31) }
  /// The name `details`.
  package static var details: TagName { TagName(rawValue: 32) }
  /// The name `dfn`.
  package static var dfn: TagName { TagName(rawValue: 33) }
  /// The name `dialog`.
  package static var dialog: TagName { TagName(rawValue: 34) }
  /// The name `dir`.
  package static var dir: TagName { TagName(rawValue: 35) }
  /// The name `div`.
  package static var div: TagName { TagName(rawValue: 36) }
  /// The name `dl`.
  package static var dl: TagName { TagName(rawValue: 37) }
  /// The name `dt`.
  package static var dt: TagName { TagName(rawValue: 38) }
  /// The name `em`.
  package static var em: TagName { TagName(rawValue: 39) }
  /// The name `embed`.
  package static var embed: TagName { TagName(rawValue: 40) }
  /// The name `fieldset`.
  package static var fieldset: TagName { TagName(rawValue: 41) }
  /// The name `figcaption`.
  package static var figcaption: TagName { TagName(rawValue: 42) }
  /// The name `figure`.
  package static var figure: TagName { TagName(rawValue: 43) }
  /// The name `font`.
  package static var font: TagName { TagName(rawValue: 44) }
  /// The name `footer`.
  package static var footer: TagName { TagName(rawValue: 45) }
  /// The name `form`.
  package static var form: TagName { TagName(rawValue: 46) }
  /// The name `frame`.
  package static var frame: TagName { TagName(rawValue: 47) }
  /// The name `frameset`.
  package static var frameset: TagName { TagName(rawValue: 48) }
  /// The name `h1`.
  package static var h1: TagName { TagName(rawValue: 49) }
  /// The name `h2`.
  package static var h2: TagName { TagName(rawValue: 50) }
  /// The name `h3`.
  package static var h3: TagName { TagName(rawValue: 51) }
  /// The name `h4`.
  package static var h4: TagName { TagName(rawValue: 52) }
  /// The name `h5`.
  package static var h5: TagName { TagName(rawValue: 53) }
  /// The name `h6`.
  package static var h6: TagName { TagName(rawValue: 54) }
  /// The name `head`.
  package static var head: TagName { TagName(rawValue: 55) }
  /// The name `header`.
  package static var header: TagName { TagName(rawValue: 56) }
  /// The name `hgroup`.
  package static var hgroup: TagName { TagName(rawValue: 57) }
  /// The name `hr`.
  package static var hr: TagName { TagName(rawValue: 58) }
  /// The name `html`.
  package static var html: TagName { TagName(rawValue: 59) }
  /// The name `i`.
  package static var i: TagName { TagName(rawValue: 60) }
  /// The name `iframe`.
  package static var iframe: TagName { TagName(rawValue: 61) }
  /// The name `image`.
  package static var image: TagName { TagName(rawValue: 62) }
  /// The name `img`.
  package static var img: TagName { TagName(rawValue: 63) }
  /// The name `input`.
  package static var input: TagName { TagName(rawValue: 64) }
  /// The name `ins`.
  package static var ins: TagName { TagName(rawValue: 65) }
  /// The name `kbd`.
  package static var kbd: TagName { TagName(rawValue: 66) }
  /// The name `keygen`.
  package static var keygen: TagName { TagName(rawValue: 67) }
  /// The name `label`.
  package static var label: TagName { TagName(rawValue: 68) }
  /// The name `legend`.
  package static var legend: TagName { TagName(rawValue: 69) }
  /// The name `li`.
  package static var li: TagName { TagName(rawValue: 70) }
  /// The name `link`.
  package static var link: TagName { TagName(rawValue: 71) }
  /// The name `listing`.
  package static var listing: TagName { TagName(rawValue: 72) }
  /// The name `main`.
  package static var main: TagName { TagName(rawValue: 73) }
  /// The name `map`.
  package static var map: TagName { TagName(rawValue: 74) }
  /// The name `mark`.
  package static var mark: TagName { TagName(rawValue: 75) }
  /// The name `marquee`.
  package static var marquee: TagName { TagName(rawValue: 76) }
  /// The name `menu`.
  package static var menu: TagName { TagName(rawValue: 77) }
  /// The name `menuitem`.
  package static var menuitem: TagName { TagName(rawValue: 78) }
  /// The name `meta`.
  package static var meta: TagName { TagName(rawValue: 79) }
  /// The name `meter`.
  package static var meter: TagName { TagName(rawValue: 80) }
  /// The name `nav`.
  package static var nav: TagName { TagName(rawValue: 81) }
  /// The name `nobr`.
  package static var nobr: TagName { TagName(rawValue: 82) }
  /// The name `noembed`.
  package static var noembed: TagName { TagName(rawValue: 83) }
  /// The name `noframes`.
  package static var noframes: TagName { TagName(rawValue: 84) }
  /// The name `noscript`.
  package static var noscript: TagName { TagName(rawValue: 85) }
  /// The name `object`.
  package static var object: TagName { TagName(rawValue: 86) }
  /// The name `ol`.
  package static var ol: TagName { TagName(rawValue: 87) }
  /// The name `optgroup`.
  package static var optgroup: TagName { TagName(rawValue: 88) }
  /// The name `option`.
  package static var option: TagName { TagName(rawValue: 89) }
  /// The name `output`.
  package static var output: TagName { TagName(rawValue: 90) }
  /// The name `p`.
  package static var p: TagName { TagName(rawValue: 91) }
  /// The name `param`.
  package static var param: TagName { TagName(rawValue: 92) }
  /// The name `picture`.
  package static var picture: TagName { TagName(rawValue: 93) }
  /// The name `plaintext`.
  package static var plaintext: TagName { TagName(rawValue: 94) }
  /// The name `pre`.
  package static var pre: TagName { TagName(rawValue: 95) }
  /// The name `progress`.
  package static var progress: TagName { TagName(rawValue: 96) }
  /// The name `q`.
  package static var q: TagName { TagName(rawValue: 97) }
  /// The name `rb`.
  package static var rb: TagName { TagName(rawValue: 98) }
  /// The name `rp`.
  package static var rp: TagName { TagName(rawValue: 99) }
  /// The name `rt`.
  package static var rt: TagName { TagName(rawValue: 100) }
  /// The name `rtc`.
  package static var rtc: TagName { TagName(rawValue: 101) }
  /// The name `ruby`.
  package static var ruby: TagName { TagName(rawValue: 102) }
  /// The name `s`.
  package static var s: TagName { TagName(rawValue: 103) }
  /// The name `samp`.
  package static var samp: TagName { TagName(rawValue: 104) }
  /// The name `script`.
  package static var script: TagName { TagName(rawValue: 105) }
  /// The name `search`.
  package static var search: TagName { TagName(rawValue: 106) }
  /// The name `section`.
  package static var section: TagName { TagName(rawValue: 107) }
  /// The name `select`.
  package static var select: TagName { TagName(rawValue: 108) }
  /// The name `selectedcontent`.
  package static var selectedcontent: TagName { TagName(rawValue: 109) }
  /// The name `slot`.
  package static var slot: TagName { TagName(rawValue: 110) }
  /// The name `small`.
  package static var small: TagName { TagName(rawValue: 111) }
  /// The name `source`.
  package static var source: TagName { TagName(rawValue: 112) }
  /// The name `span`.
  package static var span: TagName { TagName(rawValue: 113) }
  /// The name `strike`.
  package static var strike: TagName { TagName(rawValue: 114) }
  /// The name `strong`.
  package static var strong: TagName { TagName(rawValue: 115) }
  /// The name `style`.
  package static var style: TagName { TagName(rawValue: 116) }
  /// The name `sub`.
  package static var sub: TagName { TagName(rawValue: 117) }
  /// The name `summary`.
  package static var summary: TagName { TagName(rawValue: 118) }
  /// The name `sup`.
  package static var sup: TagName { TagName(rawValue: 119) }
  /// The name `table`.
  package static var table: TagName { TagName(rawValue: 120) }
  /// The name `tbody`.
  package static var tbody: TagName { TagName(rawValue: 121) }
  /// The name `td`.
  package static var td: TagName { TagName(rawValue: 122) }
  /// The name `template`.
  package static var template: TagName { TagName(rawValue: 123) }
  /// The name `textarea`.
  package static var textarea: TagName { TagName(rawValue: 124) }
  /// The name `tfoot`.
  package static var tfoot: TagName { TagName(rawValue: 125) }
  /// The name `th`.
  package static var th: TagName { TagName(rawValue: 126) }
  /// The name `thead`.
  package static var thead: TagName { TagName(rawValue: 127) }
  /// The name `time`.
  package static var time: TagName { TagName(rawValue: 128) }
  /// The name `title`.
  package static var title: TagName { TagName(rawValue: 129) }
  /// The name `tr`.
  package static var tr: TagName { TagName(rawValue: 130) }
  /// The name `track`.
  package static var track: TagName { TagName(rawValue: 131) }
  /// The name `tt`.
  package static var tt: TagName { TagName(rawValue: 132) }
  /// The name `u`.
  package static var u: TagName { TagName(rawValue: 133) }
  /// The name `ul`.
  package static var ul: TagName { TagName(rawValue: 134) }
  /// The name `var`.
  package static var `var`: TagName { TagName(rawValue: 135) }
  /// The name `video`.
  package static var video: TagName { TagName(rawValue: 136) }
  /// The name `wbr`.
  package static var wbr: TagName { TagName(rawValue: 137) }
  /// The name `xmp`.
  package static var xmp: TagName { TagName(rawValue: 138) }
  /// The name `math`.
  package static var math: TagName { TagName(rawValue: 139) }
  /// The name `mi`.
  package static var mi: TagName { TagName(rawValue: 140) }
  /// The name `mn`.
  package static var mn: TagName { TagName(rawValue: 141) }
  /// The name `mo`.
  package static var mo: TagName { TagName(rawValue: 142) }
  /// The name `ms`.
  package static var ms: TagName { TagName(rawValue: 143) }
  /// The name `mtext`.
  package static var mtext: TagName { TagName(rawValue: 144) }
  /// The name `mrow`.
  package static var mrow: TagName { TagName(rawValue: 145) }
  /// The name `msub`.
  package static var msub: TagName { TagName(rawValue: 146) }
  /// The name `msup`.
  package static var msup: TagName { TagName(rawValue: 147) }
  /// The name `mfrac`.
  package static var mfrac: TagName { TagName(rawValue: 148) }
  /// The name `mglyph`.
  package static var mglyph: TagName { TagName(rawValue: 149) }
  /// The name `malignmark`.
  package static var malignmark: TagName { TagName(rawValue: 150) }
  /// The name `semantics`.
  package static var semantics: TagName { TagName(rawValue: 151) }
  /// The name `annotation`.
  package static var annotation: TagName { TagName(rawValue: 152) }
  /// The name `annotation-xml`.
  package static var annotationXml: TagName { TagName(rawValue: 153) }
  /// The name `svg`.
  package static var svg: TagName { TagName(rawValue: 154) }
  /// The name `circle`.
  package static var circle: TagName { TagName(rawValue: 155) }
  /// The name `defs`.
  package static var defs: TagName { TagName(rawValue: 156) }
  /// The name `desc`.
  package static var desc: TagName { TagName(rawValue: 157) }
  /// The name `ellipse`.
  package static var ellipse: TagName { TagName(rawValue: 158) }
  /// The name `filter`.
  package static var filter: TagName { TagName(rawValue: 159) }
  /// The name `g`.
  package static var g: TagName { TagName(rawValue: 160) }
  /// The name `line`.
  package static var line: TagName { TagName(rawValue: 161) }
  /// The name `mask`.
  package static var mask: TagName { TagName(rawValue: 162) }
  /// The name `path`.
  package static var path: TagName { TagName(rawValue: 163) }
  /// The name `pattern`.
  package static var pattern: TagName { TagName(rawValue: 164) }
  /// The name `polygon`.
  package static var polygon: TagName { TagName(rawValue: 165) }
  /// The name `polyline`.
  package static var polyline: TagName { TagName(rawValue: 166) }
  /// The name `rect`.
  package static var rect: TagName { TagName(rawValue: 167) }
  /// The name `stop`.
  package static var stop: TagName { TagName(rawValue: 168) }
  /// The name `symbol`.
  package static var symbol: TagName { TagName(rawValue: 169) }
  /// The name `text`.
  package static var text: TagName { TagName(rawValue: 170) }
  /// The name `tspan`.
  package static var tspan: TagName { TagName(rawValue: 171) }
  /// The name `use`.
  package static var use: TagName { TagName(rawValue: 172) }
  /// The name `foreignObject`.
  package static var foreignObject: TagName { TagName(rawValue: 476) }
}
