// Sorts and filters the table of a comparison. The view stands in the address, so that it can be kept and sent.

const table = document.querySelector("table[data-compare]");
if (table) {
  const controls = document.querySelector(".app-compare__controls");
  const field = controls.querySelector("input");
  const status = controls.querySelector("[role=status]");
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells].filter((head) => head.dataset.key);
  const names = new Intl.Collator("en-GB", { sensitivity: "base" });
  const ARROWS = { descending: "\u25BC", ascending: "\u25B2", none: "\u2195" };
  const start = { key: "value", order: "descending" };
  // A wait after the last key: a browser allows few changes of the address, and a reader's voice needs quiet.
  const PAUSE = 250;
  let waiting = 0;
  let sorted = { ...start };

  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  // Read once: asking the table again for every key that is pressed would be slow.
  const rows = [...body.rows].map((row, place) => {
    const cells = heads.map((head) => row.cells[head.cellIndex]);
    const texts = heads.map((head, index) => ("numbers" in head.dataset ? "" : cells[index].textContent));
    const value = row.querySelector("[data-value]").dataset.value;
    const named = texts.filter((_, index) => ["name", "region"].includes(heads[index].dataset.key));
    return { row, place, texts, value: value === "" ? null : Number(value), find: folded(named.join("\n")) };
  });

  const sort = ({ key, order }) => {
    const column = heads.findIndex((head) => head.dataset.key === key);
    const sign = order === "descending" ? -1 : 1;
    const compared = (a, b) => {
      // A plan without the number stands last, whichever way the numbers go.
      if (key === "value") return (a.value === null) - (b.value === null) || (a.value === null ? 0 : sign * (a.value - b.value));
      return sign * names.compare(a.texts[column], b.texts[column]);
    };
    body.append(...[...rows].sort((a, b) => compared(a, b) || a.place - b.place).map(({ row }) => row));
    for (const head of heads) {
      const here = head.dataset.key === key;
      if (here) head.setAttribute("aria-sort", order);
      else head.removeAttribute("aria-sort");
      head.querySelector(".app-sort__arrow").textContent = here ? ARROWS[order] : ARROWS.none;
    }
    sorted = { key, order };
  };

  const filter = () => {
    // Several names stand apart by commas: a row fits one of them, with all of its words.
    const asked = folded(field.value).split(",").map((name) => name.split(/\s+/).filter(Boolean)).filter((name) => name.length);
    let shown = 0;
    for (const one of rows) {
      const fits = !asked.length || asked.some((name) => name.every((word) => one.find.includes(word)));
      one.row.hidden = !fits;
      shown += fits;
    }
    return shown;
  };

  const tell = (said) => {
    const shown = rows.filter(({ row }) => !row.hidden).length;
    const advice = shown ? "" : " No name here has these letters: try a part of the name, or clear the field.";
    status.textContent = `${said}Showing ${shown} of ${rows.length} ${rows.length === 1 ? "plan" : "plans"}.${advice}`;
  };

  const keep = () => {
    const address = new URL(location);
    const given = { sort: sorted.key, order: sorted.order, filter: field.value.trim() };
    if (sorted.key === start.key && sorted.order === start.order) given.sort = given.order = "";
    for (const [name, value] of Object.entries(given)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(null, "", address);
  };

  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { tell(""); keep(); }, PAUSE);
  };

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "app-sort";
    button.append(...head.childNodes);
    const arrow = document.createElement("span");
    arrow.className = "app-sort__arrow";
    arrow.setAttribute("aria-hidden", "true");
    arrow.dataset.scripted = "";
    head.append(button);
    button.append(arrow);
    button.addEventListener("click", () => {
      const first = "numbers" in head.dataset ? "descending" : "ascending";
      const other = first === "descending" ? "ascending" : "descending";
      sort({ key: head.dataset.key, order: head.getAttribute("aria-sort") === first ? other : first });
      tell(`Sorted by ${button.textContent.replace(arrow.textContent, "")}, ${sorted.order}. `);
      keep();
    });
  }
  field.addEventListener("input", () => { filter(); later(); });

  // What the address asks for, as far as this table has it.
  const asked = new URL(location).searchParams;
  field.value = asked.get("filter") ?? "";
  const wanted = heads.some((head) => head.dataset.key === asked.get("sort"));
  sort(wanted ? { key: asked.get("sort"), order: asked.get("order") === "descending" ? "descending" : "ascending" } : start);
  filter();
  controls.hidden = false;
  tell("");
}
