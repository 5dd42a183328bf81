/** The table of docs/proof, made from the files that `npm run prove` wrote. */
export function proofTable(proofs) {
  const rows = proofs
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((p) => `| [${p.name}](${p.name}.json) | ${p.about} | ${p.passed} of ${p.n} | ${p.date.slice(0, 10)} | ${p.commit} |`);
  return `# Proof\n\nLong counts, written by \`npm run prove NAME\`; this table is made from the files beside it.\n\n| proof | what | result | date | commit |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
}
