(function () {
  "use strict";
  var root = document.documentElement, own = document.body.classList.contains("desk");
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  function recall(name) { try { return localStorage.getItem("recension-" + name); } catch (e) { return null; } }
  function keep(name, value) { try { localStorage.setItem("recension-" + name, value); } catch (e) { /* not kept */ } }
  function make(tag, text, name) { var made = document.createElement(tag); made.textContent = text; if (name) { made.className = name; } return made; }
  function typing(e) { return /^(INPUT|SELECT|TEXTAREA)$/.test(e.tagName) || e.isContentEditable; }
  function ask(address, then) {
    fetch(address, { credentials: "same-origin", headers: { Accept: "application/json" } })
      .then(function (answer) { return answer.ok ? answer.json() : null; })
      .then(function (found) { if (found) { then(found); } })
      .catch(function () { /* the desk was closed: the page stays as it is */ });
  }

  // Search while typing: the first hits under the field. Only the answer to the last question counts.
  var field = document.getElementById("q"), box = document.getElementById("hits"), last = 0, wait = 0;
  function close() { box.hidden = true; box.replaceChildren(); }
  function hit(found) {
    var link = document.createElement("a"), snippet = make("span", "", "snip");
    link.href = found.href;
    function marked(into, pieces) { pieces.forEach(function (piece) { into.append(piece[1] ? make("mark", piece[0]) : piece[0]); }); return into; }
    link.append(make("span", found.siglum, "sig1"), " ", marked(make("b", ""), found.title));
    if (found.about) { link.append(" ", make("span", found.about, "soft")); }
    marked(snippet, found.pieces);
    link.append(snippet);
    return link;
  }
  function show(found) {
    box.replaceChildren.apply(box, [make("p", found.summary)].concat(found.hits.map(hit)));
    box.hidden = false;
  }
  function look() {
    var words = field.value, number = ++last;
    if (!words.trim()) { close(); return; }
    ask("/search.json?q=" + encodeURIComponent(words), function (found) { if (number === last && document.activeElement !== document.body) { show(found); } });
  }
  field.addEventListener("input", function () { clearTimeout(wait); wait = setTimeout(look, 90); });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !box.hidden) { last++; close(); field.focus(); return; }
    if (box.hidden || (event.key !== "ArrowDown" && event.key !== "ArrowUp") || !document.activeElement.closest(".seek")) { return; }
    var links = [field].concat(all("a", box)), at = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
    links[Math.max(0, Math.min(links.length - 1, at))].focus();
  });
  document.addEventListener("click", function (event) { if (!event.target.closest(".seek")) { close(); } });

  // How far the work is.
  var page = document.getElementById("work"), line = document.getElementById("working");
  function step(found) { var made = make("li", "", found.state); made.append(make("span", found.name), " ", make("span", found.count, "soft")); return made; }
  function tell(found) {
    if (line) {
      var idle = !found.running && own && !document.querySelector(".fill.judge, .fill.drop") && !typing(document.activeElement) && !(help && help.open);
      if (idle) { location.reload(); return; }
      line.firstElementChild.textContent = found.running ? found.says : found.says + " Load this page anew to see it.";
      var bar = line.querySelector("progress");
      if (bar) { bar.max = found.total || 1; bar.value = found.done; bar.hidden = !found.running; }
    }
    if (page) {
      document.getElementById("work-h").textContent = found.heading;
      document.getElementById("work-says").textContent = found.says;
      var whole = document.getElementById("work-bar");
      whole.max = found.total || 1; whole.value = found.done; whole.hidden = !found.running;
      document.getElementById("work-steps").replaceChildren.apply(document.getElementById("work-steps"), found.steps.map(step));
      document.getElementById("work-done").hidden = found.running;
      if (!found.running && page.dataset.running === "yes") { location.reload(); return; }
    }
    if (found.running) { setTimeout(follow, 500); }
  }
  function follow() { ask("/work.json", tell); }
  if (page ? page.dataset.running === "yes" : line && !line.classList.contains("bad")) { follow(); }

  // Files that are dropped on the form.
  var drop = document.querySelector(".drop"), files = document.getElementById("files");
  if (drop && files) {
    addEventListener("dragover", function (event) { event.preventDefault(); drop.classList.add("over"); });
    addEventListener("dragleave", function (event) { if (!event.relatedTarget) { drop.classList.remove("over"); } });
    addEventListener("drop", function (event) {
      event.preventDefault();
      drop.classList.remove("over");
      if (event.dataTransfer.files.length) { files.files = event.dataTransfer.files; }
      document.getElementById("dropped").textContent = files.files.length + (files.files.length === 1 ? " file" : " files");
    });
  }

  // On a page of the edition its own script has colours and keys; only the way to the search is added.
  var theme = document.getElementById("theme"), help = document.getElementById("keys");
  if (!own) { return; }
  var modes = ["auto", "dark", "light"], mode = recall("theme");
  function paint() {
    if (mode === "auto") { root.removeAttribute("data-theme"); } else { root.setAttribute("data-theme", mode); }
    theme.textContent = "Colours: " + mode;
  }
  function recolour() { mode = modes[(modes.indexOf(mode) + 1) % modes.length]; keep("theme", mode); paint(); }
  if (modes.indexOf(mode) < 0) { mode = "auto"; }
  theme.hidden = false;
  theme.addEventListener("click", recolour);
  paint();

  // Keys. None fires while somebody types or holds Ctrl, Alt or Meta, and all can be switched off (WCAG 2.1.4).
  var opener = document.getElementById("keys-open"), toggle = document.getElementById("keys-on"), waiting = false, current = null;
  function walk(by) {
    var rows = all(".row"), at = rows.indexOf(current) + by, next = rows[Math.max(0, Math.min(rows.length - 1, at))];
    if (!next) { return; }
    if (current) { current.classList.remove("now"); }
    current = next;
    current.classList.add("now");
    (current.querySelector("a.go") || current).focus();
    current.scrollIntoView({ block: "nearest" });
  }
  var places = { s: "/", d: "/documents", j: "/judgements", a: "/upload" };
  var acts = { "/": function () { field.focus(); field.select(); }, "?": function () { help.showModal(); }, j: function () { walk(1); }, k: function () { walk(-1); }, x: recolour };
  function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target) || help.open || !toggle.checked) { waiting = false; return; }
    var act = waiting ? places[event.key] && function () { location.href = places[event.key]; } : acts[event.key];
    waiting = !waiting && event.key === "g";
    if (act) { event.preventDefault(); act(); }
  }
  toggle.checked = recall("keys") !== "off";
  toggle.addEventListener("change", function () { keep("keys", toggle.checked ? "on" : "off"); });
  opener.hidden = false;
  opener.addEventListener("click", function () { help.showModal(); });
  document.getElementById("keys-close").addEventListener("click", function () { help.close(); });
  addEventListener("keydown", press);
}());
