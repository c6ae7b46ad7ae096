/* Search: a page is found where its text contains every word, in any width, case or kana.

   The index (search/index.json) holds each page's text by section; it is fetched when a search field is first used.
   Nothing here writes HTML: every text goes into the page as text. */

const SHOWN_BELOW_FIELD = 6;
const SNIPPET = 90;
const segments = typeof Intl.Segmenter === "function" ? new Intl.Segmenter("ja", { granularity: "grapheme" }) : null;
const splitter = typeof Intl.Segmenter === "function" ? new Intl.Segmenter("ja", { granularity: "word" }) : null;

let loading = null;

/* Radicals that stand for ideographs in texts pasted from PDF files, and that NFKC keeps. */
const RADICALS = new Map([..."⺒巳⺟母⺠民⺽臼⻄西⻑長⻘青⻟食⻨麦⻩黄⻫斉⻭歯⻯竜⻲亀戶戸".matchAll(/(.)(.)/gu)].map(([, radical, ideograph]) => [radical, ideograph]));

/* Fold what readers do not tell apart: widths and ligatures (NFKC), case, hiragana and katakana, grouped digits, radicals. */
export function fold(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2e80-\u2eff戶]/gu, (radical) => RADICALS.get(radical) ?? radical)
    .replace(/(?<=\d),(?=\d{3})/gu, "")
    .replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

export function words(query) {
  return [...new Set(fold(query).split(/\s+/u).filter(Boolean))];
}

function load(root) {
  loading ??= fetch(`${root}search/index.json`)
    .then((response) => {
      if (!response.ok) throw new Error(String(response.status));
      return response.json();
    })
    .then((index) => index.pages.map(prepare))
    .catch((error) => {
      loading = null;
      throw error;
    });
  return loading;
}

export function prepare(page) {
  const sections = page.sections.map(([anchor, heading, text]) => ({
    anchor,
    heading,
    text,
    folded: fold(`${heading}\n${text}`).replace(/[^\S\n]+/gu, " "),
    foldedHeading: fold(heading),
  }));
  return { ...page, sections, foldedTitle: fold(page.title), all: sections.map((one) => one.folded).join("\n") };
}

/* Find the pages that contain all words; when there are none, the parts of the words are tried instead. */
export function find(pages, query) {
  let asked = words(query);
  let found = matching(pages, asked);
  let inParts = false;
  if (!found.length && splitter) {
    const parts = [...splitter.segment(query.normalize("NFKC"))].filter((part) => part.isWordLike);
    const useful = [...new Set(parts.map((part) => fold(part.segment)))].filter((part) => part.length > 1 && !/^\d+$/u.test(part));
    if (useful.length > 1) {
      asked = useful;
      found = matching(pages, asked);
      inParts = true;
    }
  }
  return { asked, inParts, groups: grouped(found) };
}

function matching(pages, asked) {
  if (!asked.length) return [];
  return pages
    .filter((page) => asked.every((word) => page.all.includes(word) || page.foldedTitle.includes(word)))
    .map((page) => ({ page, score: score(page, asked), hits: hits(page, asked) }))
    .sort((a, b) => b.score - a.score || (a.page.path < b.page.path ? -1 : 1));
}

function score(page, asked) {
  let points = 0;
  for (const word of asked) {
    if (page.foldedTitle === word) points += 4000;
    if (page.foldedTitle.includes(word)) points += 1000 + Math.round((500 * word.length) / page.foldedTitle.length);
    points += Math.min(50, page.sections.filter((one) => one.foldedHeading.includes(word)).length) * 20;
    points += Math.min(20, page.all.split(word).length - 1);
  }
  return points;
}

/* The sections that hold the most of the words, headings first; at most three. */
function hits(page, asked) {
  return page.sections
    .map((section, order) => ({
      section,
      order,
      held: asked.filter((word) => section.folded.includes(word)).length,
      inHeading: asked.some((word) => section.foldedHeading.includes(word)),
    }))
    .filter((hit) => hit.held)
    .sort((a, b) => b.held - a.held || b.inHeading - a.inHeading || a.order - b.order)
    .slice(0, 3);
}

function grouped(found) {
  const groups = new Map();
  for (const one of found) {
    if (!groups.has(one.page.group)) groups.set(one.page.group, []);
    groups.get(one.page.group).push(one);
  }
  return [...groups.entries()];
}

/* The sentence around the first word, shortened. */
function sentence(section, asked) {
  const lines = section.text.split(/\n|(?<=。)/u).filter((line) => line.trim());
  const line = lines.find((one) => asked.every((word) => fold(one).includes(word))) ?? lines.find((one) => asked.some((word) => fold(one).includes(word)));
  if (!line) return "";
  const at = Math.max(0, Math.min(...asked.map((word) => fold(line).indexOf(word)).filter((place) => place >= 0)) - 30);
  const cut = line.slice(at, at + SNIPPET);
  return `${at > 0 ? "…" : ""}${cut.trim()}${at + SNIPPET < line.length ? "…" : ""}`;
}

