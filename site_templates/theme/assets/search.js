/* Search: a page is found where its text contains every word, in any width, case or kana, or another word for it.

   The other words (search/words.json) are other ways to write a word, words with the same meaning, and what a reading in
   kana stands for; whenever one of them was what was found, the reader is told so.
   The index (search/index.json) holds each page's text by section; it is fetched when a search field is first used.
   That of the sources (search/sources.json) holds their lines; it is fetched when a reader of the results asks for it.
   Nothing here writes HTML: every text goes into the page as text. */

const SHOWN_BELOW_FIELD = 6;
const SHOWN_OF_PAGE = 3;
const SHOWN_OF_SOURCE = 20;
const SOURCES = "資料の中";
const SNIPPET = 90;
const segments = typeof Intl.Segmenter === "function" ? new Intl.Segmenter("ja", { granularity: "grapheme" }) : null;
const splitter = typeof Intl.Segmenter === "function" ? new Intl.Segmenter("ja", { granularity: "word" }) : null;

const loading = new Map();

/* Radicals that stand for ideographs in texts pasted from PDF files, and that NFKC keeps. */
const RADICALS = new Map([..."⺒巳⺟母⺠民⺽臼⻄西⻑長⻘青⻟食⻨麦⻩黄⻫斉⻭歯⻯竜⻲亀戶戸".matchAll(/(.)(.)/gu)].map(([, radical, ideograph]) => [radical, ideograph]));

/* Fold what readers do not tell apart: widths and ligatures (NFKC), case, hiragana and katakana, grouped digits, radicals. */
export function fold(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2e80-\u2eff戶]/gu, (radical) => RADICALS.get(radical) ?? radical)
    .replace(/(?<=\d),(?=\d{3})/gu, "")
    .replace(/[〜～~]/gu, "~")
    .replace(/[‐‑–—―−ー]/gu, "-")
    .replace(/(?<!\d)(0\d{1,4})-(\d{1,4})-(\d{3,4})(?!\d)/gu, "$1$2$3")
    .replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

export function words(query) {
  return [...new Set(fold(query).split(/\s+/u).filter(Boolean))];
}

function load(address, prepared) {
  if (!loading.has(address)) {
    const pages = fetch(address)
      .then((response) => {
        if (!response.ok) throw new Error(String(response.status));
        return response.json();
      })
      .then(prepared)
      .catch((error) => {
        loading.delete(address);
        throw error;
      });
    loading.set(address, pages);
  }
  return loading.get(address);
}

const loadPages = (root) => load(`${root}search/index.json`, (index) => index.pages.map(prepare));
const loadSources = (root) => load(`${root}search/sources.json`, (index) => index.pages.map(prepareSource));
const loadWords = (root) => load(`${root}search/words.json`, prepareWords);

/* The other words for words: groups that are written in several ways, and lists of words by word. */
export function prepareWords({ variants, others }) {
  return {
    variants: variants.map((group) => group.map(fold).sort((a, b) => b.length - a.length)), // 取組み before 取組
    others: new Map(Object.entries(others).map(([word, found]) => [fold(word), found.map(fold)])),
  };
}

const NO_WORDS = { variants: [], others: new Map() };

/* A word, and the other words for it, each once. */
function alternatives(word, { variants, others }) {
  const found = new Set([word, ...(others.get(word) ?? [])]);
  for (const group of variants) {
    for (const one of [...found]) {
      const own = group.find((variant) => one.includes(variant));
      if (own) group.forEach((variant) => found.add(one.replaceAll(own, variant)));
    }
  }
  return [...found];
}

export function prepare(page) {
  return foldedPage(page, fold(page.title), (heading, text) => [fold(heading), `${heading}\n${text}`]);
}

/* Of a source, only the lines are searched: their numbers and the document's title are the portal's own words. */
export function prepareSource(page) {
  return foldedPage(page, "", (_, text) => ["", text]);
}

function foldedPage(page, foldedTitle, searched) {
  const sections = page.sections.map(([anchor, heading, text]) => {
    const [foldedHeading, whole] = searched(heading, text);
    return { anchor, heading, text, folded: fold(whole).replace(/[^\S\n]+/gu, " "), foldedHeading };
  });
  return { ...page, sections, foldedTitle, all: sections.map((one) => one.folded).join("\n") };
}

