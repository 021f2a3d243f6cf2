// Safe areas: what may be covered or cut off, over each preview.

import { all, find } from "./studio.js";

export function showSafeAreas(cells, shown) {
  for (const cell of all(".cell", cells)) {
    find("svg.safe", cell)?.remove();
    if (shown) find(".stage", cell).append(safeArea(cell));
  }
}

function safeArea({ dataset }) {
  const [width, height] = dataset.size.split(",").map(Number), [left, top, right, bottom] = dataset.safeArea.split(",").map(Number);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), path = document.createElementNS(svg.namespaceURI, "path");
  svg.setAttribute("class", "safe");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  path.setAttribute("fill-rule", "evenodd");
  path.setAttribute("d", `M0 0H${width}V${height}H0ZM${left} ${top}H${right}V${bottom}H${left}Z`);
  svg.append(path);
  return svg;
}