function element(name, { text, className, href, children = [] } = {}) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  if (href) made.href = href;
  made.append(...children);
  return made;
}

/* Mark the words in a text: folded letter by letter, so that the marks stand where the reader sees the words. */
function marked(text, asked) {
  const letters = segments ? [...segments.segment(text)].map((one) => one.segment) : [...text];
  const owner = [];
  let folded = "";
  letters.forEach((letter, index) => {
    const plain = fold(letter);
    folded += plain;
    for (let step = 0; step < plain.length; step += 1) owner.push(index);
  });
  const lit = new Set();
  for (const word of asked) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      for (let step = at; step < at + word.length; step += 1) lit.add(owner[step]);
    }
  }
  const parts = [];
  let run = "";
  let on = false;
  const flush = () => {
    if (run) parts.push(on ? element("mark", { text: run }) : run);
    run = "";
  };
  letters.forEach((letter, index) => {
    if (lit.has(index) !== on) {
      flush();
      on = !on;
    }
    run += letter;
  });
  flush();
  return parts;
}

function item(root, asked, { page, hits: places }) {
  const link = element("a", { href: root + page.path, children: marked(page.title, asked) });
  const lines = places.map(({ section }) => {
    const shown = sentence(section, asked);
    const children = [];
    if (section.anchor) {
      children.push(element("a", { href: `${root}${page.path}#${section.anchor}`, children: marked(section.heading || page.title, asked) }));
      if (shown) children.push("：");
    }
    if (shown) children.push(...marked(shown, asked));
    return element("p", { className: "found__line", children });
  });
  return element("li", { children: [element("p", { className: "found__page", children: [link] }), ...lines.filter((line) => line.childNodes.length)] });
}

function counted(query, asked, inParts, count) {
  if (!count) return `「${query}」を含むページは、ありません。ことばを短くするか、別のことばで試してください。`;
  if (!inParts) return `「${query}」を含むページ：${count}`;
  return `「${query}」を含むページは、ありません。分けたことば（${asked.map((one) => `「${one}」`).join("")}）をすべて含むページ：${count}`;
}

/* Show what was found; with `most`, only so many pages and a link to all. */
function show(target, root, query, { asked, inParts, groups }, most = Infinity, level = "h2") {
  const count = groups.reduce((sum, [, pages]) => sum + pages.length, 0);
  const shown = element("p", { className: "found__count", text: counted(query, asked, inParts, count) });
  shown.setAttribute("role", "status");
  const parts = [shown];
  let left = most;
  for (const [name, pages] of groups) {
    if (left <= 0) break;
    const some = pages.slice(0, left);
    left -= some.length;
    parts.push(element(level, { className: "found__group", text: `${name}（${pages.length}）` }));
    parts.push(element("ul", { className: "found", children: some.map((one) => item(root, asked, one)) }));
  }
  if (count > most) {
    parts.push(element("p", { children: [element("a", { className: "found__all", href: `${root}search/?q=${encodeURIComponent(query)}`, text: `すべての結果を見る（${count}ページ）` })] }));
  }
  target.replaceChildren(...parts);
}

function failed(target) {
  target.replaceChildren(element("p", { text: "さがすためのデータを読めませんでした。通信を確かめて、もう一度試してください。" }));
}

function startField(form) {
  const root = form.dataset.search.replace(/\/*$/u, "/");
  const field = form.querySelector("input");
  const panel = form.querySelector(".search__found");
  const page = document.querySelector("[data-results]");
  const target = page ?? panel;
  let timer = 0;

  const run = async () => {
    const query = field.value.trim();
    if (!query) {
      panel.hidden = true;
      if (page) page.replaceChildren(element("p", { text: "ことばを入れてください。" }));
      return;
    }
    try {
      const found = find(await load(root), query);
      if (field.value.trim() !== query) return;
      show(target, root, query, found, page ? Infinity : SHOWN_BELOW_FIELD, page ? "h2" : "p");
    } catch {
      failed(target);
    }
    if (!page) panel.hidden = false;
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(run, 60);
  };

  field.addEventListener("focus", () => load(root).catch(() => {}), { once: true });
  field.addEventListener("input", soon);
  field.addEventListener("keyup", (event) => {
    if (event.key === "Escape") panel.hidden = true;
  });
  form.addEventListener("submit", (event) => {
    if (!page) return;
    event.preventDefault();
    history.replaceState(null, "", `?q=${encodeURIComponent(field.value.trim())}`);
    run();
  });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) panel.hidden = true;
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) panel.hidden = true;
  });
  if (page) {
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    if (field.value) run();
  }
}

document.querySelectorAll("form[data-search]").forEach(startField);
