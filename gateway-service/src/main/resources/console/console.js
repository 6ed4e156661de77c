"use strict";

const LABELS = {
  "do": ["Do", "Outcome", true],
  "identify": ["Do", "Outcome", true],
  "separation": ["First set", "Second set", true],
  "adjustment-sets": ["Treatments", "Outcomes", false],
};

const by = (id) => document.getElementById(id);
let answering = 0;

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function names(id) {
  return by(id).value.split(",").map((name) => name.trim()).filter((name) => name);
}

// "X=1, Z=0" is an assignment, "X, Z" a list of names; a mixture is told to the person.
function bindings(id) {
  const parts = names(id);
  if (!parts.some((part) => part.includes("="))) return parts;
  const values = {};
  for (const part of parts) {
    const at = part.indexOf("=");
    if (at < 0) throw new Error(`'${part}' has no value; give all of them a value, or none`);
    const value = part.slice(at + 1).trim();
    values[part.slice(0, at).trim()] = /^\d+$/.test(value) ? Number(value) : value;
  }
  return values;
}

function json(id, what) {
  try {
    return JSON.parse(by(id).value);
  } catch (wrong) {
    throw new Error(`The ${what} is not JSON: ${wrong.message}`);
  }
}

function graph() {
  const text = by("graph").value.trim();
  if (text.startsWith("[")) return { edges: json("graph", "graph") };
  if (text.startsWith("{")) return json("graph", "graph");
  return { text };
}

function request(ask) {
  const body = { graph: graph() };
  if (ask === "do") {
    body.distribution = json("distribution", "distribution");
    body.outcome = names("second");
    body.do = bindings("first");
    body.given = bindings("third");
  } else if (ask === "identify") {
    body.query = { outcome: names("second"), do: names("first"), given: names("third") };
  } else if (ask === "separation") {
    Object.assign(body, { x: names("first"), y: names("second"), given: names("third") });
  } else {
    Object.assign(body, { treatments: names("first"), outcomes: names("second"), kind: "all-minimal" });
  }
  return body;
}

function curl(ask, body) {
  const text = JSON.stringify(body).replaceAll("'", "'\\''");
  return `curl ${location.origin}/api/v1/${ask} -H 'Content-Type: application/json' -d '${text}'`;
}

function path(edges) {
  return edges.map((edge) => `${edge.from} ${edge.kind} ${edge.to}`).join(",  ");
}

function set(list) {
  return list.length ? `{${list.join(", ")}}` : "{ } - nothing at all";
}

function number(p) {
  return p === null ? "undefined" : Number(p.toPrecision(10)).toString();
}

function table(distribution, caption) {
  const made = element("table");
  made.append(element("caption", caption));
  const head = element("tr");
  for (const name of [...distribution.vars, "probability"]) {
    const cell = element("th", name);
    cell.scope = "col";
    head.append(cell);
  }
  made.append(element("thead"));
  made.tHead.append(head);
  const rows = element("tbody");
  const state = distribution.vars.map(() => 0);
  const shown = Math.min(distribution.p.length, 256);
  for (let cell = 0; cell < shown; cell++) {
    const row = element("tr");
    state.forEach((value) => row.append(element("td", value)));
    row.append(element("td", number(distribution.p[cell]), "number"));
    rows.append(row);
    for (let place = state.length - 1; place >= 0; place--) {
      if (++state[place] < distribution.cards[place]) break;
      state[place] = 0;
    }
  }
  made.append(rows);
  const parts = [made];
  if (shown < distribution.p.length) {
    parts.push(element("p", `The first ${shown} of ${distribution.p.length} rows.`, "quiet"));
  }
  for (const cell of distribution.undefined || []) {
    parts.push(element("p", `${JSON.stringify(cell.assignment)}: ${cell.reason}`, "quiet"));
  }
  return parts;
}

function formula(answer) {
  if (!answer.identifiable) {
    return [
      element("p", "Not identifiable: the same distribution is possible with different effects."),
      element("p", answer.reason),
      element("p", `Hedge: ${set(answer.hedge.F)} over ${set(answer.hedge.FPrime)}`),
    ];
  }
  const parts = [element("p", `Identifiable (${answer.method}):`), element("pre", answer.estimand.text, "formula")];
  parts[1].tabIndex = 0;
  if (answer.steps && answer.steps.length) {
    const steps = element("ol");
    answer.steps.forEach((step) => steps.append(element("li", step)));
    parts.push(element("h3", "Steps"), steps);
  }
  if (answer.distribution) parts.push(...table(answer.distribution, "The distribution under the intervention"));
  return parts;
}

function separated(answer) {
  return answer.separated
    ? [element("p", "Separated: they are independent in every distribution of this graph.")]
    : [element("p", "Not separated. An open path:"), element("pre", path(answer.openPath || []), "formula")];
}

function adjustment(answer) {
  if (!answer.exists) {
    const parts = [element("p", answer.reason || "No set of measured variables is valid.")];
    if (answer.openPath) parts.push(element("pre", path(answer.openPath), "formula"));
    return parts;
  }
  const list = element("ul");
  answer.sets.forEach((one) => list.append(element("li", set(one))));
  return [element("p", "Each of these sets suffices, and no part of it does:"), list];
}

function problem(what) {
  const box = element("div", undefined, "problem");
  box.append(element("strong", what.title || "That did not work"));
  box.append(element("p", what.detail || String(what)));
  if (what.field) box.append(element("p", `At ${what.field}`, "quiet"));
  if (what.type) {
    const more = element("a", "What this means");
    more.href = what.type;
    box.append(more);
  }
  return [box];
}

function show(parts) {
  by("result").replaceChildren(...parts);
}

const SHOWS = { "do": formula, "identify": formula, "separation": separated, "adjustment-sets": adjustment };

async function send(ask, body) {
  const headers = { "Content-Type": "application/json" };
  if (by("key").value) headers.Authorization = `Bearer ${by("key").value}`;
  const response = await fetch(`/api/v1/${ask}`, { method: "POST", headers, body: JSON.stringify(body) });
  const answer = await response.json();
  if (response.status === 401) by("key-field").hidden = false;
  return response.ok ? SHOWS[ask](answer) : problem(answer);
}

async function submit(event) {
  event.preventDefault();
  const turn = ++answering;
  const ask = by("ask").value;
  let parts;
  try {
    const body = request(ask);
    by("request").textContent = curl(ask, body);
    by("result").setAttribute("aria-busy", "true");
    parts = await send(ask, body);
  } catch (wrong) {
    parts = problem({ detail: wrong.message });
  }
  // A later question has overtaken this one.
  if (turn !== answering) return;
  by("result").removeAttribute("aria-busy");
  show(parts);
}

function choose() {
  const [first, second, given] = LABELS[by("ask").value];
  by("first-label").textContent = first;
  by("second-label").textContent = second;
  by("third-field").hidden = !given;
  by("distribution-field").hidden = by("ask").value !== "do";
  by("values-help").hidden = by("ask").value !== "do";
}

async function copy() {
  try {
    await navigator.clipboard.writeText(by("request").textContent);
    by("copied").textContent = "Copied.";
  } catch (denied) {
    by("copied").textContent = "Select the text and copy it by hand.";
  }
}

by("question").addEventListener("submit", submit);
by("ask").addEventListener("change", choose);
by("copy").addEventListener("click", copy);
choose();
by("request").textContent = curl("do", request("do"));
