import HTMLReader
import Testing

struct TreeBuilderTests {
  @Test(arguments: [
    ("", "html(head body)"),
    ("word", "html(head body(\"word\"))"),
    ("<title>A &amp; B</title>", "html(head(title(\"A & B\")) body)"),
    ("<!-- a --><html><!--b--><p>x</html><!--c-->", "# a  html(#b head body(p(\"x\"))) #c"),
    ("<frameset><frame></frameset>", "html(head frameset(frame))"),
    ("<head><noscript><link></noscript>x", "html(head(noscript(link)) body(\"x\"))"),
    (
      "<script><!--<script></script>--></script>y",
      "html(head(script(\"<!--<script></script>-->\")) body(\"y\"))"
    ),
  ])
  func `supplies the parts that a page leaves out`(html: String, outline: String) throws {
    #expect(try tree(html).outline == outline)
  }

  @Test(arguments: [
    ("<p>one<p>two", "(p(\"one\") p(\"two\"))"),
    ("<ul><li>a<li>b<ul><li>c</ul>d</ul>", "(ul(li(\"a\") li(\"b\" ul(li(\"c\")) \"d\")))"),
    ("<dl><dt>t<dd>d<dt>u</dl>", "(dl(dt(\"t\") dd(\"d\") dt(\"u\")))"),
    ("<h1>a<h2>b</h3>c", "(h1(\"a\") h2(\"b\") \"c\")"),
    ("a</p>b", "(\"a\" p \"b\")"),
    ("a</br>b", "(\"a\" br \"b\")"),
    ("<pre>\n\nx</pre>", "(pre(\"\nx\"))"),
    ("<textarea>\r\n<b></textarea>", "(textarea(\"<b>\"))"),
    ("<ruby>a<rt>b<rp>c</ruby>", "(ruby(\"a\" rt(\"b\") rp(\"c\")))"),
    ("<select><option>a<option>b<input>", "(select(option(\"a\") option(\"b\")) input)"),
    ("<button>a<button>b", "(button(\"a\") button(\"b\"))"),
    ("<image src=x>", "(img)"),
    ("a\0b", "(\"ab\")"),
    ("<plaintext></p><b>", "(plaintext(\"</p><b>\"))"),
  ])
  func `closes and repairs elements in the body`(html: String, outline: String) throws {
    #expect(try body(html) == outline)
  }

  @Test(arguments: [
    ("<b>1<i>2</b>3</i>4", "(b(\"1\" i(\"2\")) i(\"3\") \"4\")"),
    ("<b>1<p>2</b>3</p>4", "(b(\"1\") p(b(\"2\") \"3\") \"4\")"),
    ("<a>1<div>2<a>3", "(a(\"1\") div(a(\"2\") a(\"3\")))"),
    ("<p><b><b><b><b>x<p>y", "(p(b(b(b(b(\"x\"))))) p(b(b(b(\"y\")))))"),
    ("<nobr>1<nobr>2", "(nobr(\"1\") nobr(\"2\"))"),
  ])
  func `untangles misnested formatting`(html: String, outline: String) throws {
    #expect(try body(html) == outline)
  }

  @Test(arguments: [
    (
      "<table><tr><td>a<td>b<tr><th>c</table>d",
      "(table(tbody(tr(td(\"a\") td(\"b\")) tr(th(\"c\")))) \"d\")"
    ),
    ("<table>x<tr>y<td>z</table>", "(\"xy\" table(tbody(tr(td(\"z\")))))"),
    ("<table> <tr> <td></table>", "(table(\" \" tbody(tr(\" \" td))))"),
    (
      "<table><caption>c<col><tfoot><tr></table>", "(table(caption(\"c\") colgroup(col) tfoot(tr)))"
    ),
    ("<table><div>x</table>", "(div(\"x\") table)"),
    (
      "<table><tr><td><table><td>i</table>o</table>",
      "(table(tbody(tr(td(table(tbody(tr(td(\"i\")))) \"o\")))))"
    ),
    ("<table><input type=hidden><input></table>", "(input table(input))"),
  ])
  func `builds tables and moves out what they cannot hold`(html: String, outline: String) throws {
    #expect(try body(html) == outline)
  }

