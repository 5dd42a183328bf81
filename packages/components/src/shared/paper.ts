/** Prints these lines alone, whatever else is on the page: on a sheet of their own that is gone afterwards. */
export function printLines(title: string, lines: readonly string[], lang: string): void {
  const sheet = document.createElement('iframe');
  sheet.setAttribute('aria-hidden', 'true');
  Object.assign(sheet.style, { position: 'fixed', width: '0', height: '0', border: '0' });
  document.body.append(sheet);
  const { contentDocument: paper, contentWindow: view } = sheet;
  if (!paper || !view) return sheet.remove();
  paper.documentElement.lang = lang;
  paper.title = title;
  const line = (tag: 'h1' | 'p', text: string) => Object.assign(paper.createElement(tag), { textContent: text });
  paper.body.append(line('h1', title), ...lines.map((text) => line('p', text)));
  view.addEventListener('afterprint', () => sheet.remove());
  view.print();
}
