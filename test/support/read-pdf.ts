import { inflateSync } from 'node:zlib';

/** One object of a file: its dictionary, and its stream unpacked. */
interface PdfObject {
  readonly text: string;
  readonly stream: string;
}

function objectsOf(bytes: Buffer): Map<string, PdfObject> {
  const file = bytes.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const [whole, number, body] of file.matchAll(/(\d+) 0 obj\n([\s\S]*?)endobj/g)) {
    const at = whole!.indexOf('stream\n');
    const text = at < 0 ? body! : whole!.slice(0, at);
    const packed = at < 0 ? '' : whole!.slice(at + 7, whole!.lastIndexOf('\nendstream'));
    let stream = packed;
    if (text.includes('/FlateDecode')) {
      try {
        stream = inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
      } catch {
        stream = '';
      }
    }
    objects.set(number!, { text, stream });
  }
  return objects;
}

/** Which characters the glyphs of a font stand for, as the file itself says (`ToUnicode`). */
function charactersOf(cmap: string): Map<string, string> {
  const of = new Map<string, string>();
  const read = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, first, , list] of cmap.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)) {
    const texts = [...list!.matchAll(/<([0-9a-f ]*)>/gi)].map(([, hex]) => read(hex!.replaceAll(' ', '')));
    for (const [at, text] of texts.entries())
      of.set((Number.parseInt(first!, 16) + at).toString(16).padStart(4, '0'), text);
  }
  return of;
}

/** The text of a PDF in the order in which it is drawn, its pieces parted by blanks. */
export function readPdf(bytes: Buffer): string {
  const objects = objectsOf(bytes);
  const fonts = new Map<string, Map<string, string>>();
  for (const { text } of objects.values()) {
    for (const [, name, number] of text.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number!)?.text ?? '')?.[1];
      if (unicode) fonts.set(name!, charactersOf(objects.get(unicode)?.stream ?? ''));
    }
  }
  const lines: string[] = [];
  for (const { stream } of objects.values()) {
    let font: Map<string, string> | undefined;
    let line = '';
    for (const [token, name, hex] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>|\bET\b/g)) {
      if (name) font = fonts.get(name);
      else if (hex && font) line += (hex.match(/.{4}/g) ?? []).map((glyph) => font?.get(glyph) ?? '').join('');
      else if (token === 'ET' && line !== '') {
        lines.push(line);
        line = '';
      }
    }
  }
  return lines.join(' ');
}