  @Test(arguments: [
    ("<svg><foreignobject><p>x</p></svg>y", "(svg:svg(svg:foreignObject(p(\"x\"))) \"y\")"),
    ("<svg><g/><path></svg><p>z", "(svg:svg(svg:g svg:path) p(\"z\"))"),
    ("<svg><g><p>out", "(svg:svg(svg:g) p(\"out\"))"),
    ("<svg><![CDATA[a<b]]></svg>", "(svg:svg(\"a<b\"))"),
    ("<math><mi>a<b>c</b></mi></math>", "(mathML:math(mathML:mi(\"a\" b(\"c\"))))"),
    (
      "<math><annotation-xml encoding=text/html><p>h",
      "(mathML:math(mathML:annotation-xml(p(\"h\"))))"
    ),
    ("<svg></body><!--c-->", "(svg:svg(#c))"),
    ("<svg>a\0b", "(svg:svg(\"a\u{FFFD}b\"))"),
  ])
  func `keeps foreign content in its namespace`(html: String, outline: String) throws {
    #expect(try body(html) == outline)
  }

  @Test(arguments: [
    ("<body><template><td>a</template>b", "(template(td(\"a\")) \"b\")"),
    (
      "<body><template><tr><td>a<template>b</template>c",
      "(template(tr(td(\"a\" template(\"b\") \"c\"))))"
    ),
    ("<table><template><tr></template></table>", "(table(template(tr)))"),
  ])
  func `holds the contents of a template as its children`(html: String, outline: String) throws {
    #expect(try body(html) == outline)
  }

  @Test func `fills an empty selectedcontent from the selected option`() throws {
    let html = "<select><button><selectedcontent></button><option>a<option selected>b<i>c</i>"
    #expect(
      try body(html)
        == "(select(button(selectedcontent(\"b\" i(\"c\"))) option(\"a\") option(\"b\" i(\"c\"))))")
  }

  @Test func `reads noscript as text when scripting is on`() throws {
    let html = Array("<body><noscript><p>x</noscript>".utf8)
    #expect(
      try HTMLTree.parse(html, scripting: true).outline
        == "html(head body(noscript(\"<p>x\")))")
  }

  @Test(arguments: [
    ("<!doctype html>", HTMLQuirksMode.none),
    ("", .full),
    ("<!doctype html public '-//W3C//DTD HTML 4.01 Transitional//EN'>", .full),
    ("<!doctype html public '-//W3C//DTD HTML 4.01 Transitional//EN' 'x'>", .limited),
    ("<!doctype html public '-//W3C//DTD XHTML 1.0 Transitional//EN' 'x'>", .limited),
    ("<!doctype html system 'about:legacy-compat'>", .none),
    ("<!doctype svg>", .full),
  ])
  func `takes quirks mode from the doctype`(html: String, mode: HTMLQuirksMode) throws {
    #expect(try tree(html).quirksMode == mode)
    let page = try tree(html + "<p><table>")
    let table = try #require(page.first(.table))
    let isNested = page.first(.p).map { Int(page.nodes[table].parent) == $0 }
    #expect(isNested == (mode == .full))
  }

  @Test(arguments: [
    ("<html><html a=1><html a=2 b=3>", ["a=1", "b=3"]),
    ("<html a=1><p c=4><html b=2><html a=3 d=5>", ["a=1", "b=2", "d=5"]),
  ])
  func `gathers the attributes of later root tags`(html: String, attributes: [String]) throws {
    let tree = try tree(html)
    let found = tree.attributes(of: 1).map {
      "\(string(tree.bytes(of: $0.name)))=\(string(tree.value(of: $0)))"
    }
    #expect(found == attributes)
    if let paragraph = tree.first(.p) { #expect(tree.attributes(of: paragraph).count == 1) }
  }

  @Test(arguments: [
    ("<svg>a\0\0b", "(svg:svg(\"a\u{FFFD}\u{FFFD}b\"))"),
    ("<p>a\0\0b", "(p(\"ab\"))"),
    ("<table>\0<tr>", "(table(tbody(tr)))"),
    ("<svg><g></x></g>y</svg></y>z", "(svg:svg(svg:g \"y\") \"z\")"),
    ("<x-y><i></x-y>z", "(x-y(i) i(\"z\"))"),
    ("a < b <3 <<p>c", "(\"a < b <3 <\" p(\"c\"))"),
  ])
  func `reads runs of characters that are no markup`(html: String, outline: String) throws {
    #expect(try body(html) == outline)
  }
}