/* Find the pages that contain all words, or others for them; when there are none, the parts of the words are tried
   instead, if they may. A query that has other words as a whole is taken as one word. */
export function find(pages, query, mayPart = true, list = NO_WORDS) {
  const whole = fold(query).trim();
  let asked = (list.others.has(whole) ? [whole] : words(query)).map((word) => alternatives(word, list));
  let found = matching(pages, asked);
  let inParts = false;
  if (!found.length && splitter && mayPart) {
    const parts = [...splitter.segment(query.normalize("NFKC"))].filter((part) => part.isWordLike);
    const useful = [...new Set(parts.map((part) => fold(part.segment)))].filter((part) => part.length > 1 && !/^\d+$/u.test(part));
    if (useful.length > 1) {
      asked = useful.map((word) => [word]);
      found = matching(pages, asked);
      inParts = true;
    }
  }
  return { wanted: asked.map((group) => used(group, found)), asked: asked.flat(), inParts, groups: grouped(found) };
}

const holds = (page, word) => page.all.includes(word) || page.foldedTitle.includes(word);

/* The words of a group by which pages were found; the one that was asked for, if none was. */
function used(group, found) {
  const there = group.filter((word) => found.some(({ page }) => holds(page, word)));
  return { own: group[0], found: there.length ? there : group.slice(0, 1) };
}

function matching(pages, asked) {
  if (!asked.length) return [];
  return pages
    .filter((page) => asked.every((group) => group.some((word) => holds(page, word))))
    .map((page) => ({ page, score: score(page, asked.flat()), hits: hits(page, asked.flat()) }))
    .sort((a, b) => named(b.page, asked) - named(a.page, asked) || a.page.rank - b.page.rank || b.score - a.score || (a.page.path < b.page.path ? -1 : 1));
}

/* Whether a page is called what was asked for: it comes first, whatever it is. */
const named = (page, asked) => Number(asked.length === 1 && asked[0].includes(page.foldedTitle));

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

