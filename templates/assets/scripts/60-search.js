// The search: finds pages in the index beside the site, without asking any other host.

const search = document.querySelector("[data-search]");

if (search) {
  const SHOWN = 10;
  const PLACES = 3;
  const form = search.querySelector("form");
  const part = (name) => search.querySelector(`[data-search-${name}]`);
  const more = search.querySelector("[data-button='more']");
  const filters = [...form.querySelectorAll("select")];
  const root = new URL(search.dataset.root, document.baseURI);
  const title = document.title;
  let engine;
  let latest = 0;
  let found = [];

  // The engine and its index are fetched when somebody searches, not before.
  const load = async () => {
    const loaded = await import(new URL(`${search.dataset.index}pagefind.js`, document.baseURI).href);
    // Whoever asks for a partnership, or by the words of a title, wants that page first.
    const ranking = { metaWeights: { title: 12, name: 20 } };
    await loaded.options({ baseUrl: root.pathname, excerptLength: 30, ranking });
    return loaded;
  };

  const element = (name, classes, ...inside) => {
    const made = document.createElement(name);
    if (classes) made.className = classes;
    made.append(...inside);
    return made;
  };

  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // The engine marks whatever begins alike, as "still" where "St Zoe" was asked for: short words must be whole.
  const isAsked = (text) => folded(words()).split(/\s+/).some((word) => {
    const [mine, theirs] = [word, folded(text)].map((one) => one.match(/[\p{L}\p{N}]+/u)?.[0] ?? "");
    return mine === theirs || (mine.length > 2 && theirs.startsWith(mine.slice(0, 3)));
  });

  // What is found is text with <mark> around words; only those two signs are written as entities in it.
  const marked = (excerpt) =>
    excerpt.split(/(<mark>.*?<\/mark>)/s).map((piece) => {
      const text = piece.replace(/<\/?mark>/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
      return piece.startsWith("<mark>") && isAsked(text) ? element("mark", "", text) : text;
    });

  const link = (url, text) => {
    const made = element("a", "", text);
    made.href = url;
    return made;
  };

  // How much of what was asked for stands under a heading of a page.
  const weight = (place) => place.weighted_locations.reduce((sum, one) => sum + one.balanced_score, 0);

  // The terms of a glossary that have the words asked for in their name: they are no headings, which are found as such.
  const explained = (page) => {
    const asked = words().toLowerCase().split(/\s+/).filter(Boolean);
    const named = (one) => asked.length > 0 && asked.every((word) => one.text.toLowerCase().includes(word));
    return (page.anchors ?? []).filter((one) => one.element === "dt" && named(one));
  };

  const result = async (item) => {
    const page = await item.data();
    const made = element("li", "app-results__item");
    made.append(element("h3", "nhsuk-heading-s", link(page.url, page.meta.title)));
    const under = ["region", "year"].flatMap((name) => page.filters[name] ?? []);
    if (under.length) made.append(element("p", "app-results__place", under.join(", ")));
    made.append(element("p", "app-results__excerpt", ...marked(page.excerpt)));
    const places = page.sub_results
      .filter((one) => one.url.includes("#"))
      .sort((one, other) => weight(other) - weight(one))
      .slice(0, PLACES);
    const terms = explained(page).slice(0, PLACES).map((one) => ({ url: `${page.url}#${one.id}`, title: one.text.trim() }));
    const shown = [...terms, ...places].slice(0, PLACES);
    if (shown.length) {
      const list = element("ul", "app-results__places", ...shown.map((one) => element("li", "", link(one.url, one.title))));
      list.setAttribute("aria-label", "On this page");
      made.append(list);
    }
    return made;
  };

  // The next results; true where this is still the search that was asked for last.
  const show = async (number) => {
    const list = part("results");
    const next = found.slice(list.children.length, list.children.length + SHOWN);
    const items = await Promise.all(next.map(result));
    if (number !== latest) return false;
    list.append(...items);
    more.hidden = list.children.length >= found.length;
    return true;
  };

  const words = () => form.elements.q.value.trim();
  const chosen = () => Object.fromEntries(filters.filter((one) => one.value).map((one) => [one.name, one.value]));

  const counted = () => {
    const number = found.length === 1 ? "1 result" : `${found.length} results`;
    const asked = [words() && `“${words()}”`, ...Object.values(chosen())].filter(Boolean).join(", ");
    const hint = found.length ? "" : " Check the spelling, use fewer words, or take a filter away.";
    return `${found.length ? number : "No results"} for ${asked}.${hint}`;
  };

  const run = async () => {
    latest += 1;
    const number = latest;
    const narrowed = chosen();
    const isAsked = words() !== "" || Object.keys(narrowed).length > 0;
    document.title = words() ? `${words()} – ${title}` : title;
    part("broken").hidden = true;
    part("found").hidden = !isAsked;
    if (!isAsked) {
      part("count").textContent = "";
      return;
    }
    part("count").textContent = "Searching…";
    try {
      engine ??= load();
      const answer = await (await engine).search(words() || null, { filters: narrowed });
      if (number !== latest) return;
      found = answer.results;
      part("results").replaceChildren();
      if (await show(number)) part("count").textContent = counted();
    } catch {
      engine = undefined;
      if (number !== latest) return;
      part("found").hidden = true;
      part("broken").hidden = false;
    }
  };

  // What was asked for stands in the address, so that a search can be kept, sent and gone back to.
  const address = () => {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    const query = asked.toString();
    return `${location.pathname}${query ? `?${query}` : ""}`;
  };

  const read = () => {
    const asked = new URLSearchParams(location.search);
    form.elements.q.value = asked.get("q") ?? "";
    for (const one of filters) {
      const value = asked.get(one.name) ?? "";
      one.value = [...one.options].some((option) => option.value === value) ? value : "";
    }
    return run();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.pushState(null, "", address());
    run();
  });
  for (const one of filters) {
    one.addEventListener("change", () => {
      history.replaceState(null, "", address());
      run();
    });
  }
  more.addEventListener("click", async () => {
    const list = part("results");
    const before = list.children.length;
    await show(latest);
    list.children[before]?.querySelector("a").focus();
  });
  addEventListener("popstate", read);

  document.querySelector("[data-search-without]").hidden = true;
  search.hidden = false;
  read();
}
