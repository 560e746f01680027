/**
 * The cells of one record (RFC 4180). `open`: it goes on in the next line. `broken`: something follows a closing quote. A
 * quote inside a cell that does not begin with one is a character like any other.
 */
export function readRecord(text: string, separator: string): string[] | 'open' | 'broken' {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      const cell = readQuoted(text, at + 1);
      if (cell === undefined) return 'open';
      cells.push(cell.value);
      at = cell.end;
      if (at < text.length && text[at] !== separator) return 'broken';
    } else {
      const end = text.indexOf(separator, at);
      cells.push(text.slice(at, end < 0 ? text.length : end));
      at = end < 0 ? text.length : end;
    }
    if (at >= text.length) return cells;
    at += 1;
    // The record ends with a separator: one more cell, an empty one.
    if (at === text.length) return [...cells, ''];
  }
}

/** A cell from behind its opening quote; undefined if it is not closed. */
function readQuoted(text: string, from: number): { value: string; end: number } | undefined {
  let value = '';
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return undefined;
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}
