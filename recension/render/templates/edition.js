(function () {
  "use strict";
  var root = document.documentElement;
  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  // Colours: as the system has it, dark, light. Storage may be forbidden; then the choice is not kept.
  var button = document.getElementById("theme"), modes = ["auto", "dark", "light"], mode = "auto";
  try { mode = localStorage.getItem("recension-theme") || "auto"; } catch (e) { /* not kept */ }
  if (modes.indexOf(mode) < 0) { mode = "auto"; }
  function paint() {
    if (mode === "auto") { root.removeAttribute("data-theme"); } else { root.setAttribute("data-theme", mode); }
    button.textContent = "Colours: " + mode;
  }
  button.hidden = false;
  button.addEventListener("click", function () {
    mode = modes[(modes.indexOf(mode) + 1) % modes.length];
    try { localStorage.setItem("recension-theme", mode); } catch (e) { /* not kept */ }
    paint();
  });
  paint();

  // On a narrow screen the key starts closed.
  var key = document.querySelector(".key"), narrow = matchMedia("(max-width:46rem)");
  function fold() { key.open = !narrow.matches; }
  fold();
  narrow.addEventListener("change", fold);

  // An anchor into something closed opens it.
  function reveal() {
    var id = location.hash.slice(1), target;
    try { target = id && document.getElementById(decodeURIComponent(id)); } catch (e) { return; }
    if (!target) { return; }
    for (var at = target; at; at = at.parentElement) { if (at.tagName === "DETAILS") { at.open = true; } }
    var doc = target.classList.contains("doc") && target.querySelector(".txt");
    if (doc && window.innerWidth > 736) { doc.open = true; }
    target.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  reveal();

  // Timelines: all open, all closed.
  all(".tl").forEach(function (section) {
    var control = section.querySelector(".all"), open = false;
    control.hidden = false;
    control.addEventListener("click", function () {
      open = !open;
      all("details", section).forEach(function (d) { d.open = open; });
      control.setAttribute("aria-pressed", String(open));
      control.textContent = open ? "Close all" : "Open all";
    });
  });

  // Print with everything open, then put it back.
  var closed = [];
  addEventListener("beforeprint", function () {
    closed = all("details:not([open])");
    closed.forEach(function (d) { d.open = true; });
  });
  addEventListener("afterprint", function () { closed.forEach(function (d) { d.open = false; }); });

  // Claims: filters.
  all(".cls").forEach(function (section) {
    var bar = section.querySelector(".filt"), rows = all("tbody tr", section), count = bar.querySelector("output");
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
    bar.hidden = false;
    bar.addEventListener("input", filter);
    filter();
  });
}());
