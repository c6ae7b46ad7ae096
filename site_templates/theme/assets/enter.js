/* Entering figures: the rows of a plan and year, checked while people type by the rules of the model (rules.json), and
   left as a prefilled issue, as copied lines, or as what to write on which line of the plan's file.

   Nothing is sent anywhere before a link is opened. Nothing here writes HTML: every text goes into the page as text. */

const STRANGE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u;
const NUMBERED = /\p{No}/u;
const WORDS = /^\{ *words *: *(.*?) *\}$/u;
const NOT_IN_WORDS = /["'\\{}]/u;

const whole = (pattern) => new RegExp(`^(?:${pattern})$`, "u");

/* Return the rules ready for use: what `entered` needs, from what the model says. */
export function prepared(rules) {
  return {
    ...rules,
    words: new Set(rules.words),
    number: whole(rules.number),
    values: rules.values.map(whole),
    ranges: rules.ranges.map(whole),
    minus: new RegExp(rules.minus, "gu"),
    groups: new RegExp(rules.groups, "gu"),
  };
}

/* Return the value that a typed text is, as a plan's file has it; null where a person must look again. */
export function entered(text, rules) {
  const given = stripped(text);
  const words = given.match(WORDS)?.[1];
  if (words !== undefined) return words && !STRANGE.test(words) && !NOT_IN_WORDS.test(words) ? `{words: ${words}}` : null;
  if (!given || STRANGE.test(given)) return null;
  const plain = NUMBERED.test(given) ? given : plainNumbers(given.normalize("NFKC"), rules);
  if (rules.number.test(plain)) return /^-0(\.0+)?$/u.test(plain) ? plain.slice(1) : plain;
  return [plain, given].find((one) => isValue(one, rules)) ?? null;
}

function stripped(text) {
  return text.replace(/^[^\S\ufeff]+|[^\S\ufeff]+$/gu, "");
}

function plainNumbers(text, rules) {
  return text.replace(rules.minus, "-").replace(rules.groups, (found) => found.replaceAll(",", ""));
}

function isValue(text, rules) {
  if (rules.words.has(text) || rules.values.some((pattern) => pattern.test(text))) return true;
  return rules.ranges.some((pattern) => pattern.test(text)) && inOrder(text);
}

function inOrder(text) {
  const [low, high] = text.match(/^(-?[0-9.]+)[^0-9-]+(-?[0-9.]+)/u).slice(1).map(Number);
  return low < high;
}

/* Return what to do about a text that is no value. */
export function advice(text, unit, rules) {
  const given = stripped(text);
  if (STRANGE.test(given)) return "見えない文字が入っています。半角の数字で入れなおしてください。";
  const half = given.normalize("NFKC");
  const bare = unit && half.endsWith(unit.normalize("NFKC")) ? entered(half.slice(0, -unit.normalize("NFKC").length), rules) : null;
  if (bare) return `単位の「${unit}」を取って、${bare} と入れてください。`;
  if (WORDS.test(given)) return "この書き方のことばは、計画ファイルで書いてください。";
  return `「${given}」は、数字としても、決まったことばとしても読めません。半角の数字か、値がないわけ（${reasons(rules).join("、")} など）にしてください。資料のことばなら {words: ${given}} のように入れます。`;
}

const reasons = (rules) => rules.missing.filter((word) => /^\p{Script=Han}{3,}$/u.test(word)).slice(0, 3);

/* Return the texts of one column that was pasted, row by row; null if there are several columns. */
export function column(text) {
  const lines = text.replace(/\r\n?/gu, "\n").replace(/\n$/u, "").split("\n");
  return lines.some((line) => line.replace(/\t+$/u, "").includes("\t")) ? null : lines.map((line) => line.replace(/\t+$/u, ""));
}

/* Return the address of the form with these fields, and whether they all fit into it. */
export function proposal(address, fields, longest) {
  const filled = `${address}&${encoded(fields)}`;
  if (filled.length <= longest) return { address: filled, fits: true };
  const { values, ...rest } = fields;
  const shorter = `${address}&${encoded(rest)}`;
  return { address: shorter.length <= longest ? shorter : address, fits: false };
}

const encoded = (fields) => String(new URLSearchParams(fields)).replaceAll("+", "%20");

/* Return what to write on which line of the plan's file, in words and as YAML. */
export function edit(row, year, value, key) {
  const yaml = /^[-\p{L}\p{N}〜～~.]+$/u.test(value) || value.startsWith("{words: ") ? value : JSON.stringify(value);
  const known = row.years[year];
  if (!known) return { line: row.line, how: "この指標の、前の年度の行の下に足す行", yaml: `${key}: {actual: ${yaml}}` };
  if (known.actual) return { line: known.line, how: `${known.key} の行の actual: を、これに直す`, yaml: `actual: ${yaml}` };
  return { line: known.line, how: `${known.key} の行の「}」の前に、これを足す`, yaml: known.target ? `, actual: ${yaml}` : `actual: ${yaml}` };
}

const element = (name, text = "", properties = {}) => Object.assign(document.createElement(name), { textContent: text, ...properties });

async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

function start(form) {
  const part = (name) => form.querySelector(`[data-${name}]`);
  const [choice, years, place] = ["_plan", "_year", "_place"].map((id) => form.querySelector(`#${id}`));
  const list = part("rows");
  let rules = null;
  let plan = null;
  let rows = [];

  const typed = () => rows.filter((row) => stripped(row.field.value));
  const values = () => typed().flatMap((row) => (row.value === null ? [] : [`${row.of.id}: ${row.value}`])).join("\n");

  const check = (row) => {
    const text = row.field.value;
    row.value = stripped(text) ? entered(text, rules) : null;
    const bad = Boolean(stripped(text)) && row.value === null;
    const last = row.of.years[Number(years.value) - 1];
    const same = !bad && row.value && row.value === last?.number;
    row.field.setAttribute("aria-invalid", String(bad));
    row.note.className = bad ? "enter__note enter__note--bad" : "enter__note";
    row.note.textContent = bad ? advice(text, row.of.unit, rules) : same ? "去年の値と同じです。資料のとおりか、確かめてください。" : "";
  };

  const sum = () => {
    const filled = typed();
    const bad = filled.filter((row) => row.value === null).length;
    const good = filled.length - bad;
    part("sum").textContent = bad
      ? `${good}個の値が入っています。${bad}個は、直してください。`
      : good ? `${good}個の値が入っています。` : "まだ何も入っていません。";
    part("out").hidden = part("self").hidden = !good || bad > 0;
    part("long").hidden = true;
    if (!good || bad) return;
    const [name, key] = plan.years[years.value];
    const fields = { title: `実績の提案：${plan.title} ${name}`, plan: plan.id, year: key, place: stripped(place.value), values: values() };
    const { address, fits } = proposal(rules.proposals, fields, rules.longest);
    part("go").hidden = !rules.proposals;
    part("go").href = address;
    part("long").hidden = fits || !rules.proposals;
    part("lines").replaceChildren(...filled.map((row) => selfEdit(row, key)));
  };

  const selfEdit = (row, key) => {
    const { line, how, yaml } = edit(row.of, years.value, row.value, key);
    const full = `${row.of.above.split(" ＞ ").at(-1)}／${row.of.name}`.replace(/^／/u, "");
    const item = element("li");
    const name = element("p", `${full}：${how}`);
    const what = element("p");
    what.append(element("code", yaml), " ", copier("コピー", () => yaml, `${full}：コピー`));
    if (plan.file) what.append(" ", element("a", "計画ファイルの行", { href: plan.file + line, rel: "noopener", ariaLabel: `${full}：計画ファイルの行` }));
    item.append(name, what);
    return item;
  };

  const copier = (label, text, name = label) => {
    const button = element("button", label, { type: "button" });
    button.setAttribute("aria-label", name);
    copying(button, text, label);
    return button;
  };

  const copying = (button, text, label) =>
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text());
        button.textContent = "写しました";
      } catch {
        button.textContent = "写せません（選んで写してください）";
      }
      setTimeout(() => (button.textContent = label), 3000);
    });

  const paste = (event, index) => {
    const text = event.clipboardData?.getData("text") ?? "";
    if (!/[\n\t]/u.test(text.replace(/[\r\n\t]+$/u, ""))) return;
    event.preventDefault();
    const cells = column(text);
    if (!cells) {
      part("sum").textContent = "2列以上が写されています。実績の1列だけを写して、貼り付けてください。";
      return;
    }
    const into = rows.slice(index, index + cells.length);
    into.forEach((row, at) => {
      if (stripped(cells[at])) row.field.value = stripped(cells[at]);
      check(row);
    });
    sum();
    const rest = cells.length - into.length;
    part("sum").textContent = `${into.length}行に貼り付けました。${rest ? `${rest}行は、欄が足りずに残りました。` : ""}${part("sum").textContent}`;
    into.at(-1)?.field.focus();
  };

  const rowOf = (of, index) => {
    const item = element("li", "", { className: "enter__row" });
    const [year, before] = [of.years[years.value], of.years[Number(years.value) - 1]];
    const label = element("label", "", { htmlFor: `_v${index}` });
    if (of.above) label.append(element("small", of.above));
    label.append(element("b", of.name));
    const facts = [
      `去年の実績 ${before?.actual || "（なし）"}`,
      ...(year?.target ? [`今年の目標 ${year.target}`] : []),
      ...(year?.actual ? [`もう入っている値 ${year.actual}`] : []),
    ];
    const known = element("p", facts.join("　"), { className: "enter__known", id: `_k${index}` });
    const line = element("p", "", { className: "enter__line" });
    const field = element("input", "", { id: `_v${index}`, type: "text", inputMode: "text", autocomplete: "off" });
    field.setAttribute("aria-describedby", `_k${index} _n${index}`);
    line.append(field, element("span", of.unit));
    const note = element("p", "", { className: "enter__note", id: `_n${index}` });
    note.setAttribute("aria-live", "polite");
    item.append(label, known, line, note);
    const row = { of, item, field, note, value: null };
    field.addEventListener("input", () => {
      check(row);
      sum();
    });
    field.addEventListener("paste", (event) => paste(event, index));
    field.addEventListener("keydown", (event) => {
      const next = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
      if (!next || event.isComposing) return;
      event.preventDefault();
      rows[index + next]?.field.focus();
    });
    return row;
  };

  const show = () => {
    rows = plan.rows.map(rowOf);
    list.replaceChildren(...rows.map((row) => row.item));
    part("body").hidden = false;
    sum();
  };

  const choose = async () => {
    part("body").hidden = true;
    years.disabled = true;
    if (!choice.value) return;
    try {
      rules ??= prepared(await json("rules.json"));
      plan = await json(`${choice.value}.json`);
    } catch {
      years.replaceChildren(element("option", "読みこめません。通信を確かめて、選びなおしてください"));
      return;
    }
    years.replaceChildren(...Object.entries(plan.years).map(([year, [name]]) => element("option", name, { value: year })));
    years.value = String(plan.year);
    years.disabled = false;
    show();
  };

  const leaving = (event) => {
    if (typed().length && !form.dataset.left) event.preventDefault();
  };

  copying(part("copy"), values, part("copy").textContent);
  part("go").addEventListener("click", () => (form.dataset.left = "yes"));
  choice.addEventListener("change", choose);
  years.addEventListener("change", show);
  place.addEventListener("input", sum);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("beforeunload", leaving);
  form.hidden = false;
  const asked = new URLSearchParams(location.search).get("plan");
  if (asked && [...choice.options].some((option) => option.value === asked)) choice.value = asked;
  if (choice.value) choose();
}

document.querySelectorAll("form[data-enter]").forEach(start);
