// Elements. Text always goes in as text, never as markup: names come from other people's files.

type Child = Node | string | null;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/** Returns the element of the template with this id; without it the template and the script do not belong together. */
export function getPart<T extends HTMLElement = HTMLElement>(id: string): T {
  const part = document.getElementById(id);
  if (!part) throw new Error(`the page has no part “${id}”`);
  return part as T;
}

/** A name in any script, kept apart from the direction of the text around it. */
export const name = (text: string): HTMLElement => el("bdi", { dir: "auto" }, text);

export interface Column {
  title: string;
  number?: boolean;
}

/** Builds a table with a caption and a header row that repeats on every printed page. */
export function table(caption: string, columns: Column[], rows: Child[][]): HTMLTableElement {
  const built = el("table", {}, el("caption", {}, caption), head(columns));
  built.append(el("tbody", {}, ...rows.map((row) => tableRow(columns, row))));
  return built;
}

export function head(columns: Column[]): HTMLElement {
  const cells = columns.map((c) => el("th", { scope: "col", ...(c.number ? { class: "number" } : {}) }, c.title));
  return el("thead", {}, el("tr", {}, ...cells));
}

/** Builds a row whose first cell names it; each cell carries its column's title for narrow screens. */
export function tableRow(columns: Column[], cells: Child[]): HTMLTableRowElement {
  const built = cells.map((cell, i) => {
    const column = columns[i];
    const attributes: Record<string, string> = { "data-title": column?.title ?? "" };
    if (column?.number) attributes.class = "number";
    return i === 0 ? el("th", { scope: "row", ...attributes }, cell) : el("td", attributes, cell);
  });
  return el("tr", {}, ...built);
}
