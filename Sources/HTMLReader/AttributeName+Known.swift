// Written by CHTMLTables/generate; do not edit.

extension AttributeName {
  /// The name `abbr`.
  @inlinable package static var abbr: AttributeName { AttributeName(rawValue: 2) }
  /// The name `about`.
  @inlinable package static var about: AttributeName { AttributeName(rawValue: 417) }
  /// The name `accept`.
  @inlinable package static var accept: AttributeName { AttributeName(rawValue: 267) }
  /// The name `accept-charset`.
  @inlinable package static var acceptCharset: AttributeName { AttributeName(rawValue: 268) }
  /// The name `accesskey`.
  @inlinable package static var accesskey: AttributeName { AttributeName(rawValue: 269) }
  /// The name `action`.
  @inlinable package static var action: AttributeName { AttributeName(rawValue: 270) }
  /// The name `align`.
  @inlinable package static var align: AttributeName { AttributeName(rawValue: 271) }
  /// The name `alt`.
  @inlinable package static var alt: AttributeName { AttributeName(rawValue: 272) }
  /// The name `aria-controls`.
  @inlinable package static var ariaControls: AttributeName { AttributeName(rawValue: 273) }
  /// The name `aria-describedby`.
  @inlinable package static var ariaDescribedby: AttributeName { AttributeName(rawValue: 274) }
  /// The name `aria-expanded`.
  @inlinable package static var ariaExpanded: AttributeName { AttributeName(rawValue: 275) }
  /// The name `aria-haspopup`.
  @inlinable package static var ariaHaspopup: AttributeName { AttributeName(rawValue: 276) }
  /// The name `aria-hidden`.
  @inlinable package static var ariaHidden: AttributeName { AttributeName(rawValue: 277) }
  /// The name `aria-label`.
  @inlinable package static var ariaLabel: AttributeName { AttributeName(rawValue: 278) }
  /// The name `aria-labelledby`.
  @inlinable package static var ariaLabelledby: AttributeName { AttributeName(rawValue: 279) }
  /// The name `aria-level`.
  @inlinable package static var ariaLevel: AttributeName { AttributeName(rawValue: 280) }
  /// The name `as`.
  @inlinable package static var `as`: AttributeName { AttributeName(rawValue: 281) }
  /// The name `async`.
  @inlinable package static var async: AttributeName { AttributeName(rawValue: 282) }
  /// The name `autocomplete`.
  @inlinable package static var autocomplete: AttributeName { AttributeName(rawValue: 283) }
  /// The name `autoplay`.
  @inlinable package static var autoplay: AttributeName { AttributeName(rawValue: 284) }
  /// The name `bgcolor`.
  @inlinable package static var bgcolor: AttributeName { AttributeName(rawValue: 285) }
  /// The name `border`.
  @inlinable package static var border: AttributeName { AttributeName(rawValue: 286) }
  /// The name `cellpadding`.
  @inlinable package static var cellpadding: AttributeName { AttributeName(rawValue: 287) }
  /// The name `cellspacing`.
  @inlinable package static var cellspacing: AttributeName { AttributeName(rawValue: 288) }
  /// The name `charset`.
  @inlinable package static var charset: AttributeName { AttributeName(rawValue: 289) }
  /// The name `checked`.
  @inlinable package static var checked: AttributeName { AttributeName(rawValue: 290) }
  /// The name `cite`.
  @inlinable package static var cite: AttributeName { AttributeName(rawValue: 24) }
  /// The name `class`.
  @inlinable package static var `class`: AttributeName { AttributeName(rawValue: 291) }
  /// The name `clear`.
  @inlinable package static var clear: AttributeName { AttributeName(rawValue: 292) }
  /// The name `color`.
  @inlinable package static var color: AttributeName { AttributeName(rawValue: 293) }
  /// The name `cols`.
  @inlinable package static var cols: AttributeName { AttributeName(rawValue: 294) }
  /// The name `colspan`.
  @inlinable package static var colspan: AttributeName { AttributeName(rawValue: 295) }
  /// The name `content`.
  @inlinable package static var content: AttributeName { AttributeName(rawValue: 296) }
  /// The name `contenteditable`.
  @inlinable package static var contenteditable: AttributeName { AttributeName(rawValue: 297) }
  /// The name `controls`.
  @inlinable package static var controls: AttributeName { AttributeName(rawValue: 298) }
  /// The name `coords`.
  @inlinable package static var coords: AttributeName { AttributeName(rawValue: 299) }
  /// The name `crossorigin`.
  @inlinable package static var crossorigin: AttributeName { AttributeName(rawValue: 300) }
  /// The name `cx`.
  @inlinable package static var cx: AttributeName { AttributeName(rawValue: 423) }
  /// The name `cy`.
  @inlinable package static var cy: AttributeName { AttributeName(rawValue: 424) }
  /// The name `d`.
  @inlinable package static var d: AttributeName { AttributeName(rawValue: 422) }
  /// The name `data`.
  @inlinable package static var data: AttributeName { AttributeName(rawValue: 28) }
  /// The name `data-id`.
  @inlinable package static var dataId: AttributeName { AttributeName(rawValue: 301) }
  /// The name `data-src`.
  @inlinable package static var dataSrc: AttributeName { AttributeName(rawValue: 302) }
  /// The name `data-srcset`.
  @inlinable package static var dataSrcset: AttributeName { AttributeName(rawValue: 303) }
  /// The name `data-toggle`.
  @inlinable package static var dataToggle: AttributeName { AttributeName(rawValue: 304) }
  /// The name `data-type`.
  @inlinable package static var dataType: AttributeName { AttributeName(rawValue: 305) }
  /// The name `data-url`.
  @inlinable package static var dataUrl: AttributeName { AttributeName(rawValue: 306) }
  /// The name `datatype`.
  @inlinable package static var datatype: AttributeName { AttributeName(rawValue: 421) }
  /// The name `datetime`.
  @inlinable package static var datetime: AttributeName { AttributeName(rawValue: 307) }
  /// The name `decoding`.
  @inlinable package static var decoding: AttributeName { AttributeName(rawValue: 308) }
  /// The name `defer`.
  @inlinable package static var `defer`: AttributeName { AttributeName(rawValue: 309) }
  /// The name `definitionURL`.
  @inlinable package static var definitionURL: AttributeName { AttributeName(rawValue: 415) }
  /// The name `definitionurl`.
  @inlinable package static var definitionurl: AttributeName { AttributeName(rawValue: 414) }
  /// The name `dir`.
  @inlinable package static var dir: AttributeName { AttributeName(rawValue: 35) }
  /// The name `disabled`.
  @inlinable package static var disabled: AttributeName { AttributeName(rawValue: 310) }
  /// The name `download`.
  @inlinable package static var download: AttributeName { AttributeName(rawValue: 311) }
  /// The name `draggable`.
  @inlinable package static var draggable: AttributeName { AttributeName(rawValue: 312) }
  /// The name `encoding`.
  @inlinable package static var encoding: AttributeName { AttributeName(rawValue: 314) }
  /// The name `enctype`.
  @inlinable package static var enctype: AttributeName { AttributeName(rawValue: 313) }
  /// The name `face`.
  @inlinable package static var face: AttributeName { AttributeName(rawValue: 315) }
  /// The name `fetchpriority`.
  @inlinable package static var fetchpriority: AttributeName { AttributeName(rawValue: 316) }
  /// The name `fill`.
  @inlinable package static var fill: AttributeName { AttributeName(rawValue: 317) }
  /// The name `fill-rule`.
  @inlinable package static var fillRule: AttributeName { AttributeName(rawValue: 318) }
  /// The name `for`.
  @inlinable package static var `for`: AttributeName { AttributeName(rawValue: 319) }
  /// The name `form`.
  @inlinable package static var form: AttributeName { AttributeName(rawValue: 46) }
  /// The name `frameborder`.
  @inlinable package static var frameborder: AttributeName { AttributeName(rawValue: 320) }
  /// The name `headers`.
  @inlinable package static var headers: AttributeName { AttributeName(rawValue: 321) }
  /// The name `height`.
  @inlinable package static var height: AttributeName { AttributeName(rawValue: 322) }
  /// The name `hidden`.
  @inlinable package static var hidden: AttributeName { AttributeName(rawValue: 323) }
  /// The name `href`.
  @inlinable package static var href: AttributeName { AttributeName(rawValue: 324) }
  /// The name `hreflang`.
  @inlinable package static var hreflang: AttributeName { AttributeName(rawValue: 325) }
  /// The name `hspace`.
  @inlinable package static var hspace: AttributeName { AttributeName(rawValue: 326) }
  /// The name `http-equiv`.
  @inlinable package static var httpEquiv: AttributeName { AttributeName(rawValue: 327) }
  /// The name `id`.
  @inlinable package static var id: AttributeName { AttributeName(rawValue: 328) }
  /// The name `integrity`.
  @inlinable package static var integrity: AttributeName { AttributeName(rawValue: 329) }
  /// The name `is`.
  @inlinable package static var `is`: AttributeName { AttributeName(rawValue: 330) }
  /// The name `itemid`.
  @inlinable package static var itemid: AttributeName { AttributeName(rawValue: 331) }
  /// The name `itemprop`.
  @inlinable package static var itemprop: AttributeName { AttributeName(rawValue: 332) }
  /// The name `itemref`.
  @inlinable package static var itemref: AttributeName { AttributeName(rawValue: 333) }
  /// The name `itemscope`.
  @inlinable package static var itemscope: AttributeName { AttributeName(rawValue: 334) }
  /// The name `itemtype`.
  @inlinable package static var itemtype: AttributeName { AttributeName(rawValue: 335) }
  /// The name `kind`.
  @inlinable package static var kind: AttributeName { AttributeName(rawValue: 336) }
  /// The name `label`.
  @inlinable package static var label: AttributeName { AttributeName(rawValue: 68) }
  /// The name `lang`.
  @inlinable package static var lang: AttributeName { AttributeName(rawValue: 337) }
  /// The name `language`.
  @inlinable package static var language: AttributeName { AttributeName(rawValue: 338) }
  /// The name `link`.
  @inlinable package static var link: AttributeName { AttributeName(rawValue: 71) }
  /// The name `list`.
  @inlinable package static var list: AttributeName { AttributeName(rawValue: 339) }
  /// The name `loading`.
  @inlinable package static var loading: AttributeName { AttributeName(rawValue: 340) }
  /// The name `loop`.
  @inlinable package static var loop: AttributeName { AttributeName(rawValue: 341) }
  /// The name `marginheight`.
  @inlinable package static var marginheight: AttributeName { AttributeName(rawValue: 342) }
  /// The name `marginwidth`.
  @inlinable package static var marginwidth: AttributeName { AttributeName(rawValue: 343) }
  /// The name `max`.
  @inlinable package static var max: AttributeName { AttributeName(rawValue: 344) }
  /// The name `maxlength`.
  @inlinable package static var maxlength: AttributeName { AttributeName(rawValue: 345) }
  /// The name `media`.
  @inlinable package static var media: AttributeName { AttributeName(rawValue: 346) }
  /// The name `method`.
  @inlinable package static var method: AttributeName { AttributeName(rawValue: 347) }
  /// The name `min`.
  @inlinable package static var min: AttributeName { AttributeName(rawValue: 348) }
  /// The name `multiple`.
  @inlinable package static var multiple: AttributeName { AttributeName(rawValue: 349) }
  /// The name `muted`.
  @inlinable package static var muted: AttributeName { AttributeName(rawValue: 350) }
  /// The name `name`.
  @inlinable package static var name: AttributeName { AttributeName(rawValue: 351) }
  /// The name `nohref`.
  @inlinable package static var nohref: AttributeName { AttributeName(rawValue: 352) }
  /// The name `nonce`.
  @inlinable package static var nonce: AttributeName { AttributeName(rawValue: 353) }
  /// The name `noshade`.
  @inlinable package static var noshade: AttributeName { AttributeName(rawValue: 354) }
  /// The name `novalidate`.
  @inlinable package static var novalidate: AttributeName { AttributeName(rawValue: 355) }
  /// The name `nowrap`.
  @inlinable package static var nowrap: AttributeName { AttributeName(rawValue: 356) }
  /// The name `onclick`.
  @inlinable package static var onclick: AttributeName { AttributeName(rawValue: 357) }
  /// The name `onload`.
  @inlinable package static var onload: AttributeName { AttributeName(rawValue: 358) }
  /// The name `onmouseout`.
  @inlinable package static var onmouseout: AttributeName { AttributeName(rawValue: 359) }
  /// The name `onmouseover`.
  @inlinable package static var onmouseover: AttributeName { AttributeName(rawValue: 360) }
  /// The name `onsubmit`.
  @inlinable package static var onsubmit: AttributeName { AttributeName(rawValue: 361) }
  /// The name `open`.
  @inlinable package static var open: AttributeName { AttributeName(rawValue: 362) }
  /// The name `pattern`.
  @inlinable package static var pattern: AttributeName { AttributeName(rawValue: 164) }
  /// The name `placeholder`.
  @inlinable package static var placeholder: AttributeName { AttributeName(rawValue: 363) }
  /// The name `points`.
  @inlinable package static var points: AttributeName { AttributeName(rawValue: 364) }
  /// The name `popover`.
  @inlinable package static var popover: AttributeName { AttributeName(rawValue: 400) }
  /// The name `poster`.
  @inlinable package static var poster: AttributeName { AttributeName(rawValue: 365) }
  /// The name `prefix`.
  @inlinable package static var prefix: AttributeName { AttributeName(rawValue: 420) }
  /// The name `preload`.
  @inlinable package static var preload: AttributeName { AttributeName(rawValue: 366) }
  /// The name `profile`.
  @inlinable package static var profile: AttributeName { AttributeName(rawValue: 368) }
  /// The name `property`.
  @inlinable package static var property: AttributeName { AttributeName(rawValue: 367) }
  /// The name `pubdate`.
  @inlinable package static var pubdate: AttributeName { AttributeName(rawValue: 369) }
  /// The name `r`.
  @inlinable package static var r: AttributeName { AttributeName(rawValue: 425) }
  /// The name `readonly`.
  @inlinable package static var readonly: AttributeName { AttributeName(rawValue: 370) }
  /// The name `referrerpolicy`.
  @inlinable package static var referrerpolicy: AttributeName { AttributeName(rawValue: 371) }
  /// The name `rel`.
  @inlinable package static var rel: AttributeName { AttributeName(rawValue: 372) }
  /// The name `required`.
  @inlinable package static var required: AttributeName { AttributeName(rawValue: 373) }
  /// The name `resource`.
  @inlinable package static var resource: AttributeName { AttributeName(rawValue: 418) }
  /// The name `rev`.
  @inlinable package static var rev: AttributeName { AttributeName(rawValue: 374) }
  /// The name `reversed`.
  @inlinable package static var reversed: AttributeName { AttributeName(rawValue: 375) }
  /// The name `role`.
  @inlinable package static var role: AttributeName { AttributeName(rawValue: 376) }
  /// The name `rows`.
  @inlinable package static var rows: AttributeName { AttributeName(rawValue: 377) }
  /// The name `rowspan`.
  @inlinable package static var rowspan: AttributeName { AttributeName(rawValue: 378) }
  /// The name `rules`.
  @inlinable package static var rules: AttributeName { AttributeName(rawValue: 379) }
  /// The name `rx`.
  @inlinable package static var rx: AttributeName { AttributeName(rawValue: 426) }
  /// The name `ry`.
  @inlinable package static var ry: AttributeName { AttributeName(rawValue: 427) }
  /// The name `sandbox`.
  @inlinable package static var sandbox: AttributeName { AttributeName(rawValue: 380) }
  /// The name `scheme`.
  @inlinable package static var scheme: AttributeName { AttributeName(rawValue: 381) }
  /// The name `scope`.
  @inlinable package static var scope: AttributeName { AttributeName(rawValue: 382) }
  /// The name `scrolling`.
  @inlinable package static var scrolling: AttributeName { AttributeName(rawValue: 383) }
  /// The name `selected`.
  @inlinable package static var selected: AttributeName { AttributeName(rawValue: 384) }
  /// The name `shape`.
  @inlinable package static var shape: AttributeName { AttributeName(rawValue: 385) }
  /// The name `size`.
  @inlinable package static var size: AttributeName { AttributeName(rawValue: 386) }
  /// The name `sizes`.
  @inlinable package static var sizes: AttributeName { AttributeName(rawValue: 387) }
  /// The name `slot`.
  @inlinable package static var slot: AttributeName { AttributeName(rawValue: 110) }
  /// The name `span`.
  @inlinable package static var span: AttributeName { AttributeName(rawValue: 113) }
  /// The name `src`.
  @inlinable package static var src: AttributeName { AttributeName(rawValue: 388) }
  /// The name `srcdoc`.
  @inlinable package static var srcdoc: AttributeName { AttributeName(rawValue: 389) }
  /// The name `srcset`.
  @inlinable package static var srcset: AttributeName { AttributeName(rawValue: 390) }
  /// The name `start`.
  @inlinable package static var start: AttributeName { AttributeName(rawValue: 391) }
  /// The name `stroke`.
  @inlinable package static var stroke: AttributeName { AttributeName(rawValue: 392) }
  /// The name `stroke-width`.
  @inlinable package static var strokeWidth: AttributeName { AttributeName(rawValue: 393) }
  /// The name `style`.
  @inlinable package static var style: AttributeName { AttributeName(rawValue: 116) }
  /// The name `summary`.
  @inlinable package static var summary: AttributeName { AttributeName(rawValue: 118) }
  /// The name `tabindex`.
  @inlinable package static var tabindex: AttributeName { AttributeName(rawValue: 394) }
  /// The name `target`.
  @inlinable package static var target: AttributeName { AttributeName(rawValue: 395) }
  /// The name `text`.
  @inlinable package static var text: AttributeName { AttributeName(rawValue: 170) }
  /// The name `title`.
  @inlinable package static var title: AttributeName { AttributeName(rawValue: 129) }
  /// The name `transform`.
  @inlinable package static var transform: AttributeName { AttributeName(rawValue: 396) }
  /// The name `translate`.
  @inlinable package static var translate: AttributeName { AttributeName(rawValue: 397) }
  /// The name `type`.
  @inlinable package static var type: AttributeName { AttributeName(rawValue: 398) }
  /// The name `typeof`.
  @inlinable package static var typeof: AttributeName { AttributeName(rawValue: 416) }
  /// The name `usemap`.
  @inlinable package static var usemap: AttributeName { AttributeName(rawValue: 399) }
  /// The name `valign`.
  @inlinable package static var valign: AttributeName { AttributeName(rawValue: 401) }
  /// The name `value`.
  @inlinable package static var value: AttributeName { AttributeName(rawValue: 402) }
  /// The name `version`.
  @inlinable package static var version: AttributeName { AttributeName(rawValue: 403) }
  /// The name `vlink`.
  @inlinable package static var vlink: AttributeName { AttributeName(rawValue: 404) }
  /// The name `vocab`.
  @inlinable package static var vocab: AttributeName { AttributeName(rawValue: 419) }
  /// The name `vspace`.
  @inlinable package static var vspace: AttributeName { AttributeName(rawValue: 405) }
  /// The name `width`.
  @inlinable package static var width: AttributeName { AttributeName(rawValue: 406) }
  /// The name `wrap`.
  @inlinable package static var wrap: AttributeName { AttributeName(rawValue: 407) }
  /// The name `x`.
  @inlinable package static var x: AttributeName { AttributeName(rawValue: 408) }
  /// The name `x1`.
  @inlinable package static var x1: AttributeName { AttributeName(rawValue: 409) }
  /// The name `x2`.
  @inlinable package static var x2: AttributeName { AttributeName(rawValue: 410) }
  /// The name `y`.
  @inlinable package static var y: AttributeName { AttributeName(rawValue: 411) }
  /// The name `y1`.
  @inlinable package static var y1: AttributeName { AttributeName(rawValue: 412) }
  /// The name `y2`.
  @inlinable package static var y2: AttributeName { AttributeName(rawValue: 413) }
}
