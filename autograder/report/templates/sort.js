"use strict";
// Each heading of a table becomes a button that sorts by its column; without this script the tables stay in their order.
for (const table of document.querySelectorAll("table.sortable")) {
  const headings = [...table.tHead.rows[0].cells], body = table.tBodies[0];
  const value = (row, n) => row.cells[n].dataset.v ?? row.cells[n].textContent.trim();
  const compare = (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    return isNaN(a) || isNaN(b) ? a.localeCompare(b) : a - b;
  };
  headings.forEach((heading, n) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      headings.forEach(other => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const empty = row => value(row, n) === "";
      const rows = [...body.rows].sort((a, b) => (empty(a) - empty(b)) || (down ? -1 : 1) * compare(value(a, n), value(b, n)));
      body.append(...rows);
    });
  });
}
