(function () {
  "use strict";
  var root = document.documentElement;
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  // Storage may be forbidden (a file, a strict browser); then a choice lasts as long as the page.
  function recall(name) { try { return localStorage.getItem("recension-" + name); } catch (e) { return null; } }
  function keep(name, value) { try { localStorage.setItem("recension-" + name, value); } catch (e) { /* not kept */ } }
  function make(tag, text) { var made = document.createElement(tag); made.textContent = text; return made; }

  // Colours: as the system has it, dark, light.
  var theme = document.getElementById("theme"), modes = ["auto", "dark", "light"], mode = recall("theme");
  function paint() {
    if (mode === "auto") { root.removeAttribute("data-theme"); } else { root.setAttribute("data-theme", mode); }
    theme.textContent = "Colours: " + mode;
  }
  function recolour() { mode = modes[(modes.indexOf(mode) + 1) % modes.length]; keep("theme", mode); paint(); }
  if (theme) {
    if (modes.indexOf(mode) < 0) { mode = "auto"; }
    theme.hidden = false;
    theme.addEventListener("click", recolour);
    paint();
  }

  // On a narrow screen the list of contents starts closed.
  var key = document.querySelector(".key"), narrow = matchMedia("(max-width:46rem)");
  function fold() { key.open = !narrow.matches; }
  if (key) { fold(); narrow.addEventListener("change", fold); }

  // Which words a mark means: how many characters of the line stand before them and how many they have, spaces not counted.
  var meant = null;
  function range(line, words) {
    var walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), made = document.createRange(), at = 0, from = +words[0], to = from + +words[1];
    for (var node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.classList.contains("sno")) { continue; }
      for (var i = 0; i < node.data.length; i++) {
        if (/\s/.test(node.data[i])) { continue; }
        if (at === from) { made.setStart(node, i); }
        at += node.data.codePointAt(i) > 0xffff ? (i++, 1) : 1;
        if (at === to) { made.setEnd(node, i + 1); return made; }
      }
    }
    return null;
  }
  function highlight(line) {
    var found = window.CSS && CSS.highlights && meant && meant.href === location.hash && range(line, meant.words.split(","));
    all(".exact").forEach(function (e) { e.classList.remove("exact"); });
    if (window.CSS && CSS.highlights) { CSS.highlights.delete("words"); }
    if (found) { CSS.highlights.set("words", new Highlight(found)); line.classList.add("exact"); }
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    meant = link && link.dataset.w ? { href: link.getAttribute("href"), words: link.dataset.w } : null;
    if (link && link.getAttribute("href") === location.hash) { reveal(); }
  });

  // An anchor into something closed opens it, and takes the focus along.
  function target() { try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (e) { return null; } }
  function reveal() {
    var at = location.hash.length > 1 && target();
    if (!at) { return; }
    for (var up = at; up; up = up.parentElement) {
      if (up.tagName === "DETAILS") { up.open = true; }
      if (up.classList.contains("short")) { whole(up); }
    }
    var text = at.classList.contains("doc") && at.querySelector(".txt");
    if (text && !narrow.matches) { text.open = true; }
    at.scrollIntoView();
    highlight(at);
    attend(at);
  }
  addEventListener("hashchange", reveal);

  // Timelines: all open, all closed.
  all(".tl").forEach(function (section) {
    var control = section.querySelector(".all"), open = false;
    control.hidden = false;
    control.addEventListener("click", function () {
      open = !open;
      all("details", section).forEach(function (d) { d.open = open; });
      control.textContent = open ? "Close all" : "Open all";
    });
  });

  // Print with everything open, then put it back.
  var closed = [];
  addEventListener("beforeprint", function () { closed = all("details:not([open])"); closed.forEach(function (d) { d.open = true; }); });
  addEventListener("afterprint", function () { closed.forEach(function (d) { d.open = false; }); });

  // Claims: filter and sort.
  function whole(section) { section.dispatchEvent(new Event("whole")); }
  var ranks = { asserted: 0, possible: 1, expected: 2, denied: 3, disputed: 4 };
  all(".cls").forEach(function (section) {
    var bar = section.querySelector(".filt"), body = section.querySelector("tbody"), rows = all("tr", body), count = bar.querySelector("output");
    function value(name) { return bar.querySelector("[data-filter=" + name + "]").value; }
    function filter() {
      var text = value("text").toLowerCase(), sure = value("sure"), families = value("families"), speaker = value("speaker"), shown = 0;
      rows.forEach(function (row) {
        var d = row.dataset;
        var kept = (!text || row.textContent.toLowerCase().indexOf(text) >= 0) && (!sure || d.sure === sure) &&
          (!families || (families === "2" ? +d.families > 1 : +d.families === 1)) && (!speaker || d.speaker === speaker);
        row.hidden = !kept;
        shown += kept;
      });
      count.textContent = shown + " of " + rows.length + " claims";
    }
    function order(by, down) {
      whole(section);
      function of(row) { var v = row.dataset[by]; return by === "speaker" ? v.toLowerCase() || "\uffff" : by === "sure" ? ranks[v] : +v; }
      rows.slice().sort(function (a, b) {
        var x = of(a), y = of(b);
        return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1) || a.dataset.number - b.dataset.number;
      }).forEach(function (row) { body.appendChild(row); });
    }
    all("th[data-sort]", section).forEach(function (head, i, heads) {
      var button = make("button", head.textContent);
      button.type = "button";
      head.textContent = "";
      head.appendChild(button);
      if (i === 0) { head.setAttribute("aria-sort", "ascending"); }
      button.addEventListener("click", function () {
        var first = head.dataset.sort === "families" ? "descending" : "ascending", now = head.getAttribute("aria-sort");
        var next = !now ? first : now === "ascending" ? "descending" : "ascending";
        heads.forEach(function (h) { h.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", next);
        order(head.dataset.sort, next === "descending");
      });
    });
    if (rows.length > 45) {  // a long table starts with its first rows
      var more = make("button", "Show all " + rows.length + " claims");
      more.type = "button";
      more.className = "btn";
      section.appendChild(more);
      section.classList.add("short");
      section.addEventListener("whole", function () { section.classList.remove("short"); more.remove(); });
      more.addEventListener("click", function () { whole(section); });
    }
    bar.hidden = false;
    bar.addEventListener("input", function () { whole(section); filter(); });
    filter();
  });

  // Keys. None fires while somebody types or holds Ctrl, Alt or Meta, and all can be switched off (WCAG 2.1.4).
  var help = document.getElementById("keys"), opener = document.getElementById("keys-open"), toggle = document.getElementById("keys-on");
  var items = ".brief li, .ev, .ae, .claims tbody tr, .srcs tbody tr, .places tbody tr[id], .par tbody tr, .doc, .dtext .s";
  var current = null, waiting = false;
  function shown(e) { return e.getClientRects().length > 0; }
  function handle(e) { return e.tagName === "DETAILS" ? e.querySelector("summary") : e; }
  function attend(e) {
    if (current) { current.classList.remove("now"); }
    current = e;
    var at = handle(e);
    if (at === e) { e.tabIndex = -1; }
    at.focus({ preventScroll: true });
  }
  function select(e) { attend(e); e.classList.add("now"); handle(e).scrollIntoView({ block: "nearest" }); }
  function walk(step) {
    var list = all(items).filter(shown), at = list.indexOf(current);
    if (at < 0) {
      var edge = list.findIndex(function (e) { return e.getBoundingClientRect().bottom > 0; });
      at = step > 0 ? edge - 1 : edge;
    }
    var next = list[Math.max(0, Math.min(list.length - 1, at + step))];
    if (next) { select(next); }
  }
  function unfold() {
    var own = current && (current.tagName === "DETAILS" ? current : current.querySelector(":scope > details"));
    if (own) { own.open = !own.open; }
  }
  function follow() {
    var link = current && current.querySelector(".open a.sn, sup.w a, .lem a.sn, .q a.sn, td a.sn, a.te, a.sn");
    if (link) { link.click(); }
  }
  function go(part) {
    var heads = all("[id$='-" + part + "']").filter(shown), here = heads.find(function (e) { return e.getBoundingClientRect().top > 1; }) || heads[0];
    if (here) { select(here); here.scrollIntoView(); }
  }
  function copy() {
    var id = current && (current.id || (current.querySelector("[id]") || {}).id);
    if (!id) { return; }
    history.replaceState(null, "", "#" + id);
    if (!navigator.clipboard) { tell("The link is in the address bar"); return; }
    navigator.clipboard.writeText(location.href).then(function () { tell("Link copied"); }, function () { tell("The link is in the address bar"); });
  }
  function tell(words) {
    var line = document.getElementById("told");
    line.textContent = words;
    setTimeout(function () { line.textContent = ""; }, 2500);
  }
  function find() { var field = all(".filt input").filter(shown)[0]; if (field) { field.focus(); field.scrollIntoView({ block: "center" }); } }
  var parts = { b: "brief", t: "timeline", m: "map", f: "tree", p: "parallel", a: "apparatus", c: "claims", s: "sources", d: "documents", n: "names" };
  var acts = {
    "?": function () { help.showModal(); }, j: function () { walk(1); }, k: function () { walk(-1); }, o: unfold, w: follow,
    u: function () { history.back(); }, l: copy, "/": find, x: recolour
  };
  function typing(e) { return /^(INPUT|SELECT|TEXTAREA)$/.test(e.tagName) || e.isContentEditable; }
  function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target) || help.open || !toggle.checked) { waiting = false; return; }
    var act = waiting ? parts[event.key] && function () { go(parts[event.key]); } : acts[event.key];
    waiting = !waiting && event.key === "g";
    if (act) { event.preventDefault(); act(); }
  }
  if (help && help.showModal) {
    toggle.checked = recall("keys") !== "off";
    toggle.addEventListener("change", function () { keep("keys", toggle.checked ? "on" : "off"); });
    opener.hidden = false;
    opener.addEventListener("click", function () { help.showModal(); });
    document.getElementById("keys-close").addEventListener("click", function () { help.close(); });
    addEventListener("keydown", press);
  }
  reveal();
  addEventListener("load", function () { setTimeout(reveal); });  // once more: the browser's own way to an anchor drops the focus
}());
