// A CMS asks factcheck about the article in its editor and gets back ranges to decorate, as ProseMirror and its kin take them.
// Start the service with the site that the editor runs on:  factcheck serve --allow-origin https://cms.example
// In Node:  node examples/cms-client.mjs article.txt

const SERVICE = globalThis.process?.env.FACTCHECK_URL ?? "http://127.0.0.1:8765";

// Offsets come in code points; editors count UTF-16 units.
const units = (text) => {
  const starts = [];
  let at = 0;
  for (const character of text) { starts.push(at); at += character.length; }
  return (offset) => starts[offset] ?? at;
};

/** Check a text: a list of {from, to, class, title, fingerprint}, in order; `after` is where the text begins in the document. */
export async function ranges(text, { token, dateline, after = 0, signal } = {}) {
  const answer = await fetch(`${SERVICE}/v1/check`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ text, ...(dateline && { dateline }) }),
    signal,
  });
  const told = await answer.json();
  if (!answer.ok) throw new Error(`${told.detail} (${told.instance})`);
  const place = units(text);
  return told.articles[0].findings
    .filter((finding) => finding.verdict !== "consistent")
    .map((finding) => ({
      from: after + place(finding.stated.start),
      to: after + place(finding.stated.end),
      class: finding.verdict === "inconsistent" ? "factcheck-amend" : "factcheck-review",
      title: [finding.message, finding.formula].filter(Boolean).join("\n"),
      fingerprint: finding.fingerprint,
    }));
}

// With ProseMirror: DecorationSet.create(doc, found.map(({ from, to, ...attrs }) => Decoration.inline(from, to, attrs)))
if (globalThis.process?.argv[1]?.endsWith("cms-client.mjs")) {
  const { readFile } = await import("node:fs/promises");
  console.log(JSON.stringify(await ranges(await readFile(process.argv[2], "utf8")), null, 2));
}
