extension ViewPage {
  static let style = """

    :root { color-scheme: light dark; --ink: #1c1c1e; --paper: #fdfdfb; --line: #d8d8d2; --dim: #6a6a66;
      --summary: #fff0b3; --on: #ffd54a;
      --person: #1457b8; --organization: #7a2fa8; --location: #177245; --facility: #0b7285; --event: #b3470a;
      --nationality: #5c7016; --product: #8a5a00; --time: #a4243b; --amount: #6b4e16; --contact: #3d5a80 }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6e6e1; --paper: #17181a; --line: #3a3b3d; --dim: #a0a09a;
      --summary: #4a3f12; --on: #806000;
      --person: #8ab8ff; --organization: #d3a4f5; --location: #7fd6a4; --facility: #7ad3e3; --event: #ffb07a;
      --nationality: #c5d67c; --product: #f0c36b; --time: #ff9fae; --amount: #e0c48a; --contact: #a9c4e8 } }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 1em/1.65 system-ui, sans-serif }
    main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(16em, 26em); max-width: 78em; margin: auto }
    article { padding: 1.5em 2em 8em; max-width: 42em; font-size: 1.05em; overflow-wrap: break-word }
    aside { padding: 1.5em 1em 8em; font-size: .85em; line-height: 1.5; position: sticky; top: 0; height: 100vh;
      box-sizing: border-box; overflow: auto; border-inline-start: 1px solid var(--line) }
    .rtl aside { border-inline-start: 0; border-inline-end: 1px solid var(--line) }
    @media (max-width: 56em) { main { display: block } aside { position: static; height: auto } }
    h2 { font-size: 1em; margin: 1.2em 0 .4em; color: var(--dim) } article h2 { color: inherit; font-size: 1.2em }
    ul { list-style: none; margin: 0; padding: 0 } li { margin: .25em 0 } small { color: var(--dim) }
    dl { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: .1em .8em } dt { color: var(--dim) }
    dd { margin: 0; overflow-wrap: anywhere } a { color: inherit }
    table { border-collapse: collapse } td, th { border: 1px solid var(--line); padding: .1em .5em; text-align: start }
    pre { overflow: auto; white-space: pre-wrap; margin: 0 }
    .legend label { display: inline-block; margin-inline-end: .8em }
    .mention { color: var(--c); border-bottom: 2px solid var(--c); text-decoration: none;
      background: color-mix(in srgb, var(--c) 9%, transparent) }
    .person { --c: var(--person) } .organization { --c: var(--organization) } .location { --c: var(--location) }
    .facility { --c: var(--facility) } .event { --c: var(--event) } .nationality { --c: var(--nationality) }
    .product { --c: var(--product) } .time { --c: var(--time) } .amount { --c: var(--amount) }
    .contact { --c: var(--contact) }
    mark.summary { background: var(--summary); color: inherit }
    .said { text-decoration: underline dotted var(--dim); text-underline-offset: .3em }
    .cue { font-style: italic } .source { font-weight: 600 }
    .on, :target { background: var(--on) } [data-i] { cursor: pointer }
    .off { color: inherit; border: 0; background: none; font: inherit; text-decoration: none }
    #bytes { position: fixed; inset: auto 0 0; max-height: 30vh; overflow: auto; padding: .6em 1em;
      background: var(--paper); border-top: 2px solid var(--line); font-size: .85em }
    #bytes[hidden] { display: none } #bytes p { margin: 0 0 .4em; color: var(--dim) } #bytes b { background: var(--on) }

    """

  static let script = """

    'use strict';
    const footer = document.getElementById('bytes'), embedded = document.getElementById('source');
    const bytes = embedded && Uint8Array.from(atob(embedded.textContent), c => c.charCodeAt(0));
    const around = 120;
    function decoded(start, end) {
      let decoder;
      // Browsers do not know every charset that is read here.
      try { decoder = new TextDecoder(embedded.dataset.charset); } catch { decoder = new TextDecoder('latin1'); }
      return decoder.decode(bytes.subarray(start, end));
    }
    function show(element) {
      const [start, end] = element.dataset.i.split('-').map(Number);
      footer.hidden = false;
      footer.querySelector('p').textContent = `bytes ${start} to ${end} of the source, ${end - start} in all`;
      const pre = footer.querySelector('pre');
      pre.replaceChildren();
      if (!bytes) return;
      const chosen = document.createElement('b');
      chosen.textContent = decoded(start, end);
      // What surrounds them may begin or end inside of a character.
      const before = decoded(Math.max(0, start - around), start).replace(/^\\uFFFD+/, '');
      pre.append(before, chosen, decoded(end, end + around).replace(/\\uFFFD+$/, ''));
    }
    function light(element, name) {
      for (const other of document.querySelectorAll('.on')) other.classList.remove('on');
      if (!element) return;
      for (const other of document.querySelectorAll(`[data-${name}="${element.dataset[name]}"]`)) other.classList.add('on');
    }
    document.addEventListener('click', event => {
      const element = event.target.closest('[data-i]');
      if (element) show(element); else if (!footer.contains(event.target)) footer.hidden = true;
    });
    document.addEventListener('keydown', event => { if (event.key === 'Escape') footer.hidden = true; });
    document.addEventListener('mouseover', event => {
      const named = event.target.closest('[data-e]'), said = event.target.closest('[data-a]');
      light(named || said, named ? 'e' : 'a');
    });
    document.querySelector('.legend').addEventListener('change', event => {
      for (const element of document.querySelectorAll(`article .${event.target.value}`))
        element.classList.toggle('off', !event.target.checked);
    });

    """
}