/* The sections that hold words, those with the most of them first, then headings. */
function hits(page, asked) {
  return page.sections
    .map((section, order) => ({
      section,
      order,
      held: asked.filter((word) => section.folded.includes(word)).length,
      inHeading: asked.some((word) => section.foldedHeading.includes(word)),
    }))
    .filter((hit) => hit.held)
    .sort((a, b) => b.held - a.held || b.inHeading - a.inHeading || a.order - b.order);
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
  const held = (one) => asked.filter((word) => fold(one).includes(word)).length;
  const line = lines.reduce((best, one) => (held(one) > (best ? held(best) : 0) ? one : best), undefined);
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

function item(root, asked, { page, hits: places }, most = SHOWN_OF_PAGE) {
  const link = element("a", { href: root + page.path, children: marked(page.title, asked) });
  const lines = places.slice(0, most).map(({ section }) => {
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

function counted(query, { asked, wanted, inParts }, count) {
  if (count && !inParts) {
    const isPlain = wanted.every(({ own, found }) => found.length === 1 && found[0] === own);
    const groups = wanted.map(({ own, found }) => `${found.map((one) => `「${one}」`).join("か")}${found.includes(own) ? "" : `（「${own}」でもさがしました）`}`);
    return `${isPlain ? `「${query}」` : groups.join("と")}を含むページ：${count}`;
  }
  return `「${query}」を含むページは、ありません。${count ? `${partly(asked)}をすべて含むページ：${count}` : ""}`;
}

function partly(asked) {
  return `分けたことば（${asked.map((one) => `「${one}」`).join("")}）`;
}

/* Show what was found, below a status that stays while it changes, so that screen readers notice the change. */
function show(target, status, parts) {
  let line = target.querySelector(":scope > [role='status']");
  if (!line) {
    line = element("p", { className: "found__count" });
    line.setAttribute("role", "status");
    target.replaceChildren(line);
  }
  line.textContent = status;
  while (line.nextSibling) line.nextSibling.remove();
  target.append(...parts);
}

/* The pages that were found, by group; with `most`, only so many pages and a link to all. */
function shownPages(root, query, { asked, groups }, count, most, level) {
  const parts = [];
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
  return parts;
}

/* The lines of sources that were found, below their documents. */
function shownSources(root, { asked, documents }) {
  if (!documents.length) return [];
  const items = documents.map((one) => {
    const made = item(root, asked, one, SHOWN_OF_SOURCE);
    made.firstChild.append(" ", element("small", { text: one.page.group }));
    const more = one.hits.length - SHOWN_OF_SOURCE;
    if (more > 0) made.append(element("p", { className: "found__line", text: `ほかに${more}行あります。` }));
    return made;
  });
  return [element("h2", { className: "found__group", text: `${SOURCES}（${lineCount(documents)}行）` }), element("ul", { className: "found", children: items })];
}

const lineCount = (documents) => documents.reduce((sum, one) => sum + one.hits.length, 0);

function countedLines({ asked, inParts, documents }) {
  if (!documents.length) return `　${SOURCES}には、ありません。`;
  return `　${SOURCES}${inParts ? `の、${partly(asked)}を含む行` : ""}：${lineCount(documents)}行`;
}

/* Search in the sources; the words are tried in parts only if they were for the pages. */
async function findInSources(root, query, mayPart, list) {
  const found = find(await loadSources(root), query, mayPart, list);
  return { ...found, documents: found.groups.flatMap(([, documents]) => documents) };
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
  const choice = page && document.querySelector("[data-sources]");
  let timer = 0;

  const run = async () => {
    const query = field.value.trim();
    const inSources = Boolean(choice?.checked);
    if (!query) {
      panel.hidden = true;
      if (page) page.replaceChildren(element("p", { text: "ことばを入れてください。" }));
      return;
    }
    try {
      const [pages, list] = await Promise.all([loadPages(root), loadWords(root).catch(() => NO_WORDS)]);
      const found = find(pages, query, true, list);
      const sources = inSources && (await findInSources(root, query, found.inParts, list).catch(() => null));
      if (field.value.trim() !== query || Boolean(choice?.checked) !== inSources) return;
      const count = found.groups.reduce((sum, [, pages]) => sum + pages.length, 0);
      let status = counted(query, found, count);
      const parts = shownPages(root, query, found, count, page ? Infinity : SHOWN_BELOW_FIELD, page ? "h2" : "p");
      if (sources) {
        status += countedLines(sources);
        parts.push(...shownSources(root, sources));
      } else if (inSources) {
        status += `　${SOURCES}は、さがせませんでした。通信を確かめて、もう一度試してください。`;
      } else if (choice && (!count || found.inParts)) {
        parts.unshift(offer());
      }
      if (!count && !sources?.documents?.length) status += "ことばを短くするか、別のことばで試してください。";
      show(target, status, parts);
    } catch {
      failed(target);
    }
    if (!page) panel.hidden = false;
  };
  const remember = () => {
    history.replaceState(null, "", `?q=${encodeURIComponent(field.value.trim())}${choice?.checked ? "&in=sources" : ""}`);
  };
  const choose = () => {
    remember();
    run();
  };
  const offer = () => {
    const button = element("button", { className: "found__offer", text: "資料の中もさがす" });
    button.type = "button";
    button.addEventListener("click", () => {
      choice.checked = true;
      choice.focus();
      choose();
    });
    return element("p", { children: [button] });
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(run, 60);
  };

  field.addEventListener("focus", () => loadPages(root).catch(() => {}), { once: true });
  field.addEventListener("input", soon);
  field.addEventListener("keyup", (event) => {
    if (event.key === "Escape") panel.hidden = true;
  });
  form.addEventListener("submit", (event) => {
    if (!page) return;
    event.preventDefault();
    choose();
  });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) panel.hidden = true;
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) panel.hidden = true;
  });
  if (page) {
    const asked = new URLSearchParams(location.search);
    field.value = asked.get("q") ?? "";
    if (choice) {
      choice.checked = asked.get("in") === "sources";
      choice.addEventListener("change", choose);
      choice.closest("p").hidden = false;
    }
    if (field.value) run();
  }
}

document.querySelectorAll("form[data-search]").forEach(startField);
