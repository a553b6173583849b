(() => {
  "use strict";
  const root = document.documentElement;
  const page = document.querySelector(".page");
  const tools = document.querySelector(".tools");
  if (!page || !tools) return;
  const all = [...document.querySelectorAll("article.change")];
  const folds = [...document.querySelectorAll("details.fold")];
  const make = (name, words, into) => {
    const node = document.createElement(name);
    if (words) node.textContent = words;
    if (into) into.append(node);
    return node;
  };
  const button = (words, into, act) => {
    const node = make("button", words, into);
    node.type = "button";
    node.addEventListener("click", () => act(node));
    return node;
  };
  const toggle = (words, into, act) => {
    const node = button(words, into, () => {
      const on = node.getAttribute("aria-pressed") !== "true";
      node.setAttribute("aria-pressed", String(on));
      act(on);
    });
    node.setAttribute("aria-pressed", "false");
    return node;
  };

  // One change after the other.
  let current = -1;
  const shown = () => all.filter((one) => !one.hidden);
  const at = make("span");
  at.className = "at";
  at.setAttribute("role", "status");
  const tell = () => {
    const now = shown();
    const place = now.indexOf(all[current]);
    at.textContent = (place < 0 ? "" : place + 1 + " of ") + now.length;
    at.setAttribute("aria-label", place < 0 ? now.length + " changes shown" : "change " + (place + 1) + " of " + now.length);
  };
  const go = (to) => {
    if (!to) return;
    if (all[current]) all[current].classList.remove("current");
    current = all.indexOf(to);
    to.classList.add("current");
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: "start" });
    tell();
  };
  const step = (by) => {
    const now = shown();
    const place = now.indexOf(all[current]);
    if (place >= 0) return go(now[place + by]);
    const below = now.find((one) => one.getBoundingClientRect().top > 60);
    go(by > 0 ? below || now[0] : now[now.indexOf(below) - 1] || now[now.length - 1]);
  };
  if (all.length) {
    button("↑ Previous", tools, () => step(-1));
    tools.append(at);
    button("↓ Next", tools, () => step(1));
  }
  make("span", "", tools).className = "gap";

  // Which changes are shown, by kind and by weight.
  let panel = null;
  if (all.length) {
    panel = make("div");
    panel.className = "panel";
    panel.id = "panel";
    panel.hidden = true;
    const more = button("Filter", tools, () => {
      panel.hidden = !panel.hidden;
      more.setAttribute("aria-expanded", String(!panel.hidden));
    });
    more.setAttribute("aria-expanded", "false");
    more.setAttribute("aria-controls", "panel");
    const boxes = [];
    const group = (attribute) => {
      const values = [...new Set(all.map((one) => one.dataset[attribute]))];
      for (const value of values) {
        const count = all.filter((one) => one.dataset[attribute] === value).length;
        const label = make("label", "", panel);
        const box = make("input", "", label);
        box.type = "checkbox";
        box.checked = true;
        box.addEventListener("change", filter);
        label.append(value + " (" + count + ")");
        boxes.push({ box, attribute, value });
      }
    };
    function filter() {
      const off = boxes.filter((one) => !one.box.checked);
      for (const one of all) {
        one.hidden = off.some(({ attribute, value }) => one.dataset[attribute] === value);
        const line = document.getElementById("g-" + one.id);
        if (line) line.hidden = one.hidden;
      }
      tell();
    }
    group("kind");
    group("weight");
  }

  // Old and new in one sentence, or beside each other.
  const unspace = (side) => {
    const walk = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
    let before = null;
    while (walk.nextNode()) {
      const node = walk.currentNode;
      if (before && /\s$/.test(before.data) && /^[\s,;.:)]/.test(node.data)) before.data = before.data.trimEnd();
      before = node;
    }
  };
  let built = false;
  const build = () => {
    built = true;
    for (const words of document.querySelectorAll(".words")) {
      const sides = make("div");
      sides.className = "sides";
      for (const [name, gone] of [["o", "ins"], ["n", "del"]]) {
        const side = words.cloneNode(true);
        side.className = name;
        for (const node of side.querySelectorAll(gone)) node.remove();
        unspace(side);
        sides.append(side);
      }
      words.after(sides);
    }
  };
  if (document.querySelector(".words")) {
    toggle("Side by side", tools, (on) => {
      if (!built) build();
      root.classList.toggle("beside", on);
      for (const words of document.querySelectorAll(".words")) {
        words.hidden = on;
        words.nextElementSibling.hidden = !on;
      }
      if (all[current]) all[current].scrollIntoView({ block: "start" });
    });
  }
  if (folds.length) {
    toggle("Unfold all", tools, (on) => {
      for (const fold of folds) fold.open = on;
    });
  }

  // In a table, what some document changed or all of it.
  const same = [...document.querySelectorAll("tr.unchanged")];
  if (same.length) {
    toggle("Changes only", tools, (on) => {
      for (const row of same) row.hidden = on;
    });
  }

  // Light and dark; what the system asks for until a choice is made.
  button("Light / dark", tools, () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  if (panel) tools.append(panel);

  // Citations to paste.
  const copied = make("span", "", tools);
  copied.className = "hide";
  copied.setAttribute("role", "status");
  for (const one of all) {
    const head = one.querySelector(".head");
    const cite = one.dataset.cite;
    if (!head || !cite) continue;
    const node = button("Copy citation", head.parentNode, async () => {
      let done = true;
      try {
        await navigator.clipboard.writeText(cite);
      } catch {
        const field = make("textarea", "", document.body);
        field.value = cite;
        field.select();
        done = document.execCommand("copy");
        field.remove();
      }
      node.textContent = done ? "Copied" : cite;
      copied.textContent = done ? "Copied: " + cite : "";
      setTimeout(() => { node.textContent = "Copy citation"; }, 1500);
    });
    node.className = "copy";
    node.setAttribute("aria-label", "Copy citation " + cite);
    head.after(node);
  }

  // The strip answers the mouse; the keys and the list answer everybody.
  for (const mark of document.querySelectorAll(".strip .mark")) {
    mark.addEventListener("click", () => go(document.getElementById(mark.dataset.to)));
  }

  // Single keys, which can be switched off for who speaks to the machine.
  if (all.length) {
    const label = make("label", "", panel);
    const keys = make("input", "", label);
    keys.type = "checkbox";
    keys.checked = true;
    label.append("keys n p or j k");
    document.addEventListener("keydown", (event) => {
      if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox") return;
      if (event.key === "n" || event.key === "j") step(1);
      else if (event.key === "p" || event.key === "k") step(-1);
      else return;
      event.preventDefault();
    });
    tell();
  }
  tools.hidden = false;
})();
